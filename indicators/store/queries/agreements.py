"""The figures that a source's agreement is about: everything that holds of it."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries.figures import held_at


class Held(NamedTuple):
    """What figures of a source say, each different content once; `indicator` is None of a performance measure."""

    source: str
    indicator: str | None
    unit: str
    value: float
    numerator: float | None
    denominator: float | None


def figures_of(session: Session, sources: Collection[str], *, but_of: int | None = None) -> list[Held]:
    """Return the known figures that hold of some sources; `but_of`: without those that a load has brought."""
    one, own = t.Observation, t.MeasureObservation
    figures = (
        select(one.source, t.Indicator.id, t.Indicator.unit, one.value, one.numerator, one.denominator)
        .join(t.Series, t.Series.id == one.series_id)
        .join(t.Indicator, t.Indicator.id == t.Series.indicator)
        .where(held_at(one, None), one.source.in_(list(sources)), one.value.is_not(None))
    )
    measured = (
        select(own.source, t.Measure.unit, own.value, own.numerator, own.denominator)
        .join(t.Measure, t.Measure.id == own.measure)
        .where(held_at(own, None), own.source.in_(list(sources)), own.value.is_not(None))
    )
    if but_of is not None:
        figures, measured = figures.where(one.opened_load_id != but_of), measured.where(own.opened_load_id != but_of)
    return [
        *(Held._make(row) for row in session.execute(figures.distinct())),
        *(Held._make((row[0], None, *row[1:])) for row in session.execute(measured.distinct())),
    ]


def recorded_by(session: Session, load: int) -> frozenset[str]:
    """Return the sources that were there before a load, and of which it has recorded an agreement."""
    change = t.Change
    asked = select(change).where(change.load_id == load, change.noun == "source", change.before.is_not(None))
    found = ((one.record, one.before or {}, one.after or {}) for one in session.scalars(asked))
    return frozenset(key for key, before, after in found if after.get("agreement") and not before.get("agreement"))
