"""Entries: a value of the store as the cell that loading reads back as that value."""

import datetime as dt

from indicators.wording import tidy
from loaders.cells import Cell, Percent
from loaders.workbook import lists
from loaders.workbook.exported import protected

# The first day that a spreadsheet counts rightly: Excel knows a 29 February 1900.
FIRST_DAY = dt.date(1900, 3, 1)


def entry(value: object) -> Cell:
    """Return the cell of a value: a text, number, date, yes or no, or a list; "" for none and for an unknown number.

    A day before March 1900 is a text, as spreadsheets cannot count it.
    """
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return lists.join(tidy(str(part)) for part in value)
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, dt.date):
        return value if value >= FIRST_DAY else value.isoformat()
    assert isinstance(value, int | float)  # noqa: S101 - the store keeps nothing else
    return value


def digits(number: float) -> str:
    """Return a number's exact writing: what is read from it is the same number, to the last binary digit."""
    return str(number) if type(number) is int else repr(float(number))


def text_cell(cell: Cell) -> str:
    """Return a cell as a text file holds it; a text that would open as a formula is protected by an apostrophe."""
    if isinstance(cell, str):
        return protected(cell)
    if isinstance(cell, Percent):
        return f"{digits(cell)}%"
    return digits(cell) if isinstance(cell, int | float) else str(cell)
