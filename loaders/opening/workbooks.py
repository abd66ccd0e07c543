"""Workbooks: xlsx, xlsm, xlsb, xls and ods become sheets; calamine reads the cells, we look for what it leaves out."""

import io
from collections.abc import Callable
from typing import TypeVar

import python_calamine as calamine

from loaders.opening import limits
from loaders.opening.grid import Grid, grid_of
from loaders.opening.kinds import Kind
from loaders.opening.looking import Look, look_at
from loaders.opening.marks import Marks
from loaders.opening.recoding import in_utf8
from loaders.opening.refusing import Refused, damaged, too_wide
from loaders.opening.sheets import Area, Sheet, Unseen
from loaders.opening.trying import try_workbook
from loaders.problems import refusal

Result = TypeVar("Result")


def panics() -> tuple[type[BaseException], ...]:
    """Return the class that a panic of calamine arrives as: it is made by the first panic, and has no home."""
    return tuple(one for one in BaseException.__subclasses__() if one.__name__ == "PanicException")


def workbook_sheets(content: bytes, kind: Kind, file: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook; their cells are read when they are asked for.

    Raises:
        Refused: the workbook is locked, damaged, or asks more memory than it may.
    """
    content = content if kind is Kind.XLS else in_utf8(content)
    looks, tried = look_at(content, kind)
    if tried:
        try_workbook(content, tried)
    book = _guarded(lambda: calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)))
    named = looks if isinstance(looks, dict) else dict(zip(book.sheet_names, looks, strict=False))
    return tuple(
        _sheet(Page(book, about.name, named.get(about.name, Marks), file), about)
        for about in book.sheets_metadata
        if about.typ == calamine.SheetTypeEnum.WorkSheet
    )


def _sheet(page: "Page", about: calamine.SheetMetadata) -> Sheet:
    hidden = about.visible != calamine.SheetVisibleEnum.Visible
    return Sheet(about.name, page.rows, hidden=hidden, unseen=page.unseen)


class Page:
    """One sheet of a workbook: what calamine reads of it, and what the second look adds."""

    def __init__(self, book: calamine.CalamineWorkbook, name: str, look: Look, file: str) -> None:
        self._book = book
        self._name = name
        self._look = look
        self._file = file
        self._unseen: Unseen | None = None

    def rows(self) -> Grid:
        """Return the rows as a reader of the sheet sees them.

        Raises:
            LoadError: the sheet is damaged.
        """
        try:
            sheet = _guarded(lambda: self._book.get_sheet_by_name(self._name))
            rows = _guarded(lambda: _rows(sheet))
            marks = self._look()
            marks.apply(rows)
            if marks.filled and not rows.height:
                raise damaged("cells are filled in it, and none of them can be read")
        except Refused as refused:
            raise refusal(self._file, refused.fault, sheet=self._name) from refused
        if not marks.merged:
            marks.merged = _areas(sheet)
        self._unseen = marks.unseen()
        return rows

    def unseen(self) -> Unseen:
        """Return what the cells do not say."""
        if self._unseen is None:
            self.rows()
        return self._unseen or Unseen()


def _rows(sheet: calamine.CalamineSheet) -> Grid:
    """Return every row from A1.

    Raises:
        Refused: a row is wider than a spreadsheet's; cells that have no address may follow each other without end.
    """
    if sheet.start is None or sheet.end is None:
        return Grid(0, ())
    # The rows begin in the first row of the sheet, and in the first column that holds anything.
    left, (row, column) = sheet.start[1], sheet.end
    if column >= limits.MOST_COLUMNS:
        raise too_wide(column + 1)
    return grid_of(sheet.iter_rows(), row + 1, column + 1 - left, left=left)


def _areas(sheet: calamine.CalamineSheet) -> list[Area]:
    return [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]


def _guarded(reading: Callable[[], Result]) -> Result:
    """Return what calamine reads, or refuse: it says so itself, or panics."""
    try:
        return reading()
    except calamine.CalamineError as error:
        raise damaged(str(error).rstrip(".")) from error
    except panics() as error:
        raise damaged("it cannot be read") from error
