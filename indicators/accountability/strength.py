"""Figures that cannot carry what is asked of them: too few, counted anew, hidden, or too weak."""

from collections.abc import Iterator

from indicators.accountability.gap import Fact, Gap, Kind
from indicators.accountability.known import IndicatorKnown, SeriesKnown
from indicators.accountability.subjects import of_series
from indicators.analysis.codes import LEANED_ON, Grade, NoForecast


def weak(indicator: IndicatorKnown) -> Iterator[Gap]:
    """Yield what keeps the series of an indicator from being judged; nothing of one that has ended."""
    if indicator.closed_on:
        return
    for one in indicator.watched:
        yield from _hidden(indicator, one)
        if one.shown:
            yield from _unreliable(indicator, one)
            yield from _too_few(indicator, one)


def _hidden(indicator: IndicatorKnown, series: SeriesKnown) -> Iterator[Gap]:
    latest = series.arrived[-1] if series.arrived else None
    if latest and latest.hidden:
        facts: dict[str, Fact] = {"period": latest.period, "by": latest.hidden}
        yield of_series(Kind.HIDDEN, indicator, series, facts)


def _unreliable(indicator: IndicatorKnown, series: SeriesKnown) -> Iterator[Gap]:
    if series.reliability is not None and series.reliability not in LEANED_ON:
        facts: dict[str, Fact] = {"period": series.shown[-1].period, "why": series.reliability}
        yield of_series(Kind.UNRELIABLE, indicator, series, facts)


def _too_few(indicator: IndicatorKnown, series: SeriesKnown) -> Iterator[Gap]:
    """Yield one gap at most: figures that are too few for a trend are too few for a baseline as a rule."""
    broken = Grade.SERIES_CHANGED in (series.grade, series.no_outlook)
    since = next((one.period for one in reversed(series.figures) if one.breaks), None)
    if broken and since:
        yield of_series(Kind.BREAK, indicator, series, _divided(series, since))
    elif series.grade == Grade.TOO_FEW:
        yield of_series(Kind.TOO_FEW_FOR_TREND, indicator, series, {"figures": len(series.shown)})
    elif series.no_outlook in (NoForecast.TOO_FEW, NoForecast.SEASON_NOT_KNOWN):
        yield of_series(Kind.TOO_FEW_FOR_BASELINE, indicator, series, {"figures": len(series.shown)})


def _divided(series: SeriesKnown, since: str) -> dict[str, Fact]:
    """Return since when figures are counted anew, how many there are since then, and how many before."""
    begins = next(one.starts for one in series.figures if one.period == since)
    after = sum(one.starts >= begins for one in series.shown)
    return {"since": since, "figures": after, "before": len(series.shown) - after}
