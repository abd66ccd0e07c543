"""Boundaries from the command line: loaded, looked at, taken back, given away, published."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app import SAMPLE, main
from tests.samples import load_sample

PLACES = SAMPLE / "places.geojson"
Run = Callable[..., Result]


@pytest.fixture
def run(sqlite_url: str) -> Run:
    """Commands on a database that holds the sample's framework."""

    def command(*words: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in words], env={"DATABASE_URL": sqlite_url})

    load_sample(sqlite_url)
    return command


def records(result: Result) -> dict[str, int]:
    assert result.exit_code == 0, result.output
    found: dict[str, int] = json.loads(result.stdout)["records"]
    return found


def held(run: Run, folder: Path) -> dict[str, object]:
    """The boundaries that are stored, as an export gives them."""
    assert run("export", folder / "held.geojson").exit_code == 0
    features = json.loads((folder / "held.geojson").read_text("utf-8"))["features"]
    return {one["properties"]["id"]: one["geometry"] for one in features}


def test_boundaries_are_loaded_exported_loaded_again_and_undone(run: Run, tmp_path: Path) -> None:
    assert records(run("load", "--json", "--dry-run", PLACES))["changed"] == 8
    assert set(held(run, tmp_path).values()) == {None}
    assert records(run("load", "--json", PLACES))["changed"] == 8
    stored = held(run, tmp_path)
    written = json.loads(PLACES.read_text("utf-8"))["features"]
    assert stored == {one["properties"]["id"]: one["geometry"] for one in written}
    assert records(run("load", "--json", tmp_path / "held.geojson")) == {"new": 0, "changed": 0, "unchanged": 8}
    # The workbook knows nothing of boundaries, and leaves them.
    assert run("load", SAMPLE / "workplan.xlsx").exit_code == 0
    assert held(run, tmp_path) == stored
    assert "Polygon" in run("audit", "--changes").stdout
    assert run("undo", "2").exit_code == 0
    assert set(held(run, tmp_path).values()) == {None}


def test_a_file_with_one_wrong_feature_stores_nothing(run: Run, tmp_path: Path) -> None:
    written = json.loads(PLACES.read_text("utf-8"))
    written["features"][3]["geometry"]["coordinates"][0].pop()
    (tmp_path / "places.geojson").write_text(json.dumps(written))
    result = run("load", "--json", tmp_path / "places.geojson")
    assert result.exit_code == 1
    assert "feature 4, “pasadena-unified”" in json.loads(result.stdout)["problems"][0]["cell"]
    assert set(held(run, tmp_path).values()) == {None}


def test_a_template_names_every_place_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("template", tmp_path / "places.geojson").exit_code == 0
    assert records(run("load", "--json", tmp_path / "places.geojson"))["changed"] == 0
    assert "no boundary; nothing is changed" in run("inspect", tmp_path / "places.geojson").stdout


def test_neighbours_of_the_sample_share_their_edges() -> None:
    rings = {
        one["properties"]["id"]: {tuple(position) for position in one["geometry"]["coordinates"][0]}
        for one in json.loads(PLACES.read_text("utf-8"))["features"]
        if one["geometry"]["type"] == "Polygon"
    }
    assert len(rings["pasadena"] & rings["altadena"]) == 11
    assert len(rings["pasadena"] & rings["sierra-madre"]) == 4
    assert rings["pasadena"] == rings["pasadena-coc"]
