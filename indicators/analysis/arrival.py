"""Whether the course of a series leads to its target, and when it would be reached."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import frexp
from statistics import median

import numpy as np
from scipy.special import stdtrit

from indicators.analysis.codes import Arrival, Grade, TargetStatus
from indicators.analysis.judgement import Figure, TargetMark, Trend
from indicators.analysis.precision import carried, moved

FARTHEST = 30.0
"""Years ahead beyond which no course is followed: nobody plans by a date so far away."""
FOLLOWED = (Grade.CLEAR, Grade.LEANING)
A_YEAR = 0.9
"""Least years between yearly figures: counts on single days of a season are not a whole year apart."""
FEWEST = 4
"""Figures below which the scatter beside a line says too little for a range."""


def with_arrival(mark: TargetMark, aim: float, *, tested: Sequence[Figure], way: float, trend: Trend) -> TargetMark:
    """Return the mark with whether, and when, the course of the series reaches its target.

    The course is the median line of the figures tested: the Theil-Sen slope, through the median of what it leaves.
    REACHED: the target is met. ON_COURSE: a clear or leaning trend leads to it within thirty years; the range (95 %)
    holds the dates at which a line that fits these figures may reach it, see `_between`. NOT_ON_THIS_COURSE: such a
    trend leads away, or takes longer. SHORT_OF_COURSE: by the latest figure the line is past the target, which that
    figure is not: the course slows or bends, or the figure is odd, so the line tells no date. NOT_KNOWN: too few
    figures for a slope, or a slope that chance alone may have made, whichever way it leads, or a curve that has
    turned. GOING_BACK: neither of the latest two moves went on with the slope, and the latest went back. Nothing is
    told of a date then; one figure that goes back may be chance, and is in the scatter of the line.

    Args:
        mark: how the series stands to its target.
        aim: the figure to reach.
        tested: the figures tested, oldest first; empty where they cannot be compared with the target.
        way: 1 where the target lies upward, -1 where it lies downward, 0 where that is not known.
        trend: the trend of the series.

    Source: Sen (1968); Fieller (1954); DOMAIN.md section 3, Target.
    """
    if mark.status is TargetStatus.MET:
        return replace(mark, arrival=Arrival.REACHED, pace_needed=None)
    if not tested or way == 0:
        return mark
    latest = tested[-1]
    if way * moved(aim, latest.value) >= 0:
        return replace(mark, arrival=Arrival.REACHED)
    if trend.slope is None or trend.grade not in FOLLOWED or trend.turned_since is not None:
        return mark
    if trend.process is not None and trend.process.seasonal:
        return mark
    if _goes_back(tested, trend.slope.per_year):
        return replace(mark, arrival=Arrival.GOING_BACK)
    return _along(_Line.of(tested, trend.slope.per_year, aim=aim, way=way), mark, latest)


def _along(line: "_Line", mark: TargetMark, latest: Figure) -> TargetMark:
    """Return the mark with where a line leads from the latest figure on."""
    if line.per_year <= 0 or line.years > FARTHEST:
        return replace(mark, arrival=Arrival.NOT_ON_THIS_COURSE)
    if line.years <= 0:
        return replace(mark, arrival=Arrival.SHORT_OF_COURSE)
    first, last = _between(line) if line.count >= FEWEST else (None, None)
    return replace(
        mark,
        arrival=Arrival.ON_COURSE,
        arrives=latest.position + line.years,
        arrives_first=None if first is None else latest.position + first,
        arrives_last=None if last is None else latest.position + last,
    )


def _goes_back(tested: Sequence[Figure], per_year: float) -> bool:
    """Return whether neither of the latest two moves went on with the slope, and the latest one went back.

    Not asked of quarters and months, which a season moves up and down.
    """
    newest = tested[-3:]
    if any(later.position - earlier.position < A_YEAR for earlier, later in pairwise(newest)):
        return False
    onward = [per_year * moved(earlier.value, later.value) for earlier, later in pairwise(newest)]
    return len(onward) == 2 and onward[0] <= 0 and onward[1] < 0


@dataclass(frozen=True)
class _Line:
    """The median line, turned so that the target lies upward, in a unit as large as the largest figure.

    Attributes:
        per_year: its slope.
        left: what is left to the target at the mean time of the figures.
        onward: years from that time to the latest figure.
        unsure: the square of Student's t times the scatter beside the line.
        spread: the sum of the squared times from their mean.
        count: how many figures there are.
    """

    per_year: float
    left: float
    onward: float
    unsure: float
    spread: float
    count: int

    @classmethod
    def of(cls, tested: Sequence[Figure], per_year: float, *, aim: float, way: float) -> "_Line":
        """Return the line of figures, oldest first, with this slope."""
        times, values = np.array([((one.position + one.end) / 2, one.value) for one in tested]).T
        largest = max(float(np.abs(values).max()), abs(aim))
        unit = way * 2.0 ** frexp(largest)[1] if largest else way  # a power of two takes no digit off
        slope, times, values = per_year / unit, times - times.mean(), values / unit
        from_slope = carried(values - slope * times, of=values)
        level = median(from_slope.tolist())
        beside = from_slope - level
        scatter = float(beside @ beside) / max(len(tested) - 2, 1)
        unsure = scatter * _student(max(len(tested) - 2, 1)) ** 2
        return cls(slope, aim / unit - level, float(times[-1]), unsure, float(times @ times), len(tested))

    @property
    def years(self) -> float:
        """Return how many years after the latest figure the line reaches the target; 0 or less: it is past it."""
        return self.left / self.per_year - self.onward


def _between(line: _Line) -> tuple[float, float | None]:
    """Return the range of the years after the latest figure at which the target is reached (95 %).

    The height of the line at a time u from the mean is as unsure as k = t^2 s^2 (1/n + u^2 / S) of its square, as
    ordinary regression has it; the range holds every u at which the target lies within that: Fieller's. Both the level
    and the slope are unsure in it. The last is None where the range has no end, or none within thirty years.
    """
    least = line.per_year**2 - line.unsure / line.spread
    toward = line.per_year * line.left
    inner = line.unsure * (least / line.count + line.left**2 / line.spread)
    if inner < 0:
        return 0.0, None
    root = inner**0.5
    first = (line.left**2 - line.unsure / line.count) / (toward + root) - line.onward if toward > 0 else 0.0
    last = (toward + root) / least - line.onward if least > 0 else np.inf
    return max(0.0, first), last if last <= FARTHEST else None


@cache
def _student(freedom: int) -> float:
    """Return the two-sided 5 % point of Student's t."""
    return float(stdtrit(freedom, 0.975))
