"""Groups that somebody says are part of others make these up, as far as the numbers allow it."""

import datetime as dt

import pytest

from indicators.disclosure.adding import Figure, Structure
from indicators.disclosure.nested import nested

DIMENSIONS = {
    "all": "all",
    "girls": "gender",
    "boys": "gender",
    "asian": "colour",
    "chinese": "colour",
    "korean": "colour",
    "white": "colour",
    "girls asian": "both",
    "boys asian": "both",
    "girls white": "both",
}
WITHIN = {
    "chinese": ["asian"],
    "korean": ["asian"],
    "girls asian": ["girls", "asian"],
    "boys asian": ["boys", "asian"],
    "girls white": ["girls", "white"],
    "boys": ["all"],
}


def figure(group: str, count: int | None) -> Figure:
    """A number of people of a group."""
    return Figure(group, "graduates", "town", group, dt.date(2014, 1, 1), dt.date(2014, 12, 31), count, None)


def made_of(within: dict[str, list[str]], **counts: int | None) -> list[tuple[str, list[str]]]:
    """What is made of what, of groups with a stroke for a space."""
    structure = Structure(DIMENSIONS, {"town": None}, {"town": "city"}, within)
    figures = [figure(name.replace("_", " "), count) for name, count in counts.items()]
    return [(whole.group, [one.group for one in parts]) for whole, parts in nested(figures, structure)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"girls": 52, "girls_asian": 5, "girls_white": 47}, [("girls", ["girls asian", "girls white"])]),
        ({"asian": 40, "girls_asian": 5, "boys_asian": 35}, [("asian", ["boys asian", "girls asian"])]),
        # By colour and by both: the same people twice, so that all four, of 75, are no sum.
        (
            {"asian": 40, "chinese": 25, "korean": 15, "girls_asian": 5, "boys_asian": 30},
            [("asian", ["boys asian", "girls asian"]), ("asian", ["chinese", "korean"])],
        ),
        # Of the Asian no figure stands: those within them are part of everyone, as the white are.
        ({"all": 90, "white": 50, "chinese": 25, "korean": 15}, []),
        ({"all": 90, "white": 50, "asian": 40, "chinese": 25}, [("asian", ["chinese"]), ("all", ["asian", "white"])]),
        # No figure of the boys: what lies within them is part of everyone, whom they are part of.
        ({"all": 90, "boys_asian": 35}, [("all", ["boys asian"])]),
    ],
)
def test_what_is_part_of_a_group_makes_it_up(
    counts: dict[str, int | None], expected: list[tuple[str, list[str]]]
) -> None:
    assert made_of(WITHIN, **counts) == expected


def test_where_nobody_says_what_is_part_of_what_there_is_nothing() -> None:
    assert made_of({}, girls=52, girls_asian=5, girls_white=47) == []


def test_a_circle_of_an_earlier_time_ends() -> None:
    circle = {"asian": ["chinese"], "chinese": ["korean"], "korean": ["asian"]}
    assert made_of(circle, korean=15, white=50) == []
