"""Whether a document tells a number as it is of a figure whose rule rounds: the figure, its range, or the one before.

Rounding protects by itself, beside no sum, so that no attack on sums would find it.
"""

import math
from collections.abc import Iterator, Mapping

from indicators.disclosure.attacker import Breach, Finding, Guard, Quantity
from indicators.release.documents import Point
from indicators.screening.behind import COUNTED, SHARES
from indicators.screening.gathering import Standing

Spot = tuple[str, str, str, str]
"""Indicator, place, group, period."""


def unrounded(standing: Mapping[str, Standing], points: Mapping[Spot, tuple[Point, str]]) -> Iterator[Breach]:
    """Yield the figures that hold, stand under a rule that rounds, and are told otherwise by their document."""
    for key, one in standing.items():
        spot = (one.series.indicator, one.series.place, one.series.group, one.key[1])
        to = one.rule[1].round_to if one.rule and one.now else None
        if to is not None and spot in points and not _is_rounded(*points[spot], to):
            yield Breach(Guard(key, Quantity.COUNT, 0, math.inf), Finding.UNROUNDED, 0, math.inf)


def _is_rounded(point: Point, unit: str, to: int) -> bool:
    told = [point.value, *(one.value for one in point.earlier)]
    step = to if unit == COUNTED else 1 if unit in SHARES else None
    values = step is None or all(one is None or one % step == 0 for one in told)
    behind = all(one is None or one % to == 0 for one in (point.numerator, point.denominator))
    return values and behind and (point.lower, point.upper) == (None, None)
