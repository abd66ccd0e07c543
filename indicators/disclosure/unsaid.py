"""Totals that nobody says: where two ways to add up figures come to the same, a reader compares the two.

The cities of a county, of which there is no figure, are together what its school districts are; the years to 2011 and
those from 2012 what the years to 2014 and those from 2015 are. Everyone, of whom nobody says how many they are, is
looked at with what adds up (`totals_unsaid`), and columns of one table by themselves (`alike`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations, islice

from indicators.disclosure.adding import Figure, Structure, added, named_by, next_above, together_by, ways_to_fill
from indicators.disclosure.tables import Part, Sum

FEWEST, MOST_WAYS = 8, 20
"""Of how many people such a total is at least, and how many ways to fill a span are looked at."""


@dataclass(frozen=True)
class Unsaid:
    """A total, and the ways in which figures add up to it."""

    total: Figure
    ways: Sequence[Sequence[Figure]]

    def sums(self) -> Iterator[Sum]:
        """Yield how each of its numbers adds up."""
        parts = [Part.COUNT] if self.total.rest is None else [Part.COUNT, Part.REST]
        yield from (Sum(part, self.total.key, tuple(one.key for one in way)) for way in self.ways for part in parts)


def unsaid(figures: Sequence[Figure], structure: Structure) -> list[Unsaid]:
    """Return the totals of an indicator that nobody says, among figures that stand together."""
    own = [one for one in figures if one.count is not None]
    return [*_places(own, structure), *_periods(own)]


def _places(figures: Sequence[Figure], structure: Structure) -> Iterator[Unsaid]:
    """Yield a place without a figure in which the places of two kinds add up alike."""
    for together in together_by(figures, lambda one: (one.indicator, one.group, one.starts, one.ends)):
        at = {one.place: one for one in together}
        for whole in dict.fromkeys(above for one in together for above in _above(one.place, at, structure)):
            with_whole = {**at, whole: together[0]}
            inside = [one for one in together if next_above(one.place, with_whole, structure) == whole]
            kinds = named_by(inside, lambda one: structure.kinds[one.place])
            several = list(kinds.values()) if len(inside) > len(kinds) else []
            yield from _alike(several, partial(replace, place=whole))


def _above(place: str, at: Collection[str], structure: Structure) -> Iterator[str]:
    """Yield the places around one up to the first of which there is a figure."""
    seen, above = {place}, structure.part_of[place]
    while above is not None and above not in at and above not in seen:
        yield above
        seen.add(above)
        above = structure.part_of[above]


def _periods(figures: Sequence[Figure]) -> Iterator[Unsaid]:
    """Yield a span of days that periods which overlap fill in two ways, where no figure is of all of it.

    What shorter periods fill is left to these.
    """
    for together in together_by(figures, lambda one: (one.indicator, one.place, one.group)):
        for first, last in _overlapping(together):
            inside = [one for one in together if first.starts <= one.starts and one.ends <= last.ends]
            filling = list(islice(ways_to_fill(first.starts, last.ends, inside), MOST_WAYS))
            yield from _alike(filling, partial(replace, starts=first.starts, ends=last.ends))


def _overlapping(together: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the periods, not filled by others, that overlap, where no figure is of the days of both."""
    spans = {(one.starts, one.ends) for one in together}
    whole = [one for one in sorted(together, key=lambda one: (one.starts, one.ends)) if not _filled(one, together)]
    for first, last in combinations(whole, 2):
        if first.starts < last.starts <= first.ends < last.ends and (first.starts, last.ends) not in spans:
            yield first, last


def _filled(one: Figure, others: Sequence[Figure]) -> bool:
    inside = [each for each in others if each is not one and one.starts <= each.starts and each.ends <= one.ends]
    return next(ways_to_fill(one.starts, one.ends, inside), None) is not None


def _alike(each: Sequence[Sequence[Figure]], whole: Callable[[Figure], Figure]) -> Iterator[Unsaid]:
    """Yield the totals that two or more of some figures come to."""
    totals: dict[tuple[int, int | None], list[Sequence[Figure]]] = defaultdict(list)
    for own in each:
        if (count := added(own, Part.COUNT)) is not None:
            totals[count, added(own, Part.REST)].append(own)
    for (count, rest), same in totals.items():
        if len(same) > 1 and count + (rest or 0) >= FEWEST:
            made = whole(same[0][0])
            where = (made.indicator, made.place, made.group, made.starts, made.ends, count, rest)
            yield Unsaid(replace(made, key="|".join(map(str, ("unsaid", *where))), count=count, rest=rest), same)
