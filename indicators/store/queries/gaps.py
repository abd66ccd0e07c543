"""Questions of the finder of gaps: which figures there are, what was said of them, and which gaps are kept.

Each reads sets, never one series: thousands of series are answered in a few questions.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries import loads
from indicators.store.queries.figures import parts

LOST = "lost"
"""The fact of a spell that ended because its figures are hidden or gone: it was not settled."""
MOST_ROWS = 1_000
"""Rows that are held at a time while thousands are read."""


class FigureRow(NamedTuple):
    """A figure that holds, as far as gaps and privacy rules look at it."""

    id: int
    series_id: int
    period: str
    starts_on: dt.date
    ends_on: dt.date
    value: float | None
    numerator: float | None
    denominator: float | None
    flags: str
    source: str
    opened_load_id: int


class Said(NamedTuple):
    """What was last judged of a series: its trend's grade, why it has no outlook, how sure its latest figure is."""

    grade: str | None
    no_outlook: str | None
    reliability: str | None


def series_with_rows(session: Session) -> list[t.Series]:
    """Return every series that has a row now, with or without a number, in the order of their numbers."""
    held = select(t.Observation.id).where(
        t.Observation.series_id == t.Series.id, t.Observation.closed_load_id.is_(None)
    )
    return list(session.scalars(select(t.Series).where(held.exists()).order_by(t.Series.id)))


def series_with_numbers(session: Session) -> set[int]:
    """Return the series that have a number now."""
    one = t.Observation
    numbered = select(one.id).where(one.series_id == t.Series.id, one.closed_load_id.is_(None), one.value.is_not(None))
    return set(session.scalars(select(t.Series.id).where(numbered.exists())))


def indicators_from(session: Session, sources: Collection[str]) -> set[str]:
    """Return the indicators that have a figure from one of these sources now."""
    one = t.Observation
    asked = select(t.Series.indicator).join(one, one.series_id == t.Series.id).where(one.closed_load_id.is_(None))
    return set(session.scalars(asked.where(one.source.in_(sources)).distinct())) if sources else set()


def figures(session: Session, numbers: Iterable[int]) -> Iterator[FigureRow]:
    """Yield the figures of some series that hold now, by series and oldest first."""
    one = t.Observation.__table__.columns
    asked = select(*(one[name] for name in FigureRow._fields)).where(one["closed_load_id"].is_(None))
    asked = asked.order_by(one["series_id"], one["starts_on"], one["period"])
    for part in parts(numbers):
        # Many rows at a time: one by one, getting a row takes longer than what is done with it.
        for rows in session.connection().execute(asked.where(one["series_id"].in_(part))).partitions(MOST_ROWS):
            yield from map(FigureRow._make, rows)


def last_said(session: Session, numbers: Iterable[int]) -> dict[int, Said]:
    """Return what was last said of some series; the database reads three codes out of each judgement."""
    one = t.Judgement
    last = select(one.series_id, func.max(one.load_id).label("load")).group_by(one.series_id).subquery()
    told = one.__table__.columns["judgement"]
    codes = (told["trend"]["grade"], told["no_outlook"], told["latest"]["reliability"])
    asked = (
        select(one.series_id, *(code.as_string() for code in codes))
        .join(last, (last.c.series_id == one.series_id) & (last.c.load == one.load_id))
        .order_by(one.id)
    )
    found: dict[int, Said] = {}
    for part in parts(numbers):
        found.update({row[0]: Said(*row[1:]) for row in session.execute(asked.where(one.series_id.in_(part)))})
    return found


class Line(NamedTuple):
    """A line of a series that holds: where its last period begins and ends, and where the latest figure behind it."""

    last: float
    ends: float
    origin: float


def lines(session: Session) -> dict[int, list[Line]]:
    """Return the lines of each series, furthest first, that are frozen and hold; of each kind the newest holds."""
    one = t.FrozenForecast
    told = one.__table__.columns["forecast"]
    asked = select(one.series_id, one.kind, told["positions"], told["origin"]).where(one.closed_load_id.is_(None))
    newest = {(number, kind): _line(*said) for number, kind, *said in session.execute(asked.order_by(one.id))}
    found: dict[int, list[Line]] = {}
    for (number, _), line in sorted(newest.items(), key=lambda one: one[1], reverse=True):
        found.setdefault(number, []).append(line)
    return found


def _line(positions: list[float], origin: float) -> Line:
    """Return where a line ends: its periods are as far apart as the first is from its origin."""
    return Line(positions[-1], positions[-1] + positions[0] - origin, origin)


def said_by(session: Session, noun: str, field: str) -> dict[str, int]:
    """Return the last load that wrote a field of each record of a noun."""
    one = t.Change
    rows = session.execute(select(one.record, one.load_id, one.after).where(one.noun == noun).order_by(one.id))
    return {record: load for record, load, after in rows if after and field in after}


def newest_ratings(session: Session) -> dict[str, str]:
    """Return the data power of the newest rating of each indicator that was rated."""
    rows = session.execute(select(t.Rating.indicator, t.Rating.data).order_by(t.Rating.rated_on, t.Rating.id))
    return {indicator: data for indicator, data in rows}


def open_gaps(session: Session) -> list[t.Gap]:
    """Return the gaps that are open, the weightiest first."""
    return list(
        session.scalars(select(t.Gap).where(t.Gap.closed_on.is_(None)).order_by(t.Gap.weight.desc(), t.Gap.key))
    )


def closed_gaps(session: Session, keys: Collection[str] | None = None) -> list[t.Gap]:
    """Return every spell that is closed, or those of some gaps, the latest first."""
    asked = select(t.Gap).where(t.Gap.closed_on.is_not(None)).order_by(t.Gap.closed_on.desc(), t.Gap.id.desc())
    rows = session.scalars(asked)
    return [row for row in rows if keys is None or row.key in keys]


def spells(session: Session) -> list[t.Gap]:
    """Return the spells that ended because figures came or people acted, the latest first.

    One that a load closed and its undo opened again has not ended; one that a load opened and its undo closed is none.
    One that ended because its figures are hidden or gone is none either.
    """
    undone = loads.undone(session)
    return [
        row
        for row in closed_gaps(session)
        if row.closed_load_id not in undone and undone.get(row.opened_load_id) != row.closed_load_id
        if LOST not in row.facts
    ]


def lost_gaps(session: Session) -> set[str]:
    """Return the gaps that ended last because their figures are hidden or gone, by key."""
    last = {row.key: row for row in reversed(closed_gaps(session))}
    return {key for key, row in last.items() if LOST in row.facts}
