"""How far the groups of a place are apart, whether they are, and whether the gap closes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from indicators.analysis.changes import GOOD, direction_of
from indicators.analysis.codes import Against, Better, Direction, Quantity, Rhythm
from indicators.analysis.gap import gap_course
from indicators.analysis.intervals import Bounds, apart_by, beside_each_other, widened
from indicators.analysis.judgement import Disparity
from indicators.analysis.members import Leaned, Member, Period, Told
from indicators.analysis.precision import moved, slack

__all__ = ["Member", "disparities"]
PEOPLE = (Quantity.COUNT, Quantity.ROUGH_COUNT)


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
    known = {one.group: Leaned.of(one) for one in members if one.history.quantity not in PEOPLE}
    whole = None if everyone is None or not known else Leaned.of(everyone)
    beside = _Beside(known, Counter(period for one in known.values() for period in one.places))
    found = {}
    for group, own in known.items():
        terms = _Terms(group, own, better, rhythm)
        to_all = None if everyone is None or whole is None else _to_everyone(terms, beside, everyone.group, whole)
        said = (_to_best(terms, beside), to_all)
        found[group] = tuple(one for one in said if one is not None)
    return {group: said for group, said in found.items() if said}


@dataclass(frozen=True)
class _Terms:
    """A group and how it is compared."""

    group: str
    own: Leaned
    better: Better
    rhythm: Rhythm


@dataclass(frozen=True)
class _Beside:
    """The groups of a dimension, and how many of them have a figure of each period."""

    groups: Mapping[str, Leaned]
    counted: Mapping[Period, int]
    known: dict[Period, dict[str, Told]] = field(default_factory=dict)

    def told(self, period: Period) -> Mapping[str, Told]:
        """Return the figures of a period by group: most groups are compared in the same one."""
        if period not in self.known:
            having = {group: one for group, one in self.groups.items() if period in one.places}
            self.known[period] = {group: one.told(period) for group, one in having.items()}
        return self.known[period]


def _to_best(terms: _Terms, beside: _Beside) -> Disparity | None:
    """Return how far a group is from the best-placed one; None when it is alone, or the best itself."""
    shared = [period for period in terms.own.places if beside.counted[period] > 1]
    if not shared:
        return None
    latest = max(shared)
    told = beside.told(latest)
    way = GOOD.get(terms.better, 1)
    best = max(told, key=lambda group: (way * told[group].value, group == terms.group))
    if best == terms.group:
        return None
    times = beside_each_other(sum(one.bounds is not None for one in told.values()))
    return _disparity(terms, Against.BEST, best, beside.groups[best], latest, times)


def _to_everyone(terms: _Terms, beside: _Beside, name: str, whole: Leaned) -> Disparity | None:
    shared = terms.own.places.keys() & whole.places.keys()
    if not shared:
        return None
    latest = max(shared)
    compared = sum(one.bounds is not None for one in beside.told(latest).values())
    return _disparity(terms, Against.TOTAL, name, whole, latest, widened(compared))


def _disparity(terms: _Terms, against: Against, reference: str, others: Leaned, at: Period, times: float) -> Disparity:
    one, other = terms.own.told(at), others.told(at)
    low, high = apart_by(one.value, one.bounds, other.value, other.bounds, times=times) or (None, None)
    ratio_low, ratio_high = _ratio_bounds(one, other, times) or (None, None)
    difference, room = moved(other.value, one.value), slack(one.value, other.value)
    course = gap_course(terms.own, others, terms.rhythm)
    different = None if low is None or high is None else low > room or high < -room
    return Disparity(
        against=against,
        reference=reference,
        position=one.start,
        value=one.value,
        other=other.value,
        difference=difference,
        difference_lower=low,
        difference_upper=high,
        ratio=one.value / other.value if other.value else None,
        ratio_lower=ratio_low,
        ratio_upper=ratio_high,
        different=different,
        direction=direction_of(difference, terms.better) if different else Direction.NONE,
        course=course.sizes,
        changed_places=course.changed_places,
        end=one.end,
    )


def _ratio_bounds(one: Told, other: Told, times: float) -> Bounds | None:
    """Return the interval of the ratio; None where a lower bound is not above zero."""
    if one.bounds is None or other.bounds is None or one.bounds[0] <= 0 or other.bounds[0] <= 0:
        return None
    found = apart_by(log(one.value), _logs(one.bounds), log(other.value), _logs(other.bounds), times=times)
    return None if found is None else (exp(found[0]), exp(found[1]))


def _logs(bounds: Bounds) -> Bounds:
    return log(bounds[0]), log(bounds[1])
