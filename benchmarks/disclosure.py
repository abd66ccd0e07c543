"""How long it takes to choose what to hide and to prove it, and how much is lost, by the size of the tables.

    .venv/bin/python -m benchmarks.disclosure [LONGEST]

Groups in four dimensions beside everyone, cities beside their county, and years, alone or with every three of them
pooled. Each number of people is drawn, a third of the cities being small. Printed are the seconds to choose and to
prove, the figures that are small and those hidden besides, and (where it ends within `LONGEST` seconds a table) how
much the best choice of all would lose, beside what is lost where one small figure hides its whole table.
"""

import datetime as dt
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.disclosure.adding import EVERYONE, Figure, Structure, sums
from indicators.disclosure.attacker import Attack, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.choosing import Choice, choose
from indicators.disclosure.hiding import all_at_once
from indicators.disclosure.policy import PRESETS, Numbers, verdict
from indicators.disclosure.tables import Cell, Span, Sum, Table, connected
from indicators.disclosure.witnesses import NotSolved, Problem

SIZES = ((5, 5, 3), (10, 10, 3), (10, 20, 6), (20, 20, 6), (20, 40, 6), (20, 40, 15))
FIRST, POOL, MOST = 2010, 3, 10
POLICY = PRESETS["calhhs"]
COUNTY = "county"
Pair = tuple[int, int]


@dataclass(frozen=True)
class World:
    """Figures with what adds up to what."""

    figures: list[Figure]
    cells: dict[str, Cell]
    sums: list[Sum]


def main(longest: float = 60.0) -> None:
    """Print a line for each size."""
    print(
        "groups x places x periods  figures  small  hidden besides  choose s  prove s  breaches  optimum  whole table"
    )
    for pooled in (False, True):
        print("every three years pooled" if pooled else "every year alone")
        for groups, places, years in SIZES:
            print(line(world(groups, places, years, pooled=pooled), (groups, places, years), longest))


def line(one: World, size: tuple[int, int, int], longest: float) -> str:
    """Return what is measured of one world, in words."""
    began = time.perf_counter()
    chosen = choose(one.cells, one.sums)
    between = time.perf_counter()
    breaches = prove(one, chosen)
    ended = time.perf_counter()
    small = {key for key, cell in one.cells.items() if cell.hidden}
    return (
        f"{' x '.join(map(str, size)):<26}{len(one.cells):>8,}{len(small):>7,}{len(chosen.hidden - small):>16,}"
        f"{between - began:>10.1f}{ended - between:>9.1f}{breaches:>10}"
        f"{excess(one, chosen, longest):>9}{whole(one, chosen):>13}"
    )


def excess(one: World, chosen: Choice, longest: float) -> str:
    """Return by how much more is lost than at best, over the tables for which that is found in time."""
    best = lost = 0.0
    tables = [table for table in connected(one.cells, one.sums) if any(table.guards())]
    solved = 0
    until = time.monotonic() + longest
    for table in tables:
        try:
            least = all_at_once(Problem.of(table), until=until).hidden
        except NotSolved:
            continue
        if time.monotonic() < until:
            solved += 1
            best += loss(table.cells, least)
            lost += loss(table.cells, chosen.hidden & table.cells.keys())
    return f"{100 * (lost / best - 1):+.1f}% ({solved}/{len(tables)})" if solved else "-"


def loss(cells: Mapping[str, Cell], hidden: Iterable[str]) -> float:
    """Return the weights of what is hidden though it is not small."""
    return sum(cells[key].weight for key in hidden)


def whole(one: World, chosen: Choice) -> str:
    """Return how many figures are hidden where one small figure hides its table, and how many times as many that is."""
    tables = [table.cells for table in connected(one.cells, one.sums) if any(table.guards())]
    everything = sum(len(cells) for cells in tables)
    return f"{everything:,} ({everything / max(1, len(chosen.hidden)):.1f}x)"


def prove(one: World, chosen: Choice) -> int:
    """Return how many guards do not hold; each table that hangs together is attacked by itself."""
    return sum(
        len(Attack(*seen(table, chosen)).breaches(guards(table)))
        for table in connected(one.cells, one.sums)
        if any(table.guards())
    )


def seen(table: Table, chosen: Choice) -> tuple[dict[str, Sight], list[Seen]]:
    """Return a table as readers see it."""
    sights = {key: sight(cell, chosen) for key, cell in table.cells.items()}
    return sights, [Seen(Quantity(one.part), one.total, one.parts, one.exact) for one in table.sums]


