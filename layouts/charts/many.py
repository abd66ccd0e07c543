"""Groups beside each other as plain descriptions: a small chart of each on one scale, and the gap between them.

Nothing is computed here but where things stand: the figures are those of the release.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.release.documents import IndicatorHead, SeriesDocument
from layouts.charts import axes, marks
from layouts.charts.chart import Mark, Tick, TimeAxis, ValueAxis
from layouts.charts.marks import Pen
from layouts.charts.table import figure_cell
from layouts.charts.words import ChartWords

FEWEST = 2
"""Figures of a group, or periods of a gap, of which a drawing tells more than the table."""

Runs = tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True)
class Panel:
    """One group by itself: its figures in runs that a line may join, and its newest figure; None without any."""

    name: str
    runs: Runs
    newest: Mark | None


@dataclass(frozen=True)
class Panels:
    """Every group on one scale; `total`: everyone, in grey behind each."""

    value_axis: ValueAxis
    time_axis: TimeAxis
    total: Runs
    panels: tuple[Panel, ...]


@dataclass(frozen=True)
class Spot:
    """The figure of a group in a period of the gap; `best`: of the group that is held to be best placed."""

    name: str
    mark: Mark
    best: bool


@dataclass(frozen=True)
class Column:
    """The groups of one period, lowest first, and everyone; None where that is not known."""

    position: float
    period: str
    spots: tuple[Spot, ...]
    total: Mark | None


@dataclass(frozen=True)
class Gaps:
    """The gap between groups, period by period.

    `title` and `summary` are its name and what it shows in a sentence; `newest` is the newest figure of each group.
    """

    title: str
    summary: str
    language: str
    value_axis: ValueAxis
    time_axis: TimeAxis
    columns: tuple[Column, ...]
    newest: tuple[Spot, ...]


@dataclass(frozen=True)
class Groups:
    """Groups of one dimension and place on the way to their drawings, by their names, and everyone if known."""

    head: IndicatorHead
    words: ChartWords
    language: str
    each: Mapping[str, SeriesDocument]
    everyone: SeriesDocument | None

    @property
    def pen(self) -> Pen:
        """Return what their figures are written with."""
        return Pen(self.head, self.words, self.language)

    def runs(self) -> tuple[Mapping[str, Runs], Runs]:
        """Return the figures of each group, and of everyone."""
        drawn = {name: marks.segments(one, self.pen) for name, one in self.each.items()}
        return drawn, marks.segments(self.everyone, self.pen) if self.everyone else ()

    def step(self) -> float:
        """Return the years from one period to the next."""
        points = [point for one in self.each.values() for point in one.points]
        return marks.usual_step(points, self.head.period_type)


def panels(groups: Groups) -> Panels | None:
    """Return each group on one scale; None where none has figures enough for a line."""
    drawn, total = groups.runs()
    if not any(len(flat(runs)) >= FEWEST for runs in drawn.values()):
        return None
    every = [mark for runs in (*drawn.values(), total) for mark in flat(runs)]
    return Panels(
        value_axis=axes.value_axis([mark.value for mark in every], [], groups.pen),
        time_axis=_ends(every, groups.step()),
        total=total,
        panels=tuple(Panel(name, runs, _newest(runs)) for name, runs in drawn.items()),
    )


def gaps(groups: Groups, *, best: str | None, title: str, summary: str) -> Gaps | None:
    """Return the gap between groups over time; None unless two periods have two groups. `best`: the best-placed one."""
    drawn, total = groups.runs()
    spots = [Spot(name, mark, name == best) for name, runs in drawn.items() for mark in flat(runs)]
    everyone = {mark.position: mark for mark in flat(total)}
    columns = [column for column in _columns(spots, everyone) if len(column.spots) >= FEWEST]
    if len(columns) < FEWEST:
        return None
    every = [spot.mark for column in columns for spot in column.spots]
    held = [column.total for column in columns if column.total]
    newest = {spot.name: spot for column in columns for spot in column.spots}
    return Gaps(
        title=title,
        summary=summary,
        language=groups.language,
        value_axis=axes.value_axis([mark.value for mark in (*every, *held)], [], groups.pen),
        time_axis=_ends(every, groups.step()),
        columns=tuple(columns),
        newest=tuple(newest.values()),
    )


def figures(groups: Groups, everyone: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the columns and the rows of the table of all groups, newest period first; `everyone` names that column."""
    named = {**({everyone: groups.everyone} if groups.everyone else {}), **groups.each}
    told = {name: {point.period: point for point in one.points} for name, one in named.items()}
    order = {point.period: point.starts for one in told.values() for point in one.values()}
    periods = sorted(order, key=lambda period: (order[period], period), reverse=True)
    pen = groups.pen
    rows = tuple(
        (pen.period(period), *(figure_cell(one.get(period), pen) for one in told.values())) for period in periods
    )
    return (groups.words.period, *named), rows


def flat(runs: Runs) -> list[Mark]:
    """Return the marks of runs, oldest first."""
    return sorted((mark for run in runs for mark in run), key=lambda mark: mark.position)


def _newest(runs: Runs) -> Mark | None:
    found = flat(runs)
    return found[-1] if found else None


def _columns(spots: Sequence[Spot], everyone: Mapping[float, Mark]) -> list[Column]:
    places: dict[float, list[Spot]] = {}
    for spot in sorted(spots, key=lambda one: (one.mark.position, one.mark.value)):
        places.setdefault(spot.mark.position, []).append(spot)
    return [Column(at, each[0].mark.period, tuple(each), everyone.get(at)) for at, each in places.items()]


def _ends(every: Sequence[Mark], step: float) -> TimeAxis:
    """Return a time axis that names its first and its last period."""
    ordered = sorted(every, key=lambda mark: mark.position)
    ticks = dict.fromkeys(Tick(mark.position, mark.period) for mark in (ordered[0], ordered[-1]))
    return axes.time_axis([mark.position for mark in ordered], list(ticks), step)
