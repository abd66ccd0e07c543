"""Headers and names are the same whatever their case, spaces, underscores, hyphens and line breaks."""

import pytest

from loaders.tables.spelling import fold, found_in, header_match
from loaders.tables.table import Table

SAME = [
    ("CoC Number", "coc number"),
    ("Geo type", "geo_type"),
    ("Geography", "Geography "),
    ("School Year", "School\nYear"),
    ("free-reduced meals", "Free\u2013Reduced  Meals"),
    ("Subgroup type", "SUBGROUP_TYPE"),
]


@pytest.mark.parametrize(("wanted", "header"), SAME)
def test_two_spellings_of_one_header_are_the_same(wanted: str, header: str) -> None:
    assert fold(wanted) == fold(header)
    assert header_match(wanted, header)


@pytest.mark.parametrize(
    ("wanted", "header"), [("Rate", "Rates"), ("Rate", ""), (r"\d{4}", "2014 total"), ("a-g", "ag")]
)
def test_other_headers_are_not_taken_for_it(wanted: str, header: str) -> None:
    assert header_match(wanted, header) is None


def test_a_bracket_of_a_pattern_is_found_whatever_the_underscores() -> None:
    match = header_match(r"Overall Homeless, (?P<period>\d{4})", "overall_homeless, 2018")
    assert match
    assert match["period"] == "2018"


def test_what_is_searched_is_the_first_bracket_or_else_all_that_was_found() -> None:
    assert found_in(r"(\d{4})-\d\d", "Rates of 2013-14") == "2013"
    assert found_in(r"\d{4}-\d\d", "Rates of 2013-14") == "2013-14"
    assert found_in(r"\d{4}", "no year") is None


def test_a_column_is_found_by_its_name_first_and_then_as_a_pattern() -> None:
    table = Table(0, "Sheet", 1, ("rate 2014", "Rate", "RATE ", ""), [])
    assert table.position("rate") == 1
    assert table.position(r"rate \d+") == 0
    assert table.position("Rates") is None
    assert table.position("") is None
