"""Taking back what a load changed in the framework: the journal read backwards."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.nouns import PAIRS, TABLES, WITHIN
from indicators.store.queries.loads import undone
from indicators.store.writes.records import as_written, default, fields_of, own_fields, write_pairs
from indicators.store.writes.undoing.refusal import Built


def built_upon(session: Session, load: int) -> Iterator[Built]:
    """Yield the later loads that changed the same fields of the same records, or records that a load brought."""
    for change in _changes(session, load):
        now = fields_of(session, change.noun, change.record)
        if not _as_left(change, now):
            later = _changed_later(session, change)
            yield Built(later, f"changed the {change.noun.replace('_', ' ')} “{change.record}”")


def _as_left(change: t.Change, now: dict[str, Any] | None) -> bool:
    """Tell whether a record is as a change left it; of a changed one only the fields that were changed count."""
    if change.after is None or now is None:
        return change.after is None and now is None
    if change.before is None:
        said = {name: change.after.get(name, default(change.noun, name)) for name in now if name != "id"}
    else:
        said = {name: value for name, value in change.after.items() if name != "id"}
    return all(as_written(now[name]) == value for name, value in said.items())


def _changed_later(session: Session, change: t.Change) -> int:
    """Return the newest load that changed a record after a change of it, one that was not undone if there is one."""
    asked = select(t.Change.load_id).where(
        t.Change.noun == change.noun, t.Change.record == change.record, t.Change.load_id > change.load_id
    )
    later, gone = set(session.scalars(asked)), undone(session)
    in_force = later - gone.keys() - set(gone.values())
    return max(in_force or later or {change.load_id})


def take_back(session: Session, load: int, undo: int) -> dict[str, int]:
    """Bring back, set back and remove, in an order in which no reference is ever broken; return how many of each.

    What an earlier undo removed comes back first, for other records may refer to it again; what is new goes last.
    """
    changes = _changes(session, load)
    gone = [one for one in changes if one.after is None]
    new = [one for one in changes if one.before is None]
    changed = [one for one in changes if one.before is not None and one.after is not None]
    for one in gone:
        _bring_back(session, one, undo)
    for one in [*gone, *changed]:
        _set_back(session, one)
    for one in changed:
        # What it is set back from, it can be set to again.
        session.add(t.Change(load_id=undo, noun=one.noun, record=one.record, before=one.after, after=one.before))
    _remove(session, new, undo)
    session.flush()
    return {"removed": len(new), "set_back": len(changed), "brought_back": len(gone)}


def _changes(session: Session, load: int) -> Sequence[t.Change]:
    """Return what a load changed, the last first: what refers to something before what it refers to."""
    return session.scalars(select(t.Change).where(t.Change.load_id == load).order_by(t.Change.id.desc())).all()


def _bring_back(session: Session, change: t.Change, undo: int) -> None:
    before = change.before or {}
    kept = {name: value for name, value in own_fields(change.noun, before).items() if name != "id"}
    session.execute(insert(TABLES[change.noun]).values(**_read(change.noun, kept), id=change.record))
    session.add(t.Change(load_id=undo, noun=change.noun, record=change.record, before=None, after=before))
    session.flush()


def _set_back(session: Session, change: t.Change) -> None:
    table = TABLES[change.noun]
    fields = {name: value for name, value in (change.before or {}).items() if name != "id"}
    own = {name: value for name, value in fields.items() if (change.noun, name) not in PAIRS}
    if own:
        holds = table.__mapper__.columns["id"] == change.record
        session.execute(update(table).where(holds).values(**_read(change.noun, own)))
    write_pairs(session, change.noun, change.record, fields)


def _read(noun: str, written: dict[str, Any]) -> dict[str, Any]:
    """Return fields as the table takes them: the journal writes days as text."""
    columns = TABLES[noun].__table__.columns
    days = {name for name in written if columns[name].type.python_type is dt.date}
    return {
        name: dt.date.fromisoformat(value) if name in days and value else value for name, value in written.items()
    }  # fmt: skip


def _remove(session: Session, new: Sequence[t.Change], undo: int) -> None:
    whole = {(one.noun, one.record): fields_of(session, one.noun, one.record) or {} for one in new}
    for one in new:
        table, within = TABLES[one.noun], WITHIN.get(one.noun)
        if within:
            session.execute(update(table).where(table.__mapper__.columns["id"] == one.record).values(**{within: None}))
    for one in new:
        table = TABLES[one.noun]
        before = {name: as_written(value) for name, value in whole[one.noun, one.record].items() if name != "id"}
        write_pairs(session, one.noun, one.record, {field: [] for noun, field in PAIRS if noun == one.noun})
        session.execute(delete(table).where(table.__mapper__.columns["id"] == one.record))
        session.add(t.Change(load_id=undo, noun=one.noun, record=one.record, before=before, after=None))
        # The journal keeps the order: brought back, a record comes after what it refers to.
        session.flush()
