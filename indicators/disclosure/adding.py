"""What adds up to what: groups to everyone, places to a larger place, periods to a pooled one.

An attacker tries what fits. So a sum counts wherever the figures themselves add up exactly; where they add up to less
than the total (people of no group, places that are not listed), he still knows that they cannot be more.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, islice
from typing import Any

from indicators.disclosure.tables import Part, Sum

EVERYONE = "all"
"""The dimension of the group that holds everyone."""
MOST_WAYS, MOST_KINDS = 200, 6
"""In how many ways of shorter periods a longer one is looked at; of how many kinds of place some are taken together."""


@dataclass(frozen=True)
class Figure:
    """One version of a figure: where it stands, and its numbers; None is unknown."""

    key: str
    indicator: str
    place: str
    group: str
    starts: dt.date
    ends: dt.date
    count: int | None
    rest: int | None

    def number(self, part: Part) -> int | None:
        """Return a part; None where it is unknown."""
        if part is Part.PEOPLE:
            return None if self.count is None or self.rest is None else self.count + self.rest
        return self.count if part is Part.COUNT else self.rest


@dataclass(frozen=True)
class Structure:
    """The dimension of every group; and for every place what it is part of and its kind (city, school district).

    `within`: which groups a group is part of, of those of which somebody says so.
    """

    dimensions: Mapping[str, str]
    part_of: Mapping[str, str | None]
    kinds: Mapping[str, str]
    within: Mapping[str, Collection[str]] = field(default_factory=dict)


def sums(figures: Sequence[Figure], structure: Structure) -> list[Sum]:
    """Return every sum among figures that stand together, each once. One without a number is as good as none."""
    own = [one for one in figures if one.count is not None]
    found = (
        one
        for total, parts in (*groups_of(own, structure), *places_of(own, structure), *pools_of(own))
        for one in sums_of(total, parts)
    )
    return list(dict.fromkeys(found))


def totals_unsaid(figures: Sequence[Figure], structure: Structure) -> list[Figure]:
    """Return everyone of a place and period where nobody says how many they are, and two dimensions add up alike.

    What the girls and the boys are together is what all ages are together: a reader compares the two.
    """
    found = []
    for together in together_by(figures, lambda one: (one.indicator, one.place, one.starts, one.ends)):
        dimensions = named_by(together, lambda one: structure.dimensions[one.group])
        each = {(added(own, Part.COUNT), added(own, Part.REST)) for own in dimensions.values()}
        if EVERYONE in dimensions or len(dimensions) < 2 or len(each) > 1:
            continue
        ((count, rest),) = each
        if count is not None:
            one = together[0]
            key = "|".join(map(str, ("unsaid", one.indicator, one.place, one.starts, one.ends, count, rest)))
            everyone = next(group for group, dimension in structure.dimensions.items() if dimension == EVERYONE)
            found.append(replace(one, key=key, group=everyone, count=count, rest=rest))
    return found


def added(figures: Iterable[Figure], part: Part) -> int | None:
    """Return what a part of figures adds up to; None where one is unknown."""
    numbers = [one.number(part) for one in figures]
    return None if any(one is None for one in numbers) else sum(one for one in numbers if one is not None)


def groups_of(figures: Iterable[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield everyone of a place and period with the groups of each dimension."""
    for together in together_by(figures, lambda one: (one.indicator, one.place, one.starts, one.ends)):
        dimensions = named_by(together, lambda one: structure.dimensions[one.group])
        for total in dimensions.pop(EVERYONE, []):
            yield from ((total, parts) for parts in dimensions.values())


