"""Amounts: the numbers of a publisher's cells, and the flags and notes that what stands beside them stands for."""

from collections.abc import Iterable
from functools import partial

import numpy as np
import pandas as pd

from loaders.cells import Cell
from loaders.checks.reviewing import NUMBERS, SHARES, SILENT
from loaders.numbers.mending import mend_number
from loaders.numbers.numerals import DOLLARS, Numeral
from loaders.numbers.values import Array, Cells, Column, Mask, Numbers, objects, read_numbers, times
from loaders.publishers.gathering import Gathering
from loaders.templates.shapes import Edition, Footnote

FEW, LOW, SUPPRESSED = "too few", "low reliability", "suppressed at source"
MEND_CODE = "Add the code to the template, with what it means."
MEND_UNIT = "Correct the cell, or the unit of its indicator."
PLUS_MINUS = ("±", "+/-")
MOST_PLACES = 10
MOST_MARKS = 5


def read_amounts(gathering: Gathering) -> dict[str, Array]:
    """Return value, lower, upper, numerator, denominator, flags, note and asked, each of shape (cells,).

    A cell that holds neither a number nor a mark of the recipe is refused, and so are an unknown quality code, a
    percentage of an indicator in another unit, and money of one that is no sum. `asked` is where a fraction may be
    meant: the recipe does not say, and the cell is no percentage.
    """
    read = {name: _numbers(gathering, name) for name in NUMBERS}
    for name, column in read.items():
        _refuse_units(gathering, name, column)
    amounts: dict[str, Array] = {name: column.values for name, column in read.items()}
    amounts |= {name: _scaled(read[name], gathering.array("scale")) for name in SHARES}
    _take_margin(gathering, amounts)
    amounts["flags"] = _flags(gathering, read["value"])
    amounts["note"] = _with_own(_notes(gathering.edition, read), gathering.texts("note"))
    amounts["asked"] = ~gathering.array("scaled").astype(bool) & ~read["value"].percent
    return amounts


def _numbers(gathering: Gathering, name: str) -> Column:
    numbers = read_numbers(gathering.cells(name), gathering.writing)
    mend = partial(mend_number, writing=gathering.writing)
    gathering.refuse(numbers.wrong, name, expected=_expected(gathering.edition), mend=mend)
    return numbers


def _expected(edition: Edition) -> str:
    return f"a number, or one of the marks {_some(edition.marks)}" if edition.marks else "a number"


def _some(names: Iterable[str]) -> str:
    """Return the first of some names; five say enough in a sentence that stands beside many cells."""
    every = list(names)
    more = len(every) - MOST_MARKS
    return ", ".join(every[:MOST_MARKS]) + (f" and {more} more" if more > 0 else "")


def _refuse_units(gathering: Gathering, name: str, column: Column) -> None:
    """Refuse percentages, money and ratios where the indicator's unit is something else."""
    units = gathering.units
    wrong = column.percent & ~units.are("percent")
    if column.beside:
        money = column.said(lambda numeral: numeral.money).astype(str)
        wrong |= (money != "") & ~(units.are("number") | (units.are("dollars") & np.isin(money, sorted(DOLLARS))))
        ratio = column.said(lambda numeral: bool(numeral.published)).astype(bool) & ~np.isnan(column.values)
        wrong |= ratio & ~units.are("ratio")
    gathering.refuse(wrong, name, expected="a figure in the unit of its indicator", mend=MEND_UNIT)


def _scaled(column: Column, scale: Numbers) -> Numbers:
    """Return values times their scale; a cell that is shown as a percentage is one already."""
    scaled = column.values.copy()
    for factor in np.unique(scale[scale != 1]):
        rows = (scale == factor) & ~column.percent & ~np.isnan(scaled)
        scaled[rows] = times(scaled[rows], float(factor))
    return scaled


def _take_margin(gathering: Gathering, amounts: dict[str, Array]) -> None:
    """Make bounds of the value and its margin of error; an unknown margin leaves them unknown."""
    if "margin" not in gathering.placed or not (gathering.array("margin") != "").any():
        return
    bare = objects([_without_sign(cell) for cell in gathering.array("margin")])
    read = read_numbers(bare, gathering.writing)
    mend = partial(mend_number, writing=gathering.writing)
    negative = read.values < 0
    expected = "a margin of error, zero or more, or one of the template's marks"
    gathering.refuse(read.wrong | negative, "margin", expected=expected, mend=mend)
    margin = _scaled(read, gathering.array("scale"))
    margin[negative] = np.nan
    for name, bound in {"lower": amounts["value"] - margin, "upper": amounts["value"] + margin}.items():
        amounts[name] = np.where(np.isnan(amounts[name]), np.round(bound, MOST_PLACES), amounts[name])


