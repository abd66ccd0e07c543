"""Storing what was judged, and forecasts that are frozen."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from indicators.store import tables as t


def store_judgements(session: Session, judged: Mapping[int, dict[str, Any]], *, load: int, day: dt.date) -> None:
    """Store what was said of each series on the figures as of a load; said again of the same load, the later holds."""
    for number, judgement in judged.items():
        session.execute(delete(t.Judgement).where(t.Judgement.series_id == number, t.Judgement.load_id == load))
        session.execute(insert(t.Judgement).values(series_id=number, load_id=load, judged_on=day, judgement=judgement))


def store_forecasts(session: Session, forecasts: Iterable[t.FrozenForecast]) -> None:
    """Append frozen forecasts; an earlier one of the same series stays and is followed by this one."""
    session.add_all(forecasts)
    session.flush()
