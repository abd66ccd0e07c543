"""Which period is meant: several pools of years may begin, or end, in one year."""

from collections import Counter
from collections.abc import Sequence

from indicators.release.documents import Point
from indicators.release.series import SAME_POSITION


def at(points: Sequence[Point], position: float, end: float | None = None) -> Point | None:
    """Return the point of the period that begins at a position and ends nearest to `end`; None where none begins there.

    Without an end it is the first one with a figure, of those without one the first.
    """
    alike = [one for one in points if abs(one.position - position) < SAME_POSITION]
    if end is None:
        return next((one for one in alike if one.value is not None), alike[0] if alike else None)
    return min(alike, key=lambda one: abs(one.end - end), default=None)


def length(point: Point) -> float:
    """Return how many years a period lasts, to the thousandth: months are no exact numbers."""
    return round(point.end - point.position, 3)


def usual_years(points: Sequence[Point]) -> int:
    """Return how many years most periods of a series last, at least one; of equally many, the shorter ones."""
    lengths = Counter(max(1, round(length(one))) for one in points)
    return min(lengths, key=lambda years: (-lengths[years], years), default=1)


def years_between(position: float, end: float) -> int:
    """Return how many years a period lasts, at least one."""
    return max(1, round(end - position))
