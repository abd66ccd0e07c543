"""A GeoJSON file of boundaries: each feature of it is a place of the framework, named by its property `id`.

All of a file is stored, or nothing: half a map would show places as unknown that are only wrong in the file.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.reading import (
    FIGURE_COLUMNS,
    MEASURE_COLUMNS,
    Framework,
    KnownPlace,
    Problem,
    ProblemKind,
    Reading,
    Record,
)
from loaders.boundaries.geometry import fault_of, kept
from loaders.opening.files import content_of
from loaders.opening.limits import MEGA
from loaders.problems import Fault, LoadError, refusal

SUFFIX = ".geojson"
RECIPE = "commoncurve-places"
LARGEST = 8 * MEGA
COLLECTION, FEATURE = "FeatureCollection", "Feature"
WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")
AS_GEOJSON = "Export it again as GeoJSON (RFC 7946)."


@dataclass(frozen=True)
class Found:
    """One feature: where it stands in the file, from 1, which place it names, and its geometry."""

    number: int
    place: Any
    geometry: Any

    @property
    def where(self) -> str:
        """Return how a sentence names it."""
        return f"feature {self.number}" + (f", “{self.place}”" if isinstance(self.place, str) and self.place else "")


def read_boundaries(path: Path, framework: Framework) -> Reading:
    """Return the boundaries of a file as records of places; one whose geometry is null is left as it is stored.

    Raises:
        LoadError: it is no GeoJSON of places, or anything in it is wrong; every problem of it at once.
    """
    content = content_of(path)
    features = _features(path, content)
    problems = [_problem(path, one, fault) for one, fault in _faults(features, framework.places)]
    if problems:
        raise LoadError(*problems)
    records = (
        Record("place", one.place, {"boundary": kept(one.geometry)}, where=("", one.where))
        for one in features
        if one.geometry
    )
    return Reading(
        file=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        recipe=RECIPE,
        sheets=(),
        records=tuple(records),
        figures=pd.DataFrame({name: [] for name in FIGURE_COLUMNS}),
        measures=pd.DataFrame({name: [] for name in MEASURE_COLUMNS}),
        cells=0,
    )


def inspect_boundaries(path: Path, framework: Framework) -> tuple[str, ...]:
    """Return a sentence for each feature of a file: which place it names, and what is wrong with it.

    Raises:
        LoadError: it is no GeoJSON of places.
    """
    features = _features(path, content_of(path))
    wrong = {one.number: fault for one, fault in _faults(features, framework.places)}
    return tuple(f"{one.where}: {_told(one, wrong.get(one.number))}" for one in features)


def _told(one: Found, fault: Fault | None) -> str:
    if fault:
        return f"{fault.found}; expected {fault.expected}. {fault.mend}"
    return (
        f"the boundary of this place ({one.geometry['type']})." if one.geometry else "no boundary; nothing is changed."
    )


def _features(path: Path, content: bytes) -> list[Found]:
    if len(content) > LARGEST:
        fault = Fault(f"a file of {len(content) / MEGA:,.0f} MB", "at most 8 MB", "Simplify the boundaries first.")
        raise refusal(path.name, fault)
    written = _parsed(path, content)
    features = written.get("features") if isinstance(written, dict) and written.get("type") == COLLECTION else None
    if not isinstance(features, list) or not features:
        raise refusal(path.name, Fault("no list of features", "a FeatureCollection of places", AS_GEOJSON))
    if elsewhere := _elsewhere(written):
        raise refusal(path.name, elsewhere)
    return [_found(number, one) for number, one in enumerate(features, start=1)]


def _parsed(path: Path, content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise refusal(path.name, Fault(f"a text that is no JSON{where}", "GeoJSON in UTF-8", AS_GEOJSON)) from error


def _elsewhere(written: Mapping[str, Any]) -> Fault | None:
    """Return the fault of a file that names another reference system than longitude and latitude, as older ones may."""
    named = json.dumps(written.get("crs"))
    if written.get("crs") is None or any(one in named for one in WGS84):
        return None
    return Fault("another reference system (“crs”)", "longitude and latitude (WGS 84)", "Convert the file to WGS 84.")


def _found(number: int, feature: Any) -> Found:
    if not isinstance(feature, dict) or feature.get("type") != FEATURE:
        return Found(number, None, None)
    properties = feature.get("properties")
    place = properties.get("id") if isinstance(properties, dict) else None
    return Found(number, place, feature.get("geometry"))


def _faults(features: Sequence[Found], places: Mapping[str, KnownPlace]) -> Iterator[tuple[Found, Fault]]:
    """Yield the first thing that is wrong with each feature."""
    seen: set[str] = set()
    for one in features:
        fault: Fault | None = _unknown(one, places) or (_twice(one) if one.place in seen else None)
        if not fault and one.geometry is not None:
            fault = fault_of(one.geometry)
        if fault:
            yield one, fault
        elif isinstance(one.place, str):
            seen.add(one.place)


def _unknown(one: Found, places: Mapping[str, KnownPlace]) -> Fault | None:
    if not isinstance(one.place, str) or not one.place:
        return Fault("a feature without the property “id”", "the id of a place", "Write the place's id into it.")
    if one.place in places:
        return None
    some = ", ".join(list(places)[:8]) or "none yet"
    return Fault(
        f"the place “{one.place}”", f"a place of the framework ({some})", "Correct it, or load the place first."
    )


def _twice(one: Found) -> Fault:
    return Fault(f"the place “{one.place}” again", "each place once", "Join its parts into one MultiPolygon.")


def _problem(path: Path, one: Found, fault: Fault) -> Problem:
    return Problem(ProblemKind.REJECTED, path.name, "", one.where, fault.found, fault.expected, fault.mend, 0)
