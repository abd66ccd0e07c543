"""A figure in percent that may be a fraction is asked about; figures above 1 beside it settle nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from indicators.reading import ProblemKind, Reading
from loaders.checks.fractions import maybe_fractions
from loaders.numbers.units import Units

NAN = float("nan")
Write = Callable[..., Path]
ReadBy = Callable[..., Reading]
EDITION = "source: survey, recognise: {headers: [Place]}, place: {columns: [Place]}, "
EDITION += "values: [{header: '(?P<period>20\\d\\d)', indicator: employment}]"
TABLE = [["Place", 2018, 2019], ["pasadena", 0.142, 0.134], ["california", 0.128, 1.2]]


def suspected(values: list[float], *, unit: str = "percent", **more: Sequence[object]) -> list[bool]:
    """Which figures of one indicator may be fractions, all of them asked about."""
    unknown = [NAN] * len(values)
    columns: dict[str, Sequence[object]] = {"value": values, "numerator": unknown, "denominator": unknown, **more}
    figures = {name: np.array(column) for name, column in columns.items()}
    units = Units((unit,), np.zeros(len(values), dtype=np.intp))
    return [bool(one) for one in maybe_fractions(figures, units, np.ones(len(values), dtype=bool))]


def test_shares_most_of_which_lie_from_nothing_to_one_may_be_fractions() -> None:
    assert suspected([0.6, 0.7, 1.0, 0.0]) == [True] * 4
    assert suspected([0.6]) == [True]
    assert suspected([0.6, 1.1]) == [True] * 2  # one figure above 1 settles nothing: half are below it
    assert suspected([0.6, 1.1, 2.0]) == [False] * 3
    assert suspected([0.6, 0.0, 0.0, 1.1]) == [True] * 4  # nothing is nothing, in percent or not
    assert suspected([1.0, 0.0, NAN]) == [False] * 3  # nothing there is a part of one
    assert suspected([0.6, NAN]) == [True, False]
    assert suspected([0.6], unit="ratio") == [False]
    assert suspected([]) == []


def test_one_column_or_one_series_of_fractions_puts_all_figures_of_the_indicator_in_question() -> None:
    values, sheets = [14.2, 13.4, 0.12, 11.0], [0, 0, 0, 0]
    assert suspected(values, sheet=sheets, column=[2, 2, 3, 4]) == [True] * 4
    assert suspected(values, sheet=sheets, column=[2, 2, 2, 2]) == [False] * 4
    assert suspected(values, place=["a", "a", "b", "a"], group=["all"] * 4) == [True] * 4
    assert suspected(values, place=["a"] * 4, group=["all", "all", "male", "all"]) == [True] * 4
    assert suspected(values, place=["a"] * 4, group=["all"] * 4) == [False] * 4


def test_a_small_share_that_its_counts_confirm_is_no_fraction() -> None:
    # 6 of 1,000 are 0.6 %; 6 of 10 would be 60 %, which 0.6 may be meant for.
    assert suspected([0.6], numerator=[6.0], denominator=[1000.0]) == [False]
    assert suspected([0.6], numerator=[6.0], denominator=[10.0]) == [True]


def test_figures_of_which_something_says_how_they_are_meant_are_not_asked_about() -> None:
    figures = {name: np.array([0.6, 0.7]) for name in ("value", "numerator", "denominator")}
    units = Units(("percent", "percent"), np.array([0, 1]))
    assert maybe_fractions(figures, units, np.array([False, True])).tolist() == [False, True]


def problems(reading: Reading, kind: ProblemKind) -> list[tuple[str, str]]:
    return [(one.cell, one.found) for one in reading.problems if one.kind is kind]


def test_the_answer_percent_multiplies_every_plain_cell_and_names_what_then_cannot_be(
    write_workbook: Write, read_by: ReadBy
) -> None:
    path = write_workbook({"Rates": TABLE})
    asked = read_by(path, EDITION)
    assert (len(asked.figures), asked.rejected) == (0, 4)
    assert all("most figures of employment" in found for _, found in problems(asked, ProblemKind.REJECTED))
    answered = read_by(path, EDITION, fractions="percent")
    assert answered.figures["value"].tolist() == [14.2, 12.8, 13.4]
    assert problems(answered, ProblemKind.REJECTED) == [("C3", "“1.2”, read as 120")]
    assert read_by(path, EDITION, fractions="as-written").figures["value"].tolist() == [0.142, 0.128, 0.134, 1.2]


def test_cells_shown_as_percentages_do_not_speak_for_the_plain_ones_beside_them(
    write_workbook: Write, read_by: ReadBy
) -> None:
    path = write_workbook({"Rates": [["Place", 2018, 2019], ["pasadena", 0.142, 0.134], ["california", 0.128, 9.4]]})
    book = openpyxl.load_workbook(path)
    book["Rates"]["B2"].number_format = book["Rates"]["B3"].number_format = "0.0%"
    book.save(path)
    reading = read_by(path, EDITION)
    assert reading.figures["value"].tolist() == [14.2, 12.8]
    assert reading.rejected == 2
    answered = read_by(path, EDITION, fractions="percent")
    assert answered.figures["value"].tolist() == [14.2, 12.8, 13.4]
    assert problems(answered, ProblemKind.REJECTED) == [("C3", "“9.4”, read as 940")]


@pytest.mark.parametrize("scale", [1, 100])
def test_a_template_that_says_its_scale_is_not_asked_and_an_answer_is_said_to_be_idle(
    write_workbook: Write, read_by: ReadBy, scale: int
) -> None:
    path = write_workbook({"Rates": [row[:2] for row in TABLE]})
    edition = EDITION.replace("indicator: employment", f"indicator: employment, scale: {scale}")
    assert read_by(path, edition).problems == ()
    reading = read_by(path, edition, fractions="percent")
    assert reading.figures["value"].tolist() == ([0.142, 0.128] if scale == 1 else [14.2, 12.8])
    ((_, found),) = problems(reading, ProblemKind.WARNING)
    assert found.startswith("--fractions was not needed: ")
