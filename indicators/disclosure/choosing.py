"""What to hide: the least that keeps every small figure safe, or more where that cannot be found in time."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from indicators.disclosure import one_sum
from indicators.disclosure.hiding import all_at_once, one_by_one
from indicators.disclosure.tables import Cell, Sum, Table, connected
from indicators.disclosure.witnesses import Choice, NotSolved, Problem

__all__ = ["SECONDS", "Choice", "choose", "everything"]

SECONDS = 180.0
"""How long the choice for one table may take, before everything in it is hidden."""
SMALL = 3_000
"""Up to how many unknowns all witnesses of a table are sought at once."""
AT_ONCE = 0.01
"""What share of the time that may take."""


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


def everything(table: Table) -> Choice:
    """Return all of a table that is not known, with marks that tell nothing."""
    every = frozenset(key for key, cell in table.cells.items() if not cell.known)
    return Choice(every, every)


def _choose(table: Table, seconds: float) -> Choice:
    if not any(table.guards()):
        return Choice(frozenset(key for key, cell in table.cells.items() if cell.hidden and not cell.known))
    if one_sum.fits(table) and (found := one_sum.cheapest(table)) is not None:
        return Choice(found)
    problem = Problem.of(table)
    return min(_found(problem, seconds), key=problem.loss, default=everything(table))


def _found(problem: Problem, seconds: float) -> Iterator[Choice]:
    """Yield what is enough: the best choice of all where it is found soon, or else the better of two.

    The best that was found of all by then may lose far more than what was found some needs at a time.
    """
    if len(problem.needs()) * problem.moves.width <= SMALL:
        until = time.monotonic() + AT_ONCE * seconds
        least = list(_solved(all_at_once, problem, until))
        yield from least
        if least and time.monotonic() < until:
            return
    yield from _solved(one_by_one, problem, time.monotonic() + seconds)


def _solved(solve: Callable[..., Choice], problem: Problem, until: float) -> Iterator[Choice]:
    with suppress(NotSolved):
        yield solve(problem, until=until)
