"""The places of an area as squares: one for each, laid out about as they lie."""

import math
from collections.abc import Mapping

from indicators.geography.boundary import Position

Square = tuple[int, int]
"""Column and row, from 1."""


def laid(places: Mapping[str, Position]) -> dict[str, Square]:
    """Return the square of each place; no two are the same, and no column or row is empty.

    Each takes the free square nearest to where it lies on a grid that is just large enough, those in the middle first.
    """
    if not places:
        return {}
    side = math.ceil(math.sqrt(len(places)))
    wanted = _wanted(places, side)
    middle = (side - 1) / 2
    free = {(column, row) for column in range(side) for row in range(side)}
    taken: dict[str, tuple[int, int]] = {}
    for place in sorted(wanted, key=lambda one: (math.dist(wanted[one], (middle, middle)), one)):
        taken[place] = min(free, key=lambda square: (math.dist(square, wanted[place]), square))
        free.remove(taken[place])
    return _closed_up(taken)


def _wanted(places: Mapping[str, Position], side: int) -> dict[str, tuple[float, float]]:
    """Return where each place would lie on the grid, were there no squares: its first row is the north."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    long, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return {
        place: ((x - min(xs)) / long * (side - 1), (max(ys) - y) / high * (side - 1))
        for place, (x, y) in places.items()
    }


def _closed_up(taken: Mapping[str, tuple[int, int]]) -> dict[str, Square]:
    columns = sorted({column for column, _ in taken.values()})
    rows = sorted({row for _, row in taken.values()})
    return {place: (columns.index(column) + 1, rows.index(row) + 1) for place, (column, row) in taken.items()}
