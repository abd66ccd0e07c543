"""What adds up to what: groups to everyone, places to a larger place, periods to a pooled one.

An attacker tries what fits. So a sum counts wherever the figures themselves add up exactly; where they add up to less
than the total (people of no group, places that are not listed), he still knows that they cannot be more.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.disclosure.tables import Part, Sum

EVERYONE = "all"
"""The dimension of the group that holds everyone."""


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
    """The dimension of every group; and for every place what it is part of and its kind (city, school district)."""

    dimensions: Mapping[str, str]
    part_of: Mapping[str, str | None]
    kinds: Mapping[str, str]


def sums(figures: Sequence[Figure], structure: Structure) -> list[Sum]:
    """Return every sum among figures that stand together, each once."""
    found = (
        one
        for total, parts in (*_groups(figures, structure), *_places(figures, structure), *_pools(figures))
        for one in _sums(total, parts)
    )
    return list(dict.fromkeys(found))


def _groups(figures: Iterable[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield everyone of a place and period with the groups of each dimension."""
    for together in _by(figures, lambda one: (one.indicator, one.place, one.starts, one.ends)):
        dimensions = _named(together, lambda one: structure.dimensions[one.group])
        for total in dimensions.pop(EVERYONE, []):
            yield from ((total, parts) for parts in dimensions.values())


def _places(figures: Iterable[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield a place with the places of each kind that are part of it."""
    for together in _by(figures, lambda one: (one.indicator, one.group, one.starts, one.ends)):
        at = {one.place: one for one in together}
        inside = _named(together, lambda one: (structure.part_of[one.place], structure.kinds[one.place]))
        yield from ((at[whole], parts) for (whole, _), parts in inside.items() if whole in at)


def _pools(figures: Iterable[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield a pooled period with the shorter ones that fill it, one after the other."""
    for together in _by(figures, lambda one: (one.indicator, one.place, one.group)):
        pooled = ((one, _inside(one, together)) for one in together)
        yield from ((one, inside) for one, inside in pooled if inside and _fill(one, inside))


def _inside(pooled: Figure, together: Iterable[Figure]) -> list[Figure]:
    return sorted((one for one in together if _is_inside(one, pooled)), key=lambda one: one.starts)


def _is_inside(one: Figure, pooled: Figure) -> bool:
    return one is not pooled and pooled.starts <= one.starts and one.ends <= pooled.ends


def _fill(pooled: Figure, inside: Sequence[Figure]) -> bool:
    starts = [one.starts for one in inside]
    ends = [one.ends + dt.timedelta(days=1) for one in inside]
    return starts[0] == pooled.starts and inside[-1].ends == pooled.ends and starts[1:] == ends[:-1]


def _sums(total: Figure, parts: Sequence[Figure]) -> Iterator[Sum]:
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


def _by(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> Iterable[list[Figure]]:
    return _named(figures, key).values()


def _named(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> dict[Any, list[Figure]]:
    found: dict[Any, list[Figure]] = defaultdict(list)
    for one in figures:
        found[key(one)].append(one)
    return found
