"""How the numbers of a table may move when cells are hidden, as rows of an integer program."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array

from indicators.disclosure.tables import Cell, Part, Span, Sum, Table

Floats = NDArray[np.float64]
Matrix = Any
"""A sparse array of SciPy, which has no types."""
REACH = 4
"""A move may be so many times the widest guarded span: what a small cell moves by is made up by others nearby."""


@dataclass(frozen=True)
class Moves:
    """The columns are moves, away from the truth, of the count and the rest of every cell that is not known.

    Attributes:
        at: the columns that make up a part of a cell.
        cells: the cells, in the order of their switches.
        sums: times the moves lies from `least` to `most`: what adds up still does.
        boxes: times the moves lies from `low` to `high`, each times the switch of the cell in `switch`: a cell that is
            shown does not move, one that is hidden moves as far as its mark allows.
        wide: by how much further down and up it may move where its mark is vague.
    """

    at: dict[tuple[str, Part], tuple[int, ...]]
    cells: tuple[str, ...]
    sums: Matrix
    least: Floats
    most: Floats
    boxes: Matrix
    low: Floats
    high: Floats
    wide: tuple[Floats, Floats]
    switch: NDArray[np.intp]

    @property
    def width(self) -> int:
        """Return how many moves there are."""
        return int(self.boxes.shape[1])


def moves_of(table: Table) -> Moves:
    """Return how the numbers of a table may move."""
    free = [cell for cell in table.cells.values() if not cell.known]
    at = _columns(free)
    width = 1 + max((column for columns in at.values() for column in columns), default=-1)
    sums = [_sum_row(at, one) for one in table.sums]
    slack = [
        0.0 if one.exact else table.cells[one.total].number(one.whole) - _added(table, one.parts, one.part)
        for one in table.sums
    ]
    reach = REACH * max((end.high - end.low for cell in free for end in cell.guarded), default=1.0)
    boxes = [(number, cell, part) for number, cell in enumerate(free) for part in _bounded(cell)]
    shares = [(number, cell, one) for number, cell in enumerate(free) if (one := _share(cell)) is not None]
    spans, vague = (
        np.concatenate([_boxes(boxes, reach, vague=one), _limits(shares, reach, vague=one)]) for one in (False, True)
    )
    return Moves(
        at=at,
        cells=tuple(cell.key for cell in free),
        sums=_matrix(sums, width),
        least=np.array([0.0 if one.exact else -math.inf for one in table.sums]),
        most=np.array(slack),
        boxes=_matrix(
            [dict.fromkeys(at[cell.key, part], 1.0) for _, cell, part in boxes]
            + [_share_row(at, cell, one) for _, cell, one in shares],
            width,
        ),
        low=spans[:, 0],
        high=spans[:, 1],
        wide=(vague[:, 0] - spans[:, 0], vague[:, 1] - spans[:, 1]),
        switch=np.array([number for number, _, _ in (*boxes, *shares)], np.intp),
    )


def row_of(moves: Moves, key: str, part: Part) -> Matrix:
    """Return one row that is the move of a part of a cell."""
    return _matrix([dict.fromkeys(moves.at[key, part], 1.0)], moves.width)


def _columns(cells: Iterable[Cell]) -> dict[tuple[str, Part], tuple[int, ...]]:
    at: dict[tuple[str, Part], tuple[int, ...]] = {}
    width = 0
    for cell in cells:
        own = (width,) if cell.rest is None else (width, width + 1)
        at[cell.key, Part.COUNT], at[cell.key, Part.REST], at[cell.key, Part.PEOPLE] = own[:1], own[1:], own
        width += len(own)
    return at


def _bounded(cell: Cell) -> list[Part]:
    parts = [Part.COUNT] if cell.rest is None else [Part.COUNT, Part.REST]
    return [*parts, Part.PEOPLE] if any(one.part is Part.PEOPLE for one in cell.told) else parts


def _boxes(boxes: Iterable[tuple[int, Cell, Part]], reach: float, *, vague: bool) -> Floats:
    return np.array([_box(cell, part, reach, vague=vague) for _, cell, part in boxes], float).reshape(-1, 2)


def _box(cell: Cell, part: Part, reach: float, *, vague: bool) -> tuple[float, float]:
    low, high = cell.span(part, vague=vague)
    own = cell.number(part)
    return max(low - own, -reach), min(high - own, reach)


def _share(cell: Cell) -> Span | None:
    """Return the few at one side whom the mark of a share near an end tells of; None where it tells no share.

    Such a mark tells of so few and of how many people, and that they are no larger a share of them than it says.
    """
    if not any(one.part is Part.PEOPLE for one in cell.told):
        return None
    return next((one for one in cell.told if one.part is not Part.PEOPLE and one.low == 0 < one.high < math.inf), None)


def _share_row(at: dict[tuple[str, Part], tuple[int, ...]], cell: Cell, few: Span) -> dict[int, float]:
    """Return by how much the few are more than their share of all people allows, times how many people there are."""
    people = cell.number(Part.PEOPLE)
    row = dict.fromkeys(at[cell.key, Part.PEOPLE], -few.high)
    return {column: times + (people if column in at[cell.key, few.part] else 0.0) for column, times in row.items()}


def _limits(shares: Iterable[tuple[int, Cell, Span]], reach: float, *, vague: bool) -> Floats:
    """Return how far those rows may go: as far as they like downwards, and where the mark tells no share."""
    rows = []
    for _, cell, few in shares:
        people = cell.number(Part.PEOPLE)
        far = 2 * reach * (people + few.high)
        told = cell.marked or not vague
        rows.append((-far, people * (few.high - cell.number(few.part)) if told else far))
    return np.array(rows, float).reshape(-1, 2)


def _added(table: Table, parts: Iterable[str], part: Part) -> int:
    return sum(table.cells[key].number(part) for key in parts)


def _sum_row(at: dict[tuple[str, Part], tuple[int, ...]], one: Sum) -> dict[int, float]:
    row = {column: 1.0 for key in one.parts for column in at.get((key, one.part), ())}
    return row | dict.fromkeys(at.get((one.total, one.whole), ()), -1.0)


def _matrix(rows: list[dict[int, float]], width: int) -> Matrix:
    entries = [(row, column, times) for row, own in enumerate(rows) for column, times in own.items()]
    places, columns, times = zip(*entries, strict=True) if entries else ((), (), ())
    return coo_array(
        (np.array(times, float), (np.array(places, int), np.array(columns, int))), shape=(len(rows), width)
    ).tocsr()
