"""Keeping the list of gaps true: read what is known, find what is not, store the difference."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from indicators.accountability.finding import find_gaps
from indicators.accountability.gap import Gap
from indicators.accountability.view import read_known
from indicators.collecting import put_off
from indicators.store.database import Database
from indicators.store.queries import loads
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
            found = find_gaps(read_known(session, today=today))
        kept = (0, 0) if load is None else _keep(database, found, load=load, today=today)
        if kept is not None:
            return kept


def _keep(database: Database, found: Iterable[Gap], *, load: int, today: dt.date) -> tuple[int, int] | None:
    """Store what was found as of a load; None, and nothing is stored, where a newer one has come."""
    with database.writing() as session:
        if loads.newest(session) != load:
            return None
        return sync_gaps(session, {one.key: _fields(one) for one in found}, load=load, day=today)


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
