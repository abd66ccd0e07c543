"""Headers of a Commoncurve sheet: which column of the table is which column of its description."""

import re
from dataclasses import dataclass, field
from typing import TypeVar

from loaders.problems import Fault, Findings
from loaders.tables.table import Table
from loaders.workbook.description import Column, SheetKind

TWIN = re.compile(r"(.+?) \(([a-z]{2,3}(?:-[a-z0-9]+)*)\)", re.IGNORECASE)
CHECKED = "checked"
Key = TypeVar("Key", str, tuple[str, str])


@dataclass
class Headers:
    """Where the columns of a sheet stand in its table, 0-based.

    Attributes:
        columns: field to position; twins: (field, language) to position; checked: language to position.
        readers: (field, language) to position, where a column says who checked the words of one field.
        missing: described columns that the table leaves out.
    """

    columns: dict[str, int] = field(default_factory=dict)
    twins: dict[tuple[str, str], int] = field(default_factory=dict)
    checked: dict[str, int] = field(default_factory=dict)
    readers: dict[tuple[str, str], int] = field(default_factory=dict)
    missing: tuple[Column, ...] = ()


def read_headers(table: Table, kind: SheetKind, languages: tuple[str, ...], findings: Findings) -> Headers:
    """Return where the columns stand; a header that is unknown or repeated is warned of and left aside.

    A twin is known when its language is one of `languages` after the first; with no languages yet, any is.
    """
    found = Headers()
    for position, header in enumerate(table.headers):
        if header and not _place(header, position, kind, languages, found):
            findings.warn(table.name, table.address(-1, position), _unknown(header, kind, table, position))
    found.missing = tuple(column for column in kind.columns if column.field not in found.columns)
    return found


def _place(header: str, position: int, kind: SheetKind, languages: tuple[str, ...], found: Headers) -> bool:
    fields = {column.header.casefold(): column for column in kind.columns}
    if header.casefold() in fields:
        return _put(found.columns, fields[header.casefold()].field, position)
    twin = TWIN.fullmatch(header)
    if not twin or not _speaks(twin[2].lower(), languages):
        return False
    base, language = twin[1].casefold(), twin[2].lower()
    if base == CHECKED and kind.has_twins:
        return _put(found.checked, language, position)
    places, name = (found.readers, base.removeprefix(f"{CHECKED} ")) if base not in fields else (found.twins, base)
    if name in fields and fields[name].translated:
        return _put(places, (fields[name].field, language), position)
    return False


def _put(places: dict[Key, int], key: Key, position: int) -> bool:
    return places.setdefault(key, position) == position


def _speaks(language: str, languages: tuple[str, ...]) -> bool:
    return language in languages[1:] if languages else True


def _unknown(header: str, kind: SheetKind, table: Table, position: int) -> Fault:
    filled = sum(1 for cell in table.columns[position] if cell != "")
    known = ", ".join(column.header for column in kind.columns)
    return Fault(
        f"the column “{header}”, with {filled} filled cells, is not read: it is unknown or stands twice",
        f"one of {known}, or their twins in the collaborative's languages",
        "Correct the header, or delete the column.",
    )
