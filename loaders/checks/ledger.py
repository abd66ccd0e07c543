"""The ledger of a file's figures: which of them were refused, left out or doubted so far, and why."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from loaders import cells
from loaders.cells import Cell
from loaders.checks.batches import Rows, batches, rows_of
from loaders.numbers.values import Array, Cells, Mask, coded
from loaders.problems import Fault, Findings

# A figure that stands so often is named with its first entries.
MOST_SAID = 12
PRIVATE = "a small figure"


class Ledger(ABC):
    """Rows of figures under check.

    Attributes:
        findings: where problems are noted.
        refused: rows that were refused so far, shape (rows,).
        private: rows whose numbers are not named, shape (rows,): they are about too few people.
    """

    findings: Findings
    refused: Mask
    private: Mask

    @abstractmethod
    def cells(self, name: str) -> Cells:
        """Return the cells of a field, as they stand in the file; shape (rows,)."""

    @abstractmethod
    def spots(self, rows: Rows, name: str) -> Iterator[tuple[str, str, int]]:
        """Yield sheet, addresses and number of a field's cells in some rows."""

    @abstractmethod
    def said(self, row: int) -> str:
        """Return what the value's cell of a row says, as it is named among others."""

    @property
    @abstractmethod
    def open(self) -> Mask:
        """The rows that hold a figure of the framework, shape (rows,); only these are refused."""

    def refuse(self, wrong: Mask, name: str, *, expected: str, mend: str | Callable[[Cell], str]) -> None:
        """Refuse rows for what a field's cells say; one problem for each different entry.

        `mend` says how to mend an entry, or is that itself.
        """
        rows = np.flatnonzero(wrong & self.open & ~self.private)
        if not len(rows):
            return
        codes, different = coded(self.cells(name)[rows])

        def fault(number: int, _rows: Rows) -> Fault:
            cell = different[number]
            return Fault(f"“{cells.text(cell)}”", expected, mend if isinstance(mend, str) else mend(cell))

        self.reject_each([rows[at] for at in rows_of(codes, range(len(different)))], name, fault)

    def doubt(self, wrong: Mask, fields: Mapping[str, Array], *, expected: str, mend: str) -> None:
        """Refuse rows for numbers that cannot be together; the first of `fields` is the foremost."""
        rows = np.flatnonzero(wrong & self.open)
        if not len(rows):
            return
        numbers = np.stack([values[rows] for values in fields.values()], axis=1)
        codes = np.unique(numbers, axis=0, return_inverse=True)[1].reshape(-1)
        groups = sorted((rows[at] for at in rows_of(codes, range(int(codes.max()) + 1))), key=lambda own: int(own[0]))

        def fault(_number: int, own: Rows) -> Fault:
            first = int(own[0])
            numbers = {name: float(values[first]) for name, values in fields.items()}
            return Fault(self._as_written(numbers, first) or _named(numbers), expected, mend)

        self.reject_each(groups, next(iter(fields)), fault)

    def _as_written(self, numbers: Mapping[str, float], row: int) -> str:
        """Return what the one cell of a row says, and as which number it was read; "" for several cells, or none."""
        if len(numbers) > 1:
            return ""
        ((name, number),) = numbers.items()
        written = cells.text(self.cells(name)[row])
        return f"“{written}”, read as {number:.15g}" if written not in ("", cells.text(number)) else ""

    def reject_each(self, groups: Sequence[Rows], name: str, fault: Callable[[int, Rows], Fault]) -> None:
        """Refuse groups of rows, each for its own fault; after two hundred of them the others together."""
        for rows, reason in batches(groups, fault):
            self.reject(rows, name, reason)

    def reject(self, rows: Rows, name: str, fault: Fault) -> None:
        """Refuse rows for one and the same fault."""
        self.refused[rows] = True
        for sheet, where, count in self.spots(rows, name):
            self.findings.reject(sheet, where, fault, cells=count)

    def warn(self, rows: Rows, name: str, fault: Fault) -> None:
        """Say which rows a reader should look at; they are taken as they stand."""
        for sheet, where, count in self.spots(rows, name):
            self.findings.warn(sheet, where, fault, cells=count)

    def leave_out(self, rows: Rows, name: str, fault: Fault) -> None:
        """Say which rows are left out on purpose."""
        for sheet, where, count in self.spots(rows, name):
            self.findings.leave_out(sheet, where, fault, cells=count)

    def said_together(self, rows: Rows, between: str) -> str:
        """Return what the value's cells of some rows say; after a dozen the rest is counted."""
        shown = between.join(PRIVATE if self.private[row] else self.said(int(row)) for row in rows[:MOST_SAID])
        return shown + (f" and {len(rows) - MOST_SAID} more" if len(rows) > MOST_SAID else "")


def _named(numbers: Mapping[str, float]) -> str:
    if len(numbers) == 1:
        return "".join(f"“{number:.15g}”" for number in numbers.values())
    return ", ".join(f"{name} {number:.15g}" for name, number in numbers.items())
