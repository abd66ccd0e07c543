"""The map of a release made by hand: a town, a county around it, and hills beside the town."""

from indicators.geography.boundary import Polygons
from indicators.release import documents as d
from indicators.release.mapped import MapDocument, MappedPlace
from tests.layouts import made, viewed


def block(west: float, south: float, east: float, north: float) -> Polygons:
    """A rectangle."""
    return (((((west, south), (east, south), (east, north), (west, north), (west, south)),)),)


def mapped(place: d.PlaceName, outline: Polygons, *within: str) -> MappedPlace:
    """A place with a boundary; its name has room in the middle."""
    (west, south), _, (east, north), *_ = outline[0][0]
    geometry = {"type": "Polygon", "coordinates": [[list(one) for one in outline[0][0]]]}
    middle, square = ((west + east) / 2, (south + north) / 2), (east - west) * (north - south)
    name = d.Named(place.id, place.name)
    return MappedPlace(name, place.kind, None, geometry, outline, middle, (north - south) / 3, square, within)


MAP = MapDocument(
    (
        mapped(made.PASADENA, block(-118.2, 34.1, -118.1, 34.2), "county"),
        mapped(made.COUNTY, block(-119.0, 33.7, -117.6, 34.8)),
        mapped(viewed.FOOTHILLS, block(-118.2, 34.2, -118.1, 34.25), "county"),
    )
)
