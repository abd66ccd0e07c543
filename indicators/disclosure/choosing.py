"""What to hide: the least that keeps every small figure safe, or more where that cannot be found in time."""

import time
from collections.abc import Mapping, Sequence

from indicators.disclosure import one_sum
from indicators.disclosure.hiding import all_at_once, one_by_one
from indicators.disclosure.tables import Cell, Sum, Table, connected
from indicators.disclosure.witnesses import Choice, NotSolved, Problem

__all__ = ["SECONDS", "Choice", "choose"]

SECONDS = 180.0
"""How long the choice for one table may take, before everything in it is hidden."""
SMALL = 3_000
"""Up to how many unknowns all witnesses of a table are sought at once."""
AT_ONCE = 0.01
"""What share of the time that may take: the best choice found until then is taken."""


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
    problem, now = Problem.of(table), time.monotonic()
    size = len(problem.needs()) * problem.moves.width
    tries = [(all_at_once, AT_ONCE)] if size <= SMALL else []
    for solve, share in (*tries, (one_by_one, 1.0)):
        try:
            return solve(problem, until=now + share * seconds)
        except NotSolved:
            continue
    everything = frozenset(problem.moves.cells)
    return Choice(everything, everything)
