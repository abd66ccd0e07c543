"""Leaving: figures that a rule of disclosure guards and that would be shown after a load, since another rule holds.

That is a decision, and no cell alone may make it: another rule for a source or an indicator, another `Minimum`, the
same figure under another source. Without a decision on record the file is refused.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.counted import counted
from indicators.disclosure.policy import Policy
from indicators.reading import Framework, Problem, ProblemKind, Reading, Record
from indicators.screening.guarded import Guardable
from indicators.screening.policies import policy_of
from loaders import cells
from loaders.checks.disclosing import NUMBERS, are_small, unit_at_door
from loaders.workbook.known import Known

KEYS = {"indicator": ("indicator", "place", "group", "period"), "measure": ("measure", "period")}
RULES = ("source", "indicator", "disclosure_rule")
EXPECTED = "a decision on record that they may be shown, or a rule that goes on guarding them"
MEND = "If it was decided that they may be shown, load with --unguard and say who decided and why."
DECIDED = "By the decision on record they are not guarded any more, and the next release shows them."

MOST_NAMED = 12


class Pair(NamedTuple):
    """A subject (`noun`: indicator or measure) and a source that feeds it."""

    noun: str
    subject: str
    source: str


class Where(NamedTuple):
    """What in a file takes figures from their rule: its sheet and the cell; "" where nothing of it is to blame."""

    sheet: str
    cell: str


class Fate(NamedTuple):
    """A figure that holds, with its rule as it is and the one under which its numbers will stand; None: published."""

    one: Guardable
    before: Policy
    after: Policy | None
    where: Where


@dataclass(frozen=True)
class Moves:
    """The rules of a framework, and what a file that was read against it makes of them."""

    known: tuple[Known, Known]
    reading: Reading
    day: dt.date

    @classmethod
    def of(cls, framework: Framework, reading: Reading, *, today: dt.date) -> "list[Moves]":
        """Return the moves of a file, today and on every later day on which a rule begins."""
        before, after = Known(framework), Known(framework)
        for record in reading.records:
            after.accept(record)
        later = {one.begins_on for one in after.rules.values() if one.begins_on and one.begins_on > today}
        return [cls((before, after), reading, day) for day in sorted({today, *later})]

    def concerned(self, fed: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
        """Return the indicators and measures, by noun, of which figures may leave a rule: what they are fed by says."""
        found: dict[str, set[str]] = defaultdict(set)
        said = {noun: set(self._rows(noun)[noun]) for noun in KEYS}
        for one in map(Pair._make, fed):
            before = self._policy(0, one)
            if before is not None and (one.subject in said[one.noun] or self._policy(1, one) != before):
                found[one.noun].add(one.subject)
        return found

    def leaving(self, noun: str, held: Iterable[Guardable]) -> dict[Where, int]:
        """Return how many guarded figures would leave their rule, by what in the file does that."""
        return dict(Counter(fate.where for fate in self.leavers(noun, held)))

    def leavers(self, noun: str, held: Iterable[Guardable]) -> Iterator[Fate]:
        """Yield the guarded figures that would leave their rule."""
        again = self._said_again(noun)
        fates = [fate for one in held if (fate := self._fate(noun, one, again)) is not None]
        alike: dict[tuple[Policy, Policy | None, str], list[Fate]] = defaultdict(list)
        for fate in fates:
            alike[fate.before, fate.after, unit_at_door(noun, fate.one.figure.unit)].append(fate)
        for (before, after, unit), own in alike.items():
            yield from (fate for fate, leaves in zip(own, _leave(before, after, unit, own), strict=True) if leaves)

    def _fate(self, noun: str, held: Guardable, again: Mapping[tuple[str, ...], tuple[str, Where]]) -> Fate | None:
        """Return what becomes of a figure; None where no rule guards it, or the same goes on doing so."""
        one = held.figure
        before = self._policy(0, Pair(noun, one.subject, one.source))
        source, cell = again.get(one.key, (one.source, Where("", "")))
        after = self._policy(1, Pair(noun, one.subject, source))
        if before is None or after == before:
            return None
        where = cell if source != one.source else self._changed(Pair(noun, one.subject, source))
        return Fate(held, before, after, where)

    def _policy(self, number: int, one: Pair) -> Policy | None:
        known = self.known[number]
        subject = known.subjects["indicator"].get(one.subject) if one.noun == "indicator" else None
        if one.source not in known.sources:
            return None
        return policy_of(one.source, subject, known.sources, known.rules, today=self.day)

    def _rows(self, noun: str) -> pd.DataFrame:
        return self.reading.figures if noun == "indicator" else self.reading.measures

    def _said_again(self, noun: str) -> dict[tuple[str, ...], tuple[str, Where]]:
        """Return the source and the cell of every figure of the file that has a value, by its key."""
        rows = self._rows(noun)
        rows = rows[rows["value"].notna()]
        names = [*KEYS[noun], "source", "sheet", "row", "column"]
        return {
            tuple(said): (source, Where(self.reading.sheets[int(sheet)], cells.address(int(row), int(column))))
            for *said, source, sheet, row, column in zip(*(rows[name] for name in names), strict=True)
        }

    def _changed(self, one: Pair) -> Where:
        """Return the row of the file that gives a subject and its source another rule."""
        named = {"indicator": one.subject, "source": one.source}
        rows = [record for record in self.reading.records if record.noun in RULES and _names_rule(record)]
        own = [record for record in rows if named.get(record.noun) == record.key]
        rules = [record for record in rows if record.noun == "disclosure_rule"]
        blamed = next(iter([*own, *rules]), None)
        return Where(*blamed.where) if blamed is not None else Where("", "")


def figure_cells(reading: Reading) -> set[Where]:
    """Return the cells of a file that hold figures."""
    rows = [reading.figures, reading.measures]
    spots = (spot for one in rows for spot in zip(one["sheet"], one["row"], one["column"], strict=True))
    return {Where(reading.sheets[int(sheet)], cells.address(int(row), int(column))) for sheet, row, column in spots}


def problems(file: str, found: Mapping[Where, int], *, decided: bool) -> list[Problem]:
    """Return what is said of figures that leave their rule, one problem a sheet; `decided`: that is on record."""
    sheets: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, int] = defaultdict(int)
    for where, number in found.items():
        sheets[where.sheet].append(where.cell)
        numbers[where.sheet] += number
    return [_problem(file, sheet, own, numbers[sheet], decided=decided) for sheet, own in sheets.items()]


def unneeded(file: str) -> Problem:
    """Return the warning of a decision on record that no figure of a file needed."""
    found = "a decision that figures may be shown, but none leaves its rule of disclosure by this file"
    return Problem(ProblemKind.WARNING, file, "", "", found, "no --unguard", "It was not needed and is not kept.", 0)


def tells(file: str) -> Problem:
    """Return the problem of a decision that holds a number of a figure which it is about: it would stay on record."""
    found = "a decision that holds a number of a figure that leaves its rule of disclosure"
    expected = "who decided and why, without such a number"
    mend = "Say --unguard in words: what it says stays on record."
    return Problem(ProblemKind.REJECTED, file, "", "", found, expected, mend, 0)


def _problem(file: str, sheet: str, named: Sequence[str], number: int, *, decided: bool) -> Problem:
    kind = ProblemKind.WARNING if decided else ProblemKind.REJECTED
    more = f" and {len(named) - MOST_NAMED:,} more" if len(named) > MOST_NAMED else ""
    cell = ", ".join(sorted(named, key=lambda one: (len(one), one))[:MOST_NAMED]) + more
    leave = counted(
        number, "figure that a rule of disclosure guards leaves", "figures that a rule of disclosure guards leave"
    )
    mend = DECIDED if decided else MEND
    return Problem(kind, file, sheet, cell, f"{leave} that rule by this file", EXPECTED, mend, 0)


def _leave(before: Policy, after: Policy | None, unit: str, own: Sequence[Fate]) -> Sequence[bool]:
    """Return which figures of one unit leave a rule, in their order.

    One that was hidden leaves for as published, for a rule under which it is small no more, and for one that protects
    nothing beside small figures; one of which nothing was decided, if it was small.
    """
    figures = [fate.one.figure for fate in own]
    said = {name: np.array([getattr(one, name) for one in figures], dtype=np.float64) for name in NUMBERS}
    small = are_small(before, unit, said)
    still = are_small(after, unit, said) if after is not None else np.zeros(len(own), dtype=bool)
    bare = after is None or (before.complementary and not after.complementary)
    hidden = [fate.one.hidden for fate in own]
    return [
        not stays and (few if decided is None else decided and (few or bare))
        for few, stays, decided in zip(small.tolist(), still.tolist(), hidden, strict=True)
    ]


def _names_rule(record: Record) -> bool:
    return record.noun == "disclosure_rule" or "disclosure_rule" in record.fields
