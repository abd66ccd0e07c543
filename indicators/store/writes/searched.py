"""Writing what can be searched of released documents: each document once, however many releases hold it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries.searched import indexed

COPIED = text("INSERT INTO released_words_index (rowid, folded) SELECT id, folded FROM released_words WHERE id > :last")


class Entry(NamedTuple):
    """Something that can be found: its kind and id, and of one language its title, its words, and both folded."""

    kind: str
    record: str
    language: str
    title: str
    told: str
    folded: str


def index_words(session: Session, release: int, entries: Mapping[tuple[str, str], Sequence[Entry]]) -> None:
    """Index the documents of a release that are not yet: their entries by (noun, id)."""
    page, done = t.ReleasePage, indexed(session, release)
    asked = select(page.noun, page.record, page.document_id).where(page.release_id == release)
    numbers = {(noun, record): number for noun, record, number in session.execute(asked) if number not in done}
    rows = [{"document_id": number, **one._asdict()} for key, number in numbers.items() for one in entries.get(key, ())]
    if not rows:
        return
    last = session.execute(text("SELECT coalesce(max(id), 0) FROM released_words")).scalar_one()
    session.execute(insert(t.ReleasedWords), rows)
    if session.get_bind().dialect.name == "sqlite":
        session.execute(COPIED.bindparams(last=last))
