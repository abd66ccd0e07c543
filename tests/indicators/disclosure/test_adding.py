"""What adds up to what, on figures made by hand."""

import datetime as dt

import pytest

from indicators.disclosure.adding import Figure, Structure, sums
from indicators.disclosure.tables import Part, Sum

STRUCTURE = Structure(
    {"all": "all", "girls": "gender", "boys": "gender", "red": "colour", "green": "colour"},
    {"county": None, "east": "county", "west": "county", "district": "county"},
    {"county": "county", "east": "city", "west": "city", "district": "district"},
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
            [Sum(Part.COUNT, "all", ("girls",), exact=False)],
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
        ([figure("three", 20, years="2014-2016"), figure("14", 12), figure("16", 8, years="2016")], []),
    ],
)
def test_a_sum_counts_where_figures_add_up_and_bounds_where_they_are_less(
    figures: list[Figure], expected: list[Sum]
) -> None:
    assert sums(figures, STRUCTURE) == expected
