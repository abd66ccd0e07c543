"""What is judged: one series of figures, and the target it is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from operator import lt
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from indicators.analysis.codes import Quantity

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Whole: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = ArrayLike | Sequence[float | None]
FIGURES = ("values", "lower", "upper", "numerators", "denominators")


@dataclass(frozen=True, eq=False)
class History:
    """One series: one indicator, place and group; every array has the shape (periods,).

    Positions are years as numbers: 2014 is 2014.0, the school year 2013-14 is 2013.0, March 2014 is 2014 + 2/12.
    A period missing from the arrays is a gap, like one whose value is NaN or infinite. The order does not matter.

    Attributes:
        starts: where each period begins.
        ends: where it ends, itself excluded: the year 2014 ends at 2015.0, the pooled 2010-2014 at 2015.0; a
            point in time may end where it begins.
        values: the figures; NaN is unknown, never zero.
        lower: published sampling interval, lower bound; NaN unknown.
        upper: published sampling interval, upper bound; NaN unknown.
        numerators: people or events counted; NaN unknown.
        denominators: people observed (of a count: NaN); NaN unknown.
        definition: which definition holds, a whole number that grows at every break of the series.
        reliable: False for a figure that its publisher or the coalition marks as not reliable.
        quantity: what kind of number the figures are.
        closed: True when the publisher will bring no further figure.

    Raises:
        ValueError: the arrays are not of one length, or a period ends before it begins.
    """

    starts: Floats
    ends: Floats
    values: Floats
    lower: Floats
    upper: Floats
    numerators: Floats
    denominators: Floats
    definition: Whole
    reliable: Flags
    quantity: Quantity = Quantity.AMOUNT
    closed: bool = False

    def __post_init__(self) -> None:
        """Refuse arrays that cannot be one series; what is infinite is no figure, so it is unknown."""
        if len({array.shape for array in self._arrays()}) != 1 or self.values.ndim != 1:
            raise ValueError("the arrays of a history must have one length")
        if not (np.isfinite(self.starts) & (self.ends >= self.starts)).all():
            raise ValueError("a period of a history ends before it begins")
        if np.isinf(np.concatenate([getattr(self, name) for name in FIGURES])).any():
            self._forget_the_infinite()

    def _forget_the_infinite(self) -> None:
        for name in FIGURES:
            given = getattr(self, name)
            object.__setattr__(self, name, np.where(np.isinf(given), np.nan, given))

    def _arrays(self) -> tuple[Floats | Whole | Flags, ...]:
        counts = (self.numerators, self.denominators, self.definition, self.reliable)
        return (self.starts, self.ends, self.values, self.lower, self.upper, *counts)

    @classmethod
    def of(  # noqa: PLR0913 - one optional array for each thing a publisher may tell about a figure
        cls,
        starts: ArrayLike,
        values: Numbers,
        *,
        ends: ArrayLike | None = None,
        lower: Numbers | None = None,
        upper: Numbers | None = None,
        numerators: Numbers | None = None,
        denominators: Numbers | None = None,
        definition: ArrayLike | None = None,
        reliable: ArrayLike | None = None,
        quantity: Quantity = Quantity.AMOUNT,
        closed: bool = False,
    ) -> Self:
        """Return a history from any sequences; what is left out is unknown, None in a sequence too.

        Left out, `ends` are one year after `starts`, every figure is of definition 0 and reliable.
        """
        begin = _floats(starts)
        return cls(
            starts=begin,
            ends=begin + 1.0 if ends is None else _floats(ends),
            values=_floats(values),
            lower=_or_unknown(lower, begin),
            upper=_or_unknown(upper, begin),
            numerators=_or_unknown(numerators, begin),
            denominators=_or_unknown(denominators, begin),
            definition=np.zeros(begin.shape, np.int64) if definition is None else np.asarray(definition, np.int64),
            reliable=np.ones(begin.shape, np.bool_) if reliable is None else np.asarray(reliable, np.bool_),
            quantity=quantity,
            closed=closed,
        )


def in_order(history: History, places: Whole) -> Whole:
    """Return places of a history in the order of time, of one start the shorter period first."""
    starts = history.starts[places]
    known = starts.tolist()
    return places if all(map(lt, known, known[1:])) else places[np.lexsort((history.ends[places], starts))]


def _floats(given: Numbers) -> Floats:
    return np.asarray(given, np.float64)


def _or_unknown(given: Numbers | None, like: Floats) -> Floats:
    return np.full(like.shape, np.nan) if given is None else _floats(given)


@dataclass(frozen=True)
class Target:
    """What the community wants to reach, and from where it is counted.

    Attributes:
        value: the figure to reach, in the unit of the indicator.
        due: position of the period it is set for (2025.0 for 2025); None when it has no date.
        due_end: where that period ends, itself excluded; None: it is one step of the series long.
        base_position: position of the period that progress is counted from; None: the first comparable figure.
        base_end: where that period ends, itself excluded; None: the first figure that begins there is meant.
        base_value: the figure of that period where it was written into the target; None: as the history has it.

    Raises:
        ValueError: one of them is NaN or infinite.
    """

    value: float
    due: float | None = None
    due_end: float | None = None
    base_position: float | None = None
    base_value: float | None = None
    base_end: float | None = None

    def __post_init__(self) -> None:
        """Refuse a target that is no number."""
        given = (self.value, self.due, self.due_end, self.base_position, self.base_value, self.base_end)
        if not all(isfinite(each) for each in given if each is not None):
            raise ValueError("a target, its base and its dates must be numbers, neither unknown nor infinite")
