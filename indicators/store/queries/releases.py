"""Questions about releases: which holds, which held on a day, and what they show."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from indicators.store import tables as t


@dataclass(frozen=True)
class ReleaseRow:
    """A release: its number, when it was published, and how many figures were withdrawn so far."""

    number: int
    published_at: dt.datetime
    withdrawals: int


def newest(session: Session, *, until: dt.datetime | None = None) -> ReleaseRow | None:
    """Return the last release, or the last one published before a moment; None when there is none."""
    withdrawn = select(func.count(t.Withdrawal.id)).scalar_subquery()
    asked = select(t.Release.id, t.Release.published_at, withdrawn).order_by(t.Release.id.desc()).limit(1)
    if until is not None:
        asked = asked.where(t.Release.published_at < until)
    row = session.execute(asked).first()
    return ReleaseRow(row[0], row[1], row[2]) if row else None


def document(session: Session, release: int, noun: str, record: str) -> str | None:
    """Return the text of one document of a release; None when it shows nothing of that id."""
    asked = (
        select(t.ReleasedDocument.body)
        .join(t.ReleasePage, t.ReleasePage.document_id == t.ReleasedDocument.id)
        .where(t.ReleasePage.release_id == release, t.ReleasePage.noun == noun, t.ReleasePage.record == record)
    )
    return session.scalar(asked)


def pages(session: Session, release: int) -> dict[tuple[str, str], str]:
    """Return which document (by its digest) a release shows for each noun and id."""
    asked = (
        select(t.ReleasePage.noun, t.ReleasePage.record, t.ReleasedDocument.sha256)
        .join(t.ReleasedDocument, t.ReleasePage.document_id == t.ReleasedDocument.id)
        .where(t.ReleasePage.release_id == release)
    )
    return {(noun, record): digest for noun, record, digest in session.execute(asked)}
