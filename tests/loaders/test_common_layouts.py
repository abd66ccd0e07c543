"""The common layouts: which column is the figure, which name is the indicator's, and marks behind years."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownIndicator, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]
INDICATORS = {
    "poverty": ("percent", "Poverty"),
    "graduation": ("percent", "Graduation rate"),
    "dropout": ("percent", "Dropout rate"),
    "births": ("people", "Births"),
}


@pytest.fixture
def known(framework: Framework) -> Framework:
    """Four indicators of a year each; the place is California."""
    told = {one: KnownIndicator(one, unit, "year", title, (), "survey") for one, (unit, title) in INDICATORS.items()}
    return replace(framework, indicators=told)


def stored(reading: Reading) -> list[tuple[str, str, float]]:
    """Return indicator, period and value of every figure, having seen that every cell is accounted for."""
    assert reading.cells == len(reading.figures) + reading.rejected + reading.outside
    return list(zip(*(reading.figures[name] for name in ("indicator", "period", "value")), strict=True))


def said(reading: Reading) -> str:
    return " | ".join(f"{one.found}; {one.expected}. {one.mend}" for one in reading.problems)


COUNTS = [
    ("Poverty", ["Value", "N"], ["14", "25"], [("poverty", "2018", 14)], (0, 1)),
    ("Poverty", ["Value", "N"], ["", "25"], [], (0, 1)),
    ("Poverty", ["Value", "Count"], ["14", "25"], [("poverty", "2018", 14)], (0, 1)),
    ("Poverty", ["Percent", "Number"], ["14", "25"], [("poverty", "2018", 14)], (0, 1)),
    ("Poverty", ["Percent", "N"], ["14", "25"], [("poverty", "2018", 14)], (0, 1)),
    ("Poverty", ["Rate", "Count"], ["14", "25"], [("poverty", "2018", 14)], (0, 1)),
    ("Births", ["Percent", "Number"], ["14", "25"], [("births", "2018", 25)], (0, 1)),
    ("Births", ["Percent", "N"], ["14", "25"], [], (0, 2)),
    ("Births", ["Rate", "Count"], ["14", "25"], [("births", "2018", 25)], (1, 0)),
    ("Births", ["N"], ["25"], [("births", "2018", 25)], (0, 0)),
    ("Births", ["Number"], ["25"], [("births", "2018", 25)], (0, 0)),
]


@pytest.mark.parametrize(("name", "headers", "cells", "figures", "lost"), COUNTS)
def test_a_number_of_people_is_the_figure_only_where_no_other_column_is(
    write_text: Write,
    read: Read,
    known: Framework,
    name: str,
    headers: list[str],
    cells: list[str],
    figures: list[tuple[str, str, float]],
    lost: tuple[int, int],
) -> None:
    path = write_text(f"{name}.csv", [["Place", "Year", *headers], ["California", "2018", *cells]])
    reading = read(path, known)
    assert stored(reading) == figures
    assert (reading.rejected, reading.outside) == lost


def test_a_column_left_out_says_why(write_text: Write, read: Read, known: Framework) -> None:
    path = write_text("Poverty.csv", [["Place", "Year", "Value", "N"], ["California", "2018", "14", "25"]])
    assert "N, left out: how many people the figure beside it is about; figures that" in said(read(path, known))


@pytest.mark.parametrize("sheet", ["Sheet1", "Sheet", "Hoja1", "Data", "Table 2", "Poverty", "By county"])
def test_a_sheet_whose_name_says_nothing_leaves_the_naming_to_the_file(
    write_workbook: Write, read: Read, known: Framework, sheet: str
) -> None:
    path = write_workbook({sheet: [["Place", "2018"], ["California", 14.5]]}, "Poverty.xlsx")
    assert stored(read(path, known)) == [("poverty", "2018", 14.5)]


@pytest.mark.parametrize("title", ["Table 1. Poverty, percent", "Poverty by county, 2018", "Poverty"])
def test_a_title_names_the_indicator(write_workbook: Write, read: Read, known: Framework, title: str) -> None:
    rows = [[title], ["A note"], ["Place", "2018"], ["California", 14.5]]
    assert stored(read(write_workbook({"Sheet1": rows}, "x.xlsx"), known)) == [("poverty", "2018", 14.5)]


def test_names_of_two_indicators_are_a_question(write_workbook: Write, read: Read, known: Framework) -> None:
    path = write_workbook({"Dropout rate": [["Place", "2018"], ["California", 14.5]]}, "Graduation rate.xlsx")
    reading = read(path, known)
    assert (stored(reading), reading.rejected) == ([], 1)
    assert "the sheet is called “Dropout rate” and the file is called “Graduation rate”" in said(reading)
    assert stored(read(path, known, indicator="graduation")) == [("graduation", "2018", 14.5)]


def test_marks_behind_years_are_flags_where_they_are_known_and_problems_where_not(
    write_text: Write, read: Read, known: Framework
) -> None:
    headers = ["Place", "2017", "2018*", "2019 r", "2020 (p)", "2021e"]
    reading = read(write_text("Poverty.csv", [headers, ["California", "1", "2", "3", "4", "5"]]), known)
    assert [(period, value) for _, period, value in stored(reading)] == [
        ("2017", 1),
        ("2019", 3),
        ("2020", 4),
        ("2021", 5),
    ]
    assert reading.figures["flags"].tolist() == ["", "revised", "provisional", "estimate"]
    assert reading.rejected == 1
    assert "the header “2018*”, whose mark * is not explained" in said(reading)


def test_years_that_all_have_unknown_marks_are_problems(write_text: Write, read: Read, known: Framework) -> None:
    reading = read(write_text("Poverty.csv", [["Place", "2018*", "2019²"], ["California", "1", "2"]]), known)
    assert (stored(reading), reading.rejected) == ([], 2)


def test_marks_behind_years_in_a_column_are_flags(write_text: Write, read: Read, known: Framework) -> None:
    rows = [["Place", "Year", "Value"], ["California", "2019 r", "3"], ["California", "2020", "4 p"]]
    reading = read(write_text("Poverty.csv", rows), known)
    assert list(zip(reading.figures["period"], reading.figures["flags"], strict=True)) == [
        ("2019", "revised"),
        ("2020", "provisional"),
    ]


def test_headers_that_are_dates_shown_as_a_year_are_years(write_text: Write, read: Read, known: Framework) -> None:
    path = write_text("Poverty.csv", [["Place", "2018-01-01", "2019-01-01"], ["California", "1", "2"]])
    assert [period for _, period, _ in stored(read(path, known))] == ["2018", "2019"]


@pytest.mark.parametrize(
    ("column", "part"),
    [("ZIP code", "91101"), ("School", "Muir High"), ("Census tract", "4601"), ("Measure type", "Number")],
)
def test_a_row_about_a_part_or_in_another_unit_is_not_about_the_whole_place(
    write_text: Write, read: Read, known: Framework, column: str, part: str
) -> None:
    whole = "Percent" if column == "Measure type" else ""
    rows = [["Place", column, "Year", "Value"], ["California", part, "2018", "5"], ["California", whole, "2018", "7"]]
    reading = read(write_text("Poverty.csv", rows), known)
    assert (stored(reading), reading.outside) == ([("poverty", "2018", 7)], 1)
