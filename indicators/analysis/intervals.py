"""The likely range of a proportion, a count or a rate, from what was counted."""

from dataclasses import dataclass
from functools import cache
from math import hypot
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaincinv

from indicators.analysis.history import Floats

Bounds = tuple[float, float]
EXACT_BELOW = 10
"""Events below which a count has the exact Poisson interval."""
STUDENTISED_RANGE = (2.772, 3.314, 3.633, 3.858, 4.030, 4.170, 4.286, 4.387, 4.474, 4.552, 4.622, 4.685, 4.743, 4.796)
"""Upper 5 % points of the range of 2 to 15 normal values, in standard deviations (Harter, 1960)."""


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


def apart_by(
    one: float, of_one: Bounds | None, other: float, of_other: Bounds | None, *, times: float = 1.0
) -> Bounds | None:
    """Return the interval of one - other from the intervals of the two: variance estimates recovered (MOVER).

    Args:
        one: a figure.
        of_one: its bounds; None where they are unknown, and so is the interval then.
        other: another figure, independent of the first.
        of_other: its bounds.
        times: how many times as wide as for a single comparison the interval is, see `beside_each_other`.

    Source: Newcombe (1998), method 10; Zou and Donner (2008).
    """
    if of_one is None or of_other is None:
        return None
    difference = one - other
    down = hypot(one - of_one[0], of_other[1] - other)
    up = hypot(of_one[1] - one, other - of_other[0])
    return difference - times * down, difference + times * up


def beside_each_other(groups: int) -> float:
    """Return how much wider an interval between two of several groups is, so that all of them hold together (95 %).

    Of eight groups that are alike, the best and the worst placed are further apart than a single comparison allows
    every second time. 1 for two groups; more than fifteen count as fifteen.

    Source: Tukey's studentised range, Harter (1960).
    """
    if groups <= 2:
        return 1.0
    return STUDENTISED_RANGE[min(groups, 15) - 2] / STUDENTISED_RANGE[0]


def widened(comparisons: int) -> float:
    """Return how much wider each of several intervals is, so that all of them hold together (95 %): Šidák (1967)."""
    if comparisons <= 1:
        return 1.0
    return normal_quantile(0.95 ** (1 / comparisons)) / normal_quantile(0.95)
