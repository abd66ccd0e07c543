"""A small map as a way in: each place leads to how it is doing."""

from dataclasses import dataclass

from indicators.release.mapped import MapDocument, MappedPlace
from layouts.charts.maps.description import Area, Fill
from layouts.charts.maps.drawing import area_map
from layouts.public.edition import Edition, Link


@dataclass(frozen=True)
class HomeMap:
    """The map, and the places around those on it, which are larger."""

    drawing: str
    around: tuple[Link, ...]


def home_map(places: MapDocument | None, edition: Edition) -> HomeMap | None:
    """Return the map of the places that the first page leads to; None where the release has none.

    The smallest places are on it; of several with one boundary the first is. What lies around them is told beside.
    """
    if places is None:
        return None
    asked = {one.id for one in edition.released.site.places}
    own = [one for one in places.places if one.place.id in asked and one.outline]
    larger = {key for one in own for key in one.within}
    small = [one for one in own if one.place.id not in larger and not _stands_before(one, own)]
    drawing = area_map(
        [_area(one, edition) for one in small],
        title=edition.words.say("Map of the places: each leads to how it is doing"),
    )
    around = tuple(_link(one, edition) for one in own if one.place.id in larger)
    return HomeMap(drawing, around) if len(small) > 1 else None


def _stands_before(one: MappedPlace, own: list[MappedPlace]) -> bool:
    """Tell whether another place with the same boundary comes before."""
    before = own[: own.index(one)]
    return any(other.place.id in one.alike for other in before)


def _area(one: MappedPlace, edition: Edition) -> Area:
    link, at = _link(one, edition), one.at or one.outline[0][0][0]
    name = link.words.text
    return Area(name, one.outline, at, one.room, Fill.UNKNOWN, address=link.address, said=name)


def _link(one: MappedPlace, edition: Edition) -> Link:
    return Link(edition.reader.read(one.place.name), edition.addresses.home(place=one.place.id))
