"""An attacker's program: what can be worked out about hidden figures from everything that was ever shown.

It sees figures as readers do, rounded, with what their marks say, and it knows which figures add up to which. Every
version of a figure is an unknown of its own. It shares no code with the program that chooses what to hide, so that a
mistake there is not repeated here. Each hidden number is bounded by integer programs (Fischetti and Salazar, "Solving
the cell suppression problem on tabular data with linear constraints", Management Science 47, 2001, call this the
attacker's problem); where one is not solved in time, nothing counts as proved.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.disclosure.integer_program import Program, Solution

SECONDS = 20.0
"""How long one integer program may take."""


class Quantity(StrEnum):
    """A whole number behind a figure: people with the characteristic, without it, and both together."""

    COUNT = "count"
    REST = "rest"
    PEOPLE = "people"


@dataclass(frozen=True)
class Told:
    """What a mark says of a hidden number: it lies from `low` to `high`, or is `or_zero`."""

    quantity: Quantity
    low: float
    high: float = math.inf
    or_zero: bool = False


@dataclass(frozen=True)
class Sight:
    """One version of a figure as readers see it; None is not shown.

    Attributes:
        count, people: the shown numbers.
        share: what a shown share says of count / people: its lowest and highest value before rounding.
        told: what the mark of a hidden figure says; all of it holds.
    """

    count: float | None = None
    people: float | None = None
    share: tuple[float, float] | None = None
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Sum:
    """The `parts` add up to `total`, or (not `exact`) to no more; parts and total are keys of sights.

    `of`: the quantity of the total that is meant; None for the same as that of the parts.
    """

    quantity: Quantity
    total: str
    parts: tuple[str, ...]
    exact: bool = True
    of: Quantity | None = None


@dataclass(frozen=True)
class Guard:
    """What may not be learned: every value of a number from `low` to `high` must stay possible."""

    key: str
    quantity: Quantity
    low: float
    high: float


class Finding(StrEnum):
    """Why a guard does not hold."""

    NARROWED = "narrowed"
    CONTRADICTION = "contradiction"
    NOT_PROVED = "not proved in time"
    UNROUNDED = "not rounded"
    TOLD = "told by what was shown already"
    SEEMS_TOLD = "told by what was shown already, unless it is chance that figures add up"


@dataclass(frozen=True)
class Breach:
    """A guard that does not hold, and what was learned: the number lies from `low` to `high`."""

    guard: Guard
    finding: Finding
    low: float
    high: float


class Attack:
    """Everything that was shown of figures that hang together by sums, as one integer program."""

    def __init__(self, sights: Mapping[str, Sight], sums: Sequence[Sum], *, seconds: float = SECONDS) -> None:
        self._program, self._seconds = Program(), seconds
        self._most = _most(sights.values())
        named = ((key, one, quantity) for key, one in sights.items() for quantity in Quantity)
        self._columns = {(key, quantity): self._unknown(one, quantity) for key, one, quantity in named}
        for key, one in sights.items():
            self._know(key, one)
        for each in sums:
            self._add(each)

    def breaches(self, guards: Sequence[Guard]) -> list[Breach]:
        """Return the guards that do not hold: one holds when tables that fit all that is known reach both its ends."""
        waiting = {(one, end) for one in guards for end in (one.low, one.high)}
        found: list[Breach] = []
        while waiting:
            guard, end = min(waiting, key=_order)
            solution = self._reach(guard, end, waiting)
            if solution.values is None:
                found.append(self._breach(guard, solution))
                waiting -= {(guard, guard.low), (guard, guard.high)}
            else:
                waiting = {(one, at) for one, at in waiting if solution.values[self._at(one)] != at}
        return found

    def bounds(self, key: str, quantity: Quantity) -> tuple[float, float]:
        """Return the lowest and highest value that a number can have.

        A side that is not solved in time is as far as was proved; the highest is inf without a bound.
        """
        column = self._columns[key, quantity]
        lowest = self._program.solve({column: 1}, {}, seconds=self._seconds)
        highest = self._program.solve({column: -1}, {}, seconds=self._seconds)
        return 0.0 if lowest.bound is None else lowest.bound, math.inf if highest.bound is None else -highest.bound

    def _unknown(self, sight: Sight, quantity: Quantity) -> int:
        known = {Quantity.COUNT: sight.count, Quantity.PEOPLE: sight.people}.get(quantity)
        if known is not None:
            return self._program.column(known, known)
        told = [one for one in sight.told if one.quantity is quantity]
        low, high = max([0.0, *(one.low for one in told)]), min([math.inf, *(one.high for one in told)])
        or_zero = low > 0 and all(one.or_zero or one.low <= 0 for one in told)
        if or_zero and low > high:
            return self._program.column(0, 0)
        return self._program.column(low, min(high, self._most) if or_zero else high, or_zero=or_zero)

    def _know(self, key: str, sight: Sight) -> None:
        count, rest, people = (self._columns[key, quantity] for quantity in Quantity)
        self._program.row([(count, 1), (rest, 1), (people, -1)], 0, 0)
        if sight.share is not None:
            low, high = sight.share
            self._program.row([(count, 1), (people, -low)], 0, math.inf)
            self._program.row([(count, 1), (people, -high)], -math.inf, 0)

    def _add(self, one: Sum) -> None:
        terms = [(self._columns[key, one.quantity], 1.0) for key in one.parts]
        whole = (self._columns[one.total, one.of or one.quantity], -1.0)
        self._program.row([*terms, whole], 0 if one.exact else -math.inf, 0)

    def _at(self, guard: Guard) -> int:
        return self._columns[guard.key, guard.quantity]

    def _reach(self, guard: Guard, end: float, waiting: Iterable[tuple[Guard, float]]) -> Solution:
        """Return values with a guarded number at one end, and as many others of those waiting near the same end."""
        cost: dict[int, float] = {}
        for other, wanted in waiting:
            column, down = self._at(other), wanted == other.low
            if down == (end == guard.low) and (down or self._program.upper[column] < math.inf):
                cost[column] = 1 if down else -1
        return self._program.seek(cost, {self._at(guard): end}, seconds=self._seconds)

    def _breach(self, guard: Guard, solution: Solution) -> Breach:
        if not solution.impossible:
            return Breach(guard, Finding.NOT_PROVED, 0.0, math.inf)
        if self._program.solve({}, {}, seconds=self._seconds).impossible:
            return Breach(guard, Finding.CONTRADICTION, 0.0, math.inf)
        return Breach(guard, Finding.NARROWED, *self.bounds(guard.key, guard.quantity))


def _order(waiting: tuple[Guard, float]) -> tuple[str, str, float]:
    guard, end = waiting
    return guard.key, guard.quantity, end


def _most(sights: Iterable[Sight]) -> float:
    """Return a number beyond which an attacker need not look, from all that is known."""
    known = [number for one in sights for number in (one.count, one.people) if number is not None]
    told = [each.low for one in sights for each in one.told]
    return 2 * sum([*known, *told]) + 1000
