"""What changed in a release since the one before, found in the documents of both."""

from collections.abc import Collection, Mapping

from indicators.release.changed import Changes
from indicators.release.changes import NOTHING_KNOWN, Past, Shown, changes_between
from indicators.release.documents import GapNote, GapsDocument, IndicatorDocument
from indicators.release.forms import GAPS, INDICATOR
from indicators.screening.unseen import first_shown, never_shown
from indicators.store.database import Session
from indicators.store.queries import figures
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
    now = [one for one in _indicators(documents) if one.head.id in differ]
    return changes_between(
        Shown({key: INDICATOR.validate_json(text) for key, text in before.items()}, _gaps_before(session, last.id)),
        Shown({one.head.id: one for one in now}, _gaps(documents)),
        since=last.id,
        past=_past(session, last.id, differ),
    )


def _past(session: Session, release: int, indicators: Collection[str]) -> Past:
    """Return what is known of the figures of some indicators besides what the last release shows."""
    if not indicators:
        return NOTHING_KNOWN
    named = {number: spot for spot, number in figures.series(session, indicators).items()}
    unseen, known = never_shown(session), first_shown(session, named)
    return Past(
        withdrawn={(one.indicator, one.place, one.group) for one in queries.withdrawn_from(session, release)},
        unseen={(*named[number], period) for number, period, _ in unseen if number in named},
        known={(*named[number], period) for number, period, _ in known if isinstance(number, int)},
    )


def _indicators(documents: Mapping[Key, object]) -> list[IndicatorDocument]:
    return [one for one in documents.values() if isinstance(one, IndicatorDocument)]


def _gaps(documents: Mapping[Key, object]) -> tuple[GapNote, ...]:
    return next((one.gaps for one in documents.values() if isinstance(one, GapsDocument)), ())


def _gaps_before(session: Session, release: int) -> tuple[GapNote, ...]:
    texts = queries.texts(session, release, "gaps")
    return next((GAPS.validate_json(text).gaps for text in texts.values()), ())
