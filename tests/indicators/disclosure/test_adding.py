"""What adds up to what, on figures made by hand."""

import datetime as dt

import pytest

from indicators.disclosure.adding import Figure, Structure, sums, totals_unsaid
from indicators.disclosure.tables import Part, Sum

STRUCTURE = Structure(
    {"all": "all", "girls": "gender", "boys": "gender", "red": "colour", "green": "colour"},
    {
        "county": None,
        "east": "county",
        "west": "county",
        "district": "county",
        "school one": "district",
        "school two": "district",
        "school of the county": "county",
    },
    {
        "county": "county",
        "east": "city",
        "west": "city",
        "district": "district",
        "school one": "school",
        "school two": "school",
        "school of the county": "school",
    },
)


def figure(
    key: str, count: int | None, rest: int | None = None, place: str = "east", group: str = "all", years: str = "2014"
) -> Figure:
    """A figure; `years` is one year or the first and last."""
    first, _, last = years.partition("-")
    starts, ends = dt.date(int(first), 1, 1), dt.date(int(last or first), 12, 31)
    return Figure(key, "graduates", place, group, starts, ends, count, rest)


GIRLS, BOYS = figure("girls", 12, group="girls"), figure("boys", 8, group="boys")


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([figure("all", 20), GIRLS, BOYS], [Sum(Part.COUNT, "all", ("girls", "boys"))]),
        ([figure("all", 25), GIRLS, BOYS], [Sum(Part.COUNT, "all", ("girls", "boys"), exact=False)]),
        ([figure("all", 19), GIRLS, BOYS], []),
        ([figure("all", None), GIRLS, BOYS], []),
        (
            [figure("all", 12), GIRLS, figure("boys", None, group="boys")],
            [Sum(Part.COUNT, "all", ("girls",))],
        ),
        (
            [figure("all", 20), GIRLS, BOYS, figure("red", 20, group="red")],
            [Sum(Part.COUNT, "all", ("girls", "boys")), Sum(Part.COUNT, "all", ("red",))],
        ),
        (
            [
                figure("all", 20, 30),
                figure("girls", 12, 20, group="girls"),
                figure("boys", 8, 11, group="boys"),  # one more without than there are
            ],
            [Sum(Part.COUNT, "all", ("girls", "boys"))],
        ),
        (
            [figure("c", 20, place="county"), figure("e", 12), figure("w", 8, place="west")],
            [Sum(Part.COUNT, "c", ("e", "w"))],
        ),
        (
            [figure("c", 20, place="county"), figure("e", 20), figure("d", 18, place="district")],
            [Sum(Part.COUNT, "c", ("e",)), Sum(Part.COUNT, "c", ("d",), exact=False)],
        ),
        (
            [figure("both", 20, years="2014-2015"), figure("14", 12), figure("15", 8, years="2015")],
            [Sum(Part.COUNT, "both", ("14", "15"))],
        ),
        (  # a year is missing: the others are no more than all
            [figure("three", 21, years="2014-2016"), figure("14", 12), figure("16", 8, years="2016")],
            [Sum(Part.COUNT, "three", ("14", "16"), exact=False)],
        ),
        (  # a pool in a pool, and each by its years
            [
                figure("four", 40, years="2014-2017"),
                figure("two", 20, years="2014-2015"),
                figure("14", 12),
                figure("15", 8, years="2015"),
                figure("rest", 20, years="2016-2017"),
            ],
            [
                Sum(Part.COUNT, "four", ("two", "rest")),
                Sum(Part.COUNT, "four", ("14", "15", "rest")),
                Sum(Part.COUNT, "two", ("14", "15")),
            ],
        ),
        (  # places of two kinds fill the county together
            [figure("c", 20, place="county"), figure("e", 12), figure("d", 8, place="district")],
            [
                Sum(Part.COUNT, "c", ("e", "d")),
                Sum(Part.COUNT, "c", ("e",), exact=False),
                Sum(Part.COUNT, "c", ("d",), exact=False),
            ],
        ),
        (  # schools of a district of which there is no figure
            [figure("c", 20, place="county"), figure("s", 12, place="school one"), figure("t", 8, place="school two")],
            [Sum(Part.COUNT, "c", ("s", "t"))],
        ),
        (  # nor is there a number of it
            [
                figure("c", 20, place="county"),
                figure("d", None, place="district"),
                figure("s", 12, place="school one"),
                figure("t", 8, place="school two"),
            ],
            [Sum(Part.COUNT, "c", ("s", "t"))],
        ),
        (  # cities and a district fill the county, beside a school that is listed apart
            [
                figure("c", 20, place="county"),
                figure("e", 12),
                figure("d", 8, place="district"),
                figure("o", 9, place="school of the county"),
            ],
            [
                Sum(Part.COUNT, "c", ("e",), exact=False),
                Sum(Part.COUNT, "c", ("d",), exact=False),
                Sum(Part.COUNT, "c", ("o",), exact=False),
                Sum(Part.COUNT, "c", ("e", "d")),
            ],
        ),
    ],
)
def test_a_sum_counts_where_figures_add_up_and_bounds_where_they_are_less(
    figures: list[Figure], expected: list[Sum]
) -> None:
    assert sums(figures, STRUCTURE) == expected


def test_a_total_that_nobody_says_joins_two_dimensions_that_add_up_alike() -> None:
    colours = [figure("red", 15, group="red"), figure("green", 5, group="green")]
    (total,) = totals_unsaid([GIRLS, BOYS, *colours], STRUCTURE)
    assert (total.group, total.count) == ("all", 20)
    assert sums([GIRLS, BOYS, *colours, total], STRUCTURE) == [
        Sum(Part.COUNT, total.key, ("girls", "boys")),
        Sum(Part.COUNT, total.key, ("red", "green")),
    ]
    assert totals_unsaid([GIRLS, BOYS, colours[0]], STRUCTURE) == []
    assert totals_unsaid([figure("all", 20), GIRLS, BOYS, *colours], STRUCTURE) == []
