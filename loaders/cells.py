"""Cells: where they stand, and what they say as text."""

import datetime as dt
import re
from collections.abc import Iterable
from itertools import groupby

from indicators.wording import UNWRITABLE


class Percent(float):
    """A number that the spreadsheet shows as a percentage, as it is shown: 62.0 for a cell that reads 62 %."""

    __slots__ = ()


Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta

# The first and the last row of a run of cells, and their column; each 1-based.
Run = tuple[int, int, int]

MAX_RANGES = 12
ADDRESS = re.compile(r"\b([A-Z]{1,3})(\d+)(?::\1(\d+))?\b")


def letters(column: int) -> str:
    """Return the letters of a column, 1 -> A, 27 -> AA."""
    written = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written


def address(row: int, column: int) -> str:
    """Return the address of a cell, both numbers 1-based: (4, 2) -> B4."""
    return f"{letters(column)}{row}"


class Ranges(str):
    """Addresses as people read them, perhaps cut short; `runs` holds every one of them."""

    runs: tuple[Run, ...]

    def __new__(cls, written: str, runs: Iterable[Run]) -> "Ranges":
        """Make a text that knows every cell it is about."""
        made = super().__new__(cls, written)
        made.runs = tuple(runs)
        return made


def ranges(rows: Iterable[int], column: int) -> Ranges:
    """Return the addresses of many cells of one column, runs joined: E2:E5, E9.

    After a dozen runs the rest is counted ("and 40 more") instead of written.
    """
    numbers = sorted({int(row) for row in rows})
    grouped = ([row for _, row in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]))
    runs = [(run[0], run[-1], column) for run in grouped]
    written = [_run(*run) for run in runs[:MAX_RANGES]]
    left = sum(last - first + 1 for first, last, _ in runs[MAX_RANGES:])
    return Ranges(", ".join(written) + (f" and {left} more" if left else ""), runs)


def runs_of(written: str) -> tuple[Run, ...]:
    """Return the runs of cells that a text names; of addresses cut short, only those that are written."""
    if isinstance(written, Ranges):
        return written.runs
    found = ADDRESS.finditer(written)
    return tuple((int(one[2]), int(one[3] or one[2]), column_of(one[1])) for one in found)


def column_of(letters: str) -> int:
    """Return the number of a column, A -> 1, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _run(first: int, last: int, column: int) -> str:
    return address(first, column) if first == last else f"{address(first, column)}:{address(last, column)}"


def text(cell: Cell | None) -> str:
    """Return what a cell says: trimmed text, 2014.0 as 2014, a date as 2014-01-28, nothing as ""."""
    if isinstance(cell, str):
        written = " ".join(cell.split())
        # A control character, which no database keeps, says nothing to a reader.
        return written if written.isprintable() else UNWRITABLE.sub("", written)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Percent):
        return f"{text(float(cell))}%"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)
