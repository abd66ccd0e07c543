"""Figures put on an even grid of periods, and on a scale where zero is the nearest wall."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indicators.analysis.history import Flags, Floats, Whole

MONTHLY_STEP, QUARTERLY_STEP = 0.1, 0.3
"""Steps shorter than these (years) are months, or quarters."""
LATEST = {1: 40, 4: 60, 12: 96}
"""Periods that a forecast looks back on, by periods in a year."""
FEWEST = 3


@dataclass(frozen=True)
class Range:
    """The values a quantity can take; None where there is no end."""

    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, eq=False)
class Regular:
    """The latest figures of one series, a period apart; those not known lie on the line between their neighbours.

    `values` and `known` have the shape (periods,); `whole`: all are known; `origin` is the position of the last one.
    """

    values: Floats
    known: Flags
    whole: bool
    origin: float


def filled_up(values: Floats, size: int) -> Floats:
    """Return values with the first of them repeated in front, shape (size,)."""
    return np.concatenate([np.repeat(values[:1], size - values.size), values]) if values.size < size else values


def periods_a_year(step: float) -> int:
    """Return 12 for months, 4 for quarters, 1 for longer steps."""
    return 12 if step < MONTHLY_STEP else 4 if step < QUARTERLY_STEP else 1


def regular(positions: Floats, values: Floats, *, step: float) -> Regular | None:
    """Return a series on its grid, counted back from the latest figure; None with fewer than three figures.

    Args:
        positions: where the figures stand in years, shape (n,), increasing.
        values: the figures, same shape; NaN is unknown, and so is what is infinite.
        step: years from one period to the next. A figure between two periods belongs to the nearer; of two in one
            period the later counts.
    """
    finite = np.isfinite(values)
    if not finite.all():
        positions, values = positions[finite], values[finite]
    back = np.rint((positions[-1:] - positions) / step)
    recent = back < LATEST[periods_a_year(step)]
    if not recent.all():
        back, values = back[recent], values[recent]
    if values.size < FEWEST:
        return None
    places = (back[0] - back).astype(np.int64)
    size = int(places[-1]) + 1
    if size == values.size and (places[1:] - places[:-1] == 1).all():
        return Regular(values, np.ones(size, np.bool_), True, float(positions[-1]))
    return _with_gaps(places, values, size, float(positions[-1]))


def _with_gaps(places: Whole, values: Floats, size: int, origin: float) -> Regular | None:
    grid, known = np.zeros(size), np.zeros(size, np.bool_)
    grid[places], known[places] = values, True
    if known.sum() < FEWEST:
        return None
    filled = np.interp(np.arange(size), np.flatnonzero(known), grid[known])
    return Regular(filled, known, bool(known.all()), origin)


@dataclass(frozen=True, eq=False)
class Scale:
    """How series are brought to a common scale and back: from the nearest wall, in shares of the greatest figure.

    A percentage above the middle is counted down from 100, so that a rate and what is missing to it are forecast
    alike. All shapes (series, 1); `least` and `most` are infinite where there is no wall.
    """

    least: Floats
    most: Floats
    turned: Flags
    unit: Floats

    @classmethod
    def of(cls, values: Floats, known: Flags, within: Sequence[Range]) -> "Scale":
        """Return the scale for series of shape (series, periods): `known` as in `combined`."""
        least = np.array([[-np.inf if one.least is None else one.least] for one in within])
        most = np.array([[np.inf if one.most is None else one.most] for one in within])
        walled = np.isfinite(least) & np.isfinite(most)
        middle = np.where(walled, (np.where(walled, least, 0.0) + np.where(walled, most, 0.0)) / 2, np.inf)
        mean = (values / known.sum(axis=1, keepdims=True) * known).sum(axis=1, keepdims=True)
        turned = mean > middle
        shifted = cls(least, most, turned, np.ones_like(least)).to(values)
        unit = np.abs(shifted).max(axis=1, keepdims=True)
        return cls(least, most, turned, np.where(unit > 0, unit, 1.0))

    def to(self, values: Floats) -> Floats:
        """Return figures on the common scale."""
        floor = np.where(np.isfinite(self.least), self.least, 0.0)
        ceiling = np.where(self.turned, self.most, 0.0)
        return np.where(self.turned, ceiling - values, values - floor) / self.unit

    def inside(self, values: Floats) -> Floats:
        """Return values on the common scale, cut to its walls."""
        return self.to(self.back(values))

    def ends(self, middle: Floats, halves: Floats) -> tuple[Floats, Floats]:
        """Return lower and upper ends, in the unit of the figures, of ranges on the common scale.

        Args:
            middle: shape (series, ahead).
            halves: half the widths, shape (ranges, series, ahead), as the results.
        """
        one, other = self.back(np.stack([middle - halves, middle + halves]))
        return np.where(self.turned, other, one), np.where(self.turned, one, other)

    def back(self, values: Floats) -> Floats:
        """Return values in the unit of the figures, inside their walls and finite."""
        greatest = np.finfo(np.float64).max
        with np.errstate(over="ignore"):
            large = values * self.unit
        floor = np.where(np.isfinite(self.least), self.least, 0.0)
        ceiling = np.where(self.turned, self.most, 0.0)
        plain = np.where(self.turned, ceiling - large, floor + large)
        return np.clip(plain, np.maximum(self.least, -greatest), np.minimum(self.most, greatest))
