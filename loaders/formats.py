"""Formats: a cell that Excel shows as 62 % is 62, whatever number is stored in it.

Calamine gives numbers without their formats, so a workbook whose styles have a percent format is looked at once
more, with openpyxl. A fraction without that format is left as it is: nobody can know.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import openpyxl

from loaders.cells import Cell
from loaders.opening import Opened
from loaders.tables import Table
from loaders.workbook import SheetKind

STYLES = "xl/styles.xml"
BUILT_IN = re.compile(rb"<cellXfs.*?</cellXfs>", re.DOTALL)
PERCENT = re.compile(rb'numFmtId="(?:9|10)"')
CUSTOM = re.compile(rb'formatCode="[^"]*%')


def percent_as_shown(opened: Opened, table: Table, kind: SheetKind) -> Table:
    """Return the table with every number that is formatted as percent as it is shown: .62 -> 62."""
    numbers = {column.header.casefold() for column in kind.columns if column.type == "number"}
    columns = [at for at, header in enumerate(table.headers) if header.casefold() in numbers]
    if not columns or not _has_percent_styles(opened):
        return table
    body = [list(row) for row in table.body]
    for number, column in _percent_cells(opened, table):
        if column in columns and number < len(body):
            body[number][column] = _shown(body[number][column])
    return replace(table, body=body)


def _percent_cells(opened: Opened, table: Table) -> Iterator[tuple[int, int]]:
    """Yield row of the body and column, 0-based, of every cell with a percent format."""
    book = openpyxl.load_workbook(io.BytesIO(opened.content), read_only=True, data_only=True)
    rows = enumerate(book[table.name].iter_rows(min_row=table.header_row + 1))
    yield from ((number, at) for number, row in rows for at, cell in enumerate(row) if _is_percent(cell.number_format))
    book.close()


def _has_percent_styles(opened: Opened) -> bool:
    if opened.path.suffix.lower() not in {".xlsx", ".xlsm"}:
        return False
    with zipfile.ZipFile(io.BytesIO(opened.content)) as archive:
        styles = archive.read(STYLES) if STYLES in archive.namelist() else b""
    used = BUILT_IN.search(styles)
    return bool(CUSTOM.search(styles) or (used and PERCENT.search(used[0])))


def _is_percent(number_format: str | None) -> bool:
    return "%" in (number_format or "")


def _shown(cell: Cell) -> Cell:
    # Rounded to fifteen figures, as Excel does: .07 x 100 is 7, not 7.000000000000001.
    return float(f"{cell * 100:.15g}") if type(cell) is float else cell
