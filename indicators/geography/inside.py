"""Where in a polygon its name has most room: the point within it that is farthest from its edge."""

import heapq
import math
from dataclasses import dataclass, field
from itertools import pairwise

from indicators.geography.boundary import Polygons, Position, Ring, box, flattened, holds, size

FINE = 100
"""The answer is right within this part of the polygon's shorter side."""
HALF = math.sqrt(2)


@dataclass(frozen=True)
class Inside:
    """A position in a polygon, and how far it is from the edge, in degrees of latitude."""

    at: Position
    room: float


@dataclass(frozen=True, order=True)
class Cell:
    """A square: `promise` is the negative of the largest distance from the edge that any point of it may have."""

    promise: float
    centre: Position = field(compare=False)
    half: float = field(compare=False)
    distance: float = field(compare=False)


def inside(polygons: Polygons) -> Inside:
    """Return the inner point of the largest of some polygons, of which there is at least one.

    Squares over the polygon are halved, the most promising first, until none can hold a better point.

    Source: the pole of inaccessibility as Mapbox's polylabel finds it, https://github.com/mapbox/polylabel.
    """
    _, south, _, north = box(polygons)
    latitude = (south + north) / 2
    largest = max(flattened(polygons, latitude=latitude), key=lambda one: size(one[0]))
    best = _farthest(largest)
    x, y = best.centre
    return Inside((x / math.cos(math.radians(latitude)), y), max(best.distance, 0.0))


def _farthest(polygon: tuple[Ring, ...]) -> Cell:
    west, south, east, north = box((polygon,))
    side = min(east - west, north - south)
    cells = [_cell(centre, side / 2, polygon) for centre in _over((west, south, east, north), side)]
    heapq.heapify(cells)
    best = max(cells, key=lambda one: one.distance)
    while cells:
        cell = heapq.heappop(cells)
        best = max(best, cell, key=lambda one: one.distance)
        if -cell.promise - best.distance <= side / FINE:
            continue
        for centre in _quarters(cell):
            heapq.heappush(cells, _cell(centre, cell.half / 2, polygon))
    return best


def _over(edges: tuple[float, float, float, float], side: float) -> list[Position]:
    """Return the centres of the squares of a side that cover a box."""
    west, south, east, north = edges
    across, up = math.ceil((east - west) / side), math.ceil((north - south) / side)
    return [(west + side * (x + 0.5), south + side * (y + 0.5)) for x in range(across) for y in range(up)]


def _quarters(cell: Cell) -> list[Position]:
    (x, y), quarter = cell.centre, cell.half / 2
    return [(x + right * quarter, y + up * quarter) for right in (-1, 1) for up in (-1, 1)]


def _cell(centre: Position, half: float, polygon: tuple[Ring, ...]) -> Cell:
    distance = min(_to_edge(centre, start, end) for ring in polygon for start, end in pairwise(ring))
    signed = distance if holds((polygon,), centre) else -distance
    return Cell(-(signed + half * HALF), centre, half, signed)


def _to_edge(position: Position, start: Position, end: Position) -> float:
    """Return the distance of a position from a straight piece of an edge."""
    (x, y), (x0, y0), (x1, y1) = position, start, end
    long, high = x1 - x0, y1 - y0
    length = long * long + high * high
    along = max(0.0, min(1.0, ((x - x0) * long + (y - y0) * high) / length)) if length else 0.0
    return math.hypot(x - x0 - along * long, y - y0 - along * high)
