"""The slope of a series that no single odd figure can tilt."""

from itertools import combinations
from statistics import median

from indicators.analysis.history import Floats
from indicators.analysis.judgement import Slope
from indicators.analysis.mann_kendall import critical
from indicators.analysis.precision import carried, slack


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
    known = values.tolist()
    slopes = sorted(_pair_slopes(positions.tolist(), known))
    beyond = critical(values.size, two_sided_p=round(1 - confidence, 12))
    over = float(positions[-1] - positions[0])
    rounding = slack(min(known), max(known)) / over
    middle = 0.0 if abs(_median(slopes)) <= rounding else _median(slopes)  # two that cancel leave the last digit
    if beyond is None:
        return Slope(middle, None, None)
    outside = (len(slopes) - beyond) // 2
    return Slope(middle, slopes[outside], slopes[len(slopes) - 1 - outside])


def beside_line(positions: Floats, values: Floats, per_year: float) -> tuple[float, Floats]:
    """Return the height of the median line in the middle of its figures, and what it leaves of each of them.

    Args:
        positions: where the figures stand in years, shape (n,).
        values: known figures, same shape.
        per_year: the slope of the line.
    """
    from_slope = carried(values - per_year * (positions - positions.mean()), of=values)
    level = float(median(from_slope.tolist()))
    return level, from_slope - level


def _pair_slopes(positions: list[float], values: list[float]) -> list[float]:
    """Of so few figures plain numbers are quicker than arrays."""
    pairs = combinations(zip(positions, values, strict=True), 2)
    return [(later - earlier) / (there - here) for (here, earlier), (there, later) in pairs]


def _median(ordered: list[float]) -> float:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
