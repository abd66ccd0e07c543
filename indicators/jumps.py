"""Sudden jumps: a figure that its neighbours in time do not lead one to expect.

A coordinator who is warned of everything reads no warning, so the rule has to be quiet. A figure is compared with its
neighbours: the two known figures before it and the two after it, in the same series. Its step is the logarithm of the
quotient of the figure and the neighbours' median. It is a jump when

- it is 10, 100 or 1,000 times as large or as small (within a quarter) as neighbours that differ from each other by less
  than half: a slip of the decimal point or of a unit; or
- it is more than 100 times as large or as small as each of its neighbours; or
- its sign is another than that of all of at least three neighbours; or
- the series has at least eight known figures, all positive, and the figure lies outside its neighbours by a factor of
  more than 1.75 and by more than six times the usual (median) change of the series from one figure to the next.

A revision is compared with the figure that it replaces, and is a jump when it is at least eight times as large or as
small (a slip of the decimal point, and all beyond), when its sign is another, or when, in a series of at least eight
positive figures, it differs by a factor of more than 1.75 and by more than six times the series' usual change.

Alarms among published figures, each taken as if it had just been loaded: none of 40,781 teen birth rates of counties, 1
of 39,258 unemployment rates and 3 of as many counts of the unemployed through the years of 2009, 5 of 2,336 counts of
the homeless, none of 9,348 test scores of schools and 51 of 14,285 counts of their pupils, none of 1,399 months of
unemployment, 2020 among them; 328 of 70,457 figures of the M1 competition, whose sales by the month are of another
kind. Together 0.15 %. That a figure is more than 100 times beyond its neighbours added no alarm to any of them, nor to
230,917 counts of every kind of the homeless. A figure multiplied by ten is found where its neighbours are steady.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FACTOR = 1.75
BEYOND = 6.0
ENOUGH = 8
SLIPS = np.log([1000.0, 100.0, 10.0, 0.1, 0.01, 0.001])
SLIP_WITHIN = np.log(1.25)
FAR = np.log(100.0)
REVISED = np.log(10.0) - SLIP_WITHIN
STEADY = np.log(1.5)
AROUND = (-2, -1, 1, 2)

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Order = NDArray[np.intp]


@dataclass(frozen=True)
class Jump:
    """A figure that jumps, and the neighbours that it was compared with, nearest to the past first."""

    row: int
    neighbours: tuple[int, ...]


def find_jumps(series: NDArray[np.int64], times: Floats, values: Floats, *, asked: Mask) -> list[Jump]:
    """Return the jumps among the figures that are asked about, in the order of their rows.

    Args:
        series: which series each figure is of, any numbers, shape (figures,).
        times: when it is of, in any unit, same shape.
        values: NaN where unknown; such a figure is nobody's neighbour and no jump.
        asked: which figures to look at; the others are only neighbours.
    """
    known = np.flatnonzero(~np.isnan(values))
    order = known[np.lexsort((times[known], series[known]))]
    if not len(order):
        return []
    beside = _neighbours(series[order])
    jumps = _is_jump(series[order], values[order], beside) & asked[order]
    return sorted(_named(order, beside, np.flatnonzero(jumps)), key=lambda jump: jump.row)


def find_revised(series: NDArray[np.int64], times: Floats, values: Floats, *, before: Floats) -> NDArray[np.intp]:
    """Return the figures that replace one from which they differ suddenly, in the order of their rows.

    Args:
        series: which series each figure is of, any numbers, shape (figures,).
        times: when it is of, in any unit, same shape.
        values: NaN where unknown.
        before: the figure that each replaces, NaN where there is none.
    """
    known = np.flatnonzero(~np.isnan(values))
    order = known[np.lexsort((times[known], series[known]))]
    if not len(order):
        return order
    usual, enough = _usual(series[order], values[order])
    new, old = values[order], before[order]
    with np.errstate(invalid="ignore", divide="ignore"):
        step = np.where(new * old > 0, np.abs(np.log(np.abs(new)) - np.log(np.abs(old))), 0.0)
        unusual = enough & (step > BEYOND * usual) & (step > np.log(FACTOR))
        sudden = (step >= REVISED) | (new * old < 0) | unusual
    return np.sort(order[sudden])


def _neighbours(series: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the positions of the neighbours of each figure, shape (figures, 4), -1 where there is none."""
    places = np.arange(len(series))[:, None] + np.array(AROUND)
    inside = (places >= 0) & (places < len(series))
    same = inside & (series[np.where(inside, places, 0)] == series[:, None])
    return np.where(same, places, -1)


def _is_jump(series: NDArray[np.int64], values: Floats, beside: NDArray[np.int64]) -> Mask:
    around = np.where(beside >= 0, values[beside], np.nan)
    count = (beside >= 0).sum(axis=1)
    steps, beyond, spread = _steps(values, around)
    slipped = (np.abs(steps[:, None] - SLIPS) < SLIP_WITHIN).any(axis=1) & (spread < STEADY) & (count >= 2)
    with np.errstate(invalid="ignore"):
        alike = np.abs(np.nansum(np.sign(around), axis=1)) == count
        turned = (count >= 3) & alike & (np.sign(values) * np.nansum(around, axis=1) < 0)
        usual, enough = _usual(series, values)
        unusual = enough & (count >= 2) & (beyond > BEYOND * usual) & (beyond > np.log(FACTOR))
        far = (count >= 2) & (beyond > FAR)
    return np.asarray(slipped | turned | unusual | far, dtype=bool)


def _steps(values: Floats, around: Floats) -> tuple[Floats, Floats, Floats]:
    """Return, as logarithms: each figure over its neighbours' median, how far it lies outside them, their spread."""
    with np.errstate(invalid="ignore", divide="ignore"):
        figure, logs = np.log(np.where(values > 0, values, np.nan)), np.log(np.where(around > 0, around, np.nan))
        most, least = np.fmax.reduce(logs, axis=1), np.fmin.reduce(logs, axis=1)
        return figure - _median(logs), np.fmax(figure - most, least - figure), most - least


def _median(rows: Floats) -> Floats:
    """Return the median of what is known of each row, NaN where nothing is."""
    ordered = np.sort(rows, axis=1)
    count = (~np.isnan(rows)).sum(axis=1)
    each = np.arange(len(rows))
    middle: Floats = (ordered[each, np.maximum(count - 1, 0) // 2] + ordered[each, count // 2]) / 2
    return middle


def _usual(series: NDArray[np.int64], values: Floats) -> tuple[Floats, Mask]:
    """Return the median change of each figure's series, and whether the series is long enough and all positive."""
    starts = np.flatnonzero(np.r_[True, series[1:] != series[:-1]])
    lengths = np.diff(np.r_[starts, len(series)])
    with np.errstate(invalid="ignore", divide="ignore"):
        changes = np.abs(np.diff(np.log(values), prepend=np.nan))
    changes[starts] = np.nan  # the first of a series follows nothing
    by_size = np.lexsort((changes, series))  # what is unknown sorts last within its series
    middle = changes[by_size][starts + np.maximum(lengths - 2, 0) // 2]
    positive = np.minimum.reduceat(values, starts) > 0
    return np.repeat(middle, lengths), np.repeat((lengths >= ENOUGH) & positive, lengths)


def _named(order: Order, beside: NDArray[np.int64], places: Order) -> Iterator[Jump]:
    for place in places:
        near = beside[place]
        # Those before it say most; the first figures of a series have only later ones.
        chosen = near[:2] if near[1] >= 0 else near[2:]
        yield Jump(int(order[place]), tuple(int(order[one]) for one in chosen[::-1] if one >= 0))
