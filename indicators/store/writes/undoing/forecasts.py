"""Forecasts that were frozen on what is undone.

One that the public has seen is never touched: it stays on the record. One that nobody has seen is closed, and a team
that asked for one in a later load stands in the way: that load builds on these figures.
"""

from collections.abc import Iterator

from sqlalchemy import func, or_, select, union, update
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries.loads import undone
from indicators.store.writes.undoing.refusal import Built


def built_upon(session: Session, load: int, undo: int) -> Iterator[Built]:
    """Yield the later loads whose teams asked for a forecast that was frozen on the figures of a load."""
    gone = set(undone(session)) | set(session.scalars(select(t.Load.id).where(t.Load.undoes.is_not(None))))
    for forecast in _frozen_since(session, load, undo):
        asked = select(func.max(t.Change.load_id)).where(
            t.Change.noun == "baseline", t.Change.record == forecast.baseline, t.Change.load_id.not_in(gone)
        )
        later = session.scalar(asked) if forecast.baseline else None
        if later is not None and later > load:
            yield Built(later, f"froze the baseline “{forecast.baseline}” on its figures")


def take_back(session: Session, load: int, undo: int) -> int:
    """Close the unseen forecasts that were frozen since a load on what it brought; return how many seen ones stay.

    Those that `load`, an undo, had closed hold again.
    """
    published = session.scalar(select(func.max(t.Release.load_id))) or 0
    since = _frozen_since(session, load, undo)
    seen = [one for one in since if one.load_id <= published]
    for one in since:
        if one not in seen:
            one.closed_load_id = undo
    session.flush()
    table = t.FrozenForecast
    session.execute(update(table).where(table.closed_load_id == load).values(closed_load_id=None))
    return len(seen)


def _frozen_since(session: Session, load: int, undo: int) -> list[t.FrozenForecast]:
    """Return the forecasts that hold, were frozen at or after a load, and concern what its undo touches."""
    table, figure = t.FrozenForecast, t.Observation
    touched = union(
        select(figure.series_id).where(figure.opened_load_id == undo),
        select(figure.series_id).where(figure.closed_load_id == undo),
    )
    baselines = select(t.Change.record).where(t.Change.load_id == load, t.Change.noun == "baseline")
    asked = select(table).where(
        table.closed_load_id.is_(None),
        table.load_id >= load,
        or_(table.series_id.in_(touched), table.baseline.in_(baselines)),
    )
    return list(session.scalars(asked.order_by(table.id)))
