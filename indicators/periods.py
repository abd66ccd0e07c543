"""Periods as people write them, as the database keeps them, and where they stand on a time axis.

`2011-12` is a school year or December 2011: only the indicator's period type can say, so it is always asked for.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

# California's school years and its governments' fiscal years both begin in July; FY2014 ends in June 2014.
YEAR_BEGINS = (7, 1)
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
WHOLE_YEAR_DAYS = 300


class PeriodError(ValueError):
    """The text is no period of the kind that was expected; the message says which kind and shows one."""


@dataclass(frozen=True)
class Period:
    """A stretch of time: its canonical writing, its first and its last day."""

    text: str
    starts_on: dt.date
    ends_on: dt.date

    @property
    def position(self) -> float:
        """Return where it begins, in years: see `position`."""
        return position(self.starts_on, self.ends_on)


def position(starts_on: dt.date, ends_on: dt.date) -> float:
    """Return where a period begins, in years: 2014 -> 2014.0, the school year 2013-14 -> 2013.0, March -> + 2/12.

    A whole year stands at its first calendar year, whenever in it it begins, so that a year later is one step
    later; a single day stands at its share of the year.
    """
    if (ends_on - starts_on).days >= WHOLE_YEAR_DAYS:
        return float(starts_on.year)
    if starts_on == ends_on:
        return starts_on.year + (starts_on.timetuple().tm_yday - 1) / (366 if calendar.isleap(starts_on.year) else 365)
    return starts_on.year + (starts_on.month - 1) / 12


def end_position(starts_on: dt.date, ends_on: dt.date) -> float:
    """Return where a period ends, itself excluded: 2014 -> 2015.0, 2010-2014 -> 2015.0; a day ends where it begins."""
    days = (ends_on - starts_on).days
    if days >= WHOLE_YEAR_DAYS:
        return position(starts_on, ends_on) + round(days / 365.25)
    if days == 0:
        return position(starts_on, ends_on)
    return position(starts_on, ends_on) + round(days / 30.4) / 12


def parse(text: str, kind: str) -> Period:
    """Return the period that `text` names, given the period type of its indicator or measure.

    Args:
        text: as people write it: `2014`, `2013-14`, `FY2014`, `2014 Q3`, `2014-03`, `Mar 2014`, `2014-01-28`,
            `2005-2009`; an en dash is a hyphen.
        kind: year, school year, fiscal year, quarter, month, day, or pooled years.

    Raises:
        PeriodError: the text is no such period; never guessed.
    """
    written = re.sub(r"\s+", " ", str(text)).strip().replace("\u2013", "-")
    try:
        found = READERS[kind](written)
    except ValueError:
        found = None
    if found is None:
        raise PeriodError(f"“{text}” is no {kind}; write it like {EXAMPLES[kind]}")
    return found


def _year(text: str) -> Period | None:
    if not re.fullmatch(r"\d{4}", text):
        return None
    return Period(text, dt.date(int(text), 1, 1), dt.date(int(text), 12, 31))


def _school_year(text: str) -> Period | None:
    match = re.fullmatch(r"(\d{4})-(?:\d\d)?(\d\d)", text)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        return None
    return _from_july(f"{match[1]}-{match[2]}", int(match[1]))


def _fiscal_year(text: str) -> Period | None:
    match = re.fullmatch(r"FY ?(\d{4})", text, re.IGNORECASE)
    return _from_july(f"FY{match[1]}", int(match[1]) - 1) if match else None


def _from_july(text: str, first: int) -> Period:
    begins = dt.date(first, *YEAR_BEGINS)
    return Period(text, begins, dt.date(first + 1, *YEAR_BEGINS) - dt.timedelta(days=1))


def _quarter(text: str) -> Period | None:
    match = re.fullmatch(r"(\d{4})[ -]?Q([1-4])", text, re.IGNORECASE)
    if not match:
        return None
    year, last = int(match[1]), int(match[2]) * 3
    ends = dt.date(year, last, calendar.monthrange(year, last)[1])
    return Period(f"{year}-Q{match[2]}", dt.date(year, last - 2, 1), ends)


def _month(text: str) -> Period | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        year, month = int(match[1]), int(match[2])
    elif match := re.fullmatch(r"([A-Za-z]{3})[a-z]*\.? (\d{4})", text):
        year, month = int(match[2]), MONTHS.get(match[1].lower(), 0)
    else:
        return None
    return Period(
        f"{year}-{month:02}", dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    )


def _day(text: str) -> Period | None:
    day = dt.date.fromisoformat(text)
    return Period(day.isoformat(), day, day)


def _pooled(text: str) -> Period | None:
    match = re.fullmatch(r"(\d{4})-(\d{4})", text)
    if not match or not 1 < int(match[2]) - int(match[1]) + 1 <= 10:
        return None
    return Period(text, dt.date(int(match[1]), 1, 1), dt.date(int(match[2]), 12, 31))


READERS: dict[str, Callable[[str], Period | None]] = {
    "year": _year,
    "school year": _school_year,
    "fiscal year": _fiscal_year,
    "quarter": _quarter,
    "month": _month,
    "day": _day,
    "pooled years": _pooled,
}
EXAMPLES = {
    "year": "2014",
    "school year": "2013-14",
    "fiscal year": "FY2014",
    "quarter": "2014 Q3",
    "month": "2014-03 or Mar 2014",
    "day": "2014-01-28",
    "pooled years": "2005-2009",
}
