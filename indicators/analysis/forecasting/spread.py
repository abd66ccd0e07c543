"""How far off the forecasts of a series may be, told from the series itself."""

from collections.abc import Sequence

import numpy as np

from indicators.analysis.forecasting.smoothing import Fit
from indicators.analysis.history import Flags, Floats

USUAL = 0.05
"""A usual error as a share of the level, towards which the error of a short series is drawn."""
WEIGHT = {1: 1.0, 4: 2.0, 12: 4.0}
"""How many figures that usual error counts for, by periods in a year."""
LEAST = 0.005
"""No error is believed to be smaller than this share of the level, over the root of the number of figures."""
OF_THE_TREND = 0.3
"""How much of the way that the forecast goes counts as doubtful."""


def spread(values: Floats, known: Flags, found: Sequence[Fit], *, slope: Floats, period: int) -> Floats:
    """Return how far off each forecast typically is, up to a factor that `ranges` holds; shape (series, ahead).

    The error one period ahead is the geometric mean of the methods' root mean square and of the mean change from one
    figure to the next, drawn towards 5 % of the level as if one (two, four) more figures had said so. It grows by
    the share of an error that lasts, and by three tenths of the way that the forecast goes.

    Args:
        values: figures freed of their seasons, unknown ones filled in, shape (series, periods); a shorter series is
            filled up in front with its first figure.
        known: which are known, same shape.
        found: what the methods found, on these figures.
        slope: what the forecast moves a period, shape (series,).
        period: periods in a year.

    Sources: Hyndman and Athanasopoulos, Forecasting (3rd ed.), 8.7, for the growth 1 + (h - 1) alpha squared of simple
    smoothing; the rest was chosen by the interval score on the M1 series: docs/forecasting.md.
    """
    steps = known.sum(axis=1) - 1.0
    squares = np.mean([one.squares for one in found], axis=0)
    lasting = np.mean([one.alpha for one in found], axis=0)
    seen = np.sqrt(np.sqrt(squares / steps) * mean_move(values, known))
    level = (np.abs(values) * known).sum(axis=1) / (steps + 1)
    error = _drawn(np.sqrt((steps * seen**2 + (LEAST * level) ** 2) / (steps + 1)), level, steps, WEIGHT[period])
    further = np.arange(found[0].coming.shape[1])
    grown = (error**2)[:, None] * (1 + further * (lasting**2)[:, None])
    wide: Floats = np.sqrt(grown + (OF_THE_TREND * (further + 1) * slope[:, None]) ** 2)
    return wide


def mean_move(values: Floats, known: Flags) -> Floats:
    """Return the mean size of the change from one known figure to the next, shape (series,).

    A change over k periods counts as one over the root of k, as that of a random walk would.
    """
    places = np.arange(values.shape[1])
    before = np.maximum.accumulate(np.where(known, places, 0), axis=1)[:, :-1]
    moved = np.abs(values[:, 1:] - np.take_along_axis(values, before, axis=1)) / np.sqrt(places[1:] - before)
    mean: Floats = np.where(known[:, 1:], moved, 0.0).sum(axis=1) / (known.sum(axis=1) - 1)
    return mean


def _drawn(error: Floats, level: Floats, steps: Floats, weight: float) -> Floats:
    """Return errors drawn, by logarithms, towards the usual one; none of a series that is zero throughout."""
    some = level > 0
    seen = np.log(np.where(some, error, 1.0))
    usual = np.log(USUAL * np.where(some, level, 1.0))
    return np.where(some, np.exp((steps * seen + weight * usual) / (steps + weight)), 0.0)
