"""Figures of a release: a series with its points, its target and the forecast that was frozen.

Dates are ISO texts, positions are years as numbers (see `analysis.history.History`), percentages are 0-100. An
unknown number is None, never zero.
"""

import datetime as dt
from dataclasses import dataclass

from indicators.analysis.judgement import Figure, Forecast, Judgement
from indicators.periods import end_position
from indicators.release.texts import Text

WITHDRAWN = "withdrawn"
"""The flag of a figure that was withdrawn, and the reason why it is hidden."""
SAME_POSITION = 1e-6
"""Years by which two positions of one period may differ: months are no exact numbers."""


@dataclass(frozen=True)
class SourceNote:
    """Who published figures, and how they were made."""

    id: str
    organisation: str
    title: Text
    address: str | None
    published: Text | None
    next_due: str | None
    universe: Text | None
    method: Text | None
    limits: Text | None
    licence: Text | None
    interval: str


@dataclass(frozen=True)
class Earlier:
    """An earlier version of a figure: what was shown until the day on which it was corrected."""

    value: float | None
    until: str


@dataclass(frozen=True)
class Hidden:
    """Why a figure is not shown: a `disclosure.policy.Reason`, or `withdrawn`, with the reason as the point's note.

    `below`: there are fewer people than this. `limit`: told instead of a share: it is so much or more (`top`), or less.
    `group`: of a figure that protects another, that this is one of another group in the same place and period.
    """

    reason: str
    below: int | None = None
    limit: float | None = None
    top: bool = False
    group: bool = False


@dataclass(frozen=True)
class Point:
    """One figure of a series, as it may be shown.

    Attributes:
        period: as people write it: `2014`, `2013-14`, `2010-2014`, `2023-08`.
        starts, ends: first and last day.
        position: the start as a number of years.
        value: None when unknown, marked by the publisher, or hidden for privacy.
        lower, upper: the likely range; None when unknown or when the published bounds are no interval.
        definition: grows at every break; figures of two definitions are never joined or compared.
        flags: `estimate`, `provisional`, `revised`, `break`, `suppressed at source`, `not available`,
            `not applicable`, `low reliability`, `hidden for privacy` (by our own rule), `withdrawn` and `few people`
            (it is shown, and is about so few that it says little).
        why: why it is hidden by our own rule.
        replaces_withdrawn: another figure was shown in its place, and was withdrawn.
    """

    period: str
    starts: str
    ends: str
    position: float
    value: float | None
    lower: float | None
    upper: float | None
    definition: int
    flags: tuple[str, ...]
    source: str
    note: Text | None = None
    numerator: float | None = None
    denominator: float | None = None
    sample: bool = False
    earlier: tuple[Earlier, ...] = ()
    why: Hidden | None = None
    replaces_withdrawn: bool = False

    def __post_init__(self) -> None:
        """Carry no number where there is no figure: not in this release, and not in one that was written before."""
        if self.value is None:
            for name in ("lower", "upper", "numerator", "denominator"):
                object.__setattr__(self, name, None)
            object.__setattr__(self, "earlier", ())

    @property
    def end(self) -> float:
        """Return where the period ends, itself excluded, as a number of years."""
        return end_position(dt.date.fromisoformat(self.starts), dt.date.fromisoformat(self.ends))


@dataclass(frozen=True)
class Remainder:
    """Everyone of a place who is in none of the groups shown, told together; `groups` are hidden and among them."""

    place: str
    dimension: str
    name: Text
    groups: tuple[Text, ...]
    position: float
    value: float
    end: float | None = None


@dataclass(frozen=True)
class TargetLine:
    """A target of a series and who set it."""

    value: float
    period: str
    position: float
    baseline_period: str
    set_by: Text
    reason: Text | None
    address: str | None
    sample: bool


@dataclass(frozen=True)
class BaselineLine:
    """The forecast that was frozen on a day, with its assumptions.

    `asked`: a team asked for it, or drew it itself; `decision` is what froze it, and `decided_on` when. `looks_back`:
    figures for its periods were known when it was entered, on `entered_on`. `corrected`: figures that it rests on were
    corrected since.
    """

    frozen_on: str
    forecast: Forecast
    assumptions: Text | None
    asked: bool
    sample: bool
    decision: Text | None = None
    decided_on: str | None = None
    entered_on: str | None = None
    looks_back: bool = False
    corrected: bool = False


@dataclass(frozen=True)
class ScenarioLine:
    """What would happen if its assumptions held: drawn, and never judged. `lower` and `upper` are empty or as many."""

    name: Text
    assumptions: Text
    positions: tuple[float, ...]
    values: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    sample: bool


@dataclass(frozen=True)
class SeriesDocument:
    """One place and one group of an indicator: its figures, oldest first, and what was judged of them.

    `baseline` is the program's frozen forecast, `own` the one that its team adopted.
    """

    place: str
    group: str
    points: tuple[Point, ...]
    judgement: Judgement
    target: TargetLine | None = None
    baseline: BaselineLine | None = None
    own: BaselineLine | None = None
    scenarios: tuple[ScenarioLine, ...] = ()

    def judged(self, point: Point) -> Figure | None:
        """Return what was judged of the figure of a point; None where it has no figure, or nothing was judged of it.

        Of pools that begin in one year it is the one that ends as the point does.
        """
        alike = [one for one in self.judgement.figures if abs(one.position - point.position) < SAME_POSITION]
        return None if point.value is None else min(alike, key=lambda one: abs(one.end - point.end), default=None)
