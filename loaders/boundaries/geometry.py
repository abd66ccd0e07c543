"""What is wrong with a geometry of a GeoJSON file, and how it is kept where nothing is.

Source: RFC 7946, https://datatracker.ietf.org/doc/html/rfc7946, section 3.1 (geometries) and 4 (positions).
"""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from indicators.geography.boundary import POINT, POLYGON, SEVERAL, Position, size
from loaders.problems import Fault

KINDS = (POLYGON, SEVERAL, POINT)
FEWEST = 4
"""Positions of a ring: a triangle, and its first again."""
MOST = 20_000
"""Positions of one boundary: the finest that a census gives a county have about so many."""
DECIMALS = 6
"""A tenth of a metre."""
LONGITUDE, LATITUDE = 180, 90
AGAIN = "Export the file again, or take the boundary out."


def fault_of(geometry: Any) -> Fault | None:
    """Return the first thing that is wrong with a geometry; None where it can be kept."""
    if not isinstance(geometry, dict) or geometry.get("type") not in KINDS:
        found = geometry.get("type") if isinstance(geometry, dict) else None
        said = f"a geometry of type “{found}”" if isinstance(found, str) else "no geometry"
        return Fault(said, "Polygon, MultiPolygon or Point", "Convert it to one of these, or write null.")
    coordinates = geometry.get("coordinates")
    if geometry["type"] == POINT:
        return _of_position(coordinates)
    return next(_of_polygons([coordinates] if geometry["type"] == POLYGON else coordinates), None)


def kept(geometry: dict[str, Any]) -> dict[str, Any]:
    """Return a geometry without fault as it is kept: to a tenth of a metre, heights and further members left out."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == POINT:
        return {"type": kind, "coordinates": _rounded(coordinates)}
    written = [coordinates] if kind == POLYGON else coordinates
    polygons = [[[_rounded(one) for one in ring] for ring in polygon] for polygon in written]
    return {"type": kind, "coordinates": polygons[0] if kind == POLYGON else polygons}


def _rounded(position: list[float]) -> list[float]:
    return [round(float(one), DECIMALS) + 0.0 for one in position[:2]]


def _of_polygons(polygons: Any) -> Iterator[Fault]:
    if not isinstance(polygons, list) or not polygons or not all(isinstance(one, list) and one for one in polygons):
        yield Fault("a geometry without coordinates", "at least one ring of positions", AGAIN)
        return
    for number, polygon in enumerate(polygons, start=1):
        for place, ring in enumerate(polygon):
            yield from _of_ring(ring, _ring_called(place, number, len(polygons)))
    many = sum(len(ring) for polygon in polygons for ring in polygon)
    if many > MOST:
        yield Fault(f"{many:,} positions", f"at most {MOST:,}", "Simplify the boundary before you load it.")


def _ring_called(place: int, number: int, polygons: int) -> str:
    """Return what a ring is called: `the outer ring`, `hole 2`; of several polygons with the number of its own."""
    name = f"hole {place}" if place else "the outer ring"
    return f"{name} of polygon {number}" if polygons > 1 else name


def _of_ring(ring: Any, name: str) -> Iterator[Fault]:
    """Yield what is wrong with a ring, by its name; positions are counted from 1."""
    if not isinstance(ring, list) or len(ring) < FEWEST:
        yield Fault(f"{name}: fewer than four positions", "a ring that goes round something", AGAIN)
        return
    wrong = next((fault for one in ring if (fault := _of_position(one))), None)
    if wrong:
        yield Fault(f"{name}: {wrong.found}", wrong.expected, wrong.mend)
    elif ring[0][:2] != ring[-1][:2]:
        ends = f"{name}: it begins at {_said(ring[0])} and ends at {_said(ring[-1])}"
        yield Fault(ends, "a closed ring", "Write its first position again at its end.")
    elif pieces := crossing([_plain(one) for one in ring]):
        yield _crossed(pieces, ring, name)
    elif not size([_plain(one) for one in ring]):
        yield Fault(f"{name}: nothing in it", "a ring that goes round something", AGAIN)


def _crossed(pieces: tuple[int, int], ring: Any, name: str) -> Fault:
    """Return what is wrong with a ring of the shape of a bow tie, and how to mend it."""
    first, second = sorted(pieces)
    lines = [f"from {_said(ring[one])} to {_said(ring[one + 1])}" for one in (first, second)]
    return Fault(
        f"{name}: it crosses itself like a bow tie, the line {lines[0]} with the line {lines[1]} "
        f"(positions {first + 1} and {second + 1})",
        "a line round the place that crosses itself nowhere",
        f"Write positions {first + 2} to {second + 1} in the opposite order, or let a map program mend the shape "
        "(QGIS: Fix geometries), and load it again.",
    )


def _of_position(position: Any) -> Fault | None:
    if not isinstance(position, list) or len(position) < 2 or not all(map(_is_number, position)):
        return Fault("a position that is no longitude and latitude", "two numbers", AGAIN)
    x, y = position[:2]
    if abs(x) <= LONGITUDE and abs(y) <= LATITUDE:
        return None
    swapped = abs(x) <= LATITUDE and abs(y) <= LONGITUDE
    mend = "Write the longitude first." if swapped else "Convert the file to longitude and latitude (WGS 84)."
    return Fault(f"the position {_said(position)}", "longitude within 180 and latitude within 90 degrees", mend)


def _is_number(one: Any) -> bool:
    return isinstance(one, int | float) and not isinstance(one, bool) and math.isfinite(one)


def _plain(position: list[float]) -> Position:
    return float(position[0]), float(position[1])


def _said(position: Any) -> str:
    return ", ".join(f"{one:.10g}" for one in position[:2])


def crossing(ring: list[Position]) -> tuple[int, int] | None:
    """Return where the two pieces of a closed ring begin that cross; None where none do. Touching is no crossing."""
    edges = sorted((min(one[0], two[0]), max(one[0], two[0]), place) for place, (one, two) in enumerate(pairwise(ring)))
    open_edges: list[tuple[float, float, int]] = []
    for edge in edges:
        open_edges = [one for one in open_edges if one[1] >= edge[0]]
        here = edge[2]
        crossed = (there for *_, there in open_edges if _cross(*ring[here : here + 2], *ring[there : there + 2]))
        first = next(crossed, None)
        if first is not None:
            return here, first
        open_edges.append(edge)
    return None


def _cross(a: Position, b: Position, c: Position, d: Position) -> bool:
    """Tell whether two pieces of a line cross between their ends."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Position, b: Position, c: Position) -> float:
    """Return on which side of the line from a to b the position c is: above zero on the left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
