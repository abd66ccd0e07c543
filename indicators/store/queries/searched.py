"""The question of what is found under some words in the documents of a release."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select, text
from sqlalchemy.orm import Session

from indicators.store import tables as t

MOST = 400


class FoundRow(NamedTuple):
    """Something found: its kind and id, and what one language calls it and says of it."""

    kind: str
    record: str
    language: str
    title: str
    told: str


def found(session: Session, release: int, beginnings: Sequence[str]) -> list[FoundRow]:
    """Return what holds, in one language, a word that begins with each of `beginnings` (folded); at most `MOST` rows.

    Accents and capitals make no difference: what is indexed was folded when it was released. Nothing without words.
    """
    if not beginnings:
        return []
    asked = _of(release).where(_matches(session, beginnings)).order_by(t.ReleasedWords.id).limit(MOST)
    return [FoundRow._make(row) for row in session.execute(asked)]


def named(session: Session, release: int, records: Collection[str]) -> list[FoundRow]:
    """Return every language of what has one of these ids."""
    asked = _of(release).where(t.ReleasedWords.record.in_(list(records))).order_by(t.ReleasedWords.id)
    return [FoundRow._make(row) for row in session.execute(asked)]


def words_told(session: Session, release: int) -> list[FoundRow]:
    """Return everything that can be found in a release, with its title and what is told of it."""
    return [FoundRow._make(row) for row in session.execute(_of(release).order_by(t.ReleasedWords.id))]


def indexed(session: Session, release: int) -> set[int]:
    """Return the documents of a release that have been indexed, by number."""
    page, words = t.ReleasePage, t.ReleasedWords
    asked = select(words.document_id).join(page, page.document_id == words.document_id)
    return set(session.scalars(asked.where(page.release_id == release).distinct()))


def _of(release: int) -> Select[str, str, str, str, str]:
    words, page = t.ReleasedWords, t.ReleasePage
    asked = select(words.kind, words.record, words.language, words.title, words.told)
    return asked.join(page, page.document_id == words.document_id).where(page.release_id == release)


def _matches(session: Session, beginnings: Sequence[str]) -> ColumnElement[bool]:
    words = t.ReleasedWords
    if session.get_bind().dialect.name == "sqlite":
        every = " AND ".join(f'"{one}"*' for one in beginnings)
        rows = text("SELECT rowid FROM released_words_index WHERE released_words_index MATCH :asked")
        return words.id.in_(rows.bindparams(asked=every).columns(t.ReleasedWords.id).scalar_subquery())
    every = " & ".join(f"'{one}':*" for one in beginnings)
    vector = func.to_tsvector(text("'simple'"), words.folded)
    return and_(vector.op("@@")(func.to_tsquery(text("'simple'"), every)))
