"""Which cells of a table to hide besides the small ones, so that none of these can be worked out.

A small cell is safe at one end of what is guarded when there is another table of whole numbers that fits everything
shown, in which the cell stands at that end: a witness. Cells in which it differs from the truth are to be hidden. Small
tables are solved for all witnesses at once, which loses the least; larger ones some needs at a time, which may hide
more. What is hidden later never takes a witness away. (The model is that of Fischetti and Salazar, Management
Science 47, 2001; a witness at a time is the way of Kelly, Golden and Assad, Networks 22, 1992.)
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from indicators.disclosure.tables import Sum
from indicators.disclosure.witnesses import Choice, Effort, Need, NotSolved, Problem, pushed, with_least_loss

TOGETHER, FEWER = 30, 4
"""How many needs, far from each other, one witness has to meet at a time; where that takes too long, a quarter."""
GAP = 0.05
"""How far from the least the loss of one step may be."""
EACH = 2.0
"""How many seconds one step may look for less loss."""
NEAREST, STEPS = 5, 2
"""How many cells of each sum are tried, in how many steps away from a small one, before all are."""
WORTH = 0.1
"""Witnesses that hide nothing more are sought while each meets so much of what is left."""

Sums = Mapping[str, Sequence[Sum]]


def all_at_once(problem: Problem, *, until: float) -> Choice:
    """Return the cells to hide with the least loss, or the best choice found until a moment of `time.monotonic`.

    Raises:
        NotSolved: no choice was found in time, or none is enough.
    """
    needs = problem.needs()
    return (
        with_least_loss(problem, [[one] for one in needs], problem.first(), Effort(until))[1]
        if needs
        else problem.first()
    )


def one_by_one(problem: Problem, *, until: float) -> Choice:
    """Return cells to hide, found some needs at a time, with little loss; raises as `all_at_once`."""
    effort, at, together = Effort(until, GAP, EACH, finished=True), _sums_at(problem), TOGETHER
    chosen = problem.first()
    waiting = _swept(problem, problem.needs(), chosen, effort)
    while waiting:
        met, now, together = _step(problem, at, waiting, chosen, effort, together)
        waiting = met if now == chosen else _swept(problem, met, now, effort)
        chosen = now
    return chosen


def _step(
    problem: Problem, at: Sums, waiting: Sequence[Need], chosen: Choice, effort: Effort, together: int
) -> tuple[list[Need], Choice, int]:
    """Meet some needs, far from each other, with cells nearby; return what is left, and how many to try next.

    Where no choice is found soon that is close to the least loss (what is found by then may lose many times as much),
    fewer are tried, and at last one with any cells.
    """
    while together:
        some = _apart(waiting, at, together)
        nearby = {key for one in some for key in _near(problem, one[0], at, chosen)}
        try:
            moved, now = with_least_loss(problem, [some], chosen, effort, nearby)
        except NotSolved:
            together //= FEWER
            continue
        return problem.unmet(moved[0], waiting), now, min(2 * together, TOGETHER)
    moved, now = with_least_loss(problem, [waiting[:1]], chosen, Effort(effort.until, GAP))
    return problem.unmet(moved[0], waiting), now, 1


def _swept(problem: Problem, waiting: list[Need], chosen: Choice, effort: Effort) -> list[Need]:
    """Return the needs that are left after witnesses that hide nothing more."""
    for up in (False, True, False, True):
        met = True
        while waiting and met:
            left = problem.unmet(pushed(problem, waiting, chosen, effort, up=up), waiting)
            met = len(waiting) - len(left) > WORTH * len(waiting)
            waiting = left
    return waiting


def _apart(waiting: Iterable[Need], at: Sums, most: int) -> list[Need]:
    """Return some needs of cells of which no two stand in one sum."""
    found: list[Need] = []
    taken: set[Sum] = set()
    for one in waiting:
        if taken.isdisjoint(at[one[0]]) and len(found) < most:
            found.append(one)
            taken.update(at[one[0]])
    return found


def _near(problem: Problem, key: str, at: Sums, chosen: Choice) -> set[str]:
    """Return the cells that are likely to make up for a cell: hidden ones first, then those that lose least."""
    cells = problem.table.cells
    found, edge = {key}, [key]
    for _ in range(STEPS):
        sums, edge = [one for key in edge for one in at[key]], []
        for one in sums:
            free = (name for name in (one.total, *one.parts) if name not in found and not cells[name].known)
            nearest = sorted(free, key=lambda name: (name not in chosen.hidden, cells[name].weight))[:NEAREST]
            found.update(nearest)
            edge += nearest
    return found


def _sums_at(problem: Problem) -> Sums:
    found: dict[str, list[Sum]] = defaultdict(list)
    for one in problem.table.sums:
        for key in (one.total, *one.parts):
            found[key].append(one)
    return found
