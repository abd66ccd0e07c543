"""Undoing a load: a new event, after which what is current is exactly as it was before that load.

Nothing is overwritten: the undo closes the versions that the load opened, opens those again that it closed (with the
cells they were read from), and notes in the journal what it took away or set back in the framework. An undo is a load
of its own kind, so it can be undone as well.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries.loads import repeating, undone
from indicators.store.writes import audit
from indicators.store.writes.undoing import forecasts, records, references, versions
from indicators.store.writes.undoing.refusal import CannotUndo, refuse_if

__all__ = ["CannotUndo", "Undone", "undo"]

FILE, UNDO = "file", "undo"


@dataclass(frozen=True)
class Undone:
    """What an undo did.

    Attributes:
        load: its own number; undoes: that of the load it took back; file: what that load had read.
        figures: how many figures were taken away, and brought_back: how many earlier ones hold again (performance
            measures among both).
        records: rows of the framework that were removed, set back and brought_back.
        wordings: translations that were taken away or hold again.
        forecasts: frozen forecasts that the public has seen: they stay on the record.
        repeating: later loads, by number and file, that said again what was stored already, perhaps of this load.
    """

    load: int
    undoes: int
    file: str
    figures: int
    brought_back: int
    records: dict[str, int]
    wordings: int
    forecasts: int
    repeating: dict[int, str]


def undo(database: Database, load: int, *, actor: str, now: dt.datetime) -> Undone:
    """Take a load back, in one transaction.

    Raises:
        CannotUndo: there is no such load, it was undone already, or a later load builds on it; nothing is changed.
    """
    with database.writing() as session:
        meant = _meant(session, load)
        refuse_if(meant, [*versions.built_upon(session, load), *records.built_upon(session, load)])
        number = _open(session, meant, actor=actor, now=now)
        taken = [versions.take_back(session, kind, load, number) for kind in versions.KINDS]
        refuse_if(meant, [*references.built_upon(session, load), *forecasts.built_upon(session, load, number)])
        counted = records.take_back(session, load, number)
        kept = forecasts.take_back(session, load, number)
        figures, measures, words = taken
        done = Undone(
            load=number,
            undoes=load,
            file=meant.file,
            figures=figures.closed + measures.closed,
            brought_back=figures.opened + measures.opened,
            records=counted,
            wordings=words.closed + words.opened,
            forecasts=kept,
            repeating=repeating(session, load) if figures.closed or measures.closed else {},
        )
        _close(session, done, actor=actor, now=now)
    return done


def _meant(session: Session, load: int) -> t.Load:
    meant = session.get(t.Load, load)
    if meant is None:
        raise CannotUndo(f"There is no load {load}: “commoncurve loads” lists every one.")
    by = undone(session).get(load)
    if by is not None:
        raise CannotUndo(f"Load {load} ({meant.file}) was undone already, by load {by}. To have it back, undo {by}.")
    return meant


def _open(session: Session, meant: t.Load, *, actor: str, now: dt.datetime) -> int:
    row = t.Load(
        kind=UNDO, file=meant.file, stored_at=now, stored_by=actor, counts={}, sheets=[], undoes=meant.id
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def _close(session: Session, done: Undone, *, actor: str, now: dt.datetime) -> None:
    counts = {"taken_back": done.figures, "brought_back": done.brought_back}
    session.execute(update(t.Load).where(t.Load.id == done.load).values(counts=counts))
    digest = session.scalar(select(t.Load.sha256).where(t.Load.id == done.undoes))
    details = {"undoes": done.undoes, "sha256": digest, "records": done.records, "wordings": done.wordings, **counts}
    subject = f"load {done.load}: undoes load {done.undoes}, {done.file}"
    audit.append(session, actor=actor, action="undo", subject=subject, details=details, now=now)
