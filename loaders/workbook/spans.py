"""The periods of a column, each different writing read once for each period type that it stands beside."""

import numpy as np
from numpy.typing import NDArray

from indicators.periods import Period
from loaders import cells
from loaders.cells import Cell
from loaders.checks.batches import rows_of
from loaders.numbers.units import Units
from loaders.numbers.values import Cells, objects
from loaders.problems import Fault
from loaders.workbook.columns import Columns
from loaders.workbook.entries import EntryError, read_period
from loaders.workbook.known import Known, subject_of


def read_spans(columns: Columns, known: Known, units: Units, subjects: Cells) -> dict[str, Cells]:
    """Return period, starts_on and ends_on of every row, shape (rows,); None where the row was refused.

    The period type is that of the row's indicator or measure: 2011-12 may be a school year or a month.

    Args:
        columns: the sheet.
        known: what its subjects are.
        units: which subject each row has.
        subjects: their ids, and None for a row that has none.
    """
    types = known.subjects[subject_of(columns.kind)]
    kinds = [types[name].period_type if name else "" for name in subjects]
    numbers = {kind: number for number, kind in enumerate(dict.fromkeys(kinds))}
    kind_of = np.array([numbers[kind] for kind in kinds], dtype=np.int64)[units.subjects]
    pairs, position = _pairs(columns, list(numbers), kind_of)
    read = [_period(cell, kind) for kind, cell in pairs]
    faults = {number: period for number, period in enumerate(read) if isinstance(period, Fault)}
    said = list(faults.values())
    groups = [rows[columns.open[rows]] for rows in rows_of(position, faults)]
    columns.reject_each(groups, "period", lambda number, _rows: said[number])
    return {
        field: objects([getattr(period, attribute, None) for period in read])[position]
        for field, attribute in {"period": "text", "starts_on": "starts_on", "ends_on": "ends_on"}.items()
    }


def _pairs(
    columns: Columns, kinds: list[str], kind_of: NDArray[np.int64]
) -> tuple[list[tuple[str, Cell]], NDArray[np.intp]]:
    """Return the different pairs of period type and writing, and for each row the number of its pair."""
    text_of, texts = columns.coded("period")
    combined = kind_of * len(texts) + text_of
    there = np.zeros(len(kinds) * len(texts), dtype=bool)
    there[combined] = True
    numbers = np.flatnonzero(there)
    place = np.cumsum(there) - 1
    split = [divmod(int(number), len(texts)) for number in numbers]
    return [(kinds[kind], texts[text]) for kind, text in split], place[combined]


def _period(cell: Cell, kind: str) -> Period | Fault | None:
    if not kind:
        return None  # its indicator was refused, and the row with it
    try:
        return read_period(cell, kind)
    except EntryError as error:
        mend = "Correct the period, or the period type of its indicator."
        return Fault(f"“{cells.text(cell)}”" if cells.text(cell) else "an empty cell", str(error), mend)
