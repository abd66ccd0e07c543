"""How much of a departure from its curve a series still has a period later, and the bounds that follow from it.

One short series cannot tell. The places and groups of one indicator are counted alike, so together they can.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from indicators.analysis.codes import Rhythm
from indicators.analysis.figures import ranges_each
from indicators.analysis.history import Floats, History, Whole
from indicators.analysis.mann_kendall import GENERAL, Bounds
from indicators.analysis.seasonal import without_season
from indicators.analysis.to_compare import comparable_of

LEVELS = (
    (0.05, Bounds({5: 10, 6: 13, 7: 15, 8: 18, 9: 20, 10: 23}, without_one=False)),
    (0.20, Bounds({5: 10, 6: 13, 7: 15, 8: 18, 9: 22, 10: 25}, without_one=False)),
    (0.35, GENERAL),
    (0.45, Bounds({5: 10, 6: 13, 7: 17, 8: 22, 9: 26, 10: 31})),
    (0.65, Bounds({6: 15, 7: 19, 8: 22, 9: 28, 10: 33})),
    (1.00, Bounds({6: 15, 7: 19, 8: 26, 9: 30, 10: 37})),
)
"""Bounds by the largest memory they serve: each the least |S| with at most 5 % false alarms in simulated AR(1) series
(100,000 of each length) of memory 0, .15, .3, .45, .6 and .8; those of .3 are the rules' own. With much memory five
figures are never clear.
"""
USUAL = 0.3
"""The memory that is taken for granted where nothing is known of it."""
USUAL_WEIGHT = 4
"""How much what is taken for granted counts, in pairs of figures that would tell the memory in full: of 2, 4, 6 and 10
the one that found most slopes with at most 5 % false alarms up to a memory of .3.
"""
SEASON_COST = 0.15
"""What is added to the memory where a season was taken off: its shares are estimates, and neighbours share them."""
FEWEST_SERIES = 3
FEWEST_FIGURES = 6
LATEST = 10
MOST_SERIES = 200
"""Series that are looked at, spread evenly over those of an indicator: more would make it no surer."""
MEMORIES = np.linspace(-0.5, 0.95, 59)
BENT_FROM = 8
"""Figures from which on a parabola is taken off instead of a line, which leaves the bend of a curve behind as memory:
in real counties it made .50 of .44. Of fewer figures a parabola leaves too little to see a memory in.
"""
NEAR = 0.1
"""How far beside the usual memory is looked for how much the expected products move with it."""
NODES = 64
"""Points of the Gauss-Legendre quadrature in `_expected`."""


def bounds_for(memory: float | None, *, seasonal: bool = False) -> Bounds:
    """Return the bounds of a clear trend for series of this memory; None: it is not known, so the rules' own."""
    if memory is None and not seasonal:
        return GENERAL
    counted = (USUAL if memory is None else memory) + (SEASON_COST if seasonal else 0.0)
    return next((bounds for most, bounds in LEVELS if counted <= most), LEVELS[-1][1])


