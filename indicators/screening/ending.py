"""What is guarded of a group ends where everyone does: a group has never more than everyone, of whom that is shown.

Of everyone 6 of 300 are counted, of a group none of 8: that they are up to 10 could stay possible only if the 6 were
hidden too, and these are not few by any rule.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from indicators.disclosure.adding import EVERYONE
from indicators.disclosure.policy import Reason
from indicators.disclosure.tables import Part, Span
from indicators.screening.gathering import Gathered, Standing

Number = tuple[str, Part]
"""A figure by its key, and a part of it."""


def ending_with_everyone(gathered: Gathered, dimensions: Mapping[str, str]) -> dict[str, Standing]:
    """Return the figures with what is guarded of them, which ends at the number of everyone of whom they are part.

    That is everyone of the same indicator, in the place or a larger one, in the period or a pooled one, by what they
    are part of and not by the numbers alone.

    Args:
        gathered: everything that disclosure looks at.
        dimensions: of every group, by its id.
    """
    standing = gathered.standing
    widest = max((span.high for one in standing.values() for span in _guarded(one)), default=0)
    every = [one for one in standing.values() if dimensions.get(one.series.group) == EVERYONE]
    ends = {(one.figure.key, part): _most(one, part) for one in every for part in (Part.COUNT, Part.REST)}
    ends = _handed_down({number: most for number, most in ends.items() if most < widest}, gathered)
    return {key: _ending(one, ends) for key, one in standing.items()} if ends else dict(standing)


def _guarded(one: Standing) -> tuple[Span, ...]:
    return one.verdict.guarded if one.verdict is not None else ()


def _most(one: Standing, part: Part) -> float:
    """Return the most that readers may know a number of everyone to be: that is shown, or told as a limit."""
    number, said = one.figure.number(part), one.verdict
    if number is None:
        return math.inf
    if said is None or said.reason is None:
        return number
    limits = [span.high for span in said.told if span.part is part] if said.reason is Reason.CODED else []
    return min(limits, default=math.inf)


def _handed_down(ends: Mapping[Number, float], gathered: Gathered) -> dict[Number, float]:
    """Return the numbers with those of all that they are made of, each with the least that a whole of it has."""
    found, waiting = dict(ends), list(ends)
    made_of = _made_of(gathered) if ends else {}
    while waiting:
        whole = waiting.pop()
        lower = [one for one in made_of.get(whole, ()) if found[whole] < found.get(one, math.inf)]
        found |= dict.fromkeys(lower, found[whole])
        waiting += lower
    return found


def _made_of(gathered: Gathered) -> Mapping[Number, list[Number]]:
    """Return of each number those of the same indicator that it is made of."""
    found: dict[Number, list[Number]] = defaultdict(list)
    indicators = {key: one.series.indicator for key, one in gathered.standing.items()}
    for one in gathered.sums:
        if one.part is one.whole and one not in gathered.found:
            own = indicators.get(one.total)
            found[one.total, one.part] += [(key, one.part) for key in one.parts if indicators.get(key) == own]
    return found


def _ending(one: Standing, ends: Mapping[Number, float]) -> Standing:
    if one.verdict is None or not one.verdict.guarded:
        return one
    guarded = tuple(_within(span, one, ends) for span in one.verdict.guarded)
    return replace(one, verdict=replace(one.verdict, guarded=guarded))


def _within(span: Span, one: Standing, ends: Mapping[Number, float]) -> Span:
    """Return a span that ends there; never before the number itself, which is where figures do not fit."""
    high = min(span.high, ends.get((one.figure.key, span.part), math.inf))
    return replace(span, high=max(high, one.figure.number(span.part) or 0, span.low))
