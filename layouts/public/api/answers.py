"""What each address of the API answers with, made of what was released."""

import datetime as dt
from collections.abc import Iterator, Mapping

from indicators.release.documents import (
    GapNote,
    IndicatorDocument,
    Named,
    OutcomeCard,
    PastRelease,
    Point,
    SeriesDocument,
)
from indicators.release.mapped import MapDocument
from layouts.documents.boundaries import boundaries
from layouts.documents.figures import FigureRow, Part, points, row_maker
from layouts.documents.handout import Handout
from layouts.documents.nouns import group_row, indicator_row, outcome_row, place_row, source_row
from layouts.documents.readme import citation_of
from layouts.documents.separated import BYTE_ORDER_MARK, separated
from layouts.documents.workbook import workbook
from layouts.language.changes import change_lines, change_sums
from layouts.language.gap_speaker import GapSpeaker
from layouts.language.gaps import gap_words
from layouts.language.subject import subject_of
from layouts.language.verdict import verdict
from layouts.public.api.paging import Rows
from layouts.public.api.parameters import check_order
from layouts.public.api.problems import NothingCalled
from layouts.public.api.records import (
    ChangeItem,
    GapItem,
    IndicatorDetail,
    IndicatorItem,
    NeedItem,
    ReleaseItem,
    SeriesMarks,
)
from layouts.public.edition import Edition
from layouts.public.page import Reading
from layouts.public.releases import indicators_of

Asked = Mapping[str, str]


def outcomes(reading: Reading, asked: Asked) -> Rows[OutcomeCard]:
    """Return every outcome, in their order."""
    handout = handout_of(reading.edition)
    return Rows(reading.edition.released.site.outcomes, lambda one: outcome_row(one.head, handout))


def indicators(reading: Reading, asked: Asked) -> Rows[IndicatorDocument]:
    """Return the indicators that have figures, outcome by outcome, main measures first.

    Raises:
        NothingCalled: an outcome, a place or a group that is asked for is not among them.
    """
    every = list(indicators_of(reading))
    _known(asked, "outcome", (one.head.id for one in reading.edition.released.site.outcomes))
    site = reading.edition.released.site
    _known(asked, "place", (place.id for places in (site.places, *(one.places for one in every)) for place in places))
    _known(asked, "group", (group.id for groups in (site.groups, *(one.groups for one in every)) for group in groups))
    return Rows([one for one in every if _is_wanted(one, asked)], lambda one: _item(one, reading))


def indicator(reading: Reading, asked: Asked, name: str) -> IndicatorDetail:
    """Return one indicator; raises NotReleased."""
    document, handout = reading.indicator(name), handout_of(reading.edition)
    return IndicatorDetail(
        **vars(_item(document, reading)),
        series=tuple(_marks(document, one, reading.edition) for one in document.series),
        sources=tuple(source_row(one, handout) for one in document.sources),
        citation=citation_of(document, handout),
    )


def observations(reading: Reading, asked: Asked, name: str) -> Rows[tuple[SeriesDocument, Point]]:
    """Return the figures of an indicator, series by series, oldest first.

    Raises:
        NotReleased: no figure of that indicator is public.
        NothingCalled: there is no place or group of that id; of one that has no figures here there are no rows.
        Reversed: `from` comes after `to`.
    """
    document, site = reading.indicator(name), reading.edition.released.site
    _known(asked, "place", (one.id for one in (*document.places, *site.places)))
    _known(asked, "group", (one.id for one in (*document.groups, *site.groups)))
    check_order(asked)
    part = Part(asked.get("place"), asked.get("group"), asked.get("from"), asked.get("to"))
    return Rows(points(document, part), row_maker(document, handout_of(reading.edition)))


def observations_text(reading: Reading, asked: Asked, name: str) -> bytes:
    """Return the figures of an indicator as text; raises as `observations`."""
    rows = observations(reading, asked, name)
    return (BYTE_ORDER_MARK + separated(FigureRow, map(rows.make, rows.found))).encode()


