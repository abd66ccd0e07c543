"""The three marks of a series and what they rest on: codes and numbers, ready for JSON; unknown is None.

Positions are years as numbers, the start of a period (see `History`). Amounts are in the unit of the indicator,
so in percentage points where it is a percentage.
"""

from dataclasses import dataclass

from indicators.analysis.codes import (
    Arrival,
    BaselineStatus,
    Direction,
    ForecastMethod,
    Grade,
    IntervalSource,
    Reliability,
    Signal,
    TargetStatus,
)


@dataclass(frozen=True)
class Slope:
    """Theil-Sen slope a year, with its 95 % interval; None where too few figures allow one."""

    per_year: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class Change:
    """How far the latest figure is from an earlier one: `amount` = latest - earlier.

    `within`: whether the two likely ranges leave room for no change at all; None where one of them is not known.
    """

    position: float
    value: float
    amount: float
    direction: Direction
    within: bool | None = None


@dataclass(frozen=True)
class Figure:
    """One known figure with its likely range (95 %) and whether it can be leaned on."""

    position: float
    end: float
    value: float
    lower: float | None
    upper: float | None
    interval: IntervalSource
    reliability: Reliability


@dataclass(frozen=True)
class Process:
    """A process behaviour (XmR) chart of the latest months; `trial` limits rest on fewer than 12 points.

    `since` is where the flagged points begin; `first` and `last` bound the points the limits rest on. `seasonal`: what
    each month of the year usually adds was taken off first, so the latest point is not the figure that is shown;
    `latest` is that point as it was compared, None in a chart that was kept without it.
    """

    first: float
    last: float
    mean: float
    lower: float
    upper: float
    signal: Signal
    since: float | None
    trial: bool
    seasonal: bool = False
    latest: float | None = None


@dataclass(frozen=True)
class Trend:
    """The grade of evidence, what it rests on, and what a sentence about it may add.

    Attributes:
        grade: the strongest grade that holds.
        direction: which way; NONE unless the grade is CLEAR, LEANING or CHANGED.
        n: figures tested, at most ten (months: at most 24).
        first: position of the earliest figure tested ("since 2014"); None without any.
        last: position of the latest one.
        s: Mann-Kendall's S; None where not tested (fewer than four figures, monthly).
        p: its exact two-sided probability.
        bound: the |S| that a clear trend needs with n figures.
        slope: Theil-Sen slope of the tested figures.
        missing: positions between first and last without a figure.
        latest_change: since the figure before the latest one; of quarters and months whose season is known, or not to
            be known from so few, since the same quarter or month of the latest year before that has one. The other
            changes are likewise between figures of one season.
        change_since_first: since the earliest figure tested. It may go against a CLEAR direction: nine figures that
            fall and a tenth above them all are a clear fall that has turned.
        change_since_best: since the best comparable figure (the highest, where neither way is better).
        change_since_worst: since the worst comparable figure (the lowest, where neither way is better). Both None of
            quarters or months too few to show their season, without another of the same part of the year.
        turned_since: position of the figure since which the curve moves against a CLEAR or LEANING direction, by more
            than its scatter, see `turning`.
        to_settle: further figures that would make a LEANING trend clear in four of five cases, if it went on along its
            line with its scatter; None: nothing is promised.
        process: the chart behind a monthly trend.
        memory: how much of a departure from the curve is still there a period later (lag-1 serial correlation), pooled
            over the comparable series, where the bound rests on it; None where the bound is the general one. Monthly:
            that of its own months, where it keeps seven months in a row from being CLEAR.
        seasonal: what each quarter or month of the year usually adds was taken off first: the test, the slope and the
            chart are of what is left, so they are not those of the figures that are shown.
        spans: start and end of each figure compared, oldest first, where they are pools of years: several may begin in
            one year, so that a position alone does not tell which is meant. Empty otherwise.
    """

    grade: Grade
    direction: Direction
    n: int
    first: float | None = None
    last: float | None = None
    s: int | None = None
    p: float | None = None
    bound: int | None = None
    slope: Slope | None = None
    missing: tuple[float, ...] = ()
    latest_change: Change | None = None
    change_since_best: Change | None = None
    change_since_worst: Change | None = None
    change_since_first: Change | None = None
    turned_since: float | None = None
    to_settle: int | None = None
    process: Process | None = None
    memory: float | None = None
    seasonal: bool = False
    spans: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Forecast:
    """Where we are headed if nothing changes: one value and range for each coming period.

    `origin` is the position of the last figure it rests on; `n` how many it rests on. `lower` and `upper` hold
    `confidence` (80 %) of what comes; `outer_lower` and `outer_upper` hold `outer_confidence` (95 %), and are empty in
    a forecast that was frozen without them.
    """

    positions: tuple[float, ...]
    values: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    method: ForecastMethod
    confidence: float
    origin: float
    n: int
    outer_lower: tuple[float, ...] = ()
    outer_upper: tuple[float, ...] = ()
    outer_confidence: float = 0.95


@dataclass(frozen=True)
class TargetMark:
    """The target status and the figures behind it.

    Attributes:
        status: how the indicator stands to its target.
        progress: percent of the way from the base to the target; None where it cannot be said.
        base_position, base_value: what progress is counted from.
        position, value: the figure judged: that of the due period once known, the latest before.
        pace_needed: change a year from the figure judged to reach the target in time.
        pace_achieved: change a year from the base to the figure judged.
        significant: whether the change is beyond its error; None when no error is known.
        date_passed: whether the due period is over.
        missed: whether it is over and its figure, or the first known after it, does not reach the target.
        reached_later, value_later: the first period after that one whose figure does, and that figure.
        base_end, end, end_later: where the periods of the base, of the figure judged and of that later one end.
        arrival: whether the course of the series leads to the target.
        arrives, arrives_first, arrives_last: ON_COURSE: the position at which it would be reached, and the range in
            which (95 %); the last is None when the slowest course in that range never gets there.
    """

    status: TargetStatus
    progress: float | None = None
    base_position: float | None = None
    base_value: float | None = None
    position: float | None = None
    value: float | None = None
    pace_needed: float | None = None
    pace_achieved: float | None = None
    significant: bool | None = None
    date_passed: bool = False
    arrival: Arrival = Arrival.NOT_KNOWN
    arrives: float | None = None
    arrives_first: float | None = None
    arrives_last: float | None = None
    missed: bool = False
    reached_later: float | None = None
    value_later: float | None = None
    base_end: float | None = None
    end: float | None = None
    end_later: float | None = None


@dataclass(frozen=True)
class BaselineMark:
    """The baseline status; the rest describes the latest figure that the forecast covers; `end`: of its period."""

    status: BaselineStatus
    known: int = 0
    position: float | None = None
    value: float | None = None
    expected: float | None = None
    lower: float | None = None
    upper: float | None = None
    end: float | None = None
