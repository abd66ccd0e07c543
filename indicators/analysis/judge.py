"""One series judged completely: its three marks, its likely ranges and where it is headed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from indicators.analysis.baseline import baseline_mark
from indicators.analysis.codes import Better, NoForecast, Rhythm
from indicators.analysis.comparable import NEARLY, Comparable, missing_positions
from indicators.analysis.figures import Ranges, known_figures, oldest_first, ranges, ranges_each
from indicators.analysis.forecast import FEWEST, Past, forecasts, noise_of, possible, unjudged
from indicators.analysis.history import History, Target
from indicators.analysis.judgement import Figure, Forecast, Judgement, Trend
from indicators.analysis.mann_kendall import LATEST
from indicators.analysis.monthly import LATEST as LATEST_MONTHS
from indicators.analysis.monthly import monthly_trend
from indicators.analysis.pooling import pooled
from indicators.analysis.seasonal import same_season, season_is_unknown, without_season
from indicators.analysis.target import Held, target_mark
from indicators.analysis.to_compare import comparable_of
from indicators.analysis.trend import described, trend

AHEAD = {Rhythm.QUARTERLY: 8, Rhythm.MONTHLY: 12}
"""Periods an outlook says; three of a yearly or irregular series."""


@dataclass(frozen=True, eq=False)
class Case:
    """One series, and what it is held against.

    Attributes:
        history: the figures; an unknown one is NaN and is never counted as zero.
        better: which way is good news.
        rhythm: how often a figure is due: monthly series are judged by a process chart, all others by Mann-Kendall.
        today_position: today as a position in years, for the age of the latest figure and for targets that are due.
        target: what the community wants to reach, or None.
        frozen: the forecast as it was frozen, or None.
        memory: how much the series of the indicator remember (see `pooled_memory`); None where it is not known.
    """

    history: History
    better: Better
    rhythm: Rhythm
    today_position: float
    target: Target | None = None
    frozen: Forecast | None = None
    memory: float | None = None

    @cached_property
    def likely(self) -> Ranges:
        """The likely range of every figure."""
        return ranges(self.history)

    @cached_property
    def series(self) -> Comparable:
        """The figures that may be compared."""
        return comparable_of(self.history)

    @cached_property
    def step(self) -> float:
        """The years from one comparable figure to the next."""
        return _step(self.rhythm, self.series)


def judge(case: Case) -> Judgement:
    """Return everything said about one series: see `judge_each`."""
    return judge_each([case])[0]


def judge_each(cases: Sequence[Case]) -> list[Judgement]:
    """Return everything said about each series, in the order given; together they take a fraction of the time.

    Returns:
        The judgements; a series without a figure has the trend TOO_FEW and neither latest figure nor age.

    Source: DOMAIN.md sections 3 and 4.
    """
    ranges_each([case.history for case in cases])  # in one go; each case asks for its own later
    ahead = [_past(case) for case in cases]
    drawn = iter(forecasts([past for past in ahead if isinstance(past, Past)]))
    return [
        _judged(case, next(drawn) if isinstance(past, Past) else past) for case, past in zip(cases, ahead, strict=True)
    ]


def _judged(case: Case, outlook: Forecast | NoForecast) -> Judgement:
    history, better = case.history, case.better
    figures = known_figures(history, case.likely)
    shown_trend = trend_of(case)
    latest = _latest(figures)
    return Judgement(
        trend=shown_trend,
        target=target_mark(
            case.target,
            () if case.target is None else _held(history, case.likely, figures),
            better=better,
            trend=shown_trend,
            over=_over(case.target, case.rhythm, case.today_position),
            closed=history.closed,
        ),
        baseline=baseline_mark(case.frozen, history, usable=case.likely.usable, better=better),
        latest=latest,
        age_years=None if latest is None else max(0.0, case.today_position - latest.end),
        closed=history.closed,
        figures=figures,
        outlook=outlook if isinstance(outlook, Forecast) else None,
        no_outlook=None if isinstance(outlook, Forecast) else outlook,
        pooled=pooled(history, case.likely),
    )


def _over(target: Target | None, rhythm: Rhythm, today_position: float) -> bool:
    """Return whether the period that the target is set for is over; of an irregular series, its year."""
    if target is None or target.due is None:
        return False
    end = target.due + (rhythm.step or 1.0) if target.due_end is None else target.due_end
    return today_position >= end - NEARLY


def _step(rhythm: Rhythm, series: Comparable) -> float:
    """Return the years between two comparable figures: a pooled period is as long as it is."""
    due = rhythm.step
    if due is not None:
        length = float(series.ends[-1] - series.starts[-1]) if series.starts.size else due
        return max(due, length)
    spacing = np.diff(series.starts)
    return float(np.median(spacing)) if spacing.size else 1.0


def trend_of(case: Case) -> Trend:
    """Return the trend of one series alone."""
    return trend_of_series(case.history, case.series, better=case.better, rhythm=case.rhythm, memory=case.memory)


def trend_of_series(
    history: History, series: Comparable, *, better: Better, rhythm: Rhythm, memory: float | None = None
) -> Trend:
    """Return the trend of the figures of a history that may be compared; `better`, `rhythm`, `memory` as in `Case`.

    Of fewer than three years of quarters or months, which do not show their season, no turn is told, and what is
    described is between figures of the same quarter or month, as where the season is known.
    """
    monthly, step = rhythm is Rhythm.MONTHLY, _step(rhythm, series)
    window = series.latest(LATEST_MONTHS if monthly else LATEST)
    missing = missing_positions(history, window, step=None if rhythm is Rhythm.IRREGULAR else step)
    plain = without_season(series, rhythm)
    unknown = series.values.size > 0 and season_is_unknown(series, rhythm)
    held = series if plain is None and not unknown else same_season(series, rhythm)
    alone = unknown and held.values.size < 2  # the latest change is then that from the period before
    held = series if alone else held
    told = described(held, window, better=better, missing=missing)
    left, seasonal = plain or series, plain is not None
    if monthly:
        said = monthly_trend(left, told, better=better, seasonal=seasonal)
    else:
        said = trend(left, told, better=better, step=step, memory=memory, seasonal=seasonal, closed=history.closed)
    if series.pools:
        said = replace(said, spans=tuple(zip(series.starts.tolist(), series.ends.tolist(), strict=True)))
    if alone:
        return replace(said, change_since_best=None, change_since_worst=None, turned_since=None)
    return replace(said, turned_since=None) if unknown else said


def _past(case: Case) -> Past | NoForecast:
    """Return what a series' outlook is made from, or why it has none."""
    history, series = case.history, case.series
    if history.closed:
        return NoForecast.CLOSED
    if series.values.size < FEWEST and np.unique(history.definition[~np.isnan(history.values)]).size > 1:
        return NoForecast.SERIES_CHANGED
    ahead, within = AHEAD.get(case.rhythm, 3), possible(history.quantity)
    past = Past(series.starts, series.values, ahead, case.step, within, noise_of(series.lower, series.upper))
    return unjudged(past) or past


def _held(history: History, likely: Ranges, figures: tuple[Figure, ...]) -> tuple[Held, ...]:
    """Return the figures that can be leaned on, oldest first, each with its definition."""
    known = oldest_first(history)
    usable, definitions = likely.usable[known].tolist(), history.definition[known].tolist()
    rows = zip(figures, definitions, usable, strict=True)
    return tuple([Held(figure, definition) for figure, definition, good in rows if good])


def _latest(figures: tuple[Figure, ...]) -> Figure | None:
    return max(figures, key=lambda figure: (figure.end, figure.position), default=None)
