"""Storing what was read from a file: one transaction, or nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from indicators.reading import Landed, Problem, ProblemKind, Reading
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries import figures as stored
from indicators.store.queries.framework import hides_something
from indicators.store.queries.loads import newest_framing
from indicators.store.writes import audit
from indicators.store.writes.comparing import Comparison, compare
from indicators.store.writes.figures import store_figures, store_measures
from indicators.store.writes.records import Framing, store_framework

UNSAID = "not kept: it may be about people whom a rule of disclosure hides"
"""What is stored of a problem instead of what was found."""


@dataclass(frozen=True)
class Unguarded:
    """A decision that so many figures leave their rule of disclosure, and why, in the words of who decided."""

    because: str
    figures: int


GUARDS: dict[str, tuple[str, ...] | None] = {
    "disclosure_rule": None,
    "source": ("disclosure_rule", "agreement", "agreed_on", "may_see"),
    "indicator": ("disclosure_rule",),
}
"""The fields of each noun by which figures are guarded; None: all of them."""


class LostCells(Exception):
    """A reading does not account for every cell of its tables: a mistake of its loader; nothing is stored."""


class Overtaken(Exception):
    """Another load has changed the framework since the file was read against it: read it again."""


def would_land(database: Database, reading: Reading) -> Landed:
    """Return what `land` would do, and do nothing.

    Raises:
        LostCells: as `land`.
    """
    _conserve(reading)
    with database.reading() as session:
        figures, measures = _compare(session, reading)
        framing = store_framework(session, reading, load=None)
    return _landed(None, reading, (figures, measures), framing)


def land(
    database: Database,
    reading: Reading,
    *,
    actor: str,
    now: dt.datetime,
    framed: int | None = None,
    unguarded: Unguarded | None = None,
) -> Landed:
    """Store a reading; a reading that changes nothing leaves no trace and has no load.

    `actor` is who stores it, for the audit chain; `now` is the moment, with its time zone; `framed`
    is the newest load that had changed the framework when the file was read against it (None: nobody else writes);
    `unguarded` is the decision by which figures leave their rule, for the audit chain.

    Raises:
        Overtaken: the framework has changed since; nothing is stored.
        LostCells: the figures, the rejected and the outside cells are not all the cells there were.
    """
    _conserve(reading)
    with database.writing() as session:
        if framed is not None and newest_framing(session) > framed:
            raise Overtaken(f"load {newest_framing(session)} has changed the framework since load {framed}")
        figures, measures = _compare(session, reading)
        before = store_framework(session, reading, load=None)
        if not (len(figures.changes) or len(measures.changes) or before.changed):
            return _landed(None, reading, (figures, measures), before)
        load = _open_load(session, reading, actor=actor, now=now)
        framing = store_framework(session, reading, load=load)
        if len(figures.changes):
            store_figures(session, figures.changes, load)
        if len(measures.changes):
            store_measures(session, measures.changes, load)
        landed = _landed(load, reading, (figures, measures), framing)
        _close_load(session, reading, landed, actor=actor, now=now)
        if unguarded is not None:
            subject = f"load {load}: {reading.file}"
            audit.append(session, actor=actor, action="unguard", subject=subject, details=asdict(unguarded), now=now)
    return landed


def _conserve(reading: Reading) -> None:
    if reading.cells is not None and reading.cells != _accounted(reading):
        raise LostCells(
            f"{reading.file}: {reading.cells} cells of the tables, but {len(reading.figures)} figures, "
            f"{len(reading.measures)} figures of measures, {reading.rejected} rejected and {reading.outside} outside"
        )


def _accounted(reading: Reading) -> int:
    return len(reading.figures) + len(reading.measures) + reading.rejected + reading.outside


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
        cells=_accounted(reading),
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
    _store_problems(session, landed.load, [one for one in reading.problems if one.kind is not ProblemKind.WARNING])
    details = {"sha256": reading.sha256, "recipe": reading.recipe, **counts, "records": landed.records}
    if guarding := _changed_guards(session, landed.load):
        details["rules changed"] = guarding
    audit.append(
        session, actor=actor, action="load", subject=f"load {landed.load}: {reading.file}", details=details, now=now
    )


def _changed_guards(session: Session, load: int | None) -> dict[str, list[str]]:
    """Return which fields of what guards figures a load changed, by the record: rules, sources, indicators."""
    asked = select(t.Change).where(t.Change.load_id == load, t.Change.noun.in_(GUARDS), t.Change.before.is_not(None))
    found = {
        f"{one.noun} {one.record}": sorted(
            name for name in one.after or {} if GUARDS[one.noun] is None or name in (GUARDS[one.noun] or ())
        )
        for one in session.scalars(asked.order_by(t.Change.id))
    }
    return {record: fields for record, fields in found.items() if fields}


def _store_problems(session: Session, load: int | None, problems: Sequence[Problem]) -> None:
    """Keep what a reader has to mend, and where; what stood there only in a collaborative that hides no figure."""
    names = ("sheet", "cell", "found", "expected", "mend")
    unsaid = {"found": UNSAID} if problems and hides_something(session) else {}
    rows = [
        {"load_id": load, "kind": one.kind.value, **{name: getattr(one, name) for name in names}, **unsaid}
        for one in problems
    ]
    if rows:
        session.execute(insert(t.Problem), rows)
