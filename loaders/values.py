"""Values: columns of cells read as numbers, never guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
# Thousands in groups of three, as American publishers write them: 152,191,093.
GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Cells = NDArray[np.object_]
Array = NDArray[Any]


@dataclass(frozen=True)
class Column:
    """A column of numbers: `values` is NaN where `empty` or `wrong`; each of shape (rows,)."""

    values: Numbers
    empty: Mask
    wrong: Mask


def read_numbers(column: Cells, *, grouped: bool = False) -> Column:
    """Return a column's numbers; `wrong` where a cell holds something else.

    A date, a truth value, an infinity and a number with anything beside it are no numbers. `grouped` admits
    thousands separators.
    """
    plain, texts = _of_types(column, float, int), _of_types(column, str)
    values = np.full(len(column), np.nan)
    values[plain] = column[plain].astype(np.float64)
    empty = np.zeros(len(column), dtype=bool)
    if texts.any():
        values[texts], empty[texts] = _read_texts(column[texts], grouped=grouped)
    wrong = ~empty & ~np.isfinite(values)
    values[wrong] = np.nan
    return Column(values, empty, wrong)


def _of_types(column: Cells, *kinds: type) -> Mask:
    found = set(map(type, column))
    if found.isdisjoint(kinds) or found <= set(kinds):
        return np.full(len(column), bool(found) and found <= set(kinds))
    return np.fromiter((type(cell) in kinds for cell in column), dtype=bool, count=len(column))


def _read_texts(column: Cells, *, grouped: bool) -> tuple[Numbers, Mask]:
    """Return the numbers in a column of texts, and where it is empty; each different text is read once."""
    codes, different = pd.factorize(column)
    stripped = [str(text).strip() for text in different]
    numbers = np.array([_number(text, grouped=grouped) for text in stripped], dtype=np.float64)
    blank = np.array([not text for text in stripped], dtype=bool)
    return numbers[codes], blank[codes]


def _number(text: str, *, grouped: bool) -> float:
    if PLAIN.fullmatch(text):
        return float(text)
    if grouped and GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    return float("nan")


def objects(values: Sequence[object]) -> Cells:
    """Return values as an array of Python objects, shape (n,), whatever they are."""
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
