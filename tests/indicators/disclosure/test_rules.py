"""Small cells are hidden as the named policies say, and take their table with them."""

import pytest

from indicators.disclosure.rules import Cell, Policy, Rule, hidden, is_small

CDE = Policy(Rule.SMALL_DENOMINATORS, 10)
CALHHS = Policy(Rule.SMALL_COUNTS, 10)


def percent(count: float | None, denominator: float | None, period: str = "2014") -> Cell:
    return Cell(period, 50.0, count, denominator, derived=True)


@pytest.mark.parametrize(
    ("cell", "policy", "small"),
    [
        (percent(5, 10), CDE, True),
        (percent(5, 11), CDE, False),
        (percent(None, None), CDE, True),
        (percent(10, 200), CALHHS, True),
        (percent(11, 200), CALHHS, False),
        (percent(0, 200), CALHHS, False),
        (percent(195, 200), CALHHS, True),  # five without the characteristic follow from the denominator
        (percent(200, 200), CALHHS, False),
        (Cell("2014", 7.0, 7.0, None, derived=False), CALHHS, True),
        (Cell("2014", 0.0, 0.0, None, derived=False), CALHHS, False),
        (Cell("2014", 652.0, None, None, derived=False), CALHHS, False),
    ],
)
def test_a_figure_alone_is_small_as_the_policy_says(cell: Cell, policy: Policy, small: bool) -> None:
    assert is_small(cell, policy) is small


def test_one_small_cell_hides_its_whole_table_and_no_other_period() -> None:
    table = [percent(40, 100), percent(4, 9), percent(50, 90), percent(40, 100, "2015"), percent(50, 90, "2015")]
    assert hidden(table, CDE) == [True, True, True, False, False]


def test_what_an_agency_has_published_is_shown_as_published() -> None:
    assert hidden([percent(4, 9)], Policy(Rule.AS_PUBLISHED)) == [False]


def test_a_cell_without_a_value_hides_nothing() -> None:
    assert hidden([Cell("2014", None, None, None, derived=True), percent(40, 100)], CDE) == [False, False]
