"""Tables as text: comma-separated values (RFC 4180) that no spreadsheet takes for formulas."""

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

from layouts.documents.columns import Cell, cells_of, columns_of

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads a file that is opened by a double click in the code page of its machine: “AÃ±o”."""
FORMULAS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
BROKEN_OUT = ("\t", "\r", "\n")
LIST_SIGN = ";"


def separated(row: type, rows: Iterable[Any]) -> str:
    """Return rows of a type as text with a head line, without a byte order mark."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([column.name for column in columns_of(row)])
    writer.writerows([cell_text(cell) for cell in cells_of(one)] for one in rows)
    return written.getvalue()


def cell_text(cell: Cell) -> str:
    """Return a cell as text: nothing for what is unknown, a whole number without its point, dates as in ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.date | int):
        return str(cell)
    return harmless(LIST_SIGN.join(cell) if isinstance(cell, tuple) else cell)


def harmless(text: str) -> str:
    """Return a text that a spreadsheet shows as it is: one that it would run as a formula begins with an apostrophe.

    Source: OWASP, CSV injection.
    """
    runs = text.startswith(BROKEN_OUT) or text.lstrip().startswith(FORMULAS)
    return f"'{text}" if runs else text
