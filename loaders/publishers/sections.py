"""Sections: headings between the rows of a table, below which its figures may be about something else."""

import numpy as np

from loaders import cells
from loaders.numbers.values import Mask
from loaders.publishers.restarts import Rows
from loaders.tables.spelling import fold
from loaders.tables.texts import Texts


def heading_between(rows: Rows) -> int | None:
    """Return the first row (0-based in the body) that is a heading of which nobody knows the meaning, None without one.

    It holds one text, in a label column, and rows with figures stand above and below it. One above the first figures is
    a heading where it is the name of an indicator, and not what the sheet is called, or of a group that no column says;
    such a group is a heading in the column of figures too.
    """
    held = np.flatnonzero(rows.figures)
    if not len(held):
        return None
    between = np.flatnonzero((~rows.figures | _nameless(rows))[: held[-1]])
    found = [row for row in map(int, between) if row not in rows.torn and _stands_alone(rows, row)]
    dropped = _dropped(rows) if found else np.zeros(0, dtype=bool)
    return next((row for row in found if not dropped[row] and _is_strange(rows, row, begun=row > held[0])), None)


def _stands_alone(rows: Rows, row: int) -> bool:
    """Say whether a row holds one text and no more, in a label column of its own meaning."""
    table = rows.roles.table
    texts = [(at, cell) for at, cell in enumerate(table.body[row]) if cells.text(cell)]
    if len(texts) != 1 or not isinstance(texts[0][1], str):
        return False
    if texts[0][0] not in rows.roles.labels:
        return rows.speaks_of_some(texts[0][1])
    repeated = {rows.roles.position(name) for name in rows.edition.layout.fill_down}
    return texts[0][0] not in repeated and texts[0][0] == min(rows.roles.labels)


def _nameless(rows: Rows) -> Mask:
    """Return the rows that hold something where figures stand, but no place; shape (rows,)."""
    if rows.place is None or not rows.asked:
        return np.zeros(len(rows.figures), dtype=bool)
    codes, different = rows.roles.table.coded(rows.place)
    nameless: Mask = np.array([not cells.text(cell) for cell in different], dtype=bool)[codes] & rows.figures
    return nameless if not nameless.all() else np.zeros(len(nameless), dtype=bool)


def _is_strange(rows: Rows, row: int, *, begun: bool) -> bool:
    text = rows.first_text(row)
    if rows.skipped(row) or rows.is_place(text):
        return False
    if begun:
        return not _called_like_places(rows, text)
    named = fold(text) in rows.names.indicators or rows.speaks_of_some(text)
    return named and fold(text) not in {fold(rows.roles.table.name), *map(fold, rows.roles.table.above)}


def _called_like_places(rows: Rows, text: str) -> bool:
    """Say whether a text ends as the names of at least two rows with figures do: “Alpine County”."""
    if rows.place is None or len(text.split()) < 2:
        return False
    column = rows.roles.table.columns[rows.place]
    last = fold(text).split()[-1]
    others = {fold(cells.text(cell)) for cell in column[rows.figures]}
    return sum(other.split()[-1:] == [last] for other in others) > 1


def _dropped(rows: Rows) -> Mask:
    """Return the rows that the recipe leaves out by what they say, shape (rows,)."""
    table = rows.roles.table
    texts, out = Texts(table, rows.edition), np.zeros(len(table.body), dtype=bool)
    for rule in rows.edition.rows:
        left = texts.matching(rule.columns, rule.leave_out) if rule.leave_out else None
        out |= ~texts.matching(rule.columns, rule.keep or ".*") if left is None else left
    return out
