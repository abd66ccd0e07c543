"""Recipes: how each publisher's table is recognised and read, as data in `data/recipes/`.

These classes are the published schema too: `schema.json` beside the recipes is made from them, so that an editor
says what is allowed where. In a recipe, a *pattern* is a regular expression that must match a whole header, sheet
name or cell, whatever its case.
"""

import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from loaders.problems import Fault, refusal
from loaders.workbook import read_yaml

Flag = Literal[
    "estimate",
    "provisional",
    "revised",
    "break",
    "suppressed at source",
    "not available",
    "not applicable",
    "low reliability",
]
FLAGS: tuple[str, ...] = get_args(Flag)


class Part(BaseModel):
    """A part of a recipe: nothing but what is described here may be in it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Recognise(Part):
    """By what a file is known."""

    headers: tuple[str, ...] = Field(default=(), description="Patterns; each must match a header of the table.")
    absent: tuple[str, ...] = Field(default=(), description="Patterns; none may match a header.")
    files: tuple[str, ...] = Field(
        default=(),
        description="Patterns searched in folder/name; one must be found. Only where headers cannot tell.",
    )
    cells: dict[str, str] = Field(
        default={}, description="Header to pattern: every filled cell of that column must match."
    )


class Rewrite(Part):
    """A pattern, and what is written instead (as in Python's `re.sub`)."""

    pattern: str
    write: str


class Place(Part):
    """Where a row holds: columns joined to a code, or one code for the whole table."""

    columns: tuple[str, ...] = Field(default=(), description="Headers whose cells, one after the other, are the code.")
    widths: tuple[int, ...] = Field(default=(), description="Digits of each part; lost leading zeros are restored.")
    code: str | None = Field(default=None, description="The place of the whole table: a code, name or alias.")
    rewrite: tuple[Rewrite, ...] = Field(default=(), description="Applied to the joined code.")


class Period(Part):
    """When a figure holds: a column, or a named bracket `period` of the value's header, or one for the table."""

    column: str | None = None
    fixed: str | None = None
    rewrite: tuple[Rewrite, ...] = ()
    pooled: int | None = Field(default=None, description="The year written is the last of so many: 2014 -> 2010-2014.")
    school_year: bool = Field(
        default=False, description="The year written is that in which a school year began: 2014 -> 2014-15."
    )


class Group(Part):
    """About whom a row is: columns joined by " / ", looked up in `groups`, then among the framework's own names."""

    columns: tuple[str, ...] = ()
    groups: dict[str, str] = Field(default={}, description="What is written, to the id of the group.")


class Filter(Part):
    """Rows that are left out, and why; it is said with every load."""

    columns: tuple[str, ...] = Field(description="Headers, their cells joined by ' / '.")
    keep: str | None = Field(default=None, description="Pattern; other rows are left out.")
    leave_out: str | None = Field(default=None, description="Pattern; these rows are left out.")
    because: str


class Value(Part):
    """Which cells are figures of which indicator. The first entry that fits a cell counts."""

    header: str = Field(description="Pattern of the value's header; may have brackets named `group` and `period`.")
    when: dict[str, str] = Field(default={}, description="Header to pattern: only rows whose cells match.")
    needs: tuple[str, ...] = Field(default=(), description="Headers without which the entry does not count.")
    indicator: str | None = Field(default=None, description="Its id; \\1 is the first bracket of the header.")
    leave_out: str | None = Field(default=None, description="Instead of an indicator: why these cells are left out.")
    group: str | None = Field(default=None, description="The group of every such figure.")
    groups: dict[str, str] = Field(default={}, description="What the bracket `group` holds, to the id of the group.")
    scale: float = Field(default=1.0, description="100 where shares are written as fractions.")
    lower: str | None = Field(default=None, description="Header of the lower bound; \\g<0> is the value's own header.")
    upper: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    quality: str | None = Field(default=None, description="Header of the publisher's quality code.")
    size: str | None = Field(default=None, description="Header of how many people the figure rests on.")
    few: int = Field(default=0, description="A figure that rests on fewer people is of low reliability.")
    period: Period | None = Field(default=None, description="Instead of the table's.")
    source: str | None = Field(default=None, description="Instead of the table's.")


class Shape(Part):
    """How one edition of a table is laid out."""

    recognise: Recognise = Recognise()
    source: str | None = Field(default=None, description="Id of the source in the framework.")
    sheets: str = Field(default=".*", description="Pattern of the names of the sheets that hold the table.")
    other_sheets: dict[str, str] = Field(default={}, description="Sheet to what it holds; left out and said.")
    labels: tuple[str, ...] = Field(default=(), description="Patterns of headers whose columns hold no figures.")
    place: Place = Place()
    period: Period = Period()
    group: Group = Group()
    rows: tuple[Filter, ...] = ()
    spellings: dict[str, dict[str, str]] = Field(
        default={}, description="Header to the publisher's slips and what was meant."
    )
    key: tuple[str, ...] = Field(
        default=(),
        description="Headers that make a row unique. Rows that repeat it with different figures are all rejected.",
    )
    first_of: dict[str, str] = Field(
        default={}, description="A header that stands twice, of which the first counts, to the reason."
    )
    values: tuple[Value, ...] = ()
    marks: dict[str, Flag] = Field(default={}, description="What stands in a value's cell instead of a number.")
    quality: dict[str, Flag | None] = Field(default={}, description="Each quality code to its flag, or null.")
    thousands: bool = Field(default=False, description="Whether numbers have thousands separators: 1,216.")


class Edition(Shape):
    """One edition: what differs from the recipe's `common` part."""

    id: str
    about: str = ""
    words: dict[str, str] = Field(default={}, description="{name} in `common` becomes this in the edition.")


class Recipe(Part):
    """How one publisher's table is read."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    publisher: str
    address: str = ""
    about: str = ""
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
            if not edition.place.code and not edition.place.columns:
                raise ValueError(f"edition {edition.id}: place needs columns or a code")
            rules = [rule.header for rule in edition.values]
            for pattern in (*rules, *edition.recognise.headers, *edition.recognise.absent, *edition.labels):
                re.compile(pattern)


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
    return tuple(_recipe(path) for path in sorted(folder.glob("*.yaml")))


def _recipe(path: Path) -> Recipe:
    try:
        recipe = Recipe.model_validate(read_yaml(path))
        recipe.check()
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
