"""Which figures of a file jump, beside the figures that the store holds of the same series."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from indicators.jumps import find_jumps, find_revised
from indicators.reading import Reading
from indicators.store import tables as t
from indicators.store.queries.figures import held_at
from indicators.store.writes.comparing import NOISE

KEY = ["indicator", "place", "group", "period"]


@dataclass(frozen=True)
class Sudden:
    """A figure of a file that jumps: where it stands, and it and its neighbours as (period, value).

    A revision that jumps has no neighbours but `was`, the figure that the store holds.
    """

    key: tuple[str, str, str]
    sheet: str
    row: int
    column: int
    figure: tuple[str, float]
    neighbours: tuple[tuple[str, float], ...]
    follows: bool
    was: float | None = None


def sudden(session: Session, reading: Reading) -> list[Sudden]:
    """Return the figures of a reading that jump and that the store does not hold already, in the file's order."""
    read = reading.figures[[*KEY, "starts_on", "value"]]
    stored = _stored(session, set(read["indicator"].unique()))
    together = pd.concat([read, stored], ignore_index=True) if len(stored) else read.reset_index(drop=True)
    # What the file says holds in place of what the store has of the same figure.
    replaced = together.duplicated(KEY) if len(stored) else np.zeros(len(read), dtype=bool)
    values = together["value"].to_numpy(float).copy()
    values[np.asarray(replaced, dtype=bool)] = np.nan
    days, series = _days(together["starts_on"]), np.asarray(together.groupby(KEY[:3], sort=False).ngroup(), np.int64)
    before = np.r_[_before(read, stored), np.full(len(together) - len(read), np.nan)]
    asked = np.r_[_new(read, before[: len(read)]), np.zeros(len(together) - len(read), dtype=bool)]
    revised = {int(row) for row in find_revised(series, days, values, before=np.where(asked, before, np.nan))}
    jumps = {jump.row: jump.neighbours for jump in find_jumps(series, days, values, asked=asked)}
    periods = together["period"].to_numpy(object)
    spots = reading.figures[["sheet", "row", "column", *KEY[:3]]]
    found = []
    for jumped in sorted(revised | jumps.keys()):
        sheet, row, column, *key = spots.iloc[jumped]
        near = () if jumped in revised else jumps[jumped]
        said = [(str(periods[one]), float(values[one])) for one in (jumped, *near)]
        follows = bool(near and days[jumped] > days[near[0]])
        was = float(before[jumped]) if jumped in revised else None
        where = reading.sheets[sheet], int(row), int(column)
        found.append(Sudden((key[0], key[1], key[2]), *where, said[0], tuple(said[1:]), follows, was))
    return found


def fed_by(session: Session, indicators: Collection[str]) -> dict[str, set[str]]:
    """Return the sources of the figures that hold of some indicators, by indicator; each of them has an entry."""
    found: dict[str, set[str]] = {one: set() for one in indicators}
    asked = (
        select(t.Series.indicator, t.Observation.source)
        .join(t.Observation, t.Observation.series_id == t.Series.id)
        .where(held_at(t.Observation, None), t.Series.indicator.in_(list(indicators)))
        .distinct()
    )
    for indicator, source in session.execute(asked):
        found[indicator].add(source)
    return found


def _stored(session: Session, indicators: set[str]) -> pd.DataFrame:
    names = [*KEY, "starts_on", "value"]
    asked = (
        select(t.Series.indicator, t.Series.place, t.Series.group, *(getattr(t.Observation, one) for one in names[3:]))
        .join(t.Series, t.Series.id == t.Observation.series_id)
        .where(held_at(t.Observation, None), t.Series.indicator.in_(indicators))
    )
    return pd.DataFrame([tuple(row) for row in session.execute(asked)], columns=names).astype({"value": "float64"})


def _before(read: pd.DataFrame, stored: pd.DataFrame) -> NDArray[np.float64]:
    """Return what the store holds of each figure of a file, NaN where nothing or nothing known."""
    if not len(stored) or not len(read):
        return np.full(len(read), np.nan)
    return np.asarray(read[KEY].merge(stored, on=KEY, how="left")["value"].to_numpy(float))


def _new(read: pd.DataFrame, before: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which figures of a file the store does not hold with the same value."""
    return np.asarray(~np.isclose(read["value"].to_numpy(float), before, rtol=NOISE, atol=0.0), dtype=bool)


def _days(starts: pd.Series) -> NDArray[np.float64]:
    codes, different = pd.factorize(starts.to_numpy(object))
    numbers = np.array([day.toordinal() for day in different], dtype=np.float64)
    return np.asarray(numbers[codes], dtype=np.float64)
