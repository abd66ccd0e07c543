"""A publisher's cells: numbers, flags and notes of what stands in them, by the words of the recipe."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from indicators.reading import Framework, ProblemKind, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]
EDITION = (
    "recognise: {{headers: [Code, Year]}}, source: survey, place: {{columns: [Code]}}, period: {{column: Year}}, "
    "thousands: true, marks: {{'*': suppressed at source, NA: not available, '<11': suppressed at source}}, "
    "footnotes: {{'¹': Preliminary., a: {{note: A new question., flag: break}}, r: {{flag: revised}}}}, "
    "values: [{{header: Value, indicator: {indicator}{more}}}]"
)


def edition(indicator: str, more: str = "") -> str:
    return EDITION.format(indicator=indicator, more=more)


@pytest.fixture
def read_cells(write_text: Write, read_by: Read) -> Callable[..., Reading]:
    """Read cells of one column, each the figure of one year from 2001 on."""

    def read_column(indicator: str, *cells: str, more: str = "", **answered: object) -> Reading:
        rows = [["0656000", str(2001 + number), cell] for number, cell in enumerate(cells)]
        path = write_text("cells.csv", [["Code", "Year", "Value"], *rows])
        return read_by(path, edition(indicator, more), **answered)

    return read_column


def found(reading: Reading) -> list[str]:
    return [problem.found for problem in reading.problems if problem.kind is ProblemKind.REJECTED]


def test_what_stands_beside_a_number_becomes_its_flag_or_note(read_cells: Callable[..., Reading]) -> None:
    reading = read_cells("homeless-count", "1,216", "12¹", "13 a,1", "r14", "na", "* (1)", "<11")
    said = reading.figures[["value", "flags", "note"]].astype(object)
    assert said.where(said.notna(), None).to_numpy().tolist() == [
        [1216.0, "", None],
        [12.0, "", "Preliminary."],
        [13.0, "break", "A new question.; Preliminary."],
        [14.0, "revised", None],
        [None, "not available", None],
        [None, "suppressed at source", "Preliminary."],
        [None, "suppressed at source", "published as “<11”"],
    ]
    assert found(reading) == []


def test_a_limit_or_a_range_is_unknown_and_said(read_cells: Callable[..., Reading]) -> None:
    reading = read_cells("employment", ">95", "≥ 99 %", "10-20", "<1")
    assert reading.figures["value"].isna().all()
    assert set(reading.figures["flags"]) == {"suppressed at source"}
    assert reading.figures["note"].tolist() == [
        "published as “>95”", "published as “≥ 99 %”", "published as “10-20”", "published as “<1”",
    ]  # fmt: skip


WRONG = [
    ("homeless-count", "12†", "footnotes what “†” means"),
    ("homeless-count", "12 %", "the unit of its indicator"),
    ("homeless-count", "$12", "the unit of its indicator"),
    ("household-income-20", "€12", "the unit of its indicator"),
    ("homeless-count", "May-12", "Excel turned what was typed into a date"),
    ("homeless-count", "#DIV/0!", "mend the formula"),
    ("homeless-count", "90071992547409931", "more digits than can be kept"),
    ("homeless-count", "1.234,5", "say in the import template how thousands"),
    ("homeless-count", "many", "add the mark to the template"),
]


@pytest.mark.parametrize(("indicator", "cell", "mend"), WRONG)
def test_a_cell_that_cannot_be_read_says_how_to_mend_it(
    read_cells: Callable[..., Reading], indicator: str, cell: str, mend: str
) -> None:
    reading = read_cells(indicator, cell, "7")
    (problem,) = [one for one in reading.problems if one.kind is ProblemKind.REJECTED]
    assert (problem.cell, problem.found, len(reading.figures)) == ("C2", f"“{cell}”", 1)
    assert mend in problem.mend


def test_money_is_read_where_the_unit_is_money(read_cells: Callable[..., Reading]) -> None:
    assert read_cells("household-income-20", "$1,234", "($5)").figures["value"].tolist() == [1234.0, -5.0]


def test_fractions_are_asked_about_unless_the_recipe_or_the_reader_says_what_they_are(
    read_cells: Callable[..., Reading],
) -> None:
    assert found(read_cells("employment", ".81", "1")) == ["every figure of employment lies between 0 and 1"]
    assert read_cells("employment", ".07", "1", more=", scale: 100").figures["value"].tolist() == [7.0, 100.0]
    assert read_cells("employment", ".07", "1", more=", scale: 1").figures["value"].tolist() == [0.07, 1.0]
    assert read_cells("employment", ".07", "1", fractions="percent").figures["value"].tolist() == [7.0, 100.0]
    assert read_cells("employment", ".07", "1", fractions="as-written").figures["value"].tolist() == [0.07, 1.0]
    assert read_cells("employment", ".07", "1.1", "12").figures["value"].tolist() == [0.07, 1.1, 12.0]
    assert read_cells("employment", ".07 %", "1").figures["value"].tolist() == [0.07, 1.0]
    assert read_cells("unemployment", "0", "1", fractions="percent").figures["value"].tolist() == [0.0, 1.0]


def test_a_cell_shown_as_a_percentage_is_not_scaled(write_workbook: Write, read_by: Read) -> None:
    rows = [["Code", "Year", "Value"], ["0656000", 2014, 0.62], ["0656000", 2015, 0.63]]
    path = write_workbook({"Cells": rows})
    book = openpyxl.load_workbook(path)
    book["Cells"]["C2"].number_format = "0%"
    book.save(path)
    reading = read_by(path, edition("employment", ", scale: 100"))
    assert reading.figures["value"].tolist() == [62.0, 63.0]
    counts = read_by(path, edition("homeless-count"))
    assert found(counts) == ["“62%”"]


def test_a_margin_of_error_becomes_bounds(write_text: Write, read_by: Read) -> None:
    header = ["Code", "Year", "Value", "Margin"]
    rows = [
        ["0656000", "2013", "61.2", "±5.1"],  # 56.1 to 66.3
        ["0656000", "2014", "61.2", "NA"],
        ["0656000", "2015", "61.2", "-1"],
        ["0656000", "2016", "*", "5"],
    ]
    reading = read_by(write_text("margins.csv", [header, *rows]), edition("employment", ", margin: Margin"))
    bounds = reading.figures[["lower", "upper"]].astype(object)
    assert bounds.where(bounds.notna(), None).to_numpy().tolist() == [[56.1, 66.3], [None, None], [None, None]]
    assert found(reading) == ["“-1”"]


def test_a_ratio_is_its_quotient_and_keeps_its_writing(write_text: Write, read_by: Read, framework: Framework) -> None:
    known = framework.indicators["employment"]
    indicators = {**framework.indicators, "employment": type(known)("employment", "ratio", "year")}
    ratios = Framework(framework.languages, indicators, framework.places, framework.groups, ids=framework.ids)
    path = write_text("ratios.csv", [["Code", "Year", "Value"], ["0656000", "2014", "0.5:0.25"]])
    reading = read_by(path, edition("employment"), ratios)
    assert reading.figures[["value", "note"]].to_numpy().tolist() == [[2.0, "published as “0.5:0.25”"]]
    assert found(read_by(path, edition("employment"))) == ["“0.5:0.25”"]


def test_a_mark_beside_a_period_is_a_note_of_its_figures(write_text: Write, read_by: Read) -> None:
    path = write_text(
        "periods.csv", [["Code", "Year", "Value"], ["0656000", "2014 a", "70"], ["0656000", "2015", "71¹"]]
    )
    reading = read_by(path, edition("employment"))
    assert reading.figures["period"].tolist() == ["2014", "2015"]
    assert reading.figures["note"].tolist() == ["A new question.", "Preliminary."]


def test_a_problem_names_the_cell_as_it_is_written_and_a_few_marks(read_cells: Callable[..., Reading]) -> None:
    (negative,) = [one for one in read_cells("employment", "(12)").problems if one.kind is ProblemKind.REJECTED]
    assert negative.found == "“(12)”, read as -12"


def test_of_many_marks_five_are_named(write_text: Write, read_by: Read) -> None:
    edition = "source: survey, recognise: {headers: [Year, Rate]}, place: {code: pasadena}, period: {column: Year}, "
    edition += "values: [{header: Rate, indicator: employment, scale: 1}], "
    edition += "marks: {" + ", ".join(f"m{number}: not available" for number in range(1, 25)) + "}"
    reading = read_by(write_text("a.csv", [["Year", "Rate"], ["2014", "what"]]), edition)
    assert [one.expected for one in reading.problems] == [
        "a number, or one of the marks m1, m2, m3, m4, m5 and 19 more"
    ]
