"""Keeping the list of gaps true: read what is known, find what is not, store the difference."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from indicators.accountability.finding import find_gaps
from indicators.accountability.gap import Gap
from indicators.accountability.known import Known
from indicators.accountability.settled import is_settled
from indicators.accountability.view import read_known
from indicators.collecting import put_off
from indicators.store.database import Database, Session
from indicators.store.queries import loads
from indicators.store.queries.gaps import open_gaps
from indicators.store.writes.gaps import sync_gaps


@put_off()
def find(database: Database, *, today: dt.date) -> tuple[Gap, ...]:
    """Return the gaps as of today, the weightiest first; store nothing."""
    with database.reading() as session:
        return find_gaps(read_known(session, today=today))


@put_off()
def refresh(database: Database, *, today: dt.date) -> tuple[int, int]:
    """Find the gaps as of today and keep them; return how many were opened and how many were closed.

    Everything is found anew: a target, a rating or the passing of a day may open or close any of them. The difference
    is stored in one transaction, or nothing of it. Where a load has come in between, the gaps are found again: those of
    an older state never replace those of a newer one.
    """
    while True:
        with database.reading() as session:
            load = loads.newest(session)
            known = read_known(session, today=today)
            found = find_gaps(known)
            lost = _lost(session, found, known)
        kept = (0, 0) if load is None else _keep(database, found, lost, load=load, today=today)
        if kept is not None:
            return kept


def _lost(session: Session, found: Iterable[Gap], known: Known) -> set[str]:
    """Return the open gaps that are found no more because their figures are hidden or gone, by key."""
    keys = {one.key for one in found}
    return {row.key for row in open_gaps(session) if row.key not in keys and not is_settled(row, known)}


def _keep(
    database: Database, found: Iterable[Gap], lost: Collection[str], *, load: int, today: dt.date
) -> tuple[int, int] | None:
    """Store what was found as of a load; None, and nothing is stored, where a newer one has come."""
    with database.writing() as session:
        if loads.newest(session) != load:
            return None
        return sync_gaps(session, {one.key: _fields(one) for one in found}, load=load, day=today, lost=lost)


def _fields(gap: Gap) -> Mapping[str, Any]:
    return {
        "kind": gap.kind.value,
        "outcome": gap.outcome,
        "indicator": gap.indicator,
        "place": gap.place,
        "group": gap.group,
        "strategy": gap.strategy,
        "weight": gap.weight,
        "facts": dict(gap.facts),
    }
