"""Questions about figures: those that hold, those that held, and one series in all its versions."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries import loads

CONTENT = ("value", "numerator", "denominator", "lower", "upper", "flags", "note", "sample", "source")
KEY = ("indicator", "place", "group", "period")
MOST_VALUES = 10_000
MEASURE_KEY = ("measure", "period")


def held_at(table: type[t.Observation] | type[t.MeasureObservation], load: int | None) -> ColumnElement[bool]:
    """Return the condition that a version holds as of load `load`; None: that it holds now."""
    if load is None:
        return table.closed_load_id.is_(None)
    return and_(table.opened_load_id <= load, or_(table.closed_load_id.is_(None), table.closed_load_id > load))


def current(session: Session, indicators: Collection[str]) -> pd.DataFrame:
    """Return the figures that hold now of some indicators: `id`, KEY and CONTENT, a row a figure."""
    columns = [t.Observation.id, t.Series.indicator, t.Series.place, t.Series.group, t.Observation.period]
    content = [getattr(t.Observation, name) for name in CONTENT]
    asked = (
        select(*columns, *content)
        .join(t.Series, t.Series.id == t.Observation.series_id)
        .where(held_at(t.Observation, None), t.Series.indicator.in_(list(indicators)))
    )
    return _frame(session, asked, ("id", *KEY, *CONTENT))


def current_measures(session: Session) -> pd.DataFrame:
    """Return the figures of performance measures that hold now, as `current` does."""
    content = [name for name in CONTENT if name not in {"lower", "upper"}]
    names = ("id", *MEASURE_KEY, *content)
    asked = select(*(getattr(t.MeasureObservation, name) for name in names)).where(held_at(t.MeasureObservation, None))
    return _frame(session, asked, names)


def series(session: Session, indicators: Collection[str] | None = None) -> dict[tuple[str, str, str], int]:
    """Return every series, or those of some indicators: (indicator, place, group) -> its number."""
    asked = select(t.Series.id, t.Series.indicator, t.Series.place, t.Series.group)
    if indicators is not None:
        asked = asked.where(t.Series.indicator.in_(indicators))
    return {(indicator, place, group): number for number, indicator, place, group in session.execute(asked)}


def observations(
    session: Session, numbers: Iterable[int], *, load: int | None = None
) -> dict[int, list[t.Observation]]:
    """Return the figures of some series as of a load (None: now), oldest period first; absent when there are none."""
    asked = (
        select(t.Observation)
        .where(held_at(t.Observation, load))
        .order_by(t.Observation.series_id, t.Observation.starts_on, t.Observation.period)
    )
    found: dict[int, list[t.Observation]] = defaultdict(list)
    for part in parts(numbers):
        for row in session.scalars(asked.where(t.Observation.series_id.in_(part))):
            found[row.series_id].append(row)
    return dict(found)


@dataclass(frozen=True)
class Origin:
    """Where a figure that holds was read from: the file's name and digest, the sheet, and the cell (row, column)."""

    period: str
    file: str
    sha256: str
    sheet: str
    cell: tuple[int, int]


def cells(session: Session, indicator: str, place: str, group: str) -> list[Origin]:
    """Return the cell of every figure of one series that holds, oldest first; none when there is no such series.

    A figure that an undo brought back knows the cell of the file in which it first stood.
    """
    one, load = t.Observation, t.Load
    asked = (
        select(one.period, load.file, load.sha256, load.sheets, one.sheet, one.row, one.column)
        .join(t.Series, t.Series.id == one.series_id)
        .join(load, load.id == one.read_load_id)
        .where(t.Series.indicator == indicator, t.Series.place == place, t.Series.group == group)
        .where(held_at(one, None))
        .order_by(one.starts_on, one.period)
    )
    return [
        Origin(period, file, sha256 or "", sheets[sheet], (row, column))
        for period, file, sha256, sheets, sheet, row, column in session.execute(asked)
    ]


def copied(row: t.Observation, **other: float | None) -> t.Observation:
    """Return a version that no session knows, with other numbers; nothing of it is ever stored."""
    columns = {one.key: getattr(row, one.key) for one in t.Observation.__mapper__.column_attrs}
    return t.Observation(**{**columns, **other})


class Replaced(NamedTuple):
    """An earlier version of a figure, and when it was replaced."""

    series_id: int
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    flags: str
    source: str
    until: dt.datetime


def replaced(session: Session, numbers: Iterable[int]) -> dict[tuple[int, str], list[Replaced]]:
    """Return the earlier versions of figures by (series, period), oldest first.

    What a load replaced, and what its undo took back, is none of them unless a release had shown it in between.
    """
    one = t.Observation
    columns = [getattr(one, name) for name in Replaced._fields if name != "until"]
    asked = (
        select(*columns, t.Load.stored_at)
        .join(t.Load, t.Load.id == one.closed_load_id)
        .where(t.Load.id.not_in(loads.unseen(session)))
        .order_by(one.id)
    )
    found: dict[tuple[int, str], list[Replaced]] = defaultdict(list)
    for part in parts(numbers):
        for row in session.execute(asked.where(one.series_id.in_(part))):
            version = Replaced._make(row)
            found[version.series_id, version.period].append(version)
    return dict(found)


def measure_observations(session: Session) -> dict[str, list[t.MeasureObservation]]:
    """Return the figures of every performance measure that hold now, oldest first."""
    asked = (
        select(t.MeasureObservation)
        .where(held_at(t.MeasureObservation, None))
        .order_by(t.MeasureObservation.measure, t.MeasureObservation.starts_on)
    )
    found: dict[str, list[t.MeasureObservation]] = defaultdict(list)
    for row in session.scalars(asked):
        found[row.measure].append(row)
    return dict(found)


def parts(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield numbers in parts that a query can take: SQLite allows 32,766 values in one."""
    waiting = iter(numbers)
    while part := list(islice(waiting, MOST_VALUES)):
        yield part


def _frame(session: Session, asked: Select[*tuple[Any, ...]], names: tuple[str, ...]) -> pd.DataFrame:
    rows = session.execute(asked).all()
    frame = pd.DataFrame([tuple(row) for row in rows], columns=list(names))
    numbers = [name for name in ("value", "numerator", "denominator", "lower", "upper") if name in names]
    return frame.astype(dict.fromkeys(numbers, "float64"))
