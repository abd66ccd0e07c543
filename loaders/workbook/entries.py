"""Entries: one cell of the framework's sheets, read as the type of its column.

A function of its own reads each type; it raises `EntryError` with what it expected, and never guesses.
"""

import datetime as dt
import re
from collections.abc import Callable

from indicators import periods
from indicators.wording import tidy
from loaders import cells
from loaders.cells import Cell
from loaders.workbook.description import Column
from loaders.workbook.lists import split

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
# What a database keeps of an id, and of a whole number.
LONGEST_ID, LARGEST = 80, 2**31 - 1
LISTS = frozenset({"list", "refs", "numbers"})
YES, NO = {"yes", "true", "y", "sí", "si"}, {"no", "false", "n"}


class EntryError(ValueError):
    """The cell is not of its column's type; the message says what was expected."""


def read_entry(column: Column, cell: Cell) -> object:
    """Return the value of a cell: text, number, bool, date, list of texts; None or [] where it is empty.

    Raises:
        EntryError: it is no value of the column's type, or not one of its choices.
    """
    written = cells.text(cell)
    if not written:
        return [] if column.type in LISTS else None
    return READERS[column.type](column, cell)


def words(cell: Cell) -> str:
    """Return a cell's text with its line breaks, which a story may have."""
    return tidy(cell) if isinstance(cell, str) else cells.text(cell)


def period_text(cell: Cell, kind: str) -> str:
    """Return how a person would have written the period in this cell, undoing what Excel makes of it.

    Excel turns `2014-03` into the first of March 2014. For a month that is undone; elsewhere it stays a day.
    """
    if isinstance(cell, dt.date) and kind == "month" and cell.day == 1:
        return f"{cell.year}-{cell.month:02}"
    return cells.text(cell)


def read_period(cell: Cell, kind: str) -> periods.Period:
    """Return the period in a cell.

    Raises:
        EntryError: it is no period of that kind.
    """
    try:
        return periods.parse(period_text(cell, kind), kind)
    except periods.PeriodError as error:
        raise EntryError(f"a {kind}, such as {periods.EXAMPLES[kind]}") from error


def _slug(_column: Column, cell: Cell) -> str:
    written = cells.text(cell)
    if not SLUG.fullmatch(written) or len(written) > LONGEST_ID:
        raise EntryError(
            f"an id of small letters, digits and hyphens, such as student-homelessness, of {LONGEST_ID} signs at most"
        )
    return written


def _text(_column: Column, cell: Cell) -> str | None:
    return words(cell) or None


def _number(_column: Column, cell: Cell) -> float:
    if isinstance(cell, bool) or not NUMBER.fullmatch(cells.text(cell)):
        raise EntryError("a number, such as 62.5")
    return float(cells.text(cell))


def _integer(column: Column, cell: Cell) -> int:
    number = _number(column, cell)
    if not number.is_integer() or abs(number) > LARGEST:
        raise EntryError(f"a whole number, such as 10, of {LARGEST:,} at most")
    return int(number)


def _date(_column: Column, cell: Cell) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    try:
        return dt.date.fromisoformat(cells.text(cell))
    except ValueError as error:
        raise EntryError("a date, such as 2014-01-28") from error


def _yes_no(_column: Column, cell: Cell) -> bool:
    written = cells.text(cell).casefold()
    if written not in YES | NO:
        raise EntryError("yes or no")
    return written in YES


def _choice(column: Column, cell: Cell) -> str:
    written = cells.text(cell).casefold()
    for choice in column.choices:
        if choice.casefold() == written:
            return choice
    raise EntryError(f"one of {', '.join(column.choices)}")


def _list(column: Column, cell: Cell) -> list[str]:
    parts = split(tidy(cells.text(cell)))
    return [_choice(column, part) for part in parts] if column.choices else parts


def _numbers(column: Column, cell: Cell) -> list[float]:
    try:
        return [_number(column, part) for part in split(tidy(cells.text(cell)))]
    except EntryError as error:
        raise EntryError("one number or several, parted by semicolons, such as 62.5; 63; 63.2") from error


READERS: dict[str, Callable[[Column, Cell], object]] = {
    "slug": _slug,
    "text": _text,
    "number": _number,
    "integer": _integer,
    "date": _date,
    "period": _text,
    "yes/no": _yes_no,
    "choice": _choice,
    "list": _list,
    "numbers": _numbers,
    "ref": _slug,
    "refs": _list,
}
