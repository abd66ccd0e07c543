"""What hiding costs and what it keeps, for staff: no number of a hidden figure is in it."""

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from indicators.disclosure.attacker import Attack, Guard
from indicators.disclosure.policy import Reason
from indicators.disclosure.seen import Seen
from indicators.screening.gathering import Gathered, Standing
from indicators.screening.keys import Known

MOST_CELLS = 200
"""Of larger tables the exact bounds are not asked: two integer programs a cell take too long."""
NOT_DECIDED = "not decided"
PROTECTING = {Reason.PROTECTS, Reason.TABLE}


@dataclass(frozen=True)
class RuleSum:
    """A rule with its thresholds, and what it does.

    Attributes:
        shown: figures that are shown.
        primary: figures hidden for their own sake; `protecting`: hidden so that those cannot be worked out.
        reasons: both, by reason.
        withdrawn: figures that are withdrawn, whatever the rule says of them; the others are counted without them.
    """

    rule: str
    shown: int
    primary: int
    protecting: int
    reasons: dict[str, int]
    withdrawn: int = 0


@dataclass(frozen=True)
class Lost:
    """How much is hidden: figures, and people counted in them (a person in each figure that counts them), with shares.

    `people_percent` is of the figures whose numbers are known; `uncounted` is how many hidden ones are not among them.
    Percentages are 0-100; None: of none, or where no number of any hidden figure is known.
    """

    figures: int
    figures_percent: float | None
    people_percent: float | None
    uncounted: int


@dataclass(frozen=True)
class CellBound:
    """A guarded number of a hidden figure, and how far it can be narrowed at most.

    `now`: of the figure as it holds; otherwise of an earlier version, which a release had.
    `low` and `high` are what must stay possible; `lowest` and `highest` what an attacker can tell exactly, None where
    that was not asked, `highest` inf where nothing bounds it.
    """

    indicator: str
    place: str
    group: str
    period: str
    quantity: str
    now: bool
    low: float
    high: float
    lowest: float | None = None
    highest: float | None = None


def rule_sums(gathered: Gathered, withdrawn: Collection[Known] = ()) -> tuple[RuleSum, ...]:
    """Return what each rule does with the figures that hold now, in the order of the rules.

    `withdrawn`: those that nobody sees, for another reason than their rule.
    """
    rules: dict[str, Counter[str]] = {}
    for one in _now(gathered):
        if one.rule is not None:
            rules.setdefault(one.rule[0], Counter())[Reason.WITHDRAWN if one.key in withdrawn else _fate(one)] += 1
    return tuple(_sum(rule, fates) for rule, fates in sorted(rules.items()))


def lost(gathered: Gathered) -> Lost:
    """Return how much is hidden of the figures that hold now and stand under a rule."""
    under = [one for one in _now(gathered) if one.rule is not None]
    hidden = [one for one in under if _fate(one)]
    uncounted = sum(one.figure.count is None and one.figure.rest is None for one in hidden)
    people = None if hidden and uncounted == len(hidden) else _percent(_people(hidden), _people(under))
    return Lost(len(hidden), _percent(len(hidden), len(under)), people, uncounted)


def cell_bounds(gathered: Gathered, tables: Iterable[Seen], *, exact: bool) -> tuple[CellBound, ...]:
    """Return every guarded number with its promise; with `exact` also what an attacker can tell, of small tables."""
    found = []
    for table in tables:
        attack = Attack(table.sights, table.sums) if exact and len(table.sights) <= MOST_CELLS else None
        found += [_bound(gathered.of(guard.key), guard, attack) for guard in table.guards]
    return tuple(
        sorted(found, key=lambda one: (one.indicator, one.place, one.group, one.period, one.quantity, one.now))
    )


def _now(gathered: Gathered) -> Iterable[Standing]:
    return (one for one in gathered.standing.values() if one.now and one.has_value)


def _fate(one: Standing) -> str:
    """Return why a figure is hidden; empty where it is shown."""
    return NOT_DECIDED if one.kept is None else one.kept.reason or ""


def _sum(rule: str, fates: Counter[str]) -> RuleSum:
    taken = fates.pop(Reason.WITHDRAWN, 0)
    reasons = {reason: count for reason, count in sorted(fates.items()) if reason}
    protecting = sum(count for reason, count in reasons.items() if reason in PROTECTING)
    return RuleSum(rule, fates[""], sum(reasons.values()) - protecting, protecting, reasons, taken)


def _people(each: Iterable[Standing]) -> int:
    return sum((one.figure.count or 0) + (one.figure.rest or 0) for one in each)


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _bound(one: Standing, guard: Guard, attack: Attack | None) -> CellBound:
    lowest, highest = attack.bounds(guard.key, guard.quantity) if attack else (None, None)
    series = one.series
    return CellBound(
        series.indicator, series.place, series.group, one.key[1], guard.quantity.value, one.now, guard.low, guard.high,
        None if lowest is None else math.ceil(lowest - 1e-6), highest,
    )  # fmt: skip
