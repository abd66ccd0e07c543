"""The map of a release: where its places are. It holds no figure."""

from dataclasses import dataclass
from typing import Any

from indicators.geography.boundary import Polygons, Position
from indicators.release.texts import Named


@dataclass(frozen=True)
class MappedPlace:
    """A place and where it is.

    Attributes:
        kind: what kind of place it is; part_of: the place it is part of.
        geometry: its boundary, or a point of it, as GeoJSON writes it; None where nobody gave one.
        outline: the boundary with as many positions as a small drawing needs; empty without one.
        at: where its name has most room; room: how far the boundary is from there, in degrees of latitude.
        square: its area in square kilometres.
        within: the other places that it lies in; alike: those that have the very same boundary.
    """

    place: Named
    kind: str
    part_of: str | None = None
    geometry: dict[str, Any] | None = None
    outline: Polygons = ()
    at: Position | None = None
    room: float = 0.0
    square: float = 0.0
    within: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


@dataclass(frozen=True)
class MapDocument:
    """Every place of the framework, in its order."""

    places: tuple[MappedPlace, ...]

    def find(self, place: str) -> MappedPlace | None:
        """Return a place by its id; None where there is no such place."""
        return next((one for one in self.places if one.place.id == place), None)
