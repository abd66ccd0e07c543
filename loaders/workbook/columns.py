"""The columns of a sheet of figures, and which of its rows were refused so far."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from loaders import cells
from loaders.cells import Cell
from loaders.checks.batches import Rows, batches, rows_of
from loaders.checks.ledger import Ledger
from loaders.numbers.numerals import Writing
from loaders.numbers.values import AS_TYPED, Cells, Codes, Column, Mask, objects, read_numbers
from loaders.problems import Fault, Findings, Foreign
from loaders.tables.headers import Headers
from loaders.tables.table import Table
from loaders.workbook.description import SheetKind


@dataclass
class Columns(Ledger):
    """A table under check.

    Attributes:
        writing: how its numbers are written.
        held: rows that hold a figure, shape (rows,); only these are refused and counted.
        refused: rows with a problem, shape (rows,).
        foreign: rows about something that the framework does not hold, shape (rows,).
        private: rows whose numbers are not named, shape (rows,).
    """

    table: Table
    kind: SheetKind
    headers: Headers
    findings: Findings
    writing: Writing = AS_TYPED
    held: Mask = field(init=False)
    refused: Mask = field(init=False)
    foreign: Mask = field(init=False)
    private: Mask = field(init=False)

    def __post_init__(self) -> None:
        """Begin with every row, none refused, foreign or private."""
        self.held = np.ones(len(self.table.body), dtype=bool)
        self.refused, self.foreign, self.private = (np.zeros(len(self.table.body), dtype=bool) for _ in range(3))

    @property
    def open(self) -> Mask:
        """The rows that hold a figure of the framework, shape (rows,)."""
        return self.held & ~self.foreign

    def cells(self, name: str) -> Cells:
        """Return a field's cells, shape (rows,); all "" where the sheet has no such column."""
        return self._at(self.headers.columns.get(name))

    def checked(self, language: str) -> Cells:
        """Return who checked each row's words in a language; all "" where the sheet does not say."""
        return self._at(self.headers.checked.get(language))

    def coded(self, name: str) -> tuple[Codes, Cells]:
        """Return the number of each row's cell of a field, shape (rows,), and the different cells."""
        if name not in self.headers.columns:
            return np.zeros(len(self.table.body), dtype=np.intp), objects([""])
        return self.table.coded(self.headers.columns[name])

    def numbers(self, name: str) -> Column:
        """Return a field's numbers; nothing is refused yet."""
        return read_numbers(self.cells(name), self.writing)

    def hold(self, held: Mask, fault: Fault) -> None:
        """Say which rows hold a figure; of the others, those that hold anything at all are warned of."""
        self.held = held
        rows = np.flatnonzero(~held)
        if len(rows):
            filled = np.logical_or.reduce([column[rows] != "" for column in self.table.columns])
            self.warn(rows[filled], "value", fault)

    def read(self, name: str, read: Callable[[Cell], object]) -> tuple[Codes, Cells]:
        """Return the number of each row's value, and the different values: None where `read` gives a `Fault`.

        Each different cell is read once. Rows of a `Fault` are refused; those of a `Foreign` one are left out.
        """
        codes, different = self.coded(name)
        values = [read(cell) for cell in different]
        faults = {number: value for number, value in enumerate(values) if isinstance(value, Fault)}
        foreign = {number: value for number, value in faults.items() if isinstance(value, Foreign)}
        self._set_aside(codes, name, foreign)
        wrong = {number: value for number, value in faults.items() if number not in foreign}
        said, open_rows = list(wrong.values()), self.open
        groups = [rows[open_rows[rows]] for rows in rows_of(codes, wrong)]
        self.reject_each(groups, name, lambda number, _rows: said[number])
        return codes, objects([None if isinstance(value, Fault) else value for value in values])

    def spots(self, rows: Rows, name: str) -> Iterator[tuple[str, str, int]]:
        """Yield the sheet, addresses and number of a field's cells in some rows, if any."""
        if len(rows):
            where = self.table.ranges(rows, self.headers.columns.get(name, 0))
            yield self.table.name, where, len(rows)

    def said(self, row: int) -> str:
        """Return what the value's cell of a row says."""
        return cells.text(self.cells("value")[row]) or "empty"

    def _set_aside(self, codes: Codes, name: str, foreign: dict[int, Foreign]) -> None:
        said, left = list(foreign.values()), self.open & ~self.refused
        groups = [rows[left[rows]] for rows in rows_of(codes, foreign)]
        for rows, fault in batches(groups, lambda number, _rows: said[number]):
            self.foreign[rows] = True
            self.leave_out(rows, name, fault)

    def _at(self, position: int | None) -> Cells:
        if position is None:
            return np.full(len(self.table.body), "", dtype=object)
        return self.table.columns[position]
