"""Values: columns of cells read as numbers, never guessed; each different text is read once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders.cells import Percent
from loaders.numbers.numerals import EITHER, EXACT, NOTHING, PLAIN, Numeral, Writing, read_numeral

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
Cells = NDArray[np.object_]
Array = NDArray[Any]
Codes = NDArray[np.signedinteger[Any]]

AS_TYPED = Writing()
KINDS: dict[type, int] = {str: 1, float: 2, int: 3, Percent: 4}
# So short a text of digits is the number that a float holds.
SHORT = 15


@dataclass(frozen=True)
class Column:
    """A column of numbers; arrays of shape (rows,).

    Attributes:
        values: NaN where there is no number.
        empty: where nothing stands; wrong: where something stands that is neither a number nor known.
        percent: where the cell says that it is a percentage; the value is what is shown.
        numerals: what stands beside or instead of numbers; the first is nothing. codes: which of them, for each row.
    """

    values: Numbers
    empty: Mask
    wrong: Mask
    percent: Mask
    numerals: tuple[Numeral, ...]
    codes: Codes

    def said(self, about: Callable[[Numeral], object]) -> Cells:
        """Return something about what stands beside or instead of each row's number."""
        return objects([about(numeral) for numeral in self.numerals])[self.codes]

    @cached_property
    def beside(self) -> bool:
        """Whether anything but plain numbers stands anywhere."""
        return len(self.numerals) > 1


def read_numbers(column: Cells, writing: Writing = AS_TYPED) -> Column:
    """Return a column's numbers; `wrong` where a cell holds something else.

    A date, a truth value, an infinity, a whole number too large to be kept exactly, and a number with anything
    beside it that `writing` does not know are no numbers.
    """
    kinds = kinds_of(column)
    shown, texts = kinds == KINDS[Percent], kinds == KINDS[str]
    plain = shown | (kinds == KINDS[float]) | (kinds == KINDS[int])
    values = np.full(len(column), np.nan)
    values[plain] = column[plain].astype(np.float64)
    reading = _Reading(values, np.zeros(len(column), dtype=bool), shown, writing)
    if texts.any():
        reading.take_texts(column, texts)
    reading.take_marks(plain)
    wrong = ~reading.empty & ~np.isfinite(values) & ~reading.known
    wrong |= _too_large(column, plain, values)
    values[wrong] = np.nan
    return Column(values, reading.empty, wrong, reading.percent, tuple(reading.numerals), reading.codes)


class _Reading:
    """A column being read: its numbers, and what stands beside them so far."""

    def __init__(self, values: Numbers, empty: Mask, percent: Mask, writing: Writing) -> None:
        self.values, self.empty, self.percent, self.writing = values, empty, percent, writing
        self.codes: Codes = np.zeros(len(values), dtype=np.int32)
        self.numerals = [NOTHING]

    @property
    def known(self) -> Mask:
        """Where something stands that is known, though it may be no number."""
        return self.codes > 0

    def take_texts(self, column: Cells, texts: Mask) -> None:
        """Read the texts: plain digits at once, the others one by one."""
        codes, different = pd.factorize(column[texts])
        stripped = [str(text).strip() for text in different]
        numbers = np.array([self._plain(text) for text in stripped], dtype=np.float64)
        number_of = np.zeros(len(stripped), dtype=np.intp)
        for at in np.flatnonzero(np.isnan(numbers)):
            numeral = read_numeral(stripped[at], self.writing)
            if numeral is not None:
                number_of[at], numbers[at] = self._number(numeral), numeral.value
        self.values[texts], self.codes[texts] = numbers[codes], number_of[codes]
        self.empty[texts] = np.array([not text for text in stripped], dtype=bool)[codes] & ~self.known[texts]
        self.percent[texts] = np.array([numeral.percent for numeral in self.numerals], dtype=bool)[number_of[codes]]

    def take_marks(self, plain: Mask) -> None:
        """Take numbers for the marks that they are: a publisher's -9 that means “not available”."""
        for folded, mark in self.writing.folded.items():
            if PLAIN.fullmatch(folded):
                meant = plain & (self.values == float(folded))
                self.values[meant] = np.nan
                self.codes[meant] = self._number(Numeral(mark=mark))

    def _plain(self, text: str) -> float:
        plain = len(text) <= SHORT and PLAIN.fullmatch(text) and "e" not in text.lower()
        return float(text) if plain and not self._meant_otherwise(text) else float("nan")

    def _meant_otherwise(self, text: str) -> bool:
        writing = self.writing
        unsure = writing.decimal_comma or (writing.asks and EITHER.fullmatch(text))
        return text in writing.folded or bool(unsure and "." in text)

    def _number(self, numeral: Numeral) -> int:
        self.numerals.append(numeral)
        return len(self.numerals) - 1


def _too_large(column: Cells, plain: Mask, values: Numbers) -> Mask:
    """Return where a whole number is larger than a float holds exactly."""
    large = np.zeros(len(column), dtype=bool)
    with np.errstate(invalid="ignore"):
        rows = np.flatnonzero(plain & (np.abs(values) >= EXACT))
    large[rows] = [type(column[row]) is int and int(values[row]) != column[row] for row in rows]
    return large


def kinds_of(column: Cells) -> NDArray[np.int8]:
    """Return what kind of cell each is, as KINDS numbers them, and 0 for any other; shape (rows,)."""
    types = set(map(type, column))
    if len(types) == 1:
        return np.full(len(column), KINDS.get(types.pop(), 0), dtype=np.int8)
    found = dict.fromkeys(types, 0) | KINDS
    return np.fromiter(map(found.__getitem__, map(type, column)), dtype=np.int8, count=len(column))


def times(values: Numbers, factor: float) -> Numbers:
    """Return values times a factor as a person would reckon it: .07 is 7 %, and not 7.000000000000001."""
    different, codes = np.unique(values, return_inverse=True)
    by = Decimal(repr(factor))
    return np.array([float(Decimal(repr(float(value))) * by) for value in different], dtype=np.float64)[codes]


def coded(column: Cells) -> tuple[Codes, Cells]:
    """Return the number of each row's cell, shape (rows,), and the different cells.

    1, True and 1 % are different cells, though Python calls them equal.
    """
    kinds = set(map(type, column))
    if len(kinds - {str}) < 2:
        codes, different = pd.factorize(column)
        if codes.min(initial=0) < 0:  # a number that is none, which pandas takes for nothing
            codes, different = pd.factorize(column, use_na_sentinel=False)
        return codes.astype(np.int32), different
    pairs = objects([(type(cell).__name__, cell) for cell in column])
    codes, found = pd.factorize(pairs)
    return codes.astype(np.int32), objects([cell for _, cell in found])


def combined(columns: Sequence[Cells]) -> tuple[Codes, NDArray[np.intp]]:
    """Return the number of each row's combination of texts, shape (rows,), and the first row of each different one."""
    codes: Codes = pd.factorize(columns[0], use_na_sentinel=False)[0]
    for column in columns[1:]:
        others, different = pd.factorize(column, use_na_sentinel=False)
        # Renumbered at every column, so that the product never grows past n times the next column.
        codes = pd.factorize(codes * len(different) + others)[0]
    # Combinations are numbered in the order in which they first stand.
    return codes, np.unique(codes, return_index=True)[1]


def objects(values: Sequence[object]) -> Cells:
    """Return values as an array of Python objects, shape (n,), whatever they are."""
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
