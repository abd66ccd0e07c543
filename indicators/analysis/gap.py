"""Whether the gap between a group and another one, or everyone, closes."""

from collections.abc import Sequence

import numpy as np

from indicators.analysis.codes import Better, Quantity, Rhythm
from indicators.analysis.comparable import comparable
from indicators.analysis.history import Floats, History, Whole
from indicators.analysis.intervals import Interval
from indicators.analysis.judge import trend_of_series
from indicators.analysis.judgement import Trend
from indicators.analysis.members import Leaned, Period
from indicators.analysis.precision import places_carried, rounded


def gap_course(one: Leaned, other: Leaned, rhythm: Rhythm) -> Trend:
    """Return the trend of the size of the gap over the periods that both have, smaller being better."""
    shared = sorted(one.places.keys() & other.places.keys())
    here, there = (_places(known, shared) for known in (one, other))
    sizes, bounds = _gaps(one, here, other, there)
    unknown = np.full(sizes.shape, np.nan)
    sure = np.ones(sizes.shape, np.bool_)
    history = History(
        starts=one.history.starts[here],
        ends=one.history.ends[here],
        values=sizes,
        lower=bounds.lower,
        upper=bounds.upper,
        numerators=unknown,
        denominators=unknown,
        definition=one.history.definition[here] + other.history.definition[there],
        reliable=sure,
        quantity=Quantity.SIGNED,
        closed=True,  # nothing of a gap is forecast
    )
    series = comparable(history, usable=sure, lower=bounds.lower, upper=bounds.upper)
    return trend_of_series(history, series, better=Better.LOWER, rhythm=rhythm)


def _places(known: Leaned, periods: Sequence[Period]) -> Whole:
    return np.array([known.places[period] for period in periods], np.int64)


def _gaps(one: Leaned, here: Whole, other: Leaned, there: Whole) -> tuple[Floats, Interval]:
    """Return the sizes of gaps and their intervals (see `apart_by`), turned so that no gap is below zero.

    All are rounded to what the figures can carry: a gap that stays the same must not close by the sixteenth digit.
    """
    value, low, high = _with_bounds(one, here)
    beside, beside_low, beside_high = _with_bounds(other, there)
    places = places_carried(np.concatenate([value, beside]))
    difference = rounded(value - beside, places)
    lower = rounded(difference - np.hypot(value - low, beside_high - beside), places)
    upper = rounded(difference + np.hypot(high - value, beside - beside_low), places)
    behind = difference < 0
    sizes = np.abs(difference)
    lower, upper = np.where(behind, -upper, lower), np.where(behind, -lower, upper)
    held = (lower < upper) & (lower <= sizes) & (sizes <= upper)  # no interval without width
    return sizes, Interval(np.where(held, lower, np.nan), np.where(held, upper, np.nan))


def _with_bounds(known: Leaned, places: Whole) -> tuple[Floats, Floats, Floats]:
    return known.history.values[places], known.likely.lower[places], known.likely.upper[places]
