"""Figures: the Observations sheet and its sister for performance measures, checked column by column.

A sheet of a hundred thousand rows is read as thirteen columns: each different id, period, flag and number written
as text is looked at once.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, NoteWords
from loaders import cells
from loaders.answers import NONE, Answers
from loaders.cells import Cell
from loaders.checks.beside import doubt_beside
from loaders.checks.counting import candidate_rows
from loaders.checks.covering import refuse_impossible
from loaders.checks.disclosing import Agreed, refuse_small, under_rule
from loaders.checks.reviewing import NUMBERS, Review, as_series
from loaders.checks.totals import Society
from loaders.numbers.mending import mend_number
from loaders.numbers.numerals import DOLLARS
from loaders.numbers.units import Units
from loaders.numbers.values import Array, Cells, Column, Mask
from loaders.problems import Fault
from loaders.workbook.columns import Columns
from loaders.workbook.entries import EntryError, read_entry, words
from loaders.workbook.known import Known, subject_of
from loaders.workbook.spans import read_spans

NO_FIGURE = Fault(
    "counts or bounds without a figure",
    "a value, or a flag that says why there is none",
    "Fill in Value or Flag.",
)
EMPTY_ROW = Fault(
    "a row that names a figure but holds none",
    "a value or a flag",
    "An empty cell is unknown and is not stored; fill in Value or Flag if something is known.",
)
SAID_AGAIN = Fault("a figure that stands above already, the same", "each figure once", "Delete the repeated rows.")
NOT_PERCENT = "a figure in the unit of its indicator, which is not percent"
NO_MONEY = "a figure in the unit of its indicator"
MEND_UNIT = "Correct the cell or its format, or the unit of its indicator."


@dataclass(frozen=True)
class Figures:
    """The figures of one sheet: what is handed over, and how many cells were not."""

    frame: pd.DataFrame
    notes: tuple[NoteWords, ...]
    rejected: int
    outside: int
    cells: int = 0


def read_figures(columns: Columns, known: Known, answers: Answers = NONE) -> Figures:
    """Return the sheet's figures, one row per key; the others are refused, and the reason noted, cell by cell.

    A row without value, flag, count or bound holds no figure and is not counted.
    """
    subject, counted = subject_of(columns.kind), candidate_rows(columns)
    read = _numbers(columns)
    frame: dict[str, Array] = {name: column.values for name, column in read.items()}
    frame |= {name: _ids(columns, known, name) for name in ("place", "group", "source") if name in columns.kind.fields}
    codes, subjects = columns.read(subject, partial(_id, columns, known, subject))
    frame[subject] = subjects[codes]
    units = Units(tuple(known.subjects[subject][name].unit if name else "" for name in subjects), codes)
    frame |= read_spans(columns, known, units, subjects)
    refuse_impossible(columns, frame, known.sources, today=answers.today)
    agreed = Agreed(known.sources, known.rules, known.subjects[subject], answers.today)
    refuse_small(columns, frame, subject, agreed)
    frame |= _particulars(columns)
    doubt_beside(columns, frame, subject, agreed)
    _check_units(columns, read, units)
    again = _review(columns, known, Review(columns, frame, subject, units), ~read["value"].percent, answers, agreed)
    keep = columns.open & ~columns.refused & ~again
    kept = _frame(columns, subject, frame, keep)
    rejected, outside = int(columns.refused.sum()), int((again | columns.foreign).sum())
    return Figures(kept, _notes(columns, kept, keep), rejected, outside, counted)


def _numbers(columns: Columns) -> dict[str, Column]:
    """Read the numbers, and from them which rows hold a figure."""
    read = {name: columns.numbers(name) for name in NUMBERS}
    codes, flags = columns.coded("flag")
    flagged = np.array([cells.text(flag) != "" for flag in flags], dtype=bool)[codes]
    columns.hold(np.logical_or.reduce([flagged, *(~column.empty for column in read.values())]), EMPTY_ROW)
    mend = partial(mend_number, writing=columns.writing)
    for name in NUMBERS:
        columns.refuse(read[name].wrong, name, expected="a number, such as 62.5", mend=mend)
    columns.reject(np.flatnonzero(read["value"].empty & ~flagged & columns.open), "value", NO_FIGURE)
    return read


def _ids(columns: Columns, known: Known, name: str) -> Cells:
    codes, ids = columns.read(name, partial(_id, columns, known, name))
    return ids[codes]


def _id(columns: Columns, known: Known, name: str, cell: Cell) -> str | Fault:
    noun, written = columns.kind.fields[name].refers or name, cells.text(cell)
    if not written:
        return Fault("an empty cell", f"an existing {noun} id", "Fill it in.")
    return known.fault(noun, written) or written


def _particulars(columns: Columns) -> dict[str, Array]:
    samples, sample = columns.read("sample", lambda cell: _entry(columns, "sample", cell))
    flags, flag = columns.read("flag", lambda cell: _entry(columns, "flag", cell))
    notes, note = columns.read("note", lambda cell: words(cell) or None)
    truth = np.array([value is True for value in sample], dtype=bool)
    return {"sample": truth[samples], "flags": flag[flags], "note": note[notes]}


def _entry(columns: Columns, name: str, cell: Cell) -> object:
    """Return the value of a cell; several flags sorted and joined, as the store keeps them."""
    try:
        value = read_entry(columns.kind.fields[name], cell)
    except EntryError as error:
        return Fault(f"“{cells.text(cell)}”", str(error), "Correct the cell.")
    return ";".join(sorted(set(value))) if isinstance(value, list) else value


def _check_units(columns: Columns, read: dict[str, Column], units: Units) -> None:
    """Refuse percentages and money where the subject's unit is something else."""
    for name, column in read.items():
        if column.percent.any():
            wrong = column.percent & ~units.are("percent")
            columns.refuse(wrong, name, expected=NOT_PERCENT, mend=MEND_UNIT)
        if column.beside:
            money = column.said(lambda numeral: numeral.money).astype(str)
            fine = units.are("number") | (units.are("dollars") & np.isin(money, sorted(DOLLARS)))
            columns.refuse((money != "") & ~fine, name, expected=NO_MONEY, mend=MEND_UNIT)


