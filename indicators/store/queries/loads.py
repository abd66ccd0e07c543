"""Questions about loads: the history, and the newest."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from indicators.store import tables as t

COUNTS = ("new", "revised", "unchanged", "flagged", "rejected", "outside", "taken_back", "brought_back")


def newest(session: Session) -> int | None:
    """Return the number of the newest load; None before the first."""
    return session.scalar(select(func.max(t.Load.id)))


def history(session: Session) -> list[t.Load]:
    """Return every load, newest first."""
    return list(session.scalars(select(t.Load).order_by(t.Load.id.desc())))


def newest_framing(session: Session) -> int:
    """Return the newest load that changed the framework; 0 before the first."""
    return session.scalar(select(func.max(t.Change.load_id))) or 0


@dataclass(frozen=True)
class Event:
    """A load as the history tells it, and by which load it was undone."""

    load: t.Load
    undone_by: int | None

    def row(self) -> dict[str, Any]:
        """Return it as a row of a table; every row has the same columns."""
        one = self.load
        return {
            "load": one.id,
            "kind": one.kind,
            "file": one.file,
            "undoes": one.undoes,
            "undone_by": self.undone_by,
            "recipe": one.recipe,
            "stored": one.stored_at.isoformat(),
            **{name: one.counts.get(name) for name in COUNTS},
        }

    def line(self) -> dict[str, Any]:
        """Return it as a row that fits a terminal."""
        row = self.row()
        what = f"undone by {self.undone_by}" if self.undone_by else f"undoes {row['undoes']}" if row["undoes"] else ""
        counted = ", ".join(f"{name.replace('_', ' ')} {row[name]:,}" for name in COUNTS if row[name])
        stored = self.load.stored_at.strftime("%Y-%m-%d %H:%M")
        return {"load": row["load"], "stored (UTC)": stored, "file": row["file"], "": what, "figures": counted}


def told(session: Session) -> list[Event]:
    """Return every load and undo, newest first."""
    gone = undone(session)
    return [Event(one, gone.get(one.id)) for one in history(session)]


def holding(session: Session, sha256: str) -> int | None:
    """Return the newest load that stored a file of these bytes and was not undone; None when there is none."""
    gone = undone(session)
    numbers = session.scalars(select(t.Load.id).where(t.Load.sha256 == sha256))
    return max((number for number in numbers if number not in gone), default=None)


def repeating(session: Session, load: int) -> dict[int, str]:
    """Return the loads after `load`, not undone, whose files said figures that were stored already: number -> file."""
    gone = undone(session)
    later = session.scalars(select(t.Load).where(t.Load.id > load, t.Load.undoes.is_(None)).order_by(t.Load.id))
    return {one.id: one.file for one in later if one.id not in gone and one.counts.get("unchanged")}


def unseen(session: Session) -> set[int]:
    """Return the loads that were undone, and their undos, where nothing was published in between."""
    published = session.scalars(select(t.Release.load_id).distinct()).all()
    gone = undone(session)
    found: set[int] = set()
    asked = select(t.Load.id, t.Load.undoes).where(t.Load.undoes.is_not(None))
    for number, undoes in session.execute(asked):
        if undoes is not None and not any(undoes <= load < number for load in published):
            found |= {number, *({undoes} & gone.keys())}
    return found


def undone(session: Session) -> dict[int, int]:
    """Return the loads that are undone, and by which load; an undo that was undone itself counts no more."""
    found: dict[int, int] = {}
    asked = select(t.Load.id, t.Load.undoes).where(t.Load.undoes.is_not(None)).order_by(t.Load.id.desc())
    for number, undoes in session.execute(asked):
        if number not in found and undoes is not None:
            found[undoes] = number
    return found
