"""Kinds of cells: what a cell of an unknown table looks like, before anybody knows what it means."""

import datetime as dt
import re
from enum import Enum
from functools import lru_cache

from loaders import cells
from loaders.cells import Cell, Percent
from loaders.proposing.writing import writing_of

# What publishers write where a number is hidden or missing, and what it usually means. The sign alone proves nothing:
# the file's own notes must confirm it.
USUAL_MARKS = {
    **dict.fromkeys(("*", "**", "***", "S", "LNE", "-", "--", "---", "redacted", "suppressed"), "suppressed at source"),
    **dict.fromkeys(
        ("NA", "N/A", "n/a", "na", "#N/A", ".", "..", "...", "…", ":", "DNA", "NULL", "null", "No data", "no data"),
        "not available",
    ),
    **dict.fromkeys(("X", "(X)", "z", "Not applicable", "not applicable"), "not applicable"),
}
DASHES = str.maketrans("–—−", "---")
FIRST_YEAR, LAST_YEAR = 1900, 2100
PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
CENSORED = re.compile(r"[<>≤≥] ?\d[\d.,]*%?|\d+(?:\.\d+)?%? ?(?:-|–|to) ?\d+(?:\.\d+)?%?", re.IGNORECASE)
DECORATED = re.compile(r"(?:±|\+/-|[($€£+-]*) ?(?:\d[\d,]*\.?\d*|\.\d+) ?%?\)?")
EUROPEAN = re.compile(r"-?\d{1,3}(?:\.\d{3})*,\d+")
# A number with a sign of a footnote beside it: 81.6*, 12†, 4,310 (a).
NOTED = re.compile(r"([$(]?-?(?:\d[\d,]*\.?\d*|\.\d+)%?\)?) ?([*†‡§#^¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[?\(?[a-z]\)?\]?)")


class Kind(Enum):
    """What a cell looks like."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    YEAR = "year"
    MARK = "mark"


def kind_of(cell: Cell) -> Kind:
    """Return what a cell looks like; whole numbers from 1900 to 2100 may be years or counts, and are said as years."""
    if isinstance(cell, str):
        return _kind_of_text(cell) if cell else Kind.EMPTY
    if isinstance(cell, bool | dt.time | dt.timedelta):
        return Kind.TEXT
    if isinstance(cell, dt.date):
        return Kind.YEAR
    return Kind.YEAR if FIRST_YEAR <= cell <= LAST_YEAR and _is_year(cell) else Kind.NUMBER


def _is_year(cell: float) -> bool:
    return float(cell).is_integer() and not isinstance(cell, Percent)


@lru_cache(maxsize=65536)
def _kind_of_text(written: str) -> Kind:
    text = " ".join(written.split())
    if not text:
        return Kind.EMPTY
    if len(text) == len("1900") and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return Kind.YEAR
    # Before numbers are tried: 2020-21 is no range from 2020 to 21.
    if writing_of(text) is not None:
        return Kind.YEAR
    if mark_of(text):
        return Kind.MARK
    return Kind.NUMBER if is_number(text) else Kind.TEXT


def is_number(text: str) -> bool:
    """Say whether a text is a number, with whatever publishers write around one."""
    patterns = (PLAIN, GROUPED, DECORATED, CENSORED, EUROPEAN, NOTED)
    return any(pattern.fullmatch(text) for pattern in patterns)


def mark_of(text: str) -> str | None:
    """Return what a publisher's mark usually means; None for what is no mark of the usual ones."""
    plain = text.translate(DASHES)
    return USUAL_MARKS.get(text) or USUAL_MARKS.get(plain)


def said(cell: Cell) -> str:
    """Return what a cell says, as one line of at most eighty letters."""
    text = cells.text(cell)
    return text if len(text) <= 80 else f"{text[:79]}…"
