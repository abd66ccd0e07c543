"""Witnesses that a hidden number may be another: whole numbers that fit all that is shown, by integer programs."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, coo_array, eye_array, hstack, vstack

from indicators.disclosure.moving import Floats, Matrix, Moves, moves_of, row_of
from indicators.disclosure.tables import Part, Table

Need = tuple[str, Part, float]
"""How far a part of a cell has to move."""
VAGUE = 0.25
"""What is lost by a mark that tells nothing, of the weight of its cell."""
NEARLY = 1e-6
"""Whole numbers that are added up in floating point are exact within this."""


class NotSolved(Exception):
    """No choice of cells was found in time, or none is enough."""


@dataclass(frozen=True)
class Choice:
    """The keys of all cells to hide, those hidden already among them.

    Of those in `vague` the mark says no more than that: where it said "fewer than 11" of everyone and of both groups,
    each group would be known to be fewer than 10.
    """

    hidden: frozenset[str]
    vague: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Problem:
    """A table with its moves, and what hiding each cell loses."""

    table: Table
    moves: Moves
    weights: Floats

    @classmethod
    def of(cls, table: Table) -> "Problem":
        """Return the problem of a table."""
        moves = moves_of(table)
        return cls(table, moves, np.array([table.cells[key].weight for key in moves.cells], float))

    def needs(self) -> list[Need]:
        """Return every end that must be reached, as the move of a part of a cell; what is true needs no witness."""
        ends = ((key, part, end - self.table.cells[key].number(part)) for key, part, end in self.table.guards())
        return [one for one in ends if one[2] != 0]

    def loss(self, chosen: Choice) -> float:
        """Return what is lost by a choice: the weight of every hidden cell, and a part of it where a mark is vague."""
        cells = self.table.cells
        return sum(cells[key].weight for key in chosen.hidden) + VAGUE * sum(cells[key].weight for key in chosen.vague)

    def first(self) -> Choice:
        """Return the cells that are hidden already."""
        return Choice(frozenset(key for key in self.moves.cells if self.table.cells[key].hidden))

    def unmet(self, moved: Floats, needs: Sequence[Need]) -> list[Need]:
        """Return the needs that a witness does not meet."""
        at = self.moves.at
        return [(key, part, by) for key, part, by in needs if sum(moved[column] for column in at[key, part]) != by]


@dataclass(frozen=True)
class Effort:
    """When to stop (`time.monotonic`), by what share a loss may be above the least, and seconds for one program.

    `finished`: a loss that is not proved to be so close to the least by then does not count.
    """

    until: float
    gap: float = 1e-4
    each: float = np.inf
    finished: bool = False

    def options(self) -> Any:
        """Return the options of HiGHS."""
        seconds = min(self.each, self.until - time.monotonic())
        if seconds <= 0:
            raise NotSolved("out of time")
        return {"time_limit": seconds, "mip_rel_gap": self.gap}


def with_least_loss(
    problem: Problem,
    witnesses: Sequence[Sequence[Need]],
    chosen: Choice,
    effort: Effort,
    within: Collection[str] | None = None,
) -> tuple[Floats, Choice]:
    """Return the moves of witnesses, one a row, each meeting all of its needs, and what is hidden then.

    What is chosen stays hidden; of the others only cells `within` may be.

    Raises:
        NotSolved: nothing was found in time, or nothing is enough.
    """
    width = problem.moves.width * len(witnesses)
    costs = np.concatenate([np.zeros(width), problem.weights, VAGUE * problem.weights])
    rows = _rows(problem.moves, witnesses)
    found = milp(
        costs,
        integrality=np.ones(costs.size, np.int64),
        bounds=_bounds(problem, width, chosen, within),
        constraints=rows,
        options=effort.options(),
    )
    if found.x is None or (effort.finished and not found.success):
        raise NotSolved(found.message)
    whole = _exactly(found.x, rows)
    hidden, vague = np.split(whole[width:] > 0, 2)
    cells = problem.moves.cells
    choice = Choice(frozenset(compress(cells, hidden)), frozenset(compress(cells, vague)))
    return whole[:width].reshape(len(witnesses), -1), choice


def pushed(problem: Problem, needs: Sequence[Need], chosen: Choice, effort: Effort, *, up: bool) -> Floats:
    """Return moves that hide nothing more and bring as many parts as they can to where they need to go.

    A part that needs to go both ways goes `up` or down. Moves that are not whole are not returned: then nothing moves.
    """
    moves, moved = problem.moves, np.zeros(problem.moves.width)
    low, high = _free(moves, chosen)
    columns = np.unique((moves.boxes[low < high]).indices)
    gains = np.zeros(moves.width)
    for key, part, by in sorted(needs, key=lambda one: (one[2] > 0) == up):
        gains[list(moves.at[key, part])] = -np.sign(by)
    rows = [_some(moves.sums, columns, moves.least, moves.most), _some(moves.boxes, columns, low, high)]
    found = milp(gains[columns], bounds=Bounds(-np.inf, np.inf), constraints=rows, options=effort.options())
    if found.x is None or np.any(np.abs(found.x - np.round(found.x)) > NEARLY):
        return moved
    moved[columns] = [_exactly(found.x, one) for one in rows][-1]
    return moved


def _free(moves: Moves, chosen: Choice) -> tuple[Floats, Floats]:
    """Return how far each part may move with what is chosen."""
    hidden = np.array([key in chosen.hidden for key in moves.cells], float)[moves.switch]
    vague = np.array([key in chosen.vague for key in moves.cells], float)[moves.switch]
    return moves.low * hidden + moves.wide[0] * vague, moves.high * hidden + moves.wide[1] * vague


def _some(matrix: Matrix, columns: Floats, low: Floats, high: Floats) -> LinearConstraint:
    """Return the rows of which something is left when only some columns are."""
    left = matrix[:, columns]
    used = np.flatnonzero(np.diff(left.indptr))
    return LinearConstraint(left[used], low[used], high[used])


def _bounds(problem: Problem, width: int, chosen: Choice, within: Collection[str] | None) -> Bounds:
    cells, endless = problem.moves.cells, np.full(width, np.inf)
    low = np.array([key in one for one in (chosen.hidden, chosen.vague) for key in cells], float)
    can = [within is None or key in within or key in chosen.hidden for key in cells]
    return Bounds(np.concatenate([-endless, low]), np.concatenate([endless, np.array(can + can, float)]))


def _exactly(found: Floats, rows: LinearConstraint) -> Floats:
    """Return the unknowns as the whole numbers that they are nearly; they must still be an answer."""
    whole: Floats = np.round(found)
    matrix: Matrix = rows.A
    sums = matrix @ whole
    if np.any(sums < rows.lb - NEARLY) or np.any(sums > rows.ub + NEARLY):
        raise NotSolved("not in whole numbers")
    return whole


def _rows(moves: Moves, witnesses: Sequence[Sequence[Need]]) -> LinearConstraint:
    cells = len(moves.cells)
    down, up = _switched(moves, moves.low, moves.wide[0]), _switched(moves, moves.high, moves.wide[1])
    none, endless = np.zeros(moves.low.size), np.full(moves.low.size, np.inf)
    only_hidden_are_vague = hstack([-eye_array(cells), eye_array(cells)])
    blocks: list[list[Matrix]] = [[None] * len(witnesses) + [only_hidden_are_vague]]
    least, most = [np.full(cells, -np.inf)], [np.zeros(cells)]
    for number, needs in enumerate(witnesses):
        ends = np.array([by for _, _, by in needs], float)
        for matrix, switched, low, high in (
            (moves.sums, None, moves.least, moves.most),
            (vstack([row_of(moves, key, part) for key, part, _ in needs]), None, ends, ends),
            (moves.boxes, -down, none, endless),
            (moves.boxes, -up, -endless, none),
        ):
            blocks.append([matrix if at == number else None for at in range(len(witnesses))] + [switched])
            least.append(low)
            most.append(high)
    return LinearConstraint(block_array(blocks, format="csr"), np.concatenate(least), np.concatenate(most))


def _switched(moves: Moves, hidden: Floats, vague: Floats) -> Matrix:
    """Return how far the switches let the parts of cells move: those that hide, and then those of vague marks."""
    shape, rows = (moves.switch.size, len(moves.cells)), np.arange(moves.switch.size)
    return hstack([coo_array((bound, (rows, moves.switch)), shape=shape) for bound in (hidden, vague)]).tocsr()
