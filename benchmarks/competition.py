"""Series of the M competitions, as `shared/data/series/SOURCES.md` describes them: a file for each rhythm.

A file holds the columns series_id, type, part (train or test), period, value, oldest first.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SERIES = Path(__file__).resolve().parents[2] / "shared" / "data" / "series"


@dataclass(frozen=True)
class Rhythm:
    """How a rhythm is forecast in the competition: periods in a year, periods ahead."""

    name: str
    period: int
    ahead: int

    @property
    def step(self) -> float:
        """Return the years between two periods."""
        return 1 / self.period


YEARLY, QUARTERLY, MONTHLY = Rhythm("yearly", 1, 6), Rhythm("quarterly", 4, 8), Rhythm("monthly", 12, 18)
RHYTHMS = (YEARLY, QUARTERLY, MONTHLY)


@dataclass(frozen=True, eq=False)
class Series:
    """One series: what was known, shape (n,), and what came, shape (ahead,)."""

    name: str
    known: Floats
    came: Floats

    @property
    def whole(self) -> Floats:
        """Return all of it, oldest first."""
        return np.concatenate([self.known, self.came])


def read(path: Path) -> list[Series]:
    """Return the series of a file, in its order."""
    parts: dict[str, dict[str, list[float]]] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            series = parts.setdefault(row["series_id"], {"train": [], "test": []})
            series[row["part"]].append(float(row["value"]))
    return [Series(name, np.array(part["train"]), np.array(part["test"])) for name, part in parts.items()]


def step_size(series: Series, period: int) -> float:
    """Return what errors are divided by: the mean error of the (seasonal) naive method in what was known.

    Source: Hyndman and Koehler (2006), Another look at measures of forecast accuracy.
    """
    lag = period if series.known.size > period else 1
    return float(np.mean(np.abs(series.known[lag:] - series.known[:-lag])))


def cut_at_the_end(every: Sequence[Series], length: int, ahead: int) -> Iterator[tuple[str, Floats, Floats]]:
    """Yield (series, its last `length` known figures, what came): the forecasts that the competition asked for."""
    for one in every:
        if one.known.size >= length:
            yield one.name, one.known[-length:], one.came[:ahead]


def cut_anywhere(
    every: Sequence[Series], length: int, ahead: int, *, places: int
) -> Iterator[tuple[str, Floats, Floats]]:
    """Yield (series, `length` figures, what came after them) from `places` evenly spread places of each series."""
    for one in every:
        last = one.whole.size - length - ahead
        for start in sorted({round(each) for each in np.linspace(0, max(last, 0), places)}):
            came = one.whole[start + length : start + length + ahead]
            if came.size == ahead:
                yield one.name, one.whole[start : start + length], came
