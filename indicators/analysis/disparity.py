"""How far groups are apart, and whether they are."""

from dataclasses import dataclass
from math import exp, hypot, log

from indicators.analysis.changes import GOOD, direction_of
from indicators.analysis.codes import Against, Better, Direction


@dataclass(frozen=True)
class GroupFigure:
    """The figure of one group in one period; None is unknown; `reliable` False keeps it from being the best."""

    group: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    reliable: bool = True


@dataclass(frozen=True)
class Gap:
    """How far a group is from the best-placed group or the total, in one period.

    Attributes:
        group: the group.
        against: what it is held against.
        reference: the best-placed group's id, or the total's.
        difference: group - reference, in the unit of the figures; bounds (95 %) None where an interval is unknown.
        ratio: group / reference; None where the reference is zero; its bounds likewise.
        different: whether the interval of the difference leaves out zero; None when it is not known.
        direction: whether the group is better or worse placed; NONE unless `different`.
    """

    group: str
    against: Against
    reference: str
    difference: float
    difference_lower: float | None
    difference_upper: float | None
    ratio: float | None
    ratio_lower: float | None
    ratio_upper: float | None
    different: bool | None
    direction: Direction


def gaps(groups: tuple[GroupFigure, ...], *, better: Better, total: GroupFigure | None = None) -> tuple[Gap, ...]:
    """Return each group's gap to the best-placed group and to the total.

    The best-placed is the reliable group with the best known figure (the highest where neither way is better); it
    has no gap to itself. A group without a figure has none. Intervals come from those of the two figures (MOVER),
    as if the two were independent: a group is part of its total, so its interval is rather too wide there.

    Args:
        groups: the groups of one period, place and indicator.
        better: which way is good news.
        total: the figure of everyone.

    Source: Newcombe (1998), difference; Zou and Donner (2008), ratio, on the scale of logarithms.
    """
    known = [each for each in groups if each.value is not None]
    best = _best_placed(known, better)
    to_best = [_gap(each, best, Against.BEST, better) for each in known if best is not None and each is not best]
    everyone = total if total is not None and total.value is not None else None
    to_total = [_gap(each, everyone, Against.TOTAL, better) for each in known if everyone is not None]
    return (*to_best, *to_total)


def _best_placed(known: list[GroupFigure], better: Better) -> GroupFigure | None:
    way = GOOD.get(better, 1)
    return max((each for each in known if each.reliable), key=lambda each: way * (each.value or 0.0), default=None)


def _gap(group: GroupFigure, reference: GroupFigure, against: Against, better: Better) -> Gap:
    value, other = group.value or 0.0, reference.value or 0.0
    low, high = _difference_interval(group, reference)
    ratio_low, ratio_high = _ratio_interval(group, reference)
    different = None if low is None or high is None else not low <= 0 <= high
    return Gap(
        group=group.group,
        against=against,
        reference=reference.group,
        difference=value - other,
        difference_lower=low,
        difference_upper=high,
        ratio=value / other if other else None,
        ratio_lower=ratio_low,
        ratio_upper=ratio_high,
        different=different,
        direction=direction_of(value - other, better) if different else Direction.NONE,
    )


def _bounds(figure: GroupFigure) -> tuple[float, float, float] | None:
    if figure.value is None or figure.lower is None or figure.upper is None:
        return None
    return figure.value, figure.lower, figure.upper


def _difference_interval(group: GroupFigure, reference: GroupFigure) -> tuple[float | None, float | None]:
    one, two = _bounds(group), _bounds(reference)
    return (None, None) if one is None or two is None else _mover(one, two)


def _mover(one: tuple[float, float, float], two: tuple[float, float, float]) -> tuple[float, float]:
    """Return the interval of one - two from (value, lower, upper) of each: variance estimates recovered."""
    difference = one[0] - two[0]
    return difference - hypot(one[0] - one[1], two[2] - two[0]), difference + hypot(one[2] - one[0], two[0] - two[1])


def _ratio_interval(group: GroupFigure, reference: GroupFigure) -> tuple[float | None, float | None]:
    """Return the interval of the ratio; unknown where a lower bound is not above zero."""
    one, two = _bounds(group), _bounds(reference)
    if one is None or two is None or one[1] <= 0 or two[1] <= 0:
        return None, None
    low, high = _mover((log(one[0]), log(one[1]), log(one[2])), (log(two[0]), log(two[1]), log(two[2])))
    return exp(low), exp(high)
