"""Random columns of one table, by group and place: the attacker never narrows what is guarded in any of them."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from indicators.disclosure.adding import Figure, Structure, sums
from indicators.disclosure.attacker import Attack, Breach, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.choosing import Choice, choose
from indicators.disclosure.linked import linked
from indicators.disclosure.policy import PRESETS, Policy, verdict
from indicators.disclosure.tables import Cell, Sum, connected
from tests.indicators.disclosure.test_nobody_identified import cell, few, numbers, sight

STRUCTURE = Structure(
    dimensions={"all": "all", "girls": "gender", "boys": "gender"},
    part_of={"county": None, "east": "county", "west": "county"},
    kinds={"county": "county", "east": "city", "west": "city"},
)
GROUPS = ("girls", "boys")
Spot = tuple[str, str]
"""A place and a group."""


@dataclass(frozen=True)
class World:
    """Of everybody who began: who graduated, left, and is there still, at every spot; which indicators tell it."""

    people: Mapping[Spot, tuple[int, int, int]]
    indicators: Sequence[str]
    known: Collection[str]
    policy: Policy


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw the people of the smallest spots and add them up; choose which columns are published, and one as it is."""
    places = draw(st.sampled_from([("county",), ("east", "west")]))
    people = {(place, group): draw(st.tuples(few, few, few)) for place in places for group in GROUPS}
    people |= {(place, "all"): added([people[place, group] for group in GROUPS]) for place in places}
    if len(places) > 1:
        people |= {("county", group): added([people[place, group] for place in places]) for group in (*GROUPS, "all")}
    columns = draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=2, max_size=5, unique=True))
    policy = draw(st.sampled_from(list(PRESETS.values())))
    return World(people, columns, draw(st.sampled_from([(), (columns[0],)])), policy)


def added(each: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Add up people."""
    return sum(one[0] for one in each), sum(one[1] for one in each), sum(one[2] for one in each)


COLUMNS: dict[str, Callable[[int, int, int], tuple[int, int | None]]] = {
    "began": lambda graduated, left, there: (graduated + left + there, None),
    "graduated": lambda graduated, left, there: (graduated, None),
    "left": lambda graduated, left, there: (left, None),
    "there": lambda graduated, left, there: (there, None),
    "share": lambda graduated, left, there: (graduated, left + there),
    "share there": lambda graduated, left, there: (there, graduated + left),
    "share of the others": lambda graduated, left, there: (left, there),
}


def figures_of(world: World) -> list[Figure]:
    """The figures of a world."""
    year = dt.date(2014, 1, 1), dt.date(2014, 12, 31)
    return [
        Figure(f"{key}/{place}/{group}", key, place, group, *year, *COLUMNS[key](*people))
        for key in world.indicators
        for (place, group), people in world.people.items()
    ]


def cells_of(figures: Sequence[Figure], world: World) -> dict[str, Cell]:
    """The figures as the chooser takes them; those of a column that is shown as it is are known."""
    known = {one.key: one.indicator in world.known for one in figures}
    made = {one.key: cell(one, world.policy) for one in figures}
    return {
        key: replace(one, known=True, hidden=False, guarded=(), told=()) if known[key] else one
        for key, one in made.items()
    }


def lasts(one: Sum, world: World) -> bool:
    """Whether something adds up whoever is counted: also of many people, no two numbers of whom are alike."""
    places = {place for place, _ in world.people}
    smallest = sorted(places - {"county"} or places)
    many = ((1_009, 2_003, 4_001), (8_009, 16_001, 32_003), (64_007, 128_021, 256_019), (512_009, 1_024_021, 2_048_003))
    people = dict(zip(((place, group) for place in smallest for group in GROUPS), many, strict=False))
    people |= {(place, "all"): added([people[place, group] for group in GROUPS]) for place in smallest}
    if len(smallest) > 1:
        people |= {("county", group): added([people[place, group] for place in smallest]) for group in (*GROUPS, "all")}
    numbers = {figure.key: figure for figure in figures_of(replace(world, people=people))}
    parts = [numbers[key].number(one.part) or 0 for key in one.parts]
    whole = numbers[one.total].number(one.whole) or 0
    return sum(parts) == whole if one.exact else sum(parts) <= whole


def attack(figures: Sequence[Figure], added: Sequence[Sum], world: World, chosen: Choice) -> list[Breach]:
    """What the attacker finds; he knows that a number of people leaves nobody over."""
    sights = {one.key: seen(one, world, chosen) for one in figures}
    relations = [Seen(Quantity(one.part), one.total, one.parts, one.exact, Quantity(one.whole)) for one in added]
    guards = [
        Guard(one.key, Quantity(span.part), span.low, span.high)
        for one in figures
        if one.key in chosen.hidden
        for span in verdict(world.policy, numbers(one)).guarded
    ]
    return Attack(sights, relations).breaches(guards)


def seen(one: Figure, world: World, chosen: Choice) -> Sight:
    """A figure as readers see it."""
    hidden = one.key in chosen.hidden
    found = Sight() if one.key in chosen.vague else sight(one, world.policy, hidden=hidden)
    return found if one.rest is not None else replace(found, told=(*found.told, Told(Quantity.REST, 0, 0)))


@settings(max_examples=15, deadline=None)
@example(
    # Nobody graduated, so all who began are both everyone and those left over: that is no way to add up.
    World(
        {("county", "girls"): (0, 0, 0), ("county", "boys"): (0, 0, 2), ("county", "all"): (0, 0, 2)},
        ["began", "graduated", "left", "share"],
        (),
        PRESETS["small denominators"],
    )
)
@example(
    World(
        {("county", "girls"): (0, 0, 0), ("county", "boys"): (0, 1, 0), ("county", "all"): (0, 1, 0)},
        ["began", "share", "share of the others"],
        (),
        PRESETS["small denominators"],
    )
)
@given(worlds())
def test_the_attacker_never_narrows_a_number_by_other_columns(world: World) -> None:
    across(world)


@pytest.mark.soak
@settings(max_examples=250, deadline=None)
@given(worlds())
def test_the_attacker_never_narrows_a_number_by_other_columns_in_many_worlds(world: World) -> None:
    across(world)


def across(world: World) -> None:
    """Where a column that is shown as it is tells too much, everything else in its table is hidden, and he finds it."""
    figures = figures_of(world)
    added_up = [*sums(figures, STRUCTURE), *linked(figures, [world.indicators])]
    cells = cells_of(figures, world)
    chosen = choose(cells, added_up)
    event(f"{len(chosen.hidden) - sum(one.hidden for one in cells.values())} hidden besides")
    # Of very few people more adds up than must: whoever takes that for more than chance is stopped, and tells nothing.
    lasting = [one for one in added_up if lasts(one, world)]
    for breach in attack(figures, added_up, world, chosen):
        event(f"a column that is shown tells: {breach.finding}")
        table = next(one.cells for one in connected(cells, added_up) if breach.guard.key in one.cells)
        assert any(one.known for one in table.values()) or breach not in attack(figures, lasting, world, chosen)
        assert {key for key, one in table.items() if not one.known} <= chosen.hidden


@settings(max_examples=20, deadline=None)
@given(worlds())
def test_every_sum_that_is_found_holds(world: World) -> None:
    figures = {one.key: one for one in figures_of(world)}
    for one in linked(list(figures.values()), [world.indicators]):
        parts = [figures[key].number(one.part) for key in one.parts]
        assert sum(number or 0 for number in parts) == figures[one.total].number(one.whole)
