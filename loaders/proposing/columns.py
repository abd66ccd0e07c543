"""Columns of an unknown table: what their cells hold, counted once for each different text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from loaders import cells
from loaders.cells import Percent
from loaders.proposing.block import Block
from loaders.proposing.kinds import NOTED, Kind, kind_of
from loaders.proposing.signs import OPTIONAL, split_sign
from loaders.proposing.writing import PeriodWriting, literal, writing_of

MOST_SHOWN = 5
# So many of a column's cells must be periods of one writing: a year before 1900 or a note may stand among them.
SURE = 0.8


@dataclass(frozen=True)
class Column:
    """A column of a found table; `at` is its position in the table, 0-based."""

    block: Block
    at: int

    @property
    def written(self) -> str:
        """What its header says, as it is written."""
        return self.block.headers[self.at]

    @property
    def header(self) -> str:
        """What its header says, without the sign of a footnote at its end."""
        return self._split[0]

    @property
    def sign(self) -> str:
        """The sign of a footnote at the end of its header; "" where there is none."""
        return self._split[1]

    @cached_property
    def _split(self) -> tuple[str, str]:
        return split_sign(self.written, self.block.notes)

    @property
    def named(self) -> str:
        """What a recipe calls the column: its header, or a pattern of it with and without its sign."""
        return f"{literal(self.header)}{OPTIONAL}" if self.sign else self.written

    @cached_property
    def texts(self) -> Counter[str]:
        """Each different text of its filled cells, and how often it stands."""
        counted = Counter(map(cells.text, self.block.columns[self.at]))
        del counted[""]
        return counted

    @cached_property
    def kinds(self) -> Counter[Kind]:
        """How many of its filled cells look like what."""
        counted = Counter(map(kind_of, self.block.columns[self.at]))
        del counted[Kind.EMPTY]
        return counted

    @property
    def filled(self) -> int:
        """How many of its cells are filled."""
        return self.kinds.total()

    @cached_property
    def numbers(self) -> list[float]:
        """Its plain numbers; what has a mark or a sign beside it is not among them."""
        found = (_plain(text) for text in self.texts)
        return [number for number in found if number is not None]

    @cached_property
    def marks(self) -> Counter[str]:
        """What stands in it instead of a number, and how often, where most of its cells are numbers."""
        kept = {text: count for text, count in self.texts.items() if kind_of(text) in {Kind.MARK, Kind.TEXT}}
        return Counter(kept)

    @cached_property
    def signs(self) -> Counter[str]:
        """The signs of footnotes that stand beside its numbers."""
        signs: Counter[str] = Counter()
        for text, count in self.texts.items():
            if found := NOTED.fullmatch(text):
                signs[found[2]] += count
        return signs

    @property
    def percents(self) -> int:
        """How many of its cells the spreadsheet shows as percentages."""
        return sum(isinstance(cell, Percent) for cell in self.block.columns[self.at])

    @cached_property
    def writing(self) -> PeriodWriting | None:
        """How its periods are written, where most of its filled cells are periods; otherwise None."""
        if self.share(Kind.NUMBER, Kind.MARK) > 0.5:
            return None
        writings: Counter[PeriodWriting | None] = Counter()
        for text, count in self.texts.items():
            writings[writing_of(text)] += count
        if not writings:
            return None
        writing, count = writings.most_common(1)[0]
        return writing if writing and count >= SURE * self.filled else None

    def share(self, *kinds: Kind) -> float:
        """Return how many of its filled cells look so, 0 to 1; 0 where none is filled."""
        return sum(self.kinds[kind] for kind in kinds) / self.filled if self.filled else 0.0

    def first(self, text: str) -> str:
        """Return the address of the first cell that says `text`."""
        column = self.block.columns[self.at]
        return next(self.block.address(row, self.at) for row, cell in enumerate(column) if cells.text(cell) == text)


def columns_of(block: Block) -> list[Column]:
    """Return the columns of a found table that have a header or a filled cell."""
    columns = [Column(block, at) for at in range(len(block.headers))]
    return [column for column in columns if column.header or column.filled]


def listed(texts: Iterable[str], *, most: int = MOST_SHOWN) -> str:
    """Return texts as a list for a sentence, the first few shown: a, b, c …."""
    shown = list(texts)
    return ", ".join(shown[:most]) + (" …" if len(shown) > most else "")


def _plain(text: str) -> float | None:
    try:
        return float(text.replace(",", "").lstrip("$"))
    except ValueError:
        return None
