"""The Observations sheet: every cell is handed over, refused by its address, or said to be there already."""

import datetime as dt
import math
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from indicators.reading import FIGURE_COLUMNS, Problem, ProblemKind, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]
ROW = ("graduation", "pasadena-unified", "all", "2013-14", 82.5, None, None, None, None, None, "survey")


def rejected(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.kind is ProblemKind.REJECTED]


def with_cell(name: str, value: object) -> tuple[object, ...]:
    """The row above with another cell, filled up to all columns."""
    columns = ["Indicator", "Place", "Group", "Period", "Value", "Numerator", "Denominator", "Lower", "Upper", "Flag"]
    columns += ["Source", "Sample", "Note"]
    row: list[object] = [*ROW, None, None]
    row[columns.index(name)] = value
    return tuple(row)


def test_a_row_becomes_a_figure_that_knows_its_cell(write_observations: Write, read: Read) -> None:
    row = ("employment", "pasadena", "all", 2014, 81.9, None, None, 78.4, 85.4, "Low reliability; ESTIMATE", "survey")
    reading = read(write_observations(row, (*ROW, "yes", "As reported.")))
    first, second = reading.figures.to_dict("records")
    assert tuple(first) == FIGURE_COLUMNS
    assert math.isnan(first.pop("numerator"))
    assert math.isnan(first.pop("denominator"))
    assert first == {
        "indicator": "employment",
        "place": "pasadena",
        "group": "all",
        "period": "2014",
        "starts_on": dt.date(2014, 1, 1),
        "ends_on": dt.date(2014, 12, 31),
        "value": 81.9,
        "lower": 78.4,
        "upper": 85.4,
        "flags": "estimate;low reliability",
        "source": "survey",
        "sample": False,
        "note": None,
        "sheet": 0,
        "row": 2,
        "column": 5,
    }
    assert (second["period"], second["sample"], second["note"], second["row"]) == ("2013-14", True, "As reported.", 3)
    assert (reading.rejected, reading.outside, reading.problems) == (0, 0, ())
    assert (reading.sheets, reading.recipe, len(reading.sha256)) == (("Observations",), "commoncurve-workbook", 64)


WRONG = [
    ("Indicator", "graduatoin", "A2", "“graduatoin”", "Did you mean “graduation”?"),
    ("Indicator", None, "A2", "an empty cell", "Fill it in."),
    ("Place", "pasadina", "B2", "“pasadina”", "Did you mean “pasadena”?"),
    ("Period", "2013-15", "D2", "“2013-15”", "Correct the period"),
    ("Period", None, "D2", "an empty cell", "Correct the period"),
    ("Value", "81.6*", "E2", "“81.6*”", "Write marks into Flag."),
    ("Value", 182.5, "E2", "“182.5”", "Correct the figure"),
    ("Value", True, "E2", "“yes”", "Write marks into Flag."),
    ("Numerator", "many", "F2", "“many”", "Write marks into Flag."),
    ("Lower", 90, "E2", "value 82.5, lower 90", "Correct the figure or its bounds."),
    ("Flag", "guessed", "J2", "“guessed”", "Correct the cell."),
    ("Source", "hearsay", "K2", "“hearsay”", "Add it"),
    ("Sample", "perhaps", "L2", "“perhaps”", "Correct the cell."),
]


@pytest.mark.parametrize(("name", "value", "cell", "found", "mend"), WRONG)
def test_a_wrong_cell_is_refused_by_its_address(
    write_observations: Write, read: Read, name: str, value: object, cell: str, found: str, mend: str
) -> None:
    good = ("employment", "pasadena", "all", "2014", 80, None, None, None, None, None, "survey")
    reading = read(write_observations(with_cell(name, value), good))
    (problem,) = rejected(reading)
    assert (problem.sheet, problem.cell, problem.found, problem.cells) == ("Observations", cell, found, 1)
    assert problem.mend.startswith(mend)
    assert (reading.rejected, len(reading.figures)) == (1, 1)


@pytest.mark.parametrize(("name", "value", "cell"), [("Place", "atlantis", "B2"), ("Group", "everyone", "C2")])
def test_a_figure_about_something_that_the_framework_does_not_hold_is_left_out_and_named(
    write_observations: Write, read: Read, name: str, value: str, cell: str
) -> None:
    good = ("employment", "pasadena", "all", "2014", 80, None, None, None, None, None, "survey")
    reading = read(write_observations(with_cell(name, value), good))
    (problem,) = reading.problems
    assert (problem.kind, problem.cell, problem.found, problem.cells) == ("outside", cell, f"“{value}”", 1)
    assert (reading.rejected, reading.outside, len(reading.figures)) == (0, 1, 1)


def test_a_figure_that_contradicts_its_counts_is_refused(write_observations: Write, read: Read) -> None:
    # 5/8 = 62.5; 63 shows no decimal and rounds from it, 62.6 does not.
    rows = [
        ("employment", "pasadena", "all", "2013", 62.5, 5, 8, None, None, None, "survey"),
        ("employment", "pasadena", "all", "2014", 63, 5, 8, None, None, None, "survey"),
        ("employment", "pasadena", "all", "2015", 62.6, 5, 8, None, None, None, "survey"),
        ("employment", "pasadena", "all", "2016", 62.5, 9, 8, None, None, None, "survey"),
    ]
    reading = read(write_observations(*rows))
    assert reading.figures["period"].tolist() == ["2013", "2014"]
    assert reading.rejected == 2
    assert [problem.cell for problem in rejected(reading)] == ["F5", "E4", "E5"]


