"""How long it takes to choose what to hide and to prove it, and how much is lost, by the size of the tables.

    .venv/bin/python -m benchmarks.disclosure [--quick]

Groups in four dimensions beside everyone, cities beside their county, and years, alone or with every three of them
pooled, or four columns of one table. Each number of people is drawn, a third of the cities being small. Printed are the
seconds to choose and to prove, the figures that are small, those hidden besides, and those that would be where one
small figure hides its whole table. Then, of tables of which the best choice of all is found, how much is lost besides
the small figures, by it and by what was chosen.
"""

import sys
import time
from dataclasses import replace

from benchmarks.disclosure_tables import Size, World, prove, world
from indicators.disclosure.choosing import Choice, choose
from indicators.disclosure.hiding import all_at_once
from indicators.disclosure.tables import Table
from indicators.disclosure.witnesses import NotSolved, Problem

QUICK = (Size(5, 5, 3), Size(10, 10, 3), Size(10, 20, 3))
FULL = (Size(5, 5, 3), Size(10, 10, 3), Size(10, 20, 6), Size(20, 20, 6), Size(20, 40, 3), Size(20, 40, 15))
POOLED_QUICK, POOLED_FULL = (Size(5, 5, 3), Size(10, 10, 3)), (Size(5, 5, 3), Size(10, 10, 3), Size(20, 40, 3))
COLUMNS_QUICK, COLUMNS_FULL = (Size(5, 5, 1), Size(8, 8, 1)), (Size(5, 5, 1), Size(8, 8, 1), Size(20, 20, 1))
BEST_QUICK, BEST_FULL = (Size(6, 8, 1), Size(8, 10, 1)), (Size(6, 8, 1), Size(8, 10, 1), Size(10, 12, 1))
SEEDS_QUICK, SEEDS_FULL = (5, 6), (5, 6, 7)
SECONDS_QUICK, SECONDS_FULL = 10.0, 30.0
"""How long the best choice of all of one table is sought."""


def main(*options: str) -> None:
    """Print a line for each size; `--quick`: of small ones only."""
    quick = "--quick" in options
    pooled, columns = (POOLED_QUICK, COLUMNS_QUICK) if quick else (POOLED_FULL, COLUMNS_FULL)
    print("groups x places x periods  figures  small  hidden besides  choose s  prove s  breaches  whole table")
    parts = {
        "every year alone": QUICK if quick else FULL,
        "every three years pooled": [replace(size, pooled=True) for size in pooled],
        "four columns of one table": [replace(size, columns=True) for size in columns],
    }
    for title, sizes in parts.items():
        print(title)
        for size in sizes:
            print(line(world(size), size), flush=True)
    print("tables of which the best choice is found     cells  best besides  chosen besides  more  best s  choose s")
    for size in BEST_QUICK if quick else BEST_FULL:
        for seed in SEEDS_QUICK if quick else SEEDS_FULL:
            beside_the_best(size, seed, SECONDS_QUICK if quick else SECONDS_FULL)


def line(one: World, size: Size) -> str:
    """Return what is measured of one world, in words."""
    began = time.perf_counter()
    chosen = choose(one.cells, one.sums)
    between = time.perf_counter()
    breaches = prove(one, chosen)
    ended = time.perf_counter()
    small = {key for key, cell in one.cells.items() if cell.hidden}
    everything = sum(len(table.cells) for table in one.tables())
    return (
        f"{size!s:<26}{len(one.cells):>8,}{len(small):>7,}{len(chosen.hidden - small):>16,}{between - began:>10.1f}"
        f"{ended - between:>9.1f}{breaches:>10}{everything:>9,} ({everything / max(1, len(chosen.hidden)):.1f}x)"
    )


def beside_the_best(size: Size, seed: int, longest: float) -> None:
    """Print what is lost besides the small figures in each table of a world, where the best choice is found in time."""
    for table in world(size, seed=seed).tables():
        began = time.perf_counter()
        chosen = choose(table.cells, table.sums)
        took = time.perf_counter() - began
        found = best(table, longest)
        named = f"{size!s:<12} drawn with seed {seed}"
        if found is None:
            print(f"{named:<44}{len(table.cells):>6}  not found in {longest:.0f} s; chosen in {took:.1f} s", flush=True)
            continue
        choice, seconds = found
        least, lost = besides(table, choice), besides(table, chosen)
        more = f"{100 * (lost / least - 1):+.0f}%" if least else "-"
        print(
            f"{named:<44}{len(table.cells):>6}{least:>14.1f}{lost:>16.1f}{more:>6}{seconds:>8.1f}{took:>10.1f}",
            flush=True,
        )


def best(table: Table, longest: float) -> tuple[Choice, float] | None:
    """Return the choice that loses least, and the seconds it took; None where that is not known in time."""
    began = time.monotonic()
    try:
        found = all_at_once(Problem.of(table), until=began + longest)
    except NotSolved:
        return None
    took = time.monotonic() - began
    return (found, took) if took < longest else None


def besides(table: Table, chosen: Choice) -> float:
    """Return what is lost by a choice besides the figures that are small by themselves."""
    problem = Problem.of(table)
    return problem.loss(chosen) - problem.loss(problem.first())


if __name__ == "__main__":
    main(*sys.argv[1:])
