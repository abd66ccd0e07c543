"""The list of a marked copy: its last sheet, one row for each problem, with a link to its first cell."""

from collections.abc import Sequence

from openpyxl.cell import Cell as BookCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from indicators.reading import Problem
from loaders import cells
from loaders.workbook.problem_sheet import HEADERS, TITLE, ordered, row_of
from loaders.writing.plain import title_of

WIDTHS = (12, 20, 16, 8, 50, 40, 60)
BOLD, LINK = Font(bold=True), Font(underline="single", color="FF0563C1")
WRAPPED = Alignment(wrap_text=True, vertical="top")
MOST_LISTED = 100_000
NOTE = "note"
AnySheet = Worksheet | WriteOnlyWorksheet


def write_list(book: Workbook, problems: Sequence[Problem], said: Sequence[str]) -> None:
    """Add the sheet of problems as the last one of a workbook; `said` are sentences about the copy, below them."""
    sheet = book.create_sheet(_free_title(book))
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[cells.letters(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, header, BOLD) for header in HEADERS])
    titles = {other.title for other in book.worksheets}
    for number, problem in enumerate(ordered(problems)[:MOST_LISTED], start=2):
        sheet.append(_row(sheet, number, problem, titles))
    for sentence in said:
        sheet.append([_cell(sheet, text) for text in (NOTE, "", "", "", sentence)])


def _free_title(book: Workbook) -> str:
    taken = {sheet.title.casefold() for sheet in book.worksheets}
    titles = [TITLE, *(f"{TITLE} {number}" for number in range(2, len(taken) + 3))]
    return next(title for title in titles if title.casefold() not in taken)


def _row(sheet: AnySheet, number: int, problem: Problem, titles: set[str]) -> list[BookCell]:
    row = [_cell(sheet, value) for value in row_of(problem)]
    title = title_of(problem.sheet) if problem.sheet not in titles else problem.sheet
    if problem.runs and title in titles:
        first, _, column = problem.runs[0]
        quoted = title.replace("'", "''")
        row[2].row, row[2].column = number, 3  # a link knows the address of its cell
        row[2].hyperlink = Hyperlink(ref="", location=f"'{quoted}'!{cells.address(first, column)}")
        row[2].font = LINK
    return row


def _cell(sheet: AnySheet, value: str | int, font: Font | None = None) -> BookCell:
    text = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, text)
    if isinstance(text, str):
        cell.data_type = "s"
    cell.alignment = WRAPPED
    if font:
        cell.font = font
    return cell
