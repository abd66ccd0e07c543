"""A marked copy: the file as a workbook in which every cell with a problem is coloured, and says how to mend it.

An Excel workbook is copied with openpyxl, which keeps formats, widths, formulas' values and hidden rows, and loses what
docs/templates.md names. Every other file becomes a new workbook with the same sheets, rows and columns.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell import Cell as BookCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.counted import counted
from indicators.reading import Problem
from loaders.cells import Cell, Percent
from loaders.opening import Opened, Sheet, open_file
from loaders.problems import LoadError
from loaders.workbook.problem_sheet import TITLE, is_ours, without_problems
from loaders.writing.listing import write_list
from loaders.writing.marks import FILLS, Marks, marks_of
from loaders.writing.plain import plain_copy

EXCEL = {".xlsx", ".xlsm"}
# openpyxl holds a whole workbook in memory; a larger one is written anew, row by row.
MOST_CELLS_COPIED = 400_000
# What openpyxl ends in where a workbook is not as it expects, though it could be read.
NOT_COPIED = (
    InvalidFileException,
    zipfile.BadZipFile,
    ParseError,
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)


class CannotMark(Exception):
    """The copy cannot be written; the sentence says why."""


@dataclass(frozen=True)
class Marked:
    """What was written: how many cells are marked, and how many of them have a comment; what else was said."""

    cells: int
    comments: int
    said: tuple[str, ...]


def write_marked(path: Path, problems: Sequence[Problem], copy: Path) -> Marked:
    """Write a copy of a file with its problems marked; the file itself is not touched.

    Args:
        path: the file; it can be opened.
        problems: as reading it has found them.
        copy: where to write; .xlsx, or .xlsm for a workbook with macros. It must not exist.

    Raises:
        CannotMark: the copy exists, is not named so, or cannot be written; or the file is no single workbook or text.
    """
    _check(path, copy)
    opened, marks = _opened(path), marks_of(problems)
    book, said = _copied(opened, marks, with_macros=copy.suffix.lower() == ".xlsm")
    if book is None:
        book, said = plain_copy(opened, marks), _why_plain(opened)
    write_list(book, problems, (*said, *marks.said))
    try:
        with copy.open("xb") as file:
            book.save(file)
    except OSError as error:
        raise CannotMark(f"{copy.name} cannot be written ({error.strerror}).") from error
    return Marked(marks.count, len(marks.comments), (*said, *marks.said))


def _check(path: Path, copy: Path) -> None:
    suffix = copy.suffix.lower()
    if copy.exists():
        raise CannotMark(f"{copy.name} exists already and is not overwritten: choose another name, or move it away.")
    if suffix not in EXCEL or (suffix == ".xlsm" and path.suffix.lower() != suffix):
        raise CannotMark(f"{copy.name} must end in .xlsx (or .xlsm, for a workbook with macros).")


def _opened(path: Path) -> Opened:
    try:
        return without_problems(open_file(path))
    except LoadError as error:
        raise CannotMark(str(error)) from error


def _why_plain(opened: Opened) -> tuple[str, ...]:
    if opened.path.suffix.lower() not in EXCEL:
        return ()
    return ("The workbook was written anew: its cells are as they were, its formats are not kept.",)


def _copied(opened: Opened, marks: Marks, *, with_macros: bool) -> tuple[Workbook | None, tuple[str, ...]]:
    """Return an Excel workbook with its marks; None where openpyxl cannot hold or open it."""
    if opened.path.suffix.lower() not in EXCEL or _size(opened) > MOST_CELLS_COPIED:
        return None, ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of each thing that it does not keep; the manual says them
            book = openpyxl.load_workbook(io.BytesIO(opened.content), keep_vba=with_macros)
    except NOT_COPIED:
        return None, ()
    _unmark(book)
    sheets = {sheet.name: sheet for sheet in opened.sheets}
    replaced = sum(_values_for_formulas(sheet, sheets[sheet.title]) for sheet in _read(book, sheets))
    for sheet in _read(book, sheets):
        _mark(sheet, marks)
    if not replaced:
        return book, ()
    numbers = counted(replaced, "formula became the number that it", "formulas became the numbers that they")
    return book, (f"{numbers} showed: a copy does not calculate.",)


def _size(opened: Opened) -> int:
    return sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in opened.sheets if sheet.rows)


def _read(book: Workbook, sheets: dict[str, Sheet]) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.title in sheets]


def _unmark(book: Workbook) -> None:
    """Take away the marks of an earlier copy, and its list."""
    ours = [sheet for sheet in book.worksheets if sheet.title.startswith(TITLE) and is_ours(_first_row(sheet))]
    if not ours:
        return
    for sheet in ours:
        book.remove(sheet)
    for cell in (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        if isinstance(cell, BookCell) and cell.fill.start_color.rgb in FILLS.values():
            cell.fill = PatternFill()
            cell.comment = None


def _first_row(sheet: Worksheet) -> list[list[Cell | None]]:
    return [[str(value or "") for value in row] for row in sheet.iter_rows(max_row=1, values_only=True)]


def _values_for_formulas(sheet: Worksheet, read: Sheet) -> int:
    """Put the value that each formula showed in its place: nothing would calculate it before it is loaded again."""
    pairs = (pair for row, shown in zip(sheet.iter_rows(), read.rows, strict=False) for pair in _formulas(row, shown))
    replaced = 0
    for cell, value in pairs:
        cell.value = value / 100 if isinstance(value, Percent) else value
        replaced += 1
    return replaced


def _formulas(row: Sequence[object], shown: Sequence[Cell]) -> Iterator[tuple[BookCell, Cell]]:
    """Yield the formulas of a row with what they showed; one that was saved without its value stays a formula."""
    for cell, value in zip(row, shown, strict=False):
        if isinstance(cell, BookCell) and cell.data_type == "f" and value != "":
            yield cell, value


def _mark(sheet: Worksheet, marks: Marks) -> None:
    for (row, column), kind in marks.of(sheet.title).items():
        cell = _top_left(sheet, row, column)
        marks.dress(cell, kind, (sheet.title, row, column))


def _top_left(sheet: Worksheet, row: int, column: int) -> BookCell:
    """Return a cell; of merged ones the first, which is the one that can say something."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
        return _top_left(sheet, area.min_row, area.min_col)
    return cell
