"""Questions about what people said, what of it was taken away again, and who asked for the newsletter."""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from indicators.store import tables as t

WAITING, SHOWN, DECLINED, REMOVED = "waiting", "shown", "declined", "removed"
WEB, PHONE, PAPER = "web", "phone", "paper"


class Counted(NamedTuple):
    """How many addresses there are: confirmed, and not yet; and of these to how many no letter was sent."""

    confirmed: int
    unconfirmed: int
    unasked: int


def every_comment(session: Session, state: str | None = None) -> list[t.Comment]:
    """Return the comments, or those in one state, newest first."""
    asked = select(t.Comment).order_by(t.Comment.came_at.desc(), t.Comment.id.desc())
    return list(session.scalars(asked if state is None else asked.where(t.Comment.state == state)))


def count_waiting(session: Session) -> int:
    """Return how many comments nobody has decided on."""
    return session.scalar(select(func.count(t.Comment.id)).where(t.Comment.state == WAITING)) or 0


def count_from_web(session: Session, since: dt.datetime) -> int:
    """Return how many comments came over the web since a moment."""
    asked = select(func.count(t.Comment.id)).where(t.Comment.way == WEB, t.Comment.came_at >= since)
    return session.scalar(asked) or 0


def taken_from(session: Session, release: int) -> frozenset[int]:
    """Return the comments that were taken away since a release was made."""
    return frozenset(session.scalars(select(t.CommentTaken.comment_id).where(t.CommentTaken.release_id >= release)))


def address(session: Session, written: str) -> t.NewsletterAddress | None:
    """Return what is kept of an address; None when it is not on the list."""
    return session.scalars(select(t.NewsletterAddress).where(t.NewsletterAddress.address == written)).first()


def every_address(session: Session) -> list[t.NewsletterAddress]:
    """Return every address, in the order of the alphabet."""
    return list(session.scalars(select(t.NewsletterAddress).order_by(t.NewsletterAddress.address)))


def count_signed(session: Session, since: dt.datetime) -> int:
    """Return how many addresses were written down since a moment and are on the list still."""
    one = t.NewsletterAddress
    return session.scalar(select(func.count(one.id)).where(one.signed_at >= since)) or 0


def count_addresses(session: Session) -> Counted:
    """Return how many addresses there are."""
    one = t.NewsletterAddress
    every, confirmed = session.execute(select(func.count(one.id), func.count(one.confirmed_at))).one()
    unasked = select(func.count(one.id)).where(one.confirmed_at.is_(None), one.asked_at.is_(None))
    return Counted(confirmed, every - confirmed, session.scalar(unasked) or 0)


def issues(session: Session) -> list[t.NewsletterIssue]:
    """Return the past newsletters, newest first."""
    return list(session.scalars(select(t.NewsletterIssue).order_by(t.NewsletterIssue.id.desc())))
