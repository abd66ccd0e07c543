"""Groups beside their total: what is hidden is the least that an attacker cannot see through."""

import time
from collections.abc import Iterable
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.disclosure import one_sum
from indicators.disclosure.attacker import Attack, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.hiding import all_at_once
from indicators.disclosure.tables import Cell, Part, Span, Sum, Table
from indicators.disclosure.witnesses import NotSolved, Problem

SMALL, LARGE = Span(Part.COUNT, 1, 10), Span(Part.COUNT, 11)


def counted(key: str, count: int, weight: float, *, known: bool = False) -> Cell:
    """A number of people under the rule that 1 to 10 are hidden; marks stay as they are."""
    small = 1 <= count <= 10
    told = SMALL if small else LARGE if count else Span(Part.COUNT, 0, 0)
    guarded = (SMALL,) if small else ()
    return Cell(key, count, None, guarded, (told,), known=known, hidden=small, marked=True, weight=weight)


@st.composite
def tables(draw: st.DrawFn, most: int = 6) -> Table:
    """A total and its parts, which may leave some people out."""
    size = st.one_of(st.integers(0, 12), st.integers(0, 60))
    parts = draw(st.lists(st.tuples(size, st.integers(1, 9), st.booleans()), min_size=1, max_size=most))
    left_out = draw(st.sampled_from([0, 0, 5, 20]))
    cells = {f"g{n}": counted(f"g{n}", *one[:2]) for n, one in enumerate(parts)}
    total = counted("all", sum(one[0] for one in parts) + left_out, draw(st.integers(5, 30)))
    return Table({**cells, "all": total}, [Sum(Part.COUNT, "all", tuple(cells), exact=not left_out)])


def loss(table: Table, hidden: Iterable[str]) -> float:
    """The weights of what is hidden."""
    return sum(table.cells[key].weight for key in hidden)


def is_safe(table: Table, hidden: frozenset[str]) -> bool:
    """Whether the attacker, who knows that a number is not small or nobody, narrows nothing."""
    sights = {
        key: Sight(cell.count)
        if key not in hidden
        else Sight(told=tuple(Told(Quantity.COUNT, one.low, one.high) for one in cell.told))
        for key, cell in table.cells.items()
    }
    seen = [Seen(Quantity.COUNT, one.total, one.parts, one.exact) for one in table.sums]
    guards = [Guard(key, Quantity.COUNT, 1, 10) for key, cell in table.cells.items() if cell.hidden]
    return not Attack(sights, seen).breaches(guards)


def optimum(table: Table) -> float | None:
    """The least loss by integer programs; None where nothing is enough."""
    try:
        return loss(table, all_at_once(Problem.of(table), until=time.monotonic() + 60).hidden)
    except NotSolved:
        return None


@settings(max_examples=200, deadline=None)
@given(tables())
def test_the_way_without_a_program_loses_what_the_integer_program_loses(table: Table) -> None:
    assert one_sum.fits(table)
    found = one_sum.cheapest(table)
    assert (None if found is None else loss(table, found)) == optimum(table)


@settings(max_examples=40, deadline=None)
@given(tables(most=3))
def test_no_other_choice_that_the_attacker_cannot_see_through_loses_less(table: Table) -> None:
    small = frozenset(key for key, cell in table.cells.items() if cell.hidden)
    others = [key for key in table.cells if key not in small]
    subsets = chain.from_iterable(combinations(others, n) for n in range(len(others) + 1))
    safe = [loss(table, small | set(one)) for one in subsets if is_safe(table, small | set(one))]
    found = one_sum.cheapest(table)
    assert (None if found is None else loss(table, found)) == min(safe, default=None)
