"""How wide the ranges of a forecast are: constants found on the M1 competition series."""

import numpy as np

from indicators.analysis.forecasting.regular import LATEST
from indicators.analysis.history import Floats
from indicators.analysis.intervals import normal_quantile

FURTHEST = {1: 6, 4: 8, 12: 18}
"""Periods ahead that were measured; further ahead only the spread itself grows."""
SEASONS_FROM = {4: 12, 12: 36}
"""Figures from which seasons are taken off anyhow, which takes some of the restlessness with them."""
INNER = {
    1: (0.144, 0.276, 3.099, 0.338, 0.063, -3.635, 0.000, 0.000),
    4: (0.363, -0.012, 1.000, 0.090, 0.120, -0.603, 0.055, 0.054),
    12: (0.041, -0.010, 3.330, -0.182, 0.035, -3.352, 0.101, 0.074),
}
"""Coefficients of `terms` for ranges that hold 80 %, by periods in a year."""
OUTER = {
    1: (0.816, 0.420, 2.105, 0.367, 0.013, -1.164, 0.000, 0.000),
    4: (1.191, -0.056, 0.556, 0.499, 0.111, 0.001, 0.069, 0.003),
    12: (0.438, -0.095, 4.826, -0.207, 0.070, -4.576, 0.087, 0.121),
}
"""The same for ranges that hold 95 %. Both are what `benchmarks/forecast_ranges.py` prints."""


def widths(spread: Floats, step: Floats, count: Floats, *, period: int) -> tuple[Floats, Floats]:
    """Return half the widths of the ranges that hold 80 % and 95 %, each of the shape of `spread`.

    Neither is less than Student's t times the standard error that past errors alone give the next figure: series that
    only err around a level are as far off in the first period as in later ones, those of M1 were less so.

    Args:
        spread: how far off each forecast typically is, shape (series, ahead).
        step: standard error of the next figure, as past errors alone tell it, same shape.
        count: known figures of each series, shape (series,).
        period: periods in a year: 1, 4 or 12.

    Source: the errors on the M1 series (Makridakis and others, 1982) cut to every length: docs/forecasting.md.
    """
    given = terms(count, np.arange(1.0, spread.shape[1] + 1), period=period)
    freedom = (count - 1)[:, None]
    inner = np.maximum(spread * np.exp(given @ np.array(INNER[period])), step * students_t(0.80, freedom))
    outer = np.maximum(spread * np.exp(given @ np.array(OUTER[period])), step * students_t(0.95, freedom))
    return inner, np.maximum(inner, outer)


def students_t(confidence: float, freedom: Floats) -> Floats:
    """Return the t that bounds the middle `confidence` of Student's distribution, of the shape of `freedom`.

    For 80 % and 95 % within 4 % from two degrees of freedom on, within 1 % from four.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5, with three terms.
    """
    z = normal_quantile(confidence)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    bound: Floats = z + first / freedom + second / freedom**2 + third / freedom**3
    return bound


def terms(count: Floats, ahead: Floats, *, period: int) -> Floats:
    """Return what the logarithm of a width depends on besides the spread, shape (series, ahead, 8).

    With n figures and h periods ahead: 1, log h, 1/(n-1), log h/(n-1), log h squared, 1/(n-1) squared, whether seasons
    are taken off, log n.
    """
    figures = np.minimum(count, LATEST[period])[:, None] + np.zeros_like(ahead)
    distance = np.log(np.minimum(ahead, FURTHEST[period])) + np.zeros_like(figures)
    few = 1 / (figures - 1)
    freed = (figures >= SEASONS_FROM.get(period, np.inf)).astype(np.float64)
    columns = (np.ones_like(few), distance, few, few * distance, distance**2, few**2, freed, np.log(figures))
    return np.stack(columns, axis=-1)
