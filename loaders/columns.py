"""The columns of a sheet of figures, and which of its rows were refused so far."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders import cells
from loaders.cells import Cell
from loaders.headers import Headers
from loaders.problems import Fault, Findings, Foreign
from loaders.tables import Table
from loaders.values import Cells, Column, Mask, objects, read_numbers
from loaders.workbook import SheetKind

# So many different wrong entries of one column are named one by one; those after them together.
MOST_NAMED = 200


@dataclass
class Columns:
    """A table under check.

    Attributes:
        held: rows that hold a figure, shape (rows,); only these are refused and counted.
        refused: rows with a problem, shape (rows,).
        foreign: rows about something that the framework does not hold, shape (rows,).
    """

    table: Table
    kind: SheetKind
    headers: Headers
    findings: Findings
    held: Mask = field(init=False)
    refused: Mask = field(init=False)
    foreign: Mask = field(init=False)

    def __post_init__(self) -> None:
        """Begin with every row, none refused and none foreign."""
        self.held = np.ones(len(self.table.body), dtype=bool)
        self.refused, self.foreign = (np.zeros(len(self.table.body), dtype=bool) for _ in range(2))

    def cells(self, name: str) -> Cells:
        """Return a field's cells, shape (rows,); all "" where the sheet has no such column."""
        position = self.headers.columns.get(name)
        if position is None:
            return self._nothing()
        return self.table.columns[position]

    def checked(self, language: str) -> Cells:
        """Return who checked each row's words in a language; all "" where the sheet does not say."""
        position = self.headers.checked.get(language)
        return self._nothing() if position is None else self.table.columns[position]

    def numbers(self, name: str) -> Column:
        """Return a field's numbers; nothing is refused yet."""
        return read_numbers(self.cells(name))

    def hold(self, held: Mask, fault: Fault) -> None:
        """Say which rows hold a figure; of the others, those that hold anything at all are warned of."""
        self.held = held
        bare = ~held & np.logical_or.reduce([column != "" for column in self.table.columns])
        rows = np.flatnonzero(bare)
        if len(rows):
            where = self.table.ranges(rows, self.headers.columns.get("value", 0))
            self.findings.warn(self.table.name, where, fault, cells=len(rows))

    def read(self, name: str, read: Callable[[Cell], object]) -> Cells:
        """Return a field's values, each different cell read once; None where `read` gives a `Fault`.

        Rows of a `Fault` are refused; those of a `Foreign` one are left out.
        """
        codes, different = pd.factorize(self.cells(name))
        values = [read(cell) for cell in different]
        for number, value in enumerate(values):
            if isinstance(value, Foreign):
                self._set_aside(codes == number, name, value)
            elif isinstance(value, Fault):
                self.note(codes == number, name, value)
        return objects([None if isinstance(value, Fault) else value for value in values])[codes]

    def refuse(self, wrong: Mask, *names: str, expected: str, mend: str) -> None:
        """Refuse rows for what their cells say, the first of `names` foremost; one problem for each different entry."""
        rows = np.flatnonzero(wrong & self.held & ~self.foreign)
        if not len(rows):
            return
        codes, different = pd.factorize(self._said(rows, names))
        for number, entry in enumerate(different[:MOST_NAMED]):
            self._reject(rows[codes == number], names[0], Fault(entry, expected, mend))
        if len(different) > MOST_NAMED:
            self._reject(rows[codes >= MOST_NAMED], names[0], Fault("more such entries", expected, mend))

    def note(self, wrong: Mask, name: str, fault: Fault) -> None:
        """Refuse rows for one and the same fault."""
        rows = np.flatnonzero(wrong & self.held & ~self.foreign)
        if len(rows):
            self._reject(rows, name, fault)

    def warn(self, doubtful: Mask, name: str, fault: Fault) -> None:
        """Say which rows a reader should look at; they are taken as they stand."""
        rows = np.flatnonzero(doubtful & self.held & ~self.refused & ~self.foreign)
        if len(rows):
            where = self.table.ranges(rows, self.headers.columns.get(name, 0))
            self.findings.warn(self.table.name, where, fault, cells=len(rows))

    def leave_out(self, again: Mask, name: str, fault: Fault) -> None:
        """Say which rows are left out on purpose."""
        rows = np.flatnonzero(again)
        if len(rows):
            where = self.table.ranges(rows, self.headers.columns.get(name, 0))
            self.findings.leave_out(self.table.name, where, fault, cells=len(rows))

    def _set_aside(self, foreign: Mask, name: str, fault: Fault) -> None:
        mask = foreign & self.held & ~self.refused & ~self.foreign
        self.foreign |= mask
        self.leave_out(mask, name, fault)

    def _said(self, rows: NDArray[np.intp], names: tuple[str, ...]) -> Cells:
        columns = [self.cells(name)[rows] for name in names]
        if len(names) == 1:
            return objects([f"“{cells.text(cell)}”" for cell in columns[0]])
        pairs = [zip(names, row, strict=True) for row in zip(*columns, strict=True)]
        return objects([", ".join(f"{name} {cells.text(cell)}" for name, cell in pair) for pair in pairs])

    def _nothing(self) -> Cells:
        return np.full(len(self.table.body), "", dtype=object)

    def _reject(self, rows: NDArray[np.intp], name: str, fault: Fault) -> None:
        self.refused[rows] = True
        where = self.table.ranges(rows, self.headers.columns.get(name, 0))
        self.findings.reject(self.table.name, where, fault, cells=len(rows))
