"""Boundaries: geometries as GeoJSON writes them, and what can be asked of them.

A position is longitude and latitude in degrees (WGS 84). A ring is closed: its last position is its first. A polygon is
an outer ring and its holes. Source: RFC 7946, https://datatracker.ietf.org/doc/html/rfc7946.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

Position = tuple[float, float]
Ring = tuple[Position, ...]
Polygons = tuple[tuple[Ring, ...], ...]
Box = tuple[float, float, float, float]
"""West, south, east, north."""

POLYGON, SEVERAL, POINT = "Polygon", "MultiPolygon", "Point"
KILOMETRES = 111.32
"""Of one degree of latitude, and of longitude at the equator."""


def polygons_of(geometry: Mapping[str, Any]) -> Polygons:
    """Return the polygons of a checked geometry; of a point there is none."""
    if geometry["type"] == POINT:
        return ()
    written = [geometry["coordinates"]] if geometry["type"] == POLYGON else geometry["coordinates"]
    return tuple(tuple(tuple((float(x), float(y)) for x, y in ring) for ring in polygon) for polygon in written)


def box(polygons: Polygons) -> Box:
    """Return the box around polygons, of which there is at least one."""
    xs, ys = zip(*(one for polygon in polygons for one in polygon[0]), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around boxes, of which there is at least one."""
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def flat(position: Position, *, latitude: float) -> Position:
    """Return a position on a plane whose two axes have one scale near a latitude: degrees of latitude on both.

    Plain equirectangular, right within a few per mille for an area as large as a county.
    """
    x, y = position
    return x * math.cos(math.radians(latitude)), y


def flattened(polygons: Polygons, *, latitude: float) -> Polygons:
    """Return polygons on that plane."""
    return tuple(tuple(tuple(flat(one, latitude=latitude) for one in ring) for ring in polygon) for polygon in polygons)


def area(polygons: Polygons) -> float:
    """Return the area in square kilometres, holes taken off; 0 of none."""
    if not polygons:
        return 0.0
    _, south, _, north = box(polygons)
    plane = flattened(polygons, latitude=(south + north) / 2)
    return KILOMETRES**2 * sum(size(polygon[0]) - sum(map(size, polygon[1:])) for polygon in plane)


def size(ring: Sequence[Position]) -> float:
    """Return the area within a ring on a plane, whichever way round it goes."""
    return abs(sum(x * after_y - after_x * y for (x, y), (after_x, after_y) in pairwise(ring))) / 2


def holds(polygons: Polygons, position: Position) -> bool:
    """Tell whether a position lies within polygons; one on an edge may be told either way."""
    crossed = (
        _crosses(start, end, position) for polygon in polygons for ring in polygon for start, end in pairwise(ring)
    )
    return sum(crossed) % 2 == 1


def _crosses(start: Position, end: Position, position: Position) -> bool:
    """Tell whether an edge crosses the line that goes from a position to the east."""
    (x0, y0), (x1, y1), (x, y) = start, end, position
    return (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
