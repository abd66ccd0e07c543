"""Storing what was judged, and forecasts that are frozen."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from indicators.store import tables as t


def store_judgements(session: Session, judged: Mapping[int, dict[str, Any]], *, load: int, day: dt.date) -> None:
    """Store what was said of each series on the figures as of a load; said again of the same load, the later holds."""
    if not judged:
        return
    said = set(session.scalars(select(t.Judgement.series_id).where(t.Judgement.load_id == load))) & judged.keys()
    again = [{"one": number, "of": load} for number in said]
    table = t.Judgement.__table__.columns
    if again:
        session.connection().execute(
            delete(t.Judgement).where(table["series_id"] == bindparam("one"), table["load_id"] == bindparam("of")),
            again,
        )
    rows = [
        {"series_id": number, "load_id": load, "judged_on": day, "judgement": judgement}
        for number, judgement in judged.items()
    ]
    session.connection().execute(insert(t.Judgement), rows)


def store_forecasts(session: Session, forecasts: Iterable[t.FrozenForecast]) -> None:
    """Append frozen forecasts; an earlier one of the same series stays and is followed by this one."""
    session.add_all(forecasts)
    session.flush()
