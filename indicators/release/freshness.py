"""How fresh the sources of a release are: the years they describe, what is late, and what is due this year."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from indicators.periods import parse
from indicators.release import alliance as a
from indicators.release.documents import GapNote, GapsDocument, IndicatorDocument, Named, Point
from indicators.release.gaps import SETTLED
from indicators.release.material import Material
from indicators.release.notes import sources_of
from indicators.release.texts import Text
from indicators.store import tables as t

LATE = "late"


def sources_document(
    material: Material, indicators: Sequence[IndicatorDocument], gaps: GapsDocument
) -> a.SourcesDocument:
    """Return every source that a shown figure comes from, those that are late first."""
    feeds: dict[str, dict[str, Named]] = defaultdict(dict)
    points: dict[str, list[Point]] = defaultdict(list)
    for one in indicators:
        for point in (point for series in one.series for point in series.points):
            feeds[point.source][one.head.id] = Named(one.head.id, one.head.title)
            points[point.source].append(point)
    late = _late(indicators, gaps)
    made = [
        a.SourceState(note, *_years(points[note.id]), tuple(late[note.id]), tuple(feeds[note.id].values()))
        for note in sources_of(material, feeds)
    ]
    return a.SourcesDocument(tuple(sorted(made, key=lambda one: (not one.late, one.source.organisation))))


def workplan_document(material: Material) -> a.WorkplanDocument:
    """Return what is due in the year of the release's own day, and what is overdue."""
    outcomes = material.rank(list(material.outcomes.values()))
    made = (a.YearOfOutcome(one.id, tuple(sorted(_due(material, one.id), key=_by_day))) for one in outcomes)
    return a.WorkplanDocument(material.gaps.today.year, tuple(made))


def _by_day(one: a.DueNote) -> tuple[str, str]:
    return (one.on, one.kind)


def _years(points: Sequence[Point]) -> tuple[int | None, int | None]:
    """Return the first and the last year that shown figures describe."""
    known = [one for one in points if one.value is not None]
    if not known:
        return None, None
    first = min(dt.date.fromisoformat(one.starts) for one in known)
    return first.year, max(dt.date.fromisoformat(one.ends) for one in known).year


def _late(indicators: Sequence[IndicatorDocument], gaps: GapsDocument) -> dict[str, list[GapNote]]:
    """Return what is late of each source: a gap belongs to the source of the newest figure of its series."""
    known = {one.head.id: one for one in indicators}
    found: dict[str, list[GapNote]] = defaultdict(list)
    for note in gaps.gaps:
        if note.kind != LATE or note.is_dropped or not (note.indicator and note.place and note.group):
            continue
        document = known.get(note.indicator.id)
        series = document.find(place=note.place.id, group=note.group.id) if document else None
        if series and series.points:
            found[series.points[-1].source].append(note)
    return found


def _due(material: Material, outcome: str) -> Iterator[a.DueNote]:
    own = {key for key, one in material.frame.indicators.items() if one.outcome == outcome and one.closed_on is None}
    yield from _needs(material, outcome)
    yield from _targets(material, own)
    yield from _editions(material, own)


def _needs(material: Material, outcome: str) -> Iterator[a.DueNote]:
    words, today = material.glossary, material.gaps.today
    for one in material.gaps.needs.values():
        if one.outcome != outcome or one.due is None or one.status in SETTLED:
            continue
        if one.due.year == today.year or one.due < today:
            title, who = words.text("data_need", one.id, "title", one.title), _who(material, one)
            yield a.DueNote("needed", one.due.isoformat(), title, who, one.due < today, one.sample)


def _who(material: Material, need: t.DataNeed) -> Text | None:
    """Return who is to gather figures: the organisation that will, else the team that looks after it."""
    words = material.glossary
    if need.gatherer:
        return words.text("organisation", need.gatherer, "name", material.organisations[need.gatherer].name)
    return words.text("team", need.team, "name", material.teams[need.team].name) if need.team else None


def _targets(material: Material, own: Collection[str]) -> Iterator[a.DueNote]:
    today = material.gaps.today
    for one in material.frame.targets.values():
        if one.indicator not in own:
            continue
        indicator = material.frame.indicators[one.indicator]
        ends = parse(one.period, indicator.period_type).ends_on
        if ends.year == today.year:
            title = material.glossary.text("indicator", indicator.id, "title", indicator.title)
            yield a.DueNote("target", ends.isoformat(), title, None, ends < today, one.sample)


def _editions(material: Material, own: Collection[str]) -> Iterator[a.DueNote]:
    today = material.gaps.today
    for key in sorted({material.frame.indicators[one].source for one in own}):
        source = material.frame.sources[key]
        if source.next_due and source.next_due.year == today.year:
            title, who = material.glossary.text("source", key, "title", source.title), None
            yield a.DueNote("edition", source.next_due.isoformat(), title, who, source.next_due < today, sample=False)
