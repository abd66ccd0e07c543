"""Totals: a part that is larger than its whole, in counts of people of one file.

Rates and shares are not compared: a group's may well be higher than everyone's.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from loaders.checks.batches import Rows
from loaders.numbers.units import Units
from loaders.numbers.values import Array, Cells, Codes, Mask, Numbers

EVERYONE = "all"
NOISE = 1e-9
ROUNDED = 0.5  # how much rounding to whole people may add to each group
NONE = -1


@dataclass(frozen=True)
class Excess:
    """Parts that are larger than their wholes: the rows of both, shape (n,), and how large the parts are together."""

    parts: Rows
    wholes: Rows
    amounts: Numbers


@dataclass(frozen=True)
class Society:
    """What the framework says of parts and wholes: the dimension of each group, and what places and groups lie in."""

    dimensions: Mapping[str, str]
    part_of: Mapping[str, str]
    within: Mapping[str, Collection[str]] = field(default_factory=dict)

    def is_outermost(self, group: str) -> bool:
        """Tell whether a group is part of no other of its dimension."""
        own = self.dimensions.get(group, "")
        return not any(self.dimensions.get(one) == own for one in self.within.get(group, ()))


@dataclass(frozen=True)
class Counts:
    """Counts of people of one kind (figures, numerators or denominators), and whose they are.

    Attributes:
        amounts: shape (n,), NaN where unknown or no count of people; what is unknown is larger than nothing.
        indicator, place, group, period: shape (n,).
    """

    amounts: Numbers
    indicator: Array
    place: Cells
    group: Cells
    period: Cells
    society: Society

    def groups_beyond_everyone(self) -> Excess:
        """Return the groups of which more are counted than of everyone in the same place and period."""
        wholes = np.where(self._everyone, NONE, self._everyone_of[self._sameness])
        return self._larger(wholes)

    def sums_beyond_everyone(self, exactly: Mask | None = None) -> Iterator[tuple[str, Excess]]:
        """Yield each dimension with the figures of everyone that its groups exceed together, by more than rounding.

        What is part of another group of its dimension is counted with that. `exactly`: those of everyone that are
        exceeded by no more than rounding, and only them, shape (n,).
        """
        dimensions, names = self._dimensions
        for number, name in enumerate(names):
            own = np.flatnonzero((dimensions == number) & ~self._everyone & self._outermost & ~np.isnan(self.amounts))
            size = len(self._everyone_of)
            together = np.bincount(self._sameness[own], self.amounts[own], minlength=size)
            rounding = ROUNDED * np.bincount(self._sameness[own], minlength=size)
            wholes = self._everyone_of[self._everyone_of != NONE]
            sums = together[self._sameness[wholes]]
            beyond, over = (
                sums > self._with_room(self.amounts[wholes]) + room for room in (rounding[self._sameness[wholes]], 0)
            )
            if exactly is not None:
                beyond = over & ~beyond & exactly[wholes]
            if name and beyond.any():
                yield str(name), Excess(wholes[beyond], wholes[beyond], sums[beyond])

    def places_beyond_larger(self) -> Excess:
        """Return the places in which more are counted than in the place that they are part of."""
        codes, names = pd.factorize(self.place)
        at = {str(name): number for number, name in enumerate(names)}
        outer = np.array([at.get(self.society.part_of.get(str(name), ""), NONE) for name in names], dtype=np.intp)
        same = _numbered(self.indicator, self.group, self.period)
        spots = same * len(names) + codes
        known = np.flatnonzero(~np.isnan(self.amounts))
        order = known[np.argsort(spots[known], kind="stable")]
        wanted = np.where(outer[codes] == NONE, NONE, same * len(names) + outer[codes])
        found = np.searchsorted(spots[order], wanted)
        found[found == len(order)] = 0
        wholes = np.full(len(spots), NONE)
        if len(order):
            hit = (spots[order][found] == wanted) & (wanted != NONE)
            wholes[hit] = order[found[hit]]
        return self._larger(wholes)

    def _larger(self, wholes: Codes) -> Excess:
        rows = np.flatnonzero(wholes != NONE)
        beyond = rows[self.amounts[rows] > self._with_room(self.amounts[wholes[rows]])]
        return Excess(beyond, wholes[beyond], self.amounts[beyond])

    @staticmethod
    def _with_room(amounts: Numbers) -> Numbers:
        return amounts + NOISE * np.maximum(np.abs(amounts), 1)

    @cached_property
    def _sameness(self) -> Codes:
        return _numbered(self.indicator, self.place, self.period)

    @cached_property
    def _everyone(self) -> Mask:
        return np.asarray(self.group == EVERYONE, dtype=bool)

    @cached_property
    def _outermost(self) -> Mask:
        codes, groups = pd.factorize(self.group)
        return np.array([self.society.is_outermost(str(one)) for one in groups], dtype=bool)[codes]

    @cached_property
    def _everyone_of(self) -> Codes:
        """The row of everyone's count, for each number of indicator, place and period; -1 where it is unknown."""
        found = np.full(int(self._sameness.max(initial=-1)) + 1, NONE)
        rows = np.flatnonzero(self._everyone & ~np.isnan(self.amounts))
        found[self._sameness[rows]] = rows
        return found

    @cached_property
    def _dimensions(self) -> tuple[Codes, Cells]:
        codes, groups = pd.factorize(self.group)
        dimensions = [self.society.dimensions.get(str(name), "") for name in groups]
        of_group, names = pd.factorize(np.array(dimensions, dtype=object))
        return of_group[codes], names


def counts_of(figures: Mapping[str, Array], units: Units, society: Society) -> Iterator[tuple[str, Counts]]:
    """Yield each field that counts people with the rows that do; the rows are those of `figures`.

    Args:
        figures: indicator, place, group, period, value, numerator, denominator; each of shape (n,).
        units: the unit of each figure's indicator.
        society: parts and wholes of the framework.
    """
    people = np.where(units.are("people"), figures["value"], np.nan)
    fields = {"value": people, "numerator": figures["numerator"], "denominator": figures["denominator"]}
    about = [figures[name] for name in ("indicator", "place", "group", "period")]
    for name, amounts in fields.items():
        if not np.isnan(amounts).all():
            yield name, Counts(amounts, about[0], about[1], about[2], about[3], society)


def _numbered(*columns: Array) -> Codes:
    numbers = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, different = pd.factorize(column, use_na_sentinel=False)
        # Renumbered at every column, so that the product never grows past n times the next column.
        numbers = pd.factorize(numbers * (len(different) + 1) + codes)[0].astype(np.int64)
    return numbers
