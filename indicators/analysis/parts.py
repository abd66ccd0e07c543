"""Whether the groups of a dimension fit the figure of everyone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from indicators.analysis.codes import Quantity
from indicators.analysis.history import Floats
from indicators.analysis.judgement import PartsCheck
from indicators.analysis.members import Member, Period, places_of
from indicators.analysis.precision import inside, slack

SHARES = (Quantity.PERCENT, Quantity.RATE)
DIGITS = 6


def parts_check(dimension: str, members: Sequence[Member], everyone: Member) -> PartsCheck | None:
    """Return whether the groups of one dimension fit the figure of everyone.

    Numbers of people, or the people that shares are of, must not add up to more than everyone; fewer is usual, as some
    people are in no group. A share of everyone without counts must lie between those of its groups. Figures that were
    rounded may miss by what rounding takes. Nothing is said of a period in which the figure of any group is hidden or
    unknown, since it would help to work that one out; nor of fewer than two groups, or of amounts and scores.

    Args:
        dimension: which groups they are.
        members: all groups of that dimension that the place has.
        everyone: the figures of everyone there.

    Returns:
        The check of the latest period in which it can be made; None without one.
    """
    if len(members) < 2:
        return None
    whole, *groups = (places_of(one, ~np.isnan(one.history.values)) for one in (everyone, *members))
    shared = sorted(whole.keys() & set.intersection(*map(set, groups)), reverse=True)
    if not shared:
        return None
    found = _check(dimension, everyone, [whole, *groups], members, shared[0])
    return None if found is None else replace(found, end=float(everyone.history.ends[whole[shared[0]]]))


def _check(
    dimension: str,
    everyone: Member,
    places: Sequence[Mapping[Period, int]],
    members: Sequence[Member],
    period: Period,
) -> PartsCheck | None:
    at, each = places[0][period], [(one.history, found[period]) for one, found in zip(members, places[1:], strict=True)]
    history = everyone.history
    position, quantity = float(history.starts[at]), history.quantity
    if quantity is Quantity.COUNT:
        parts = np.array([one.values[where] for one, where in each])
        return _added(dimension, position, float(history.values[at]), parts)
    people = np.array([one.denominators[where] for one, where in each])
    if quantity in SHARES and not np.isnan([*people, history.denominators[at]]).any():
        return _added(dimension, position, float(history.denominators[at]), people)
    if quantity not in SHARES:
        return None
    shares = np.array([one.values[where] for one, where in each])
    return _between(dimension, position, float(history.values[at]), shares)


def _added(dimension: str, position: float, total: float, parts: Floats) -> PartsCheck:
    added = float(parts.sum())
    whole = (np.array([total, *parts]) % 1 == 0).all()
    rounding = 0.0 if whole else (parts.size + 1) / 2
    return PartsCheck(dimension, position, total, added, fits=added <= total + rounding + slack(added, total))


def _between(dimension: str, position: float, total: float, shares: Floats) -> PartsCheck:
    rounding = _last_digit(np.array([total, *shares]))
    fits = inside(total, float(shares.min()) - rounding, float(shares.max()) + rounding)
    return PartsCheck(dimension, position, total, None, fits=fits)


def _last_digit(figures: Floats) -> float:
    """Return what one step in the last written digit is: 1 for whole numbers, 0.1 for 62.5 and 71."""
    exact = (digits for digits in range(DIGITS) if np.allclose(figures, figures.round(digits), rtol=0, atol=1e-9))
    return float(10.0 ** -next(exact, DIGITS))
