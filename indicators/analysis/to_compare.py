"""The figures of a history that may be compared, by their likely ranges."""

from weakref import WeakKeyDictionary

from indicators.analysis.comparable import Comparable, comparable
from indicators.analysis.figures import ranges
from indicators.analysis.history import History

_KNOWN: WeakKeyDictionary[History, Comparable] = WeakKeyDictionary()
"""Those of every history that is still in use: its memory and its judgement both rest on them."""


def comparable_of(history: History) -> Comparable:
    """Return the figures of a history that may be compared, by their likely ranges; worked out once."""
    found = _KNOWN.get(history)
    if found is None:
        likely = ranges(history)
        found = comparable(history, usable=likely.usable, lower=likely.lower, upper=likely.upper)
        _KNOWN[history] = found
    return found
