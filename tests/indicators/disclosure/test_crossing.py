"""Groups of groups show in the numbers."""

import datetime as dt

from indicators.disclosure.adding import Figure, Structure
from indicators.disclosure.crossing import crossed

STRUCTURE = Structure(
    {"all": "all", "girls": "gender", "red": "colour", "red girls": "both", "red boys": "both", "blue girls": "both"},
    {"town": None},
    {"town": "city"},
)


def figure(group: str, count: int | None, year: int = 2014) -> Figure:
    """A number of people of a group."""
    key = f"{group} {year}"
    return Figure(key, "graduates", "town", group, dt.date(year, 1, 1), dt.date(year, 12, 31), count, None)


TABLE = [
    figure("all", 100),
    figure("girls", 52),
    figure("red", 40),
    figure("red girls", 37),
    figure("red boys", 3),
    figure("blue girls", 15),
]


def found(figures: list[Figure]) -> list[tuple[str, list[str]]]:
    """The groups and what they are made of, by their keys."""
    return [(whole.key, [part.key for part in parts]) for whole, parts in crossed(figures, STRUCTURE)]


def test_girls_are_the_red_and_the_blue_girls_and_the_red_are_girls_and_boys() -> None:
    assert found(TABLE) == [
        ("girls 2014", ["blue girls 2014", "red girls 2014"]),
        ("red 2014", ["red boys 2014", "red girls 2014"]),
    ]


def test_groups_that_fail_to_add_up_in_one_period_are_no_parts() -> None:
    other = [figure("girls", 52, 2015), figure("red girls", 30, 2015), figure("blue girls", 15, 2015)]
    assert found([*TABLE, *other]) == [("red 2014", ["red boys 2014", "red girls 2014"])]


def test_where_a_number_is_unknown_the_others_decide() -> None:
    other = [figure("girls", 52, 2015), figure("red girls", None, 2015), figure("blue girls", 15, 2015)]
    assert ("girls 2014", ["blue girls 2014", "red girls 2014"]) in found([*TABLE, *other])
