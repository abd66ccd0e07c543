"""Whether a story was written before the newest figures of its measure were known."""

import datetime as dt
from collections.abc import Iterator

from indicators.release.material import Material
from indicators.store import tables as t


def overtaken(material: Material, story: t.Story) -> str | None:
    """Return the newest period whose figure its story cannot know, as the series writes it; None without one.

    It began after the story was written, or its figure came in, or was corrected, on a later day; of the figures that
    were all loaded on the first day nobody can tell when they came out.
    """
    rows = list(_shown(material, story.indicator))
    begun = min((_came(material, one) for one in rows), default=dt.date.max)
    since = max(story.written_on, begun)
    newer = [one for one in rows if one.starts_on > story.written_on or _came(material, one) > since]
    return max(newer, key=lambda one: (one.ends_on, one.starts_on)).period if newer else None


def _shown(material: Material, indicator: str) -> Iterator[t.Observation]:
    own = material.series.get(indicator, [])
    rows = (row for series in own for row in material.observations.get(series.id, []))
    yield from (row for row in rows if row.value is not None and row.id not in material.hidden)


def _came(material: Material, row: t.Observation) -> dt.date:
    """Return the day on which this version of a figure was loaded, where the collaborative is."""
    return material.stored[row.opened_load_id].astimezone(material.zone).date()
