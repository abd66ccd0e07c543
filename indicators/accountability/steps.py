"""Periods as steps: which comes after which, how they are written, and in what rhythm a series goes."""

import calendar
import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from indicators.accountability.known import Figure

STEPS_A_YEAR = {"quarter": 4, "month": 12}
IRREGULAR = "day"
# Fewer figures than these tell no rhythm.
RHYTHM_NEEDS = 4


def step_of(starts: dt.date, period_type: str) -> int | None:
    """Return the number of a period in the row of its type; a later one has a larger one. None: days have no row."""
    if period_type == IRREGULAR:
        return None
    a_year = STEPS_A_YEAR.get(period_type, 1)
    return starts.year * a_year + (starts.month - 1) * a_year // 12


def written(step: int, period_type: str, *, years: int = 1) -> str:
    """Return the canonical writing of the period of a step; `years`: how many a pooled one spans."""
    a_year = STEPS_A_YEAR.get(period_type, 1)
    year, part = divmod(step, a_year)
    return {
        "school year": f"{year:04}-{(year + 1) % 100:02}",
        "fiscal year": f"FY{year + 1:04}",
        "quarter": f"{year:04}-Q{part + 1}",
        "month": f"{year:04}-{part + 1:02}",
        "pooled years": f"{year:04}-{year + years - 1:04}",
    }.get(period_type, f"{year:04}")


def written_at(position: float, period_type: str, *, ends: float) -> str:
    """Return the canonical writing of the period from a position to another one; of one taken on a day, its year."""
    years = max(1, round(ends - position))
    return written(round(position * STEPS_A_YEAR.get(period_type, 1)), period_type, years=years)


def years_of(figure: Figure) -> int:
    """Return how many years a figure spans, at least one."""
    return max(1, round((figure.ends - figure.starts).days / 365.25))


def every(figures: Sequence[Figure], period_type: str) -> int:
    """Return how many steps lie between two figures: 2 for a survey that is held every second year.

    That is told by the series itself: at least four periods, all of them as far apart, or a multiple of it. Otherwise
    each period is due.
    """
    steps = [step for one in figures if (step := step_of(one.starts, period_type)) is not None]
    if len(steps) < RHYTHM_NEEDS:
        return 1
    apart = [later - earlier for earlier, later in pairwise(steps)]
    least = min(apart)
    return least if least > 1 and all(one % least == 0 for one in apart) else 1


def later(day: dt.date, steps: int, period_type: str) -> dt.date:
    """Return the end of the period that ends so many steps after the one that ends on a day."""
    months = day.year * 12 + day.month - 1 + steps * 12 // STEPS_A_YEAR.get(period_type, 1)
    year, month = months // 12, months % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])