def observations_workbook(reading: Reading, asked: Asked, name: str) -> bytes:
    """Return the figures of an indicator as a workbook; raises as `observations`."""
    rows = observations(reading, asked, name)
    return workbook(reading.indicator(name), [*map(rows.make, rows.found)], handout_of(reading.edition))


def places_geojson(reading: Reading, asked: Asked) -> bytes:
    """Return where the places are."""
    return boundaries(reading.kept(MapDocument), handout_of(reading.edition))


def gaps(reading: Reading, asked: Asked) -> Rows[GapNote]:
    """Return what is not known yet, the weightiest first; raises NothingCalled for an outcome that there is not."""
    _known(asked, "outcome", (one.head.id for one in reading.edition.released.site.outcomes))
    by = GapSpeaker(reading.edition.words, reading.edition.reader)
    wanted = asked.get("outcome"), asked.get("kind")
    notes = (
        one for one in reading.gaps().gaps if wanted[0] in (None, one.outcome.id) and wanted[1] in (None, one.kind)
    )
    return Rows(list(notes), lambda one: _gap(one, by))


def releases(reading: Reading, asked: Asked) -> Rows[PastRelease]:
    """Return every release that is or was public, newest first."""
    return Rows(reading.releases.every(reading.host), lambda one: _release(one, reading.edition))


def handout_of(edition: Edition) -> Handout:
    """Return an edition as it is taken away."""
    return Handout(edition.released, edition.language, edition.words)


def _known(asked: Asked, name: str, there: Iterator[str]) -> None:
    if name in asked and asked[name] not in set(there):
        raise NothingCalled(name)


def _is_wanted(document: IndicatorDocument, asked: Asked) -> bool:
    head = document.head
    return (
        asked.get("outcome") in (None, head.outcome.id)
        and asked.get("tier") in (None, head.tier)
        and any(Part(asked.get("place"), asked.get("group")).holds(one) for one in document.series)
    )


def _item(document: IndicatorDocument, reading: Reading) -> IndicatorItem:
    handout, prefix = handout_of(reading.edition), reading.edition.addresses.prefix
    return IndicatorItem(
        **vars(indicator_row(document, handout)),
        places=tuple(place_row(one, handout) for one in document.places),
        groups=tuple(group_row(one, handout) for one in document.groups),
        observations=f"{prefix}/api/v1/indicators/{document.head.id}/observations",
    )


def _marks(document: IndicatorDocument, series: SeriesDocument, edition: Edition) -> SeriesMarks:
    judged = series.judgement
    return SeriesMarks(
        place=series.place,
        group=series.group,
        verdict=verdict(judged, subject_of(document.head, series, edition.words)).sentence,
        trend=judged.trend.grade.value,
        direction=judged.trend.direction.value,
        target=judged.target.status.value,
        baseline=judged.baseline.status.value,
    )


def _gap(note: GapNote, by: GapSpeaker) -> GapItem:
    said, need = gap_words(note, by), note.need
    return GapItem(
        key=note.key,
        kind=note.kind,
        kind_name=by.kind(note.kind),
        outcome=note.outcome.id,
        indicator=_id(note.indicator),
        place=_id(note.place),
        group=_id(note.group),
        strategy=_id(note.strategy),
        since=dt.date.fromisoformat(note.since),
        weight=note.weight,
        what=said.what,
        closed_by=said.closed_by,
        then=said.then,
        need=NeedItem(by.name(need.title), need.status, _day(need.due), need.overdue) if need else None,
    )


def _release(one: PastRelease, edition: Edition) -> ReleaseItem:
    words, read = edition.words, edition.reader.read
    told = ((change.id, read(change.title).text, change_lines(change, words)) for change in one.changes.indicators)
    return ReleaseItem(
        number=one.number,
        released_on=dt.date.fromisoformat(one.published_on),
        state="withdrawn" if one.withdrawn_on else "published",
        withdrawn_on=_day(one.withdrawn_on),
        because=read(one.because).text if one.because else None,
        summary=change_sums(one.changes, words),
        changes=tuple(ChangeItem(*change) for change in told),
    )


def _id(named: Named | None) -> str | None:
    return named.id if named else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
