"""Boundaries as GeoJSON that loading reads back; a place without one has none (null), to be filled in."""

import json
from collections.abc import Sequence
from pathlib import Path

from indicators.reading import Record


def write_boundaries(path: Path, places: Sequence[Record], *, empty: bool = False) -> int:
    """Write a feature for each place, a line each; return how many have a boundary. `empty`: a template, none has."""
    features = [_feature(one, None if empty else one.fields.get("boundary")) for one in places]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    path.write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", "utf-8")
    return sum(one["geometry"] is not None for one in features)


def _feature(place: Record, boundary: object) -> dict[str, object]:
    properties = {"id": place.key, "name": place.fields["name"]}
    return {"type": "Feature", "properties": properties, "geometry": boundary}
