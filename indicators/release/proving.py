"""The attack on a release before it is published: what its documents show, and every release before it.

What the public sees of the figures of this release is read from its documents, as any outlet reads them: a figure that
slipped past the rules is seen here. Figures that stood in earlier releases are as they were shown there; withdrawing
one takes no knowledge away.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.disclosure.attacker import Attack, Breach, Finding, Guard, Quantity, Sight, Sum, Told
from indicators.disclosure.policy import Policy, Reason
from indicators.disclosure.seen import Seen, hanging_together
from indicators.disclosure.tables import Part, Span
from indicators.disclosure.tables import Sum as Added
from indicators.release.beyond import beyond_hiding
from indicators.release.documents import Point
from indicators.release.pointed import points_of
from indicators.release.told_by import Followed, told_by
from indicators.release.unrounded import Spot, unrounded
from indicators.screening.behind import COUNTED, SHARES
from indicators.screening.gathering import Gathered, Standing


@dataclass(frozen=True)
class Proof:
    """What an attack found.

    Attributes:
        tables: how many tables with something hidden there are.
        attacked: how many of them were attacked now; the others have not changed since an attack that held.
        guards: how many spans were guarded in all.
        breaches: those that do not hold.
        digests: of every table that holds.
        told: by which shown figures a few of what was breached is told.
    """

    tables: int
    attacked: int
    guards: int
    breaches: tuple[Breach, ...]
    digests: tuple[str, ...]
    told: tuple[Followed, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether nothing was learned that a rule protects."""
        return not self.breaches

    def report(self, gathered: Gathered) -> dict[str, Any]:
        """Return what is kept of it: no number of any figure."""
        return {
            "tables": self.tables,
            "attacked": self.attacked,
            "guards": self.guards,
            "breaches": [list(one) for one in named(self, gathered)],
            "digests": list(self.digests),
        }


def named(proof: Proof, gathered: Gathered) -> tuple[tuple[str, ...], ...]:
    """Return the cells that are not safe, each once: indicator, place, group, period, and what was found."""
    found = ((gathered.of(one.guard.key), one.finding.value) for one in proof.breaches)
    cells = ((one.series.indicator, one.series.place, one.series.group, one.key[1], finding) for one, finding in found)
    return tuple(dict.fromkeys(cells))


def prove(gathered: Gathered, documents: Iterable[object], held: Collection[str]) -> Proof:
    """Attack everything that was and would be shown; tables whose digest is among `held` are not attacked again.

    `documents` are those of the release; figures are read from those of indicators and of strategies.
    """
    points = points_of(documents)
    sights = {key: _counted(_sight(one, points), one) for key, one in gathered.standing.items()}
    sights |= _unsaid(gathered)
    guards = list(_every_guard(gathered))
    whole = {key for key, one in gathered.standing.items() if _is_whole(sights[key], one)}
    tables = hanging_together(sights, whole - {one.key for one in guards}, _sums(gathered), guards)
    named = {table.digest(): table for table in tables}
    changed = {digest: table for digest, table in named.items() if digest not in held}
    found = {digest: Attack(table.sights, table.sums).breaches(table.guards) for digest, table in changed.items()}
    known = {key: _if_hidden(one, sights[key]) for key, one in gathered.standing.items()}
    seeming = {_seen(one) for one in gathered.found}
    unseen = _of_nothing_seen(sights, gathered)
    found = {digest: beyond_hiding(changed[digest], own, known, seeming, unseen) for digest, own in found.items()}
    found = {digest: [one for one in own if not _was_told(one, gathered)] for digest, own in found.items()}
    return Proof(
        tables=len(tables),
        attacked=len(changed),
        guards=len(guards),
        breaches=(*(one for breaches in found.values() for one in breaches), *unrounded(gathered.standing, points)),
        digests=tuple(sorted(digest for digest in named if not found.get(digest))),
        told=told_by([(changed[digest], own) for digest, own in found.items()], gathered, _unseen(sights, gathered)),
    )


def as_decided(gathered: Gathered) -> list[Seen]:
    """Return the tables as it was decided to show them, for staff: of every shown figure all numbers, unrounded.

    An attacker who sees this sees no less than any reader of a release.
    """
    shown = {key for key, one in gathered.standing.items() if one.is_known or (one.kept and one.kept.reason is None)}
    sights = {
        key: _counted(_exactly(one) if key in shown else _hidden(one), one) for key, one in gathered.standing.items()
    }
    sights |= _unsaid(gathered)
    guards = list(_every_guard(gathered))
    whole = {key for key, one in gathered.standing.items() if _is_whole(sights[key], one)}
    return hanging_together(sights, whole - {one.key for one in guards}, _sums(gathered), guards)


def _unsaid(gathered: Gathered) -> dict[str, Sight]:
    """Return how readers see what nobody says: not at all, but by how many parts are more than their whole."""
    return {
        key: _of_numbers(one.count, one.rest) if key in gathered.given else Sight()
        for key, one in gathered.unsaid.items()
    }


def _was_told(breach: Breach, gathered: Gathered) -> bool:
    """Tell whether a withdrawn figure is no narrower than releases have told it: no release promised more of it."""
    said = None if breach.guard.key in gathered.left else gathered.standing[breach.guard.key].verdict
    return said is not None and said.reason is Reason.WITHDRAWN and breach.finding in {Finding.TOLD, Finding.SEEMS_TOLD}


def _sums(gathered: Gathered) -> list[Sum]:
    """Return what adds up, as the attacker is told it."""
    return [_seen(one) for one in gathered.sums]


def _seen(one: Added) -> Sum:
    return Sum(Quantity(one.part), one.total, one.parts, one.exact, of=Quantity(one.whole))