def sight(cell: Cell, chosen: Choice) -> Sight:
    """Return a figure as readers see it."""
    if cell.key not in chosen.hidden:
        return Sight(cell.count, cell.count + (cell.rest or 0))
    return Sight() if cell.key in chosen.vague else Sight(told=tuple(map(told, cell.told)))


def told(span: Span) -> Told:
    """Return what a mark says: a number that is not small is 0 or above the threshold."""
    large = span.low > MOST or span.high == 0
    return (
        Told(Quantity(span.part), MOST + 1, or_zero=True) if large else Told(Quantity(span.part), span.low, span.high)
    )


def guards(table: Table) -> list[Guard]:
    """Return what may not be learned."""
    return [
        Guard(cell.key, Quantity(span.part), span.low, span.high)
        for cell in table.cells.values()
        if cell.hidden
        for span in cell.guarded
    ]


def world(groups: int, places: int, years: int, *, pooled: bool) -> World:
    """Return figures of one county with its cities, drawn with a fixed seed."""
    structure = Structure(
        {EVERYONE: EVERYONE} | {f"g{n}": f"d{n % 4}" for n in range(groups)},
        {COUNTY: None} | {f"p{n}": COUNTY for n in range(places)},
        {COUNTY: COUNTY} | {f"p{n}": "city" for n in range(places)},
    )
    numbers = counts(structure, groups, places, years)
    figures = [figure(place, group, FIRST + year, FIRST + year, pair) for (place, group, year), pair in numbers.items()]
    if pooled:
        figures += pools(figures, years)
    cells = {one.key: cell(one) for one in figures}
    return World(figures, cells, sums(figures, structure))


def counts(structure: Structure, groups: int, places: int, years: int) -> dict[tuple[str, str, int], Pair]:
    """Return people with and without, by place, group and year."""
    draw = np.random.default_rng(5)
    size = draw.lognormal(7.0, 1.0, places)
    found: dict[tuple[str, str, int], np.ndarray] = {}
    for number, people in enumerate(size):
        for year in range(years):
            everyone = draw.poisson([people * 0.8, people * 0.2])
            found[f"p{number}", EVERYONE, year] = everyone
            for dimension in range(min(4, groups)):
                names = [f"g{n}" for n in range(dimension, groups, 4)]
                shares = draw.dirichlet(np.full(len(names), 0.8) / len(names) * len(names))
                split = np.array([draw.multinomial(whole, shares) for whole in everyone]).T
                found |= {(f"p{number}", name, year): pair for name, pair in zip(names, split, strict=True)}
    for (_, group, year), pair in list(found.items()):
        found[COUNTY, group, year] = found.get((COUNTY, group, year), np.zeros(2, int)) + pair
    return {key: (int(pair[0]), int(pair[1])) for key, pair in found.items()}


def figure(place: str, group: str, first: int, last: int, pair: Pair) -> Figure:
    """Return one figure."""
    key = f"{place}/{group}/{first}-{last}"
    return Figure(key, "graduates", place, group, dt.date(first, 1, 1), dt.date(last, 12, 31), *pair)


def pools(figures: Sequence[Figure], years: int) -> list[Figure]:
    """Return the figures of every three years together."""
    found: dict[tuple[str, str, int], list[Figure]] = {}
    for one in figures:
        found.setdefault((one.place, one.group, (one.starts.year - FIRST) // POOL), []).append(one)
    return [
        figure(place, group, FIRST + POOL * at, FIRST + POOL * at + POOL - 1, added(parts))
        for (place, group, at), parts in found.items()
        if len(parts) == POOL
    ]


def added(parts: Iterable[Figure]) -> Pair:
    """Return the numbers of figures added up."""
    return sum(one.count or 0 for one in parts), sum(one.rest or 0 for one in parts)


def cell(one: Figure) -> Cell:
    """Return a figure as the chooser takes it: totals and recent years are hidden last."""
    assert one.count is not None
    assert one.rest is not None
    said = verdict(POLICY, Numbers(one.count, one.count + one.rest, share=True))
    weight = (
        (4 if one.group == EVERYONE else 1) * (4 if one.place == COUNTY else 1) * (1 + (one.ends.year - FIRST) / 15)
    )
    return Cell(one.key, one.count, one.rest, said.guarded, said.told, hidden=said.reason is not None, weight=weight)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:2]))
