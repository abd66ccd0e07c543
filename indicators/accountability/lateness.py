"""Figures that should have come: what is late by its source's own calendar, and holes inside a series."""

import datetime as dt
from collections.abc import Iterator
from itertools import count, pairwise

from indicators.accountability.gap import Fact, Gap, Kind
from indicators.accountability.known import Figure, IndicatorKnown, SeriesKnown
from indicators.accountability.steps import IRREGULAR, every, later, step_of, written, years_of
from indicators.accountability.subjects import facts_of_end, of_series

WHOLE_PERIODS = 2


def late(indicator: IndicatorKnown, today: dt.date) -> Iterator[Gap]:
    """Yield the series whose next period should have come; of those with the same latest period only the first."""
    if indicator.closed_on:
        return
    for one in indicator.watched:
        facts = _late(indicator, one, today) if _lags(indicator, one) else None
        if facts:
            yield of_series(Kind.LATE, indicator, one, facts)


def _lags(indicator: IndicatorKnown, series: SeriesKnown) -> bool:
    """Tell whether a series may be late by itself: the first one may, another where its figures end before."""
    first = indicator.first
    if not series.arrived or first is None or series is first:
        return bool(series.arrived)
    return not first.arrived or series.arrived[-1].starts < first.arrived[-1].starts


def _late(indicator: IndicatorKnown, series: SeriesKnown, today: dt.date) -> dict[str, Fact] | None:
    """Return why the next period is late; None when it is not."""
    latest, kind = series.arrived[-1], indicator.period_type
    rhythm = every(series.figures, kind)
    step = step_of(latest.starts, kind)
    expected = written(step + rhythm, kind, years=years_of(latest)) if step is not None else None
    facts: dict[str, Fact] = {"latest": latest.period, "expected": expected}
    due = _passed(indicator, series, today, rhythm)
    if due:
        return {**facts, "reason": "calendar", "due": due.isoformat()}
    gone = 0 if kind == IRREGULAR else _gone_by(latest.ends, rhythm, kind, today)
    if gone >= WHOLE_PERIODS and not _ahead(indicator, today):
        return {**facts, "reason": "two-periods", "gone": gone}
    return None


def _gone_by(since: dt.date, rhythm: int, kind: str, today: dt.date) -> int:
    """Return how many whole periods are over since the end of one."""
    return next(number for number in count() if later(since, (number + 1) * rhythm, kind) >= today)


def _ahead(indicator: IndicatorKnown, today: dt.date) -> bool:
    """Tell whether the source has named a day that is still to come: until then it is not late."""
    return indicator.calendar is not None and indicator.calendar.next_due >= today


def _passed(indicator: IndicatorKnown, series: SeriesKnown, today: dt.date, rhythm: int) -> dt.date | None:
    """Return the day that the source named, where it has passed and no newer period has come since it was named."""
    told, latest = indicator.calendar, series.arrived[-1]
    if told is None or told.next_due >= today:
        return None
    had_some = any(one.came <= told.said for one in series.arrived[:-1])
    if had_some and latest.came > told.said:
        return None
    irregular = indicator.period_type == IRREGULAR
    next_ends = latest.ends if irregular else later(latest.ends, rhythm, indicator.period_type)
    return told.next_due if next_ends <= told.next_due else None


def holes(indicator: IndicatorKnown) -> Iterator[Gap]:
    """Yield the holes between the first and the last figure of each series, once for each way of counting."""
    for series in indicator.watched:
        for since, periods in _holes(series, indicator.period_type).items():
            facts: dict[str, Fact] = {"periods": list(periods), "since": since, **facts_of_end(indicator)}
            yield of_series(Kind.HOLE, indicator, series, facts, *([since] if since else []))


def _holes(series: SeriesKnown, kind: str) -> dict[str | None, list[str]]:
    """Return the missing periods by the period in which their way of counting began; None: the first way."""
    rhythm, arrived = every(series.figures, kind), series.arrived
    excused = {one.period for one in series.figures if not one.due}
    breaks = [one for one in series.figures if one.breaks]
    found: dict[str | None, list[str]] = {}
    missing = (one for pair in pairwise(arrived) for one in between(*pair, kind, rhythm))
    for period, step in missing:
        if period not in excused:
            found.setdefault(_counted_since(step, breaks, kind), []).append(period)
    return found


def between(earlier: Figure, after: Figure, kind: str, rhythm: int) -> Iterator[tuple[str, int]]:
    """Yield the periods between two figures that neither of them covers: pooled years may overlap."""
    if (after.starts - earlier.ends).days <= 1:
        return
    begins, ends, years = step_of(earlier.starts, kind), step_of(after.starts, kind), years_of(earlier)
    apart = max(rhythm, years)
    if begins is not None and ends is not None:
        for step in range(begins + apart, ends - years + 1, apart):
            yield written(step, kind, years=years), step


def _counted_since(step: int, breaks: list[Figure], kind: str) -> str | None:
    begun = [one.period for one in breaks if (step_of(one.starts, kind) or 0) <= step]
    return begun[-1] if begun else None
