"""Which figures of a history may be held against each other."""

from dataclasses import dataclass

import numpy as np

from indicators.analysis.codes import Grade
from indicators.analysis.history import Flags, Floats, History, Whole, in_order

NEARLY = 1e-6
"""Years by which two positions may differ and be the same: months are no exact numbers."""
FEWEST_TESTED = 4
"""Figures below which nothing is tested: with three, chance alone gives the strongest sign one time in three."""


@dataclass(frozen=True, eq=False)
class Comparable:
    """Figures that may be compared, oldest first, each shape (n,); `lower` and `upper` are NaN where unknown.

    `too_few` says why they are too few to test, or is None. `missing` are the positions of the periods between the
    first and the last that have no figure to compare.
    """

    starts: Floats
    ends: Floats
    values: Floats
    lower: Floats
    upper: Floats
    too_few: Grade | None

    def latest(self, count: int) -> "Comparable":
        """Return the latest `count` of them."""
        return self.at(slice(-count, None))

    def at(self, places: slice | Whole | Flags) -> "Comparable":
        """Return those at the given places."""
        starts, ends, values = self.starts[places], self.ends[places], self.values[places]
        return Comparable(starts, ends, values, self.lower[places], self.upper[places], self.too_few)

    @property
    def pools(self) -> bool:
        """Tell whether any of the periods is longer than a year: several such may begin together."""
        return bool((self.ends - self.starts > 1 + NEARLY).any())

    @property
    def middles(self) -> Floats:
        """Return the middle of each period, where a pooled figure stands on the axis of time."""
        return (self.starts + self.ends) / 2


def comparable(history: History, *, usable: Flags, lower: Floats, upper: Floats) -> Comparable:
    """Return the usable figures of the latest definition, of periods that do not overlap.

    Of overlapping periods (2010-2014 and 2011-2015) as many as possible are kept, counted back from the latest.
    Nothing before a break of the series is kept, and an unknown figure never is.

    Args:
        history: the series.
        usable: where a figure is known and can be leaned on, shape (periods,).
        lower: lower bounds of the likely ranges, same shape, NaN unknown.
        upper: likewise.

    Source: DOMAIN.md sections 3 (breaks) and 4 (pooling).
    """
    known = ~np.isnan(history.values)
    same = history.definition == history.definition[known].max() if known.any() else known
    kept = apart(history, known & same & usable)
    too_few = _too_few(history, kept.size, same, usable)
    return Comparable(history.starts, history.ends, history.values, lower, upper, too_few).at(kept)


def _too_few(history: History, kept: int, same: Flags, usable: Flags) -> Grade | None:
    """Return why fewer than four figures are left: groups too small, a break, or simply too few."""
    if kept >= FEWEST_TESTED:
        return None
    known = ~np.isnan(history.values)
    if apart(history, known & same).size >= FEWEST_TESTED:
        return Grade.GROUPS_TOO_SMALL
    if not same[known].all() and apart(history, known).size >= FEWEST_TESTED:
        return Grade.SERIES_CHANGED
    return Grade.TOO_FEW


def apart(history: History, wanted: Flags) -> Whole:
    """Return the places of the wanted figures whose periods do not overlap, oldest first.

    Going back from the latest start, a period is kept if it ends by the start of the one kept before: no choice
    keeps more.
    """
    places = in_order(history, wanted.nonzero()[0])
    starts, ends = history.starts[places].tolist(), history.ends[places].tolist()
    following = zip(starts, ends, starts[1:], strict=False)
    if all([later - end >= -NEARLY and later - start > NEARLY for start, end, later in following]):
        return places
    kept: list[int] = []
    bound = np.inf
    for place, start, end in zip(places[::-1].tolist(), starts[::-1], ends[::-1], strict=True):
        if end <= bound + NEARLY and start < bound - NEARLY:
            kept.append(place)
            bound = start
    return np.array(kept[::-1], np.int64)


def missing_positions(history: History, used: Comparable, *, step: float | None) -> tuple[float, ...]:
    """Return where figures are missing between the first and the last one used.

    Args:
        history: the series, for the periods that it names without a figure.
        used: the figures compared.
        step: years between periods; None for an irregular series, where only a named period can be missing.

    Returns:
        Starts of the periods that no used figure covers, oldest first.
    """
    if used.values.size < 2:
        return ()
    if step is None:
        return _named_unknown(history, used)
    first, last = used.starts[0], used.starts[-1]
    expected = first + step * np.arange(round((last - first) / step) + 1)
    if expected.size == used.starts.size:
        return ()
    covers = np.maximum(used.ends - NEARLY, used.starts + step / 2)
    covered = (used.starts - step / 2 <= expected[:, None]) & (expected[:, None] < covers)
    return tuple(expected[~covered.any(axis=1)].tolist())


def _named_unknown(history: History, used: Comparable) -> tuple[float, ...]:
    between = (history.starts > used.starts[0]) & (history.starts < used.starts[-1]) & np.isnan(history.values)
    return tuple(sorted(history.starts[between].tolist()))
