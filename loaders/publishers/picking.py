"""Picking: which cells of a publisher's table are figures, and by which rule of its recipe.

Every filled cell outside the label columns is picked, rejected or left out: once.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders import cells
from loaders.checks.repeats import find_repeats
from loaders.numbers.numerals import writing_of
from loaders.numbers.values import Cells, Mask, objects, read_numbers
from loaders.problems import Fault, Findings
from loaders.publishers.leftovers import Leftovers, Reason
from loaders.publishers.names import mapped
from loaders.publishers.roles import Reading, Roles
from loaders.tables.spelling import whole
from loaders.tables.texts import Texts
from loaders.templates.shapes import Edition

NOT_ASKED = Reason("columns", "columns that the import template reads", "Add them to the template if they are wanted.")
NO_RULE = Reason("figures of", "figures that the import template reads", "Add them to the template if they are wanted.")
SKIPPED = Reason("rows", "units, numbers of columns or notes and no figures", "Nothing is to be done.")
ASKED = "figures that the import template asks for"
KNOWN_MARK = "a header without marks, or with marks that the template's `footnotes` explain"
TAKE_MARK = "Take the mark out of the header, or say what it means in the `footnotes` of a template of your own."
ONE_FIGURE = "one figure for each key; several different ones stand here, and none was taken"


@dataclass(frozen=True)
class Pick:
    """Cells of one column that are read in one way; `rows` are 0-based in the table's body."""

    reading: Reading
    column: int
    rows: NDArray[np.intp]


