"""What the seasons add to a quarterly or monthly series of which two whole years are known, and not yet three."""

import numpy as np

from indicators.analysis.forecasting.seasonal import LEAST_SHARE, Seasons
from indicators.analysis.history import Flags, Floats

FEWEST_YEARS = 2
AGREE = {4: 0.7, 12: 0.5}
"""How alike two years have to be: of twelve months without any season one pair in twenty-five is by chance."""


def two_years(values: Floats, known: Flags, *, period: int, ahead: int) -> Seasons:
    """Return the seasons of series of two years or more, told from the latest two, where those two are alike.

    From each year its mean and the change between the years are taken, of logarithms where every figure is above zero.
    What is left of the one times what is left of the other, over the mean of their squares, is how much a season
    repeats: r. Below `AGREE`, or where a figure of the two years is unknown, no season is told. Else a share is the
    mean of the two, shrunk to 2r / (1 + r) of itself: how far a mean of two can be relied on.

    Args:
        values: as in `seasonal.seasons`, of two years at least.
        known: which figures are known, same shape.
        period: periods in a year, 4 or 12.
        ahead: coming periods.

    Source: Spearman (1910) and Brown (1910), the reliability of a mean of two; the bounds of r were chosen by how far
    off forecasts were on the M1 series: docs/forecasting.md.
    """
    latest, whole = (one[:, -FEWEST_YEARS * period :] for one in (values, known))
    times: Flags = np.asarray((values > 0).all(axis=1))
    patterns = _patterns(np.where(times[:, None], np.log(np.where(times[:, None], latest, 1.0)), latest), period)
    squares = (patterns**2).mean(axis=(1, 2))
    alike = (patterns[:, 0] * patterns[:, 1]).mean(axis=1) / np.where(squares > 0, squares, 1.0)
    found: Flags = whole.all(axis=1) & (squares > 0) & (alike > AGREE[period])
    kept: Floats = np.where(found, 2 * alike / (1 + np.maximum(alike, 0.0)), 0.0)
    error = np.where(found, np.sqrt(np.maximum(squares * (1 - alike) / 2, 0.0)), 0.0)
    shares = _normal(kept[:, None] * patterns.mean(axis=1), times)
    spread = shares[:, (np.arange(values.shape[1] + ahead) - values.shape[1]) % period]
    past, coming = spread[:, : values.shape[1]], spread[:, values.shape[1] :]
    return Seasons(past, coming, times, found, error=error, taken=kept * (period - 1))


def _patterns(figures: Floats, period: int) -> Floats:
    """Return what is left of two years without their means and the change between them, (series, 2, period)."""
    years = figures.reshape(-1, FEWEST_YEARS, period)
    slope = (years[:, 1] - years[:, 0]).mean(axis=1) / period
    level = years - slope[:, None, None] * np.arange(period)
    patterns: Floats = level - level.mean(axis=2, keepdims=True)
    return patterns


def _normal(shares: Floats, times: Flags) -> Floats:
    """Return shares that take nothing in a year; those that multiply, given as logarithms, have the mean 1."""
    multiplied = np.exp(np.where(times[:, None], shares, 0.0))
    multiplied = np.maximum(multiplied / multiplied.mean(axis=1, keepdims=True), LEAST_SHARE)
    return np.where(times[:, None], multiplied, shares)
