"""How the indicator stands to its target."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from indicators.analysis.arrival import with_arrival
from indicators.analysis.changes import GOOD, direction_of
from indicators.analysis.codes import Better, Grade, TargetStatus
from indicators.analysis.comparable import NEARLY
from indicators.analysis.history import Target
from indicators.analysis.judgement import Figure, TargetMark, Trend
from indicators.analysis.missed import with_missed
from indicators.analysis.precision import moved, slack

LEAST_PROGRESS = 10.0
"""Percent of the targeted change that counts as improving when no error is known."""


class Held(NamedTuple):
    """A figure and the definition that it follows."""

    figure: Figure
    definition: int


def target_mark(
    target: Target | None,
    held: tuple[Held, ...],
    *,
    better: Better,
    trend: Trend,
    over: bool = False,
    closed: bool = False,
) -> TargetMark:
    """Return the target status: progress = 100 x (recent - base) / (target - base).

    The figure judged is that of the due period, or the first known after it; before, the latest. MET: it reaches
    the target. Otherwise IMPROVING or WORSE where the change since the base is significant (the difference beyond
    both likely ranges, or a clear trend the same way), or, when no error is known, at least 10 % of the change
    targeted; else LITTLE_CHANGE. The figure of the due period unknown after it is over: DATE_PASSED_UNKNOWN.
    A figure of that period, or the first after it, that does not reach the target is `missed`, beside its status.
    Nothing since the base: NOT_YET_KNOWN. A break between base and figure: SERIES_CHANGED, no progress. Whether the
    course leads to the target: see `with_arrival`; not told of a closed series, or across a break since the base.

    Args:
        target: what is aimed at; None gives NO_TARGET.
        held: known figures that can be leaned on, oldest first.
        better: which way is good news; NEITHER: the way from the base to the target; to stay where the base was, where
            the two are the same.
        trend: the trend of the same series.
        over: whether the due period is over today.
        closed: whether no further figure will come.

    Source: Healthy People 2030, progress toward targets; DOMAIN.md section 3, Target.
    """
    if target is None:
        return TargetMark(TargetStatus.NO_TARGET)
    judged = _judged(target, held)
    base = None if judged is None else _base(target, held, judged)
    mark = _stands(target, judged, base, better=better, trend=trend, over=over)
    tested, way = () if closed else _tested(held, base, trend), _way(target.value, base, better)
    if over and judged is not None and _reaches(judged.figure, target):
        mark = with_missed(mark, target.value, judged=judged.figure, later=_later(held, judged), way=way)
    return with_arrival(mark, target.value, tested=tested, way=way, trend=trend)


@dataclass(frozen=True)
class _Base:
    """What progress is counted from; bounds None where unknown or where the value was written into the target."""

    position: float
    end: float
    value: float
    lower: float | None
    upper: float | None
    definition: int


def _stands(
    target: Target, judged: Held | None, base: "_Base | None", *, better: Better, trend: Trend, over: bool
) -> TargetMark:
    due_unknown = over and (judged is None or not _reaches(judged.figure, target))
    if judged is None:
        status = TargetStatus.DATE_PASSED_UNKNOWN if due_unknown else TargetStatus.NOT_YET_KNOWN
        return TargetMark(status, date_passed=over)
    mark = _measured(target, base, judged, over=over)
    if due_unknown:
        return replace(mark, status=TargetStatus.DATE_PASSED_UNKNOWN)
    if base is None or not _after(base, judged.figure):
        return mark
    if base.definition != judged.definition:
        return replace(mark, status=TargetStatus.SERIES_CHANGED)
    significant = _significant(base, judged.figure, better, trend)
    return replace(mark, significant=significant, status=_status(target.value, mark, better, significant))


def _tested(held: tuple[Held, ...], base: "_Base | None", trend: Trend) -> tuple[Figure, ...]:
    """Return the figures tested, oldest first; none where they are counted otherwise than the target was set for."""
    if trend.first is None or trend.last is None:
        return ()
    first, last = trend.first - NEARLY, trend.last + NEARLY
    within = [each for each in held if first <= each.figure.position <= last]
    was = held[0].definition if base is None else base.definition
    if not within or within[-1].definition != was:
        return ()
    kept = [within[-1].figure]
    for figure, definition in reversed(within[:-1]):  # periods that overlap are not tested, see `apart`
        if definition == was and figure.end <= kept[-1].position + NEARLY and figure.position < kept[-1].position:
            kept.append(figure)
    return tuple(reversed(kept))


def _way(aim: float, base: "_Base | None", better: Better) -> float:
    """Return which way the target lies: 1 up, -1 down; 0 where neither way is better and the base does not say."""
    return GOOD.get(better, 0.0 if base is None else float(np.sign(moved(base.value, aim))))


def _judged(target: Target, held: tuple[Held, ...]) -> Held | None:
    reaching = (each for each in held if _reaches(each.figure, target))
    return next(reaching, held[-1] if held else None)


def _reaches(figure: Figure, target: Target) -> bool:
    if target.due_end is not None:
        return figure.end >= target.due_end - NEARLY
    due = target.due
    return due is not None and (figure.end > due + NEARLY or figure.position >= due - NEARLY)


def _later(held: tuple[Held, ...], judged: Held) -> list[Figure]:
    """Return the figures after the one judged that are counted as it is, oldest first."""
    same = [each.figure for each in held if each.definition == judged.definition]
    return [each for each in same if each.position > judged.figure.position + NEARLY]


def _base(target: Target, held: tuple[Held, ...], judged: Held) -> _Base | None:
    """Return the base: the figure of the base period, or of the first comparable one where no period is named."""
    wanted = target.base_position
    if wanted is None:
        found = next(each for each in held if each.definition == judged.definition)
        return _as_base(found, target.base_value)
    found_at = [each for each in held if abs(each.figure.position - wanted) < NEARLY]
    if found_at:
        return _as_base(min(found_at, key=lambda each: _away(each.figure, target)), target.base_value)
    if target.base_value is None:
        return None
    before = [each.definition for each in held if each.figure.position < wanted]
    return _Base(wanted, wanted, target.base_value, None, None, before[-1] if before else held[0].definition)


def _away(figure: Figure, target: Target) -> float:
    """Return how far a figure ends from the base period: of pools that begin in one year, the one that is named."""
    return 0.0 if target.base_end is None else abs(figure.end - target.base_end)


def _as_base(found: Held, written: float | None) -> _Base:
    figure = found.figure
    if written is not None and written != figure.value:
        return _Base(figure.position, figure.end, written, None, None, found.definition)
    return _Base(figure.position, figure.end, figure.value, figure.lower, figure.upper, found.definition)


def _measured(target: Target, base: _Base | None, judged: Held, *, over: bool) -> TargetMark:
    """Return the figures behind the mark; progress only within one definition and after the base."""
    figure, due = judged.figure, target.due
    left = None if due is None else due - figure.position
    progress = pace = None
    if base is not None and _after(base, figure) and base.definition == judged.definition:
        aimed, done = moved(base.value, target.value), moved(base.value, figure.value)
        progress, pace = 100 * done / aimed if aimed else None, done / (figure.position - base.position)
    return TargetMark(
        TargetStatus.NOT_YET_KNOWN,
        progress=progress,
        base_position=None if base is None else base.position,
        base_value=None if base is None else base.value,
        base_end=None if base is None else base.end,
        position=figure.position,
        value=figure.value,
        end=figure.end,
        pace_needed=(target.value - figure.value) / left if left is not None and left > NEARLY else None,
        pace_achieved=pace,
        date_passed=over,
    )


def _after(base: _Base, figure: Figure) -> bool:
    """Return whether a figure's period comes after the base's; pooled periods must not overlap."""
    return figure.position > base.position + NEARLY and figure.position >= base.end - NEARLY


def _significant(base: _Base, recent: Figure, better: Better, trend: Trend) -> bool | None:
    """Return whether the change is beyond its error; None when no error is known and no trend is clear."""
    change = moved(base.value, recent.value)
    if trend.grade is Grade.CLEAR and trend.direction is direction_of(change, better):
        return True
    if base.lower is None or base.upper is None or recent.lower is None or recent.upper is None:
        return None
    halves = ((base.upper - base.lower) / 2, (recent.upper - recent.lower) / 2)
    return abs(change) > float(np.hypot(*halves)) + slack(base.value, recent.value)


def _status(aim: float, mark: TargetMark, better: Better, significant: bool | None) -> TargetStatus:
    if mark.value is None or mark.base_value is None:
        return TargetStatus.NOT_YET_KNOWN
    way = float(GOOD[better]) if better in GOOD else float(np.sign(moved(mark.base_value, aim)))
    if way == 0:
        return TargetStatus.MET if not moved(aim, mark.value) or significant is False else TargetStatus.WORSE
    if way * moved(aim, mark.value) >= 0:
        return TargetStatus.MET
    if mark.progress is None or way * moved(aim, mark.base_value) >= 0:
        return TargetStatus.LITTLE_CHANGE if significant is False else TargetStatus.WORSE
    enough = abs(mark.progress) >= LEAST_PROGRESS if significant is None else significant
    if not enough:
        return TargetStatus.LITTLE_CHANGE
    return TargetStatus.IMPROVING if mark.progress > 0 else TargetStatus.WORSE
