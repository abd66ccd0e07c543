"""A plain copy: a file's sheets, rows and columns as a new workbook, written row by row."""

import re
from collections.abc import Sequence

from openpyxl.cell import Cell as BookCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.workbook import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from loaders.cells import Cell, Percent
from loaders.opening import Opened, Sheet
from loaders.writing.marks import Marks

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST_TITLE = 31
SHOWN_IN_PERCENT = "0.0###%"
Written = BookCell | Cell | None


def plain_copy(opened: Opened, marks: Marks) -> Workbook:
    """Return a workbook with the cells of a file where they stand, and its marks."""
    book = Workbook(write_only=True)
    for sheet in opened.sheets:
        made = book.create_sheet(title_of(sheet.name))
        made.sheet_state = "hidden" if sheet.hidden else "visible"
        _write(made, sheet, marks)
    return book


def title_of(name: str) -> str:
    """Return a sheet's name as Excel allows it: thirty-one letters, none of []:*?/ and the backslash."""
    return FORBIDDEN.sub("_", name)[:LONGEST_TITLE] or "Sheet"


def _write(made: WriteOnlyWorksheet, sheet: Sheet, marks: Marks) -> None:
    marked = marks.of(sheet.name)
    rows = {row for row, _ in marked}
    last = max(rows, default=0)
    for number, row in enumerate(sheet.rows, start=1):
        cells = [_cell(made, cell) for cell in row]
        made.append(_dressed(made, cells, sheet.name, number, marks) if number in rows else cells)
    for number in range(len(sheet.rows) + 1, last + 1):
        made.append(_dressed(made, [], sheet.name, number, marks))


def _cell(made: WriteOnlyWorksheet, cell: Cell) -> Written:
    """Return a cell as openpyxl writes it: a text stays a text, and a percentage shows its sign."""
    if isinstance(cell, Percent):
        written = WriteOnlyCell(made, float(f"{float(cell) / 100:.15g}"))
        written.number_format = SHOWN_IN_PERCENT
        return written
    if not isinstance(cell, str):
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)
    if not text.startswith("="):
        return text or None
    written = WriteOnlyCell(made, text)
    written.data_type = "s"
    return written


def _dressed(
    made: WriteOnlyWorksheet, cells: Sequence[Written], sheet: str, number: int, marks: Marks
) -> list[Written]:
    """Return a row with its marked cells coloured and commented."""
    marked = {column: kind for (row, column), kind in marks.of(sheet).items() if row == number}
    width = max([len(cells), *marked])
    dressed: list[Written] = [*cells, *[None] * (width - len(cells))]
    for column, kind in marked.items():
        cell = _styled(made, dressed[column - 1])
        marks.dress(cell, kind, (sheet, number, column))
        dressed[column - 1] = cell
    return dressed


def _styled(made: WriteOnlyWorksheet, held: Written) -> BookCell:
    """Return what a cell holds as a cell that can be coloured."""
    if isinstance(held, BookCell):
        return held
    cell = WriteOnlyCell(made)
    cell.value = held
    return cell
