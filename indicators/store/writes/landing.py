"""Storing what was read from a file: one transaction, or nothing."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pandas as pd
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from indicators.reading import Landed, ProblemKind, Reading
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries import figures as stored
from indicators.store.writes import audit
from indicators.store.writes.comparing import Comparison, compare
from indicators.store.writes.records import Framing, store_framework

CHUNK = 500


def would_land(database: Database, reading: Reading) -> Landed:
    """Return what `land` would do, and do nothing."""
    with database.reading() as session:
        figures, measures = _compare(session, reading)
        framing = store_framework(session, reading, load=None)
    return _landed(None, reading, (figures, measures), framing)


def land(database: Database, reading: Reading, *, actor: str, now: dt.datetime) -> Landed:
    """Store a reading; a reading that changes nothing leaves no trace and has no load.

    `actor` is who stores it, for the audit chain; `now` is the moment, with its time zone.
    """
    with database.writing() as session:
        figures, measures = _compare(session, reading)
        before = store_framework(session, reading, load=None)
        if not (len(figures.changes) or len(measures.changes) or before.changed):
            return _landed(None, reading, (figures, measures), before)
        load = _open_load(session, reading, actor=actor, now=now)
        framing = store_framework(session, reading, load=load)
        _store_figures(session, figures.changes, load)
        _store_measures(session, measures.changes, load)
        landed = _landed(load, reading, (figures, measures), framing)
        _close_load(session, reading, landed, actor=actor, now=now)
    return landed


def _compare(session: Session, reading: Reading) -> tuple[Comparison, Comparison]:
    concerned = set(reading.figures["indicator"].unique())
    figures = compare(reading.figures, stored.current(session, concerned), stored.KEY)
    return figures, compare(reading.measures, stored.current_measures(session), stored.MEASURE_KEY)


def _landed(load: int | None, reading: Reading, parts: tuple[Comparison, ...], framing: Framing) -> Landed:
    return Landed(
        load=load,
        new=sum(part.new for part in parts),
        revised=sum(part.revised for part in parts),
        unchanged=sum(part.unchanged for part in parts),
        flagged=sum(part.flagged for part in parts),
        rejected=reading.rejected,
        outside=reading.outside,
        records={"new": framing.new, "changed": framing.revised, "unchanged": framing.unchanged},
    )


def _open_load(session: Session, reading: Reading, *, actor: str, now: dt.datetime) -> int:
    load = t.Load(
        kind="file",
        file=reading.file,
        sha256=reading.sha256,
        recipe=reading.recipe,
        stored_at=now,
        stored_by=actor,
        counts={},
        sheets=list(reading.sheets),
    )
    session.add(load)
    session.flush()
    return load.id


def _close_load(session: Session, reading: Reading, landed: Landed, *, actor: str, now: dt.datetime) -> None:
    counts = {name: getattr(landed, name) for name in ("new", "revised", "unchanged", "flagged", "rejected", "outside")}
    session.execute(update(t.Load).where(t.Load.id == landed.load).values(counts=counts))
    kept = [one for one in reading.problems if one.kind is not ProblemKind.WARNING]
    names = ("sheet", "cell", "found", "expected", "mend")
    rows = [
        {"load_id": landed.load, "kind": one.kind.value, **{name: getattr(one, name) for name in names}} for one in kept
    ]
    for part in _chunks(rows):
        session.execute(insert(t.Problem), part)
    details = {"sha256": reading.sha256, "recipe": reading.recipe, **counts}
    audit.append(
        session, actor=actor, action="load", subject=f"load {landed.load}: {reading.file}", details=details, now=now
    )


def _store_figures(session: Session, changes: pd.DataFrame, load: int) -> None:
    _close(session, t.Observation, changes, load)
    numbers = _number_series(session, changes)
    names = ("period", "starts_on", "ends_on", "value", "numerator", "denominator", "lower", "upper", "flags", "note",
             "source", "sample", "sheet", "row", "column")  # fmt: skip
    keys = zip(changes["indicator"], changes["place"], changes["group"], strict=True)
    rows = _rows(changes, names, ({"series_id": numbers[key], "opened_load_id": load} for key in keys))
    for part in _chunks(rows):
        session.execute(insert(t.Observation), part)


def _store_measures(session: Session, changes: pd.DataFrame, load: int) -> None:
    _close(session, t.MeasureObservation, changes, load)
    names = ("measure", "period", "starts_on", "ends_on", "value", "numerator", "denominator", "flags", "note",
             "source", "sample", "sheet", "row", "column")  # fmt: skip
    for part in _chunks(_rows(changes, names, ({"opened_load_id": load} for _ in range(len(changes))))):
        session.execute(insert(t.MeasureObservation), part)


def _rows(frame: pd.DataFrame, names: tuple[str, ...], more: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a row for the database of each row of a frame; what is unknown is null."""
    plain = frame[list(names)].astype(object)
    plain = plain.where(plain.notna(), None)
    for values, extra in zip(plain.itertuples(index=False, name=None), more, strict=True):
        yield dict(zip(names, values, strict=True)) | extra


def _close(
    session: Session, table: type[t.Observation] | type[t.MeasureObservation], changes: pd.DataFrame, load: int
) -> None:
    numbers = changes.loc[changes["revised"], "stored"].astype(int).tolist()
    for part in _chunks(numbers):
        session.execute(update(table).where(table.id.in_(part)).values(closed_load_id=load))


def _number_series(session: Session, changes: pd.DataFrame) -> dict[tuple[str, str, str], int]:
    known = stored.series(session)
    keys = changes[["indicator", "place", "group"]].drop_duplicates().itertuples(index=False, name=None)
    missing = [key for key in keys if key not in known]
    if missing:
        session.execute(
            insert(t.Series), [dict(zip(("indicator", "place", "group"), key, strict=True)) for key in missing]
        )
        known = stored.series(session)
    return known


def _chunks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while part := list(islice(waiting, CHUNK)):
        yield part
