"""Some of these add up to that: nobody says so, the numbers show it.

A relation counts where it fits, if it does in at least half of the spots (places, periods) in which all its numbers are
known and are not all 0, and if so many fits are not to be expected by chance: there are so many ways to choose as many
parts, and as many spots, and each number that fits could have been any from 0 to itself. What is chosen is sought by
meeting in the middle: of two halves of the parts, the sums of each are matched at one spot and then held against all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
BITS = 2.0
"""A relation is no chance if a quarter of one or less is to be expected."""
MOST_SEEDS, MOST_HALF, MOST_TRIES, MOST_FOUND = 12, 4096, 20_000, 24
"""At how many spots sums are matched, how many sums of each half, how many of both at once, and how many are told."""
SAMPLE, AT_ONCE = 16, 2_000
STEP = 2.0**31
"""Above every number of people: two numbers of a spot are matched as one."""


@dataclass(frozen=True)
class Spots:
    """Numbers that stand together, by row, spot and kind: shape (n, s, k); NaN is unknown.

    The first of the k kinds tells whether a row is known at a spot; the others are 0 where nobody knows them.
    `bits`: how far a relation must be beyond chance; `most`: how many sums of each half are matched, few parts first.
    """

    numbers: Numbers
    bits: float = BITS
    most: int = MOST_HALF

    @property
    def known(self) -> Flags:
        """Return which rows are known at which spots, shape (n, s)."""
        return np.asarray(~np.isnan(self.numbers[:, :, 0]))

    def made_of(self, whole: int, among: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Yield some rows among others that add up to a row, the fewest first; a row is no part of itself."""
        rows = np.array([row for row in among if row != whole], np.intp)
        if not len(rows) or not self.known[whole].any():
            return
        found: dict[tuple[int, ...], None] = {}
        for seed in self._seeds(whole, rows):
            for chosen in self._matching(whole, rows, seed):
                found |= dict.fromkeys(tuple(map(int, rows[one])) for one in chosen)
        yield from sorted(found, key=lambda one: (len(one), one))[:MOST_FOUND]

    def fits(self, whole: int, parts: Sequence[int]) -> Flags:
        """Return at which spots some rows add up to one and are not all 0, shape (s,)."""
        chosen = np.ones((1, len(parts)), bool)
        every = np.arange(self.numbers.shape[1])
        return np.asarray(self._held(whole, np.array(parts, np.intp), chosen, every)[0][0])

    def _seeds(self, whole: int, rows: Places) -> list[int]:
        """Return the spots at which most is known, and for every row one where it stands, if it does."""
        known, size = self.known[rows], np.nan_to_num(self.numbers[rows]).sum(axis=(0, 2))
        order = [at for at in np.lexsort((-size, -known.sum(axis=0))) if np.nansum(self.numbers[whole, at]) > 0]
        above = np.nan_to_num(self.numbers[rows]).sum(axis=2) > 0
        own = [next((at for at in order if above[row, at]), None) for row in range(len(rows))]
        return [int(at) for at in dict.fromkeys([*order[: MOST_SEEDS // 2], *own]) if at is not None][:MOST_SEEDS]

    def _matching(self, whole: int, rows: Places, seed: int) -> Iterator[Flags]:
        """Yield choices of rows, each as flags, that add up at a spot and then in most."""
        above = np.nan_to_num(self.numbers[rows, seed]).sum(axis=1) > 0
        here = np.flatnonzero(above)
        keys, key = self._keys(rows[here], seed), self._keys(np.array([whole], np.intp), seed)[0]
        middle = len(here) // 2
        left, right = _choices(middle, self.most), _choices(len(here) - middle, self.most)
        sums, others = left @ keys[:middle], right @ keys[middle:]
        order = np.argsort(others)
        low, high = (np.searchsorted(others[order], key - sums, side) for side in ("left", "right"))
        for at in range(0, min(int((high - low).sum()), MOST_TRIES), AT_ONCE):
            first, second = _pairs(low, high, at, at + AT_ONCE)
            chosen = np.zeros((len(first), len(rows)), bool)
            chosen[:, here] = np.hstack([left[first], right[order[second]]]).astype(bool)
            yield self._beyond_chance(whole, rows, chosen)

    def _keys(self, rows: Places, seed: int) -> Numbers:
        kinds = np.nan_to_num(self.numbers[rows, seed])
        return np.asarray(kinds @ STEP ** np.arange(kinds.shape[1]))

    def _beyond_chance(self, whole: int, rows: Places, chosen: Flags) -> Flags:
        """Return the choices that fit in half of the spots at least, more often than one of all would by chance."""
        every = np.arange(self.numbers.shape[1])
        size = np.log2(1 + np.nan_to_num(self.numbers[whole])).sum(axis=1)
        told = ways(len(rows), chosen.sum(axis=1))
        chosen = chosen[(chosen.sum(axis=1) > 0) & (told + self.bits <= size.sum())]
        fits, known = self._held(whole, rows, chosen, every[:: 1 + len(every) // SAMPLE])
        chosen = chosen[4 * fits.sum(axis=1) >= known.sum(axis=1)]
        fits, known = self._held(whole, rows, chosen, every)
        often, of = fits.sum(axis=1), known.sum(axis=1)
        told = ways(len(rows), chosen.sum(axis=1)) + ways(of, often)
        return np.asarray(chosen[(often > 0) & (2 * often >= of) & (fits @ size >= told + self.bits)])

    def _held(self, whole: int, rows: Places, chosen: Flags, spots: Places) -> tuple[Flags, Flags]:
        """Return for each choice at which spots it fits, and at which all is known and not 0; each shape (m, s)."""
        parts, own = self.numbers[rows][:, spots], self.numbers[whole][spots]
        added = np.tensordot(chosen.astype(float), np.nan_to_num(parts), axes=1)
        unknown = chosen.astype(float) @ np.isnan(parts[:, :, 0]) > 0
        known = ~unknown & ~np.isnan(own[:, 0]) & ((added + np.nan_to_num(own)).sum(axis=2) > 0)
        return known & np.all(added == own, axis=2), known


@cache
def _choices(number: int, most: int) -> Numbers:
    """Return the choices of some of a number of things as rows of 0 and 1, the fewest first, as far as they are few."""
    rows = [
        (size, some)
        for size in range(number + 1)
        if _all_of(number, size) <= most
        for some in combinations(range(number), size)
    ]
    found = np.zeros((len(rows), number))
    for at, (_, some) in enumerate(rows):
        found[at, list(some)] = 1
    return found


def _all_of(number: int, size: int) -> int:
    return sum(comb(number, each) for each in range(size + 1))


def ways(things: int | Places, chosen: int | Places) -> Numbers:
    """Return the binary logarithm of how many ways there are to choose some of a number of things."""
    whole = np.asarray(things)
    logs = np.concatenate([[0.0], np.cumsum(np.log2(np.arange(1, int(whole.max(initial=0)) + 1)))])
    return np.asarray(logs[whole] - logs[chosen] - logs[whole - np.asarray(chosen)])


def _pairs(low: Places, high: Places, first: int, last: int) -> tuple[Places, Places]:
    """Return the matches from one to another of all: the row of the left half, and the place in the right."""
    ends = np.cumsum(high - low)
    at = np.arange(first, min(last, int(ends[-1])))
    left = np.searchsorted(ends, at, "right")
    return left, np.asarray(high[left] - (ends[left] - at), np.intp)
