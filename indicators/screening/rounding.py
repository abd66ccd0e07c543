"""Numbers of people as a rule shows them: rounded, so that one more or less is not seen."""

import math

from indicators.screening.gathering import COUNTED, SHARES
from indicators.screening.ruled import Rules
from indicators.store import tables as t
from indicators.store.queries.figures import copied


def as_shown(row: t.Observation, indicator: str, rules: Rules) -> t.Observation:
    """Return a figure as it is shown and judged: rounded where its rule asks for that, otherwise as it is.

    A share is rounded to a whole percent (or one per thousand), not worked out of rounded numbers: that would be wrong.
    """
    rule = rules.of(row.source, indicator)
    to = rule[1].round_to if rule else None
    if to is None or row.value is None:
        return row
    unit, count, people = rules.indicators[indicator].unit, rounded(row.numerator, to), rounded(row.denominator, to)
    value: float | None = row.value
    if unit == COUNTED:
        value = rounded(row.value, to)
    elif unit in SHARES:
        value = math.floor(row.value + 0.5)
    return copied(row, value=value, numerator=count, denominator=people)


def rounded(number: float | None, to: int) -> float | None:
    """Return a number as the nearest multiple of another, halves upwards; None stays unknown."""
    return None if number is None else float(math.floor(number / to + 0.5) * to)
