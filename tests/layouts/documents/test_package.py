"""The data package of a release: whole, valid, and read back as its own descriptor says."""

import csv
import datetime as dt
import hashlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

from indicators.release import documents as d
from layouts.documents.package import package
from tests.layouts import made
from tests.layouts.documents.handed import EVIL, handed, with_points, withdrawn

TEXT = {"type": "string", "minLength": 1}
NAME = {"type": "string", "pattern": "^[-a-z0-9._/]+$"}
NAMES = {"type": "array", "items": TEXT, "minItems": 1}
# What a descriptor must be: Data Package 2.0, Data Resource and Table Schema, https://datapackage.org/standard/.
SCHEMA = {
    "type": "object",
    "required": ["fields"],
    "properties": {
        "fields": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "type", "description"],
                "properties": {
                    "name": TEXT,
                    "type": {"enum": ["string", "number", "integer", "boolean", "date"]},
                    "constraints": {"type": "object"},
                },
            },
        },
        "missingValues": {"const": [""]},
        "primaryKey": NAMES,
        "foreignKeys": {
            "type": "array",
            "items": {
                "required": ["fields", "reference"],
                "properties": {"fields": NAMES, "reference": {"required": ["resource", "fields"]}},
            },
        },
    },
}
DESCRIPTOR = {
    "type": "object",
    "required": ["name", "resources", "title", "version", "created", "sources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": NAME,
        "created": {"type": "string", "format": "date-time"},
        "homepage": {"type": "string", "pattern": "^https?://"},
        "sources": {"type": "array", "minItems": 1, "items": {"required": ["title"]}},
        "contributors": {"type": "array", "minItems": 1, "items": {"required": ["title", "roles"]}},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "schema", "bytes", "hash", "encoding"],
                "properties": {
                    "name": NAME,
                    "path": {"type": "string", "pattern": r"^[a-z]+\.csv$"},
                    "type": {"const": "table"},
                    "encoding": {"const": "utf-8"},
                    "mediatype": {"const": "text/csv"},
                    "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                    "schema": SCHEMA,
                },
            },
        },
    },
}
READ: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "number": float,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": dt.date.fromisoformat,
}
Rows = list[dict[str, Any]]


