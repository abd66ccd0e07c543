"""One series as the analysis takes it: arrays of positions, figures, intervals and definitions."""

import calendar
import datetime as dt
from collections.abc import Sequence

import numpy as np

from indicators.analysis.judgement import History, Quantity, Rhythm
from indicators.judging.frame import Frame
from indicators.periods import YEAR_BEGINS, end_position, position
from indicators.store import tables as t

QUANTITIES = {
    "percent": Quantity.PERCENT,
    "people": Quantity.COUNT,
    "per 1000": Quantity.RATE,
    "per 10000": Quantity.RATE,
    "per 100000": Quantity.RATE,
}
RHYTHMS = {"quarter": Rhythm.QUARTERLY, "month": Rhythm.MONTHLY, "day": Rhythm.IRREGULAR}
JULY_YEARS = frozenset({"school year", "fiscal year"})
INTERVALS = frozenset({"sampling", "model"})
BREAK = "break"
UNRELIABLE = "low reliability"


def history(rows: Sequence[t.Observation], indicator: t.Indicator, frame: Frame) -> History:
    """Return the figures of one series as the analysis takes them; published bounds only where they are an interval.

    Numbers that a rule has rounded are none to work out a range from: it would be wrong, and one from the numbers as
    they are would tell them.
    """
    sources, rounded = frame.sources, [_is_rounded(row, indicator, frame) for row in rows]
    bounds = [(row.lower, row.upper) if sources[row.source].interval in INTERVALS else (None, None) for row in rows]
    counts = [
        (None, None) if rough else (row.numerator, row.denominator) for row, rough in zip(rows, rounded, strict=True)
    ]
    quantity = QUANTITIES.get(indicator.unit, Quantity.AMOUNT)
    return History.of(
        [position(row.starts_on, row.ends_on) for row in rows],
        _numbers([row.value for row in rows]),
        ends=[ends_where(row.starts_on, row.ends_on, indicator) for row in rows],
        lower=_numbers([low for low, _ in bounds]),
        upper=_numbers([high for _, high in bounds]),
        numerators=_numbers([count for count, _ in counts]),
        denominators=_numbers([people for _, people in counts]),
        definition=definitions(rows),
        reliable=[UNRELIABLE not in row.flags for row in rows],
        quantity=Quantity.ROUGH_COUNT if quantity is Quantity.COUNT and any(rounded) else quantity,
        closed=indicator.closed_on is not None,
    )


def _is_rounded(row: t.Observation, indicator: t.Indicator, frame: Frame) -> bool:
    rule = frame.rules.of(row.source, indicator.id)
    return rule is not None and rule[1].round_to is not None


def ends_where(starts_on: dt.date, ends_on: dt.date, indicator: t.Indicator) -> float:
    """Return where a period ends: on its last day, or with the month in which a yearly figure is taken."""
    if indicator.taken_in is None:
        return end_position(starts_on, ends_on)
    return position(starts_on, ends_on) + indicator.taken_in / 12


def definitions(rows: Sequence[t.Observation]) -> list[int]:
    """Return which definition each figure is of: 0, and one more from every figure that is marked as a break."""
    return list(np.cumsum([BREAK in row.flags.split(";") for row in rows], dtype=int)) if rows else []


def position_of_day(day: dt.date) -> float:
    """Return a day as a number of years."""
    return day.year + (day.timetuple().tm_yday - 1) / (366 if calendar.isleap(day.year) else 365)


def later_start(indicator: t.Indicator) -> float:
    """Return by how many years the periods of an indicator begin after the position they are given.

    A school year stands at its first calendar year and begins in July, so today stands half a year earlier beside it.
    """
    return (YEAR_BEGINS[0] - 1) / 12 if indicator.period_type in JULY_YEARS else 0.0


def rhythm(indicator: t.Indicator) -> Rhythm:
    """Return how often a figure of an indicator is due."""
    return RHYTHMS.get(indicator.period_type, Rhythm.ANNUAL)


def _numbers(given: Sequence[float | None]) -> list[float]:
    return [float("nan") if one is None else one for one in given]
