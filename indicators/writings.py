"""Writings of periods: the years, quarters, months and days that a text names, in English and Spanish.

Each function knows one period type and returns None for every text that is not plainly of it.
"""

import calendar
import datetime as dt
import re

# Hyphens, dashes and the minus sign, all of which people take for "to".
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
# Two digits of a year: 69 and later are of the last century, as POSIX has it.
CENTURY_BEGINS = 69
SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
OTHER_MONTHS = {"sept": 9, "set": 9, "setiembre": 9}
TO = r" ?(?:-|/) ?"
WORDS_TO = r" (?:to|through|thru|until|a|al|hasta) "
SCHOOL = r"(?:SY|AY|school year|academic year|año escolar|ciclo escolar|curso)"
FISCAL = r"(?:FY|fiscal year|año fiscal)"
QUARTER = r"(?:Q|T|quarter|trimestre) ?(?P<quarter>[1-4])"
YEAR = r"(?P<year>[0-9]{4})"


def _months() -> dict[str, int]:
    english = {name: number for number, name in enumerate(calendar.month_name) if name}
    spanish = {name: number for number, name in enumerate(SPANISH.split(), start=1)}
    full = {name.casefold(): number for name, number in {**english, **spanish}.items()}
    return {**{name[:3]: number for name, number in full.items()}, **full, **OTHER_MONTHS}


MONTHS = _months()


def folded(text: str) -> str:
    """Return a text with one space for every run of spaces, and one hyphen for every kind of dash."""
    return " ".join(text.split()).translate(DASHES)


def year_written(text: str) -> int | None:
    """Return the calendar year: 2014, 2014.0 as some programs write it, CY2014."""
    match = _whole(r"(?:CY ?)?([0-9]{4})(?:\.0+)?", text)
    return int(match[1]) if match else None


def school_year_written(text: str) -> int | None:
    """Return the first year of a school year: 2013-14, 2013-2014, 2013/14, SY 2013-14; one year alone is none."""
    match = _whole(rf"(?:{SCHOOL},? ?)?([0-9]{{4}}){TO}([0-9]{{2}}|[0-9]{{4}})(?: {SCHOOL})?", text)
    return _first_of_two(match[1], match[2]) if match else None


def fiscal_year_written(text: str) -> int | None:
    """Return the year in which a fiscal year ends: FY2014, FY14, FY 2013-14, 2013-14; one year alone is none."""
    if match := _whole(rf"{FISCAL} ?'?([0-9]{{4}}|[0-9]{{2}})", text):
        return full_year(match[1])
    match = _whole(rf"(?:{FISCAL} ?)?([0-9]{{4}}){TO}([0-9]{{2}}|[0-9]{{4}})", text)
    first = _first_of_two(match[1], match[2]) if match else None
    return None if first is None else first + 1


def quarter_written(text: str) -> tuple[int, int] | None:
    """Return year and quarter: 2014 Q3, 2014Q3, Q3 2014, T3 2014, 3Q2014, 3Q14."""
    if match := _whole(r"([1-4])Q ?([0-9]{4}|[0-9]{2})", text):
        return full_year(match[2]), int(match[1])
    match = _whole(rf"{YEAR}[ -]?{QUARTER}", text) or _whole(rf"{QUARTER},?[ -]?{YEAR}", text)
    return (int(match["year"]), int(match["quarter"])) if match else None


def month_written(text: str) -> tuple[int, int] | None:
    """Return year and month: 2014-03, 2014/3, 2014M03, 03/2014, Mar 2014, March 2014, Mar-14, marzo de 2014.

    A date is a month when it is the first of one, which is what a spreadsheet makes of a month that is typed in.
    """
    if match := _whole(rf"{YEAR}(?:-|/| ?M)(?P<month>[0-9]{{1,2}})(?:-01)?", text):
        return _month(int(match["year"]), int(match["month"]))
    if match := _whole(rf"(?P<month>[0-9]{{1,2}})[-/]{YEAR}", text):
        return _month(int(match["year"]), int(match["month"]))
    match = (
        _whole(rf"(?P<name>[^\W\d_]+)[.,]?(?:-| de |[ ]){YEAR}", text)
        or _whole(r"(?P<name>[^\W\d_]+)-(?P<year>[0-9]{2})", text)
        or _whole(rf"{YEAR}[ -](?P<name>[^\W\d_]+)\.?", text)
    )
    named = MONTHS.get(match["name"].casefold(), 0) if match else 0
    return (full_year(match["year"]), named) if match and named else None


def read_day(text: str) -> dt.date | None:
    """Return the day: 2014-01-28, January 28, 2014, 28 de enero de 2014, 1/28/2014; 1/2/2014 may be two days, so none.

    Raises:
        ValueError: there is no such day.
    """
    if _whole(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return dt.date.fromisoformat(text)
    if match := _whole(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/{YEAR}", text):
        return _from_slashes(int(match["year"]), int(match[1]), int(match[2]))
    match = _whole(rf"(?P<name>[^\W\d_]+)\.? (?P<day>[0-9]{{1,2}}),? {YEAR}", text) or _whole(
        rf"(?P<day>[0-9]{{1,2}})(?: de)? (?P<name>[^\W\d_]+)\.?(?: de)? {YEAR}", text
    )
    named = MONTHS.get(match["name"].casefold(), 0) if match else 0
    return dt.date(int(match["year"]), named, int(match["day"])) if match and named else None


def pooled_written(text: str) -> tuple[int, int] | None:
    """Return the first and the last of several years: 2005-2009, 2004 to 2006, 2003-05."""
    if match := _whole(rf"(?:de )?([0-9]{{4}})(?: ?- ?|{WORDS_TO})([0-9]{{4}})", text):
        return int(match[1]), int(match[2])
    match = _whole(r"([0-9]{4}) ?- ?([0-9]{2})", text)
    return (int(match[1]), _following(int(match[1]), match[2])) if match else None


def full_year(digits: str) -> int:
    """Return the year that two or four digits name: 14 -> 2014, 98 -> 1998."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= CENTURY_BEGINS else 2000)


def _first_of_two(first: str, second: str) -> int | None:
    """Return the first of two years if the second follows it."""
    last = int(second) if len(second) > 2 else _following(int(first), second)
    return int(first) if last == int(first) + 1 else None


def _following(first: int, digits: str) -> int:
    """Return the year of two digits that comes next after `first`: 1999, 00 -> 2000."""
    return first + (int(digits) - first) % 100


def _month(year: int, month: int) -> tuple[int, int] | None:
    return (year, month) if 1 <= month <= 12 else None


def _from_slashes(year: int, first: int, second: int) -> dt.date | None:
    """Return the day of 1/28/2014 or 28/1/2014; of two numbers that may both be the month, none."""
    if first == second or second > 12:
        return dt.date(year, first, second)
    return dt.date(year, second, first) if first > 12 else None


def _whole(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, text, re.IGNORECASE)
