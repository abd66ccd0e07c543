"""Counting: how many figures a table could hold, counted before any cell is read, so that none can get lost unseen."""

from collections.abc import Iterable

import numpy as np

from loaders.numbers.values import KINDS, Cells, Mask, kinds_of
from loaders.publishers.roles import Roles
from loaders.workbook.columns import Columns

# A row of the workbook that fills one of these says something about a figure.
TELLING = ("value", "numerator", "denominator", "lower", "upper", "flag")


def candidate_cells(roles: Roles) -> int:
    """Return how many cells of a publisher's table could be figures.

    These are the filled ones outside its label columns, and empty ones whose quality code says why they are empty.
    """
    positions = set(range(len(roles.table.headers))) - roles.labels
    return sum(int((filled(roles.table.columns[at]) | roles.unsaid.get(at, False)).sum()) for at in positions)


def candidate_rows(columns: Columns) -> int:
    """Return how many rows of a sheet of the workbook could be figures: those with a number or a flag."""
    return int(_any(filled(columns.cells(name)) for name in TELLING).sum())


def filled(column: Cells) -> Mask:
    """Return where a column holds anything but spaces, shape (rows,)."""
    held = np.asarray(column != "", dtype=bool)
    rows = np.flatnonzero(held)
    texts = rows[kinds_of(column[rows]) == KINDS[str]]
    held[texts] = [not bare for bare in map(str.isspace, column[texts])]
    return held


def _any(masks: Iterable[Mask]) -> Mask:
    return np.asarray(np.logical_or.reduce(list(masks)), dtype=bool)
