"""Keeping gaps: what is found is opened, what is found no more is closed; nothing else is touched."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries import gaps as queries
from indicators.store.queries import loads

ABOUT = ("weight", "facts", "outcome")


def sync_gaps(
    session: Session,
    found: Mapping[str, Mapping[str, Any]],
    *,
    load: int,
    day: dt.date,
    lost: Collection[str] = (),
) -> tuple[int, int]:
    """Make the open gaps those that were found as of a load, by key; return how many were opened and closed.

    Called again with the same, it changes nothing. A gap that an undo brings back is as old as it was before the load
    that had closed it. `lost`: the keys of those that are found no more because their figures are hidden or gone.
    """
    table = t.Gap.__table__.columns
    kept = select(table["id"], table["key"], *(table[name] for name in ABOUT)).where(table["closed_on"].is_(None))
    held = {row.key: row for row in session.connection().execute(kept)}
    gone = [row.id for key, row in held.items() if key not in found]
    new = {key: fields for key, fields in found.items() if key not in held}
    _mark_lost(session, held, [key for key in lost if key in held and key not in found])
    _close(session, gone, load=load, day=day)
    _open(session, new, load=load, day=day)
    _renew(session, held, found)
    return len(new), len(gone)


def _mark_lost(session: Session, held: Mapping[str, Row[Any]], keys: list[str]) -> None:
    table = t.Gap.__table__.columns
    for row in (held[key] for key in keys):
        said = {**row.facts, queries.LOST: True}
        session.connection().execute(update(t.Gap).where(table["id"] == row.id).values(facts=said))


def _close(session: Session, numbers: list[int], *, load: int, day: dt.date) -> None:
    if numbers:
        table = t.Gap.__table__.columns
        closing = update(t.Gap).where(table["id"] == bindparam("number")).values(closed_on=day, closed_load_id=load)
        session.connection().execute(closing, [{"number": number} for number in numbers])


def _open(session: Session, new: Mapping[str, Mapping[str, Any]], *, load: int, day: dt.date) -> None:
    if new:
        since = _opened_before(session, set(new))
        rows = [
            {**fields, "key": key, "opened_on": since.get(key, day), "opened_load_id": load}
            for key, fields in new.items()
        ]
        session.connection().execute(insert(t.Gap), rows)


def _opened_before(session: Session, keys: set[str]) -> dict[str, dt.date]:
    """Return since when gaps were open whose last spell was closed by a load that is undone."""
    undone = loads.undone(session)
    last: dict[str, t.Gap] = {}
    for row in queries.closed_gaps(session, keys):
        if row.key not in last or row.id > last[row.key].id:
            last[row.key] = row
    return {key: row.opened_on for key, row in last.items() if row.closed_load_id in undone}


def _renew(session: Session, held: Mapping[str, Row[Any]], found: Mapping[str, Mapping[str, Any]]) -> None:
    """Say of a gap that stays what is true of it now: its periods, figures and weight."""
    stale = [
        {"number": row.id, **{name: found[key][name] for name in ABOUT}}
        for key, row in held.items()
        if key in found and any(getattr(row, name) != found[key][name] for name in ABOUT)
    ]
    if stale:
        table = t.Gap.__table__.columns
        said: dict[str, Any] = {name: bindparam(name) for name in ABOUT}
        session.connection().execute(update(t.Gap).where(table["id"] == bindparam("number")).values(said), stale)
