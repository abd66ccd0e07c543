"""What a header says is found by a recipe's words as each of its texts would be, however wide the table is."""

import pytest

from loaders.tables import spelling
from loaders.tables.table import Table
from loaders.tables.written import Written

TEXTS = ["County Name", "county_code", "% Severe (raw)", "Überschuss", "2013–14", "a\\b", ""]


@pytest.mark.parametrize(
    "wanted",
    ["county name", "COUNTY-NAME", "county code", "% Severe (raw)", "überschuss", "2013-14", "name", "", "County"],
)
def test_a_text_is_found_as_one_header_is_matched(wanted: str) -> None:
    assert Written(TEXTS).says(wanted) == any(spelling.header_match(wanted, text) for text in TEXTS)


@pytest.mark.parametrize(
    "wanted", ["County .*", r"% severe \(raw\)", r"20\d\d.\d\d", "a\\\\b", ".*", "severe|county.code", "county n"]
)
def test_a_pattern_is_found_as_one_header_is_matched(wanted: str) -> None:
    assert Written(TEXTS).says(wanted) == any(spelling.header_match(wanted, text) for text in TEXTS)


def test_a_column_stands_where_its_header_does_in_the_widest_table() -> None:
    table = Table(0, "S", 1, tuple(f"h{at}" for at in range(16_384)), [])
    assert [table.position(f"H_{at}") for at in range(3)] == [None] * 3
    assert [table.position("H16383"), table.position("h.6383")] == [16_383, 16_383]
