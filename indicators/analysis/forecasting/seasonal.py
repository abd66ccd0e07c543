"""What the seasons add to a quarterly or monthly series, for many series at once."""

from dataclasses import dataclass

import numpy as np

from indicators.analysis.history import Flags, Floats, Whole

YEARS = 3
"""Years of figures from which seasons can be told."""
ENOUGH_TO_TRIM = 5
"""Years from which the highest and the lowest departure of a season are left out: one upheaval is no season."""
LEAST_SHARE = 0.01
"""A season that multiplies takes no more than 99 % away."""


@dataclass(frozen=True, eq=False)
class Seasons:
    """What seasons do to each past and each coming period, shapes (series, periods) and (series, ahead).

    They multiply where `times`, else they add; shape (series,). `found`: whether anything is left of them.

    What seasons that were told from two years hide of the errors, shape (series,), else 0: `error`, the standard error
    of a share, in the unit of the figures or, where they multiply, of 1; `taken`, how many figures the shares took.
    """

    past: Floats
    coming: Floats
    times: Flags
    found: Flags
    error: Floats
    taken: Floats

    def off(self, values: Floats) -> Floats:
        """Return figures freed of their seasons."""
        return np.where(self.times[:, None], values / np.where(self.times[:, None], self.past, 1.0), values - self.past)

    def on(self, coming: Floats) -> Floats:
        """Return forecasts with the seasons put back, shape (series, ahead)."""
        return np.where(self.times[:, None], coming * self.coming, coming + self.coming)


def seasons(values: Floats, known: Flags, *, period: int, ahead: int) -> Seasons:
    """Return the seasons of series of three years or more; they multiply where every figure is above zero.

    A season's share is its mean departure from the mean of the year around it, without the highest and the lowest
    from five years on. The shares are shrunk towards none, the more the less they stand out from the scatter of a
    season from year to year: by (m - 3) / (m - 1) times the variance of a share over the variance between shares.

    Args:
        values: figures one period apart, unknown ones filled in, shape (series, periods); a shorter series, of three
            years too, is filled up in front with its first figure.
        known: which figures are known, same shape.
        period: periods in a year, 4 or 12.
        ahead: coming periods.

    Sources: Hyndman and Athanasopoulos, Forecasting (3rd ed.), 3.4 (classical decomposition); Miller and Williams
    (2003), Shrinkage estimators of time series seasonal factors and their effect on forecasting accuracy.
    """
    times: Flags = np.asarray((values > 0).all(axis=1))
    around = _around(values, period)
    half = period // 2
    inner = values[:, half:-half]
    departures = np.where(times[:, None], inner / np.where(times[:, None], around, 1.0), inner - around)
    none: Floats = times.astype(np.float64)
    shares, scatter = _shares(departures - none[:, None], _inside(known, half), period=period, first=half)
    shares += none[:, None]
    middle: Floats = shares.mean(axis=1)
    shares = np.where(times[:, None], shares / np.where(times, middle, 1.0)[:, None], shares - middle[:, None])
    kept: Floats = _kept(shares - none[:, None], scatter, period)
    shares = none[:, None] + kept[:, None] * (shares - none[:, None])
    shares = np.where(times[:, None], np.maximum(shares, LEAST_SHARE), shares)
    place = np.arange(values.shape[1] + ahead) % period
    spread = shares[:, place]
    past, coming = spread[:, : values.shape[1]], spread[:, values.shape[1] :]
    return Seasons(past, coming, times, kept > 0, error=np.zeros(times.size), taken=np.zeros(times.size))


def no_seasons(count: int, *, periods: int, ahead: int) -> Seasons:
    """Return seasons that change nothing."""
    never, nothing = np.zeros(count, np.bool_), np.zeros(count)
    return Seasons(np.zeros((count, periods)), np.zeros((count, ahead)), never, never, error=nothing, taken=nothing)


def _around(values: Floats, period: int) -> Floats:
    """Return the centred mean of a year around each figure that has half a year on both sides."""
    weights = np.full(period + 1, 1 / period)
    weights[[0, -1]] /= 2
    windows = np.lib.stride_tricks.sliding_window_view(values, period + 1, axis=1)
    around: Floats = windows @ weights
    return around


def _inside(known: Flags, half: int) -> Flags:
    """Return which figures are known and have half a year of the series on both sides."""
    begins = known.argmax(axis=1)[:, None]
    inside: Flags = known[:, half:-half] & (np.arange(known.shape[1] - 2 * half) >= begins)
    return inside


def _shares(departures: Floats, known: Flags, *, period: int, first: int) -> tuple[Floats, Floats]:
    """Return the mean departure of each season, shape (series, period), and the variance of such a mean, (series,)."""
    place: Whole = (np.arange(departures.shape[1]) + first) % period
    means, squares, counts = (np.zeros((departures.shape[0], period)) for _ in range(3))
    for season in range(period):
        chosen = place == season
        means[:, season], squares[:, season], counts[:, season] = _trimmed(departures[:, chosen], known[:, chosen])
    freedom = np.maximum(counts.sum(axis=1) - period, 1.0)
    variance = squares.sum(axis=1) / freedom
    return means, variance * (1 / np.maximum(counts, 1.0)).mean(axis=1)


def _trimmed(departures: Floats, known: Flags) -> tuple[Floats, Floats, Floats]:
    """Return the mean of the known departures of one season, their squares about it, and how many there are."""
    count = known.sum(axis=1).astype(np.float64)
    shown = np.where(known, departures, 0.0)
    total = shown.sum(axis=1)
    mean = total / np.maximum(count, 1.0)
    squares = (np.where(known, departures - mean[:, None], 0.0) ** 2).sum(axis=1)
    if departures.shape[1] >= ENOUGH_TO_TRIM:
        highest = np.where(known, departures, -np.inf).max(axis=1)
        lowest = np.where(known, departures, np.inf).min(axis=1)
        trim = count >= ENOUGH_TO_TRIM
        ends = np.where(trim, highest, 0.0) + np.where(trim, lowest, 0.0)
        mean = (total - ends) / np.maximum(count - 2 * trim, 1.0)
    return mean, squares, count


def _kept(shares: Floats, scatter: Floats, period: int) -> Floats:
    """Return how much of the shares is kept, between 0 and 1, shape (series,)."""
    between = (shares * shares).sum(axis=1) / (period - 1)
    shrunk = (period - 3) / (period - 1) * scatter / np.where(between > 0, between, 1.0)
    return np.where(between > 0, np.clip(1 - shrunk, 0.0, 1.0), 0.0)
