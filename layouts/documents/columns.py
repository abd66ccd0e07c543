"""The columns of what is taken away: a row is a frozen dataclass, its fields annotated with what they hold.

From the one declaration come the head of a text file, the sheet of a workbook, the schema of a data package and that of
the API, so that none of them can say anything else than what is written.
"""

import datetime as dt
from dataclasses import dataclass, fields
from types import NoneType
from typing import Any, get_args, get_type_hints

Cell = str | int | float | bool | dt.date | tuple[str, ...] | None
KINDS: dict[Any, str] = {
    str: "string",
    float: "number",
    int: "integer",
    bool: "boolean",
    dt.date: "date",
    tuple[str, ...]: "list",
}


@dataclass(frozen=True)
class Column:
    """A column: its name, the kind of its cells (see `KINDS`), what it holds, and whether a cell may be empty."""

    name: str
    kind: str
    says: str
    may_be_empty: bool


def columns_of(row: type) -> tuple[Column, ...]:
    """Return the columns of rows of a type, in their order."""
    kinds = get_type_hints(row, include_extras=True)
    return tuple(_column(one.name, *get_args(kinds[one.name])) for one in fields(row))


def cells_of(row: Any) -> tuple[Cell, ...]:
    """Return the cells of a row, in the order of its columns."""
    return tuple(getattr(row, one.name) for one in fields(row))


def _column(name: str, kind: Any, says: str) -> Column:
    either = [one for one in get_args(kind) if one is not NoneType]
    may_be_empty = NoneType in get_args(kind)
    return Column(name, KINDS[either[0] if may_be_empty else kind], says, may_be_empty)
