"""A marked copy shows every problem where it stands; mended and saved, it is loaded like any other file."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from indicators.reading import Problem, ProblemKind, Reading
from loaders import cells
from loaders.opening import open_file
from loaders.problems import Fault, Findings
from loaders.workbook.problem_sheet import HEADERS, without_problems
from loaders.writing.marked import CannotMark, write_marked
from loaders.writing.marks import FILLS, MOST_COMMENTS

Read = Callable[..., Reading]
WRONG = Fault("“lots”", "a number, such as 62.5", "Correct the cell.")
ODD = Fault("a count of people that is no whole number", "whole people", "Check it.")
HEADER = ["Indicator", "Place", "Group", "Period", "Value", "Source"]


def book(path: Path, rows: Sequence[Sequence[object]], title: str = "Observations") -> Path:
    """Write a workbook of one sheet."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    made.save(path)
    return path


def observations(path: Path, *values: object) -> Path:
    """Write a sheet of observations with these values, a year for each."""
    rows = [["employment", "pasadena", "all", str(2010 + at), value, "survey"] for at, value in enumerate(values)]
    return book(path, [HEADER, *rows])


def colour(sheet: Worksheet, address: str) -> str:
    """Return the colour of a cell."""
    found: str = sheet[address].fill.start_color.rgb
    return found


def comment(sheet: Worksheet, address: str) -> str:
    """Return what a cell's comment says; "" where it has none."""
    found = sheet[address].comment
    return found.text if found else ""


def findings(*noted: tuple[ProblemKind, str, Fault]) -> list[Problem]:
    """Return problems of the sheet Observations."""
    made = Findings("a.xlsx")
    note = {ProblemKind.REJECTED: made.reject, ProblemKind.WARNING: made.warn}
    for kind, where, fault in noted:
        note[kind]("Observations", where, fault)
    return made.problems


def test_every_cell_of_a_problem_is_marked_even_where_its_address_is_cut_short(tmp_path: Path) -> None:
    path = observations(tmp_path / "a.xlsx", *range(60))
    problems = findings((ProblemKind.REJECTED, cells.ranges(range(2, 60, 2), 5), WRONG))
    assert problems[0].cell.endswith("and 17 more")
    made = write_marked(path, problems, tmp_path / "copy.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Observations"]
    red = FILLS[ProblemKind.REJECTED]
    assert (made.cells, made.comments) == (29, 29)
    assert [row for row in range(1, 62) if colour(sheet, f"E{row}") == red] == list(range(2, 60, 2))
    assert comment(sheet, "E58") == "Found: “lots”\nExpected: a number, such as 62.5\nTo mend: Correct the cell."


def test_several_problems_of_a_cell_make_one_comment_and_the_worst_colours_it(tmp_path: Path) -> None:
    path = observations(tmp_path / "a.xlsx", 1, 2)
    problems = findings((ProblemKind.WARNING, "E2, E3", ODD), (ProblemKind.REJECTED, "E2", WRONG))
    write_marked(path, problems, tmp_path / "copy.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Observations"]
    assert [colour(sheet, one) for one in ("E2", "E3")] == [*FILLS.values()]
    assert comment(sheet, "E2").index("lots") < comment(sheet, "E2").index("whole people")


def test_the_list_has_a_row_and_a_link_for_each_problem(tmp_path: Path) -> None:
    path = observations(tmp_path / "a.xlsx", 1, 2)
    made = Findings("a.xlsx")
    made.leave_out("Observations", "E3", ODD, cells=4)
    made.reject("Observations", "E2", WRONG)
    write_marked(path, made.problems, tmp_path / "copy.xlsx")
    listed = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Problems"]
    assert [[cell.value for cell in row] for row in listed.iter_rows()] == [
        list(HEADERS),
        ["rejected", "Observations", "E2", 1, WRONG.found, WRONG.expected, WRONG.mend],
        ["outside", "Observations", "E3", 4, ODD.found, ODD.expected, ODD.mend],
    ]
    assert [listed[one].hyperlink.location for one in ("C2", "C3")] == ["'Observations'!E2", "'Observations'!E3"]


def test_a_mended_copy_is_loaded_and_its_list_is_not_warned_of(tmp_path: Path, read: Read) -> None:
    path = observations(tmp_path / "a.xlsx", 62.5, "lots", 64.5)
    before = read(path)
    assert (len(before.figures), before.rejected) == (2, 1)
    write_marked(path, before.problems, tmp_path / "copy.xlsx")
    again = read(tmp_path / "copy.xlsx")
    assert (len(again.figures), again.rejected) == (2, 1)
    mended = openpyxl.load_workbook(tmp_path / "copy.xlsx")
    mended["Observations"]["E3"] = 63.5
    mended.save(tmp_path / "mended.xlsx")
    after = read(tmp_path / "mended.xlsx")
    assert list(after.figures["value"]) == [62.5, 63.5, 64.5]
    assert after.problems == ()


