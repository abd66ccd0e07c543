"""Whether a gap that is found no more was settled, or ended because its figures are hidden or gone."""

import datetime as dt
from collections.abc import Callable, Mapping

from indicators.accountability.gap import Kind
from indicators.accountability.known import IndicatorKnown, Known, SeriesKnown
from indicators.periods import parse
from indicators.store import tables as t


def is_settled(gap: t.Gap, known: Known) -> bool:
    """Tell whether a gap that is found no more ended because figures came, people acted, or nobody asks any more."""
    indicator = next((one for one in known.indicators if one.id == gap.indicator), None)
    if indicator is None or indicator.closed_on:
        return True
    if gap.kind in OF_PEOPLE:
        first = indicator.first
        return bool(first and first.shown and gap.kind != Kind.OLD_STORY) or OF_PEOPLE[Kind(gap.kind)](gap, indicator)
    if gap.kind in OF_SERIES:
        spot = (gap.place, gap.group)
        series = next((one for one in indicator.watched if (one.place, one.group) == spot), None)
        return series is None or (bool(series.shown) and OF_SERIES[Kind(gap.kind)](gap, series, indicator.period_type))
    return gap.kind not in OF_COVERAGE or _is_covered(gap, indicator, known)


def _is_covered(gap: t.Gap, indicator: IndicatorKnown, known: Known) -> bool:
    """Tell whether what had no figure has one that may be shown, or whether nobody expects it any more."""
    if gap.kind == Kind.PLACE and gap.place in known.places:
        return gap.place in indicator.places
    if gap.kind == Kind.GROUP and gap.group in known.groups:
        own = [one for one in indicator.watched if (one.place, one.group) == (gap.place, gap.group)]
        return indicator.has_figures and (any(one.shown for one in own) or not any(one.arrived for one in own))
    return gap.kind != Kind.NO_DATA or indicator.has_figures


def _is_reached(gap: t.Gap, series: SeriesKnown, kind: str) -> bool:
    """Tell whether the newest period that is shown is the one of the gap, or a later one."""
    return series.shown[-1].starts >= _starts(gap.facts.get("period"), kind)


def _is_between(gap: t.Gap, series: SeriesKnown, kind: str) -> bool:
    """Tell whether there are still figures before and after a hole: then it was filled."""
    periods = gap.facts.get("periods")
    starts = [_starts(one, kind) for one in periods] if isinstance(periods, list) else []
    first, last = series.arrived[0].starts, series.arrived[-1].starts
    return not starts or (first < min(starts) and max(starts) < last)


def _has_all(gap: t.Gap, series: SeriesKnown, _kind: str) -> bool:
    """Tell whether as many figures are shown as when they were said to be counted in two ways."""
    numbers = [number for name in ("figures", "before") if isinstance(number := gap.facts.get(name), int)]
    return len(series.shown) >= sum(numbers)


def _has_some(_gap: t.Gap, _series: SeriesKnown, _kind: str) -> bool:
    return True


def _starts(period: object, kind: str) -> dt.date:
    return parse(period, kind).starts_on if isinstance(period, str) else dt.date.min


OF_SERIES: Mapping[Kind, Callable[[t.Gap, SeriesKnown, str], bool]] = {
    Kind.LATE: _has_some,
    Kind.HOLE: _is_between,
    Kind.TOO_FEW_FOR_TREND: _has_some,
    Kind.TOO_FEW_FOR_BASELINE: _has_some,
    Kind.BREAK: _has_all,
    Kind.HIDDEN: _is_reached,
    Kind.UNRELIABLE: _is_reached,
}
"""What must hold of a series that has a shown figure, where its gap was settled."""

OF_PEOPLE: Mapping[Kind, Callable[[t.Gap, IndicatorKnown], bool]] = {
    Kind.NO_TARGET: lambda _gap, one: one.has_target,
    Kind.NO_BASELINE: lambda _gap, one: bool(one.first and one.first.frozen),
    Kind.NO_STORY: lambda _gap, one: one.story is not None,
    Kind.OLD_STORY: lambda gap, one: bool(
        one.story and one.story.written_on.isoformat() != gap.facts.get("written_on")
    ),
}
"""What people have done, where nothing is asked of them any more because no figure is shown."""

OF_COVERAGE = frozenset({Kind.NO_DATA, Kind.PLACE, Kind.GROUP})
