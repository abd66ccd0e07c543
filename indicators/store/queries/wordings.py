"""Words in further languages beside those that they were made from: which hold, who checked them, which are stale."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from indicators.store import tables as t

Key = tuple[str, str, str, str]
"""Noun, record, field and language of some words."""
Journal = Mapping[tuple[str, str], Sequence[t.Change]]


@dataclass(frozen=True)
class Wording:
    """Some words that hold.

    Attributes:
        noun, record, field, language: what they are of.
        words: the words.
        checked_by: who has checked them; None: a machine draft.
        since: the load that brought these words with this name for the first time.
    """

    noun: str
    record: str
    field: str
    language: str
    words: str
    checked_by: str | None
    since: int

    @property
    def key(self) -> Key:
        """Return what the words are of."""
        return self.noun, self.record, self.field, self.language


def wordings(session: Session) -> list[Wording]:
    """Return all words in further languages that hold."""
    first: dict[tuple[str | None, ...], int] = {}
    held: list[Wording] = []
    for row in session.scalars(select(t.Translation).order_by(t.Translation.id)):
        told = (row.noun, row.record, row.field, row.language, row.words, row.checked_by)
        since = first.setdefault(told, row.opened_load_id)
        if row.closed_load_id is None:
            held.append(Wording(*told, since=since))
    return held


def stale(session: Session) -> frozenset[Key]:
    """Return which words no longer say what they were made from: that has changed since they came, or were checked.

    Words that an undo brings back are as old as they were. A name that is written anew, with a day behind it, says
    that the words have been read again. Footnotes of figures are never stale: they hold for one version of a figure.
    """
    journal = _journal(session)
    return frozenset(one.key for one in wordings(session) if _has_moved(one, journal))


def _journal(session: Session) -> Journal:
    """Return what changed in each record, oldest first."""
    found: dict[tuple[str, str], list[t.Change]] = defaultdict(list)
    for change in session.scalars(select(t.Change).order_by(t.Change.id)):
        found[change.noun, change.record].append(change)
    return found


def _has_moved(one: Wording, journal: Journal) -> bool:
    later = [change for change in journal.get((one.noun, one.record), ()) if change.load_id > one.since]
    before = next(_said(later, one.field, "before"), None)
    after = next(_said(later[::-1], one.field, "after"), None)
    return before is not None and before != after


def _said(changes: Sequence[t.Change], field: str, side: str) -> Iterator[object]:
    """Yield what a field was on one side of each change that tells of it."""
    for change in changes:
        told = getattr(change, side)
        if told and field in told:
            yield told[field]
