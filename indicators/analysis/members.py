"""The groups of a place and everyone there, and which of their figures stand beside each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indicators.analysis.figures import Ranges, ranges
from indicators.analysis.history import Flags, Floats, History
from indicators.analysis.intervals import Bounds

Period = tuple[int, int, str]
"""Start and end in parts of a year, and the publisher."""
PARTS_OF_A_YEAR = 1000
"""Positions are compared as thousandths of a year: months are no exact numbers."""


@dataclass(frozen=True, eq=False)
class Member:
    """The figures of one group, or of everyone, in one place.

    `sources` says who published each figure of the history, in its order; empty: all of them the same.
    """

    group: str
    history: History
    sources: tuple[str, ...] = ()


class Told(NamedTuple):
    """One figure that can be leaned on; its bounds are None where unknown."""

    start: float
    end: float
    value: float
    bounds: Bounds | None


@dataclass(frozen=True, eq=False)
class Leaned:
    """The figures of a member that can be leaned on: their places in its history, by period and publisher."""

    history: History
    likely: Ranges
    places: Mapping[Period, int]

    @classmethod
    def of(cls, member: Member) -> "Leaned":
        """Return those of a member."""
        likely = ranges(member.history)
        return cls(member.history, likely, places_of(member, likely.usable))

    def told(self, period: Period) -> Told:
        """Return the figure of a period."""
        at = self.places[period]
        low, high = float(self.likely.lower[at]), float(self.likely.upper[at])
        bounds = None if low != low or high != high else (low, high)  # NaN is not itself
        start, end = float(self.history.starts[at]), float(self.history.ends[at])
        return Told(start, end, float(self.history.values[at]), bounds)


def places_of(member: Member, wanted: Flags) -> dict[Period, int]:
    """Return the place of each wanted figure in a member's history, by period and publisher."""
    history = member.history
    sources = member.sources or ("",) * history.values.size
    rows = zip(_parts(history.starts), _parts(history.ends), sources, wanted.tolist(), strict=True)
    return {(start, end, source): at for at, (start, end, source, good) in enumerate(rows) if good}


def _parts(positions: Floats) -> list[int]:
    parts: list[int] = np.rint(positions * PARTS_OF_A_YEAR).astype(np.int64).tolist()
    return parts
