"""How far the groups of a place are apart, whether they are, and whether the gap closes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from indicators.analysis.changes import GOOD, direction_of
from indicators.analysis.codes import Against, Better, Direction, Quantity, Rhythm
from indicators.analysis.figures import ranges
from indicators.analysis.history import History
from indicators.analysis.intervals import Bounds, apart_by, beside_each_other, widened
from indicators.analysis.judge import Case, trend_of
from indicators.analysis.judgement import Disparity, Trend

Period = tuple[int, int, str]
PARTS_OF_A_YEAR = 1000
"""Positions are compared as thousandths of a year: months are no exact numbers."""


@dataclass(frozen=True, eq=False)
class Member:
    """The figures of one group, or of everyone, in one place.

    `sources` says who published each figure of the history, in its order; empty: all of them the same.
    """

    group: str
    history: History
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Figure:
    """One figure that can be leaned on; its bounds are None where unknown."""

    start: float
    end: float
    value: float
    bounds: Bounds | None
    definition: int


_Figures = dict[Period, _Figure]


def disparities(
    members: Sequence[Member], *, everyone: Member | None, better: Better, rhythm: Rhythm
) -> Mapping[str, tuple[Disparity, ...]]:
    """Return how far each group is from the best-placed one and from everyone.

    Two figures are compared in the latest period in which both can be leaned on and have one publisher. The
    best-placed group is the one with the best figure of that period (the highest where neither way is better); it
    stays the same back over the course of the gap. Intervals come from those of the two figures (MOVER), as if the
    two were independent: a group is part of everyone, so its interval is rather too wide there. With k groups the
    intervals hold together: 5 % of places whose groups are all alike have any group called different.

    Args:
        members: the groups of one dimension in one place.
        everyone: the figures of everyone there.
        better: which way is good news.
        rhythm: how often a figure is due, for the trend of the gap.

    Returns:
        By group; those without a figure that can be compared are left out. Numbers of people are not compared: the
        larger group has more. The best-placed group has no gap to itself.

    Source: Newcombe (1998), difference; Zou and Donner (2008), ratio, on the scale of logarithms; Tukey's
    studentised range, against the best; Šidák (1967), against everyone.
    """
    known = {one.group: _usable(one) for one in members if one.history.quantity is not Quantity.COUNT}
    whole = {} if everyone is None else _usable(everyone)
    name = "" if everyone is None else everyone.group
    found = {}
    for group, own in known.items():
        terms = _Terms(group, own, better, rhythm)
        said = (_to_best(terms, known), _to_everyone(terms, known, name, whole))
        found[group] = tuple(one for one in said if one is not None)
    return {group: said for group, said in found.items() if said}


@dataclass(frozen=True)
class _Terms:
    """A group and how it is compared."""

    group: str
    own: _Figures
    better: Better
    rhythm: Rhythm


def _usable(member: Member) -> _Figures:
    """Return the figures that can be leaned on, by period and publisher."""
    history, likely = member.history, ranges(member.history)
    sources = member.sources or ("",) * history.values.size
    columns = (history.starts, history.ends, history.values, likely.lower, likely.upper, history.definition)
    rows = zip(*(column.tolist() for column in columns), likely.usable.tolist(), sources, strict=True)
    return {
        (round(start * PARTS_OF_A_YEAR), round(end * PARTS_OF_A_YEAR), source): _Figure(
            start, end, value, None if low != low or high != high else (low, high), definition
        )
        for start, end, value, low, high, definition, usable, source in rows
        if usable
    }


def _to_best(terms: _Terms, known: Mapping[str, _Figures]) -> Disparity | None:
    """Return how far a group is from the best-placed one; None when it is alone, or the best itself."""
    shared = [period for period in terms.own if sum(period in figures for figures in known.values()) > 1]
    if not shared:
        return None
    latest = max(shared)
    beside = {group: figures[latest] for group, figures in known.items() if latest in figures}
    way = GOOD.get(terms.better, 1)
    best = max(beside, key=lambda group: (way * beside[group].value, group == terms.group))
    if best == terms.group:
        return None
    times = beside_each_other(sum(one.bounds is not None for one in beside.values()))
    return _disparity(terms, Against.BEST, best, known[best], latest, times)


def _to_everyone(terms: _Terms, known: Mapping[str, _Figures], name: str, whole: _Figures) -> Disparity | None:
    shared = terms.own.keys() & whole.keys()
    if not shared:
        return None
    latest = max(shared)
    beside = sum(latest in figures and figures[latest].bounds is not None for figures in known.values())
    return _disparity(terms, Against.TOTAL, name, whole, latest, widened(beside))


def _disparity(
    terms: _Terms, against: Against, reference: str, others: _Figures, at: Period, times: float
) -> Disparity:
    one, other = terms.own[at], others[at]
    low, high = apart_by(one.value, one.bounds, other.value, other.bounds, times=times) or (None, None)
    ratio_low, ratio_high = _ratio_bounds(one, other, times) or (None, None)
    different = None if low is None or high is None else not low <= 0 <= high
    return Disparity(
        against=against,
        reference=reference,
        position=one.start,
        value=one.value,
        other=other.value,
        difference=one.value - other.value,
        difference_lower=low,
        difference_upper=high,
        ratio=one.value / other.value if other.value else None,
        ratio_lower=ratio_low,
        ratio_upper=ratio_high,
        different=different,
        direction=direction_of(one.value - other.value, terms.better) if different else Direction.NONE,
        course=_course(terms.own, others, terms.rhythm),
    )


def _ratio_bounds(one: _Figure, other: _Figure, times: float) -> Bounds | None:
    """Return the interval of the ratio; None where a lower bound is not above zero."""
    if one.bounds is None or other.bounds is None or one.bounds[0] <= 0 or other.bounds[0] <= 0:
        return None
    found = apart_by(log(one.value), _logs(one.bounds), log(other.value), _logs(other.bounds), times=times)
    return None if found is None else (exp(found[0]), exp(found[1]))


def _logs(bounds: Bounds) -> Bounds:
    return log(bounds[0]), log(bounds[1])


def _course(one: _Figures, other: _Figures, rhythm: Rhythm) -> Trend:
    """Return the trend of the size of the gap over the periods that both have, smaller being better."""
    shared = sorted(one.keys() & other.keys())
    gaps = [_gap(one[period], other[period]) for period in shared]
    history = History.of(
        [one[period].start for period in shared],
        [size for size, _ in gaps],
        ends=[one[period].end for period in shared],
        lower=[None if bounds is None else bounds[0] for _, bounds in gaps],
        upper=[None if bounds is None else bounds[1] for _, bounds in gaps],
        definition=[one[period].definition + other[period].definition for period in shared],
        quantity=Quantity.SIGNED,
        closed=True,  # nothing of a gap is forecast
    )
    return trend_of(Case(history, Better.LOWER, rhythm, today_position=0.0))


def _gap(one: _Figure, other: _Figure) -> tuple[float, Bounds | None]:
    """Return the size of a gap and its bounds, turned so that the gap itself is not below zero."""
    difference = one.value - other.value
    bounds = apart_by(one.value, one.bounds, other.value, other.bounds)
    if difference >= 0 or bounds is None:
        return abs(difference), bounds
    return -difference, (-bounds[1], -bounds[0])
