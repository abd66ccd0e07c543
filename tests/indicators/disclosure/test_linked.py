"""Figures of different indicators that are made of one another show in the numbers."""

import datetime as dt

import pytest

from indicators.disclosure.adding import Figure
from indicators.disclosure.linked import linked
from indicators.disclosure.tables import Part, Sum

COUNT, REST, PEOPLE = Part


def figure(
    indicator: str, count: int | None, rest: int | None = None, *, group: str = "all", year: int = 2014
) -> Figure:
    """A figure of the town; its key tells the indicator, and the group and year where they are not the usual."""
    key = indicator + ("" if group == "all" else f" {group}") + ("" if year == 2014 else f" {year}")
    return Figure(key, indicator, "town", group, dt.date(year, 1, 1), dt.date(year, 12, 31), count, rest)


def found(*figures: Figure) -> list[Sum]:
    """What adds up, of indicators that are all held against each other."""
    return linked(figures, [{one.indicator for one in figures}])


TESTED, PASSED, FAILED = figure("tested", 80), figure("passed", 77), figure("failed", 3)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([TESTED, PASSED, FAILED], [Sum(COUNT, "tested", ("failed", "passed"))]),
        (  # 77 of 80 who were tested: a share, beside how many were tested
            [TESTED, figure("share", 77, 3)],
            [Sum(COUNT, "share", ("tested",), of=PEOPLE)],
        ),
        (  # beside how many passed, and beside how many failed
            [figure("share", 77, 3), PASSED, FAILED],
            [Sum(REST, "failed", ("share",), of=COUNT), Sum(COUNT, "passed", ("share",))],
        ),
        (  # 80 of 200 who are enrolled were tested, 77 of these passed
            [figure("share", 77, 3), figure("taking", 80, 120)],
            [Sum(COUNT, "share", ("taking",), of=PEOPLE)],
        ),
        (  # two shares of the same people
            [figure("passed", 70, 10), figure("ate", 20, 60)],
            [Sum(PEOPLE, "ate", ("passed",))],
        ),
        (  # of 80 who began 60 graduated, 13 left, 7 are there still
            [figure("graduated", 60, 20), figure("left", 13), figure("there", 7)],
            [Sum(COUNT, "graduated", ("left", "there"), of=REST)],
        ),
        (
            [figure("began", 80), figure("graduated", 60), figure("left", 13), figure("there", 7)],
            [Sum(COUNT, "began", ("graduated", "left", "there"))],
        ),
        (
            [figure("all five", 86), figure("a", 41), figure("b", 23), figure("c", 15), figure("d", 7)],
            [Sum(COUNT, "all five", ("a", "b", "c", "d"))],
        ),
        ([TESTED, PASSED, figure("failed", 2)], []),
        ([TESTED, PASSED, figure("failed", None)], []),
        ([TESTED, PASSED, figure("failed", 3, group="girls")], []),
        ([TESTED, PASSED, figure("failed", 3, year=2015)], []),
    ],
)
def test_what_adds_up_at_one_place_of_one_group_and_period_is_linked(
    figures: list[Figure], expected: list[Sum]
) -> None:
    assert found(*figures) == expected


def test_what_fits_in_less_than_half_of_the_places_and_periods_is_no_sum() -> None:
    """A correction of one column alone undoes nothing where the others fit: it holds where it fits."""
    elsewhere = [figure("tested", 60, year=2015), figure("passed", 50, year=2015), figure("failed", 9, year=2015)]
    assert found(TESTED, PASSED, FAILED, *elsewhere) == [Sum(COUNT, "tested", ("failed", "passed"))]
    again = [figure("tested", 70, year=2016), figure("passed", 62, year=2016), figure("failed", 9, year=2016)]
    assert found(TESTED, PASSED, FAILED, *elsewhere, *again) == []


def test_those_left_over_of_two_grades_are_those_left_over_of_both() -> None:
    """40 of 60 and 35 of 42 are 75 of 102: that 42 are all of the second follows, and that 7 of them failed."""
    assert found(figure("both", 75, 27), figure("third", 40, 20), figure("fourth", 35, 7)) == [
        Sum(COUNT, "both", ("fourth", "third")),
        Sum(REST, "both", ("fourth", "third")),
    ]


def test_of_more_than_four_columns_all_are_added_up() -> None:
    counts = {"a": 410, "b": 23, "c": 151, "d": 77, "e": 64, "f": 5}
    whole = figure("whole", 730)
    assert found(whole, *(figure(key, count) for key, count in counts.items())) == [Sum(COUNT, "whole", tuple(counts))]


def test_where_one_is_not_told_the_others_decide() -> None:
    elsewhere = [figure("tested", 60, year=2015), figure("failed", 9, year=2015)]
    assert found(TESTED, PASSED, FAILED, *elsewhere) == [Sum(COUNT, "tested", ("failed", "passed"))]


def test_nobody_everywhere_tells_nothing() -> None:
    assert found(figure("a", 0), figure("b", 0), figure("c", 0)) == []


def test_only_indicators_that_are_held_against_each_other_are_linked() -> None:
    assert linked([TESTED, PASSED, FAILED], [{"tested", "passed"}, {"failed"}]) == []


def test_few_people_once_among_many_columns_may_be_chance() -> None:
    """6 = 4 + 2: one of 20 ways to choose three of six columns would do so anyway; 600 people, or twice, are none."""
    others = [figure(f"other {n}", 1000 + 7**n) for n in range(4)]
    few = [figure("all", 6), figure("a", 3), figure("b", 2), figure("c", 1)]
    ways = Sum(COUNT, "all", ("a", "b", "c"))
    assert ways not in found(*few, *others)
    again = [figure("all", 8, year=2015), figure("a", 5, year=2015), figure("b", 2, year=2015)]
    assert ways in found(*few, *others, *again, figure("c", 1, year=2015))
    assert ways in found(figure("all", 600), figure("a", 300), figure("b", 200), figure("c", 100), *others)


def test_what_follows_from_other_sums_is_said_once() -> None:
    """Passed and failed are counted, and are the two sides of the share; both together are those tested."""
    assert found(figure("share", 77, 5), figure("tested", 82), PASSED, figure("failed", 5)) == [
        Sum(REST, "failed", ("share",), of=COUNT),
        Sum(COUNT, "passed", ("share",)),
        Sum(COUNT, "share", ("tested",), of=PEOPLE),
    ]


def test_columns_that_leave_out_one_of_nobody_are_no_sum() -> None:
    """In 2015 nobody failed: 50 and 43 are the 93 who were tested, and so they are with 0 more."""
    years = {2014: (101, 52, 45, 4), 2015: (93, 50, 43, 0)}
    names = ("tested", "above", "met", "failed")
    sums = found(*(figure(key, n, year=year) for year, own in years.items() for key, n in zip(names, own, strict=True)))
    assert sums == [
        Sum(COUNT, "tested", ("above", "failed", "met")),
        Sum(COUNT, "tested 2015", ("above 2015", "failed 2015", "met 2015")),
    ]
