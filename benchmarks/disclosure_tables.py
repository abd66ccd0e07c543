"""Tables for the benchmark of disclosure: groups, places and years of one indicator, or of four of one table."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.disclosure.adding import EVERYONE, Figure, Structure, sums
from indicators.disclosure.attacker import Attack, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.choosing import Choice
from indicators.disclosure.linked import linked
from indicators.disclosure.policy import PRESETS, Numbers, verdict
from indicators.disclosure.tables import Cell, Span, Sum, Table, connected

FIRST, POOL, MOST = 2010, 3, 10
POLICY = PRESETS["calhhs"]
COUNTY = "county"
Pair = tuple[int, int]


@dataclass(frozen=True)
class Size:
    """How large a world is; `pooled`: with every three years together; `columns`: four indicators of a table."""

    groups: int
    places: int
    years: int
    pooled: bool = False
    columns: bool = False

    def __str__(self) -> str:
        """Return it in words."""
        return f"{self.groups} x {self.places} x {self.years}"


@dataclass(frozen=True)
class World:
    """Figures with what adds up to what."""

    figures: list[Figure]
    cells: dict[str, Cell]
    sums: list[Sum]

    def tables(self) -> list[Table]:
        """Return the tables that have something guarded."""
        return [table for table in connected(self.cells, self.sums) if any(table.guards())]


def world(size: Size, *, seed: int = 5) -> World:
    """Return figures of one county with its cities, drawn with a seed."""
    structure = Structure(
        {EVERYONE: EVERYONE} | {f"g{n}": f"d{n % 4}" for n in range(size.groups)},
        {COUNTY: None} | {f"p{n}": COUNTY for n in range(size.places)},
        {COUNTY: COUNTY} | {f"p{n}": "city" for n in range(size.places)},
    )
    figures = [
        figure(place, group, FIRST + year, FIRST + year, pair)
        for (place, group, year), pair in counts(size, seed).items()
    ]
    if size.pooled:
        figures += pools(figures)
    if size.columns:
        figures += [each for one in figures for each in columns(one)]
    indicators = {one.indicator for one in figures}
    added = [*sums(figures, structure), *(linked(figures, [indicators]) if size.columns else ())]
    return World(figures, {one.key: cell(one) for one in figures}, added)


def prove(one: World, chosen: Choice) -> int:
    """Return how many guards do not hold; each table that hangs together is attacked by itself."""
    return sum(len(Attack(*seen(table, chosen)).breaches(guards(table))) for table in one.tables())


def seen(table: Table, chosen: Choice) -> tuple[dict[str, Sight], list[Seen]]:
    """Return a table as readers see it."""
    sights = {key: sight(cell, chosen) for key, cell in table.cells.items()}
    relations = [Seen(Quantity(one.part), one.total, one.parts, one.exact, Quantity(one.whole)) for one in table.sums]
    return sights, relations


def sight(cell: Cell, chosen: Choice) -> Sight:
    """Return a figure as readers see it; who counts people leaves nobody over."""
    none_over = (Told(Quantity.REST, 0, 0),) if cell.rest is None else ()
    if cell.key not in chosen.hidden:
        return Sight(cell.count, None if cell.rest is None else cell.count + cell.rest, told=none_over)
    return Sight(told=none_over if cell.key in chosen.vague else (*map(told, cell.told), *none_over))


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


def counts(size: Size, seed: int) -> dict[tuple[str, str, int], Pair]:
    """Return people with and without, by place, group and year."""
    draw = np.random.default_rng(seed)
    people = draw.lognormal(7.0, 1.0, size.places)
    found: dict[tuple[str, str, int], np.ndarray] = {}
    for number, year in np.ndindex(size.places, size.years):
        everyone = draw.poisson([people[number] * 0.8, people[number] * 0.2])
        found[f"p{number}", EVERYONE, year] = everyone
        for dimension in range(min(4, size.groups)):
            names = [f"g{n}" for n in range(dimension, size.groups, 4)]
            shares = draw.dirichlet(np.full(len(names), 0.8))
            split = np.array([draw.multinomial(whole, shares) for whole in everyone]).T
            found |= {(f"p{number}", name, year): pair for name, pair in zip(names, split, strict=True)}
    for (_, group, year), pair in list(found.items()):
        found[COUNTY, group, year] = found.get((COUNTY, group, year), np.zeros(2, int)) + pair
    return {key: (int(pair[0]), int(pair[1])) for key, pair in found.items()}


def figure(
    place: str, group: str, first: int, last: int, pair: tuple[int, int | None], indicator: str = "graduates"
) -> Figure:
    """Return one figure."""
    key = f"{indicator}/{place}/{group}/{first}-{last}"
    return Figure(key, indicator, place, group, dt.date(first, 1, 1), dt.date(last, 12, 31), *pair)


def columns(one: Figure) -> Iterator[Figure]:
    """Yield all who began, and of those who did not graduate how many left and how many are there still."""
    count, rest = one.count or 0, one.rest or 0
    for indicator, people in (("began", count + rest), ("left", 2 * rest // 3), ("there", rest - 2 * rest // 3)):
        yield figure(one.place, one.group, one.starts.year, one.ends.year, (people, None), indicator)


def pools(figures: Sequence[Figure]) -> list[Figure]:
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
    each = [(one.count or 0, one.rest or 0) for one in parts]
    return sum(count for count, _ in each), sum(rest for _, rest in each)


def cell(one: Figure) -> Cell:
    """Return a figure as the chooser takes it: totals and recent years are hidden last."""
    assert one.count is not None
    people = None if one.rest is None else one.count + one.rest
    said = verdict(POLICY, Numbers(one.count, people, share=one.rest is not None))
    weight = (
        (4 if one.group == EVERYONE else 1) * (4 if one.place == COUNTY else 1) * (1 + (one.ends.year - FIRST) / 15)
    )
    return Cell(one.key, one.count, one.rest, said.guarded, said.told, hidden=said.reason is not None, weight=weight)
