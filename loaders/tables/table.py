"""Tables: a header row found on a sheet, and the columns below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from loaders import cells
from loaders.cells import Cell
from loaders.numbers.values import Cells, Codes, coded, objects
from loaders.opening import Sheet
from loaders.opening.grid import Grid
from loaders.tables.spelling import fold, header_match
from loaders.tables.written import Written
from loaders.templates.told import NOTHING, Told

SEARCHED_ROWS = 30


@dataclass(frozen=True)
class Table:
    """A table of a sheet.

    Attributes:
        sheet: index of the sheet in its file; name: its name; header_row: 1-based, the last one of several.
        headers: what the header says, spaces and line breaks made one space; of several rows, joined.
        body: the rows below the header, from the table's first column on.
        above: what the cells above the header say, in reading order.
        left: how many columns of the sheet stand left of the table.
        below: the row after the table's last one (1-based) and its first text, where the recipe says that the table
            ends there; None where it goes on to the end of the sheet.
        merged: ranges of the sheet that are merged over several rows: first row, first column, last row, last column,
            each 1-based.
        told: what the metadata beside it say; sign: what parts the cells of the text that it is, "" in a workbook.
    """

    sheet: int
    name: str
    header_row: int
    headers: tuple[str, ...]
    body: Sequence[Sequence[Cell]]
    above: tuple[str, ...] = ()
    left: int = 0
    below: tuple[int, str] | None = None
    merged: Sequence[tuple[int, int, int, int]] = ()
    told: Told = NOTHING
    sign: str = ""

    @cached_property
    def columns(self) -> tuple[NDArray[np.object_], ...]:
        """Every column as an array of cells, shape (rows,); "" where there is nothing."""
        width = len(self.headers)
        if isinstance(self.body, Grid) and len(self.body.columns) == width:
            return self.body.columns
        if len(self.body) and set(map(len, self.body)) == {width}:
            # Column by column, straight from the rows: no second copy of the sheet is made on the way.
            return tuple(self._whole(at) for at in range(width))
        return tuple(objects(column[1:]) for column in zip_longest(self.headers, *self.body, fillvalue=""))

    def _whole(self, column: int) -> Cells:
        return np.fromiter(map(itemgetter(column), self.body), dtype=object, count=len(self.body))

    def coded(self, column: int) -> tuple[Codes, Cells]:
        """Return the number of each row's cell in a column (0-based), shape (rows,), and the different cells."""
        if column not in self._coded:
            self._coded[column] = coded(self.columns[column])
        return self._coded[column]

    @cached_property
    def _coded(self) -> dict[int, tuple[Codes, Cells]]:
        return {}

    @cached_property
    def written(self) -> Written:
        """What the header says, each text once."""
        return Written(self.headers)

    @cached_property
    def _folded(self) -> dict[str, int]:
        return {fold(header): at for at, header in reversed(list(enumerate(self.headers))) if fold(header)}

    @cached_property
    def _nameless(self) -> dict[str, int]:
        bare = [at for at, header in enumerate(self.headers) if not header]
        return {f"column {cells.letters(self.left + at + 1)}".casefold(): at for at in bare}

    def position(self, wanted: str | None) -> int | None:
        """Return where a header stands first (0-based); None when it does not.

        The same text is found whatever its case, spaces, underscores, hyphens and line breaks; where no header is
        called so, the first that `wanted` matches whole as a pattern. A column without a header is called by its
        letters: `column A`.
        """
        if not wanted:
            return None
        same = self._folded.get(fold(wanted), self._nameless.get(fold(wanted)))
        if same is not None:
            return same
        if not self.written.says(wanted):
            return None
        return next((at for at, header in enumerate(self.headers) if header_match(wanted, header)), None)

    @property
    def rows(self) -> NDArray[np.int64]:
        """The row number of each row of the body, 1-based."""
        return np.arange(len(self.body), dtype=np.int64) + self.header_row + 1

    def address(self, row: int, column: int) -> str:
        """Return the address of the cell in row `row` of the body and column `column`, both 0-based."""
        return cells.address(self.header_row + 1 + row, self.left + column + 1)

    def ranges(self, rows: Iterable[int], column: int) -> str:
        """Return the addresses of many cells of one column, both 0-based."""
        return cells.ranges((self.header_row + 1 + row for row in rows), self.left + column + 1)


def table_at(sheet: Sheet, index: int, header: int) -> Table:
    """Return the table whose header is row `header` (0-based) of a sheet."""
    written = [cells.text(cell) for cell in sheet.rows[header]]
    body = sheet.rows[header + 1 :]
    width = width_of(body, len(written))
    return Table(
        index, sheet.name, header + 1, tuple(written + [""] * (width - len(written))), body, sign=sheet.delimiter
    )


def width_of(body: Sequence[Sequence[Cell]], least: int) -> int:
    """Return how many columns the longest row has, `least` at least."""
    return max([least, len(body.columns)] if isinstance(body, Grid) else [least, *map(len, body)])


def first_row(sheet: Sheet) -> int | None:
    """Return the first row (0-based) that holds anything; None on an empty sheet."""
    return next((number for number, row in enumerate(sheet.rows) if any(cell != "" for cell in row)), None)


def first_text(row: Sequence[Cell]) -> str:
    """Return what the first filled cell of a row says; "" where there is none."""
    return next((text for text in map(cells.text, row) if text), "")
