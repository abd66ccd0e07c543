"""Shares near 0 and 100 % that are told as a limit, and what is known of a hidden share that is not told so.

Source: NCES 2011-603.
"""

import math
from dataclasses import dataclass

from indicators.disclosure.tables import Part, Span


@dataclass(frozen=True)
class Limit:
    """A share told as a limit: `percent` or more (`top`), or `percent` or less; of `fewest` to `most` people."""

    percent: float
    top: bool
    fewest: int
    most: float


@dataclass(frozen=True)
class Band:
    """Of `fewest` to `most` people a share within so many points of 0 or 100 % is told as a limit; None: no share."""

    fewest: int
    most: float
    points: int | None

    def few(self, people: int) -> int:
        """Return up to how many at one side are told as a limit; -1: not even nobody."""
        return -1 if self.points is None else self.points * people // 100

    def reach(self, few: int) -> float:
        """Return up to how many people no more than `few` at one side are told as a limit; below `fewest`: never."""
        return self.most if self.points is None else min(self.most, (100 * (few + 1) - 1) // self.points)


BANDS = (
    Band(0, 9, None),
    Band(10, 19, 20),
    Band(20, 39, 10),
    Band(40, 99, 5),
    Band(100, 299, 2),
    Band(300, math.inf, 1),
)
FEW_BELOW = 6
"""Of all people of the bands that end, never so many at one side are told as a limit."""


def limit_of(count: int | None, people: int | None) -> Limit | None:
    """Return as what limit a share is told; None when it is told as it is, or a number is unknown."""
    if count is None or not people:
        return None
    band = BANDS[_at(people)]
    few, points = band.few(people), float(band.points or 0)
    if count <= few:
        return Limit(points, top=False, fewest=band.fewest, most=band.most)
    if people - count <= few:
        return Limit(100 - points, top=True, fewest=band.fewest, most=band.most)
    return None


def as_it_is(count: int, rest: int) -> tuple[Span, ...]:
    """Return what is known of a hidden share that is not told as a limit, as spans that hold its own numbers.

    Every share within them is told as it is. They are not all of those, which no spans are: it is those with more than
    so few at either side, of as many people as these are enough for. Of several the one that leaves most room is taken.
    """
    people, side = count + rest, min(count, rest)
    band = BANDS[_at(people)]
    least = band.few(people)
    further = max(0, (100 * (side - 1) - (band.points or 0) * people) // (100 + (band.points or 0)))
    tried = [least, *range(least + 1, min(side, FEW_BELOW)), band.few(people + further)]
    room = {few: (side - 1 - few, *_room(people, few)) for few in tried}
    few = max(room, key=lambda one: sorted(room[one]))
    _, down, up = room[few]
    return Span(Part.PEOPLE, people - down, people + up), Span(Part.COUNT, few + 1), Span(Part.REST, few + 1)


def _at(people: int) -> int:
    return next(at for at, one in enumerate(BANDS) if people <= one.most)


def _room(people: int, few: int) -> tuple[float, float]:
    """Return by how much fewer and more people there may be for so few at one side to be enough throughout."""
    at = _at(people)
    low, high = BANDS[at].fewest, BANDS[at].reach(few)
    for one in reversed(BANDS[:at]):
        if one.reach(few) < one.most:
            break
        low = one.fewest
    for one in BANDS[at + 1 :]:
        if one.reach(few) < one.fewest or high < one.fewest - 1:
            break
        high = one.reach(few)
    return people - low, high - people