def pooled_memory(histories: Sequence[History], *, rhythm: Rhythm) -> float | None:
    """Return the memory of the series of one indicator, all its places and groups, or None where it is not known.

    The lag-1 correlation of what is left of each series' latest ten figures after a line or a parabola (and its
    season), averaged, and set right for what so few figures and the curve take from it. Series that share their shocks
    count for fewer: k of them whose residuals correlate by r count as k / (1 + (k - 1) r^2). The result is drawn
    towards .3, the more the less these figures can tell: a pair of neighbours tells as much as the square of how far
    their expected product moves with the memory.

    Args:
        histories: the series of one indicator; those with fewer than six comparable figures, or of periods of several
            lengths, do not count.
        rhythm: how often a figure is due; of monthly and irregular series nothing is pooled.

    Returns:
        The memory, 0 to 1, two decimals; None of fewer than three series.

    Source: what it costs and brings is measured in benchmarks/trends.py.
    """
    if rhythm not in (Rhythm.ANNUAL, Rhythm.QUARTERLY):
        return None
    every = max(1, -(-len(histories) // MOST_SERIES))
    looked_at = histories[::every]
    ranges_each(looked_at)
    windows = (_window(history, rhythm) for history in looked_at)
    left = [one for one in windows if one is not None and one[1].any()]
    return _pooled(left) if len(left) >= FEWEST_SERIES else None


def _pooled(left: Sequence[tuple[Whole, Floats]]) -> float:
    """Return the memory of residuals at slots, each of length one, drawn towards what is usual."""
    seen = np.array([_neighbours(slots, residuals) for slots, residuals in left])
    expected = np.array([_expected(_from_first(slots)) for slots, _ in left])
    moves = np.array([_moves(_from_first(slots)) for slots, _ in left])
    freedom = np.array([slots.size - 1.0 - _taken(slots.size) for slots, _ in left])
    weights = moves * freedom
    found = float(np.interp(weights @ seen, weights @ expected, MEMORIES))
    pairs = _independent(left) * float((moves**2 * freedom).mean())
    drawn = (USUAL_WEIGHT * USUAL + pairs * found) / (USUAL_WEIGHT + pairs)
    return round(max(0.0, drawn), 2)


def _window(history: History, rhythm: Rhythm) -> tuple[Whole, Floats] | None:
    """Return where the latest figures stand, in steps, and what a line leaves of them, scaled to length one."""
    series = comparable_of(history)
    window = (without_season(series, rhythm) or series).latest(LATEST)
    if window.values.size < FEWEST_FIGURES:
        return None
    step = max(rhythm.step or 1.0, float(window.ends[-1] - window.starts[-1]))
    slots = np.rint(window.starts / step).astype(np.int64)
    if (slots[1:] == slots[:-1]).any():  # years before several years taken together: they have no common step
        return None
    left = _beside_curve(_from_first(slots))
    residuals: Floats = left @ (left.T @ window.values)
    length = float(residuals @ residuals) ** 0.5
    nothing = length <= 1e-9 * float(np.abs(window.values).max())
    return slots, np.zeros_like(residuals) if nothing else residuals / length


def _taken(count: int) -> int:
    """Return what the curve takes of so many figures: its height, its slope and, of a parabola, its bend."""
    return 3 if count >= BENT_FROM else 2


def _from_first(slots: Whole) -> tuple[int, ...]:
    return tuple((slots - slots[0]).tolist())


@cache
def _beside_curve(slots: tuple[int, ...]) -> Floats:
    """Return orthonormal columns beside every line or parabola over these slots, shape (n, n - 2) or (n, n - 3)."""
    at = np.array(slots, np.float64)
    powers = np.column_stack([(at - at.mean()) ** power for power in range(_taken(at.size))])
    beside: Floats = np.linalg.svd(powers)[0][:, _taken(at.size) :]
    return beside


def _neighbours(slots: Whole, residuals: Floats) -> float:
    """Return the sum of the products of neighbouring residuals; a missing period has none."""
    return float((residuals[1:] * residuals[:-1])[np.diff(slots) == 1].sum())


def _independent(left: Sequence[tuple[Whole, Floats]]) -> float:
    """Return how many independent series these are worth."""
    count, first = len(left), min(int(slots[0]) for slots, _ in left)
    even = np.zeros((count, max(int(slots[-1]) for slots, _ in left) - first + 1))
    for row, (slots, residuals) in zip(even, left, strict=True):
        row[slots - first] = residuals
    shared = (float(((even.T @ even) ** 2).sum()) - count) / (count * (count - 1))
    chance = float(np.mean([1 / (slots.size - _taken(slots.size)) for slots, _ in left]))
    squared = min(1.0, max(0.0, (shared - chance) / (1 - chance)))
    return count / (1 + (count - 1) * squared)


@cache
def _moves(slots: tuple[int, ...]) -> float:
    """Return how far `_expected` moves with the memory, around the usual one."""
    below, above = np.interp([USUAL - NEAR, USUAL + NEAR], MEMORIES, _expected(slots)).tolist()
    moves: float = (above - below) / (2 * NEAR)
    return moves


@cache
def _expected(slots: tuple[int, ...]) -> Floats:
    """Return what `_neighbours` is expected to be for each of MEMORIES, for residuals of length one at these slots.

    It is the mean of a ratio of two quadratic forms in normal variables, z'Nz / z'Dz: the integral over t from 0 of the
    sum of n_i / (1 + 2 t d_i), over the root of the product of all (1 + 2 t d_i), where d_i are D's eigenvalues and n_i
    is the diagonal of N in D's eigenvectors.

    Source: Sawa, Econometrica 46 (1978), 159-172.
    """
    at, beside = np.array(slots, np.float64), _beside_curve(slots)
    apart = np.abs(at[:, None] - at[None, :])
    memories = MEMORIES[:, None, None]
    shared = beside.T @ (np.where(memories < 0, -1.0, 1.0) ** apart * np.abs(memories) ** apart) @ beside
    roots = np.linalg.cholesky(shared)
    turned = roots.transpose(0, 2, 1)
    spread, axes = np.linalg.eigh(turned @ roots)
    products = np.einsum("kia,kij,kja->ka", axes, turned @ (beside.T @ ((apart == 1) / 2) @ beside) @ roots, axes)
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    share = (nodes + 1) / 2  # t = share / (1 - share) brings what is without end into 0 to 1
    over = 1 + 2 * share / (1 - share) * spread[:, :, None]
    mean: Floats = (
        (products[:, :, None] / over).sum(axis=1) / over.prod(axis=1) ** 0.5 @ (weights / 2 / (1 - share) ** 2)
    )
    return mean