def _review(columns: Columns, known: Known, review: Review, asked: Mask, answers: Answers, agreed: Agreed) -> Mask:
    """Check the figures against each other; return the rows that only say something again."""
    review.check_numbers(review.settle_fractions(asked, answers))
    review.check_flags()
    keys = [column.field for column in columns.kind.keys]
    named = [~_missing(review.figures[name]) for name in keys]
    again = review.repeated(np.logical_and.reduce([columns.held, *named]), keys, " and ")
    if review.subject == "indicator":
        under = under_rule(columns, review.figures, review.subject, agreed)
        review.check_totals(Society(known.dimensions, known.part_of, known.within), under)
    columns.leave_out(np.flatnonzero(again), "value", SAID_AGAIN)
    return again


def _missing(values: Array) -> Mask:
    return np.asarray(pd.isna(values), dtype=bool)


def _frame(columns: Columns, subject: str, frame: dict[str, Array], keep: Mask) -> pd.DataFrame:
    names = MEASURE_COLUMNS if subject == "measure" else FIGURE_COLUMNS
    frame["sheet"] = np.full(len(keep), columns.table.sheet)
    frame["row"] = columns.table.rows
    frame["column"] = np.full(len(keep), columns.headers.columns.get("value", 0) + 1)
    every = bool(keep.all())
    # Texts stay Python objects: pandas would make a missing note NaN, and a missing note is None. Each column is given
    # up as soon as it is taken: a sheet is not held twice.
    taken = ((name, frame.pop(name)) for name in names)
    return pd.DataFrame({name: as_series(own if every else own[keep]) for name, own in taken}, copy=False)


def _notes(columns: Columns, kept: pd.DataFrame, keep: Mask) -> tuple[NoteWords, ...]:
    """Return the translated footnotes of the figures that are handed over."""
    keys = [column.field for column in columns.kind.keys]
    found: list[NoteWords] = []
    for (_, language), position in columns.headers.twins.items():
        said = columns.table.columns[position][keep]
        checked = columns.checked(language)[keep]
        for row in np.flatnonzero(said != ""):
            record = "/".join(str(kept[key].iloc[row]) for key in keys)
            reader = cells.text(checked[row]) or None
            found.append(NoteWords(columns.kind.noun, record, language, words(said[row]), reader))
    return tuple(found)
