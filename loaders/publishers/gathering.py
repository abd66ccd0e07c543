"""Gathering: the placed cells of a publisher's tables, and which of them were refused so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.reading import Framework
from loaders import cells
from loaders.answers import NONE, Answers
from loaders.checks.batches import Rows, rows_of
from loaders.checks.ledger import Ledger
from loaders.checks.reviewing import NUMBERS
from loaders.numbers.hands import UNKNOWN, Hand
from loaders.numbers.numerals import Writing, writing_of
from loaders.numbers.units import Units
from loaders.numbers.values import Array, Cells, Mask, coded, objects
from loaders.problems import Fault, Findings
from loaders.templates.shapes import Edition


@dataclass
class Gathering(Ledger):
    """The placed cells of one file on their way to figures.

    Attributes:
        placed: one row per cell (see `placing.Placing.place`).
        sheets: the names that `placed.sheet` indexes.
        hand: what is known of how the file's numbers are written.
        refused: which cells were refused, shape (cells,).
        private: whose numbers are not named, shape (cells,).
    """

    placed: pd.DataFrame
    edition: Edition
    framework: Framework
    sheets: tuple[str, ...]
    findings: Findings
    answers: Answers = NONE
    hand: Hand = UNKNOWN
    refused: Mask = field(init=False)
    private: Mask = field(init=False)

    def __post_init__(self) -> None:
        """Begin with none refused."""
        self.refused, self.private = (np.zeros(len(self.placed), dtype=bool) for _ in range(2))

    @property
    def open(self) -> Mask:
        """Every cell: what the framework does not hold was not placed."""
        return np.ones(len(self.placed), dtype=bool)

    def array(self, name: str) -> Array:
        """Return a column of the placed cells, shape (cells,)."""
        return self.placed[name].to_numpy()

    def cells(self, name: str) -> Cells:
        """Return the cells of a field, the value's own or one beside it; shape (cells,)."""
        return self.array("cell" if name == "value" else name)

    def texts(self, name: str) -> Cells:
        """Return what a column's cells say, shape (cells,)."""
        codes, different = coded(self.array(name))
        return objects([cells.text(cell) for cell in different])[codes]

    @cached_property
    def units(self) -> Units:
        """The unit of each cell's indicator."""
        codes, names = pd.factorize(self.array("indicator"))
        return Units(tuple(self.framework.indicators[name].unit for name in names), codes)

    @cached_property
    def writing(self) -> Writing:
        """How the publisher writes numbers."""
        writing, asked = self.hand.writing(writing_of(self.edition), map(self.cells, NUMBERS))
        self.findings.asked.update(["decimal"] if asked else [])
        return writing

    def leave_out(self, rows: Rows, name: str, fault: Fault) -> None:
        """Say which cells are left out on purpose, in one problem for each sheet."""
        found = list(self.spots(rows, name))
        for sheet in dict.fromkeys(sheet for sheet, _, _ in found):
            own = [(where, count) for held, where, count in found if held == sheet]
            self.findings.leave_out(sheet, own[0][0], fault, cells=sum(count for _, count in own))

    def spots(self, rows: Rows, _name: str) -> Iterator[tuple[str, str, int]]:
        """Yield sheet, addresses and number of the values' cells of each column."""
        sheet, column, row = (self.array(name)[rows] for name in ("sheet", "column", "row"))
        codes, pairs = pd.factorize(pd.MultiIndex.from_arrays([sheet, column]), sort=True)
        for number, at in enumerate(rows_of(codes, range(len(pairs)))):
            index, position = pairs[number]
            yield self.sheets[index], cells.ranges(row[at], position), len(at)

    def said(self, row: int) -> str:
        """Return where a placed cell stands, and what it says: B4 969."""
        where = cells.address(int(self.array("row")[row]), int(self.array("column")[row]))
        return f"{where} {cells.text(self.array('cell')[row])}"
