"""From a series of a release to the description of its chart; both renderers and the table draw from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from indicators.analysis.judgement import Forecast
from indicators.release.documents import IndicatorHead, ScenarioLine, SeriesDocument, StrategyNote
from layouts.charts import axes, lanes, marks, spans
from layouts.charts.chart import (
    Absence,
    Activity,
    Beside,
    Break,
    Chart,
    Headed,
    Mark,
    Other,
    Step,
    TargetRule,
    Tick,
    TimeAxis,
    ValueAxis,
)
from layouts.charts.marks import Pen
from layouts.charts.periods import date_text
from layouts.charts.words import ChartWords, Heading

__all__ = [
    "Absence",
    "Activity",
    "Beside",
    "Break",
    "Chart",
    "ChartWords",
    "Headed",
    "Heading",
    "Mark",
    "Other",
    "Step",
    "TargetRule",
    "Tick",
    "TimeAxis",
    "ValueAxis",
    "describe",
    "headed",
    "others",
    "target_rule",
]

MOST_DOTS = 60
SAID_ALONE = {"percent", "dollars", "number", "ratio"}
"""Units whose figures need no word behind them: they have a sign, or count nothing by name."""


def describe(  # noqa: PLR0913 - each is a part of the chart, given by its name
    series: SeriesDocument,
    head: IndicatorHead,
    strategies: Sequence[StrategyNote],
    *,
    words: ChartWords,
    language: str,
    heading: Heading,
    other: tuple[str, SeriesDocument] | None = None,
    spread: bool = True,
) -> Chart:
    """Return the chart of one series, in one language.

    An unknown figure is an absence, never a mark; nothing joins the marks on either side of it, nor of a break.
    `other`: the name and the series of a place that is drawn beside; `spread`: whether likely ranges are drawn.
    """
    pen = Pen(head, words, language)
    runs = marks.segments(series, pen)
    known = tuple(mark for run in runs for mark in run)
    forecast, target, further = headed(series, pen), target_rule(series, pen), others(series, pen)
    ahead = [*(forecast.steps if forecast else ()), *(step for one in further for step in one.steps)]
    beside = Beside(other[0], marks.segments(other[1], pen)) if other else None
    time = _time_axis(series, strategies, pen, ahead=[*ahead, *(beside.marks if beside else ())])
    return Chart(
        title=heading.title,
        summary=heading.summary,
        language=language,
        value_axis=_value_axis(_Heights(known, ahead, target, beside, spread=spread), pen),
        time_axis=time,
        segments=runs,
        dots=head.period_type != "month" and len(known) <= MOST_DOTS,
        labelled=_labelled(known),
        absences=marks.absences(series, pen),
        breaks=marks.breaks(series, pen),
        headed=forecast,
        target=target,
        activities=tuple(lanes.activities(strategies, series.points, time.low, pen)),
        activities_heading=words.marked(words.strategies, sample=lanes.all_samples(strategies)),
        words=words,
        others=further,
        beside=beside,
        spread=spread,
        counted="" if head.unit in SAID_ALONE else words.units.get(head.unit, head.unit),
    )


def headed(series: SeriesDocument, pen: Pen) -> Headed | None:
    """Return the frozen forecast; None without one. One that is only the outlook of today is not drawn."""
    if series.baseline is None:
        return None
    frozen = series.baseline.forecast
    note = pen.words.where_headed_note.format(date=date_text(series.baseline.frozen_on, pen.language))
    if series.baseline.looks_back:
        note = pen.words.looking_back.format(period=pen.period_at(frozen.origin, _years(frozen)))
    label = pen.words.marked(pen.words.where_headed, sample=series.baseline.sample)
    return Headed(_origin(frozen, series, pen), _steps(frozen, series, pen), label, note)


def others(series: SeriesDocument, pen: Pen) -> tuple[Other, ...]:
    """Return the other lines ahead, named by letters: the team's own first, then what would be if."""
    found = []
    if series.own is not None:
        label = pen.words.marked(pen.words.own_line, sample=series.own.sample)
        found.append((_origin(series.own.forecast, series, pen), _steps(series.own.forecast, series, pen), label))
    for one in series.scenarios:
        name = pen.words.what_if.format(name=one.name.read(pen.language))
        found.append((None, _bare_steps(one, series, pen), pen.words.marked(name, sample=one.sample)))
    return tuple(Other(letter, *line) for letter, line in zip(ascii_uppercase, found, strict=False))


def _origin(frozen: Forecast, series: SeriesDocument, pen: Pen) -> Mark | None:
    """Return the last figure that a forecast rests on; None when it is not shown."""
    found = spans.at(series.points, frozen.origin, frozen.origin + _step(frozen))
    return marks.mark(found, series, pen) if found else None


