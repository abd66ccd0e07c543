"""The periods of a column, each different writing read once for each period type that it stands beside."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.periods import Period
from loaders import cells
from loaders.cells import Cell
from loaders.columns import Columns
from loaders.entries import EntryError, read_period
from loaders.known import Known, subject_of
from loaders.problems import Fault
from loaders.values import Cells, objects


def read_spans(columns: Columns, known: Known, subjects: Cells) -> dict[str, Cells]:
    """Return period, starts_on and ends_on of every row, shape (rows,); None where the row was refused.

    The period type is that of the row's indicator or measure: 2011-12 may be a school year or a month.
    """
    types = known.subjects[subject_of(columns.kind)]
    codes, names = pd.factorize(subjects)
    kinds = np.array([*(types[name].period_type for name in names), ""], dtype=object)[codes]
    pairs, position = _pairs(kinds, columns.cells("period"))
    read = [_period(cell, kind) for kind, cell in pairs]
    for number, period in enumerate(read):
        if isinstance(period, Fault):
            columns.note(position == number, "period", period)
    return {
        field: objects([getattr(period, attribute, None) for period in read])[position]
        for field, attribute in {"period": "text", "starts_on": "starts_on", "ends_on": "ends_on"}.items()
    }


def _pairs(kinds: Cells, written: Cells) -> tuple[list[tuple[str, Cell]], NDArray[np.intp]]:
    """Return the different pairs, and for each row the number of its pair."""
    kind_of, different_kinds = pd.factorize(kinds)
    text_of, different_texts = pd.factorize(written)
    numbers, position = np.unique(kind_of * len(different_texts) + text_of, return_inverse=True)
    split = [divmod(int(number), len(different_texts)) for number in numbers]
    return [(different_kinds[kind], different_texts[text]) for kind, text in split], position


def _period(cell: Cell, kind: str) -> Period | Fault | None:
    if not kind:
        return None  # its indicator was refused, and the row with it
    try:
        return read_period(cell, kind)
    except EntryError as error:
        mend = "Correct the period, or the period type of its indicator."
        return Fault(f"“{cells.text(cell)}”" if cells.text(cell) else "an empty cell", str(error), mend)
