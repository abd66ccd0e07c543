"""Tables as text."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.release import documents as d
from layouts.documents.figures import FigureRow, figures
from layouts.documents.separated import cell_text, harmless, separated
from tests.layouts import made
from tests.layouts.documents.handed import EVIL, handed, with_points


def test_unknown_is_empty_and_never_zero() -> None:
    assert [cell_text(one) for one in (None, 0.0, 0, (), False)] == ["", "0", "0", "", "false"]


def test_numbers_are_written_whole_and_exact() -> None:
    assert [cell_text(one) for one in (677.0, 58.73, -2.5, 0.1 + 0.2)] == [
        "677",
        "58.73",
        "-2.5",
        "0.30000000000000004",
    ]


@pytest.mark.parametrize(
    "text", [EVIL, "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1", "-cmd|' /C calc'!A0"]
)
def test_no_text_is_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@given(st.text())
def test_every_other_text_stays_as_it_is_and_none_begins_a_formula(text: str) -> None:
    written = harmless(text)
    assert written.removeprefix("'") == text.removeprefix("'")
    assert not written.lstrip().startswith(("=", "+", "-", "@"))


def test_a_title_that_is_a_formula_is_disarmed_and_a_negative_figure_stays_a_number() -> None:
    document = with_points(made.point("2018", -3.0), title=d.Text({"en": EVIL}))
    (row,) = csv.DictReader(io.StringIO(separated(FigureRow, figures(document, handed()))))
    assert (row["indicator_title"], row["value"]) == (f"'{EVIL}", "-3")


def test_commas_quotes_and_line_ends_in_a_note_stay_in_its_cell() -> None:
    note = 'one, "two"\nthree'
    document = with_points(made.point("2018", 1.0, note=d.Text({"en": note})))
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(separated(FigureRow, figures(document, handed())))))
    assert [one["note"] for one in rows] == [note]
