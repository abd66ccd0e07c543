"""Recipes: how each publisher's table is recognised and read, as data in `data/recipes/`; their parts: `shapes`."""

import json
import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError

from loaders.problems import Fault, refusal
from loaders.templates.part import Part
from loaders.templates.shapes import Edition, Shape
from loaders.workbook.description import parse_yaml


class Recipe(Part):
    """How one publisher's table is read."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    publisher: str
    address: str = ""
    about: str = ""
    universe: str = Field(default="", description="Who is counted.")
    licence: str = Field(default="", description="Under which terms the figures may be shown.")
    citation: str = Field(default="", description="How the publisher asks to be cited.")
    generic: bool = Field(
        default=False, description="No publisher's own table but a common layout: tried only where nothing else fits."
    )
    layout: Literal["table", "commoncurve"] = "table"
    common: Shape = Shape()
    editions: tuple[Edition, ...] = ()

    @cached_property
    def complete(self) -> tuple[Edition, ...]:
        """Every edition with what it takes from `common`."""
        shared = self.common.model_dump(exclude_unset=True)
        return tuple(_completed(shared, edition) for edition in self.editions)

    def check(self) -> None:
        """Look at what the schema cannot say.

        Raises:
            ValueError: an edition says nowhere which place its figures are of.
            re.error: a pattern is no regular expression.
        """
        for edition in self.complete:
            place = edition.place
            if not (place.code or place.columns or place.sheet or place.above or place.file):
                raise ValueError(f"edition {edition.id}: place needs columns or a code")
            rules = [rule.header for rule in edition.values]
            for pattern in (*rules, *edition.recognise.headers, *edition.recognise.absent, *edition.labels):
                re.compile(pattern)
            for rewrite in edition.metadata.files:
                re.sub(rewrite.pattern, rewrite.write, "")  # what is written may ask for a bracket that is not there
            re.compile(edition.metadata.translated or "")


def _completed(shared: dict[str, Any], edition: Edition) -> Edition:
    own = edition.model_dump(exclude_unset=True)
    return Edition.model_validate({**_worded(shared, edition.words), **own})


def _worded(part: Any, words: dict[str, str]) -> Any:
    """Put an edition's words into every text of a part."""
    if isinstance(part, dict):
        return {_worded(key, words): _worded(value, words) for key, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [_worded(value, words) for value in part]
    if isinstance(part, str):
        return re.sub(r"\{([a-z]+)\}", lambda found: words.get(found[1], found[0]), part)
    return part


def read_recipes(folder: Path) -> tuple[Recipe, ...]:
    """Return every recipe of a folder, by name.

    Raises:
        LoadError: one of them is not as the schema says.
    """
    return tuple(read_recipe(path) for path in sorted(folder.glob("*.yaml")))


def chosen_recipes(folder: Path, wanted: str | None) -> tuple[tuple[Recipe, ...], str | None]:
    """Return the recipes to choose from, and the one that is wanted as its id, perhaps with an edition.

    Args:
        folder: of the recipes.
        wanted: `hud-pit`, `hud-pit/2007-2018`, a file of its own (`my/new.yaml`, `my/new.yaml/all`), or None.

    Raises:
        LoadError: a recipe is not as the schema says, or there is no such file.
    """
    path, suffix, edition = (wanted or "").partition(".yaml")
    if not suffix:
        return read_recipes(folder), wanted
    recipe = read_recipe(Path(path + suffix))
    return (recipe,), recipe.id + edition


@lru_cache(maxsize=256)
def _checked(written: str) -> Recipe:
    """Return the recipe that a text says; who loads many files checks each recipe once."""
    recipe = Recipe.model_validate(parse_yaml(written))
    recipe.check()
    return recipe


def read_recipe(path: Path) -> Recipe:
    """Return the recipe of a file.

    Raises:
        LoadError: it is not as the schema says, or there is no such file.
    """
    try:
        recipe = _checked(path.read_text("utf-8"))
    except OSError as error:
        fault = Fault(
            f"the import template cannot be opened ({error.strerror})", "a file", "Check its name and folder."
        )
        raise refusal(path.name, fault) from error
    except (ValueError, yaml.YAMLError, re.error) as error:
        raise refusal(path.name, Fault(_reasons(error), "a recipe as schema.json says", "Correct it.")) from error
    return recipe


def _reasons(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return " ".join(str(error).split())


def schema() -> str:
    """Return the JSON schema of a recipe, as it is published beside them."""
    return json.dumps(Recipe.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