def _steps(frozen: Forecast, series: SeriesDocument, pen: Pen) -> tuple[Step, ...]:
    years = _years(frozen)
    return tuple(
        Step(pen.period_at(at, years), at, value, lower, upper, pen.figure(value), pen.span(lower, upper) or "")
        for at, value, lower, upper in zip(frozen.positions, frozen.values, frozen.lower, frozen.upper, strict=True)
    )


def _step(frozen: Forecast) -> float:
    """Return the years from one period of a forecast to the next: a pooled one lasts as long."""
    return frozen.positions[0] - frozen.origin if frozen.positions else 1.0


def _years(frozen: Forecast) -> int:
    return max(1, round(_step(frozen)))


def _bare_steps(one: ScenarioLine, series: SeriesDocument, pen: Pen) -> tuple[Step, ...]:
    """Return the periods of a scenario, with a range only where it has one."""
    years = spans.usual_years(series.points)
    ends = list(zip(one.lower, one.upper, strict=True)) or [(value, value) for value in one.values]
    return tuple(
        Step(
            pen.period_at(at, years),
            at,
            value,
            *span,
            pen.figure(value),
            (pen.span(*span) or "") if one.lower else "",
        )
        for at, value, span in zip(one.positions, one.values, ends, strict=True)
    )


def target_rule(series: SeriesDocument, pen: Pen) -> TargetRule | None:
    """Return the target; its rule begins at its baseline period, or at the first figure where that one is missing."""
    target = series.target
    if target is None:
        return None
    starts = next((point.position for point in series.points if point.period == target.baseline_period), None)
    first = min((point.position for point in series.points), default=target.position)
    text, period = pen.figure(target.value), pen.period(target.period)
    label = pen.words.target_label.format(figure=text, period=period)
    return TargetRule(
        starts=min(first if starts is None else starts, target.position),
        position=target.position,
        value=target.value,
        period=period,
        text=text,
        label=pen.words.marked(label, sample=target.sample),
    )


def _labelled(known: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the latest, the highest, the lowest and the first mark, each once."""
    if not known:
        return ()
    by_value = sorted(known, key=lambda mark: mark.value)
    chosen = (known[-1], by_value[-1], by_value[0], known[0])
    return tuple(dict.fromkeys(chosen))


@dataclass(frozen=True)
class _Heights:
    """Everything that the upright axis has to hold."""

    known: Sequence[Mark]
    steps: Sequence[Step]
    target: TargetRule | None
    beside: Beside | None
    spread: bool

    @property
    def figures(self) -> list[float]:
        """Return every value that is drawn."""
        marks = (*self.known, *(self.beside.marks if self.beside else ()))
        target = [self.target.value] if self.target else []
        return [*(mark.value for mark in marks), *(step.value for step in self.steps), *target]

    @property
    def ends(self) -> list[float]:
        """Return the ends of every range that is drawn."""
        likely = [(mark.lower, mark.upper) for mark in self.known if self.spread]
        bands = [(step.lower, step.upper) for step in self.steps]
        return [end for span in (*likely, *bands) for end in span if end is not None]


def _value_axis(heights: _Heights, pen: Pen) -> ValueAxis:
    axis = axes.value_axis(heights.figures, heights.ends, pen)
    sample = bool(heights.known) and all(mark.sample for mark in heights.known)
    return replace(axis, unit=pen.words.marked(axis.unit, sample=sample))


def _time_axis(
    series: SeriesDocument, strategies: Sequence[StrategyNote], pen: Pen, *, ahead: Sequence[Step | Mark]
) -> TimeAxis:
    """Return an axis that holds the figures, every line ahead, the target, and what began after the first figure."""
    step = marks.usual_step(series.points, pen.head.period_type)
    figures = [point.position for point in series.points]
    figures += [one.position for one in ahead]
    figures += [series.target.position] if series.target else []
    began = [strategy.position - lanes.year_begins(series.points) for strategy in strategies]
    shown = [*figures, *(at for at in began if not figures or at > min(figures))]
    ticks = axes.period_ticks(
        _whole_steps(shown, figures, step), pen, step=step, years=spans.usual_years(series.points)
    )
    return axes.time_axis(shown, ticks, step)


def _whole_steps(shown: Sequence[float], figures: Sequence[float], step: float) -> list[float]:
    """Return the first and last place that may be labelled: whole steps from the first figure."""
    if not figures or not shown:
        return []
    first = min(figures)
    return [first, first + step * int((max(shown) - first) / step + 1e-6)]
