"""What changed in a release since the one before, found in the documents of both."""

from collections.abc import Mapping

from indicators.release.changed import Changes
from indicators.release.changes import Shown, changes_between
from indicators.release.documents import GapNote, GapsDocument, IndicatorDocument
from indicators.release.forms import GAPS, INDICATOR
from indicators.store.database import Session
from indicators.store.queries import releases as queries

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
    if last is None:
        return Changes()
    known = queries.pages(session, last.id)
    differ = {key[1] for key in {*known, *digests} if key[0] == "indicator" and known.get(key) != digests.get(key)}
    before = queries.texts(session, last.id, "indicator", differ)
    gone = {(one.indicator, one.place, one.group) for one in queries.withdrawn_from(session, last.id)}
    return changes_between(
        Shown({key: INDICATOR.validate_json(text) for key, text in before.items()}, _gaps_before(session, last.id)),
        Shown({one.head.id: one for one in _indicators(documents) if one.head.id in differ}, _gaps(documents)),
        since=last.id,
        withdrawn=gone,
    )


def _indicators(documents: Mapping[Key, object]) -> list[IndicatorDocument]:
    return [one for one in documents.values() if isinstance(one, IndicatorDocument)]


def _gaps(documents: Mapping[Key, object]) -> tuple[GapNote, ...]:
    return next((one.gaps for one in documents.values() if isinstance(one, GapsDocument)), ())


def _gaps_before(session: Session, release: int) -> tuple[GapNote, ...]:
    texts = queries.texts(session, release, "gaps")
    return next((GAPS.validate_json(text).gaps for text in texts.values()), ())
