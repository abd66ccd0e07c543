"""Mann-Kendall: do the figures go one way more often than chance would have them?

All at most a few dozen figures long, so every probability is exact, ties included: no normal approximation, and
nothing but a table that is made once for each pattern of ties.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TypeAlias

import numpy as np

from indicators.analysis.history import Floats

Ties: TypeAlias = tuple[int, ...]

LATEST = 10
"""Figures a trend is tested on."""
CLEAR_P = 0.10
"""The p that a clear trend keeps whichever figure is left out."""


@dataclass(frozen=True)
class Bounds:
    """The |S| of a clear trend by number of figures; of other numbers of figures no trend is clear.

    `without_one`: p <= .10 must hold as well whichever figure is left out.
    """

    reached: Mapping[int, int]
    without_one: bool = True


GENERAL = Bounds({5: 10, 6: 13, 7: 17, 8: 20, 9: 24, 10: 27})
"""Stricter than the exact 5 % ones, for real series remember: DOMAIN.md section 3."""


@dataclass(frozen=True)
class Kendall:
    """Mann-Kendall's S and its exact two-sided p."""

    s: int
    p: float


def mann_kendall(values: Floats) -> Kendall:
    """Return the test of `values` in the order of time.

    Args:
        values: known figures, shape (n,), n of 2 or more.

    Returns:
        S: pairs that rise less pairs that fall; p: how often chance alone gives an |S| as large.

    Raises:
        ValueError: fewer than two figures, or an unknown one.

    Source: Mann (1945); Kendall, Rank Correlation Methods (1975); null distribution as in `tail`.
    """
    known = values.tolist()
    if len(known) < 2 or any(each != each for each in known):  # NaN is not itself
        raise ValueError("Mann-Kendall needs two or more figures, all known")
    s = score(known)
    return Kendall(s, two_sided(s, _ties(known)))


def p_without_one(values: Floats) -> float:
    """Return the largest exact p that leaving out one figure gives, for known figures of shape (n,), n > 2."""
    return _p_without_one(values.tolist())


def is_clear(values: Floats, bounds: Bounds = GENERAL) -> bool:
    """Return whether the figures are a clear trend: |S| at its bound, and p <= .10 without any one of them.

    Fewer than five or more than ten figures are never clear.

    Args:
        values: known figures in the order of time, shape (n,).
        bounds: the bounds; some ask nothing of the figures without one of them.

    Source: DOMAIN.md section 3, grade 1.
    """
    known = values.tolist()
    return is_clear_with(known, score(known), bounds)


def is_clear_with(values: Sequence[float], s: int, bounds: Bounds) -> bool:
    """Return what `is_clear` does, where S is known already."""
    bound = bounds.reached.get(len(values))
    if bound is None or abs(s) < bound:
        return False
    return not bounds.without_one or _p_without_one(values) <= CLEAR_P


def score(values: Sequence[float]) -> int:
    """Return Mann-Kendall's S of known figures in the order of time: of so few, numbers are quicker than arrays."""
    return sum([(later > earlier) - (later < earlier) for earlier, later in combinations(values, 2)])


def two_sided(s: int, ties: Ties) -> float:
    """Return the exact chance of |S| at least |s|, for figures that fall into groups of equal ones.

    Args:
        s: Mann-Kendall's S.
        ties: sizes of the groups of equal figures: (1, 1, 1) for three different figures.
    """
    chances = tail(ties)
    return chances[min(abs(s), len(chances) - 1)]


@cache
def tail(ties: Ties) -> tuple[float, ...]:
    """Return the chance of |S| at least 0, 1, 2, ... for groups of equal figures of these sizes.

    The orders of a multiset, counted by inversions, are the coefficients of the q-multinomial, and S is the number
    of untied pairs less twice the inversions.

    Source: Kendall (1975) table 1 for no ties; Stanley, Enumerative Combinatorics I, proposition 1.7.1.
    """
    orders, placed = np.ones(1, dtype=object), 0
    for size in ties:
        orders = np.convolve(orders, np.array(_q_binomial(placed, size), dtype=object))
        placed += size
    pairs = _untied_pairs(ties)
    s = np.abs(pairs - 2 * np.arange(pairs + 1))
    return tuple(int(orders[s >= reached].sum()) / int(orders.sum()) for reached in range(pairs + 2))


@cache
def critical(n: int, *, two_sided_p: float) -> int | None:
    """Return the smallest S whose two-sided chance is at most `two_sided_p` for n different figures, or None."""
    ties = (1,) * n
    pairs = _untied_pairs(ties)
    reached = (s for s in range(pairs % 2, pairs + 1, 2) if two_sided(s, ties) <= two_sided_p)
    return next(reached, None)


def _p_without_one(values: Sequence[float]) -> float:
    each = _pair_signs(values)
    s, ties, counted = sum(each) // 2, _ties(values), Counter(values)
    left = {(s - signs, counted[value]) for signs, value in zip(each, values, strict=True)}
    return max(two_sided(rest, _one_less(ties, size)) for rest, size in left)


def _pair_signs(values: Sequence[float]) -> list[int]:
    """Return for each figure the sum of its pairs' signs, later less earlier."""
    signs = [0] * len(values)
    for earlier, later in combinations(range(len(values)), 2):
        sign = (values[later] > values[earlier]) - (values[later] < values[earlier])
        signs[earlier] += sign
        signs[later] += sign
    return signs


def _ties(values: Sequence[float]) -> Ties:
    if len(set(values)) == len(values):
        return (1,) * len(values)
    return tuple(sorted(Counter(values).values()))


@cache
def _one_less(ties: Ties, size: int) -> Ties:
    """Return the groups after one figure of a group of `size` is left out."""
    rest = list(ties)
    rest.remove(size)
    return tuple(sorted([*rest, size - 1])) if size > 1 else tuple(rest)


def _untied_pairs(ties: Sequence[int]) -> int:
    n = sum(ties)
    return (n * (n - 1) - sum(size * (size - 1) for size in ties)) // 2


@cache
def _q_binomial(a: int, b: int) -> tuple[int, ...]:
    """Return the coefficients of the q-binomial (a + b over b): orders of a and b equal things by inversions."""
    if a == 0 or b == 0:
        return (1,)
    fewer = (*_q_binomial(a, b - 1), *[0] * a)
    shifted = (*[0] * b, *_q_binomial(a - 1, b))
    return tuple(x + y for x, y in zip(fewer, shifted, strict=True))
