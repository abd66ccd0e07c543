"""Questions about loads: the history, and the newest."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from indicators.store import tables as t


def newest(session: Session) -> int | None:
    """Return the number of the newest load; None before the first."""
    return session.scalar(select(func.max(t.Load.id)))


def history(session: Session) -> list[t.Load]:
    """Return every load, newest first."""
    return list(session.scalars(select(t.Load).order_by(t.Load.id.desc())))


def holding(session: Session, sha256: str) -> int | None:
    """Return the newest load that stored a file of these bytes; None when there is none."""
    return session.scalar(select(func.max(t.Load.id)).where(t.Load.sha256 == sha256))
