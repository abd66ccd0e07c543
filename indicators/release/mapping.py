"""Building the map of a release: all that a drawing needs to know of boundaries is worked out here, once."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.geography.boundary import area, holds, polygons_of
from indicators.geography.inside import inside
from indicators.geography.thinning import thinned
from indicators.release.mapped import MapDocument, MappedPlace
from indicators.release.material import Material
from indicators.store import tables as t


def map_documents(material: Material) -> dict[tuple[str, str], MapDocument]:
    """Return the map by (noun, id); none where no place has a boundary."""
    if not any(one.boundary for one in material.places.values()):
        return {}
    return {("map", material.own.id): MapDocument(mapped_places(material))}


def mapped_places(material: Material) -> tuple[MappedPlace, ...]:
    """Return every place and where it is, in the order of the framework."""
    ranked = material.rank(list(material.places.values()))
    return _related([_mapped(material, one) for one in ranked])


def _mapped(material: Material, place: t.Place) -> MappedPlace:
    named = material.glossary.named("place", place.id, place.name)
    bare = MappedPlace(named, place.kind, place.part_of, place.boundary)
    if place.boundary is None:
        return bare
    polygons = polygons_of(place.boundary)
    if not polygons:
        x, y = place.boundary["coordinates"]
        return replace(bare, at=(x, y))
    found = inside(polygons)
    return replace(bare, outline=thinned(polygons), at=found.at, room=found.room, square=area(polygons))


def _related(places: Sequence[MappedPlace]) -> tuple[MappedPlace, ...]:
    """Return places with those that each lies in, and those that have the same boundary."""
    return tuple(replace(one, within=_within(one, places), alike=_alike(one, places)) for one in places)


def _within(one: MappedPlace, places: Sequence[MappedPlace]) -> tuple[str, ...]:
    """Return the larger places that hold the middle of a place, but those that are as large as it is."""
    same = _alike(one, places)
    larger = (
        other
        for other in places
        if other.outline and other is not one and other.square > one.square and other.place.id not in same
    )
    return tuple(other.place.id for other in larger if one.at and holds(other.outline, one.at))


def _alike(one: MappedPlace, places: Sequence[MappedPlace]) -> tuple[str, ...]:
    alike = (other for other in places if other is not one and one.outline and other.geometry == one.geometry)
    return tuple(other.place.id for other in alike)
