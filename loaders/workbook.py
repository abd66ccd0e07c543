"""The Commoncurve workbook as it is described in `data/workbook.yaml`: sheets, columns, types."""

from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import yaml

FIGURES = ("observation", "measure_observation")


@dataclass(frozen=True)
class Column:
    """One column of a sheet; `field` is its header in snake_case."""

    header: str
    field: str
    type: str
    key: bool = False
    required: bool = False
    translated: bool = False
    refers: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetKind:
    """One sheet: what its rows are, and its columns in order."""

    name: str
    noun: str
    columns: tuple[Column, ...]

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


@dataclass(frozen=True)
class Workbook:
    """Every sheet that a workbook may have."""

    sheets: tuple[SheetKind, ...]

    def kind(self, name: str) -> SheetKind | None:
        """Return the sheet of that name, whatever its case; None when the workbook knows no such sheet."""
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == name.strip().casefold()), None)

    def by_reference(self) -> tuple[SheetKind, ...]:
        """Return the sheets of the framework, each after those that it refers to; no figures."""
        nouns = {sheet.noun: sheet for sheet in self.sheets if sheet.noun not in FIGURES}
        order = TopologicalSorter({noun: _referred(sheet) & nouns.keys() for noun, sheet in nouns.items()})
        return tuple(nouns[noun] for noun in order.static_order())


def read_workbook(path: Path) -> Workbook:
    """Return the description of the workbook in `path` (data/workbook.yaml)."""
    written = read_yaml(path)
    return Workbook(tuple(_sheet(entry) for entry in written["sheets"]))


def read_yaml(path: Path) -> Any:
    """Return what a YAML file says, through libyaml where it is there: five times as fast."""
    return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe


def _sheet(entry: dict[str, object]) -> SheetKind:
    columns = entry["columns"]
    assert isinstance(columns, list)  # noqa: S101 - the file is our own, and mypy wants to know
    return SheetKind(str(entry["sheet"]), str(entry["noun"]), tuple(_column(column) for column in columns))


def _column(entry: dict[str, object]) -> Column:
    choices = entry.get("choices", ())
    return Column(
        header=str(entry["header"]),
        field=str(entry["header"]).lower().replace(" ", "_"),
        type=str(entry["type"]),
        key=bool(entry.get("key")),
        required=bool(entry.get("required")),
        translated=bool(entry.get("translated")),
        refers=str(entry["refers"]) if "refers" in entry else None,
        choices=tuple(str(choice) for choice in choices) if isinstance(choices, list) else (),
    )


def _referred(sheet: SheetKind) -> set[str]:
    return {column.refers for column in sheet.columns if column.refers and column.refers != sheet.noun}
