"""Groups that people say are parts of other groups: girls who are Asian, of the girls and of the Asian.

What is part of a group makes it up, dimension by dimension, as far as the numbers do not say otherwise: where the parts
are more than the whole, nothing is said; where they are fewer, they are no more than it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from indicators.disclosure.adding import EVERYONE, MOST_KINDS, Figure, Structure, added, named_by, together_by
from indicators.disclosure.tables import Part

Spot = Mapping[str, Figure]
"""The figures of one indicator, place and period, by their group."""


def nested(figures: Iterable[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield every group with the groups of a dimension that it is said to be made of, for each place and period.

    Where no figure stands for a group between two others, what lies further inside takes its place. Everyone is made of
    the groups of a dimension that are part of no other of it. Groups of several dimensions count where they fill one.
    """
    if not structure.within:
        return
    for together in together_by(figures, lambda one: (one.indicator, one.place, one.starts, one.ends)):
        at = {one.group: one for one in sorted(together, key=lambda one: one.group)}
        yield from _inside(at, structure)
        yield from _outermost(at, structure)


def _inside(at: Spot, structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    around = {group: nearest(group, at, structure) for group in at}
    for whole, total in at.items():
        parts = [one for group, one in at.items() if whole in around[group]]
        dimensions = named_by(parts, lambda one: structure.dimensions[one.group])
        yield from ((total, own) for own in dimensions.values())
        yield from ((total, own) for own in _of_several(dimensions) if _fill(total, own))


def _of_several(dimensions: Mapping[str, list[Figure]]) -> Iterator[list[Figure]]:
    """Yield the groups of two dimensions or more; of many dimensions, none."""
    for size in range(2, len(dimensions) + 1) if len(dimensions) <= MOST_KINDS else ():
        for some in combinations(sorted(dimensions), size):
            yield [one for dimension in some for one in dimensions[dimension]]


def _fill(whole: Figure, parts: Sequence[Figure]) -> bool:
    return whole.count is not None and added(parts, Part.COUNT) == whole.count


def _outermost(at: Spot, structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield everyone with the groups of a dimension that are part of no other of it, where some are."""
    dimensions = named_by(at.values(), lambda one: structure.dimensions[one.group])
    for total, own in product(dimensions.pop(EVERYONE, []), dimensions.values()):
        groups = {one.group for one in own}
        outer = [one for one in own if not groups & _every_around(one.group, structure)]
        if 0 < len(outer) < len(own):
            yield total, outer


def nearest(group: str, at: Collection[str], structure: Structure) -> set[str]:
    """Return the smallest groups around one of which there is a figure."""
    found, seen, waiting = set[str](), {group}, list(structure.within.get(group, ()))
    while waiting:
        above = waiting.pop()
        if above in at:
            found.add(above)
        elif above not in seen:
            waiting += structure.within.get(above, ())
        seen.add(above)
    return found - {group}


def _every_around(group: str, structure: Structure) -> set[str]:
    """Return every group that one is part of."""
    found, waiting = set[str](), list(structure.within.get(group, ()))
    while waiting:
        above = waiting.pop()
        if above not in found:
            found.add(above)
            waiting += structure.within.get(above, ())
    return found - {group}
