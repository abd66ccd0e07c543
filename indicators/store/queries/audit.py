"""Questions to the audit chain: who did what, and whether anybody changed it since."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.writes.audit import NOTHING_BEFORE, digest_of


def entries(session: Session) -> list[t.AuditEntry]:
    """Return every entry, oldest first."""
    return list(session.scalars(select(t.AuditEntry).order_by(t.AuditEntry.id)))


def first_broken(chain: Iterable[t.AuditEntry]) -> t.AuditEntry | None:
    """Return the first entry that does not follow from the one before it, or does not say what was sealed.

    None while the chain is whole. That its last entries were taken off, the chain itself cannot tell.
    """
    previous = NOTHING_BEFORE
    for one in chain:
        sealed = digest_of(previous, one.at, one.actor, one.action, one.subject, one.details)
        if one.previous != previous or one.digest != sealed:
            return one
        previous = one.digest
    return None
