"""Linked tables: figures of different indicators that are made of one another, as the columns of one published table.

Of 80 who were tested 77 passed: whoever reads both knows of the 3 who failed, in whichever indicator they are hidden.
Nothing in the data says so but the numbers. So, at one place, of one group and one period, a number of an indicator
(people with the characteristic, without it, all of them) counts as that of another where they are equal, and a part of
two or more indicators as the parts of another where it adds up exactly to it: where it does in most spots in which all
are known, in figures so large, or so often, that it is no chance.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import log2

import numpy as np
from numpy.typing import NDArray

from indicators.disclosure.adding import Figure
from indicators.disclosure.containing import contained
from indicators.disclosure.fitting import Spots, ways
from indicators.disclosure.tables import Part, Sum

Name = tuple[str, Part]
"""A number of an indicator."""
Spot = Mapping[str, Figure]
"""The figures of one place, group and period, by their indicator."""
MOST_HALF = 512
"""Of up to 18 indicators any number is added up; of more, at least four."""


@dataclass(frozen=True)
class Relation:
    """A part of one or more indicators adds up to the number of another where it fits."""

    part: Part
    parts: tuple[str, ...]
    total: Name

    def names(self) -> set[Name]:
        """Return the numbers that it is about."""
        return {self.total, *((one, self.part) for one in self.parts)}

    def at(self, spot: Spot) -> Sum:
        """Return it as the sum of the figures of one place, group and period."""
        total, of = self.total
        keys = tuple(spot[one].key for one in self.parts)
        return Sum(self.part, spot[total].key, keys, of=None if of is self.part else of)


@dataclass(frozen=True)
class Columns:
    """The numbers of some indicators, a row a name and a column a spot; NaN is unknown, or stands not there."""

    names: Sequence[Name]
    numbers: NDArray[np.float64]

    @classmethod
    def of(cls, spots: Sequence[Spot]) -> "Columns":
        """Return the numbers of spots."""
        said = [{(key, part): one.number(part) for key, one in spot.items() for part in Part} for spot in spots]
        names = sorted({name for own in said for name, number in own.items() if number is not None})
        numbers = [[np.nan if (number := own.get(name)) is None else number for own in said] for name in names]
        return cls(names, np.array(numbers, float).reshape(len(names), len(spots)))

    def same_as(self, row: int) -> Iterator[int]:
        """Yield the later rows that are equal to one in most spots, more often than one of all is by chance."""
        own, later = self.numbers[row], self.numbers[row + 1 :]
        known = ~np.isnan(later) & ~np.isnan(own) & (np.nan_to_num(later) + np.nan_to_num(own) > 0)
        fits = known & (later == own)
        often, of = fits.sum(axis=1), known.sum(axis=1)
        others = sum(indicator != self.names[row][0] for indicator, _ in self.names)
        told = log2(max(others, 2)) + ways(of, often)
        size = np.where(fits, np.log2(1 + np.nan_to_num(own)), 0).sum(axis=1)
        yield from (row + 1 + int(at) for at in np.flatnonzero((2 * often >= of) & (size >= told)))

    def made_of(self, part: Part, row: int) -> Iterator[tuple[str, ...]]:
        """Yield the indicators of which a part adds up to a row, two at least."""
        own = self.names[row][0]
        among = [at for at, (indicator, one) in enumerate(self.names) if one is part and indicator != own]
        found = Spots(self.numbers[:, :, None], bits=0.0, most=MOST_HALF).made_of(row, among)
        yield from (tuple(self.names[at][0] for at in rows) for rows in found if len(rows) > 1)

    def fits(self, one: "Relation") -> NDArray[np.bool_]:
        """Return in which spots a relation holds, shape (s,)."""
        rows = [self.names.index((part, one.part)) for part in one.parts]
        return np.asarray(self.numbers[rows].sum(axis=0) == self.numbers[self.names.index(one.total)])


def linked(figures: Sequence[Figure], together: Iterable[Collection[str]]) -> list[Sum]:
    """Return how figures of different indicators add up.

    Args:
        figures: that stand together; a sum counts that fits in most of them.
        together: ids of indicators that are held against each other.
    """
    return list(dict.fromkeys(one for spots in spots_of(figures, together) for one in _sums(spots)))


def spots_of(figures: Sequence[Figure], together: Iterable[Collection[str]]) -> Iterator[Sequence[Spot]]:
    """Yield the figures of some indicators by place, group and period, where there are two or more of them."""
    at: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    for one in figures:
        if one.count is not None:
            at[one.place, one.group, one.starts, one.ends][one.indicator] = one
    for indicators in together:
        shared = ({key: own[key] for key in sorted(own.keys() & set(indicators))} for own in at.values())
        spots = [spot for spot in shared if len(spot) > 1]
        yield from [spots] if spots else []


def _sums(spots: Sequence[Spot]) -> Iterator[Sum]:
    columns = Columns.of(spots)
    relations = [*_equal(columns), *_made_of(columns)]
    fits = np.array([columns.fits(one) for one in relations], bool).reshape(len(relations), len(spots))
    alike: dict[tuple[frozenset[Name], bytes], list[int]] = defaultdict(list)
    for at, spot in enumerate(spots):
        there = frozenset((key, part) for key, one in spot.items() for part in Part if one.number(part) is not None)
        alike[there, fits[:, at].tobytes()].append(at)
    for (names, _), own in alike.items():
        fitting = {one: int(fits[row].sum()) for row, one in enumerate(relations) if fits[row, own[0]]}
        said = _said_once(_likelier(fitting), names)
        yield from (one.at(spots[at]) for at in own for one in said)


def _likelier(often: Mapping[Relation, int]) -> list[Relation]:
    """Return the relations that fit at a spot without those that are another but for columns that count nobody there.

    `often`: in how many spots each fits.
    """
    ways: dict[tuple[Part, Name], dict[tuple[str, ...], Relation]] = defaultdict(dict)
    for one in often:
        ways[one.part, one.total][one.parts] = one
        if len(one.parts) == 1:
            (key, of), (part,) = one.total, one.parts
            ways[of, (part, one.part)][key,] = one
    lost = set[Relation]()
    for own in ways.values():
        ranks = {parts: (False, int(often[one]), len(parts)) for parts, one in own.items()}
        lost |= {own[parts] for parts in contained(own, {parts: parts for parts in own}, ranks)}
    return [one for one in often if one not in lost]


def _equal(columns: Columns) -> Iterator[Relation]:
    """Yield the numbers of two indicators that are equal."""
    names = columns.names
    for at, (indicator, part) in enumerate(names):
        same = (names[row] for row in columns.same_as(at))
        yield from (Relation(own, (other,), (indicator, part)) for other, own in same if other != indicator)


def _made_of(columns: Columns) -> Iterator[Relation]:
    """Yield the numbers that a part of two indicators or more adds up to: people, those left over, or all of both.

    Those with and those without tell all of both.
    """
    found = [
        Relation(part, parts, columns.names[row])
        for part, row in product(Part, range(len(columns.names)))
        for parts in columns.made_of(part, row)
    ]
    told = {(one.parts, *one.total) for one in found if one.part is one.total[1]}
    for one in found:
        both = {(one.parts, one.total[0], part) for part in (Part.COUNT, Part.REST)}
        if one.part is not Part.PEOPLE or one.total[1] is not Part.PEOPLE or not both <= told:
            yield one


def _said_once(relations: Sequence[Relation], there: Collection[Name]) -> list[Relation]:
    """Return the relations of numbers that are there, but for those that follow from the others."""
    own = [one for one in relations if one.names() <= set(there)]
    equal, same = _joining([one for one in own if len(one.parts) == 1], there)
    told = {
        (*sorted((same[key, Part.COUNT], same[key, Part.REST])), same[key, Part.PEOPLE])
        for key, part in there
        if part is Part.PEOPLE
    }
    sums: dict[tuple[Name, ...], Relation] = {}
    for one in own:
        said = (*sorted(same[part, one.part] for part in one.parts), same[one.total])
        if len(one.parts) > 1 and said not in told:
            sums.setdefault(said, one)
    return [*equal, *sums.values()]


def _joining(equal: Iterable[Relation], there: Collection[Name]) -> tuple[list[Relation], Mapping[Name, Name]]:
    """Return as many equal numbers as make all equal, and for each number the one that stands for those equal to it.

    Two numbers of one indicator are not made equal through another: that nobody is counted is no way to add up.
    """
    same, kept = {name: name for name in there}, []
    for one in equal:
        left, right = same[one.parts[0], one.part], same[one.total]
        joined = [key for (key, _), leader in same.items() if leader in (left, right)]
        if left != right and len(set(joined)) == len(joined):
            same = {name: right if leader == left else leader for name, leader in same.items()}
            kept.append(one)
    return kept, same
