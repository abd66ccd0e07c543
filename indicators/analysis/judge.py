"""One series judged completely: its three marks, its likely ranges and where it is headed."""

import numpy as np

from indicators.analysis.baseline import baseline_mark
from indicators.analysis.codes import Better, NoForecast, Rhythm
from indicators.analysis.comparable import NEARLY, Comparable, comparable, missing_positions
from indicators.analysis.figures import Ranges, known_figures, oldest_first, ranges
from indicators.analysis.forecast import FEWEST, forecast, possible
from indicators.analysis.history import History, Target
from indicators.analysis.judgement import Figure, Forecast, Judgement, Trend
from indicators.analysis.monthly import LATEST as LATEST_MONTHS
from indicators.analysis.monthly import monthly_trend
from indicators.analysis.pooling import pooled
from indicators.analysis.seasonal import same_season, without_season
from indicators.analysis.target import Held, target_mark
from indicators.analysis.trend import LATEST, described, trend

AHEAD = {Rhythm.QUARTERLY: 8, Rhythm.MONTHLY: 12}
"""Periods an outlook says; three of a yearly or irregular series."""


def judge(  # noqa: PLR0913 - one option for each thing that a series is held against
    history: History,
    *,
    target: Target | None,
    frozen: Forecast | None,
    better: Better,
    rhythm: Rhythm,
    today_position: float,
    memory: float | None = None,
) -> Judgement:
    """Return everything said about one series.

    Args:
        history: the figures; an unknown one is NaN and is never counted as zero.
        target: what the community wants to reach, or None.
        frozen: the forecast as it was frozen, or None.
        better: which way is good news.
        rhythm: how often a figure is due: monthly series are judged by a process chart, all others by Mann-Kendall.
        today_position: today as a position in years, for the age of the latest figure and for targets that are due.
        memory: how much the series of the indicator remember (see `pooled_memory`); None where it is not known.

    Returns:
        The judgement; a series without a figure has the trend TOO_FEW and neither latest figure nor age.

    Source: DOMAIN.md sections 3 and 4.
    """
    likely = ranges(history)
    series = comparable(history, usable=likely.usable, lower=likely.lower, upper=likely.upper)
    step = _step(rhythm, series)
    figures = known_figures(history, likely)
    shown_trend = _trend(history, series, better=better, rhythm=rhythm, step=step, memory=memory)
    held = () if target is None else _held(history, likely, figures)
    latest = _latest(figures)
    outlook = _outlook(history, series, rhythm=rhythm, step=step)
    return Judgement(
        trend=shown_trend,
        target=target_mark(
            target,
            held,
            better=better,
            trend=shown_trend,
            over=_over(target, rhythm, today_position),
            closed=history.closed,
        ),
        baseline=baseline_mark(frozen, history, usable=likely.usable, better=better),
        latest=latest,
        age_years=None if latest is None else max(0.0, today_position - latest.end),
        closed=history.closed,
        figures=figures,
        outlook=outlook if isinstance(outlook, Forecast) else None,
        no_outlook=None if isinstance(outlook, Forecast) else outlook,
        pooled=pooled(history, likely),
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


def _trend(
    history: History, series: Comparable, *, better: Better, rhythm: Rhythm, step: float, memory: float | None
) -> Trend:
    monthly = rhythm is Rhythm.MONTHLY
    window = series.latest(LATEST_MONTHS if monthly else LATEST)
    missing = missing_positions(history, window, step=None if rhythm is Rhythm.IRREGULAR else step)
    plain = without_season(series, rhythm)
    held = series if plain is None else same_season(series, rhythm)
    told = described(held, window, better=better, missing=missing)
    left, seasonal = plain or series, plain is not None
    if monthly:
        return monthly_trend(left, told, better=better, seasonal=seasonal)
    return trend(left, told, better=better, step=step, memory=memory, seasonal=seasonal, closed=history.closed)


def _outlook(history: History, series: Comparable, *, rhythm: Rhythm, step: float) -> Forecast | NoForecast:
    if history.closed:
        return NoForecast.CLOSED
    if series.values.size < FEWEST and np.unique(history.definition[~np.isnan(history.values)]).size > 1:
        return NoForecast.SERIES_CHANGED
    ahead, within = AHEAD.get(rhythm, 3), possible(history.quantity)
    return forecast(series.starts, series.values, ahead=ahead, step=step, within=within)


def _held(history: History, likely: Ranges, figures: tuple[Figure, ...]) -> tuple[Held, ...]:
    """Return the figures that can be leaned on, oldest first, each with its definition."""
    known = oldest_first(history)
    usable, definitions = likely.usable[known].tolist(), history.definition[known].tolist()
    rows = zip(figures, definitions, usable, strict=True)
    return tuple(Held(figure, definition) for figure, definition, good in rows if good)


def _latest(figures: tuple[Figure, ...]) -> Figure | None:
    return max(figures, key=lambda figure: (figure.end, figure.position), default=None)
