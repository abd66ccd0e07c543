"""Storing a release: its documents, each kept once however many releases hold it, and what becomes of it later."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries import loads
from indicators.store.queries import releases as queries
from indicators.store.writes import audit

Documents = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Making:
    """How a release comes to be.

    Attributes:
        state: `draft`, `checked` or `published`.
        load: the newest load that it was made of.
        public_from: when the public sees it, where it is published: later than now under an embargo.
        changes: what changed since the release before, ready for JSON.
    """

    state: str
    load: int
    actor: str
    now: dt.datetime
    public_from: dt.datetime
    changes: dict[str, Any]


@dataclass(frozen=True)
class Because:
    """Why something is withdrawn: in the language of the collaborative, and in others by language.

    `may_follow`: it was decided that a figure may be worked out from others that are shown.
    """

    reason: str
    others: Mapping[str, str] = field(default_factory=dict)
    may_follow: bool = False

    def told(self) -> dict[str, Any]:
        """Return it as the audit log keeps it."""
        others = {"in other languages": dict(self.others)} if self.others else {}
        return {"because": self.reason, **others, **({"may follow": True} if self.may_follow else {})}


def digests(documents: Documents) -> dict[tuple[str, str], str]:
    """Return the digest of each document."""
    return {key: hashlib.sha256(body.encode()).hexdigest() for key, body in documents.items()}


def store_release(session: Session, documents: Documents, making: Making) -> int:
    """Store a release of some documents, text by (noun, id); return its number."""
    release = t.Release(
        state=making.state,
        made_at=making.now,
        published_at=making.public_from,
        published_by=making.actor,
        changes=making.changes,
        load_id=making.load,
    )
    session.add(release)
    session.flush()
    named = digests(documents)
    numbers = _store_documents(session, {named[key]: body for key, body in documents.items()})
    rows = [
        {"release_id": release.id, "noun": noun, "record": record, "document_id": numbers[named[noun, record]]}
        for noun, record in documents
    ]
    session.execute(insert(t.ReleasePage), rows)
    _note(session, release, making.actor, making.now, {"load": making.load, "documents": len(rows)})
    return release.id


def show(session: Session, release: t.Release, making: Making) -> None:
    """Publish a release that was made before."""
    release.state, release.published_by = making.state, making.actor
    release.published_at, release.changes = making.public_from, making.changes
    _note(session, release, making.actor, making.now, {"load": release.load_id})


def _note(session: Session, release: t.Release, actor: str, now: dt.datetime, details: dict[str, Any]) -> None:
    published = release.state == queries.PUBLISHED
    told = {"public from": release.published_at.astimezone(dt.UTC).isoformat()} if published else {}
    action = "publish" if published else "draft"
    details = {**details, "state": release.state, **told}
    audit.append(session, actor=actor, action=action, subject=f"release {release.id}", details=details, now=now)


def withdraw_release(session: Session, release: t.Release, *, because: Because, actor: str, now: dt.datetime) -> None:
    """Take a whole release back; the one before holds."""
    details = {**because.told(), "was": release.state}
    release.state, release.withdrawn_at = queries.WITHDRAWN, now
    release.withdrawn_by, release.withdrawn_because = actor, because.reason
    release.withdrawn_reasons = dict(because.others)
    session.flush()
    audit.append(session, actor=actor, action="withdraw", subject=f"release {release.id}", details=details, now=now)


def withdraw_figure(
    session: Session, series: t.Series, period: str, *, because: Because, actor: str, now: dt.datetime
) -> None:
    """Take the figure of a period back, in every release there is."""
    row = t.Withdrawal(
        series_id=series.id,
        period=period,
        reason=because.reason,
        reasons=dict(because.others),
        withdrawn_at=now,
        withdrawn_by=actor,
        load_id=loads.newest(session),
        release_id=session.scalar(select(func.max(t.Release.id))),
        may_follow=because.may_follow,
    )
    _note_withdrawal(session, row, series, because.told())


def give_new_reason(
    session: Session, series: t.Series, earlier: t.Withdrawal, *, because: Because, actor: str, now: dt.datetime
) -> None:
    """Tell another reason why the figure of a period is taken back; what is taken back with it stays the same."""
    row = t.Withdrawal(
        series_id=series.id,
        period=earlier.period,
        reason=because.reason,
        reasons=dict(because.others),
        withdrawn_at=now,
        withdrawn_by=actor,
        load_id=earlier.load_id,
        release_id=earlier.release_id,
        may_follow=because.may_follow,
    )
    _note_withdrawal(session, row, series, {**because.told(), "instead of": earlier.reason})


def _note_withdrawal(session: Session, row: t.Withdrawal, series: t.Series, details: dict[str, Any]) -> None:
    session.add(row)
    session.flush()
    subject = "/".join((series.indicator, series.place, series.group, row.period))
    audit.append(
        session, actor=row.withdrawn_by, action="withdraw", subject=subject, details=details, now=row.withdrawn_at
    )


def _store_documents(session: Session, bodies: Mapping[str, str]) -> dict[str, int]:
    held = select(t.ReleasedDocument.sha256, t.ReleasedDocument.id)
    known = {digest: number for digest, number in session.execute(held)}
    missing = [{"sha256": digest, "body": body} for digest, body in bodies.items() if digest not in known]
    if missing:
        session.execute(insert(t.ReleasedDocument), missing)
        known = {digest: number for digest, number in session.execute(held)}
    return known
