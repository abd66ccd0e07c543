"""What to hide: the least that keeps every small figure safe, or more where that cannot be found in time."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.disclosure import one_sum
from indicators.disclosure.hiding import NotSolved, Problem, all_at_once, one_by_one
from indicators.disclosure.tables import Cell, Sum, Table, connected

SECONDS = 60.0
"""How long the choice for one table may take, before everything in it is hidden."""
SMALL = 3_000
"""Up to how many unknowns all witnesses of a table are sought at once."""


@dataclass(frozen=True)
class Choice:
    """The keys of all cells to hide, those hidden already among them.

    Of those in `vague` the mark says no more than that: where it said "fewer than 11" of everyone and of both groups,
    each group would be known to be fewer than 10.
    """

    hidden: frozenset[str]
    vague: frozenset[str] = frozenset()


def choose(cells: Mapping[str, Cell], sums: Sequence[Sum], *, seconds: float = SECONDS) -> Choice:
    """Return what to hide; `seconds` is for each table that hangs together.

    Where no choice is found in that time, or none is enough, every cell of the table is hidden that is not known, with
    a vague mark: more, never less.
    """
    chosen = [_choose(one, seconds) for one in connected(cells, sums)]
    return Choice(
        frozenset().union(*(one.hidden for one in chosen)),
        frozenset().union(*(one.vague for one in chosen)),
    )


def _choose(table: Table, seconds: float) -> Choice:
    if not any(table.guards()):
        return Choice(frozenset(key for key, cell in table.cells.items() if cell.hidden and not cell.known))
    if one_sum.fits(table) and (found := one_sum.cheapest(table)) is not None:
        return Choice(found)
    problem = Problem.of(table)
    size = len(problem.needs()) * problem.moves.width
    solve = all_at_once if size <= SMALL else one_by_one
    try:
        return Choice(solve(problem, until=time.monotonic() + seconds))
    except NotSolved:
        everything = frozenset(problem.moves.cells)
        return Choice(everything, everything)
