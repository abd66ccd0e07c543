"""Numbers that stay the same from release to release: who knows one of the old figure knows it of the new.

Each version of a figure is an unknown of its own. Where only its percentage, its denominator or its decimals were
revised, the people counted are the same; so they are where its rows moved to another name (a group, place, indicator).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from indicators.disclosure.adding import Figure
from indicators.disclosure.tables import Part, Sum

Spot = tuple[str, str, str, dt.date, dt.date]
"""Where a figure stands: indicator, place, group, first day and last."""


class Tied(NamedTuple):
    """Numbers that are the same: of versions of one figure, and of figures that seem to have moved."""

    revised: Sequence[Sum]
    moved: Sequence[Sum]


def tied(moments: Iterable[Sequence[Figure]]) -> Tied:
    """Return which numbers stayed the same; `moments`: the figures of each release, oldest first, then those of now.

    A figure has moved where it is gone and one of as many people has come, in which no more than one of place,
    group and indicator is another.
    """
    last: dict[Spot, Figure] = {}
    here: Mapping[Spot, Figure] = {}
    revised, moved = dict[Sum, None](), dict[Sum, None]()
    for together in moments:
        before, here = here, {_spot(one): one for one in together if one.count is not None}
        revised |= dict.fromkeys(one for spot, new in here.items() if spot in last for one in _same(last[spot], new))
        gone = [one for spot, one in before.items() if spot not in here]
        came = [one for spot, one in here.items() if spot not in last]
        moved |= dict.fromkeys(one for old, new in _moves(gone, came) for one in _same(old, new))
        last |= here
    return Tied(list(revised), list(moved))


def _spot(one: Figure) -> Spot:
    return one.indicator, one.place, one.group, one.starts, one.ends


def _same(old: Figure, new: Figure) -> Iterator[Sum]:
    """Yield the numbers of two figures that are equal; all of the people only where nothing tells it."""
    if old.key == new.key:
        return
    equal = [part for part in Part if old.number(part) is not None and old.number(part) == new.number(part)]
    if len(equal) == len(Part):
        equal.remove(Part.PEOPLE)
    yield from (Sum(part, new.key, (old.key,)) for part in equal)


def _moves(gone: Iterable[Figure], came: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures that are gone with those that may be the same under another name."""
    numbers: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in came:
        numbers[one.starts, one.ends, one.count].append(one)
    pairs = ((old, new) for old in gone for new in numbers[old.starts, old.ends, old.count])
    for old, new in pairs:
        names = ((old.indicator, new.indicator), (old.place, new.place), (old.group, new.group))
        if sum(one != other for one, other in names) == 1:
            yield old, new
