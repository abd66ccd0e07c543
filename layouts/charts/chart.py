"""A chart as a plain description: what is drawn and said, not how.

Positions are years as numbers (`indicators.periods.position`); texts are in the chart's language.
"""

import itertools
from dataclasses import dataclass

from layouts.charts.words import ChartWords

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Tick:
    """A place on an axis and its label."""

    position: float
    label: str


@dataclass(frozen=True)
class ValueAxis:
    """The upright axis: its ends, its ticks from the lowest, its unit, and a note where it does not start at zero."""

    low: float
    high: float
    ticks: tuple[Tick, ...]
    unit: str
    note: str | None = None

    @property
    def heading(self) -> str:
        """Return the unit and the note as they stand above the plot: `Percent. The scale starts at 60%`."""
        unit = self.unit[:1].upper() + self.unit[1:]
        return f"{unit}. {self.note}" if self.note else unit


@dataclass(frozen=True)
class TimeAxis:
    """The time axis: its ends and every period that may carry a label; renderers thin them to the room they have."""

    low: float
    high: float
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Mark:
    """One known figure.

    Attributes:
        period: as the reader writes it.
        text: the figure as the reader writes it.
        label: the same, as it stands beside its mark; it says so where the figure is a sample.
        range_text: its likely range in words; None without one.
        open: drawn hollow: an estimate, provisional, or of low reliability.
        notes: its flags, note and corrections in words.
        source: short name of its source; empty when unnamed.
        footnote: what is said of this figure alone; empty where nothing is. `number`: that of the note.
    """

    period: str
    position: float
    value: float
    text: str
    label: str
    lower: float | None = None
    upper: float | None = None
    range_text: str | None = None
    open: bool = False
    notes: tuple[str, ...] = ()
    source: str = ""
    sample: bool = False
    footnote: str = ""
    number: int | None = None

    @property
    def raised(self) -> str:
        """Return the number of its note as it stands beside a figure: `¹²`; empty without one."""
        return str(self.number or "").translate(RAISED)


@dataclass(frozen=True)
class Absence:
    """A period without a figure, and why in words.

    `withheld`: why somebody who knows the figure does not show it; None where nobody knows it.
    """

    position: float
    period: str
    reason: str
    withheld: str | None = None


@dataclass(frozen=True)
class Break:
    """Where figures begin to be counted differently; those of either side are never joined."""

    position: float
    label: str


@dataclass(frozen=True)
class Step:
    """One period of a forecast: its value and range."""

    period: str
    position: float
    value: float
    lower: float
    upper: float
    text: str
    range_text: str


@dataclass(frozen=True)
class Headed:
    """Where we are headed: the frozen forecast; `origin` is the last figure it rests on, None when it is not shown."""

    origin: Mark | None
    steps: tuple[Step, ...]
    label: str
    note: str


@dataclass(frozen=True)
class Other:
    """Another line ahead: the one that the team drew itself, or what would be if; `letter` names it in the chart."""

    letter: str
    origin: Mark | None
    steps: tuple[Step, ...]
    label: str


@dataclass(frozen=True)
class Beside:
    """The same figures of another place, drawn quietly; `label` names it at the end of its line."""

    label: str
    segments: tuple[tuple[Mark, ...], ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return every known figure, oldest first."""
        return tuple(mark for segment in self.segments for mark in segment)


@dataclass(frozen=True)
class TargetRule:
    """A target: a level rule from where the way to it begins to the period in which it is due."""

    starts: float
    position: float
    value: float
    period: str
    text: str
    label: str


@dataclass(frozen=True)
class Activity:
    """A strategy under the time axis.

    Attributes:
        key: the number that names it in the chart and in the list below.
        title: says so where the strategy is a sample; name: what is drawn, the same, but plain where the heading
            above the strategies already says it of all.
        starts: where its bar begins, never left of the axis.
        ends: where it ended; None while it runs.
        before: it began before the axis does.
        lane: counted from 0, downwards; no two strategies of a lane overlap.
        when: since when, in words.
    """

    key: str
    id: str
    title: str
    name: str
    starts: float
    ends: float | None
    before: bool
    lane: int
    when: str


@dataclass(frozen=True)
class Room:
    """What the plots of charts side by side leave room for alike: every label on the left, letters on the right."""

    labels: tuple[str, ...]
    lettered: bool


@dataclass(frozen=True)
class Chart:
    """Everything that a chart shows.

    Attributes:
        title, summary: name and one sentence, for everyone and for screen readers.
        segments: runs of marks; a line joins the marks of one run, and nothing joins two runs.
        dots: whether every mark is drawn; a long monthly series is its line alone.
        labelled: marks whose figure is written beside them, the most important first.
        absences: periods without a figure.
        activities_heading: stands above the strategies.
        beside: another place, drawn quietly.
        spread: whether likely ranges are drawn; they are told in either case.
        counted: what a figure counts, behind it where it is told alone: `people`; empty where its own sign says it.
        room: what the charts side by side leave room for; None for one by itself.
    """

    title: str
    summary: str
    language: str
    value_axis: ValueAxis
    time_axis: TimeAxis
    segments: tuple[tuple[Mark, ...], ...]
    dots: bool
    labelled: tuple[Mark, ...]
    absences: tuple[Absence, ...]
    breaks: tuple[Break, ...]
    headed: Headed | None
    target: TargetRule | None
    activities: tuple[Activity, ...]
    activities_heading: str
    words: ChartWords
    others: tuple[Other, ...] = ()
    beside: Beside | None = None
    spread: bool = True
    counted: str = ""
    room: Room | None = None

    def told(self, figure: str) -> str:
        """Return a figure with what it counts, for where it is told alone."""
        return f"{figure} {self.counted}" if self.counted else figure

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return every known figure, oldest first."""
        return tuple(mark for segment in self.segments for mark in segment)

    @property
    def footnotes(self) -> tuple[str, ...]:
        """Return what the numbers that are drawn stand for, with their periods: `¹ 2018: Corrected; before: 670`."""
        said: dict[int, list[Mark]] = {}
        for one in self.marks:
            if one.number and (self.dots or one in self.labelled):
                said.setdefault(one.number, []).append(one)
        return tuple(
            f"{own[0].raised} {', '.join(one.period for one in own)}: {own[0].footnote}"
            for _, own in sorted(said.items())
        )

    @property
    def withheld(self) -> tuple[str, ...]:
        """Return why figures are withheld, each reason once, the newest first."""
        return tuple(dict.fromkeys(one.withheld for one in reversed(self.absences) if one.withheld))

    @property
    def ranged(self) -> tuple[tuple[Mark, ...], ...]:
        """Return the runs again, broken where a mark has no likely range; runs of one are left out."""
        groups = (itertools.groupby(run, key=lambda mark: mark.range_text is not None) for run in self.segments)
        runs = (tuple(marks) for group in groups for has, marks in group if has)
        return tuple(run for run in runs if len(run) > 1)

    @property
    def lanes(self) -> int:
        """Return how many lanes the strategies need."""
        return max((activity.lane + 1 for activity in self.activities), default=0)