@dataclass
class Picking:
    """One table being picked over; `refused` are rows of which no cell is read, shape (rows,), already counted."""

    texts: Texts
    edition: Edition
    roles: Roles
    leftovers: Leftovers
    findings: Findings
    refused: Mask
    rejected: int = 0

    def picks(self) -> list[Pick]:
        """Return every cell that is a figure of some rule; count and name the others."""
        dropped = self._drop_rows()
        for position in self.roles.unasked:
            self._pass_over(position, self._filled(position) & ~dropped)
        for position, because in self.roles.doubled.items():
            self._leave(
                Reason("the second", ASKED, "Nothing is to be done.", because=because),
                position,
                self._filled(position) & ~dropped,
            )
        picked = [self._of_column(position, dropped) for position in self.roles.values]
        return [pick for column in picked for pick in column]

    def _pass_over(self, position: int, filled: Mask) -> None:
        """Leave out a column that nobody asked for; refuse one that only a mark behind its header makes unknown."""
        mark, rows = self.roles.puzzling.get(position), np.flatnonzero(filled)
        if mark is None:
            self._leave(NOT_ASKED, position, filled)
        elif len(rows):
            found = f"the header “{self.roles.table.headers[position]}”, whose mark {mark} is not explained"
            fault = Fault(found, KNOWN_MARK, TAKE_MARK)
            self.findings.reject(self.roles.table.name, self.roles.table.ranges(rows, position), fault, cells=len(rows))
            self.rejected += len(rows)

    def _filled(self, position: int) -> Mask:
        """Return which cells are filled, or empty with a quality code that says why."""
        filled, unsaid = self.texts.filled(position), self.roles.unsaid.get(position)
        return filled if unsaid is None else filled | unsaid

    def _drop_rows(self) -> Mask:
        """Return the rows that the recipe's filters leave out; their filled cells are counted."""
        skipped = self._skipped() & ~self.refused
        if skipped.any():
            self._drop(SKIPPED, skipped, self.texts.first)
        dropped = self.refused | skipped
        for rule in self.edition.rows:
            leave, keep = rule.leave_out, rule.keep
            out = (
                self.texts.matching(rule.columns, leave) if leave else ~self.texts.matching(rule.columns, keep or ".*")
            )
            names = self._row_names(self.texts.joined(rule.columns))
            self._drop(Reason("rows", ASKED, "Nothing is to be done.", because=rule.because), out & ~dropped, names)
            dropped |= out
        return dropped

    def _skipped(self) -> Mask:
        """Return the rows whose first filled cell says that they hold units, numbers of columns or notes."""
        patterns = self.edition.layout.skip
        if not patterns:
            return np.zeros(len(self.roles.table.body), dtype=bool)
        skip = mapped(self.texts.first, lambda text: bool(text) and any(whole(pattern, text) for pattern in patterns))
        return skip.astype(bool)

    def _drop(self, reason: Reason, out: Mask, names: Cells) -> None:
        for position in range(len(self.roles.table.headers) if out.any() else 0):
            if position not in self.roles.labels:
                rows = np.flatnonzero(self._filled(position) & out)
                self._add(reason, position, rows, Counter(map(str, names[rows])))

    def _row_names(self, names: Cells) -> Cells:
        """Return what each row is called; a row without a name by the first label that says something."""
        labels = [self.roles.table.columns[at] for at in sorted(self.roles.labels)]
        named = names.copy()
        for row in np.flatnonzero(names == ""):
            named[row] = next((cells.text(label[row]) for label in labels if cells.text(label[row])), "without a name")
        return named

    def _of_column(self, position: int, dropped: Mask) -> list[Pick]:
        left = self._filled(position) & ~dropped
        left &= ~self._conflicts(position, left)
        picks = []
        for reading in self.roles.values[position]:
            wanted = left.copy()
            for header, pattern in reading.rule.when.items():
                wanted &= self.texts.matching((header,), pattern)
            left &= ~wanted
            if reading.rule.leave_out:
                self._leave(
                    Reason("", ASKED, "Nothing is to be done.", because=reading.rule.leave_out), position, wanted
                )
            elif wanted.any():
                picks.append(Pick(reading, position, np.flatnonzero(wanted)))
        self._leave(NO_RULE, position, left)
        return picks

    def _conflicts(self, position: int, filled: Mask) -> Mask:
        """Reject every cell of each key that repeats with different figures; return which they are."""
        conflicting = np.zeros(len(filled), dtype=bool)
        rows = np.flatnonzero(filled)
        if not self.edition.key or not len(rows):
            return conflicting
        column = self.roles.table.columns[position][rows]
        numbers = read_numbers(column, writing_of(self.edition))
        keys = pd.DataFrame({header: self.texts.column(header)[rows] for header in self.edition.key})
        unread = np.isnan(numbers.values)
        others = objects([cells.text(cell) if odd else "" for cell, odd in zip(column, unread, strict=True)])
        repeats = find_repeats(keys, pd.DataFrame({"number": numbers.values, "other": others}))
        for group in repeats.conflicts():
            self._reject(position, rows[group], keys.iloc[group[0]])
        conflicting[rows[repeats.conflicting]] = True
        return conflicting

    def _reject(self, position: int, rows: NDArray[np.intp], key: "pd.Series[str]") -> None:
        table = self.roles.table
        values = ", ".join(f"{table.address(row, position)} {cells.text(table.columns[position][row])}" for row in rows)
        fault = Fault(f"{', '.join(key)}: {values}", ONE_FIGURE, "Ask the publisher which one holds, and keep its row.")
        self.findings.reject(table.name, table.ranges(rows, position), fault, cells=len(rows))
        self.rejected += len(rows)

    def _leave(self, reason: Reason, position: int, out: Mask) -> None:
        rows = np.flatnonzero(out)
        self._add(reason, position, rows, self._called(position, rows))

    def _called(self, position: int, rows: NDArray[np.intp]) -> Counter[str]:
        """Return what cells are called: by their header, or in a long table by what the first condition looks at."""
        asked = [header for way in self.roles.values.get(position, []) for header in way.rule.when]
        if asked:
            return Counter(str(name) for name in self.texts.column(asked[0])[rows])
        header = self.roles.table.headers[position] or f"column {cells.letters(position + 1)}"
        return Counter({header: len(rows)})

    def _add(self, reason: Reason, position: int, rows: NDArray[np.intp], names: Counter[str]) -> None:
        if len(rows):
            self.leftovers.add(reason, self.roles.table.address(int(rows[0]), position), names)
