"""The common small table: groups beside their total, solved exactly without an integer program."""

import heapq
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from indicators.disclosure.tables import Cell, Part, Sum, Table

MOST_TRIES = 5_000


@dataclass(frozen=True)
class Line:
    """One sum over one part: what each cell could move by if it were hidden; the total moves against the others."""

    part: Part
    total: str
    moves: dict[str, tuple[float, float]]
    slack: float | None

    def allows(self, key: str, by: float, hidden: Collection[str]) -> bool:
        """Tell whether a cell can move by a number with the other hidden cells making up for it.

        Parts that may add up to less than the total (`slack` is by how much they do) need not be made up for downwards.
        """
        wanted = by if key == self.total else -by
        others = [self.moves[one] for one in hidden if one != key]
        down, up = sum(low for low, _ in others), sum(high for _, high in others)
        return down <= wanted <= up if self.slack is None else down <= wanted + self.slack


def fits(table: Table) -> bool:
    """Tell whether a table is one for this way: a single sum for each part, and marks that tell of each part apart."""
    parts = [one.part for one in table.sums]
    same = all(one.whole is one.part for one in table.sums)
    apart = all(span.part is not Part.PEOPLE for cell in table.cells.values() for span in (*cell.told, *cell.guarded))
    members = {frozenset((one.total, *one.parts)) for one in table.sums}
    return same and apart and len(parts) == len(set(parts)) and Part.PEOPLE not in parts and len(members) == 1


def cheapest(table: Table) -> frozenset[str] | None:
    """Return the cells to hide with the least loss, those hidden already among them.

    None: no choice of cells is enough, or too many would have to be tried.
    """
    lines = {one.part: _line(one, table) for one in table.sums}
    needs = [(key, part, end - table.cells[key].number(part)) for key, part, end in table.guards()]
    first = frozenset(key for key, cell in table.cells.items() if cell.hidden and not cell.known)
    return next((one for one in _by_loss(table, first) if _is_enough(one, needs, lines)), None)


def _is_enough(hidden: frozenset[str], needs: Sequence[tuple[str, Part, float]], lines: dict[Part, Line]) -> bool:
    return all(part not in lines or lines[part].allows(key, by, hidden) for key, part, by in needs)


def _line(one: Sum, table: Table) -> Line:
    moves = {key: _moves(table.cells[key], one.part) for key in one.parts}
    low, high = _moves(table.cells[one.total], one.part)
    total = table.cells[one.total].number(one.part)
    slack = None if one.exact else float(total - sum(table.cells[key].number(one.part) for key in one.parts))
    return Line(one.part, one.total, {**moves, one.total: (-high, -low)}, slack)


def _moves(cell: Cell, part: Part) -> tuple[float, float]:
    low, high = cell.span(part)
    own = cell.number(part)
    return low - own, high - own


def _by_loss(table: Table, first: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield `first` with more and more of the other cells, the least loss first."""
    free = sorted((one for one in table.cells.values() if not one.known and one.key not in first), key=_loss)
    waiting: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for _ in range(MOST_TRIES):
        if not waiting:
            return
        loss, chosen = heapq.heappop(waiting)
        yield first | {free[at].key for at in chosen}
        for more in _next(free, loss, chosen):
            heapq.heappush(waiting, more)


def _next(free: Sequence[Cell], loss: float, chosen: tuple[int, ...]) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the choices that follow one: with one cell more, and with its last cell exchanged for the next."""
    following = chosen[-1] + 1 if chosen else 0
    if following == len(free):
        return
    added = loss + free[following].weight
    yield added, (*chosen, following)
    if chosen:
        yield added - free[chosen[-1]].weight, (*chosen[:-1], following)


def _loss(cell: Cell) -> tuple[float, str]:
    return cell.weight, cell.key
