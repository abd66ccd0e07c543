"""Whether the course of a series leads to its target, and when it would be reached."""

from dataclasses import replace

from indicators.analysis.codes import Arrival, Grade, TargetStatus
from indicators.analysis.judgement import Figure, Slope, TargetMark, Trend

FARTHEST = 30.0
"""Years ahead beyond which no course is followed: nobody plans by a date so far away."""
FOLLOWED = (Grade.CLEAR, Grade.LEANING)


def with_arrival(mark: TargetMark, aim: float, *, level: Figure | None, way: float, trend: Trend) -> TargetMark:
    """Return the mark with whether, and when, the course of the series reaches its target.

    The course is the Theil-Sen slope of the figures tested, from the latest of them on. REACHED: the target is met.
    ON_COURSE: a clear or leaning trend leads to it within thirty years; the range is that of the slope's 95 %
    interval, from the fastest to the slowest course. NOT_ON_THIS_COURSE: such a trend leads away, or takes longer.
    NOT_KNOWN: too few figures for a slope, or a slope that chance alone may have made, whichever way it leads, or
    newest figures that go the other way: nothing is told of a date then.

    Args:
        mark: how the series stands to its target.
        aim: the figure to reach.
        level: the latest figure tested; None where it cannot be compared with the target.
        way: 1 where the target lies upward, -1 where it lies downward, 0 where that is not known.
        trend: the trend of the series.

    Source: Sen (1968); DOMAIN.md section 3, Target.
    """
    if mark.status is TargetStatus.MET:
        return replace(mark, arrival=Arrival.REACHED, pace_needed=None)
    if level is None or way == 0:
        return mark
    if way * (level.value - aim) >= 0:
        return replace(mark, arrival=Arrival.REACHED)
    if trend.slope is None or trend.grade not in FOLLOWED or trend.turned_since is not None:
        return mark
    if trend.process is not None and trend.process.seasonal:
        return mark
    years = _years(aim - level.value, trend.slope.per_year)
    if years is None:
        return replace(mark, arrival=Arrival.NOT_ON_THIS_COURSE)
    first, last = _range(aim - level.value, trend.slope, way)
    start = level.position
    return replace(
        mark,
        arrival=Arrival.ON_COURSE,
        arrives=start + years,
        arrives_first=None if first is None else start + first,
        arrives_last=None if last is None else start + last,
    )


def _years(left: float, per_year: float) -> float | None:
    """Return in how many years what is left is gone; None when never, or not within thirty."""
    if left * per_year <= 0:
        return None
    years = left / per_year
    return years if years <= FARTHEST else None


def _range(left: float, slope: Slope, way: float) -> tuple[float | None, float | None]:
    """Return the years that the fastest and the slowest course take."""
    if slope.lower is None or slope.upper is None:
        return None, None
    slowest, fastest = sorted((slope.lower, slope.upper), key=lambda each: way * each)
    return _years(left, fastest), _years(left, slowest)
