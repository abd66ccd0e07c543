"""The audit chain: who did what, each entry sealed by the digest of the one before it."""

import datetime as dt
import hashlib
import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from indicators.store import tables as t

NOTHING_BEFORE = "0" * 64


def append(
    session: Session, *, actor: str, action: str, subject: str, details: dict[str, Any], now: dt.datetime
) -> None:
    """Append one entry to the chain; only inside a writing transaction, where writers follow one another."""
    newest = select(t.AuditEntry.digest).order_by(t.AuditEntry.id.desc()).limit(1)
    previous = session.scalar(newest) or NOTHING_BEFORE
    digest = digest_of(previous, now, actor, action, subject, details)
    session.add(
        t.AuditEntry(
            at=now, actor=actor, action=action, subject=subject, details=details, previous=previous, digest=digest
        )
    )
    session.flush()


def digest_of(previous: str, at: dt.datetime, actor: str, action: str, subject: str, details: dict[str, Any]) -> str:
    """Return what seals an entry to the one before it."""
    entry = {"at": at.astimezone(dt.UTC).isoformat(), "actor": actor, "action": action, "subject": subject}
    sealed = json.dumps(entry | {"details": details}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{sealed}".encode()).hexdigest()
