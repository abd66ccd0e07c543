"""Shares of one whole: of 200 people 120 are white, 60 latino, 14 black, and so 6 are Asian.

No row says how many everyone is, since each group says it: the groups of a dimension, or places of a kind, have one
denominator, and those counted in them add up to it. Such a total counts where it does in half of the spots at least and
is no chance; where those counted are fewer, they are known to be no more.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indicators.disclosure.adding import EVERYONE, Figure, Structure
from indicators.disclosure.fitting import Spots
from indicators.disclosure.tables import Part, Sum

Spot = Mapping[str, Figure]
"""The shares of one whole at one place and period, by their group; or of one group and period, by their place."""


def composed(figures: Sequence[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Sum]]]:
    """Yield totals that nobody says but as a denominator, with how they are known and what adds up to them."""
    families: dict[Hashable, dict[Hashable, dict[str, Figure]]] = defaultdict(lambda: defaultdict(dict))
    for one in figures:
        dimension, kind = structure.dimensions[one.group], structure.kinds[one.place]
        if one.count is None or one.rest is None:
            continue
        when = one.starts, one.ends
        if dimension != EVERYONE:
            families[one.indicator, "groups", dimension][one.place, *when][one.group] = one
        families[one.indicator, "places", kind][one.group, *when][one.place] = one
    for family, spots in families.items():
        several = [spot for spot in spots.values() if len(spot) > 1]
        wholes = [each for spot in several if (each := _shared(spot)) is not None]
        if wholes and 2 * len(wholes) >= len(several):
            yield from (_total(family, each) for each in _Family.of(wholes).totals())


def _shared(spot: Spot) -> Spot | None:
    """Return the figures of the denominator that most have, where two have it."""
    ((people, often),) = Counter(one.number(Part.PEOPLE) for one in spot.values()).most_common(1)
    if often < 2 or not people:
        return None
    return {name: one for name, one in spot.items() if one.number(Part.PEOPLE) == people}


@dataclass(frozen=True)
class _Shares:
    """Shares of one whole at a spot, and the ways in which some of them make it up, or may be no more than it."""

    spot: Spot
    ways: Sequence[Sequence[str]]


@dataclass(frozen=True)
class _Family:
    """Spots with the counts of shares of one whole: a row a name, the whole in the last row, and a column a spot."""

    spots: Sequence[Spot]
    names: Sequence[str]
    numbers: NDArray[np.float64]

    @classmethod
    def of(cls, spots: Sequence[Spot]) -> "_Family":
        names = sorted({name for spot in spots for name in spot})
        counts = [
            [float(spot[name].number(Part.COUNT) or 0) if name in spot else np.nan for spot in spots] for name in names
        ]
        wholes = [float(next(iter(spot.values())).number(Part.PEOPLE) or 0) for spot in spots]
        return cls(spots, names, np.array([*counts, wholes]))

    def totals(self) -> Iterator[_Shares]:
        """Yield the spots with the ways to make up the whole; none where there is no way."""
        relations = self._relations()
        for spot in self.spots if relations else ():
            ways = dict.fromkeys(tuple(name for name in names if name in spot) for names in relations)
            yield _Shares(spot, [way for way in ways if len(way) > 1])

    def _relations(self) -> list[tuple[str, ...]]:
        """Return which names make up the whole; all of them do so where others are nobody."""
        search, rows = Spots(self.numbers[:, :, None]), range(len(self.names))
        # What is counted of a group is more than the whole where groups overlap: no shares of one whole then.
        found = [one for one in search.made_of(len(self.names), rows) if len(one) > 1]
        if found and 2 * int(search.fits(len(self.names), rows).sum()) >= len(self.spots):
            found.append(tuple(rows))
        return [tuple(self.names[row] for row in one) for one in dict.fromkeys(found)]


def _total(family: Hashable, shares: _Shares) -> tuple[Figure, list[Sum]]:
    own = list(shares.spot.values())
    one, people = own[0], own[0].number(Part.PEOPLE) or 0
    where = (family, one.place, one.group, one.starts, one.ends, people)
    total = replace(one, key="|".join(map(str, ("unsaid whole", *where))), count=people, rest=None)
    said = [Sum(Part.PEOPLE, total.key, (each.key,), of=Part.COUNT) for each in own]
    for way in shares.ways:
        counted = sum(shares.spot[name].number(Part.COUNT) or 0 for name in way)
        keys = tuple(shares.spot[name].key for name in way)
        said += [Sum(Part.COUNT, total.key, keys, exact=counted == people)] if counted <= people else []
    return total, said
