"""Groups that share one denominator, and whose counts add up to it, tell one another without a row for everyone."""

from dataclasses import replace

from indicators.disclosure.adding import Figure, Structure
from indicators.disclosure.composing import composed
from indicators.disclosure.tables import Part, Sum
from tests.indicators.disclosure.test_crossing import figure

RACE = Structure(
    {"all": "all", **dict.fromkeys(("white", "latino", "black", "asian"), "race")}, {"town": None}, {"town": "city"}
)


def shares(year: int, people: int, **counts: int) -> list[Figure]:
    return [replace(figure(group, count, year), rest=people - count) for group, count in counts.items()]


def added(figures: list[Figure]) -> list[Sum]:
    return [said for _, own in composed(figures, RACE) for said in own if said.part is Part.COUNT]


def test_counts_that_make_up_the_denominator_of_all_are_a_sum_and_fewer_are_no_more() -> None:
    figures = shares(2014, 200, white=120, latino=60, black=14, asian=6)
    figures += shares(2015, 180, white=100, latino=60, black=12, asian=6)
    assert [(one.parts, one.exact) for one in added(figures)] == [
        (("asian 2014", "black 2014", "latino 2014", "white 2014"), True),
        (("asian 2015", "black 2015", "latino 2015", "white 2015"), False),
    ]


def test_where_nobody_is_of_a_group_it_counts_among_those_that_make_up_the_whole() -> None:
    figures = shares(2014, 200, white=120, latino=60, black=14, asian=6) + shares(
        2015, 180, white=100, latino=60, black=20, asian=0
    )
    assert {frozenset(one.parts) for one in added(figures) if one.exact} >= {
        frozenset({"asian 2015", "black 2015", "latino 2015", "white 2015"})
    }


def test_groups_of_different_sizes_are_no_shares_of_one_whole() -> None:
    sizes = {"white": (60, 100), "latino": (25, 50), "black": (15, 40)}
    figures = [replace(figure(group, count), rest=of - count) for group, (count, of) in sizes.items()]
    assert added(figures) == []
