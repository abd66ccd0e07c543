"""Writing down what people say, taking it away again, and erasing it for good."""

import datetime as dt
import hashlib
from collections.abc import Callable

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from indicators.store import tables as t

SAID = "said"
"""The noun of the released document that holds comments."""


def add(session: Session, row: t.Comment | t.NewsletterAddress | t.NewsletterIssue) -> None:
    """Write a row down; it has its number afterwards."""
    session.add(row)
    session.flush()


def drop(session: Session, row: t.NewsletterAddress | t.NewsletterIssue) -> None:
    """Erase a row."""
    write_over(session)
    session.delete(row)


def take_away(session: Session, comment: int, *, now: dt.datetime) -> None:
    """Take a comment out of every release that was made so far, at once."""
    newest = session.scalar(select(func.max(t.Release.id)))
    session.add(t.CommentTaken(comment_id=comment, taken_at=now, release_id=newest))


def write_over(session: Session) -> None:
    """Let what is erased from here on be written over: SQLite would leave it in the file until it needs the room."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA secure_delete = ON")


def rewrite_said(session: Session, without: Callable[[str], str]) -> None:
    """Write the released documents of comments anew, each as `without` returns its text."""
    page, kept = t.ReleasePage, t.ReleasedDocument
    held = select(page.document_id).where(page.noun == SAID)
    for row in session.scalars(select(kept).where(kept.id.in_(held))).all():
        body = without(row.body)
        if body != row.body:
            _replace(session, row, body)


def _replace(session: Session, row: t.ReleasedDocument, body: str) -> None:
    """Give a document another body; one that is there already takes its place."""
    digest = hashlib.sha256(body.encode()).hexdigest()
    other = session.scalar(select(t.ReleasedDocument.id).where(t.ReleasedDocument.sha256 == digest))
    if other is None:
        row.sha256, row.body = digest, body
    else:
        session.execute(update(t.ReleasePage).where(t.ReleasePage.document_id == row.id).values(document_id=other))
        session.execute(delete(t.ReleasedDocument).where(t.ReleasedDocument.id == row.id))
    session.flush()


def erase_unconfirmed(session: Session, before: dt.datetime) -> int:
    """Erase the addresses that were written down before a moment and never confirmed; return how many."""
    one = t.NewsletterAddress
    gone = select(one.id).where(one.confirmed_at.is_(None), one.signed_at < before)
    numbers = list(session.scalars(gone))
    session.execute(delete(one).where(one.id.in_(numbers)))
    return len(numbers)
