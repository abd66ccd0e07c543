"""The boundaries of places as GeoJSON (RFC 7946), to take away."""

import json
from typing import Any

from indicators.release.mapped import MapDocument, MappedPlace
from layouts.documents.handout import Handout
from layouts.documents.nouns import PlaceRow
from layouts.language.phrases import mark

NAME, MEDIA = "places.geojson", "application/geo+json"
SAYS = mark("Where the places are (GeoJSON): simplified boundaries to find one's way by, no legal boundaries.")


def boundaries(places: MapDocument | None, handout: Handout) -> bytes:
    """Return a collection with a feature for each place that has a boundary or a point; empty without a map."""
    found = (one for one in (places.places if places else ()) if one.geometry)
    features = ",\n".join(json.dumps(_feature(one, handout), ensure_ascii=False) for one in found)
    return f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'.encode()


def _feature(one: MappedPlace, handout: Handout) -> dict[str, Any]:
    row = PlaceRow(one.place.id, handout.read(one.place.name), one.kind)
    return {"type": "Feature", "properties": vars(row), "geometry": one.geometry}
