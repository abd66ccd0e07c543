"""A grid: the rows of a sheet, held column by column, in which equal texts of a column are one text.

A sheet as a list of rows takes a list for each row and a new text for each cell, three times as much memory; and what
reads a table wants its columns.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import overload

import numpy as np
from numpy.typing import NDArray

from loaders.cells import Cell

# So many cells are taken over, or given out as rows, at a time: few enough that their memory is used again at once.
TAKEN = 1 << 12


class Grid(Sequence[list[Cell]]):
    """Rows of equal length; each is made when it is asked for, so that changing one changes nothing here.

    Attributes:
        height: how many rows there are.
        columns: every column's cells, each of shape (height,); "" where there is nothing.
    """

    def __init__(self, height: int, columns: Sequence[NDArray[np.object_]]) -> None:
        self.height = height
        self.columns = tuple(columns)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self.height

    @overload
    def __getitem__(self, at: int) -> list[Cell]: ...
    @overload
    def __getitem__(self, at: slice) -> "Grid": ...
    def __getitem__(self, at: int | slice) -> "list[Cell] | Grid":
        """Return a row; or some of them, which are not copied."""
        if isinstance(at, slice):
            return Grid(len(range(*at.indices(self.height))), [column[at] for column in self.columns])
        row = range(self.height)[at]
        return [column[row] for column in self.columns]

    def __iter__(self) -> Iterator[list[Cell]]:
        """Yield every row."""
        if not self.columns:
            yield from ([] for _ in range(self.height))
            return
        step = _at_once(len(self.columns))
        for first in range(0, self.height, step):
            yield from map(list, zip(*(column[first : first + step].tolist() for column in self.columns), strict=True))

    def __eq__(self, other: object) -> bool:
        """Say whether rows are the same, however they are held."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(own == list(row) for own, row in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # what can be changed has no hash, and the base class declares one

    def reach(self, row: int, column: int) -> None:
        """Fill up with empty cells: calamine ends a sheet at its last cell with a value."""
        more = max(row + 1 - self.height, 0)
        self.height += more
        own = [np.concatenate([one, _empty(more)]) for one in self.columns] if more else list(self.columns)
        self.columns = (*own, *(_empty(self.height) for _ in range(len(own), column + 1)))


def grid_of(rows: Iterable[Sequence[Cell]], height: int, width: int, *, left: int = 0) -> Grid:
    """Return so many rows of so many cells as a grid; they are taken over as they come, and never held all at once.

    `left` is how many empty columns there are left of them.
    """
    columns = [np.empty(height, dtype=object) for _ in range(width)]
    texts: list[dict[Cell, Cell]] = [{} for _ in range(width)]
    waiting, first = iter(rows), 0
    while part := list(islice(waiting, _at_once(width))):
        for column, same, cells in zip(columns, texts, zip(*part, strict=True), strict=True):
            # Of texts alone: 1, 1.0 and True are equal, and not the same cell.
            only_texts = set(map(type, cells)) == {str}
            column[first : first + len(part)] = list(map(same.setdefault, cells, cells)) if only_texts else cells
        first += len(part)
    return Grid(height, [*(_empty(height) for _ in range(left)), *columns])


def _at_once(width: int) -> int:
    return max(TAKEN // max(width, 1), 1)


def _empty(height: int) -> NDArray[np.object_]:
    return np.full(height, "", dtype=object)
