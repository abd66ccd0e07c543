"""Periods as people write them, as the database keeps them, and where they stand on a time axis.

`2011-12` is a school year, December 2011 or two pooled years: only the indicator's period type can say, so it is
always asked for. How each type is written: `writings`.
"""

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from indicators.writings import (
    fiscal_year_written,
    folded,
    month_written,
    pooled_written,
    quarter_written,
    read_day,
    school_year_written,
    year_written,
)

# California's school years and its governments' fiscal years both begin in July; FY2014 ends in June 2014.
YEAR_BEGINS = (7, 1)
WHOLE_YEAR_DAYS = 300
MOST_POOLED = 10


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
            `2005-2009`; dashes of every length are hyphens. Publishers' writings: `2018-2019`, `2011/12` and
            `SY 2018-19`; `FY14` and `FY 2013-14`; `Q1 2014`; `Mar-14`, `March 2014` and `marzo de 2014`;
            `2004 to 2006` and `2003-05`, which is three pooled years where its indicator has such.
        kind: year, school year, fiscal year, quarter, month, day, or pooled years.

    Raises:
        PeriodError: the text is no such period; never guessed. So are `2014` for a school year, which may be its
            first or its last, and `1/2/2014` for a day.
    """
    try:
        found = READERS[kind](folded(str(text)))
    except ValueError:
        found = None
    if found is None:
        raise PeriodError(f"“{text}” is no {kind}; write it like {EXAMPLES[kind]}")
    return found


def _year(text: str) -> Period | None:
    year = year_written(text)
    return Period(f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else None


def _school_year(text: str) -> Period | None:
    first = school_year_written(text)
    return _from_july(f"{first:04}-{(first + 1) % 100:02}", first) if first else None


def _fiscal_year(text: str) -> Period | None:
    last = fiscal_year_written(text)
    return _from_july(f"FY{last:04}", last - 1) if last else None


def _from_july(text: str, first: int) -> Period:
    begins = dt.date(first, *YEAR_BEGINS)
    return Period(text, begins, dt.date(first + 1, *YEAR_BEGINS) - dt.timedelta(days=1))


def _quarter(text: str) -> Period | None:
    found = quarter_written(text)
    if found is None:
        return None
    year, quarter = found
    return Period(f"{year:04}-Q{quarter}", dt.date(year, quarter * 3 - 2, 1), _last_day(year, quarter * 3))


def _month(text: str) -> Period | None:
    found = month_written(text)
    if found is None:
        return None
    year, month = found
    return Period(f"{year:04}-{month:02}", dt.date(year, month, 1), _last_day(year, month))


def _last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(text: str) -> Period | None:
    day = read_day(text)
    return Period(day.isoformat(), day, day) if day else None


def _pooled(text: str) -> Period | None:
    found = pooled_written(text)
    if found is None or not 1 < found[1] - found[0] + 1 <= MOST_POOLED:
        return None
    first, last = found
    return Period(f"{first:04}-{last:04}", dt.date(first, 1, 1), dt.date(last, 12, 31))


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
