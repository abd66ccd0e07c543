"""Finding what changed between two releases, from their documents."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.analysis.codes import Direction, Grade, Signal
from indicators.analysis.judgement import Judgement, Trend
from indicators.release import documents as d
from indicators.release.changed import Changes, IndicatorChange, MarkChange
from indicators.release.curves import HIDDEN
from indicators.release.newest import Points, is_revised, newest_change
from indicators.release.series import WITHDRAWN

HEADLINE = "headline"
SAID = frozenset({Grade.CLEAR, Grade.LEANING})
NO_SIGN = "no-sign"
Key = tuple[str, str, str]
"""Indicator, place and group."""
Spot = tuple[str, str, str, str]
"""Indicator, place, group and period."""


@dataclass(frozen=True)
class Past:
    """What releases have shown by now that the two compared do not say.

    Attributes:
        withdrawn: the series that the release before was judged with and that have lost a figure since: from what
            their marks changed is not told.
        unseen: withdrawn figures that no release had shown: that they are gone is nothing new to anybody.
        known: figures that some release has shown as they are now; another number is a new figure.
        lost: gaps that ended because their figures are hidden or gone, by key: they were not settled.
    """

    withdrawn: Collection[Key] = frozenset()
    unseen: Collection[Spot] = frozenset()
    known: Collection[Spot] = frozenset()
    lost: Collection[str] = frozenset()


NOTHING_KNOWN = Past()


@dataclass(frozen=True)
class Shown:
    """What a release shows that can change: indicators by id, and gaps. Those alike in both may be left out."""

    indicators: Mapping[str, d.IndicatorDocument]
    gaps: Sequence[d.GapNote]


def changes_between(before: Shown, now: Shown, *, since: int, past: Past = NOTHING_KNOWN) -> Changes:
    """Return what changed from one release to the next.

    Args:
        before: of the release before.
        now: of the new one.
        since: the number of the release before.
        past: what else is known of both.
    """
    keys = dict.fromkeys([*now.indicators, *before.indicators])
    told = {key: _change(before.indicators.get(key), now.indicators.get(key), past) for key in keys}
    opened = _only_in(now.gaps, before.gaps)
    closed = [one for one in _only_in(before.gaps, now.gaps) if one.key not in past.lost]
    for one in (*opened, *closed):
        if one.indicator is not None and one.indicator.id not in told:
            told[one.indicator.id] = IndicatorChange(one.indicator.id, one.indicator.name, "", "")
    counted = (_with_gaps(one, opened, closed) for one in told.values())
    changed = [one for one in counted if one != _unchanged(one)]
    # What stands for an outcome comes first; the others as they were.
    ordered = sorted(changed, key=lambda one: one.tier != HEADLINE)
    return Changes(since, tuple(ordered), len(opened), len(closed))


def _unchanged(one: IndicatorChange) -> IndicatorChange:
    return IndicatorChange(one.id, one.title, one.place, one.group, tier=one.tier)


def _only_in(these: Sequence[d.GapNote], those: Sequence[d.GapNote]) -> list[d.GapNote]:
    known = {one.key for one in those}
    return [one for one in these if one.key not in known]


def _with_gaps(change: IndicatorChange, opened: Sequence[d.GapNote], closed: Sequence[d.GapNote]) -> IndicatorChange:
    more, fewer = (
        sum(one.indicator is not None and one.indicator.id == change.id for one in own) for own in (opened, closed)
    )
    return replace(change, gaps_opened=more, gaps_closed=fewer)


def _change(before: d.IndicatorDocument | None, now: d.IndicatorDocument | None, past: Past) -> IndicatorChange:
    """Return what changed of an indicator's figures and marks."""
    if now is None or before is None:
        return _came_or_went(before, now)
    old, new, withdrawn = _points(before), _points(now), past.withdrawn
    came = [spot for spot, one in new.items() if _is_new(old.get(spot), one)]
    again = sum((now.head.id, *spot) in past.known for spot in came)
    return IndicatorChange(
        id=now.head.id,
        title=now.head.title,
        place=now.place,
        group=now.group,
        figures_new=len(came) - again,
        figures_revised=sum(is_revised(old.get(spot), one) for spot, one in new.items()),
        figures_withdrawn=sum(
            _is_withdrawn(one, new.get(spot)) and (now.head.id, *spot) not in past.unseen for spot, one in old.items()
        ),
        figures_lost=sum(_is_lost(one, new.get(spot)) for spot, one in old.items()),
        figures_again=again,
        marks=_first_marks(before, now, withdrawn),
        other_trends=sum(_has_turned(before, one, withdrawn, now) for one in now.series),
        hidden_more=sum(_is_hidden(one) and not _is_hidden(old.get(spot)) for spot, one in new.items()),
        hidden_fewer=sum(_is_opened(one, new.get(spot)) for spot, one in old.items()),
        tier=now.head.tier,
        newest=newest_change(old, now),
    )


