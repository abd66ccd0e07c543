"""Whether a curve has turned: its newest figures against the line of those before them."""

from functools import cache

import numpy as np
from scipy.special import stdtrit

from indicators.analysis.changes import HALF_TURN, change_since_best, change_since_worst, latest_change
from indicators.analysis.codes import Better, Direction
from indicators.analysis.comparable import Comparable
from indicators.analysis.theil_sen import beside_line, theil_sen

FEWEST = 4
"""Figures up to the turn, below which they have no line that a turn could be held against."""
CONFIDENCE = 0.95


def turned_since(window: Comparable, *, direction: Direction, better: Better) -> float | None:
    """Return the position since which the figures move against `direction`, by more than chance; otherwise None.

    The turn is the best figure of a curve that gets better, the worst of one that gets worse. It is one where the
    latest figure lies beyond what the line of the figures up to the turn leaves room for (95 of 100, one-sided:
    Student's t, the scatter beside the line, and how unsure the line is so far on), and where either the way back is
    more than the scatter of two figures, or the latest two moves both went back. One figure alone goes the other way
    on up to a third of all steady slopes that are clear: that is no turn, and at most 5 % of them are told to have one.

    Homelessness in Pasadena fell from 1,216 in 2011 to 530 in 2016, a clear trend, and has risen since: 2016.

    Args:
        window: the figures tested, oldest first.
        direction: which way their trend goes.
        better: which way is good news.

    Source: the prediction interval of a line, Draper and Smith, Applied Regression Analysis.
    """
    starts, values = window.starts.tolist(), window.values.tolist()
    latest = latest_change(starts, values, better)
    if latest is None or latest.direction is not HALF_TURN.get(direction):
        return None
    peak = change_since_best if direction in (Direction.BETTER, Direction.UP) else change_since_worst
    turn = peak(starts, values, better)
    if turn is None:
        return None
    at = starts.index(turn.position)
    return turn.position if at + 1 >= FEWEST and _is_beyond(window, at) else None


def _is_beyond(window: Comparable, at: int) -> bool:
    """Return whether the figures after a turn are more than chance beside the line of those up to it."""
    values = window.values / (float(np.abs(window.values).max()) or 1.0)  # the largest figures have no squares
    times, count = window.middles, at + 1
    slope = theil_sen(times[:count], values[:count]).per_year
    level, residuals = beside_line(times[:count], values[:count], slope)
    room = _student(count - 2) * float(residuals @ residuals / (count - 2)) ** 0.5
    from_middle = times - times[:count].mean()
    on = float(from_middle[-1])
    unsure = (1 + 1 / count + on**2 / float(from_middle[:count] @ from_middle[:count])) ** 0.5
    back = float(np.sign(values[-1] - values[at]))
    if back * (float(values[-1]) - level - slope * on) <= room * unsure:
        return False
    moves = back * np.diff(values[at:])
    return abs(float(values[-1] - values[at])) > room * 2**0.5 or (moves.size > 1 and bool((moves[-2:] > 0).all()))


@cache
def _student(freedom: int) -> float:
    """Return the one-sided 5 % point of Student's t."""
    return float(stdtrit(freedom, CONFIDENCE))
