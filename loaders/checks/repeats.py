"""Repeated keys: a figure that stands more than once is one figure if it says the same, and none if it does not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders.numbers.values import Array, Mask

# Columns by name: a frame, or plain arrays.
Table = pd.DataFrame | Mapping[Any, Array]
# Two writings of one number may differ by what binary fractions leave behind, and by no more.
NOISE = 1e-9


@dataclass(frozen=True)
class Repeats:
    """What stands more than once.

    Attributes:
        conflicting: keys that say different things, every one of their rows; shape (n,).
        again: rows that say once more what an earlier row said; shape (n,).
        keys: a number per key, shape (n,); rows of one key have the same number.
    """

    conflicting: Mask
    again: Mask
    keys: NDArray[np.int64]

    def conflicts(self) -> Iterator[NDArray[np.intp]]:
        """Yield the rows of each key that says different things."""
        rows = np.flatnonzero(self.conflicting)
        order = np.argsort(self.keys[rows], kind="stable")
        borders = np.flatnonzero(np.diff(self.keys[rows][order])) + 1
        if len(rows):
            yield from np.split(rows[order], borders)


def find_repeats(keys: Table, said: Table) -> Repeats:
    """Compare what the rows of each key say.

    Args:
        keys: what makes a figure the same figure, columns of shape (n,).
        said: what must then be the same, columns of shape (n,): numbers within a billionth, texts exactly; unknown
            equals unknown.
    """
    numbers = _numbered(keys)
    repeated = np.flatnonzero(pd.Series(numbers, copy=False).duplicated(keep=False).to_numpy())
    conflicting, again = (np.zeros(len(numbers), dtype=bool) for _ in range(2))
    if len(repeated):
        _, first, group = np.unique(numbers[repeated], return_index=True, return_inverse=True)
        same = _same(said, repeated, repeated[first[group]])
        torn = np.bincount(group, weights=~same) > 0
        conflicting[repeated] = torn[group]
        again[repeated] = ~torn[group] & (np.arange(len(repeated)) != first[group])
    return Repeats(conflicting, again, numbers)


def _numbered(keys: Table) -> NDArray[np.int64]:
    numbers = np.zeros(0, dtype=np.int64)
    for name in keys:
        codes, different = pd.factorize(np.asarray(keys[name]))
        # Renumbered at every column, so that the product never grows past n times the next column.
        numbers = pd.factorize(numbers * (len(different) + 1) + codes)[0] if len(numbers) else codes
    return numbers.astype(np.int64, copy=False)


def _same(said: Table, rows: NDArray[np.intp], first: NDArray[np.intp]) -> Mask:
    """Return which rows say what the first of their key says, shape of `rows`."""
    same = np.ones(len(rows), dtype=bool)
    for name in said:
        column = np.asarray(said[name])
        if column.dtype == np.float64:
            same &= np.isclose(column[rows], column[first], rtol=NOISE, atol=0, equal_nan=True)
        else:
            same &= column[rows] == column[first]
    return same
