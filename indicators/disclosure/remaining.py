"""What is left of a pooled period when others are taken off it: 2018 to 2020 less 2018 to 2019 is 2020.

Nobody says how many these are, and everyone can work it out. Moments at which pools begin or end hang together by the
pools between them; how many there are between any two that hang together follows.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from indicators.disclosure.adding import Figure, together_by
from indicators.disclosure.tables import Part, Sum

MOST = 60
"""Of how many moments of one place and group the days between are looked at."""
Moment = int
"""A day on which periods begin, as a number; they end the day before."""


@dataclass(frozen=True)
class Remainder:
    """How many there are of some days, which no figure is of and none fill.

    Attributes:
        figure: the number of those days.
        pools: the figures that it follows from, by their keys.
        totals: what adds up since the first of the moments until each, which nobody says either.
        sums: how all of these add up.
    """

    figure: Figure
    pools: tuple[str, ...]
    totals: tuple[Figure, ...]
    sums: tuple[Sum, ...]


def remainders(figures: Sequence[Figure]) -> Iterator[Remainder]:
    """Yield what follows of days that no figure is of, among figures that stand together."""
    own = [one for one in figures if one.count is not None]
    for together in together_by(own, lambda one: (one.indicator, one.place, one.group)):
        yield from (one for pools in (hanging(together) if _overlap(together) else ()) for one in _of(pools))


def follows(remainder: Figure, pools: Sequence[Figure]) -> bool:
    """Tell whether some pools alone tell a remainder."""
    wanted = {remainder.starts.toordinal(), remainder.ends.toordinal() + 1}
    return any(wanted <= {at for one in own for at in _ends(one)} for own in hanging(pools))


def hanging(pools: Sequence[Figure]) -> list[list[Figure]]:
    """Return the pools that hang together by the moments at which they begin and end."""
    found: list[tuple[set[Moment], list[Figure]]] = []
    for one in pools:
        near = [each for each in found if each[0] & set(_ends(one))]
        found = [each for each in found if each not in near]
        found.append(
            (set(_ends(one)).union(*(at for at, _ in near)), [*(each for _, own in near for each in own), one])
        )
    return [own for _, own in found]


def _ends(one: Figure) -> tuple[Moment, Moment]:
    return one.starts.toordinal(), one.ends.toordinal() + 1


def _overlap(figures: Sequence[Figure]) -> bool:
    until = 0
    for starts, ends in sorted(map(_ends, figures)):
        if starts < until:
            return True
        until = max(until, ends)
    return False


def _of(pools: Sequence[Figure]) -> Iterator[Remainder]:
    counts = _since(pools, Part.COUNT)
    if counts is None or len(counts) > MOST:
        return
    rests = _since(pools, Part.REST) if all(one.rest is not None for one in pools) else None
    filled = _filled(pools, sorted(counts))
    totals = {at: _total(pools[0], at, sorted(counts), counts, rests) for at in sorted(counts)[1:]}
    parts = [Part.COUNT] if rests is None else [Part.COUNT, Part.REST]
    told = [_sum(part, totals, *_ends(one), one.key) for one in pools for part in parts]
    for first, last in combinations(sorted(counts), 2):
        if last not in filled[first]:
            made = _between(pools[0], first, last, counts, rests)
            own = (_sum(part, totals, first, last, made.key) for part in parts)
            yield Remainder(made, tuple(one.key for one in pools), tuple(totals.values()), (*told, *own))


def _since(pools: Sequence[Figure], part: Part) -> dict[Moment, int] | None:
    """Return how many there are since the first moment until each; None where pools contradict one another."""
    at: dict[Moment, dict[Moment, int]] = defaultdict(dict)
    for one in pools:
        starts, ends = _ends(one)
        number = one.number(part) or 0
        if at[starts].setdefault(ends, number) != number:
            return None
        at[ends][starts] = -number
    first = min(at)
    found, waiting = {first: 0}, [first]
    while waiting:
        here = waiting.pop()
        new = {there: found[here] + number for there, number in at[here].items() if there not in found}
        waiting += new
        found |= new
    agree = all(found[one] + number == found[other] for one, own in at.items() for other, number in own.items())
    grows = [found[moment] for moment in sorted(found)]
    return found if agree and grows == sorted(grows) else None


def _filled(pools: Sequence[Figure], moments: Sequence[Moment]) -> Mapping[Moment, Collection[Moment]]:
    """Return until which later moments pools fill the days since each, one after the other."""
    found: dict[Moment, set[Moment]] = {}
    for first in reversed(moments):
        last = {ends for starts, ends in map(_ends, pools) if starts == first}
        found[first] = last.union(*(found[one] for one in last))
    return found


def _total(
    one: Figure,
    until: Moment,
    moments: Sequence[Moment],
    counts: Mapping[Moment, int],
    rests: Mapping[Moment, int] | None,
) -> Figure:
    return replace(
        _between(one, moments[0], until, counts, rests),
        key=f"unsaid since|{_name(one)}|{moments[0]}|{until}|{counts[until]}|{rests[until] if rests else None}",
    )


def _between(
    one: Figure, first: Moment, last: Moment, counts: Mapping[Moment, int], rests: Mapping[Moment, int] | None
) -> Figure:
    """Return the days from one moment to another."""
    count, rest = counts[last] - counts[first], rests[last] - rests[first] if rests else None
    starts = one.starts + timedelta(first - one.starts.toordinal())
    ends = one.starts + timedelta(last - 1 - one.starts.toordinal())
    key = "|".join(map(str, ("remainder", _name(one), starts, ends, count, rest)))
    return replace(one, key=key, starts=starts, ends=ends, count=count, rest=rest)


def _name(one: Figure) -> str:
    return f"{one.indicator}|{one.place}|{one.group}"


def _sum(part: Part, totals: Mapping[Moment, Figure], first: Moment, last: Moment, key: str) -> Sum:
    """Return how what is between two moments adds to all before it."""
    before = (totals[first].key,) if first in totals else ()
    return Sum(part, totals[last].key, (*before, key))
