"""The codes that judging takes and gives; the layouts turn each into words."""

from enum import StrEnum


class Better(StrEnum):
    """Which way of an indicator is good news."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Rhythm(StrEnum):
    """How often a new figure is due."""

    ANNUAL = "annual"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    IRREGULAR = "irregular"

    @property
    def step(self) -> float | None:
        """Return the years between two periods; None for an irregular series."""
        return {"annual": 1.0, "quarterly": 0.25, "monthly": 1 / 12}.get(self.value)


class Quantity(StrEnum):
    """What kind of number the figures are: it decides their interval and the range they can take.

    PERCENT: 0-100, Wilson interval from counts. COUNT: 0 and up, Byar interval. ROUGH_COUNT: people, rounded: 0 and
    up, without an interval. RATE: events per population, 0 and up, Byar interval of the events. AMOUNT: 0 and up,
    without an interval of its own (dollars, scores, days). SIGNED: any number, without an interval of its own (a
    balance, a change).
    """

    PERCENT = "percent"
    COUNT = "count"
    ROUGH_COUNT = "rough count"
    RATE = "rate"
    AMOUNT = "amount"
    SIGNED = "signed"


class Grade(StrEnum):
    """The strongest grade of evidence that holds for a trend, or why there is none."""

    CLEAR = "clear"
    LEANING = "leaning"
    CHANGED = "changed"
    TOO_CLOSE = "too-close"
    TOO_FEW = "too-few"
    SERIES_CHANGED = "series-changed"
    GROUPS_TOO_SMALL = "groups-too-small"


class Direction(StrEnum):
    """Which way it goes; UP and DOWN only where the indicator has no better way."""

    BETTER = "better"
    WORSE = "worse"
    UP = "up"
    DOWN = "down"
    NONE = "none"


class Reliability(StrEnum):
    """Whether a figure can be leaned on, and if not, why (NCHS, DOMAIN.md section 4)."""

    RELIABLE = "reliable"
    FEW_PEOPLE = "few-people"
    FEW_EVENTS = "few-events"
    WIDE_INTERVAL = "wide-interval"
    WIDE_RELATIVE_INTERVAL = "wide-relative-interval"
    MARKED = "marked"
    UNKNOWN = "unknown"


LEANED_ON = frozenset({Reliability.RELIABLE, Reliability.UNKNOWN})
"""A figure of these can be leaned on: nothing is known against it."""


class IntervalSource(StrEnum):
    """Where the likely range of a figure comes from."""

    PUBLISHED = "published"
    WILSON = "wilson"
    BYAR = "byar"
    NONE = "none"


class Signal(StrEnum):
    """What a process chart flags at its latest point, the first of these that holds."""

    OUTSIDE_LIMITS = "outside-limits"
    RUN = "seven-running"
    TWO_OF_THREE = "two-of-three"
    SHIFT = "seven-on-one-side"
    NONE = "none"


class ForecastMethod(StrEnum):
    """How a forecast was made."""

    DAMPED_TREND = "damped-trend"
    SEASONAL_DRIFT = "seasonal-drift"
    COMBINED = "combined"
    SEASONAL_COMBINED = "seasonal-combined"
    OWN = "own"


class LineKind(StrEnum):
    """Who drew a line of where we are headed, as the sheet Baselines says it; empty there is FORECAST."""

    FORECAST = "forecast"
    ADOPTED = "adopted"
    SCENARIO = "scenario"


FROZEN_LINES = (LineKind.FORECAST, LineKind.ADOPTED)
"""Lines of these kinds are kept as they were and judged; a scenario is drawn only."""


class NoForecast(StrEnum):
    """Why there is no forecast."""

    TOO_FEW = "too-few"
    SERIES_CHANGED = "series-changed"
    CLOSED = "closed"
    STEADY = "steady"
    SEASON_NOT_KNOWN = "season-not-known"


class Against(StrEnum):
    """What a group is held against."""

    BEST = "best"
    TOTAL = "total"


class Arrival(StrEnum):
    """Whether the course of a series leads to its target, and when.

    SHORT_OF_COURSE: the course is past the target already, and the latest figure is not: it slows or bends. GOING_BACK:
    the newest figures go against the course.
    """

    REACHED = "reached"
    ON_COURSE = "on-course"
    NOT_ON_THIS_COURSE = "not-on-this-course"
    SHORT_OF_COURSE = "short-of-course"
    GOING_BACK = "going-back"
    NOT_KNOWN = "not-known"


class TargetStatus(StrEnum):
    """How the indicator stands to its target."""

    MET = "met"
    IMPROVING = "improving"
    LITTLE_CHANGE = "little-change"
    WORSE = "worse"
    DATE_PASSED_UNKNOWN = "date-passed-unknown"
    NOT_YET_KNOWN = "not-yet-known"
    SERIES_CHANGED = "series-changed"
    NO_TARGET = "no-target"


class BaselineStatus(StrEnum):
    """How the figures since the freeze stand to the frozen forecast.

    CURVE_TURNED and WORSE need two periods running. NOT_AS_FORECAST: outside, where no way is the better one.
    """

    CURVE_TURNED = "curve-turned"
    BETTER_SO_FAR = "better-so-far"
    AS_FORECAST = "as-forecast"
    WORSE_SO_FAR = "worse-so-far"
    WORSE = "worse"
    NOT_AS_FORECAST = "not-as-forecast"
    NOT_YET_KNOWN = "not-yet-known"
    SERIES_CHANGED = "series-changed"
    NO_BASELINE = "no-baseline"


class Fate(StrEnum):
    """What became of a mark: OPEN while no newer figure can be compared, UNTESTABLE when none ever can."""

    OPEN = "open"
    HELD = "held"
    NOT_HELD = "not-held"
    UNTESTABLE = "untestable"
