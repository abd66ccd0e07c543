"""The trend of an annual or quarterly series: the strongest grade of evidence that holds."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Any

from indicators.analysis.changes import (
    change_since_best,
    change_since_first,
    change_since_worst,
    direction_of,
    latest_change,
    room_for_none,
)
from indicators.analysis.codes import Better, Direction, Grade
from indicators.analysis.comparable import Comparable
from indicators.analysis.judgement import Slope, Trend
from indicators.analysis.level import changed
from indicators.analysis.mann_kendall import GENERAL, LATEST, Bounds, Kendall, is_clear_with, mann_kendall
from indicators.analysis.memory import bounds_for
from indicators.analysis.settling import to_settle
from indicators.analysis.theil_sen import theil_sen
from indicators.analysis.turning import turned_since

LEANING_P = 0.20


@dataclass(frozen=True)
class _Tested:
    """What the tested figures show, before it is put in words of better and worse."""

    grade: Grade
    sign: float
    kendall: Kendall
    slope: Slope


def trend(  # noqa: PLR0913 - one option for each thing that is known of the series beside its figures
    series: Comparable,
    told: Trend,
    *,
    better: Better,
    step: float,
    memory: float | None = None,
    seasonal: bool = False,
    closed: bool = False,
) -> Trend:
    """Return the grade of evidence of a yearly or quarterly series, with what it rests on.

    1. CLEAR: Mann-Kendall on the latest ten figures, |S| at its bound and p <= .10 without any one of them.
    2. LEANING: p <= .20 and at least four figures.
    3. CHANGED: the latest figure against the first, see `changed`; else TOO_CLOSE.
    4. TOO_FEW, SERIES_CHANGED or GROUPS_TOO_SMALL: fewer than four figures are left to test.

    Args:
        series: figures that may be compared, oldest first.
        told: what `described` says of them, to be completed.
        better: which way is good news.
        step: years from one figure to the next, for what would settle the question.
        memory: how much the comparable series remember, see `pooled_memory`: it chooses the bound of CLEAR; None: not
            known, so the general bound.
        seasonal: whether the season was taken off the figures, which makes the bound stricter.
        closed: whether no further figure comes, so that none will settle anything.

    Source: DOMAIN.md section 3, Trend.
    """
    window, bounds = series.latest(LATEST), bounds_for(memory, seasonal=seasonal)
    if series.too_few is not None:
        return replace(told, grade=series.too_few, seasonal=seasonal)
    tested = _test(window, bounds)
    direction = direction_of(tested.sign, better)
    said: dict[str, Any] = {
        "grade": tested.grade,
        "direction": direction,
        "s": tested.kendall.s,
        "p": tested.kendall.p,
        "bound": bounds.reached.get(window.values.size),
        "memory": None if bounds is GENERAL else memory,
        "slope": tested.slope,
        "turned_since": _turned(window, tested.grade, direction, better),
        "to_settle": None if closed else _to_settle(window, tested, step, bounds),
        "seasonal": seasonal,
    }
    return Trend(**vars(told) | said)  # `replace` takes five times as long, for every series and every gap


def described(series: Comparable, window: Comparable, *, better: Better, missing: tuple[float, ...]) -> Trend:
    """Return what is described beside every grade and tested by none.

    Args:
        series: figures that may be compared, oldest first: the best and the worst are sought among all of them; of a
            series with seasons those of the latest one's season.
        window: the latest figures, those that are tested.
        better: which way is good news.
        missing: positions between the first and the last figure tested that have none.

    Returns:
        A trend without a test: its grade is TOO_FEW until one is made.
    """
    starts, values = series.starts.tolist(), series.values.tolist()
    latest = latest_change(starts, values, better)
    first, last = (float(window.starts[0]), float(window.starts[-1])) if window.starts.size else (None, None)
    tested = slice(0 if first is None else bisect_left(starts, first), None)
    return Trend(
        grade=Grade.TOO_FEW,
        direction=Direction.NONE,
        n=window.values.size,
        first=first,
        last=last,
        missing=missing,
        latest_change=None if latest is None else room_for_none(latest, series),
        change_since_first=change_since_first(starts[tested], values[tested], better),
        change_since_best=change_since_best(starts, values, better),
        change_since_worst=change_since_worst(starts, values, better),
    )


def _test(window: Comparable, bounds: Bounds) -> _Tested:
    kendall = mann_kendall(window.values)
    slope = theil_sen(window.middles, window.values)
    if is_clear_with(window.values.tolist(), kendall.s, bounds):
        return _Tested(Grade.CLEAR, kendall.s, kendall, slope)
    if kendall.p <= LEANING_P:
        return _Tested(Grade.LEANING, kendall.s, kendall, slope)
    if changed(window):
        return _Tested(Grade.CHANGED, float(window.values[-1] - window.values[0]), kendall, slope)
    return _Tested(Grade.TOO_CLOSE, 0.0, kendall, slope)


def _turned(window: Comparable, grade: Grade, direction: Direction, better: Better) -> float | None:
    if grade not in (Grade.CLEAR, Grade.LEANING):
        return None
    return turned_since(window, direction=direction, better=better)


def _to_settle(window: Comparable, tested: _Tested, step: float, bounds: Bounds) -> int | None:
    """Return what would settle a trend that leans the way its line does; of any other nothing is promised."""
    if tested.grade is not Grade.LEANING or tested.sign * tested.slope.per_year <= 0:
        return None
    return to_settle(window, tested.slope.per_year, step=step, bounds=bounds)
