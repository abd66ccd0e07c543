"""Texts on their way out and back: tidied, listed, protected and continued."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.wording import tidy
from loaders.tables.table import Table
from loaders.workbook.exported import bared, continued, joined, protected
from loaders.workbook.lists import join, split
from loaders.writing.entries import entry, text_cell

parts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(
    lambda one: " ".join(one.split())
)


@given(st.lists(parts.filter(bool), max_size=5))
def test_a_list_comes_back_with_the_same_parts(listed: list[str]) -> None:
    assert split(join(listed)) == listed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a; b;c", ["a", "b", "c"]),
        (";; a ;", ["a"]),
        ('"a; b"; c', ["a; b", "c"]),
        ('"Bob" Smith; Ann', ['"Bob" Smith', "Ann"]),  # quotes around a part of it are its own
        ('"say ""so"""', ['say "so"']),
        ("", []),
    ],
)
def test_lists_are_read_as_people_write_them(written: str, meant: list[str]) -> None:
    assert split(written) == meant


@pytest.mark.parametrize(
    ("text", "kept"),
    [(" a ", "a"), ("a\r\nb\rc", "a\nb\nc"), ("a\x00b\x0bc\ufffe", "abc"), ("\x01", ""), ("a  b\tc", "a  b\tc")],
)
def test_texts_are_kept_without_what_no_spreadsheet_can_hold(text: str, kept: str) -> None:
    assert tidy(text) == kept


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(max_size=5) | st.sampled_from(["=1", "'=1", "''", "-5", "'", "+", "@x"]))
def test_a_protected_text_is_bared_again_and_opens_as_no_formula(text: str) -> None:
    assert not protected(text).startswith(("=", "+", "-", "@", "\t"))
    assert bared(Table(0, "Notes", 1, ("Note",), [[protected(text)]])).body == [[text]]


def test_continued_columns_are_joined_to_the_first() -> None:
    headers = (continued("Story", 0), "Rank", continued("Story", 1), continued("Story", 2), "Other (continued)")
    table = joined(Table(0, "Stories", 1, headers, [["one ", 1, "two ", "three", "stays"], ["short", 2]]))
    assert table.headers == ("Story", "Rank", "", "", "Other (continued)")
    assert [list(row) for row in table.body] == [["one two three", 1, "", "", "stays"], ["short", 2]]


def test_a_day_that_spreadsheets_count_wrongly_is_a_text() -> None:
    assert entry(date(1900, 2, 28)) == "1900-02-28"
    assert entry(date(1900, 3, 1)) == date(1900, 3, 1)
    assert text_cell(date(2014, 1, 28)) == "2014-01-28"
