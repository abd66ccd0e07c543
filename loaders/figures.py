"""Figures: the Observations sheet and its sister for performance measures, checked column by column.

A sheet of a hundred thousand rows is read as thirteen columns: each different id, period, flag and number written
as text is looked at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, NoteWords
from loaders import cells
from loaders.cells import Cell
from loaders.checking import PARTS_OF_PEOPLE, doubts, fractions_fault, maybe_fractions, parts_of_people
from loaders.columns import Columns
from loaders.entries import EntryError, read_entry, words
from loaders.known import Known, subject_of
from loaders.problems import Fault
from loaders.repeats import find_repeats
from loaders.spans import read_spans
from loaders.values import Array, Cells, Mask

NUMBERS = ("value", "numerator", "denominator", "lower", "upper")
NO_FIGURE = Fault(
    "counts or bounds without a figure",
    "a value, or a flag that says why there is none",
    "Fill in Value or Flag.",
)
EMPTY_ROW = Fault(
    "a row that names a figure but holds none",
    "a value or a flag",
    "An empty cell is unknown and is not stored; check the cell for an error such as #DIV/0!.",
)
SAID_AGAIN = Fault("a figure that stands above already, the same", "each figure once", "Delete the repeated rows.")
SAID_TWICE = "one figure for each indicator, place, group and period"


@dataclass(frozen=True)
class Figures:
    """The figures of one sheet: what is handed over, and how many cells were not."""

    frame: pd.DataFrame
    notes: tuple[NoteWords, ...]
    rejected: int
    outside: int


def read_figures(columns: Columns, known: Known) -> Figures:
    """Return the sheet's figures, one row per key; the others are refused, and the reason noted, cell by cell.

    A row without value, flag, count or bound holds no figure and is not counted.
    """
    subject = subject_of(columns.kind)
    frame: dict[str, Array] = dict(_numbers(columns))
    referring = [name for name in (subject, "place", "group", "source") if name in columns.kind.fields]
    frame |= {name: _ids(columns, known, name) for name in referring}
    frame |= read_spans(columns, known, frame[subject])
    frame |= _particulars(columns)
    _check(columns, known, frame)
    again = _repeated(columns, frame)
    keep = columns.held & ~columns.refused & ~columns.foreign & ~again
    kept = _frame(columns, subject, frame, keep)
    return Figures(kept, _notes(columns, kept, keep), int(columns.refused.sum()), int((again | columns.foreign).sum()))


def _numbers(columns: Columns) -> dict[str, Array]:
    """Read the numbers, and from them which rows hold a figure."""
    read = {name: columns.numbers(name) for name in NUMBERS}
    flagged = columns.cells("flag") != ""
    columns.hold(np.logical_or.reduce([flagged, *(~column.empty for column in read.values())]), EMPTY_ROW)
    for name in NUMBERS:
        columns.refuse(read[name].wrong, name, expected="a number, such as 62.5", mend="Write marks into Flag.")
    columns.note(read["value"].empty & ~flagged, "value", NO_FIGURE)
    return {name: column.values for name, column in read.items()}


def _ids(columns: Columns, known: Known, name: str) -> Cells:
    noun = columns.kind.fields[name].refers or name

    def read(cell: Cell) -> str | Fault:
        written = cells.text(cell)
        if not written:
            return Fault("an empty cell", f"an existing {noun} id", "Fill it in.")
        return known.fault(noun, written) or written

    return columns.read(name, read)


def _particulars(columns: Columns) -> dict[str, Array]:
    sample = columns.read("sample", lambda cell: _entry(columns, "sample", cell))
    return {
        "sample": np.array([value is True for value in sample], dtype=bool),
        "flags": columns.read("flag", lambda cell: _entry(columns, "flag", cell)),
        "note": columns.read("note", lambda cell: words(cell) or None),
    }


def _entry(columns: Columns, name: str, cell: Cell) -> object:
    """Return the value of a cell; several flags sorted and joined, as the store keeps them."""
    try:
        value = read_entry(columns.kind.fields[name], cell)
    except EntryError as error:
        return Fault(f"“{cells.text(cell)}”", str(error), "Correct the cell.")
    return ";".join(sorted(set(value))) if isinstance(value, list) else value


def _check(columns: Columns, known: Known, frame: Mapping[str, Array]) -> None:
    subject = subject_of(columns.kind)
    codes, names = pd.factorize(frame[subject])
    units = np.array([*(known.subjects[subject][name].unit for name in names), ""], dtype=object)[codes]
    for doubt in doubts({name: frame[name] for name in NUMBERS}, units):
        columns.refuse(doubt.wrong, *doubt.fields, expected=doubt.expected, mend=doubt.mend)
    columns.warn(parts_of_people(frame["value"], units), "value", PARTS_OF_PEOPLE)
    for name in maybe_fractions(frame["value"], frame[subject], units):
        columns.findings.warn(columns.table.name, "", fractions_fault(name))


def _repeated(columns: Columns, frame: Mapping[str, Array]) -> Mask:
    """Refuse every row of a key that says different things; return the rows that only say something again."""
    keys = [column.field for column in columns.kind.keys]
    # A row that was refused takes part: nobody knows whether it or the other row of its key was meant to hold.
    looked_at = np.flatnonzero(np.logical_and.reduce([columns.held, *(~_missing(frame[name]) for name in keys)]))
    table = pd.DataFrame({name: values[looked_at] for name, values in frame.items()})
    repeats = find_repeats(table[keys], table[[*NUMBERS, "flags"]])
    for rows in repeats.conflicts():
        named = ", ".join(str(table[name].iloc[rows[0]]) for name in keys)
        values = " and ".join(cells.text(cell) or "empty" for cell in columns.cells("value")[looked_at[rows]])
        fault = Fault(f"{named}: {values}", SAID_TWICE, "Keep the right row; none was taken.")
        columns.note(_mask(columns, looked_at[rows]), "value", fault)
    again = _mask(columns, looked_at[repeats.again]) & ~columns.refused
    columns.leave_out(again, "value", SAID_AGAIN)
    return again


def _missing(values: Array) -> Mask:
    return np.asarray(pd.isna(values), dtype=bool)


def _mask(columns: Columns, rows: np.ndarray) -> Mask:
    mask = np.zeros(len(columns.held), dtype=bool)
    mask[rows] = True
    return mask


def _frame(columns: Columns, subject: str, frame: Mapping[str, Array], keep: Mask) -> pd.DataFrame:
    names = MEASURE_COLUMNS if subject == "measure" else FIGURE_COLUMNS
    where = {
        "sheet": np.full(len(keep), columns.table.sheet),
        "row": columns.table.rows,
        "column": np.full(len(keep), columns.headers.columns.get("value", 0) + 1),
    }
    # Texts stay Python objects: pandas would make a missing note NaN, and a missing note is None.
    return pd.DataFrame({name: as_series({**frame, **where}[name][keep]) for name in names})


def as_series(values: Array) -> pd.Series:
    """Return a column of the frame, its texts and dates as they are."""
    return pd.Series(values, dtype=values.dtype)


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
