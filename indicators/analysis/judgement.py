"""What judging says: codes and numbers, ready for JSON; unknown is None.

Positions are years as numbers, the start of a period (see `History`). Amounts are in the unit of the indicator,
so in percentage points where it is a percentage.
"""

from dataclasses import dataclass

from indicators.analysis.codes import (
    Against,
    Arrival,
    BaselineStatus,
    Better,
    Direction,
    ForecastMethod,
    Grade,
    IntervalSource,
    NoForecast,
    Quantity,
    Reliability,
    Rhythm,
    Signal,
    TargetStatus,
)
from indicators.analysis.history import History, Target
from indicators.analysis.marks import BaselineMark, Change, Figure, Forecast, Process, Slope, TargetMark, Trend

__all__ = [
    "Against",
    "Arrival",
    "BaselineMark",
    "BaselineStatus",
    "Better",
    "Change",
    "Direction",
    "Figure",
    "Forecast",
    "ForecastMethod",
    "Grade",
    "History",
    "IntervalSource",
    "Judgement",
    "NoForecast",
    "Process",
    "Quantity",
    "Reliability",
    "Rhythm",
    "Signal",
    "Slope",
    "Target",
    "TargetMark",
    "TargetStatus",
    "Trend",
]


@dataclass(frozen=True)
class Disparity:
    """How far a group is from the best-placed one or from everyone, in one place, and whether that gap closes.

    Attributes:
        against: what the group is held against.
        reference: id of the best-placed group, or of everyone.
        position, end: the period that is compared, the latest in which both are known.
        value, other: the figure of the group and of the reference.
        difference: value - other, in the unit of the figures; its bounds (95 %) None where an interval is unknown.
        ratio: value / other; None where the reference is zero; its bounds likewise.
        different: whether the interval of the difference leaves out zero; None when it is not known.
        direction: whether the group is better or worse placed; NONE unless `different`.
        course: trend of the size of the gap over the periods that both have: BETTER is closing, WORSE widening.
        changed_places: how surely the one ahead when the course began is behind now, CLEAR or LEANING; else None.
    """

    against: Against
    reference: str
    position: float
    value: float
    other: float
    difference: float
    difference_lower: float | None
    difference_upper: float | None
    ratio: float | None
    ratio_lower: float | None
    ratio_upper: float | None
    different: bool | None
    direction: Direction
    course: Trend
    changed_places: Grade | None = None
    end: float | None = None


@dataclass(frozen=True)
class PartsCheck:
    """Whether the groups of one dimension fit the figure of everyone, in the latest period in which it can be checked.

    Attributes:
        dimension: which groups: `race-ethnicity`, `gender`.
        position, end: the period.
        total: people or events of everyone; of a share without counts, its figure.
        parts: those of the groups together; of a share without counts, None.
        fits: False when the groups hold more than everyone, or a share of everyone lies outside those of its groups.
    """

    dimension: str
    position: float
    total: float
    parts: float | None
    fits: bool
    end: float | None = None


@dataclass(frozen=True)
class Judgement:
    """Everything said about one series; stored with the release, turned into words by the layouts.

    Attributes:
        trend, target, baseline: the three marks, always apart.
        latest: the latest known figure.
        age_years: years from the end of its period until today.
        closed: whether the publisher brings no further figure.
        figures: every known figure with its likely range, oldest first.
        outlook: the forecast that the figures known today would give, for freezing as a baseline.
        no_outlook: why there is none.
        own: how the figures stand to the forecast that a team adopted as its own; None where there is none.
        pooled: the same figures taken together over 3 or 5 periods, of spans that do not overlap, oldest first; only
            where single periods are too small to be leaned on.
        disparities: how far this group is from the best-placed one and from everyone, in its place.
        parts: of everyone: whether the groups of each dimension add up to it.
    """

    trend: Trend
    target: TargetMark
    baseline: BaselineMark
    latest: Figure | None
    age_years: float | None
    closed: bool
    figures: tuple[Figure, ...] = ()
    outlook: Forecast | None = None
    no_outlook: NoForecast | None = None
    own: BaselineMark | None = None
    pooled: tuple[Figure, ...] = ()
    disparities: tuple[Disparity, ...] = ()
    parts: tuple[PartsCheck, ...] = ()
