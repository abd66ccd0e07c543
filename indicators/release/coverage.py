"""Building what figures there are of each measure, in each place and of each group."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from indicators.accountability.gap import Kind
from indicators.accountability.known import Figure
from indicators.accountability.lateness import between
from indicators.accountability.steps import IRREGULAR, every
from indicators.release import documents as d
from indicators.release.covered import CoverageDocument, Covered, CoveredIndicator, CoveredOutcome
from indicators.release.curves import HIDDEN
from indicators.release.material import Material
from indicators.release.pages import EVERYONE, TIERS
from indicators.release.views import nearest
from indicators.store import tables as t

NOT_DUE = "not applicable"
"""A flag: the publisher says that there is no figure of this period."""
Late = frozenset[tuple[str | None, str | None, str | None]]
"""Indicator, place and group of the series that are late."""


def coverage_document(
    material: Material, site: d.SiteDocument, indicators: Mapping[str, d.IndicatorDocument]
) -> CoverageDocument:
    """Return what figures there are, from the documents of the indicators."""
    late = frozenset((one.indicator, one.place, one.group) for one in material.gaps.open if one.kind == Kind.LATE)
    outcomes = material.rank(list(material.outcomes.values()))
    return CoverageDocument(
        site.places, site.groups, tuple(_outcome(material, one, indicators, late) for one in outcomes)
    )


def _outcome(
    material: Material, outcome: t.Outcome, indicators: Mapping[str, d.IndicatorDocument], late: Late
) -> CoveredOutcome:
    own = material.rank([one for one in material.frame.indicators.values() if one.outcome == outcome.id])
    ordered = [one for tier in TIERS for one in own if one.tier == tier]
    named = material.glossary.named("outcome", outcome.id, outcome.short_title, field="short_title")
    return CoveredOutcome(named, tuple(_indicator(material, one, indicators.get(one.id), late) for one in ordered))


def _indicator(
    material: Material, one: t.Indicator, document: d.IndicatorDocument | None, late: Late
) -> CoveredIndicator:
    whole = {key for key, group in material.groups.items() if group.dimension == EVERYONE}
    return CoveredIndicator(
        indicator=material.glossary.named("indicator", one.id, one.title, field="title"),
        period_type=one.period_type,
        headline=one.tier == TIERS[0],
        has_page=document is not None,
        places=tuple(_by_place(document, late)) if document else (),
        groups=tuple(one for one in _by_group(document, late) if one.group not in whole) if document else (),
    )


def _by_place(document: d.IndicatorDocument, late: Late) -> Iterator[Covered]:
    counted = Counter(one.place for one in document.series)
    for place, number in counted.items():
        series = nearest(document, (one for one in document.series if one.place == place))
        if series is not None:
            yield covered(document.head, series, number - 1, late)


def _by_group(document: d.IndicatorDocument, late: Late) -> Iterator[Covered]:
    counted = Counter(one.group for one in document.series)
    for group, number in counted.items():
        series = nearest(document, (one for one in document.series if one.group == group))
        if series is not None:
            yield covered(document.head, series, number - 1, late)


def covered(head: d.IndicatorHead, series: d.SeriesDocument, others: int, late: Late) -> Covered:
    """Return what there is of a series; `others` are further series of its place or group."""
    known = [point.period for point in series.points if point.value is not None]
    hidden = tuple(point.period for point in series.points if HIDDEN in point.flags)
    return Covered(
        place=series.place,
        group=series.group,
        periods=len(known),
        hidden=len(hidden),
        first=known[0] if known else None,
        latest=known[-1] if known else None,
        others=others,
        late=(head.id, series.place, series.group) in late,
        without=_without(series, head.period_type),
        hidden_in=hidden,
    )


def _without(series: d.SeriesDocument, period_type: str) -> tuple[tuple[str, str], ...] | None:
    """Return the stretches between the first and the last figure that have none; what is hidden has one."""
    if period_type == IRREGULAR:
        return None
    shown = [place for place, point in enumerate(series.points) if point.value is not None]
    points = series.points[shown[0] : shown[-1] + 1] if shown else ()
    there = [_figure(point) for point in points if point.value is not None or HIDDEN in point.flags]
    excused = {point.period for point in points if NOT_DUE in point.flags}
    rhythm = every([_figure(point) for point in series.points], period_type)
    apart = ([one for one, _ in between(*pair, period_type, rhythm)] for pair in pairwise(there))
    return tuple(stretch for periods in apart for stretch in _stretches(periods, excused))


def _stretches(periods: list[str], excused: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the first and the last of the periods that follow one another, without those that were never due."""
    for missing, stretch in groupby(periods, key=lambda one: one not in excused):
        if missing:
            found = list(stretch)
            yield found[0], found[-1]


def _figure(point: d.Point) -> Figure:
    starts, ends = dt.date.fromisoformat(point.starts), dt.date.fromisoformat(point.ends)
    return Figure(point.period, starts, ends, shown=point.value is not None)
