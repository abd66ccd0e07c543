"""Sums of one total whose parts contain one another's: that those left over are nobody is chance.

Where no Asian is counted, all others are everyone too. That is no way in which everyone is made up: it would tell that
nobody is Asian, whatever is hidden.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from indicators.disclosure.adding import Figure
from indicators.disclosure.tables import Sum

Rank = tuple[bool, int, int]
"""Whether somebody says so, how often it adds up, and of how many parts."""
Way = TypeVar("Way", bound=Hashable)


def without_contained(sums: Iterable[Sum], figures: Mapping[str, Figure], sure: Collection[Sum]) -> list[Sum]:
    """Return the sums without those whose parts contain, or are among, those of another that is likelier.

    Likelier is what somebody says, then what adds up at more places, groups and periods, then what has more parts.

    Args:
        sums: of one or more moments.
        figures: that they are about, by their keys.
        sure: those of which somebody says that the parts make up the whole.
    """
    every = list(sums)
    rivals: dict[Hashable, list[Sum]] = defaultdict(list)
    for one in every:
        if one.exact:
            rivals[one.part, one.whole, one.total].append(one)
    several = [own for own in rivals.values() if len(own) > 1 and _some_contain(own)]
    if not several:
        return every
    fits = Counter(_relation(one, figures) for one in every if one.exact)
    ranks = {one: (one in sure, fits[_relation(one, figures)], len(one.parts)) for own in several for one in own}
    lost = {one for own in several for one in contained(own, {each: set(each.parts) for each in own}, ranks)}
    return [one for one in every if one not in lost]


def contained(rivals: Iterable[Way], parts: Mapping[Way, Collection[str]], ranks: Mapping[Way, Rank]) -> list[Way]:
    """Return those of some ways to one total that contain another, or are in it, that ranks higher."""
    kept, lost = list[set[str]](), list[Way]()
    for one in sorted(rivals, key=lambda each: ranks[each], reverse=True):
        own = set(parts[one])
        if any(own < other or other < own for other in kept):
            lost.append(one)
        else:
            kept.append(own)
    return lost


def _some_contain(rivals: Sequence[Sum]) -> bool:
    each = sorted((set(one.parts) for one in rivals), key=len)
    return any(few < many for at, few in enumerate(each) for many in each[at + 1 :])


def _relation(one: Sum, figures: Mapping[str, Figure]) -> Hashable:
    """Return what adds up wherever it does: groups to a group at any place and period, or places to a place."""
    total, parts = figures[one.total], [figures[key] for key in one.parts]
    if any(part.place != total.place for part in parts):
        return one.part, total.indicator, "places", total.place, frozenset(part.place for part in parts)
    return one.part, total.indicator, "groups", total.group, frozenset(part.group for part in parts)
