"""The Commoncurve workbook as it is described in `data/workbook.yaml`: sheets, columns, types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import yaml

FIGURES = ("observation", "measure_observation")
Entry = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One column of a sheet; `field` is its header in snake_case.

    `help` and `help_es` say what to write into it; `examples` are its cells in the example rows of a template, and
    `examples_es` those of its Spanish twin.
    """

    header: str
    field: str
    type: str
    key: bool = False
    required: bool = False
    translated: bool = False
    refers: str | None = None
    choices: tuple[str, ...] = ()
    help: str = ""
    help_es: str = ""
    examples: tuple[object, ...] = ()
    examples_es: tuple[object, ...] = ()

    def said(self, language: str) -> str:
        """Return the help in a language: `es`, or else English."""
        return self.help_es if language == "es" else self.help


@dataclass(frozen=True)
class SheetKind:
    """One sheet: what its rows are, and its columns in order."""

    name: str
    noun: str
    columns: tuple[Column, ...]
    help: str = ""
    help_es: str = ""

    def said(self, language: str) -> str:
        """Return the help in a language: `es`, or else English."""
        return self.help_es if language == "es" else self.help

    @property
    def keys(self) -> tuple[Column, ...]:
        """The columns that make a row the same row next time."""
        return tuple(column for column in self.columns if column.key)

    @property
    def fields(self) -> dict[str, Column]:
        """The columns by field."""
        return {column.field: column for column in self.columns}

    @property
    def has_twins(self) -> bool:
        """Whether some of its columns have a twin per further language."""
        return any(column.translated for column in self.columns)

    @property
    def example_rows(self) -> int:
        """How many example rows a template has on this sheet."""
        return max(len(column.examples) for column in self.columns)


@dataclass(frozen=True)
class Workbook:
    """Every sheet that a workbook may have.

    Attributes:
        notes: sheets that hold no records and are passed over.
        read_me: the text of the first of them, of a template and of an export, by language, a paragraph each; one
            that begins with # is a heading.
        types, words: what is said of a column by its type, and of every column; see `phrase`.
    """

    sheets: tuple[SheetKind, ...]
    notes: tuple[str, ...] = ()
    read_me: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    types: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def kind(self, name: str) -> SheetKind | None:
        """Return the sheet of that name, whatever its case; None when the workbook knows no such sheet."""
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == name.strip().casefold()), None)

    def is_note(self, name: str) -> bool:
        """Tell whether a sheet of that name holds no records."""
        return name.strip().casefold() in {note.casefold() for note in self.notes}

    @cached_property
    def example_ids(self) -> frozenset[str]:
        """The ids of the example rows: a row with one of them in a key column is an example."""
        keys = (column for sheet in self.sheets for column in sheet.columns if column.key and column.type == "slug")
        return frozenset(str(example) for column in keys for example in column.examples)

    def by_reference(self) -> tuple[SheetKind, ...]:
        """Return the sheets of the framework, each after those that it refers to; no figures."""
        nouns = {sheet.noun: sheet for sheet in self.sheets if sheet.noun not in FIGURES}
        order = TopologicalSorter({noun: _referred(sheet) & nouns.keys() for noun, sheet in nouns.items()})
        return tuple(nouns[noun] for noun in order.static_order())


def read_workbook(path: Path) -> Workbook:
    """Return the description of the workbook in `path` (data/workbook.yaml)."""
    written = read_yaml(path)
    common = written["common"]
    sheets = tuple(_sheet(entry, common) for entry in written["sheets"])
    return Workbook(sheets, tuple(written["notes"]), written["read_me"], written["types"], written["words"])


def phrase(said: Mapping[str, str], name: str, language: str) -> str:
    """Return one of the things that are said in a language (`es`, or else English); "" where it is not said."""
    return said.get(f"{name}_es" if language == "es" else name, "")


def read_yaml(path: Path) -> Any:
    """Return what a YAML file says, through libyaml where it is there: five times as fast."""
    return parse_yaml(path.read_text("utf-8"))


def parse_yaml(written: str) -> Any:
    """Return what a text in YAML says."""
    return yaml.load(written, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe


def _sheet(entry: Entry, common: Entry) -> SheetKind:
    columns = tuple(_column(common.get(column["header"], {}) | column) for column in entry["columns"])
    return SheetKind(entry["sheet"], entry["noun"], columns, entry.get("help", ""), entry.get("help_es", ""))


def _column(entry: Entry) -> Column:
    return Column(
        header=entry["header"],
        field=entry["header"].lower().replace(" ", "_"),
        type=entry["type"],
        key=entry.get("key", False),
        required=entry.get("required", False),
        translated=entry.get("translated", False),
        refers=entry.get("refers"),
        choices=tuple(map(str, entry.get("choices", ()))),
        help=entry.get("help", ""),
        help_es=entry.get("help_es", ""),
        examples=_examples(entry, "example"),
        examples_es=_examples(entry, "example_es"),
    )


def _examples(entry: Entry, name: str) -> tuple[object, ...]:
    said = entry.get(name)
    return tuple(said) if isinstance(said, list) else () if said is None else (said,)


def _referred(sheet: SheetKind) -> set[str]:
    return {column.refers for column in sheet.columns if column.refers and column.refers != sheet.noun}
