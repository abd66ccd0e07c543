"""Groups that are made of groups of another dimension: girls of the girls of every colour. Nobody says so; it shows.

Whoever reads the names of groups knows it, and nothing in the data tells it but the numbers. So groups of one
dimension count as the parts of a group of another wherever they add up exactly to it, in every place and period that
has them all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from indicators.disclosure.adding import EVERYONE, Figure, Structure

MOST_PARTS, MOST_GROUPS = 5, 16
Spot = Mapping[str, Figure]
"""The figures of one indicator, place and period, by their group."""


def crossed(figures: Sequence[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield every group with the groups of another dimension that it is made of, for each place and period.

    At most five parts are tried, of dimensions of at most sixteen groups.
    """
    indicators: dict[str, dict[tuple[object, ...], dict[str, Figure]]] = defaultdict(lambda: defaultdict(dict))
    for one in figures:
        if one.count is not None and structure.dimensions[one.group] != EVERYONE:
            indicators[one.indicator][one.place, one.starts, one.ends][one.group] = one
    for spots in indicators.values():
        for whole, parts in _made_of(list(spots.values()), structure):
            yield from (
                (spot[whole], [spot[part] for part in parts])
                for spot in spots.values()
                if spot.keys() >= {whole, *parts}
            )


def _made_of(spots: Sequence[Spot], structure: Structure) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every group with groups of another dimension that add up to it wherever all of them stand."""
    groups = sorted({group for spot in spots for group in spot})
    dimensions: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        dimensions[structure.dimensions[group]].append(group)
    few = {dimension: own for dimension, own in dimensions.items() if len(own) <= MOST_GROUPS}
    for whole, dimension in product(groups, few):
        if dimension != structure.dimensions[whole]:
            there = [spot for spot in spots if whole in spot]
            yield from ((whole, parts) for parts in _fitting(whole, few[dimension], there))


def _fitting(whole: str, others: Sequence[str], spots: Sequence[Spot]) -> Iterator[tuple[str, ...]]:
    choices = (parts for size in range(2, MOST_PARTS + 1) for parts in combinations(others, size))
    for parts in choices:
        fits = (_adds_up(spot, whole, parts) for spot in spots if spot.keys() >= set(parts))
        # Once at least, and always; most choices fail in the first place and period that has them.
        if next(fits, False) and all(fits):
            yield parts


def _adds_up(spot: Spot, whole: str, parts: Sequence[str]) -> bool:
    own, each = spot[whole], [spot[part] for part in parts]
    same = sum(one.count or 0 for one in each) == own.count
    return same and (own.rest is None or sum(one.rest or 0 for one in each) == own.rest)
