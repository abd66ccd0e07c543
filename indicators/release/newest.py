"""The newest figure that changed in a release, beside the one before: what a reader of news wants to know first."""

from collections.abc import Mapping

from indicators.release import documents as d
from indicators.release.changed import FigureChange

Points = Mapping[tuple[str, str, str], d.Point]
"""By place, group and period."""


def newest_change(before: Points, now: d.IndicatorDocument) -> FigureChange | None:
    """Return the newest figure of the series shown first that is new or another one; None without one.

    Args:
        before: what the release before showed; nothing of an indicator that is new.
        now: the indicator as this release shows it.
    """
    series = now.find(place=now.place, group=now.group)
    known = [one for one in series.points if one.value is not None] if series else []
    new = [one for one in known if _has_changed(before.get((now.place, now.group, one.period)), one)]
    if not new:
        return None
    newest = max(new, key=lambda one: (one.end, one.position))
    revised = is_revised(before.get((now.place, now.group, newest.period)), newest)
    return FigureChange(
        next(one.name for one in now.places if one.id == now.place),
        next(one.name for one in now.groups if one.id == now.group),
        now.head.unit,
        now.head.decimals,
        now.head.period_type,
        newest.period,
        newest.value or 0.0,
        *_before(newest, known, revised=revised),
    )


def _before(newest: d.Point, known: list[d.Point], *, revised: bool) -> tuple[str | None, float | None]:
    """Return what a corrected figure was, as far as this release tells, or else the figure of the period before."""
    if revised and newest.earlier and newest.earlier[-1].value is not None:
        return newest.period, newest.earlier[-1].value
    earlier = [one for one in known if (one.end, one.position) < (newest.end, newest.position)]
    beside = max(earlier, key=lambda one: (one.end, one.position), default=None)
    return (beside.period, beside.value) if beside else (None, None)


def _has_changed(before: d.Point | None, now: d.Point) -> bool:
    return before is None or before.value is None or is_revised(before, now)


def is_revised(before: d.Point | None, now: d.Point) -> bool:
    """Tell whether a figure is another one than before."""
    return before is not None and None not in (before.value, now.value) and before.value != now.value
