"""The likely range of a proportion, a count or a rate, from what was counted."""

from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaincinv

from indicators.analysis.history import Floats

EXACT_BELOW = 10
"""Events below which a count has the exact Poisson interval."""


@dataclass(frozen=True, eq=False)
class Interval:
    """Lower and upper bounds, each shape (n,); NaN where unknown."""

    lower: Floats
    upper: Floats


def wilson(count: ArrayLike, total: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Return the Wilson score interval of `count` out of `total`, in percent.

    Args:
        count: people with the characteristic, shape (n,), NaN where unknown.
        total: people observed, same shape.
        confidence: how often such an interval holds the truth, between 0 and 1.

    Returns:
        Lower and upper bounds, each shape (n,), percent; NaN where either input is unknown or nobody was observed.

    Raises:
        ValueError: a count is negative or larger than its total.

    Source: Wilson (1927); worked cases in DOMAIN.md section 4.
    """
    x, n = np.asarray(count, np.float64), np.asarray(total, np.float64)
    if (x < 0).any() or (x > n).any():
        raise ValueError("a count must lie between nothing and its total")
    z = normal_quantile(confidence)
    observed = np.where(n > 0, n, np.nan)
    spread = z * np.sqrt(z * z + 4 * x * (1 - x / observed))
    middle, width = 2 * x + z * z, 2 * (observed + z * z)
    lower = np.maximum(100 * (middle - spread) / width, 0.0)
    return Interval(lower, np.minimum(100 * (middle + spread) / width, 100.0))


def byar(count: ArrayLike, *, confidence: float = 0.95) -> Interval:
    """Return Byar's interval of a count of events; the exact Poisson one below ten events.

    Args:
        count: events, shape (n,), NaN where unknown.
        confidence: how often such an interval holds the truth, between 0 and 1.

    Returns:
        Lower and upper bounds in events, each shape (n,); NaN where the count is unknown.

    Raises:
        ValueError: a count is negative.

    Source: Breslow and Day (1987) volume II page 69; exact: Garwood (1936).
    """
    x = np.asarray(count, np.float64)
    if (x < 0).any():
        raise ValueError("a count cannot be negative")
    z = normal_quantile(confidence)
    interval = Interval(_byar_bound(x, -z), _byar_bound(x + 1, z))
    few = x < EXACT_BELOW
    return _with_exact(interval, x, few, confidence=confidence) if few.any() else interval


def _byar_bound(x: Floats, z: float) -> Floats:
    events = np.where(x > 0, x, np.nan)
    bound: Floats = events * (1 - 1 / (9 * events) + z / (3 * np.sqrt(events))) ** 3
    return bound


def _with_exact(interval: Interval, x: Floats, few: np.ndarray, *, confidence: float) -> Interval:
    """Put the exact Poisson bounds where there are few events; gamma and Poisson tails are the same thing."""
    outside = (1 - confidence) / 2
    lower = np.where(x > 0, gammaincinv(np.maximum(x, 1e-300), outside), 0.0)
    upper = gammaincinv(x + 1, 1 - outside)
    return Interval(np.where(few, lower, interval.lower), np.where(few, upper, interval.upper))


@cache
def normal_quantile(confidence: float) -> float:
    """Return the z that bounds the middle `confidence` of a normal distribution: 1.96 for 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)
