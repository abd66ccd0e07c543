"""Gathering: the lines of a text, of different lengths, become the columns of a grid while they are cut."""

from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest

import numpy as np
from numpy.typing import NDArray

from loaders.cells import Cell
from loaders.opening import limits
from loaders.opening.grid import Grid
from loaders.opening.refusing import Refused, check_area, too_large, too_wide

# Lines that are taken over at a time.
TAKEN = 1 << 10
# A column with more different texts than this hardly repeats any: finding them again would take more than they do.
MOST_SHARED = 1 << 16


class Column:
    """A column being gathered, in which equal texts are one."""

    def __init__(self, above: int) -> None:
        self.cells: list[Cell] = [""] * above
        self._same: dict[str, str] | None = {"": ""}

    def take(self, texts: Sequence[str]) -> None:
        """Add the texts of further lines."""
        same = self._same
        if same is None:
            self.cells.extend(texts)
            return
        self.cells.extend(map(same.setdefault, texts, texts))
        if len(same) > MOST_SHARED:
            self._same = None


def gathered(lines: Iterable[list[str]], size: int) -> Grid:
    """Return lines of cells, in a text of `size` bytes, as a grid; a short line ends in empty cells.

    Raises:
        Refused: there are more lines, more cells in one, or more in all than may be.
    """
    columns: list[Column] = []
    waiting, height = iter(lines), 0
    while part := list(islice(waiting, TAKEN)):
        width = max(len(columns), *map(len, part))
        _check(height + len(part), width, size)
        columns += [Column(height) for _ in range(len(columns), width)]
        empty = [""] * len(part)
        found = list(zip_longest(*part, fillvalue=""))
        for at, column in enumerate(columns):
            column.take(found[at] if at < len(found) else empty)
        height += len(part)
    return Grid(height, [_taken(columns, at) for at in range(len(columns))])


def _check(height: int, width: int, size: int) -> None:
    if width > limits.MOST_COLUMNS:
        raise too_wide(width)
    if height > limits.MOST_ROWS:
        raise too_long()
    check_area(height, width, size=size)


def too_long() -> Refused:
    """Return the refusal of a text that has more lines than a spreadsheet has rows."""
    return too_large(f"a text of more than {limits.MOST_ROWS:,} lines", "as many as a sheet has rows", "Split it.")


def _taken(columns: list[Column], at: int) -> NDArray[np.object_]:
    cells, columns[at].cells = columns[at].cells, []
    return np.fromiter(cells, dtype=object, count=len(cells))
