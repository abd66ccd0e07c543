"""How far off the forecasts of a series may be, told from the series itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indicators.analysis.forecasting.smoothing import Fit
from indicators.analysis.history import Flags, Floats

USUAL = 0.05
"""A usual error as a share of the level, which the error of a calm short series is drawn up to."""
WEIGHT = {1: 0.5, 4: 1.0, 12: 2.0}
"""How many figures that usual error counts for, by periods in a year."""
LEAST = 0.005
"""No error is believed to be smaller than this share of the level, over the root of the number of figures."""
OF_THE_TREND = 0.3
"""How much of the way that the forecast goes counts as doubtful."""
ENOUGH_FOR_GROWTH = 8
"""Figures from which growth by a share of itself can be told from growth by an amount."""
WITH_THE_LEVEL = 1 / 3
"""Power of the level that typical errors grow with: 0 were errors by an amount, 1 by a share."""
FURTHEST_LEVEL = 4.0
"""A level counts as no more than so many times the usual one of the past, and no less than this part of it."""


@dataclass(frozen=True, eq=False)
class Spread:
    """How far off forecasts are.

    Attributes:
        typical: of each period ahead, up to a factor that `widths` holds, shape (series, ahead).
        step: standard error of the next figure, as past errors alone tell it if they go with the level, (series, 1).
    """

    typical: Floats
    step: Floats


def spread(values: Floats, known: Flags, found: Sequence[Fit], *, coming: Floats, period: int) -> Spread:
    """Return how far off each forecast typically is.

    The error one period ahead is the geometric mean of the methods' root mean square and of the mean change from one
    figure to the next, the latest counting most. That of a calm series is drawn up to 5 % of the level as if half a
    figure (of quarters one, of months two) had said so; that of a restless one stays. It grows with the third root of
    the level. Further ahead it grows by the share of an error that lasts, and by three tenths of the way that the
    forecast goes.

    Args:
        values: figures freed of their seasons, unknown ones filled in, shape (series, periods); a shorter series is
            filled up in front with its first figure.
        known: which are known, same shape.
        found: what the methods found, on these figures.
        coming: the forecasts, shape (series, ahead).
        period: periods in a year.

    Sources: Hyndman and Athanasopoulos, Forecasting (3rd ed.), 8.7, for the growth 1 + (h - 1) alpha squared of simple
    smoothing; the rest was chosen by the interval score on the M1 series and by what held on made-up ones:
    docs/forecasting.md.
    """
    count = known.sum(axis=1)
    squares = np.mean([one.squares for one in found], axis=0)
    lasting = np.mean([one.alpha for one in found], axis=0)
    level = (np.abs(values) * known).sum(axis=1) / count
    grown = grown_by(level, coming, count)
    seen = np.sqrt(np.sqrt(squares / (count - 1)) * mean_move(values, known))
    seen = np.sqrt(((count - 1) * seen**2 + (LEAST * level) ** 2) / count)
    error = grown**WITH_THE_LEVEL * _drawn_up(seen, level, count - 1.0, WEIGHT[period])
    further = np.arange(coming.shape[1])
    slope = (coming[:, -1] - values[:, -1]) / coming.shape[1]
    lasts = (error**2)[:, None] * (1 + further * (lasting**2)[:, None])
    typical: Floats = np.sqrt(lasts + (OF_THE_TREND * (further + 1) * slope[:, None]) ** 2)
    # One figure told where the drift goes, so the errors are one fewer; the level is as unsure as one figure over n.
    step = grown * np.sqrt(squares / (count - 2) * (1 + 1 / count))
    return Spread(typical, step[:, None])


def mean_move(values: Floats, known: Flags) -> Floats:
    """Return the mean size of the change from one known figure to the next, shape (series,).

    A change over k periods counts as one over the root of k, as that of a random walk would. The change to the figure
    k periods after the first weighs k squared: series that have lately been restless, or have just jumped, stay so.
    """
    places = np.arange(values.shape[1])
    before = np.maximum.accumulate(np.where(known, places, 0), axis=1)[:, :-1]
    moved = np.abs(values[:, 1:] - np.take_along_axis(values, before, axis=1)) / np.sqrt(places[1:] - before)
    weights = np.where(known[:, 1:], np.maximum(places[1:] - known.argmax(axis=1)[:, None], 0) ** 2, 0)
    mean: Floats = (weights * moved).sum(axis=1) / weights.sum(axis=1)
    return mean


def grown_by(level: Floats, coming: Floats, count: Floats) -> Floats:
    """Return how many times the usual level of the past the coming level is, shape (series,); 1 where it is not told.

    Args:
        level: mean size of the known figures, shape (series,).
        coming: the forecasts, shape (series, ahead).
        count: known figures, shape (series,); of few the latest level is too much a matter of chance.
    """
    told = (level > 0) & (count >= ENOUGH_FOR_GROWTH)
    ratio = np.abs(coming).mean(axis=1) / np.where(told, level, 1.0)
    return np.where(told, np.clip(ratio, 1 / FURTHEST_LEVEL, FURTHEST_LEVEL), 1.0)


def _drawn_up(error: Floats, level: Floats, steps: Floats, weight: float) -> Floats:
    """Return errors, the small ones drawn up, by logarithms, to the usual; none of a series that is zero throughout."""
    some = level > 0
    seen = np.log(np.where(some, error, 1.0))
    usual = np.log(USUAL * np.where(some, level, 1.0))
    drawn = (steps * seen + weight * usual) / (steps + weight)
    return np.where(some, np.exp(np.maximum(seen, drawn)), 0.0)
