"""Linked tables: figures of different indicators that are made of one another, as the columns of one published table.

Of 80 who were tested 77 passed: whoever reads both knows of the 3 who failed, in whichever indicator they are hidden.
Nothing in the data says so but the numbers. So, at one place, of one group and one period, a number of an indicator
(people with the characteristic, without it, all of them) counts as that of another wherever both stand and are equal,
and the people of two to four indicators count as the parts of another wherever they add up exactly to it. That has to
be seen in figures so large, or so often, that it is no chance.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb, log2

import numpy as np
from numpy.typing import NDArray

from indicators.disclosure.adding import Figure
from indicators.disclosure.tables import Part, Sum

Name = tuple[str, Part]
"""A number of an indicator."""
Spot = Mapping[str, Figure]
"""The figures of one place, group and period, by their indicator."""
PARTS = ((24, 4), (60, 3))
FEWEST_PARTS = 2
"""Of up to so many indicators up to so many are added up; of more, two."""
MOST_SPOTS, MOST_TRIES = 24, 20_000
"""In how many places, groups and periods sums are looked for, and how many of each are tried in all of them."""


@dataclass(frozen=True)
class Relation:
    """A part of one or more indicators adds up to the number of another wherever all of them stand."""

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

    @property
    def indicators(self) -> int:
        """Return of how many indicators there are numbers."""
        return len({indicator for indicator, _ in self.names})

    def same_as(self, row: int) -> Iterator[int]:
        """Yield the later rows that are equal to one wherever both stand, more often than one of all is by chance."""
        own, later = self.numbers[row], self.numbers[row + 1 :]
        both = ~np.isnan(later) & ~np.isnan(own)
        same = np.all((later == own) | ~both, axis=1)
        often = np.where(both, np.log2(1 + own), 0).sum(axis=1)
        others = sum(indicator != self.names[row][0] for indicator, _ in self.names)
        yield from (row + 1 + int(at) for at in np.flatnonzero(same & (often >= log2(max(others, 2)))))

    def hold(self, rows: Sequence[int], total: int, ways: int) -> bool:
        """Tell whether rows add up to one wherever all stand, more often than one of so many `ways` does by chance."""
        added, whole = self.numbers[list(rows)].sum(axis=0), self.numbers[total]
        known = ~np.isnan(added) & ~np.isnan(whole)
        return bool(np.all(added[known] == whole[known])) and float(np.log2(1 + whole[known]).sum()) >= log2(ways)


def linked(figures: Sequence[Figure], together: Iterable[Collection[str]]) -> list[Sum]:
    """Return how figures of different indicators add up.

    Args:
        figures: that stand together; a sum counts that fits in all of them.
        together: ids of indicators that are held against each other.
    """
    at: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    for one in figures:
        if one.count is not None:
            at[one.place, one.group, one.starts, one.ends][one.indicator] = one
    found: dict[Sum, None] = {}
    for indicators in together:
        shared = ({key: own[key] for key in sorted(own.keys() & set(indicators))} for own in at.values())
        if spots := [spot for spot in shared if len(spot) > 1]:
            found |= dict.fromkeys(_sums(spots))
    return list(found)


def _sums(spots: Sequence[Spot]) -> Iterator[Sum]:
    columns = Columns.of(spots)
    relations = [*_equal(columns), *_made_of(columns)]
    alike: dict[frozenset[Name], list[Spot]] = defaultdict(list)
    for spot in spots:
        there = frozenset((key, part) for key, one in spot.items() for part in Part if one.number(part) is not None)
        alike[there].append(spot)
    for names, own in alike.items():
        said = _said_once(relations, names)
        yield from (one.at(spot) for spot in own for one in said)


def _equal(columns: Columns) -> Iterator[Relation]:
    """Yield the numbers of two indicators that are equal wherever both stand, and once at least above 0."""
    names = columns.names
    for at, (indicator, part) in enumerate(names):
        same = (names[row] for row in columns.same_as(at))
        yield from (Relation(own, (other,), (indicator, part)) for other, own in same if other != indicator)


def _made_of(columns: Columns) -> Iterator[Relation]:
    """Yield the numbers that the people of two indicators or more add up to."""
    most = next((parts for indicators, parts in PARTS if columns.indicators <= indicators), FEWEST_PARTS)
    found = (one for spot in _telling(columns.numbers) for one in islice(_adding_up(columns, spot, most), MOST_TRIES))
    for total, rows in dict.fromkeys(found):
        if columns.hold(rows, total, comb(columns.indicators - 1, len(rows))):
            yield Relation(Part.COUNT, tuple(columns.names[row][0] for row in rows), columns.names[total])


def _telling(numbers: NDArray[np.float64]) -> list[int]:
    """Return the spots that tell most: every number above 0 that stands with others does in one, where it is large."""
    above = np.nan_to_num(numbers) > 0
    order = np.lexsort((-np.log2(1 + np.nan_to_num(numbers)).sum(axis=0), -above.sum(axis=0)))
    first = np.unique(above[:, order], axis=1, return_index=True)[1]
    found: list[int] = []
    for spot in order[np.sort(first)]:
        if len(found) == MOST_SPOTS:
            break
        if not np.any(np.all(above[:, found] | ~above[:, [spot]], axis=0)):
            found.append(int(spot))
    return found


def _adding_up(columns: Columns, spot: int, most: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the rows that are sums in one spot, each with two to four rows of people that add up to them there."""
    names, numbers = columns.names, columns.numbers[:, spot]
    counts = {row: numbers[row] for row, (_, part) in enumerate(names) if part is Part.COUNT and numbers[row] > 0}
    pairs: dict[float, list[tuple[int, int]]] = defaultdict(list)
    for one, two in combinations(counts, 2):
        pairs[counts[one] + counts[two]].append((one, two))
    for total in map(int, np.flatnonzero(numbers > 0)):
        found = _ways(numbers[total], counts, pairs, most)
        yield from ((total, rows) for rows in found if names[total][0] not in {names[row][0] for row in rows})


def _ways(
    total: float, counts: Mapping[int, float], pairs: Mapping[float, Sequence[tuple[int, int]]], most: int
) -> Iterator[tuple[int, ...]]:
    """Yield two rows that add up to a total, then three and four as far as so many are asked, each in order."""
    yield from pairs.get(total, ())
    if most > FEWEST_PARTS:
        for one, count in counts.items():
            yield from ((one, *pair) for pair in pairs.get(total - count, ()) if one < pair[0])
    if most > FEWEST_PARTS + 1:
        yield from (
            first + second
            for added, own in pairs.items()
            for second in pairs.get(total - added, ())
            for first in own
            if first[1] < second[0]
        )


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
    """Return as many equal numbers as make all equal, and for each number the one that stands for those equal to it."""
    same, kept = {name: name for name in there}, []
    for one in equal:
        left, right = same[one.parts[0], one.part], same[one.total]
        if left != right:
            same = {name: right if leader == left else leader for name, leader in same.items()}
            kept.append(one)
    return kept, same
