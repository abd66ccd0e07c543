"""The numbers of a figure as they are shown and judged: none without a figure, under a rule none that it did not judge.

A rule may round numbers of people, so that one more or less is not seen.
"""

import math

from indicators.screening.behind import COUNTED, SHARES, numbers_of
from indicators.screening.ruled import Rules
from indicators.store import tables as t
from indicators.store.queries.figures import copied

BEHIND = ("numerator", "denominator", "lower", "upper")
"""What a figure may carry beside its value."""


def as_shown(row: t.Observation, indicator: str, rules: Rules) -> t.Observation:
    """Return a figure as it is shown and judged: rounded where its rule asks for that.

    What has no value has no numbers behind it: a publisher who left the figure out may have left those in. A share is
    rounded to a whole percent (or one per thousand), not worked out of rounded numbers: that would be wrong. A
    published range goes with rounding, since its middle is the figure.
    """
    if row.value is None:
        return row if all(getattr(row, name) is None for name in BEHIND) else copied(row, **dict.fromkeys(BEHIND))
    rule = rules.of(row.source, indicator)
    if rule is None:
        return row
    unit, to = rules.indicators[indicator].unit, rule[1].round_to
    count, people = _behind(row, unit)
    if to is None:
        same = (count, people) == (row.numerator, row.denominator)
        return row if same else copied(row, numerator=count, denominator=people)
    value, count, people = value_as_shown(row.value, unit, to), rounded(count, to), rounded(people, to)
    return copied(row, value=value, numerator=count, denominator=people, lower=None, upper=None)


def _behind(row: t.Observation, unit: str) -> tuple[float | None, float | None]:
    """Return the numerator and the denominator, as far as a rule looks at them."""
    if unit in SHARES:
        return row.numerator, row.denominator
    judged = unit != COUNTED or numbers_of(row, unit).people is not None
    return None, row.denominator if judged else None


def value_as_shown(value: float, unit: str, to: int | None) -> float:
    """Return a value as a rule shows it that rounds numbers of people to a multiple of `to`; None: it does not."""
    if to is None:
        return value
    if unit == COUNTED:
        return _nearest(value, to)
    return float(math.floor(value + 0.5)) if unit in SHARES else value


def rounded(number: float | None, to: int) -> float | None:
    """Return a number as the nearest multiple of another, halves upwards; None stays unknown."""
    return None if number is None else _nearest(number, to)


def _nearest(number: float, to: int) -> float:
    return float(math.floor(number / to + 0.5) * to)
