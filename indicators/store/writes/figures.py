"""The one writer of figures: a revised one closes its version and opens the next."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries import figures as stored
from indicators.store.writes.bulk import insert_frame

CHUNK = 10_000
NAMES = ("period", "starts_on", "ends_on", "value", "numerator", "denominator", "flags", "note", "source", "sample",
         "sheet", "row", "column")  # fmt: skip
SERIES = ["indicator", "place", "group"]


class UnknownReference(ValueError):
    """A reading speaks of what the framework does not hold: its loader did not check it."""


def store_figures(session: Session, changes: pd.DataFrame, load: int) -> None:
    """Store the figures of indicators that `comparing.compare` found new or revised.

    Raises:
        UnknownReference: an indicator, place, group or source is not in the framework.
    """
    referred = {"indicator": t.Indicator, "place": t.Place, "group": t.Group, "source": t.Source}
    _check(session, changes, referred)
    _close(session, t.Observation, changes, load)
    frame = changes[[*NAMES, "lower", "upper"]].assign(series_id=_number_series(session, changes))
    insert_frame(session, t.Observation, frame.assign(opened_load_id=load, read_load_id=load))


def store_measures(session: Session, changes: pd.DataFrame, load: int) -> None:
    """Store the figures of performance measures, as `store_figures` does."""
    _check(session, changes, {"measure": t.Measure, "source": t.Source})
    _close(session, t.MeasureObservation, changes, load)
    frame = changes[["measure", *NAMES]]
    insert_frame(session, t.MeasureObservation, frame.assign(opened_load_id=load, read_load_id=load))


def _check(session: Session, changes: pd.DataFrame, referred: dict[str, type[t.Table]]) -> None:
    for name, table in referred.items():
        known = set(session.scalars(select(table.__mapper__.columns["id"])))
        unknown = sorted(set(changes[name].unique()) - known)
        if unknown:
            raise UnknownReference(f"no such {name} in the framework: {', '.join(map(str, unknown[:5]))}")


def _close(
    session: Session, table: type[t.Observation] | type[t.MeasureObservation], changes: pd.DataFrame, load: int
) -> None:
    numbers = changes.loc[changes["revised"], "stored"].astype(int).tolist()
    for part in _chunks(numbers):
        session.execute(update(table).where(table.id.in_(part)).values(closed_load_id=load))


def _number_series(session: Session, changes: pd.DataFrame) -> NDArray[np.int64]:
    """Return the number of each figure's series, shape (figures,); series that are new get theirs."""
    indicators = set(changes["indicator"].unique())
    known = stored.series(session, indicators)
    # Groups are counted in the order in which they first appear, which is the order of `keys`.
    groups = changes.groupby(SERIES, sort=False).ngroup().to_numpy()
    first = np.unique(groups, return_index=True)[1]
    keys = list(changes[SERIES].iloc[first].itertuples(index=False, name=None))
    missing = [key for key in keys if key not in known]
    if missing:
        insert_frame(session, t.Series, pd.DataFrame(missing, columns=SERIES, dtype=object))
        known = stored.series(session, indicators)
    numbers = np.array([known[key] for key in keys], dtype=np.int64)
    return numbers[groups]


def _chunks(rows: Iterable[int]) -> Iterator[list[int]]:
    waiting = iter(rows)
    while part := list(islice(waiting, CHUNK)):
        yield part
