"""What each month of the year adds to a monthly series."""

import numpy as np

from indicators.analysis.history import Floats, Whole

YEAR = 12


def seasons(positions: Floats, values: Floats, future: Floats) -> tuple[Floats, Floats]:
    """Return what the season adds to each figure and to each coming month.

    A month's share is the median, over the years, of its departure from the mean of the twelve months around it;
    the twelve shares add up to nothing. A month without any such departure adds nothing.

    Args:
        positions: where the months stand in years, shape (n,), increasing.
        values: known figures, same shape, n of 24 or more.
        future: positions of coming months, shape (ahead,).

    Source: classical additive decomposition, Hyndman and Athanasopoulos, Forecasting (3rd ed.) 3.4, with medians.
    """
    departures = values[YEAR // 2 : -YEAR // 2] - _around(values)
    month = _month(positions)
    inner = month[YEAR // 2 : -YEAR // 2]
    shares = np.array([_share(departures[inner == each]) for each in range(YEAR)])
    shares -= shares.mean()
    return shares[month], shares[_month(future)]


def _around(values: Floats) -> Floats:
    """Return the centred mean of a year around each figure that has half a year on both sides."""
    weights = np.full(YEAR + 1, 1 / YEAR)
    weights[[0, -1]] /= 2
    return np.convolve(values, weights, mode="valid")


def _month(positions: Floats) -> Whole:
    return np.rint((positions % 1) * YEAR).astype(np.int64) % YEAR


def _share(departures: Floats) -> float:
    return float(np.median(departures)) if departures.size else 0.0
