"""How wide the ranges of a forecast are: constants found on the M1 competition series."""

import numpy as np

from indicators.analysis.forecasting.regular import LATEST
from indicators.analysis.history import Floats

FURTHEST = {1: 6, 4: 8, 12: 18}
"""Periods ahead that were measured; further ahead only the spread itself grows."""
SEASONS_FROM = {4: 12, 12: 36}
"""Figures from which seasons are taken off, which takes some of the restlessness with them."""
INNER = {
    1: (0.395, 0.271, 2.004, 0.354, 0.058, -2.319, 0.000, 0.000),
    4: (-0.288, -0.005, 3.521, 0.031, 0.110, -2.964, 0.133, 0.235),
    12: (0.322, -0.025, 4.042, -0.182, 0.031, -4.397, 0.205, 0.011),
}
"""Coefficients of `terms` for ranges that hold 80 %, by periods in a year."""
OUTER = {
    1: (1.043, 0.251, 1.401, 0.431, 0.083, -0.645, 0.000, 0.000),
    4: (0.164, 0.030, 5.013, 0.271, 0.083, -5.243, 0.176, 0.248),
    12: (0.692, -0.081, 5.062, -0.222, 0.053, -5.035, 0.203, 0.067),
}
"""The same for ranges that hold 95 %. Both are what `benchmarks/forecast_ranges.py` prints."""


def widths(spread: Floats, count: Floats, *, period: int) -> tuple[Floats, Floats]:
    """Return half the widths of the ranges that hold 80 % and 95 %, each of the shape of `spread`.

    Args:
        spread: how far off each forecast typically is, shape (series, ahead).
        count: known figures of each series, shape (series,).
        period: periods in a year: 1, 4 or 12.

    Source: the errors on the M1 series (Makridakis and others, 1982) cut to every length: docs/forecasting.md.
    """
    given = terms(count, np.arange(1.0, spread.shape[1] + 1), period=period)
    inner = spread * np.exp(given @ np.array(INNER[period]))
    return inner, np.maximum(inner, spread * np.exp(given @ np.array(OUTER[period])))


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
