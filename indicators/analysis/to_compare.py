"""The figures of a history that may be compared, by their likely ranges."""

from indicators.analysis.comparable import Comparable, comparable
from indicators.analysis.figures import ranges
from indicators.analysis.history import History


def comparable_of(history: History) -> Comparable:
    """Return the figures of a history that may be compared, by their likely ranges."""
    likely = ranges(history)
    return comparable(history, usable=likely.usable, lower=likely.lower, upper=likely.upper)