def _came_or_went(before: d.IndicatorDocument | None, now: d.IndicatorDocument | None) -> IndicatorChange:
    known = now or before
    if known is None:
        raise ValueError("an indicator changes only where one of two releases shows it")
    return IndicatorChange(
        known.head.id,
        known.head.title,
        known.place,
        known.group,
        new=before is None,
        gone=now is None,
        tier=known.head.tier,
        newest=newest_change({}, now) if now else None,
    )


def _points(document: d.IndicatorDocument) -> Points:
    return {(one.place, one.group, point.period): point for one in document.series for point in one.points}


def _is_new(before: d.Point | None, now: d.Point) -> bool:
    """Tell whether a figure is there for the first time; one that was hidden is counted as opened."""
    return now.value is not None and (before is None or (before.value is None and not _is_hidden(before)))


def _is_withdrawn(before: d.Point, now: d.Point | None) -> bool:
    """Tell whether a figure was withdrawn, shown or hidden."""
    return _was_there(before) and now is not None and WITHDRAWN in now.flags


def _is_lost(before: d.Point, now: d.Point | None) -> bool:
    """Tell whether a figure is not there any more, and was not withdrawn; one that is hidden now is counted there."""
    if now is None:
        return _was_there(before)
    gone = now.value is None and not _is_hidden(now) and WITHDRAWN not in now.flags
    return before.value is not None and gone


def _was_there(before: d.Point) -> bool:
    return before.value is not None or _is_hidden(before)


def _is_opened(before: d.Point, now: d.Point | None) -> bool:
    """Tell whether a figure was hidden and is shown; one that was hidden and is withdrawn is not."""
    return _is_hidden(before) and now is not None and now.value is not None


def _is_hidden(point: d.Point | None) -> bool:
    return point is not None and HIDDEN in point.flags


def _first_marks(
    before: d.IndicatorDocument, now: d.IndicatorDocument, withdrawn: Collection[Key]
) -> tuple[MarkChange, ...]:
    """Return the marks that changed of the series shown first; nothing where that is another one now."""
    old, new = (one.find(place=now.place, group=now.group) for one in (before, now))
    if old is None or new is None or (now.head.id, now.place, now.group) in withdrawn:
        return ()
    return tuple(_marks(old.judgement, new.judgement))


def _marks(before: Judgement, now: Judgement) -> Iterator[MarkChange]:
    old, new = _said(before.trend), _said(now.trend)
    if old != new:
        yield MarkChange("trend", old[0], new[0], old[1], new[1])
    if before.target.status is not now.target.status:
        yield MarkChange("target", before.target.status, now.target.status)
    if before.baseline.status is not now.baseline.status:
        yield MarkChange("baseline", before.baseline.status, now.baseline.status)


def _said(trend: Trend) -> tuple[str, str]:
    """Return what the mark of a trend says: its grade and which way."""
    if trend.grade in SAID and trend.direction is not Direction.NONE:
        return trend.grade.value, trend.direction.value
    quiet = trend.process is not None and trend.process.signal is Signal.NONE
    return NO_SIGN if quiet else trend.grade.value, Direction.NONE.value


def _has_turned(
    before: d.IndicatorDocument, series: d.SeriesDocument, withdrawn: Collection[Key], now: d.IndicatorDocument
) -> bool:
    """Tell whether the mark of a trend changed of a series that is not shown first."""
    key = (now.head.id, series.place, series.group)
    old = before.find(place=series.place, group=series.group)
    if old is None or key in withdrawn or key[1:] == (now.place, now.group):
        return False
    return _said(old.judgement.trend) != _said(series.judgement.trend)
