"""Shorter periods of one indicator that fill a longer one of another: those served by quarter, and in the year.

They are held against each other as columns of one table are. A relation counts where the shorter periods add up to the
longer one, if they do in half of those that they fill, and if that is no chance.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations, product
from math import log2

from indicators.disclosure.adding import Figure, added, ways_to_fill
from indicators.disclosure.fitting import ways
from indicators.disclosure.tables import Part, Sum

MOST_WAYS = 8
"""In how many ways of shorter periods a longer one is looked at."""
Filled = tuple[Figure, Sequence[Figure]]


@dataclass(frozen=True)
class _Fits:
    """A part of the shorter periods is a part of the longer ones in some of those of which both are known."""

    part: Part
    of: Part
    where: Sequence[Filled]
    known: int

    def is_chance(self, choices: int) -> bool:
        """Tell whether it may be chance that it fits, or is in less than half."""
        size = sum(log2(1 + (longer.number(self.of) or 0)) for longer, _ in self.where)
        return 2 * len(self.where) < self.known or size < log2(choices) + float(ways(self.known, len(self.where)))

    def sums(self) -> Iterator[Sum]:
        """Yield how it adds up."""
        of = None if self.of is self.part else self.of
        yield from (
            Sum(self.part, longer.key, tuple(one.key for one in shorter), of=of) for longer, shorter in self.where
        )


def spanned(figures: Sequence[Figure], together: Iterable[Collection[str]]) -> list[Sum]:
    """Return how periods of an indicator add up to those of another, at one place and of one group.

    Args:
        figures: that stand together.
        together: ids of indicators that are held against each other.
    """
    each: dict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        if one.count is not None:
            each[one.indicator].append(one)
    found = dict[Sum, None]()
    for indicators in together:
        own = {key: each[key] for key in sorted(each.keys() & set(indicators))}
        days = {key: [_days(one) for one in said] for key, said in own.items()}
        shortest, longest = ({key: pick(said) for key, said in days.items()} for pick in (min, max))
        pairs = [(one, other) for one, other in permutations(own, 2) if 2 * shortest[one] <= longest[other] + 1]
        found |= dict.fromkeys(
            said for one, other in pairs for said in _between(own[one], own[other], choices=len(own) - 1)
        )
    return list(found)


def _days(one: Figure) -> int:
    return (one.ends - one.starts).days + 1


def _between(shorter: Sequence[Figure], longer: Sequence[Figure], *, choices: int) -> Iterator[Sum]:
    filled = list(_filled(shorter, longer))
    fits = [one for part, of in product(Part, Part) if (one := _fits(filled, part, of)) is not None]
    told = {(one.part, one.of) for one in fits if not one.is_chance(choices * max(len(fits), 1))}
    both = {(Part.COUNT, Part.COUNT), (Part.REST, Part.REST)} <= told
    for one in fits:
        if (one.part, one.of) in told and not (both and one.part is one.of is Part.PEOPLE):
            yield from one.sums()


def _filled(shorter: Sequence[Figure], longer: Sequence[Figure]) -> Iterator[Filled]:
    """Yield each longer period with the shorter ones that fill it, two at least."""
    at: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for one in shorter:
        at[one.place, one.group].append(one)
    for whole in longer:
        inside = [one for one in at[whole.place, whole.group] if whole.starts <= one.starts and one.ends <= whole.ends]
        for way in islice(ways_to_fill(whole.starts, whole.ends, inside), MOST_WAYS) if len(inside) > 1 else ():
            yield from [(whole, way)] if len(way) > 1 else []


def _fits(filled: Sequence[Filled], part: Part, of: Part) -> _Fits | None:
    """Return where a part of the shorter is a part of the longer; None where it never is."""
    known = [
        (whole, way, number)
        for whole, way in filled
        if (number := added(way, part)) is not None
        and whole.number(of) is not None
        and number + (whole.number(of) or 0)
    ]
    where = [(whole, way) for whole, way, number in known if number == whole.number(of)]
    return _Fits(part, of, where, len(known)) if where else None