def _if_hidden(one: Standing, sight: Sight) -> Sight:
    """Return what readers would see of a figure if all were hidden that no release has shown or told of."""
    if one.is_known or not one.now:
        return sight
    told = one.kept is not None and one.kept.hidden_since_id is not None
    return _counted(_hidden(one) if told else Sight(), one)


def _unseen(sights: Mapping[str, Sight], gathered: Gathered) -> dict[str, Sight]:
    """Return of the figures that are shown how they would be seen if nothing were known of them."""
    shown = {
        key: one for key, one in gathered.standing.items() if (sights[key].count, sights[key].people) != (None,) * 2
    }
    return {key: _counted(Sight(), one) for key, one in shown.items()}


def _of_nothing_seen(sights: Mapping[str, Sight], gathered: Gathered) -> set[str]:
    """Return the figures of indicators of which every figure is hidden, and was in every release before."""
    standing = gathered.standing
    hidden = {key for key, one in standing.items() if sights[key] in (Sight(), _counted(_hidden(one), one))}
    seen = {standing[key].series.indicator for key in standing.keys() - hidden}
    return {*gathered.unsaid, *(key for key, one in standing.items() if one.series.indicator not in seen)}


def _is_whole(sight: Sight, one: Standing) -> bool:
    """Tell whether readers see every number behind a figure."""
    return sight.count is not None and (sight.people is not None or one.figure.rest is None)


def _sight(one: Standing, points: Mapping[Spot, tuple[Point, str]]) -> Sight:
    spot = (one.series.indicator, one.series.place, one.series.group, one.key[1])
    shown = _shown(*points[spot], has_rest=one.figure.rest is not None) if one.now and spot in points else None
    if shown is not None and one.rule is not None and one.rule[1].round_to is not None:
        return _rounded(*points[spot], shown, one.rule[1].round_to)
    if shown is not None:
        return shown
    # What was shown once is known, also where it is withdrawn from this release.
    if one.is_known or (one.kept is not None and one.kept.reason is None and not one.now):
        return _exactly(one)
    return _hidden(one)


def _counted(sight: Sight, one: Standing) -> Sight:
    """Return how readers see a number of people of whom nobody is left over: it is known that these are all."""
    if one.figure.count is None or one.figure.rest is not None:
        return sight
    return Sight(sight.count, told=(*sight.told, Told(Quantity.REST, 0, 0)))


def _exactly(one: Standing) -> Sight:
    return _of_numbers(one.figure.count, one.figure.rest)


def _of_numbers(count: int | None, rest: int | None) -> Sight:
    return Sight(count, count + rest if count is not None and rest is not None else None)


def _shown(point: Point, unit: str, *, has_rest: bool) -> Sight | None:
    """Return what a document says of a figure; None where it shows no number of it."""
    if unit not in SHARES:
        count = point.value if unit == COUNTED else point.denominator
        return Sight(count, point.denominator if has_rest else None) if count is not None else None
    if point.value is None and point.numerator is None and point.denominator is None:
        return None
    share = None
    if point.value is not None and None in (point.numerator, point.denominator):
        step = 10.0 ** -len(f"{point.value:.10f}".rstrip("0").partition(".")[2]) / 2
        share = (max(point.value - step, 0) / SHARES[unit], (point.value + step) / SHARES[unit])
    return Sight(point.numerator, point.denominator, share)


def _rounded(point: Point, unit: str, sight: Sight, to: int) -> Sight:
    """Return what is known of numbers that are shown as multiples of a number, and of a share as a whole number."""
    shown = ((Quantity.COUNT, sight.count), (Quantity.PEOPLE, sight.people))
    known = [(quantity, number) for quantity, number in shown if number is not None]
    told = tuple(Told(quantity, max(number - to / 2, 0), number + to / 2) for quantity, number in known)
    if unit not in SHARES or point.value is None:
        return Sight(told=told)
    share = (max(point.value - 0.5, 0) / SHARES[unit], (point.value + 0.5) / SHARES[unit])
    return Sight(share=share, told=told)


def _hidden(one: Standing) -> Sight:
    """Return what the mark of a hidden figure tells."""
    if one.verdict is None or one.rule is None or (one.kept is not None and one.kept.vague):
        return Sight()
    limit = one.verdict.limit
    share = None if limit is None else (limit.percent / 100, 1.0) if limit.top else (0.0, limit.percent / 100)
    return Sight(share=share, told=tuple(_told(span, one.rule[1]) for span in one.verdict.told))


def _told(span: Span, policy: Policy) -> Told:
    """Return what a reader makes of a mark: a number that is not small is above the threshold, or 0 if 0 is shown.

    Where shares near an end of the scale are told as limits, it is taken to be as large, or 0, as it is.
    """
    most = policy.people if span.part is Part.PEOPLE else policy.count
    if most is not None and not policy.coded and (span.low, span.high) in {(0, 0), (most + 1, math.inf)}:
        return Told(Quantity(span.part), most + 1, or_zero=policy.zeros)
    return Told(Quantity(span.part), span.low, span.high)


def _every_guard(gathered: Gathered) -> Iterable[Guard]:
    """Yield what is guarded of every figure, and of remainders that follow from them."""
    for one in gathered.standing.values():
        yield from _guards(one)
    for key, left in gathered.left.items():
        yield from (Guard(key, Quantity(span.part), span.low, span.high) for span in left.guarded)


def _guards(one: Standing) -> Iterable[Guard]:
    """Yield what is guarded of a figure under a rule, unless it is known or its rule asks for nothing beside it."""
    if one.verdict is None or one.is_known or one.rule is None or not one.rule[1].complementary:
        return
    if one.figure.count is not None:
        key = one.figure.key
        yield from (Guard(key, Quantity(span.part), span.low, span.high) for span in one.verdict.guarded)
