"""How many more figures would settle a trend that only leans, if it went on as it did."""

from functools import cache
from typing import TypeAlias

import numpy as np

from indicators.analysis.comparable import Comparable
from indicators.analysis.history import Floats, Whole
from indicators.analysis.mann_kendall import CLEAR_P, LATEST, Bounds, critical
from indicators.analysis.precision import carried, slack
from indicators.analysis.theil_sen import beside_line

Signs: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.int8]]

AHEAD, AHEAD_WITHIN_YEARS = 5, 10
"""Further figures looked ahead: of years, and of quarters."""
RUNS, ENOUGH = 100, 0.8
"""Courses tried, and the share of them that has to be clear before so many figures are promised to do."""


def to_settle(window: Comparable, per_year: float, *, step: float, bounds: Bounds) -> int | None:
    """Return how many further figures would make a trend clear in four of five cases.

    Each case goes on along the median line of the figures tested, not from the latest of them, with the scatter that
    they have beside it: drawn from it by lot (always the same lots), and made larger by what the line takes from it.

    Args:
        window: the figures tested, oldest first, less their season where they have one; at most ten.
        per_year: their Theil-Sen slope.
        step: years from one figure to the next.
        bounds: the bounds of a clear trend.

    Returns:
        1 to 5, of quarters 1 to 10; None when not even so many would, or nothing changes: then nothing is promised.
    """
    if abs(per_year * step) <= slack(float(window.values[-1])):
        return None
    courses = _courses(window, per_year, step=step) * np.sign(per_year)
    known = window.values.size
    pairs = _pairs(courses)
    for ahead in range(1, courses.shape[1] - known + 1):
        tested = slice(max(0, known + ahead - LATEST), known + ahead)
        if _clear(np.einsum("ijk->ij", pairs[:, tested, tested]), bounds) >= ENOUGH:
            return ahead
    return None


def _courses(window: Comparable, per_year: float, *, step: float) -> Floats:
    """Return the figures tested with those that may follow, one row for each case."""
    values = window.values / (float(np.abs(window.values).max()) or 1.0)  # the largest figures have no squares
    slope = per_year / (float(np.abs(window.values).max()) or 1.0)
    level, residuals = beside_line(window.middles, values, slope)
    lots = _lots(values.size)[:, : AHEAD if step > 0.5 else AHEAD_WITHIN_YEARS]
    times = window.middles[-1] + step * np.arange(1, lots.shape[1] + 1) - window.middles.mean()
    scatter = residuals * (values.size / (values.size - 2)) ** 0.5
    coming = level + slope * times + scatter[lots]
    courses = np.hstack([np.broadcast_to(values, (RUNS, values.size)), coming])
    return carried(courses, of=courses)


@cache
def _lots(known: int) -> Whole:
    """Return which figure's departure each coming one has, shape (cases, figures ahead): the same at every judging."""
    return np.random.default_rng(known).integers(known, size=(RUNS, AHEAD_WITHIN_YEARS))


def _pairs(courses: Floats) -> Signs:
    """Return what each pair of figures adds to S, shape (cases, figures, figures): a row for each figure."""
    one, other = courses[:, :, None], courses[:, None, :]
    above = np.greater(other, one).view(np.int8)
    ups = above - above.transpose(0, 2, 1)
    size = courses.shape[1]
    pairs: Signs = ups * np.sign(np.arange(size) - np.arange(size)[:, None]).astype(np.int8)
    return pairs


def _clear(pairs: Signs, bounds: Bounds) -> float:
    """Return the share of cases that are clear, from what each figure's pairs add to S, shape (cases, figures).

    Ties are taken as if there were none, which asks rather too much without one of the figures. Ten figures have a
    doubled S of 90 at most, which one byte holds.
    """
    count = pairs.shape[1]
    bound, without = bounds.reached.get(count), critical(count - 1, two_sided_p=CLEAR_P)
    if bound is None or without is None:
        return 0.0
    doubled = np.einsum("ij->i", pairs)
    clear = doubled >= 2 * bound
    if bounds.without_one:
        clear &= doubled - 2 * pairs.max(axis=1) >= 2 * without
    return float(clear.mean())
