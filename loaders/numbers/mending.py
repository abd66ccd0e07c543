"""Mending: what a reader is told about a cell that should hold a number and holds none."""

import datetime as dt
import re

from loaders import cells
from loaders.cells import Cell
from loaders.numbers.numerals import EITHER, LIMIT, PLAIN, Writing, read_numeral

MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic"
# What Excel writes into a text file where somebody typed 5-12, or 5/12.
DATED = re.compile(rf"\d{{1,2}}[- ](?:{MONTH})[a-z]*\.?|(?:{MONTH})[a-z]*\.?[- ]\d{{2,4}}", re.IGNORECASE)
ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|Err:\d+", re.IGNORECASE)
MARKED = re.compile(r"(?P<before>[^\d\s.+-]*) ?(?P<number>[+-]?\d[\d.,]*) ?(?P<after>[^\d\s].*)?")
# So many digits a number keeps exactly.
EXACT = 15
AS_DATE = (
    "Excel turned what was typed into a date (it makes 12-May of 5-12): format the cell as text or as a number, and "
    "type the figure again."
)
AS_ERROR = "The cell's formula has no result: mend the formula, or clear the cell where the figure is unknown."
AS_LARGE = "It has more digits than can be kept exactly: write it with fewer, or in thousands."
AS_POINT = "It has a decimal point, and the decimal sign of this file is the comma: correct the cell, or what says so."
AS_EITHER = (
    "It may be a thousand and more, or have decimals, in a file that shows the comma as its decimal sign: load with "
    "--decimal comma or --decimal point. To answer once for all, say it in the import template: `decimal_comma: true`, "
    "or `decimal_comma: false` and, for 14,125, `thousands: true`."
)
AS_GROUPED = (
    "Write it without separators; in a publisher's file, say in the import template how thousands (`thousands: true`) "
    "and decimals (`decimal_comma: true`) are written, or load it with --decimal comma if that is its decimal sign."
)
IN_WORKBOOK = "Write marks into Flag."
IN_TEMPLATE = "Correct the cell, or add the mark to the template."
LIMITED = "Leave Value empty, write “suppressed at source” into Flag, and what was published into Note."


def mend_number(cell: Cell, writing: Writing) -> str:
    """Return how to mend a cell that is no number; a template's reader may know marks, a workbook's has flags."""
    said = cells.text(cell)
    if isinstance(cell, (dt.date, dt.time, dt.timedelta)) or DATED.fullmatch(said):
        return AS_DATE
    if ERROR.fullmatch(said):
        return AS_ERROR
    if writing.asks and EITHER.fullmatch(said):
        return AS_EITHER
    if PLAIN.fullmatch(said):
        return AS_LARGE if sum(map(str.isdecimal, said)) > EXACT else AS_POINT if "." in said else IN_TEMPLATE
    if read_numeral(said, Writing(grouped=True)) or read_numeral(said, Writing(decimal_comma=True)):
        return AS_GROUPED
    if not writing.limits:
        return LIMITED if LIMIT.fullmatch(said) else IN_WORKBOOK
    mark = _mark_of(said)
    return f"Say in the template's footnotes what “{mark}” means, or correct the cell." if mark else IN_TEMPLATE


def _mark_of(said: str) -> str:
    """Return the one mark beside a number; "" where there is none, or several, or digits among its signs."""
    found = MARKED.fullmatch(said)
    marks = [mark.strip() for mark in (found["before"], found["after"]) if mark] if found else []
    return marks[0] if len(marks) == 1 and len(marks[0]) <= 3 and not any(map(str.isdigit, marks[0])) else ""
