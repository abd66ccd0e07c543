"""Everything that holds in a database now, as plain rows that can be compared."""

from typing import Any

from sqlalchemy import select

from indicators.store import tables as t
from indicators.store.database import Database, Session
from indicators.store.nouns import PAIRS, TABLES
from indicators.store.queries import judging

VERSIONS = (t.MeasureObservation, t.Translation)
OF_A_VERSION = {"id", "opened_load_id", "closed_load_id"}

Rows = list[tuple[Any, ...]]


def current(database: Database) -> dict[str, Rows]:
    """Return the rows of every table that hold now: figures with the file and cell they were read from, too."""
    with database.reading() as session:
        found = {table.__tablename__: _rows(session, table, set()) for table in TABLES.values()}
        found |= {pair.__tablename__: _rows(session, pair, set()) for pair, _, _ in PAIRS.values()}
        found |= {table.__tablename__: _rows(session, table, OF_A_VERSION) for table in VERSIONS}
        found["observations"] = _figures(session)
        found["frozen_forecasts"] = _frozen(session)
        found["judgements"] = _judged(session)
    return found


def _rows(session: Session, table: Any, left_out: set[str]) -> Rows:
    asked = select(*(column for column in table.__table__.columns if column.name not in left_out))
    if "closed_load_id" in left_out:
        asked = asked.where(table.closed_load_id.is_(None))
    return _sorted(session.execute(asked))


def _figures(session: Session) -> Rows:
    names = [one.name for one in t.Observation.__table__.columns if one.name not in OF_A_VERSION]
    key = (t.Series.indicator, t.Series.place, t.Series.group)
    asked = (
        select(*key, *(getattr(t.Observation, name) for name in names if name != "series_id"))
        .join(t.Series, t.Series.id == t.Observation.series_id)
        .where(t.Observation.closed_load_id.is_(None))
    )
    return _sorted(session.execute(asked))


def _frozen(session: Session) -> Rows:
    return _sorted(
        (kind, number, row.baseline, row.terms, row.forecast)
        for kind, rows in judging.newest_of_each(judging.every_forecast(session)).items()
        for number, row in rows.items()
    )


def _judged(session: Session) -> Rows:
    return _sorted((number, row.judgement) for number, row in judging.judgements(session).items())


def _sorted(rows: Any) -> Rows:
    return sorted((tuple(row) for row in rows), key=repr)
