"""What writing a workbook does to texts, undone: protected texts are bared, and continued ones joined again.

A text that a spreadsheet program would take for a formula stands behind an apostrophe in a text file; a text that is
longer than a cell of a spreadsheet may be goes on in further columns, `Story (continued)` and `Story (continued 2)`.
"""

import re
from collections import defaultdict
from dataclasses import replace

from loaders.cells import Cell
from loaders.tables.table import Table

PROTECTED = "'"
# What a spreadsheet program takes for a formula when it opens a text file; and the protection itself.
FORMULA = ("=", "+", "-", "@", "\t", PROTECTED)
CONTINUED = re.compile(r"(.+) \(continued(?: (\d+))?\)", re.IGNORECASE)


def continued(header: str, number: int) -> str:
    """Return the header of a text's part: 0 is the column itself, 1 the next."""
    return header if not number else f"{header} (continued{f' {number}' if number > 1 else ''})"


def protected(text: str) -> str:
    """Return a text as a text file holds it, so that no spreadsheet program takes it for a formula."""
    return PROTECTED + text if text.startswith(FORMULA) else text


def bared(table: Table) -> Table:
    """Return a table of a text file as it was before its texts were protected."""
    if not any(isinstance(cell, str) and cell[:1] == PROTECTED for row in table.body for cell in row):
        return table
    return replace(table, body=[[_bare(cell) for cell in row] for row in table.body])


def _bare(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(PROTECTED) and cell[1:].startswith(FORMULA):
        return cell[1:]
    return cell


def joined(table: Table) -> Table:
    """Return a table with its continued texts in one cell each; the columns that continued them are empty then."""
    parts: dict[str, dict[int, int]] = defaultdict(dict)
    for at, header in enumerate(table.headers):
        found = CONTINUED.fullmatch(header)
        if found and found[1] in table.headers:
            parts[found[1]].setdefault(int(found[2] or 1), at)
    if not parts:
        return table
    body = [list(row) for row in table.body]
    headers = list(table.headers)
    for header, places in parts.items():
        columns = [at for _, at in sorted(places.items())]
        for at in columns:
            headers[at] = ""
        for row in body:
            _join(row, table.headers.index(header), columns)
    return replace(table, headers=tuple(headers), body=body)


def _join(row: list[Cell], first: int, columns: list[int]) -> None:
    more = [at for at in columns if at < len(row) and isinstance(row[at], str) and row[at] != ""]
    if more and isinstance(row[first], str):
        row[first] = "".join(str(row[at]) for at in (first, *more))
    for at in more:
        row[at] = ""
