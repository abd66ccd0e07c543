"""Whether a figure says enough to be shown, for sources whose owners ask for that: the rules of the NCHS."""

import numpy as np

from indicators.analysis.codes import LEANED_ON
from indicators.analysis.intervals import byar, wilson
from indicators.analysis.reliability import count_reliability, proportion_reliability
from indicators.disclosure.policy import Numbers
from indicators.store.queries.figures import Replaced
from indicators.store.queries.screened import Subject, Version

MARKED = "low reliability"
PERCENT = "percent"


def is_reliable(row: Version[Subject] | Replaced, behind: Numbers, unit: str) -> bool:
    """Tell whether a figure can be leaned on, by its numbers and by its publisher's own mark.

    A percentage is judged by Wilson's interval, a number of people and a rate by Byar's (exact below 10). What has no
    numbers is not judged by them.
    """
    if MARKED in row.flags.split(";"):
        return False
    if behind.count is None or row.value is None:
        return True
    count, value = np.array([behind.count], float), np.array([row.value], float)
    if unit == PERCENT and behind.people is not None:
        people = np.array([behind.people], float)
        interval = wilson(count, people)
        (code,) = proportion_reliability(value, interval.lower, interval.upper, people)
    else:
        interval, scale = byar(count), value / np.maximum(count, 1)
        (code,) = count_reliability(value, interval.lower * scale, interval.upper * scale, count)
    return code in LEANED_ON
