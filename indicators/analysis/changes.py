"""What moved lately: described beside every grade, never tested."""

from collections.abc import Sequence
from math import hypot

from indicators.analysis.codes import Better, Direction
from indicators.analysis.comparable import Comparable
from indicators.analysis.judgement import Change
from indicators.analysis.precision import moved, slack

GOOD = {Better.HIGHER: 1, Better.LOWER: -1}
HALF_TURN = {
    Direction.BETTER: Direction.WORSE,
    Direction.WORSE: Direction.BETTER,
    Direction.UP: Direction.DOWN,
    Direction.DOWN: Direction.UP,
}


def direction_of(amount: float, better: Better) -> Direction:
    """Return which way a change goes, better or worse; up or down where neither way is better; NONE for no change."""
    if amount == 0:
        return Direction.NONE
    if better is Better.NEITHER:
        return Direction.UP if amount > 0 else Direction.DOWN
    return Direction.BETTER if amount * GOOD[better] > 0 else Direction.WORSE


def latest_change(starts: Sequence[float], values: Sequence[float], better: Better) -> Change | None:
    """Return the change from the figure before the latest to the latest; None with fewer than two figures."""
    return None if len(values) < 2 else _since(starts, values, len(values) - 2, better)


def change_since_first(starts: Sequence[float], values: Sequence[float], better: Better) -> Change | None:
    """Return the change from the first figure given to the latest; None with fewer than two figures."""
    return None if len(values) < 2 else _since(starts, values, 0, better)


def change_since_best(starts: Sequence[float], values: Sequence[float], better: Better) -> Change | None:
    """Return the change since the best figure (the highest where neither way is better).

    Of equally good figures the latest counts. None when the latest figure is itself the best, or the only one.
    """
    best = max if better is not Better.LOWER else min
    return _since_latest_of(best(values), starts, values, better) if values else None


def change_since_worst(starts: Sequence[float], values: Sequence[float], better: Better) -> Change | None:
    """Return the change since the worst figure (the lowest where neither way is better); otherwise as the best."""
    worst = min if better is not Better.LOWER else max
    return _since_latest_of(worst(values), starts, values, better) if values else None


def _since_latest_of(extreme: float, starts: Sequence[float], values: Sequence[float], better: Better) -> Change | None:
    at = len(values) - 1 - values[::-1].index(extreme)
    return None if at == len(values) - 1 else _since(starts, values, at, better)


def _since(starts: Sequence[float], values: Sequence[float], at: int, better: Better) -> Change:
    earlier, amount = values[at], moved(values[at], values[-1])
    return Change(starts[at], earlier, amount, direction_of(amount, better))


def room_for_none(change: Change, series: Comparable) -> Change:
    """Return a change with whether its two likely ranges leave room for no change at all.

    They do when the change is no larger than the root of the summed squares of the arms of the two ranges that face
    each other. Room means that chance alone may have moved the figures; no room means little, for figures move for
    more reasons than counting: of eight yearly moves of one series, six had none.

    Args:
        change: to the latest of the figures, from the one at its position.
        series: the figures, oldest first.

    Source: Zou and Donner (2008), square and add; Newcombe (1998), method 10, for two proportions.
    """
    at = int(series.starts.searchsorted(change.position))
    high, low = (at, -1) if change.amount < 0 else (-1, at)
    down, up = float(series.values[high] - series.lower[high]), float(series.upper[low] - series.values[low])
    reach = hypot(down, up)
    room = slack(float(series.values[at]), float(series.values[-1]))
    if reach != reach:  # NaN is not itself
        return change
    return Change(change.position, change.value, change.amount, change.direction, abs(change.amount) <= reach + room)
