"""Questions about releases: which holds at a moment, what it shows, and what was withdrawn since.

The public sees a release that is published once its moment has come: reading compares with the clock, so that an
embargo ends without anything being run.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVarTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from indicators.store import tables as t

Columns = TypeVarTuple("Columns")
DRAFT, CHECKED, PUBLISHED, WITHDRAWN = "draft", "checked", "published", "withdrawn"


@dataclass(frozen=True)
class ReleaseRow:
    """A release that the public sees.

    Attributes:
        number, published_at: which it is, and from when it was seen.
        withdrawals: how many figures, comments and releases were withdrawn so far.
        changes: what changed since the release before, as it is stored.
        instead_of: the release that held by then, had it not been withdrawn; None where none was.
        until: when the next embargo ends, so that another release may hold; None where none is waiting.
    """

    number: int
    published_at: dt.datetime
    withdrawals: int
    changes: dict[str, Any]
    instead_of: t.Release | None
    until: dt.datetime | None


class WithdrawnFigure(NamedTuple):
    """A figure that is withdrawn, and why; `reasons`: in other languages."""

    indicator: str
    place: str
    group: str
    period: str
    reason: str
    reasons: Mapping[str, str] = MappingProxyType({})


def newest(session: Session, *, now: dt.datetime, until: dt.datetime | None = None) -> ReleaseRow | None:
    """Return the release that the public sees now, or saw last before a moment; None when there is none.

    Of two that became public at one moment the later one holds. What is under embargo now is never shown, and what was
    under embargo at the moment asked for was not seen then.
    """
    release = t.Release
    waiting = select(func.min(release.published_at)).where(release.state == PUBLISHED, release.published_at > now)
    named = (release.id, release.published_at, release.changes, withdrawals(), waiting.scalar_subquery())
    asked = _latest(select(*named).where(_is_public(now)), until)
    row = session.execute(asked).first()
    if row is None:
        return None
    return ReleaseRow(row[0], row[1], row[3], row[2], _withdrawn_since(session, row[1], now, until), row[4])


def numbered(session: Session, number: int, *, now: dt.datetime) -> ReleaseRow | None:
    """Return a release by its number; None where the public does not see it."""
    release = t.Release
    named = select(release.id, release.published_at, release.changes, withdrawals())
    row = session.execute(named.where(_is_public(now), release.id == number)).first()
    return None if row is None else ReleaseRow(row[0], row[1], row[3], row[2], None, None)


def _latest(asked: Select[*Columns], until: dt.datetime | None) -> Select[*Columns]:
    release = t.Release
    if until is not None:
        asked = asked.where(release.published_at < until)
    return asked.order_by(release.published_at.desc(), release.id.desc()).limit(1)


def _withdrawn_since(
    session: Session, since: dt.datetime, now: dt.datetime, until: dt.datetime | None
) -> t.Release | None:
    """Return the last release since a moment that the public saw until it was withdrawn."""
    release = t.Release
    asked = select(release).where(_was_public(now), release.published_at >= since)
    return session.scalars(_latest(asked, until)).first()


def ever_public(session: Session, *, now: dt.datetime) -> list[t.Release]:
    """Return every release that the public sees or saw until it was withdrawn, newest first."""
    release = t.Release
    asked = select(release).where(or_(_is_public(now), _was_public(now)))
    return list(session.scalars(asked.order_by(release.published_at.desc(), release.id.desc())))


def _was_public(now: dt.datetime) -> ColumnElement[bool]:
    """Return whether the public saw a release until it was withdrawn: one withdrawn under embargo nobody saw."""
    release = t.Release
    return and_(release.state == WITHDRAWN, release.published_at <= now, release.published_at < release.withdrawn_at)


def _is_public(now: dt.datetime) -> ColumnElement[bool]:
    return and_(t.Release.state == PUBLISHED, t.Release.published_at <= now)


def withdrawals() -> ColumnElement[int]:
    """Return the question how many figures, comments and releases were withdrawn so far: the number only grows."""
    figures = select(func.count(t.Withdrawal.id)).scalar_subquery()
    comments = select(func.count(t.CommentTaken.id)).scalar_subquery()
    releases = select(func.count(t.Release.id)).where(t.Release.state == WITHDRAWN).scalar_subquery()
    return figures + comments + releases


def count_withdrawn(session: Session) -> int:
    """Return how many figures, comments and releases were withdrawn so far."""
    return session.execute(select(withdrawals())).scalar_one()


def seen(session: Session, release: int, *, now: dt.datetime) -> int | None:
    """Return how many withdrawals there were so far; None when the public does not see that release."""
    return session.scalar(select(withdrawals()).where(t.Release.id == release, _is_public(now)))


def last(session: Session) -> t.Release | None:
    """Return the last published release, under embargo or not."""
    return session.scalars(_latest(select(t.Release).where(t.Release.state == PUBLISHED), None)).first()


def last_before(session: Session, release: t.Release) -> t.Release | None:
    """Return the last published release that the public sees, or will see, before another one."""
    one, moment = t.Release, release.published_at
    sooner = or_(one.published_at < moment, and_(one.published_at == moment, one.id < release.id))
    return session.scalars(_latest(select(one).where(one.state == PUBLISHED, sooner), None)).first()


def by_number(session: Session, release: int) -> t.Release | None:
    """Return a release in whatever state."""
    return session.get(t.Release, release)


def every(session: Session) -> list[t.Release]:
    """Return every release in whatever state, newest first."""
    return list(session.scalars(select(t.Release).order_by(t.Release.id.desc())))


def withdrawn_from(session: Session, release: int) -> list[WithdrawnFigure]:
    """Return the figures that were withdrawn since a release was made: it was judged with them."""
    return [WithdrawnFigure._make(row) for row in session.execute(_told().where(t.Withdrawal.release_id >= release))]


def every_reason(session: Session) -> list[WithdrawnFigure]:
    """Return why figures were ever withdrawn, oldest first: the last reason of a figure is the one that is told."""
    return [WithdrawnFigure._make(row) for row in session.execute(_told())]


def _told() -> Select[str, str, str, str, str, dict[str, Any]]:
    series, one = t.Series, t.Withdrawal
    named = (series.indicator, series.place, series.group, one.period, one.reason, one.reasons)
    return select(*named).join(series, series.id == one.series_id).order_by(one.id)


def every_withdrawal(session: Session) -> list[t.Withdrawal]:
    """Return every withdrawal, oldest first."""
    return list(session.scalars(select(t.Withdrawal).order_by(t.Withdrawal.id)))


def indicators_withdrawn(session: Session) -> set[str]:
    """Return the indicators that have a withdrawn figure."""
    return set(session.scalars(select(t.Series.indicator).join(t.Withdrawal, t.Withdrawal.series_id == t.Series.id)))


def document(session: Session, release: int, noun: str, record: str) -> str | None:
    """Return the text of one document of a release; None when it shows nothing of that id."""
    asked = _bodies(release).where(t.ReleasePage.noun == noun, t.ReleasePage.record == record)
    found = session.execute(asked).first()
    return found[1] if found else None


def texts(session: Session, release: int, noun: str, records: Collection[str] | None = None) -> dict[str, str]:
    """Return the texts of the documents of one noun, or of some of its records, by id."""
    asked = _bodies(release).where(t.ReleasePage.noun == noun)
    if records is not None:
        asked = asked.where(t.ReleasePage.record.in_(list(records)))
    return {record: body for record, body in session.execute(asked)}


def _bodies(release: int) -> Select[str, str]:
    page, kept = t.ReleasePage, t.ReleasedDocument
    return select(page.record, kept.body).join(kept, page.document_id == kept.id).where(page.release_id == release)


def pages(session: Session, release: int) -> dict[tuple[str, str], str]:
    """Return which document (by its digest) a release shows for each noun and id."""
    asked = (
        select(t.ReleasePage.noun, t.ReleasePage.record, t.ReleasedDocument.sha256)
        .join(t.ReleasedDocument, t.ReleasePage.document_id == t.ReleasedDocument.id)
        .where(t.ReleasePage.release_id == release)
    )
    return {(noun, record): digest for noun, record, digest in session.execute(asked)}