def places_of(figures: Iterable[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield a place with the places in it: those of each kind, all kinds together, and some kinds that fill it.

    Where no figure stands for a place between two others (a city, its schools, and no district), what lies further
    inside takes its place.
    """
    for together in together_by(figures, lambda one: (one.indicator, one.group, one.starts, one.ends)):
        at = {one.place: one for one in together}
        pairs = [(next_above(one.place, at, structure), one) for one in together]
        for whole in dict.fromkeys(above for above, _ in pairs if above is not None):
            inside = [one for above, one in pairs if above == whole]
            kinds = {structure.kinds[one.place] for one in inside}
            yield from ((at[whole], parts) for parts in (inside, *_of_each(kinds, inside, structure)))
            yield from ((at[whole], parts) for parts in _of_some(kinds, inside, structure) if _fill(at[whole], parts))


def _fill(whole: Figure, parts: Sequence[Figure]) -> bool:
    return added(parts, Part.COUNT) == whole.count


def _of_some(kinds: Collection[str], places: Sequence[Figure], structure: Structure) -> Iterator[list[Figure]]:
    """Yield the places of two kinds or more, and not of all; of many kinds, none."""
    for size in range(2, len(kinds)) if len(kinds) <= MOST_KINDS else ():
        for some in combinations(sorted(kinds), size):
            yield [one for one in places if structure.kinds[one.place] in some]


def _of_each(kinds: Collection[str], places: Sequence[Figure], structure: Structure) -> Iterator[list[Figure]]:
    """Yield the places of each kind that there are."""
    for kind in sorted(kinds):
        if own := [one for one in places if structure.kinds[one.place] == kind]:
            yield own


def next_above(place: str, at: Mapping[str, Figure], structure: Structure) -> str | None:
    """Return the smallest place around one of which there is a figure; None without one."""
    above, seen = structure.part_of[place], {place}
    while above is not None and above not in at and above not in seen:
        seen.add(above)
        above = structure.part_of[above]
    return above if above in at else None


def pools_of(figures: Iterable[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield a period with each way in which shorter ones fill it, one after the other; pools may lie in pools.

    Where some of it is not told, those within that overlap no other are no more than it.
    """
    for together in together_by(figures, lambda one: (one.indicator, one.place, one.group)):
        for pooled in together:
            inside = [
                one for one in together if one is not pooled and pooled.starts <= one.starts and one.ends <= pooled.ends
            ]
            ways = list(islice(ways_to_fill(pooled.starts, pooled.ends, inside), MOST_WAYS))
            apart = [one for one in inside if not any(_overlap(one, other) for other in inside if other is not one)]
            yield from ((pooled, way) for way in ways or [apart])


def _overlap(one: Figure, other: Figure) -> bool:
    return one.starts <= other.ends and other.starts <= one.ends


def ways_to_fill(starts: dt.date, ends: dt.date, inside: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Yield the ways to fill a span of days with periods that follow one another."""
    for one in (first for first in inside if first.starts == starts):
        if one.ends == ends:
            yield [one]
        else:
            yield from ([one, *rest] for rest in ways_to_fill(one.ends + dt.timedelta(days=1), ends, inside))


def sums_of(total: Figure, parts: Sequence[Figure]) -> Iterator[Sum]:
    """Yield how the parts of a total add up, for each of their numbers."""
    said = {part: one for part in Part if (one := _sum(part, total, parts)) is not None}
    yield from (said[part] for part in (Part.COUNT, Part.REST) if part in said)
    if Part.PEOPLE in said and not {Part.COUNT, Part.REST} <= said.keys():
        yield said[Part.PEOPLE]


def _sum(part: Part, total: Figure, parts: Sequence[Figure]) -> Sum | None:
    """Return how a part adds up; None where the total is unknown or the parts are more."""
    whole = total.number(part)
    known = {one.key: number for one in parts if (number := one.number(part)) is not None}
    if whole is None or not known or sum(known.values()) > whole:
        return None
    exact = len(known) == len(parts) and sum(known.values()) == whole
    return Sum(part, total.key, tuple(known), exact=exact)


def together_by(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> Iterable[list[Figure]]:
    """Return the figures that have the same key, together."""
    return named_by(figures, key).values()


def named_by(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> dict[Any, list[Figure]]:
    """Return the figures that have the same key, by it."""
    found: dict[Any, list[Figure]] = defaultdict(list)
    for one in figures:
        found[key(one)].append(one)
    return found
