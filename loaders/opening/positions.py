"""Positions: the address of a cell, as a file writes it, as numbers."""

import re
from functools import cache

ADDRESS = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")


@cache
def column_number(letters: bytes) -> int:
    """Return the number of a column, A -> 1, AA -> 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
