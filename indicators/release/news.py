"""What changed in a release since the one before, found in the documents of both."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from indicators.release.changed import Changes
from indicators.release.changes import NOTHING_KNOWN, Past, Shown, changes_between
from indicators.release.documents import GapNote, GapsDocument, IndicatorDocument
from indicators.release.forms import FORMS, GAPS, INDICATOR
from indicators.screening.keys import key_of
from indicators.screening.returning import stood
from indicators.screening.unseen import first_shown, never_shown
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import figures
from indicators.store.queries import releases as queries
from indicators.store.queries.gaps import lost_gaps
from indicators.store.queries.screened import versions

Key = tuple[str, str]
"""The noun and the id of a document."""


def news(session: Session, documents: Mapping[Key, object], digests: Mapping[Key, str]) -> Changes:
    """Return what changed since the last published release; nothing is told of the first one.

    Args:
        session: reading or writing.
        documents: of the new release, by noun and id.
        digests: of the same, as they are stored: documents that are alike in both need not be compared.
    """
    last = queries.last(session)
    return Changes() if last is None else _since(session, last, documents, digests)


def news_again(session: Session, release: t.Release) -> Changes:
    """Return what changed in a published release since the one before it that still holds."""
    last = queries.last_before(session, release)
    if last is None:
        return Changes()
    documents = {
        (noun, record): FORMS[noun].validate_json(text)
        for noun in ("indicator", "gaps")
        for record, text in queries.texts(session, release.id, noun).items()
    }
    return _since(session, last, documents, queries.pages(session, release.id), of=release)


def _since(
    session: Session,
    last: t.Release,
    documents: Mapping[Key, object],
    digests: Mapping[Key, str],
    *,
    of: t.Release | None = None,
) -> Changes:
    """Return what changed from one release to a new one, or to one that was published before (`of`)."""
    known = queries.pages(session, last.id)
    differ = {key[1] for key in {*known, *digests} if key[0] == "indicator" and known.get(key) != digests.get(key)}
    before = queries.texts(session, last.id, "indicator", differ)
    now = [one for one in _indicators(documents) if one.head.id in differ]
    return changes_between(
        Shown({key: INDICATOR.validate_json(text) for key, text in before.items()}, _gaps_before(session, last.id)),
        Shown({one.head.id: one for one in now}, _gaps(documents)),
        since=last.id,
        past=_past(session, last.id, differ, of=of),
    )


def _past(session: Session, release: int, indicators: Collection[str], *, of: t.Release | None) -> Past:
    """Return what is known of the figures of some indicators besides what the last release shows."""
    lost = lost_gaps(session)
    if not indicators:
        return replace(NOTHING_KNOWN, lost=lost)
    named = {number: spot for spot, number in figures.series(session, indicators).items()}
    unseen, known = never_shown(session), first_shown(session, named)
    if of is not None:
        sooner = (one for one in queries.every(session) if (one.published_at, one.id) < (of.published_at, of.id))
        earlier = {one.id for one in sooner if one.state == queries.PUBLISHED}
        known = {key: first for key, first in known.items() if first in earlier}
    load = None if of is None else of.load_id
    rows = (row for row in versions(session, named) if stood(row, load) and key_of(row) in known)
    return Past(
        withdrawn={(one.indicator, one.place, one.group) for one in queries.withdrawn_from(session, release)},
        unseen={(*named[number], period) for number, period, _ in unseen if number in named},
        known={(*named[row.series_id], row.period) for row in rows},
        lost=lost,
    )


def _indicators(documents: Mapping[Key, object]) -> list[IndicatorDocument]:
    return [one for one in documents.values() if isinstance(one, IndicatorDocument)]


def _gaps(documents: Mapping[Key, object]) -> tuple[GapNote, ...]:
    return next((one.gaps for one in documents.values() if isinstance(one, GapsDocument)), ())


def _gaps_before(session: Session, release: int) -> tuple[GapNote, ...]:
    texts = queries.texts(session, release, "gaps")
    return next((GAPS.validate_json(text).gaps for text in texts.values()), ())