def files(
    language: str = "en",
    *,
    documents: tuple[d.IndicatorDocument, ...] = tuple(made.INDICATORS.values()),
    site: d.SiteDocument = made.SITE,
) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(package([made.OUTCOME], documents, handed(language, site=site)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(held: Mapping[str, bytes], resource: Mapping[str, Any]) -> Rows:
    """The rows of a resource, each cell read as its field says."""
    kinds = {one["name"]: READ[one["type"]] for one in resource["schema"]["fields"]}
    lines = csv.DictReader(io.StringIO(held[resource["path"]].decode("utf-8"), newline=""))
    return [{name: kinds[name](cell) if cell else None for name, cell in line.items()} for line in lines]


def resources(held: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in json.loads(held["datapackage.json"])["resources"]}


def rows(held: Mapping[str, bytes], name: str) -> Rows:
    return read(held, resources(held)[name])


def test_there_is_a_text_for_every_noun_a_readme_and_the_licenses() -> None:
    nouns = [
        "outcomes",
        "indicators",
        "places",
        "groups",
        "sources",
        "observations",
        "targets",
        "strategies",
        "measures",
    ]
    assert list(files()) == ["datapackage.json", "README.md", "LICENSES.md", *(f"{one}.csv" for one in nouns)]


@pytest.mark.parametrize("language", ["en", "es", "hy"])
def test_the_descriptor_is_what_the_standard_demands_in_every_language(language: str) -> None:
    jsonschema.Draft202012Validator(DESCRIPTOR).validate(json.loads(files(language)["datapackage.json"]))


def test_every_file_is_as_long_and_reads_as_the_descriptor_says() -> None:
    held = files()
    for resource in resources(held).values():
        text = held[resource["path"]]
        assert (len(text), f"sha256:{hashlib.sha256(text).hexdigest()}") == (resource["bytes"], resource["hash"])
        assert not text.startswith(b"\xef\xbb\xbf"), "readers of data packages take the mark for a part of a name"
        assert text.decode().splitlines()[0].split(",") == [one["name"] for one in resource["schema"]["fields"]]
        read(held, resource)


def test_what_must_be_there_is_there_and_no_key_stands_twice() -> None:
    held = files()
    for name, resource in resources(held).items():
        needed = {one["name"] for one in resource["schema"]["fields"] if "constraints" in one}
        found = read(held, resource)
        assert [one for one in found if any(one[column] is None for column in needed)] == [], name
        keys = [tuple(one[column] for column in resource["schema"].get("primaryKey", ())) for one in found]
        assert not any(keys) or len(set(keys)) == len(keys), name


def test_every_id_leads_to_its_row() -> None:
    held = files()
    for resource in resources(held).values():
        for key in resource["schema"].get("foreignKeys", []):
            (column,), there = key["fields"], rows(held, key["reference"]["resource"])
            assert {one[column] for one in read(held, resource)} <= {one["id"] for one in there}


def test_figures_targets_and_programs_are_those_of_the_release() -> None:
    held = files()
    counts = [one for one in rows(held, "observations") if (one["place"], one["group"]) == ("pasadena", "all")]
    assert [one["value"] for one in counts if one["indicator"] == "homeless-count"] == [
        *map(float, made.HOMELESS),
        None,
    ]
    (target,) = rows(held, "targets")
    assert (target["value"], target["period"], target["set_by"]) == (400.0, "2025", "the council")
    (strategy,) = rows(held, "strategies")
    assert (strategy["id"], strategy["indicators"], strategy["partners"]) == ("outreach", "homeless-count", "The city")
    measures = [(one["id"], one["period"], one["value"]) for one in rows(held, "measures")]
    assert measures[:2] == [("visits", "2017", 310.0), ("visits", "2018", None)]
    assert ("housed", "2018", 41.0) in measures


def test_what_is_hidden_has_a_reason_and_no_number() -> None:
    hidden = [one for one in rows(files(), "observations") if one["indicator"] == "hidden-count"]
    assert [(one["period"], one["value"], one["reason"]) for one in hidden] == [
        ("2017", None, "small count"),
        ("2018", None, "protects another"),
    ]


def test_what_is_withdrawn_is_gone_from_the_package() -> None:
    held = files(documents=(with_points(withdrawn("2018")),))
    (figure,) = rows(held, "observations")
    assert (figure["value"], figure["reason_text"]) == (None, "withdrawn: Counted twice.")


def test_the_same_release_is_the_same_bytes() -> None:
    documents = list(made.INDICATORS.values())
    assert package([made.OUTCOME], documents, handed()) == package([made.OUTCOME], documents, handed())


def test_the_readme_and_the_licenses_are_in_the_language() -> None:
    english, spanish = files(), files("es")
    assert "Sample collaborative. Update 2 of June 1, 2026." in english["README.md"].decode()
    assert "Colaboración de muestra. Actualización 2 del 1 de junio de 2026." in spanish["README.md"].decode()
    assert "- **U.S. Department of Housing and Urban Development, Point-in-time count**: public domain" in (
        english["LICENSES.md"].decode()
    )
    assert "Conteo de un día" in spanish["LICENSES.md"].decode()
    assert [one["id"] for one in rows(spanish, "groups")] == [one["id"] for one in rows(english, "groups")]


def test_no_text_of_the_package_is_a_formula() -> None:
    document = with_points(made.point("2018", 1.0), title=d.Text({"en": EVIL}))
    held = files(documents=(document,))
    assert f"'{EVIL}" in [one["title"] for one in rows(held, "indicators")]


def test_only_an_address_of_the_web_is_named_as_the_home_of_the_package() -> None:
    def home(website: str) -> str | None:
        site = replace(made.SITE, collaborative=replace(made.COLLABORATIVE, website=website))
        told: str | None = json.loads(files(site=site)["datapackage.json"]).get("homepage")
        return told

    assert home("https://example.org/we") == "https://example.org/we"
    assert home("javascript:alert(1)") is None


def test_a_release_without_figures_is_a_package_of_heads() -> None:
    held = files(documents=())
    assert rows(held, "observations") == []
    assert rows(held, "outcomes") != []
