"""Groups that are made of other groups: girls of the girls of every colour, ages of smaller ones. Nobody says so.

Whoever reads the names of groups knows it, and nothing in the data tells it but the numbers. So groups of a dimension
count as the parts of a group, of the same or of another, or of everyone, where they add up to it in most places and
periods, and are no chance.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np

from indicators.disclosure.adding import EVERYONE, Figure, Structure
from indicators.disclosure.fitting import Spots

Spot = Mapping[str, Figure]
"""The figures of one indicator, place and period, by their group."""


def crossed(figures: Sequence[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield every group with the groups of a dimension that it is made of, for each place and period."""
    indicators: dict[str, dict[tuple[object, ...], dict[str, Figure]]] = defaultdict(lambda: defaultdict(dict))
    for one in figures:
        if one.count is not None:
            indicators[one.indicator][one.place, one.starts, one.ends][one.group] = one
    for spots in indicators.values():
        for whole, parts in _made_of(list(spots.values()), structure):
            inside = [(spot[whole], [spot[part] for part in parts if part in spot]) for spot in _with(whole, spots)]
            yield from ((one, own) for one, own in inside if own)


def _with(group: str, spots: Mapping[tuple[object, ...], Spot]) -> Iterator[Spot]:
    return (spot for spot in spots.values() if group in spot)


def _made_of(spots: Sequence[Spot], structure: Structure) -> Iterator[tuple[str, list[str]]]:
    """Yield every group with groups of a dimension that add up to it."""
    groups = sorted({group for spot in spots for group in spot})
    dimensions: dict[str, list[int]] = defaultdict(list)
    for row, group in enumerate(groups):
        dimensions[structure.dimensions[group]].append(row)
    search = Spots(np.array([[_numbers(spot, group) for spot in spots] for group in groups]))
    for dimension, (row, whole) in product(sorted(dimensions.keys() - {EVERYONE}), enumerate(groups)):
        own, everyone = dimensions[dimension], structure.dimensions[whole] == EVERYONE
        found = (parts for parts in search.made_of(row, own) if _is_new(row, parts, own, everyone=everyone))
        yield from ((whole, [groups[part] for part in parts]) for parts in found)


def _is_new(whole: int, parts: Sequence[int], own: Sequence[int], *, everyone: bool) -> bool:
    """Tell that apart which is looked at anyway, a whole dimension; of two that are equal one is made of the other."""
    return len(parts) < len(own) if everyone else len(parts) > 1 or parts[0] < whole


def _numbers(spot: Spot, group: str) -> tuple[float, float]:
    """Return the people of a group with and without; the latter are nobody where they are not known of all."""
    if group not in spot:
        return np.nan, np.nan
    one, rests = spot[group], [each.rest for each in spot.values()]
    return float(one.count or 0), float(one.rest or 0) if None not in rests else 0.0
