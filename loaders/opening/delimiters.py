"""Delimiters: the sign between the cells of a text, found by the lines that it cuts alike."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from loaders.opening import limits
from loaders.opening.delimited import SPACE, SPACES, records

# Where two cut alike, the earlier in this row: a comma is also a decimal comma, and stands in names.
USUAL = "\t;|,"
UNUSUAL = "~^:"
LINES, SAMPLE = 300, 256 * limits.KILO
# A sign cuts a table when that share of the lines has the same number of cells: a third may be titles and notes.
CONSISTENT = 0.6
# A number with a comma is one number; a number with a semicolon is two.
TORN = re.compile(r"\d[;|\t]\d")
SURE = 0.9


@dataclass(frozen=True)
class Cut:
    """How a sign cuts the sample.

    Attributes:
        share: of the lines, those with the commonest number of cells; width: that number.
        whole: no number is left with another sign's separator in it, as in 5;2.
    """

    share: float
    width: int
    sign: str
    whole: bool = False


def delimiter_of(text: str, suffix: str) -> str:
    """Return the sign between cells: one character, or two spaces for runs of at least two.

    A text of one column has none: a comma is returned, and cuts nothing.
    """
    sample = text[:SAMPLE]
    usual = [_cut(sample, sign) for sign in USUAL]
    best = max(usual, key=lambda cut: _rank(cut, suffix))
    if best.width > 1 and best.share >= CONSISTENT:
        return best.sign
    unusual = [_cut(sample, sign) for sign in (*UNUSUAL, SPACES, SPACE)]
    fallback = max(unusual, key=lambda cut: _rank(cut, suffix))
    if fallback.width > 1 and fallback.share >= SURE:
        return fallback.sign
    return best.sign if best.width > 1 else ","


def _rank(cut: Cut, suffix: str) -> tuple[bool, bool, float, bool, int]:
    named = suffix == ".tsv" and cut.sign == "\t"
    return cut.width > 1 and cut.share >= CONSISTENT, named, round(cut.share, 2), cut.whole, cut.width


def _cut(sample: str, sign: str) -> Cut:
    try:
        read = [record for record in islice(records(sample, sign, strict=False), LINES) if any(record)]
    except csv.Error:
        return Cut(0, 1, sign)
    widths = Counter(len(record) for record in read if not any(_is_torn(cell, sample) for cell in record))
    wide = [(count, width) for width, count in widths.items() if width > 1]
    count, width = max(wide, default=(0, 1))
    whole = not any(TORN.search(cell) for record in read for cell in record)
    return Cut(count / max(len(read), 1), width, sign, whole)


def _is_torn(cell: str, sample: str) -> bool:
    """Say whether a cell begins or ends within quotes: it has an odd number of them, and is not written as one cell."""
    return cell.count('"') % 2 == 1 and '"{}"'.format(cell.replace('"', '""')) not in sample
