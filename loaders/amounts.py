"""Amounts: the numbers of a publisher's cells, and the flags that its marks and quality codes stand for."""

from decimal import Decimal

import numpy as np

from loaders.gathering import Gathering
from loaders.shapes import Edition
from loaders.values import Array, Cells, Numbers, objects, read_numbers

COUNTS = ("numerator", "denominator")
SCALED = {"value": "cell", "lower": "lower", "upper": "upper"}
MEND_NUMBER = "Correct the cell, or add the mark to the template."
FEW, LOW = "too few", "low reliability"
MEND_CODE = "Add the code to the template, with what it means."


def read_amounts(gathering: Gathering) -> dict[str, Array]:
    """Return value, lower, upper, numerator, denominator and flags, each of shape (cells,).

    A cell that holds neither a number nor a mark of the recipe is refused, and so is an unknown quality code.
    """
    scale = gathering.array("scale")
    amounts: dict[str, Array] = {name: _scaled(_numbers(gathering, column), scale) for name, column in SCALED.items()}
    amounts |= {name: _numbers(gathering, name) for name in COUNTS}
    amounts["flags"] = _flags(gathering, amounts["value"])
    return amounts


def _numbers(gathering: Gathering, column: str) -> Numbers:
    edition = gathering.edition
    numbers = read_numbers(gathering.array(column), grouped=edition.thousands)
    if numbers.wrong.any():
        said = gathering.texts(column)
        marked = np.array([text in edition.marks for text in said], dtype=bool)
        gathering.refuse(numbers.wrong & ~marked, said, expected=_expected(edition), mend=MEND_NUMBER)
    return numbers.values


def _expected(edition: Edition) -> str:
    marks = ", ".join(edition.marks)
    return f"a number, or one of the marks {marks}" if marks else "a number"


def _scaled(values: Numbers, scale: Numbers) -> Numbers:
    """Return values times their scale as a person would reckon it: .07 is 7 %, and not 7.000000000000001."""
    scaled = values.copy()
    for row in np.flatnonzero((scale != 1) & np.isfinite(values)):
        scaled[row] = float(Decimal(repr(float(values[row]))) * Decimal(repr(float(scale[row]))))
    return scaled


def _flags(gathering: Gathering, value: Numbers) -> Cells:
    """Return each cell's flag: of its mark where it has no number, otherwise of its quality code or its size."""
    edition = gathering.edition
    said, quality = gathering.texts("cell"), gathering.texts("quality")
    codes: dict[str, str] = {code: flag or "" for code, flag in edition.quality.items()}
    silent = {"", *edition.marks}
    unknown = np.array([code not in codes and code not in silent for code in quality], dtype=bool)
    expected = f"one of the quality codes {', '.join(edition.quality)}"
    gathering.refuse(unknown, quality, expected=expected, mend=MEND_CODE)
    few = _numbers(gathering, "size") < gathering.array("few")
    codes[FEW] = LOW
    judged = np.where(few, FEW, quality)
    cells = zip(said, judged, np.isnan(value), strict=True)
    return objects([edition.marks.get(mark, "") if blank else codes.get(code, "") for mark, code, blank in cells])