def test_one_fault_of_many_cells_is_one_problem_that_names_them_all(write_observations: Write, read: Read) -> None:
    rows = [(*ROW[:1], "pasadina", *ROW[2:3], f"{year}-{(year + 1) % 100:02}", *ROW[4:]) for year in range(1990, 2010)]
    reading = read(write_observations(*rows))
    (problem,) = rejected(reading)
    assert (problem.cell, problem.cells, reading.rejected) == ("B2:B21", 20, 20)


def test_an_empty_value_is_nothing_unless_a_flag_says_why(write_observations: Write, read: Read) -> None:
    flagged = (*with_cell("Value", None)[:9], "suppressed at source", "survey")
    empty = ("employment", "pasadena", "all", "2014", None, None, None, None, None, None, "survey")
    counts = ("employment", "pasadena", "all", "2015", None, 5, 8, None, None, None, "survey")
    reading = read(write_observations(flagged, empty, counts))
    assert reading.figures["flags"].tolist() == ["suppressed at source"]
    assert reading.figures["value"].isna().all()
    (warning,) = [problem for problem in reading.problems if problem.kind is ProblemKind.WARNING]
    (problem,) = rejected(reading)
    assert (warning.cell, problem.cell, reading.rejected) == ("E3", "E4", 1)


def test_a_key_that_repeats_with_different_figures_loses_all_its_cells(write_observations: Write, read: Read) -> None:
    other = ("employment", "pasadena", "all", "2014", 80, None, None, None, None, None, "survey")
    reading = read(write_observations(ROW, other, with_cell("Value", 82.6), with_cell("Value", "eighty")))
    assert reading.figures["indicator"].tolist() == ["employment"]
    assert reading.rejected == 3
    conflict = rejected(reading)[-1]
    assert (conflict.cell, conflict.cells) == ("E2, E4:E5", 3)
    assert conflict.found == "graduation, pasadena-unified, all, 2013-14: 82.5 and 82.6 and eighty"


def test_a_key_that_repeats_with_the_same_figure_is_one_figure(write_observations: Write, read: Read) -> None:
    reading = read(write_observations(ROW, ROW, with_cell("Value", 82.5 * (1 + 1e-12))))
    assert len(reading.figures) == 1
    assert (reading.rejected, reading.outside) == (0, 2)
    assert [(one.kind, one.cell) for one in reading.problems] == [(ProblemKind.OUTSIDE, "E3:E4")]


PERIODS = [
    ("employment", 2014.0, "2014"),
    ("graduation", "2013–2014", "2013-14"),
    ("unemployment-monthly", "Mar 2014", "2014-03"),
    ("unemployment-monthly", dt.date(2014, 3, 1), "2014-03"),  # what Excel makes of a typed 2014-03
    ("preschool-enrolment", "2010-2014", "2010-2014"),
]


@pytest.mark.parametrize(("indicator", "written", "period"), PERIODS)
def test_periods_are_read_as_their_indicator_has_them(
    write_observations: Write, read: Read, indicator: str, written: object, period: str
) -> None:
    row = (indicator, "pasadena", "all", written, 50, None, None, None, None, None, "survey")
    assert read(write_observations(row)).figures["period"].tolist() == [period]


def test_a_date_is_no_school_year_even_if_excel_made_it_of_one(write_observations: Write, read: Read) -> None:
    reading = read(write_observations(with_cell("Period", dt.date(2011, 12, 1))))  # typed 2011-12
    assert [problem.found for problem in rejected(reading)] == ["“2011-12-01”"]


def test_a_cell_shown_as_a_percentage_is_that_many_percent(write_observations: Write, read: Read) -> None:
    plain = ("employment", "pasadena", "all", "2014", 0.62, None, None, None, None, None, "survey")
    path = write_observations(with_cell("Value", 0.07), plain)
    book = openpyxl.load_workbook(path)
    book["Observations"]["E2"].number_format = "0.0%"
    book.save(path)
    reading = read(path)
    assert reading.figures["value"].tolist() == [7.0]
    assert [one.found for one in rejected(reading)] == ["every figure of employment lies between 0 and 1"]


def test_shares_that_look_like_fractions_are_asked_about_and_not_taken(write_observations: Write, read: Read) -> None:
    rows = [("employment", "pasadena", "all", str(year), 0.62, *[None] * 5, "survey") for year in (2014, 2015, 2016)]
    reading = read(write_observations(*rows))
    (question,) = rejected(reading)
    assert (len(reading.figures), reading.rejected, question.cell) == (0, 3, "E2:E4")
    assert question.found == "every figure of employment lies between 0 and 1"
    assert "--fractions percent" in question.mend


