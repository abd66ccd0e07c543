"""Blocks: a table found on a sheet, and tables that stand side by side below one row of headers."""

from dataclasses import dataclass, replace
from itertools import pairwise

from loaders import cells
from loaders.cells import Cell
from loaders.proposing.kinds import Kind
from loaders.tables.spelling import fold


@dataclass(frozen=True)
class Row:
    """A row of a sheet: where it stands (0-based), its filled cells' positions and kinds."""

    number: int
    kinds: dict[int, Kind]

    @property
    def is_record(self) -> bool:
        """Whether it holds a number or a mark: years alone may be a header."""
        return any(kind in {Kind.NUMBER, Kind.MARK} for kind in self.kinds.values())

    @property
    def is_texts(self) -> bool:
        """Whether it holds several texts or years, and no number."""
        return len(self.kinds) > 1 and not self.is_record


@dataclass(frozen=True)
class Block:
    """A table found on a sheet; rows and columns are 0-based.

    Attributes:
        header: the first and the last row of the header; body: the first record and the row after the last one.
        headers: what each column's header rows say, joined by a space.
        columns: every cell of each column of the body.
        titles: what stands above; notes: what stands below, each text once.
        skipped: rows between header and body that hold units or column numbers, as the texts of their first cells.
        below: the first text below the last record, "" where there is none: a note, or the title of the next table.
        sections: rows among the records that say one text alone: their number, 1-based, and the text.
    """

    sheet: int
    name: str
    header: tuple[int, int]
    body: tuple[int, int]
    left: int
    headers: tuple[str, ...]
    columns: tuple[list[Cell], ...]
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    below: str = ""
    sections: tuple[tuple[int, str], ...] = ()

    @property
    def range(self) -> str:
        """Return its range with the header, such as A4:F40."""
        last = cells.address(self.body[1], self.left + len(self.headers))
        return f"{cells.address(self.header[0] + 1, self.left + 1)}:{last}"

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell of the body, both 0-based and counted from the table's own first."""
        return cells.address(self.body[0] + row + 1, self.left + column + 1)


def side_by_side(block: Block) -> list[Block]:
    """Return the tables that stand side by side below one row of headers, each beginning with the same header."""
    first = fold(block.headers[0])
    starts = [at for at, header in enumerate(block.headers) if first and fold(header) == first]
    spans = list(pairwise([*starts, len(block.headers)]))
    if len(spans) < 2 or any(end - start < 2 for start, end in spans):
        return [block]
    return [_part(block, start, end) for start, end in spans]


def _part(block: Block, start: int, end: int) -> Block:
    while end - start > 1 and not block.headers[end - 1] and all(cell == "" for cell in block.columns[end - 1]):
        end -= 1
    held = block.columns[start:end]
    return replace(block, left=block.left + start, headers=block.headers[start:end], columns=held)
