"""Where another measure holds what one lacks: of the same people, counted in another way (over more years, say)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from indicators.release import documents as d
from indicators.release.missing import GapNote

GROUP = "group-without-data"


def with_elsewhere(document: d.GapsDocument, indicators: Mapping[str, d.IndicatorDocument]) -> d.GapsDocument:
    """Return the gaps; of a group without figures, with the other measures that have some of it in that place.

    Another measure of the same outcome is meant where it counts the same people in the same unit.
    """
    told = tuple(replace(one, elsewhere=tuple(_elsewhere(one, indicators))) for one in document.gaps)
    return replace(document, gaps=told)


def _elsewhere(note: GapNote, indicators: Mapping[str, d.IndicatorDocument]) -> Iterator[d.Named]:
    lacking = indicators.get(note.indicator.id) if note.kind == GROUP and note.indicator else None
    if lacking is None or note.place is None or note.group is None:
        return
    for one in indicators.values():
        series = one.find(place=note.place.id, group=note.group.id)
        if _is_alike(one.head, lacking.head) and series and any(point.value is not None for point in series.points):
            yield d.Named(one.head.id, one.head.title)


def _is_alike(one: d.IndicatorHead, other: d.IndicatorHead) -> bool:
    return (
        one.id != other.id
        and one.closed_on is None
        and one.counted_people is not None
        and one.counted_people == other.counted_people
        and (one.outcome.id, one.unit) == (other.outcome.id, other.unit)
    )
