"""Two columns of one table that add up to what two others do, where no column says how many these are.

Passed and failed are together those online and on paper: three of them tell the fourth.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from math import log2

import numpy as np
from numpy.typing import NDArray

from indicators.disclosure.adding import Figure
from indicators.disclosure.fitting import BITS, ways
from indicators.disclosure.linked import Columns, Spot, spots_of
from indicators.disclosure.tables import Part
from indicators.disclosure.unsaid import Unsaid

MOST_COLUMNS = 24
"""Of how many indicators two and two are compared."""
Pair = tuple[int, int]


def alike(figures: Sequence[Figure], together: Iterable[Collection[str]]) -> list[Unsaid]:
    """Return what people of two indicators are together, at every place, of every group and period, as two others are.

    Args:
        figures: that stand together; what is alike in most of them counts where it is.
        together: ids of indicators that are held against each other.
    """
    found: dict[str, Unsaid] = {}
    for spots in spots_of(figures, together):
        found |= {one.total.key: one for one in _of(spots)}
    return list(found.values())


def _of(spots: Sequence[Spot]) -> Iterator[Unsaid]:
    columns = Columns.of(spots)
    rows = [row for row, (_, part) in enumerate(columns.names) if part is Part.COUNT]
    for first, second, fits in _pairs(columns, rows if len(rows) <= MOST_COLUMNS else []):
        names = [tuple(columns.names[row][0] for row in pair) for pair in (first, second)]
        for at in map(int, np.flatnonzero(fits)):
            each = [[spots[at][name] for name in pair] for pair in names]
            key = "|".join(("unsaid", *(one.key for one in each[0])))
            count = sum(one.count or 0 for one in each[0])
            yield Unsaid(replace(each[0][0], key=key, count=count, rest=None), each)


def _pairs(columns: Columns, rows: Sequence[int]) -> Iterator[tuple[Pair, Pair, NDArray[np.bool_]]]:
    """Yield pairs of columns that add up alike in most spots, more often than by chance, and the spots in which."""
    pairs = list(combinations(rows, 2))
    sums = np.array([columns.numbers[list(pair)].sum(axis=0) for pair in pairs])
    apart = ((one, other) for one, other in combinations(range(len(pairs)), 2) if not {*pairs[one]} & {*pairs[other]})
    for one, other in apart:
        fits = _fits(sums[one], sums[other], choices=len(pairs))
        if fits.any() and not np.any(np.all(columns.numbers[:, fits] == sums[one, fits], axis=1)):
            yield pairs[one], pairs[other], fits


def _fits(one: NDArray[np.float64], other: NDArray[np.float64], *, choices: int) -> NDArray[np.bool_]:
    """Return where two sums are the same and not 0; nowhere if that may be chance, or is in less than half."""
    known = ~np.isnan(one + other) & (np.nan_to_num(one + other) > 0)
    fits = known & (one == other)
    told = log2(max(choices, 1)) + float(ways(int(known.sum()), int(fits.sum()))) + BITS
    enough = 2 * fits.sum() >= known.sum() and np.log2(1 + one[fits]).sum() >= told
    return fits if enough else np.zeros_like(fits)
