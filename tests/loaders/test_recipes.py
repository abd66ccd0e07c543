"""The recipes are data: each is as the published schema says, and the schema is that of the code."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from loaders import LoadError
from loaders.templates.recipes import read_recipes
from loaders.templates.shapes import FLAGS
from loaders.workbook.description import read_workbook

FOLDER = Path(__file__).resolve().parents[2] / "data" / "recipes"
FILES = sorted(FOLDER.glob("*.yaml"))
RECIPE = {
    "id": "counts",
    "title": "Counts",
    "publisher": "An agency",
    "editions": [
        {
            "id": "2014",
            "recognise": {"headers": ["Code", "Year"]},
            "place": {"columns": ["Code"]},
            "period": {"column": "Year"},
            "values": [{"header": "Count", "indicator": "homeless-count"}],
        }
    ],
}


def published() -> dict[str, object]:
    document = json.loads((FOLDER / "schema.json").read_text("utf-8"))
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_recipe_is_as_the_published_schema_says(path: Path) -> None:
    jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), published())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_recipe_points_an_editor_to_the_schema_and_is_named_by_its_id(path: Path) -> None:
    first, second = path.read_text("utf-8").splitlines()[:2]
    assert first == "# yaml-language-server: $schema=schema.json"
    assert second == f"id: {path.stem}"


@pytest.mark.parametrize(
    ("where", "name"), [((), "edition"), (("editions", 0), "vales"), (("editions", 0, "values", 0), "unit")]
)
def test_a_misspelt_key_is_refused_by_the_schema_and_by_the_loader(
    tmp_path: Path, where: tuple[object, ...], name: str
) -> None:
    recipe = json.loads(json.dumps(RECIPE))
    jsonschema.validate(recipe, published())
    part = recipe
    for step in where:
        part = part[step]
    part[name] = "x"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(recipe, published())
    (tmp_path / "counts.yaml").write_text(yaml.safe_dump(recipe))
    with pytest.raises(LoadError) as error:
        read_recipes(tmp_path)
    assert error.value.problems[0].file == "counts.yaml"
    assert name in error.value.problems[0].found


@pytest.mark.parametrize(("key", "value"), [("header", "Count ("), ("header", None)])
def test_a_pattern_that_is_none_is_refused(tmp_path: Path, key: str, value: object) -> None:
    recipe = json.loads(json.dumps(RECIPE))
    recipe["editions"][0]["values"][0][key] = value
    (tmp_path / "counts.yaml").write_text(yaml.safe_dump(recipe))
    with pytest.raises(LoadError):
        read_recipes(tmp_path)


def test_an_edition_must_say_which_place_its_figures_are_of(tmp_path: Path) -> None:
    recipe = json.loads(json.dumps(RECIPE))
    recipe["editions"][0]["place"] = {}
    (tmp_path / "counts.yaml").write_text(yaml.safe_dump(recipe))
    with pytest.raises(LoadError, match="place needs columns or a code"):
        read_recipes(tmp_path)


def test_an_edition_takes_what_it_does_not_say_from_the_common_part() -> None:
    recipe = next(recipe for recipe in read_recipes(FOLDER) if recipe.id == "cde-api-growth")
    edition = next(edition for edition in recipe.complete if edition.id == "2007")
    assert edition.source == "cde-api"
    assert edition.period.fixed == "2007"
    assert edition.values[0].header == "API07"
    assert "API06" in edition.recognise.headers


def test_the_flags_of_recipes_are_those_of_the_workbook(description: Path) -> None:
    sheet = read_workbook(description).kind("Observations")
    assert sheet is not None
    assert sheet.fields["flag"].choices == FLAGS


def test_the_example_in_the_manual_is_a_recipe(project_root: Path, tmp_path: Path) -> None:
    manual = (project_root / "docs" / "loading.md").read_text("utf-8")
    example = manual.split("```yaml\n")[1].split("```")[0]
    jsonschema.validate(yaml.safe_load(example), published())
    (tmp_path / "counts.yaml").write_text(example, "utf-8")
    assert [recipe.id for recipe in read_recipes(tmp_path)] == ["counts"]
