"""What refers to the records that an undo is about to remove."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Column, func, select
from sqlalchemy.orm import Session

from indicators.counted import counted
from indicators.store import tables as t
from indicators.store.nouns import PAIRS, TABLES
from indicators.store.writes.undoing.refusal import Built

Removed = dict[str, set[str]]  # noun -> ids
MOST = 10_000
NOUNS = {table.__tablename__: noun for noun, table in TABLES.items()} | {
    pair.__tablename__: noun for (noun, _), (pair, _, _) in PAIRS.items()
}


def built_upon(session: Session, load: int) -> Iterator[Built]:
    """Yield what would refer to nothing if the records that a load brought were removed.

    Asked once the load's own figures and words are taken back: what is left was brought by others.
    """
    removed: Removed = defaultdict(set)
    asked = select(t.Change.noun, t.Change.record, t.Change.before).where(t.Change.load_id == load)
    for noun, record, before in session.execute(asked):
        if before is None:
            removed[noun].add(record)
    if removed:
        yield from _records(session, removed, load)
        yield from _figures(session, removed)
        yield from _words(session, removed)
    yield from _notes(session, load)


def _records(session: Session, removed: Removed, load: int) -> Iterator[Built]:
    targets = {TABLES[noun].__tablename__: noun for noun in removed}
    for key in (key for table in t.Table.metadata.tables.values() for key in table.foreign_keys):
        noun = targets.get(key.column.table.name)
        if noun is not None and isinstance(key.parent, Column):
            yield from _referring(session, key.parent, noun, removed, load)


def _referring(session: Session, column: Column[Any], noun: str, removed: Removed, load: int) -> Iterator[Built]:
    """Yield the records of a table that refer to what goes, and do not go or change back themselves."""
    owner = NOUNS.get(column.table.name, column.table.name)
    own = next(one for one in (column.table.c.get("id"), *column.table.primary_key) if one is not None)
    fields = {field for (_, field), (pair, _, _) in PAIRS.items() if pair.__tablename__ == column.table.name}
    back = {
        record: before
        for record, before in session.execute(
            select(t.Change.record, t.Change.before).where(t.Change.load_id == load, t.Change.noun == owner)
        )
    }
    asked = (select(own, column).where(column.in_(part)) for part in _parts(removed[noun]))
    for record, other in (row for one in asked for row in session.execute(one)):
        set_back = (fields or {column.name}) & (back.get(record) or {}).keys()
        if record not in removed.get(owner, set()) and not set_back:
            clause = f"made the {owner.replace('_', ' ')} “{record}” refer to its {noun} “{other}”"
            yield Built(_newest_change(session, owner, str(record)) or load, clause)


def _newest_change(session: Session, noun: str, record: str) -> int | None:
    return session.scalar(
        select(func.max(t.Change.load_id)).where(t.Change.noun == noun, t.Change.record == record)
    )  # fmt: skip


def _figures(session: Session, removed: Removed) -> Iterator[Built]:
    """Yield the loads of the figures that hold about a place, group, indicator, measure or source that goes."""
    about: list[tuple[str, Any, Any]] = [
        *((noun, getattr(t.Series, noun), t.Observation) for noun in ("indicator", "place", "group")),
        ("source", t.Observation.source, t.Observation),
        ("measure", t.MeasureObservation.measure, t.MeasureObservation),
        ("source", t.MeasureObservation.source, t.MeasureObservation),
    ]
    for noun, column, table in about:
        yield from (one for part in _parts(removed.get(noun, ())) for one in _held(session, noun, column, table, part))


def _held(session: Session, noun: str, column: Any, table: Any, part: list[str]) -> Iterator[Built]:
    asked = select(table.read_load_id, column, func.count()).where(table.closed_load_id.is_(None), column.in_(part))
    if table is t.Observation:
        asked = asked.join(t.Series, t.Series.id == t.Observation.series_id)
    for later, record, count in session.execute(asked.group_by(table.read_load_id, column)):
        yield Built(later, f"brought {counted(count, 'figure')} of its {noun} “{record}”")


def _words(session: Session, removed: Removed) -> Iterator[Built]:
    table = t.Translation
    for noun, part in ((noun, part) for noun, keys in removed.items() for part in _parts(keys)):
        asked = select(table.opened_load_id, table.record).where(
            table.closed_load_id.is_(None), table.noun == noun, table.record.in_(part)
        )
        for later, record in session.execute(asked.distinct()):
            yield Built(later, f"translated its {noun.replace('_', ' ')} “{record}”")


def _notes(session: Session, load: int) -> Iterator[Built]:
    """Yield the loads that translated the note of a figure that is no longer there."""
    table = t.Translation
    asked = select(table.opened_load_id, table.noun, table.record).where(
        table.closed_load_id.is_(None), table.noun.in_(("observation", "measure_observation"))
    )
    notes = session.execute(asked).all()
    if not notes:
        return
    gone = _vanished(session, load)
    for later in sorted({number for number, noun, record in notes if (noun, record) in gone}):
        yield Built(later, "translated notes of its figures")


def _vanished(session: Session, load: int) -> set[tuple[str, str]]:
    """Return the figures that a load brought and that are no more, as translations name them."""
    one, series, other = t.Observation, t.Series, t.MeasureObservation
    figures = select(series.indicator, series.place, series.group, one.period)
    brought = figures.join(series, series.id == one.series_id).where(one.opened_load_id == load)
    held = figures.join(series, series.id == one.series_id).where(one.closed_load_id.is_(None))
    measures = select(other.measure, other.period)
    gone = {("observation", "/".join(row)) for row in session.execute(brought.except_(held))}
    left = measures.where(other.opened_load_id == load).except_(measures.where(other.closed_load_id.is_(None)))
    return gone | {("measure_observation", "/".join(row)) for row in session.execute(left)}


def _parts(keys: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(sorted(keys))
    while part := list(islice(waiting, MOST)):
        yield part
