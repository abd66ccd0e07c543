"""Part of a series: the periods between two days, with what lies ahead of them."""

import datetime as dt
from dataclasses import replace

from indicators.analysis.judgement import Forecast
from indicators.periods import end_position
from indicators.release.documents import BaselineLine, Point, ScenarioLine, SeriesDocument
from indicators.release.series import SAME_POSITION

EARLIEST, LATEST = dt.date.min, dt.date.max


def within(series: SeriesDocument, since: dt.date | None, until: dt.date | None) -> SeriesDocument:
    """Return a series with the periods that lie wholly between two days, both included; None sets no bound.

    Lines ahead and the target keep what lies before the last day. What was judged stays: it is of every figure.
    """
    if since is None and until is None:
        return series
    first, last = (since or EARLIEST).isoformat(), (until or LATEST).isoformat()
    end = end_position(until, until) if until else None
    return replace(
        series,
        points=tuple(one for one in series.points if _inside(one, first, last)),
        baseline=_line(series.baseline, end),
        own=_line(series.own, end),
        scenarios=tuple(_scenario(one, end) for one in series.scenarios),
        target=series.target if series.target and _before(series.target.position, end) else None,
    )


def _inside(point: Point, first: str, last: str) -> bool:
    return first <= point.starts and point.ends <= last


def _before(position: float, end: float | None) -> bool:
    return end is None or position < end - SAME_POSITION


def _line(line: BaselineLine | None, end: float | None) -> BaselineLine | None:
    if line is None:
        return None
    kept = _kept(line.forecast, end)
    return replace(line, forecast=kept) if kept.positions else None


def _kept(line: Forecast, end: float | None) -> Forecast:
    count = sum(_before(at, end) for at in line.positions)
    fields = {name: getattr(line, name)[:count] for name in ("positions", "values", "lower", "upper")}
    return replace(line, **fields)


def _scenario(line: ScenarioLine, end: float | None) -> ScenarioLine:
    count = sum(_before(at, end) for at in line.positions)
    fields = {name: getattr(line, name)[:count] for name in ("positions", "values", "lower", "upper")}
    return replace(line, **fields)
