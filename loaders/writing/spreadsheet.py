"""Spreadsheets: pages streamed into an xlsx file, every text as a text and every number to its last digit."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell as Pen
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from loaders.cells import Cell, Percent
from loaders.workbook.exported import continued
from loaders.writing.entries import digits
from loaders.writing.pages import Page, Row

MOST_ROWS = 1_048_576
# A cell holds 32,767 units of UTF-16; a letter may take two of them, and a sequence that looks like an escape 13 for 7.
MOST_UNITS = 32_767
PART = 16_000
ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
DAY, SHARE, TEXT, PLAIN = "yyyy-mm-dd", '0.0##"%"', "@", "General"


class TooManyRowsError(Exception):
    """A sheet has more rows than a spreadsheet can hold; the message is one plain sentence."""


@dataclass
class Pens:
    """The cells of one sheet with which its rows are written, one for each way of showing a value.

    openpyxl writes a cell as soon as its row is appended, so that one styled cell serves for all.
    """

    sheet: Worksheet
    font: Font | None = None
    alignment: Alignment | None = None

    def __post_init__(self) -> None:
        """Make a cell for each way of showing."""
        self.day, self.share, self.text, self.number = (self._pen(shown) for shown in (DAY, SHARE, TEXT, PLAIN))

    def _pen(self, shown: str) -> Pen:
        cell = WriteOnlyCell(self.sheet)
        cell.number_format = shown
        if self.font:
            cell.font = self.font
        if self.alignment:
            cell.alignment = self.alignment
        return cell

    def write(self, row: Row) -> None:
        """Append a row; nothing is written as a formula."""
        inked = (self._inked(cell) for cell in row)
        self.sheet.append(inked)  # type: ignore[arg-type]  # any generator will do, and a list would hold one pen often

    def _inked(self, cell: Cell) -> Pen | None:
        if cell == "":
            return None
        if isinstance(cell, str):
            return _put(self.text, ESCAPE.sub("_x005F_", cell), "s")
        if isinstance(cell, int | float):
            # openpyxl would round a number to sixteen digits: its text is put in as it is.
            return _put(self.share if isinstance(cell, Percent) else self.number, digits(cell), "n")
        self.day.value = cell
        return self.day


def _put(pen: Pen, text: str, kind: str) -> Pen:
    pen.value = text
    # After the value, from which openpyxl guesses: a text that begins with = is no formula, and #N/A no error.
    pen.data_type = kind
    return pen


def fitted(page: Page) -> Page:
    """Return a page whose texts fit into the cells of a spreadsheet: longer ones go on in further columns.

    Raises:
        TooManyRowsError: the page has more rows than a sheet can have.
    """
    parts = [1] * len(page.headings)
    number = 1
    for row in page.rows():
        number += 1
        parts = [max(many, _needed(cell)) for many, cell in zip(parts, row, strict=True)]
    if number > MOST_ROWS:
        raise TooManyRowsError(
            f"{page.kind.name} has {number:,} rows, and a sheet holds {MOST_ROWS:,}: export to a .zip file instead."
        )
    return page if max(parts) == 1 else _continued(page, parts)


def _needed(cell: Cell) -> int:
    """Return how many cells a text needs."""
    return -(-len(cell) // PART) if isinstance(cell, str) and len(cell) > PART and _too_long(cell) else 1


def _too_long(text: str) -> bool:
    return len(ESCAPE.sub("_x005F_", text).encode("utf-16-le")) // 2 > MOST_UNITS


def _continued(page: Page, parts: Sequence[int]) -> Page:
    heads = [
        head if not part else head.continued(continued(head.text, part))
        for head, many in zip(page.headings, parts, strict=True)
        for part in range(many)
    ]
    return Page(page.kind, heads, _broken(page.rows, parts))


def _broken(rows: Callable[[], Iterator[Row]], parts: Sequence[int]) -> Callable[[], Iterator[Row]]:
    def broken() -> Iterator[Row]:
        for row in rows():
            yield [part for cell, many in zip(row, parts, strict=True) for part in _parts(cell, many)]

    return broken


def _parts(cell: Cell, many: int) -> Row:
    if many == 1:
        return [cell]
    if not isinstance(cell, str) or not _too_long(cell):
        return [cell, *[""] * (many - 1)]
    return [cell[at * PART : (at + 1) * PART] for at in range(many)]