def test_the_marks_of_an_earlier_copy_are_taken_away(tmp_path: Path) -> None:
    path = observations(tmp_path / "a.xlsx", 1, 2)
    write_marked(path, findings((ProblemKind.REJECTED, "E2, E3", WRONG)), tmp_path / "one.xlsx")
    write_marked(tmp_path / "one.xlsx", findings((ProblemKind.REJECTED, "E3", WRONG)), tmp_path / "two.xlsx")
    made = openpyxl.load_workbook(tmp_path / "two.xlsx")
    assert made.sheetnames == ["Observations", "Problems"]
    assert (colour(made["Observations"], "E2"), comment(made["Observations"], "E2")) == ("00000000", "")
    assert colour(made["Observations"], "E3") == FILLS[ProblemKind.REJECTED]


def test_a_workbook_keeps_its_formats_comments_and_the_values_of_its_formulas(tmp_path: Path) -> None:
    path = observations(tmp_path / "a.xlsx", 0.5, 2)
    made = openpyxl.load_workbook(path)
    sheet = made["Observations"]
    sheet["E2"].number_format = "0%"
    sheet["E2"].comment = Comment("from the survey", "Ana")
    sheet["A1"].font = Font(bold=True)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["A"].width = 33
    made.save(path)
    write_marked(path, findings((ProblemKind.REJECTED, "E2", WRONG)), tmp_path / "copy.xlsx")
    copied = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Observations"]
    assert (copied["E2"].number_format, copied["A1"].font.bold, copied.column_dimensions["A"].width) == ("0%", True, 33)
    assert copied.row_dimensions[3].hidden
    assert comment(copied, "E2").endswith("\n\nfrom the survey")
    assert open_file(tmp_path / "copy.xlsx").sheets[0].rows[1][4] == 50.0


def test_a_text_file_becomes_a_workbook_with_the_same_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("code,formula,n\n06,=1+1,3\n07,+2,lots\n", encoding="utf-8")
    problems = [Problem(ProblemKind.REJECTED, "a.csv", "a", "C3", *("x", "y", "z"))]
    made = write_marked(path, problems, tmp_path / "copy.xlsx")
    rows = without_problems(open_file(tmp_path / "copy.xlsx")).sheets[0].rows
    assert rows == [["code", "formula", "n"], ["06", "=1+1", "3"], ["07", "+2", "lots"]]
    assert made.cells == 1
    assert colour(openpyxl.load_workbook(tmp_path / "copy.xlsx")["a"], "C3") == FILLS[ProblemKind.REJECTED]


def test_a_cell_beyond_the_last_row_can_be_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    problems = [Problem(ProblemKind.REJECTED, "a.csv", "a", "D5", *("x", "y", "z"))]
    write_marked(path, problems, tmp_path / "copy.xlsx")
    assert comment(openpyxl.load_workbook(tmp_path / "copy.xlsx")["a"], "D5").startswith("Found: x")


def test_after_five_thousand_comments_cells_are_coloured_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("n\n" + "x\n" * (MOST_COMMENTS + 3), encoding="utf-8")
    last = MOST_COMMENTS + 4
    problem = Problem(ProblemKind.REJECTED, "a.csv", "a", f"A2:A{last}", *("x", "y", "z"), runs=((2, last, 1),))
    made = write_marked(path, [problem], tmp_path / "copy.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx")["a"]
    assert (made.cells, made.comments) == (MOST_COMMENTS + 3, MOST_COMMENTS)
    assert made.said == ("3 further marked cells have no comment: their problems are in this list.",)
    assert (colour(sheet, f"A{last}"), comment(sheet, f"A{last}")) == (FILLS[ProblemKind.REJECTED], "")


def test_a_sheet_of_the_same_name_that_is_not_ours_stays(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [["Place", "Problem"], ["Pasadena", "none"]], title="Problems")
    write_marked(
        path, [Problem(ProblemKind.REJECTED, "a.xlsx", "Problems", "B2", *("x", "y", "z"))], tmp_path / "c.xlsx"
    )
    assert openpyxl.load_workbook(tmp_path / "c.xlsx").sheetnames == ["Problems", "Problems 2"]
    assert [sheet.name for sheet in without_problems(open_file(tmp_path / "c.xlsx")).sheets] == ["Problems"]


def test_a_merged_cell_is_marked_at_its_first_cell(tmp_path: Path) -> None:
    path = observations(tmp_path / "a.xlsx", 1, 2)
    made = openpyxl.load_workbook(path)
    made["Observations"].merge_cells("E2:E3")
    made.save(path)
    write_marked(path, findings((ProblemKind.REJECTED, "E3", WRONG)), tmp_path / "copy.xlsx")
    assert comment(openpyxl.load_workbook(tmp_path / "copy.xlsx")["Observations"], "E2").startswith("Found: “lots”")


@pytest.mark.parametrize(("name", "why"), [("copy.xlsx", "exists already"), ("copy.csv", "must end in .xlsx")])
def test_a_copy_that_cannot_be_written_is_refused_and_nothing_is_touched(name: str, why: str, tmp_path: Path) -> None:
    path = observations(tmp_path / "a.xlsx", 1)
    before = path.read_bytes()
    (tmp_path / "copy.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotMark, match=why):
        write_marked(path, findings((ProblemKind.REJECTED, "E2", WRONG)), tmp_path / name)
    assert path.read_bytes() == before
    assert (tmp_path / "copy.xlsx").read_text(encoding="utf-8") == "mine"
