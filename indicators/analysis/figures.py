"""The figures of a series with their likely ranges and how far each can be leaned on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from indicators.analysis.codes import LEANED_ON, IntervalSource, Quantity, Reliability
from indicators.analysis.history import Flags, Floats, History, Whole, in_order
from indicators.analysis.intervals import Interval, byar, wilson
from indicators.analysis.judgement import Figure
from indicators.analysis.reliability import count_reliability, proportion_reliability

COUNTED = {
    Quantity.PERCENT: IntervalSource.WILSON,
    Quantity.COUNT: IntervalSource.BYAR,
    Quantity.RATE: IntervalSource.BYAR,
}
PUBLISHED = IntervalSource.PUBLISHED


@dataclass(frozen=True, eq=False)
class Ranges:
    """The 95 % likely range of each figure of a history, same order, each shape (periods,); NaN unknown.

    `usable` is False for a figure that is unknown, marked as not reliable, or not reliable by its numbers.
    """

    lower: Floats
    upper: Floats
    source: tuple[IntervalSource, ...]
    reliability: tuple[Reliability, ...]
    usable: Flags

    def part(self, places: slice) -> "Ranges":
        """Return those at the given places."""
        reliability, usable = self.reliability[places], self.usable[places]
        return Ranges(self.lower[places], self.upper[places], self.source[places], reliability, usable)


_KNOWN: WeakKeyDictionary[History, Ranges] = WeakKeyDictionary()
"""The ranges of every history that is still in use: memory, trend, forecast and groups all ask for them."""


def ranges(history: History) -> Ranges:
    """Return the likely range of each figure: the published sampling interval, else one from the counts.

    A published range is no sampling interval when it has no width (829 to 829) or does not hold its figure; then
    the counts speak, and without counts the range is unknown.

    Source: DOMAIN.md section 4.
    """
    found = _KNOWN.get(history)
    return ranges_each([history])[0] if found is None else found


def ranges_each(histories: Sequence[History]) -> list[Ranges]:
    """Return the likely ranges of each history, in the order given; together they take a fraction of the time."""
    for alike in _alike(one for one in dict.fromkeys(histories) if one not in _KNOWN):
        likely = _likely(_behind_each_other(alike))
        ends = np.cumsum([one.values.size for one in alike]).tolist()
        for one, end in zip(alike, ends, strict=True):
            _KNOWN[one] = likely.part(slice(end - one.values.size, end))
    return [_KNOWN[one] for one in histories]


def _alike(histories: Iterable[History]) -> list[list[History]]:
    """Return the histories of each quantity; one whose rate needs its other periods (see `_of_events`) by itself."""
    together: dict[Quantity, list[History]] = defaultdict(list)
    alone = []
    for one in histories:
        if one.quantity is Quantity.RATE and (one.numerators == 0).any():
            alone.append([one])
        else:
            together[one.quantity].append(one)
    return [*together.values(), *alone]


def _behind_each_other(histories: Sequence[History]) -> History:
    """Return histories of one quantity as a single one: what is worked out of each figure needs no other."""
    if len(histories) == 1:
        return histories[0]

    def joined(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(one, name) for one in histories])

    return History(
        starts=joined("starts"),
        ends=joined("ends"),
        values=joined("values"),
        lower=joined("lower"),
        upper=joined("upper"),
        numerators=joined("numerators"),
        denominators=joined("denominators"),
        definition=joined("definition"),
        reliable=joined("reliable"),
        quantity=histories[0].quantity,
    )


def _likely(history: History) -> Ranges:
    given = _holds(history.values, history.lower, history.upper)
    counted = _from_counts(history)
    from_counts = ~given & _holds(history.values, counted.lower, counted.upper)
    lower = np.where(given, history.lower, np.where(from_counts, counted.lower, np.nan))
    upper = np.where(given, history.upper, np.where(from_counts, counted.upper, np.nan))
    reliability = _reliability(history, lower, upper)
    usable = [code in LEANED_ON for code in reliability]
    formula = COUNTED.get(history.quantity, IntervalSource.NONE)
    pairs = zip(given.tolist(), from_counts.tolist(), strict=True)
    source = tuple([PUBLISHED if won else formula if counts else IntervalSource.NONE for won, counts in pairs])
    return Ranges(lower, upper, source, reliability, np.array(usable, np.bool_) & ~np.isnan(history.values))


def known_figures(history: History, likely: Ranges) -> tuple[Figure, ...]:
    """Return every known figure, oldest first, as plain numbers; unknown bounds are None."""
    places = oldest_first(history)
    columns = (history.starts, history.ends, history.values, likely.lower, likely.upper)
    rows = zip(places.tolist(), *(column[places].tolist() for column in columns), strict=True)
    return tuple(
        [
            Figure(start, end, value, _or_none(low), _or_none(high), likely.source[at], likely.reliability[at])
            for at, start, end, value, low, high in rows
        ]
    )


def oldest_first(history: History) -> Whole:
    """Return the places of the known figures, oldest first, of one start the shorter period first."""
    return in_order(history, (~np.isnan(history.values)).nonzero()[0])


def _holds(values: Floats, lower: Floats, upper: Floats) -> Flags:
    """Return where bounds are an interval: both known, of some width, with the figure between them."""
    return (lower < upper) & (lower <= values) & (values <= upper)


def _from_counts(history: History) -> Interval:
    """Return intervals made from the counts behind the figures; counts that cannot be are unknown."""
    if history.quantity is Quantity.PERCENT:
        return _of_proportion(history)
    if history.quantity in COUNTED:
        return _of_events(history)
    unknown = np.full(history.values.shape, np.nan)
    return Interval(unknown, unknown)


def _of_proportion(history: History) -> Interval:
    people = history.denominators
    count = np.where(np.isnan(history.numerators), history.values * people / 100, history.numerators)
    return wilson(np.where((count >= 0) & (count <= people), count, np.nan), people)


def _of_events(history: History) -> Interval:
    """Return Byar's interval in the unit of the figures; no events at all take the scale of the other periods."""
    events = _events(history)
    interval = byar(np.where(events >= 0, events, np.nan))
    if history.quantity is Quantity.COUNT:
        return interval
    scale = history.values / np.where(events > 0, events, np.nan)
    per = scale * history.denominators
    if (events == 0).any() and not np.isnan(per).all():
        people = np.where(history.denominators > 0, history.denominators, np.nan)
        scale = np.where(events == 0, np.nanmedian(per) / people, scale)
    return Interval(interval.lower * scale, interval.upper * scale)


def _events(history: History) -> Floats:
    if history.quantity is Quantity.COUNT:
        return np.where(np.isnan(history.numerators), history.values, history.numerators)
    return history.numerators


def _reliability(history: History, lower: Floats, upper: Floats) -> tuple[Reliability, ...]:
    by_numbers = _by_numbers(history, lower, upper)
    if history.reliable.all():
        return by_numbers
    pairs = zip(by_numbers, history.reliable.tolist(), strict=True)
    return tuple(code if reliable else Reliability.MARKED for code, reliable in pairs)


def _by_numbers(history: History, lower: Floats, upper: Floats) -> tuple[Reliability, ...]:
    if history.quantity is Quantity.PERCENT:
        return proportion_reliability(history.values, lower, upper, history.denominators)
    if history.quantity in COUNTED:
        return count_reliability(history.values, lower, upper, _events(history))
    return (Reliability.UNKNOWN,) * history.values.size


def _or_none(number: float) -> float | None:
    return number if number == number else None  # NaN is not itself
