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


def test_groups_that_fail_to_add_up_in_most_periods_are_no_parts() -> None:
    """Elsewhere the two of them are told to be no more, as a sum that is not exact."""
    once = [figure("girls", 52, 2015), figure("red girls", 30, 2015), figure("blue girls", 15, 2015)]
    assert ("girls 2015", ["blue girls 2015", "red girls 2015"]) in found([*TABLE, *once])
    twice = [figure("girls", 52, 2016), figure("red girls", 30, 2016), figure("blue girls", 15, 2016)]
    assert found([*TABLE, *once, *twice]) == [("red 2014", ["red boys 2014", "red girls 2014"])]


def test_where_a_number_is_unknown_the_others_decide() -> None:
    other = [figure("girls", 52, 2015), figure("red girls", None, 2015), figure("blue girls", 15, 2015)]
    assert ("girls 2014", ["blue girls 2014", "red girls 2014"]) in found([*TABLE, *other])


def made_of(years: list[dict[str, int]], **dimensions: list[str]) -> set[tuple[str, frozenset[str]]]:
    """The groups that are made of others, of groups in some dimensions."""
    named = {group: dimension for dimension, groups in dimensions.items() for group in groups}
    structure = Structure({"all": "all", **named}, {"town": None}, {"town": "city"})
    figures = [figure(group, count, 2014 + at) for at, year in enumerate(years) for group, count in year.items()]
    return {(whole.group, frozenset(part.group for part in parts)) for whole, parts in crossed(figures, structure)}


def test_ages_within_one_dimension_are_parts_of_larger_ones() -> None:
    """5 of 0 to 4 years follow from 40 and 35; the four of them are more than everyone."""
    ages = {"0-4": 5, "5-9": 35, "0-9": 40, "10-17": 60}
    assert made_of([{"all": 100, **ages}], age=list(ages)) >= {
        ("0-9", frozenset({"0-4", "5-9"})),
        ("all", frozenset({"0-9", "10-17"})),
    }


def test_a_group_that_is_another_under_another_name_shows_in_two_periods() -> None:
    """18 and 44: one of seven groups would be 18 by chance, in one of 19 ways, and in both periods of 855."""
    years = [{"latino": 18, "white": 61, "asian": 5, "hispanic": 18}, {"latino": 44, "white": 70, "asian": 31}]
    years[1]["hispanic"] = 44
    expected = ("latino", frozenset({"hispanic"}))
    assert expected in made_of(years, race=["latino", "white", "asian"], ethnicity=["hispanic"])


COLOURS = ["latino", "white", "black", "asian", "filipino", "pacific", "two"]
GIRLS = [[121, 83, 47, 5, 19, 29, 37], [64, 150, 91, 77, 33, 58, 102]]
BOYS = [[131, 97, 41, 26, 23, 25, 33], [88, 120, 75, 49, 61, 36, 139]]


def of_colours(girls: list[int], boys: list[int], *, more: int = 0) -> dict[str, int]:
    """Girls and boys of some colours; of `more` girls nobody says of which."""
    found = {"girls": sum(girls) + more, "boys": sum(boys)}
    for colour, one, other in zip(COLOURS, girls, boys, strict=False):
        found |= {f"girls {colour}": one, f"boys {colour}": other}
    return found


def test_girls_of_seven_colours_are_the_girls() -> None:
    """3,432 ways to choose seven of fourteen, and some 100,000 pairs of numbers of girls in both years."""
    both = [f"{own} {colour}" for own in ("girls", "boys") for colour in COLOURS]
    found = made_of([of_colours(*year) for year in zip(GIRLS, BOYS, strict=True)], gender=["girls", "boys"], both=both)
    assert ("girls", frozenset(both[:7])) in found
    assert ("boys", frozenset(both[7:])) in found


def test_one_period_with_a_girl_of_no_colour_does_not_undo_the_other() -> None:
    """20 ways to choose three of six, in one of two periods; 210 numbers that the girls could be."""
    years = [of_colours([120, 80, 40], [125, 90, 41], more=1), of_colours([121, 83, 5], [131, 97, 26])]
    both = [f"{own} {colour}" for own in ("girls", "boys") for colour in COLOURS[:3]]
    assert ("girls", frozenset(both[:3])) in made_of(years, gender=["girls", "boys"], both=both)


def test_one_period_with_many_small_groups_shows_nothing_that_could_be_chance() -> None:
    both = [f"{own} {colour}" for own in ("girls", "boys") for colour in COLOURS]
    assert made_of([of_colours(GIRLS[0], BOYS[0])], gender=["girls", "boys"], both=both) == set()