def _without_sign(cell: Cell) -> Cell:
    """Return a margin without the ± before it."""
    if not isinstance(cell, str):
        return cell
    sign = next((sign for sign in PLUS_MINUS if cell.strip().startswith(sign)), "")
    return cell.strip().removeprefix(sign)


def _flags(gathering: Gathering, value: Column) -> Cells:
    """Return each cell's flags, sorted and joined: of its mark or limit and of the marks beside it.

    Where there is a number, its quality code or its size has a say too.
    """
    judged = _judged(gathering, np.isnan(value.values), value.empty)
    codes, different = pd.factorize(judged)
    beside = [_flags_of(gathering.edition, numeral) for numeral in value.numerals]
    pairs, position = np.unique(value.codes * len(different) + codes, return_inverse=True)
    split = [divmod(int(pair), len(different)) for pair in pairs]
    return objects([";".join(sorted({*beside[said], *filter(None, (different[code],))})) for said, code in split])[
        position
    ]


def _judged(gathering: Gathering, blank: Mask, empty: Mask) -> Cells:
    """Return the flag of each number's quality code, or of the few people that it rests on; "" for none.

    An empty cell's code has a say when it tells why the cell is empty.
    """
    edition = gathering.edition
    flags: dict[str, str] = {code.casefold(): flag or "" for code, flag in edition.quality.items()}
    silent = {"", *(mark.casefold() for mark in edition.marks)}
    codes, different = pd.factorize(gathering.texts("quality"))
    folded = [str(code).casefold() for code in different]
    strange = np.array([code not in flags and code not in silent for code in folded], dtype=bool)[codes]
    expected = f"one of the quality codes {_some(edition.quality)}"
    gathering.refuse(strange, "quality", expected=expected, mend=MEND_CODE)
    judged = objects([flags.get(code, "") for code in folded])[codes]
    few = gathering.array("few")
    if few.any():
        judged[_numbers(gathering, "size").values < few] = LOW
    judged[blank & ~(empty & np.isin(judged.astype(str), SILENT))] = ""
    return judged


def _flags_of(edition: Edition, numeral: Numeral) -> set[str]:
    footnotes = [_footnote(edition, mark) for mark in numeral.footnotes]
    found = {footnote.flag for footnote in footnotes if footnote.flag}
    if numeral.mark:
        return {*found, edition.marks[numeral.mark]}
    limited = numeral.published and np.isnan(numeral.value)
    return {*found, SUPPRESSED} if limited else {*found}


def _footnote(edition: Edition, mark: str) -> Footnote:
    meant = edition.footnotes[mark]
    return Footnote(note=meant) if isinstance(meant, str) else meant


def _notes(edition: Edition, read: dict[str, Column]) -> Cells:
    """Return each figure's note: what was published instead of a number, and what the marks beside it mean."""
    rows = len(read["value"].values)
    notes = objects([None] * rows)
    said = [column for column in read.items() if column[1].beside]
    if not said:
        return notes
    stacked = np.stack([column.codes for _, column in said], axis=1)
    spoken = np.flatnonzero(stacked.any(axis=1))
    different, position = np.unique(stacked[spoken], axis=0, return_inverse=True)
    words = [_note(edition, zip(said, codes, strict=True)) for codes in different]
    notes[spoken] = objects(words)[position.reshape(-1)]
    return notes


def _with_own(notes: Cells, own: Cells) -> Cells:
    """Return the notes with the publisher's own before them."""
    written = np.flatnonzero(own != "")
    notes[written] = objects(["; ".join(filter(None, (own[row], notes[row]))) for row in written])
    return notes


def _note(edition: Edition, said: Iterable[tuple[tuple[str, Column], int]]) -> str | None:
    parts: list[str] = []
    for (name, column), code in said:
        numeral = column.numerals[code]
        which = "" if name == "value" else f"{name} "
        parts += [f"{which}published as “{numeral.published}”"] if numeral.published else []
        parts += notes_of(edition, numeral.footnotes)
    return "; ".join(dict.fromkeys(parts)) or None


def flags_of(edition: Edition, marks: Iterable[str]) -> set[str]:
    """Return the flags that footnotes' marks stand for."""
    return {flag for mark in marks if (flag := _footnote(edition, mark).flag)}


def notes_of(edition: Edition, marks: Iterable[str]) -> list[str]:
    """Return what footnotes' marks mean in words, those that have any."""
    return [note for mark in marks if (note := _footnote(edition, mark).note)]
