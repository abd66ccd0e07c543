"""Periods as readers write them: `2013–14`, `Aug 2023`, `ago 2023`."""

import datetime as dt
import functools
import re

from babel.dates import format_date, format_skeleton

from layouts.charts.numbers import reader

EN_DASH = "\u2013"
MOST_KEPT = 10_000
"""Periods whose writing is kept: the same few are written on every page."""


@functools.lru_cache(maxsize=MOST_KEPT)
def period_text(period: str, period_type: str, language: str) -> str:
    """Return a period as its readers write it; one of an unknown form is returned as it is.

    Args:
        period: `2014`, `2013-14`, `2010-2014`, `FY2014`, `2014-Q3`, `2023-08`, `2014-01-28`.
        period_type: that of its indicator or measure: only it tells whether 2011-12 is a December.
        language: a language code.
    """
    if period_type == "month" and _is_month(period):
        return format_skeleton("yMMM", dt.date(int(period[:4]), int(period[5:]), 1), locale=reader(language))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", period):
        return format_skeleton("yQQQ", dt.date(int(match[1]), int(match[2]) * 3, 1), locale=reader(language))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", period):
        return date_text(period, language)
    return period.replace("-", EN_DASH)


def date_text(day: str, language: str) -> str:
    """Return an ISO date as a day: `Jan 28, 2014`, `28 ene 2014`."""
    return format_date(dt.date.fromisoformat(day), "medium", locale=reader(language))


def month_text(day: str, language: str) -> str:
    """Return the month of an ISO date: `Jul 2014`, `jul 2014`."""
    return format_skeleton("yMMM", dt.date.fromisoformat(day), locale=reader(language))


@functools.lru_cache(maxsize=MOST_KEPT)
def label_at(position: float, period_type: str, language: str, *, years: int = 1) -> str:
    """Return the label of the period that begins at a position, written by the rule of its type.

    Args:
        position: years as a number, see `indicators.periods.position`.
        period_type: year, school year, fiscal year, quarter, month, day, or pooled years.
        language: a language code.
        years: how many years a pooled period spans.
    """
    year, month = divmod(round(position * 12), 12)
    written = {
        "school year": f"{year}-{(year + 1) % 100:02}",
        "fiscal year": f"FY{year + 1}",
        "quarter": f"{year}-Q{month // 3 + 1}",
        "month": f"{year}-{month + 1:02}",
        "pooled years": f"{year}-{year + years - 1}",
    }
    return period_text(written.get(period_type, str(year)), period_type, language)


def _is_month(period: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", period))
