"""Whether the gap between a group and another one, or everyone, closes, or the two have changed places."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from indicators.analysis.codes import Better, Grade, Quantity, Rhythm
from indicators.analysis.comparable import Comparable, comparable
from indicators.analysis.history import Floats, History, Whole
from indicators.analysis.intervals import Interval
from indicators.analysis.judge import trend_of_series
from indicators.analysis.judgement import Trend
from indicators.analysis.members import Leaned, Period
from indicators.analysis.precision import places_carried, rounded

BEYOND = 2
"""Both ends of an interval on one side of zero."""


class Course(NamedTuple):
    """The trend of the size of a gap; and how surely the two have changed places, CLEAR or LEANING, or None."""

    sizes: Trend
    changed_places: Grade | None


def gap_course(one: Leaned, other: Leaned, rhythm: Rhythm) -> Course:
    """Return the trend of the size of the gap over the periods that both have, smaller being better.

    A gap that shrinks and opens again the other way round has no trend of its size. The two have changed places where
    the difference has a clear or leaning trend, and at its two ends leaves out zero on opposite sides; where its
    interval is unknown there, only a clear one tells.
    """
    shared = sorted(one.places.keys() & other.places.keys())
    here, there = (_places(known, shared) for known in (one, other))
    difference, bounds = _differences(one, here, other, there)
    history = History(
        starts=one.history.starts[here],
        ends=one.history.ends[here],
        values=difference,
        lower=bounds.lower,
        upper=bounds.upper,
        numerators=np.full(difference.shape, np.nan),
        denominators=np.full(difference.shape, np.nan),
        definition=one.history.definition[here] + other.history.definition[there],
        reliable=np.ones(difference.shape, np.bool_),
        quantity=Quantity.SIGNED,
        closed=True,  # nothing of a gap is forecast
    )
    sizes, series = _trend(_turned_up(history), rhythm)
    crossed = series.values.size > 1 and difference.min() < 0 < difference.max()
    return Course(sizes, _changed_places(history, rhythm) if crossed else None)


def _trend(history: History, rhythm: Rhythm) -> tuple[Trend, Comparable]:
    """Return the trend of a gap, lower being better, and the figures that may be compared."""
    series = comparable(history, usable=history.reliable, lower=history.lower, upper=history.upper)
    return trend_of_series(history, series, better=Better.LOWER, rhythm=rhythm), series


def _turned_up(history: History) -> History:
    """Return the sizes of differences, their intervals turned with them."""
    lower, upper, behind = history.lower, history.upper, history.values < 0
    lower, upper = np.where(behind, -upper, lower), np.where(behind, -lower, upper)
    return replace(history, values=np.abs(history.values), lower=lower, upper=upper)


def _changed_places(history: History, rhythm: Rhythm) -> Grade | None:
    course, series = _trend(history, rhythm)
    if course.grade not in (Grade.CLEAR, Grade.LEANING):
        return None
    ends = [int(np.abs(series.starts - at).argmin()) for at in (course.first, course.last) if at is not None]
    told = ~np.isnan(series.lower[ends])
    sides = np.where(
        told, np.sign(series.lower[ends]) + np.sign(series.upper[ends]), 2 * np.sign(series.values[ends])
    ).tolist()
    sure = course.grade if told.all() or course.grade is Grade.CLEAR else None
    return sure if sorted(sides) == [-BEYOND, BEYOND] else None


def _places(known: Leaned, periods: Sequence[Period]) -> Whole:
    return np.array([known.places[period] for period in periods], np.int64)


def _differences(one: Leaned, here: Whole, other: Leaned, there: Whole) -> tuple[Floats, Interval]:
    """Return differences and their intervals (see `apart_by`).

    All are rounded to what the figures can carry: a gap that stays the same must not close by the sixteenth digit.
    """
    value, low, high = _with_bounds(one, here)
    beside, beside_low, beside_high = _with_bounds(other, there)
    places = places_carried(np.concatenate([value, beside]))
    difference = rounded(value - beside, places)
    lower = rounded(difference - np.hypot(value - low, beside_high - beside), places)
    upper = rounded(difference + np.hypot(high - value, beside - beside_low), places)
    held = (lower < upper) & (lower <= difference) & (difference <= upper)  # no interval without width
    return difference, Interval(np.where(held, lower, np.nan), np.where(held, upper, np.nan))


def _with_bounds(known: Leaned, places: Whole) -> tuple[Floats, Floats, Floats]:
    return known.history.values[places], known.likely.lower[places], known.likely.upper[places]
