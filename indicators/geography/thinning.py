"""Boundaries with fewer positions, as a small drawing needs them."""

import math

from indicators.geography.boundary import Polygons, Position, Ring, box, size

FINE = 900
"""A position may move by this part of the longer side of the boundary: less than a pixel of a small map."""


def thinned(polygons: Polygons) -> Polygons:
    """Return polygons without the positions that a small drawing would not show; what is too small to see is left out.

    Source: Douglas and Peucker (1973).
    """
    west, south, east, north = box(polygons)
    near = max(east - west, north - south) / FINE
    kept = tuple(tuple(_thin(ring, near) for ring in polygon if size(ring) > near * near * 4) for polygon in polygons)
    return tuple(polygon for polygon in kept if polygon) or polygons


def _thin(ring: Ring, near: float) -> Ring:
    """Return a ring with fewer positions; it is halved first, since its ends are one position."""
    half = max(range(len(ring)), key=lambda at: math.dist(ring[0], ring[at]))
    keep = {0, half, len(ring) - 1}
    waiting = [(0, half), (half, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda at: _off(ring[at], ring[first], ring[last]))
        if _off(ring[far], ring[first], ring[last]) > near:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    return tuple(ring[at] for at in sorted(keep))


def _off(position: Position, start: Position, end: Position) -> float:
    """Return how far a position is from the line through two others."""
    (x, y), (x0, y0), (x1, y1) = position, start, end
    length = math.dist(start, end)
    return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length if length else math.dist(position, start)
