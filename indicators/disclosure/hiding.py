"""Which cells of a table to hide besides the small ones, so that none of these can be worked out.

A small cell is safe at one end of what is guarded when there is another table of whole numbers that fits everything
shown, in which the cell stands at that end: a witness. Cells in which it differs from the truth are to be hidden. Small
tables are solved for all witnesses at once, which loses the least; larger ones a witness at a time, which may hide
more. What is hidden later never takes a witness away. (The model is that of Fischetti and Salazar, Management
Science 47, 2001; a witness at a time is the way of Kelly, Golden and Assad, Networks 22, 1992.)
"""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, coo_array

from indicators.disclosure.moving import Floats, Matrix, Moves, moves_of, row_of
from indicators.disclosure.tables import Part, Table

Need = tuple[str, Part, float]
NEAR = 1e-4
"""What a witness gains for serving another need, beside what is lost by hiding a cell of weight 1."""


class NotSolved(Exception):
    """No choice of cells was found in time, or none is enough."""


@dataclass(frozen=True)
class Problem:
    """A table with its moves, what hiding each cell loses, and which are hidden already."""

    table: Table
    moves: Moves
    weights: Floats

    @classmethod
    def of(cls, table: Table) -> "Problem":
        """Return the problem of a table."""
        moves = moves_of(table)
        return cls(table, moves, np.array([table.cells[key].weight for key in moves.cells]))

    def needs(self) -> list[Need]:
        """Return every end that must be reached, as the move of a part of a cell; what is true needs no witness."""
        ends = ((key, part, end - self.table.cells[key].number(part)) for key, part, end in self.table.guards())
        return [one for one in ends if one[2] != 0]

    def hidden_first(self) -> set[str]:
        """Return the cells that are hidden already."""
        return {key for key in self.moves.cells if self.table.cells[key].hidden}


def all_at_once(problem: Problem, *, until: float) -> frozenset[str]:
    """Return the cells to hide with the least loss, or the best choice found until a moment of `time.monotonic`.

    Raises:
        NotSolved: no choice was found in time, or none is enough.
    """
    needs = problem.needs()
    if not needs:
        return frozenset(problem.hidden_first())
    _, switches = _solve(problem, [[one] for one in needs], problem.hidden_first(), until=until)
    return _chosen(problem, switches)


def one_by_one(problem: Problem, *, until: float) -> frozenset[str]:
    """Return cells to hide, found a witness at a time, with little loss; raises as `all_at_once`."""
    hidden, waiting = problem.hidden_first(), problem.needs()
    while waiting:
        moved, switches = _solve(problem, [waiting], hidden, until=until)
        hidden |= _chosen(problem, switches)
        waiting = [(key, part, by) for key, part, by in waiting if round(_move(problem, moved, key, part)) != by]
    return frozenset(hidden)


def _chosen(problem: Problem, switches: Floats) -> frozenset[str]:
    return frozenset(key for key, on in zip(problem.moves.cells, switches, strict=True) if on > 0.5)


def _move(problem: Problem, moved: Floats, key: str, part: Part) -> float:
    return float(sum(moved[column] for column in problem.moves.at[key, part]))


def _solve(
    problem: Problem, witnesses: Sequence[Sequence[Need]], hidden: Collection[str], *, until: float
) -> tuple[Floats, Floats]:
    """Return the moves of all witnesses and the switches of the cells.

    Each witness meets the first of its needs, and others of them where that loses nothing more.
    """
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise NotSolved("out of time")
    width, cells = problem.moves.width, len(problem.moves.cells)
    costs = np.concatenate([*(_nearness(problem, needs) for needs in witnesses), problem.weights])
    on = np.array([key in hidden for key in problem.moves.cells], float)
    low = np.concatenate([np.full(width * len(witnesses), -np.inf), on])
    high = np.concatenate([np.full(width * len(witnesses), np.inf), np.ones(cells)])
    found = milp(
        costs,
        integrality=np.ones(costs.size, np.int64),
        bounds=Bounds(low, high),
        constraints=_rows(problem, [needs[0] for needs in witnesses]),
        options={"time_limit": seconds},
    )
    if found.x is None:
        raise NotSolved(found.message)
    return found.x[: width * len(witnesses)], found.x[width * len(witnesses) :]


def _nearness(problem: Problem, needs: Sequence[Need]) -> Floats:
    """Return what moves gain by nearing the ends of further needs; opposite ones of a cell cancel out."""
    gains = np.zeros(problem.moves.width)
    for key, part, by in needs[1:]:
        for column in problem.moves.at[key, part]:
            gains[column] -= NEAR * np.sign(by)
    return gains


def _rows(problem: Problem, first: Sequence[Need]) -> LinearConstraint:
    moves = problem.moves
    blocks: list[list[Matrix]] = []
    least, most = [], []
    for number, (key, part, by) in enumerate(first):
        for matrix, switched, low, high in (
            (moves.sums, None, moves.least, moves.most),
            (row_of(moves, key, part), None, np.array([by]), np.array([by])),
            (moves.boxes, -_switched(moves, moves.low), np.zeros(moves.low.size), np.full(moves.low.size, np.inf)),
            (moves.boxes, -_switched(moves, moves.high), np.full(moves.low.size, -np.inf), np.zeros(moves.low.size)),
        ):
            blocks.append([matrix if at == number else None for at in range(len(first))] + [switched])
            least.append(low)
            most.append(high)
    matrix = block_array(blocks, format="csr")
    return LinearConstraint(matrix, np.concatenate(least), np.concatenate(most))


def _switched(moves: Moves, bound: Floats) -> Matrix:
    shape = (moves.switch.size, len(moves.cells))
    return coo_array((bound, (np.arange(moves.switch.size), moves.switch)), shape=shape).tocsr()
