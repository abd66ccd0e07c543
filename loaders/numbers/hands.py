"""Hands: whether somebody writes one and a half as 1.5 or as 1,5, where the file shows it or the reader says it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from loaders.numbers.numerals import EITHER, Writing
from loaders.numbers.values import KINDS, Cells, kinds_of

Decimal = Literal["comma", "point"]
# What stands between the cells of a text where the comma is the decimal sign.
SEMICOLON = ";"
# 13,4 and 1.068.044 and 1.234,5 and 0,125: numbers only if the comma is the decimal sign.
COMMA = re.compile(r"[^\d.,]*(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+)[^\d.,]*")


@dataclass(frozen=True)
class Hand:
    """What is known of how a file's numbers are written.

    Attributes:
        european: whether the file shows the comma as its decimal sign (`shows_comma`, or a semicolon between cells).
        said: whether a template has said how its numbers are written.
        answer: what the person who loads it says.
    """

    european: bool = False
    said: bool = False
    answer: Decimal | None = None

    def writing(self, usual: Writing, columns: Iterable[Cells]) -> tuple[Writing, bool]:
        """Return how the numbers of some columns are to be read, and whether an answer was called for."""
        if self.said or not (self.european or self.answer):
            return usual, False
        asked = any(EITHER.fullmatch(text) or COMMA.fullmatch(text) for column in columns for text in _texts(column))
        if self.answer:
            return replace(usual, decimal_comma=self.answer == "comma"), asked
        return replace(usual, asks=True), asked


UNKNOWN = Hand()


def shows_comma(column: Cells) -> bool:
    """Return whether any text of a column is a number only if the comma is the decimal sign."""
    return any(map(COMMA.fullmatch, _texts(column)))


def _texts(column: Cells) -> list[str]:
    """Return the different texts of a column."""
    if str not in set(map(type, column)):
        return []
    texts = column[np.flatnonzero(kinds_of(column) == KINDS[str])]
    return [" ".join(str(text).split()) for text in pd.unique(texts)]
