"""The slope of a series that no single odd figure can tilt."""

from functools import cache

import numpy as np

from indicators.analysis.history import Floats, Whole
from indicators.analysis.judgement import Slope
from indicators.analysis.mann_kendall import critical


def theil_sen(positions: Floats, values: Floats, *, confidence: float = 0.95) -> Slope:
    """Return the median of the slopes between all pairs of figures, per year, with its interval.

    Args:
        positions: where the figures stand in years, shape (n,), increasing.
        values: known figures, same shape, n of 2 or more.
        confidence: how often such an interval holds the true slope.

    Returns:
        The slope; its bounds are None where too few figures allow an interval of this confidence (95 %: below 5).

    Raises:
        ValueError: fewer than two figures.

    Source: Sen (1968); interval: Hollander, Wolfe and Chicken (2014) 9.3, exact Kendall distribution, ties ignored
    (it is then too wide rather than too narrow).
    """
    if values.size < 2:
        raise ValueError("a slope needs two or more figures")
    slopes = np.sort(_pair_slopes(positions, values)).tolist()
    beyond = critical(values.size, two_sided_p=round(1 - confidence, 12))
    middle = _median(slopes)
    if beyond is None:
        return Slope(middle, None, None)
    outside = (len(slopes) - beyond) // 2
    return Slope(middle, slopes[outside], slopes[len(slopes) - 1 - outside])


def _pair_slopes(positions: Floats, values: Floats) -> Floats:
    earlier, later = _pairs(values.size)
    slopes: Floats = (values[later] - values[earlier]) / (positions[later] - positions[earlier])
    return slopes


@cache
def _pairs(n: int) -> tuple[Whole, Whole]:
    earlier, later = np.triu_indices(n, 1)
    return earlier, later


def _median(ordered: list[float]) -> float:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
