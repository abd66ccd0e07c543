"""Taking back what is kept in versions: figures, figures of performance measures, words in further languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, literal, select, update
from sqlalchemy.orm import Session, aliased

from indicators.store import tables as t
from indicators.store.writes.undoing.refusal import Built

# The three classes of versions have no base with their keys; SQLAlchemy's aliases of them have no type of their own.
Version = Any
OWN = {"id", "opened_load_id", "closed_load_id"}


@dataclass(frozen=True)
class Kind:
    """A table of versions.

    Attributes:
        key: the columns of which one version holds at a time.
        same: the columns by which two versions of one key say the same; a figure is the same if it was read from the
            same file, for a file says each figure once.
        words: what a person calls the rows.
    """

    table: Version
    key: tuple[str, ...]
    same: tuple[str, ...]
    words: str


KINDS = (
    Kind(t.Observation, ("series_id", "period"), ("read_load_id",), "figures"),
    Kind(t.MeasureObservation, ("measure", "period"), ("read_load_id",), "figures of performance measures"),
    Kind(t.Translation, ("noun", "record", "field", "language"), ("words", "checked_by"), "translations"),
)


@dataclass(frozen=True)
class Taken:
    """How many versions an undo closed, and how many it opened again."""

    closed: int
    opened: int


def built_upon(session: Session, load: int) -> Iterator[Built]:
    """Yield the later loads that changed what a load brought, or brought again what it took away."""
    for kind in KINDS:
        for later, count in _replaced(session, kind, load):
            yield Built(later, f"revised {count:,} of its {kind.words}")
        for later, count in _returned(session, kind, load):
            yield Built(later, f"brought {count:,} of the {kind.words} that it took away")


def _replaced(session: Session, kind: Kind, load: int) -> list[tuple[int, int]]:
    """Return which loads brought (or took away) what stands now in place of what `load` opened, and how often."""
    mine, now = aliased(kind.table), aliased(kind.table)
    brought = now.read_load_id if hasattr(kind.table, "read_load_id") else now.opened_load_id
    by = func.coalesce(brought, mine.closed_load_id)
    same = [getattr(mine, name).is_not_distinct_from(getattr(now, name)) for name in kind.same]
    asked = (
        select(by, func.count())
        .select_from(mine)
        .outerjoin(now, and_(_same_key(kind, mine, now), now.closed_load_id.is_(None)))
        .where(mine.opened_load_id == load, ~and_(now.id.is_not(None), *same))
        .group_by(by)
    )
    return [(number, count) for number, count in session.execute(asked)]


def _returned(session: Session, kind: Kind, load: int) -> list[tuple[int, int]]:
    """Return which loads brought what stands now where `load`, an undo, left nothing, and how often."""
    gone, mine, now = aliased(kind.table), aliased(kind.table), aliased(kind.table)
    reopened = select(literal(1)).where(mine.opened_load_id == load, _same_key(kind, gone, mine)).exists()
    asked = (
        select(now.opened_load_id, func.count())
        .select_from(gone)
        .join(now, and_(_same_key(kind, gone, now), now.closed_load_id.is_(None)))
        .where(gone.closed_load_id == load, ~reopened)
        .group_by(now.opened_load_id)
    )
    return [(number, count) for number, count in session.execute(asked)]


def take_back(session: Session, kind: Kind, load: int, undo: int) -> Taken:
    """Close what holds of what `load` opened, and open again what it closed; return how much of each."""
    table, mine, now = kind.table, aliased(kind.table), aliased(kind.table)
    holds = (
        select(now.id)
        .join(mine, _same_key(kind, mine, now))
        .where(mine.opened_load_id == load, now.closed_load_id.is_(None))
    )
    closed: Any = session.execute(
        update(table)
        .where(table.id.in_(holds))
        .values(closed_load_id=undo)
        .execution_options(synchronize_session=False)
    )
    names = [column.name for column in table.__table__.columns if column.name not in OWN]
    earlier = (
        select(*(getattr(table, name) for name in names), literal(undo))
        .where(table.closed_load_id == load)
        .order_by(table.id)
    )
    session.execute(insert(table).from_select([*names, "opened_load_id"], earlier))
    opened = session.scalar(select(func.count()).where(table.opened_load_id == undo))
    return Taken(closed.rowcount, opened or 0)


def _same_key(kind: Kind, one: Version, other: Version) -> ColumnElement[bool]:
    return and_(*(getattr(one, name) == getattr(other, name) for name in kind.key))
