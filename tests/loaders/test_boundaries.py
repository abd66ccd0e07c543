"""A GeoJSON file of boundaries: every feature is looked at, and a file with anything wrong stores nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

import loaders
from indicators.reading import Framework, KnownPlace, Reading

KNOWN = Framework(places={key: KnownPlace(key, key.title(), None, ()) for key in ("town", "county")})
RING = [[-118.2, 34.1], [-118.1, 34.1], [-118.1, 34.2], [-118.2, 34.1]]


def feature(geometry: Any, place: Any = "town") -> dict[str, Any]:
    return {"type": "Feature", "properties": {"id": place}, "geometry": geometry}


def polygon(*ring: list[float]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(ring)]}


def read(folder: Path, *features: Any, **more: Any) -> Reading:
    path = folder / "places.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features), **more}))
    return loaders.read(path, KNOWN, recipes=folder, workbook=folder)


def test_a_boundary_is_a_field_of_its_place_without_heights(tmp_path: Path) -> None:
    high = [[*one, 250.0] for one in RING]
    records = read(
        tmp_path, feature(polygon(*high)), feature({"type": "Point", "coordinates": [1, 2]}, "county")
    ).records
    assert [(one.noun, one.key) for one in records] == [("place", "town"), ("place", "county")]
    assert records[0].fields == {"boundary": polygon(*RING)}
    assert records[1].fields == {"boundary": {"type": "Point", "coordinates": [1.0, 2.0]}}


def test_a_place_without_geometry_is_left_as_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, feature(None)).records == ()


@pytest.mark.parametrize(
    ("geometry", "found"),
    [
        ({"type": "LineString", "coordinates": RING}, "LineString"),
        (polygon(*RING[:3]), "fewer than four positions"),
        (polygon(*RING[:3], [-118.3, 34.0]), "ends at -118.3, 34"),
        (polygon([34.1, -118.2], *RING[1:3], [34.1, -118.2]), "the position 34.1, -118.2"),
        (polygon(*RING[:2], [float("nan"), 1.0], RING[0]), "no longitude and latitude"),
        (polygon(*RING[:2], [True, 1.0], RING[0]), "no longitude and latitude"),
        (polygon(RING[0], RING[0], RING[0], RING[0]), "nothing in it"),
        (polygon([0, 0], [2, 2], [2, 0], [0, 1], [0, 0]), "crosses itself"),
        ({"type": "Polygon", "coordinates": []}, "without coordinates"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "without coordinates"),
        ("nowhere", "no geometry"),
    ],
)
def test_what_is_wrong_names_the_file_and_the_feature(tmp_path: Path, geometry: Any, found: str) -> None:
    with pytest.raises(loaders.LoadError) as raised:
        read(tmp_path, feature(polygon(*RING), "county"), feature(geometry))
    (problem,) = raised.value.problems
    assert (problem.file, problem.cell) == ("places.geojson", "feature 2, “town”")
    assert found in problem.found


def test_a_bow_tie_is_told_by_place_ring_and_pieces_and_mended_as_it_says(tmp_path: Path) -> None:
    """Two triangles of one size, so that the area with its sign is nothing: the crossing is what is wrong."""
    tie: list[list[float]] = [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]
    hole = {"type": "MultiPolygon", "coordinates": [[RING], [[[-9, -9], [9, -9], [9, 9], [-9, 9], [-9, -9]], tie]]}
    with pytest.raises(loaders.LoadError) as raised:
        read(tmp_path, feature(polygon(*tie)), feature(hole, "county"))
    town, county = raised.value.problems
    assert town.cell == "feature 1, “town”"
    assert town.found == (
        "the outer ring: it crosses itself like a bow tie, the line from 0, 0 to 2, 2 with the line from 2, 0 to 0, 2 "
        "(positions 1 and 3)"
    )
    assert county.found.startswith("hole 1 of polygon 2: it crosses itself")
    assert "Write positions 2 to 3 in the opposite order" in town.mend
    assert len(read(tmp_path, feature(polygon(tie[0], tie[2], tie[1], *tie[3:]))).records) == 1


def test_the_hint_of_swapped_numbers_says_which_comes_first(tmp_path: Path) -> None:
    with pytest.raises(loaders.LoadError, match="Write the longitude first"):
        read(tmp_path, feature(polygon([34.1, -118.2], *RING[1:3], [34.1, -118.2])))


def test_every_feature_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(loaders.LoadError) as raised:
        read(tmp_path, feature(polygon(*RING)), feature(polygon(*RING)), feature(None, "moon"), feature(None, None), 7)
    found = [one.found for one in raised.value.problems]
    without = "a feature without the property “id”"
    assert found == ["the place “town” again", "the place “moon”", without, without]


@pytest.mark.parametrize("written", ["", "{", "[]", '{"type": "FeatureCollection", "features": []}', "[" * 100_000])
def test_what_is_no_geojson_is_refused_in_a_sentence(tmp_path: Path, written: str) -> None:
    path = tmp_path / "places.geojson"
    path.write_text(written)
    with pytest.raises(loaders.LoadError, match=r"places\.geojson"):
        loaders.read(path, KNOWN, recipes=tmp_path, workbook=tmp_path)


def test_another_reference_system_is_refused(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    with pytest.raises(loaders.LoadError, match="WGS 84"):
        read(tmp_path, feature(polygon(*RING)), crs=crs)
    crs["properties"] = {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}
    assert read(tmp_path, feature(polygon(*RING)), crs=crs).records


def test_inspecting_says_of_each_feature_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "places.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature(polygon(*RING)), feature(None, "moon")]})
    )
    said = loaders.inspect(path, KNOWN, recipes=tmp_path, workbook=tmp_path).said
    assert said[0] == "feature 1, “town”: the boundary of this place (Polygon)."
    assert said[1].startswith("feature 2, “moon”: the place “moon”; expected a place of the framework")
