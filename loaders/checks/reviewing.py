"""Reviewing: the figures of one file against each other and against what can be, whatever its layout."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loaders.answers import Answers
from loaders.checks.batches import Rows, rows_of
from loaders.checks.checking import PARTS_OF_PEOPLE, doubts, parts_of_people
from loaders.checks.fractions import fractions_fault, maybe_fractions
from loaders.checks.ledger import Ledger
from loaders.checks.repeats import find_repeats
from loaders.checks.totals import Counts, Excess, Society, counts_of
from loaders.numbers.units import Units
from loaders.numbers.values import Array, Mask, times
from loaders.problems import Fault

NUMBERS = ("value", "numerator", "denominator", "lower", "upper")
SHARES = ("value", "lower", "upper")
PERCENT = 100.0
SMALLER = "no more in a group than in all; none of them was taken, as nobody knows which is wrong"
OVERLAPPING = "They were taken as they stand; groups that overlap may add up to more."
NEARLY = (
    "They were taken as they stand. Readers work a hidden group out from the others, nearly, so more is hidden; "
    "correct the number that is wrong, or give groups that overlap a dimension of their own."
)
# Flags that say why there is no number.
SILENT = ("suppressed at source", "not available", "not applicable")
ONE_OF_BOTH = "Leave the value empty if it may not be shown; take the flag out if it may."
LARGER_PLACE = "They were taken as they stand; check both, or what the place is part of."


@dataclass(frozen=True)
class Review:
    """Figures under review; every problem goes into the ledger.

    Attributes:
        figures: the subject, period and NUMBERS of each figure, and place and group where it has them; shape (rows,).
        subject: what the figures are of, `indicator` or `measure`.
        units: in which unit each is.
    """

    ledger: Ledger
    figures: dict[str, Array]
    subject: str
    units: Units

    def settle_fractions(self, asked: Mask, answers: Answers) -> Mask:
        """Refuse figures in percent that may be fractions, with the question; or do as it was answered.

        `asked` is where nothing says how the figure is meant, shape (rows,). Answered with `percent`, the figures are
        changed in place. Returns those that were refused.
        """
        meant = maybe_fractions(self.figures, self.units, asked & self.ledger.open)
        rows = np.flatnonzero(meant)
        if len(rows):
            self.ledger.findings.asked.add("fractions")
        if answers.fractions == "percent":
            for name in SHARES:
                self.figures[name][rows] = times(self.figures[name][rows], PERCENT)
        if answers.fractions or not len(rows):
            return np.zeros(len(meant), dtype=bool)
        names = self.figures[self.subject][rows]
        codes, different = pd.factorize(names)
        groups = [rows[at] for at in rows_of(codes, range(len(different)))]

        def fault(number: int, own: Rows) -> Fault:
            return fractions_fault(str(different[number]), self.figures["value"][own])

        self.ledger.reject_each(groups, "value", fault)
        return meant

    def check_numbers(self, unsure: Mask) -> None:
        """Refuse figures that cannot be; doubt counts of people that are no whole numbers.

        `unsure` are those that were refused because they may be fractions, shape (rows,): nothing follows from them.
        """
        for doubt in doubts(self.figures, self.units):
            wrong = doubt.wrong & ~unsure
            if wrong.any():
                fields = {name: self.figures[name] for name in doubt.fields}
                self.ledger.doubt(wrong, fields, expected=doubt.expected, mend=doubt.mend)
        parts = parts_of_people(self.figures["value"], self.units) & self.ledger.open & ~self.ledger.refused
        self.ledger.warn(np.flatnonzero(parts), "value", PARTS_OF_PEOPLE)

    def check_flags(self) -> None:
        """Refuse a number beside a flag that says why there is none: it may not be meant to be seen."""
        codes, different = pd.factorize(self.figures["flags"])
        silent = [any(flag in SILENT for flag in str(flags).split(";")) for flags in different]
        # The last one is that of rows whose flag could not be read.
        wrong = np.array([*silent, False], dtype=bool)[codes] & ~np.isnan(self.figures["value"]) & self.ledger.open
        rows = np.flatnonzero(wrong)
        groups = [rows[at] for at in rows_of(codes[rows], range(len(different)))]

        def fault(_number: int, own: Rows) -> Fault:
            found = f"a number, and the flag “{self.figures['flags'][own[0]]}”"
            return Fault(found, "a number, or why there is none", ONE_OF_BOTH)

        self.ledger.reject_each([group for group in groups if len(group)], "value", fault)

    def check_totals(self, society: Society, under_rule: Mask | None = None) -> None:
        """Refuse a group that is larger than everyone, with everyone; doubt other parts that exceed their wholes.

        `under_rule`: figures under a rule of disclosure, shape (rows,); of these one person more is doubted too.
        """
        sound = self.ledger.open & ~self.ledger.refused
        known = {**self.figures, **{name: np.where(sound, self.figures[name], np.nan) for name in NUMBERS[:3]}}
        for field, counts in counts_of(known, self.units, society):
            self._refuse_groups(field, counts, counts.groups_beyond_everyone())
            for dimension, excess in counts.sums_beyond_everyone():
                self._doubt_sums(field, dimension, counts, excess, OVERLAPPING)
            for dimension, excess in counts.sums_beyond_everyone(under_rule) if under_rule is not None else ():
                self._doubt_sums(field, dimension, counts, excess, NEARLY)
            self._doubt_places(field, counts, counts.places_beyond_larger())

    def repeated(self, looked_at: Mask, keys: Sequence[str], between: str) -> Mask:
        """Refuse every row of a key that says different things; return those that only say something again.

        Args:
            looked_at: the rows that have a key, shape (rows,). A row that was refused takes part: nobody knows whether
                it or the other row of its key was meant to hold.
            keys: the columns that make a figure the same figure.
            between: what stands between the values that are named.
        """
        rows = np.flatnonzero(looked_at)
        table = self.figures if looked_at.all() else {name: own[rows] for name, own in self.figures.items()}
        said = {name: table[name] for name in (*NUMBERS, "flags")}
        repeats = find_repeats({name: table[name] for name in keys}, said)

        def fault(_number: int, own: Rows) -> Fault:
            named = ", ".join(str(self.figures[key][own[0]]) for key in keys)
            said = self.ledger.said_together(own, between)
            expected = f"one figure for each {', '.join(keys[:-1])} and {keys[-1]}"
            return Fault(f"{named}: {said}", expected, "Keep the right one, or ask who published it; none was taken.")

        self.ledger.reject_each([rows[group] for group in repeats.conflicts()], "value", fault)
        again = np.zeros(len(looked_at), dtype=bool)
        again[rows[repeats.again]] = True
        return again & ~self.ledger.refused

    def _refuse_groups(self, field: str, counts: Counts, excess: Excess) -> None:
        if not len(excess.parts):
            return
        codes, wholes = pd.factorize(excess.wholes)
        groups = [excess.parts[at] for at in rows_of(codes, range(len(wholes)))]

        def fault(number: int, rows: Rows) -> Fault:
            whole, parts = int(wholes[number]), rows[rows != wholes[number]]
            said = ", ".join(f"{counts.group[part]} {counts.amounts[part]:,.15g}" for part in parts[:5])
            found = f"{self._called(whole, field)}: {said}; all {counts.amounts[whole]:,.15g}"
            return Fault(found, SMALLER, "Correct the one that is wrong.")

        both = [np.append(rows, whole) for rows, whole in zip(groups, wholes, strict=True)]
        self.ledger.reject_each(both, field, fault)

    def _doubt_sums(self, field: str, dimension: str, counts: Counts, excess: Excess, mend: str) -> None:
        first = int(excess.wholes[0])
        sums = f"{excess.amounts[0]:,.15g}, and all are {counts.amounts[first]:,.15g}"
        found = f"{self._called(first, field)}: the groups of {dimension} add up to {sums}{_and_more(excess)}"
        fault = Fault(found, "groups that add up to no more than all", mend)
        self.ledger.warn(excess.wholes, field, fault)

    def _doubt_places(self, field: str, counts: Counts, excess: Excess) -> None:
        if not len(excess.parts):
            return
        part, whole = int(excess.parts[0]), int(excess.wholes[0])
        larger = f"{counts.amounts[part]:,.15g}, and {counts.place[whole]} {counts.amounts[whole]:,.15g}"
        found = f"{self._called(part, field)}: {larger}{_and_more(excess)}"
        fault = Fault(found, "no more in a place than in the place that it is part of", LARGER_PLACE)
        self.ledger.warn(excess.parts, field, fault)

    def _called(self, row: int, field: str) -> str:
        names = ", ".join(str(self.figures[name][row]) for name in (self.subject, "place", "period"))
        return names if field == "value" else f"{names}, {field}"


def _and_more(excess: Excess) -> str:
    return f" (and {len(excess.parts) - 1:,} more such)" if len(excess.parts) > 1 else ""


def as_series(values: Array) -> "pd.Series":
    """Return a column of a frame, its texts and dates as they are."""
    return pd.Series(values, dtype=values.dtype, copy=False)