def test_columns_may_stand_in_any_order_and_unknown_ones_are_named(write_workbook: Write, read: Read) -> None:
    header = ["Value", "Remark", "PERIOD", "Source", "Group", "Place", "Indicator"]
    row = [80, "mine", "2014", "survey", "all", "pasadena", "employment"]
    reading = read(write_workbook({"Observations": [header, row]}))
    assert reading.figures[["value", "row", "column"]].to_numpy().tolist() == [[80.0, 2, 1]]
    (problem,) = reading.problems
    assert (problem.kind, problem.cell) == (ProblemKind.WARNING, "B1")
    assert "“Remark”, with 1 filled cells" in problem.found


def test_without_a_column_of_the_key_every_figure_is_refused(write_workbook: Write, read: Read) -> None:
    header, row = ["Indicator", "Group", "Period", "Value", "Source"], ["employment", "all", "2014", 80, "survey"]
    reading = read(write_workbook({"Observations": [header, row]}))
    assert (reading.rejected, len(reading.figures)) == (1, 0)
    assert rejected(reading)[0].found == "no column Place"


def test_translated_notes_come_with_the_reader_who_checked_them(write_workbook: Write, read: Read) -> None:
    header = ["Indicator", "Place", "Group", "Period", "Value", "Source", "Note", "Note (es)", "Checked (es)"]
    row = ["employment", "pasadena", "all", "2014", 80, "survey", "Estimated.", "Estimado."]
    path = write_workbook({"Observations": [header, row, [*row[:3], "2015", *row[4:], "A. Reader"]]})
    notes = read(path).notes
    assert [(note.record, note.language, note.words, note.checked_by) for note in notes] == [
        ("employment/pasadena/all/2014", "es", "Estimado.", None),
        ("employment/pasadena/all/2015", "es", "Estimado.", "A. Reader"),
    ]


def test_performance_measures_have_figures_of_their_own(write_workbook: Write, read: Read) -> None:
    header = ["Measure", "Period", "Value", "Source"]
    rows = [["families-served", "2021-22", 64, "survey"], ["families-served", "2022-23", -1, "survey"]]
    reading = read(write_workbook({"Measure observations": [header, *rows]}))
    assert reading.measures[["measure", "period", "value"]].to_numpy().tolist() == [
        ["families-served", "2021-22", 64.0]
    ]
    assert reading.rejected == 1


def test_very_many_wrong_cells_are_named_one_by_one_up_to_two_hundred_and_then_together(
    write_observations: Write, read: Read
) -> None:
    rows = [
        ("employment", "pasadena", "all", str(1000 + year), f"{year} or so", *[None] * 5, "survey")
        for year in range(999)
    ]
    # The years before 1900 are refused too, in column D.
    problems = [one for one in rejected(read(write_observations(*rows))) if one.cell.startswith("E")]
    assert len(problems) == 201
    assert (problems[0].cell, problems[0].found) == ("E2", "“0 or so”")
    assert (problems[-1].cell, problems[-1].found, problems[-1].cells) == ("E202:E1000", "more such entries", 799)


def test_very_many_keys_that_contradict_themselves_are_named_up_to_two_hundred_and_then_together(
    write_observations: Write, read: Read
) -> None:
    def row(year: int, value: int) -> tuple[object, ...]:
        return ("employment", "pasadena", "all", str(1000 + year), value, *[None] * 5, "survey")

    reading = read(write_observations(*[row(year, value) for value in (60, 70) for year in range(300)]))
    # The years before 1900 are refused too, in column D.
    problems = [one for one in rejected(reading) if one.cell.startswith("E")]
    assert (len(problems), reading.rejected, len(reading.figures)) == (201, 600, 0)
    assert (problems[-1].found, problems[-1].cells) == ("more such entries", 200)


def test_a_percentage_or_a_sum_of_money_needs_an_indicator_in_that_unit(write_observations: Write, read: Read) -> None:
    rows = [
        ("homeless-count", "pasadena", "all", "2014", "12 %", *[None] * 5, "survey"),
        ("employment", "pasadena", "all", "2014", "$12", *[None] * 5, "survey"),
        ("employment", "pasadena", "all", "2015", "12 %", *[None] * 5, "survey"),
        ("household-income-20", "pasadena", "all", "2015", "$12", *[None] * 5, "survey"),
    ]
    reading = read(write_observations(*rows))
    assert [problem.found for problem in rejected(reading)] == ["“12 %”", "“$12”"]
    assert reading.figures["value"].tolist() == [12.0, 12.0]


@pytest.mark.parametrize(
    ("flag", "refused"),
    [("suppressed at source", True), ("not available", True), ("estimate; not applicable", True), ("estimate", False)],
)
def test_a_number_and_the_reason_why_there_is_none_are_not_both_taken(
    write_observations: Write, read: Read, flag: str, refused: bool
) -> None:
    reading = read(write_observations(with_cell("Flag", flag), (*with_cell("Flag", flag)[:3], "2014-15", *ROW[4:])))
    assert [(one.cell, one.found) for one in rejected(reading)] == (
        [("E2", f"a number, and the flag “{';'.join(flag.split('; '))}”")] if refused else []
    )
    assert reading.rejected == refused
