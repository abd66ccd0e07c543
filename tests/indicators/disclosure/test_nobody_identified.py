"""Random hierarchies of groups, places, periods and versions: the attacker never narrows what is guarded."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.disclosure.adding import Figure, Structure, sums
from indicators.disclosure.attacker import Attack, Breach, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.choosing import Choice, choose
from indicators.disclosure.policy import PRESETS, Numbers, Policy, verdict
from indicators.disclosure.tables import Cell, Part, Span, Sum

STRUCTURE = Structure(
    dimensions={
        "all": "all",
        "girls": "gender",
        "boys": "gender",
        "red": "colour",
        "green": "colour",
        "blue": "colour",
    },
    part_of={"county": None, "east": "county", "west": "county"},
    kinds={"county": "county", "east": "city", "west": "city"},
)
YEARS = (2013, 2014)
Key = tuple[str, str, int, int]


@dataclass(frozen=True)
class World:
    """Counts of people with and without, of every place, group and span of years; what is unknown is absent."""

    numbers: Mapping[Key, tuple[int, int]]
    policy: Policy
    counted: bool


few = st.one_of(st.integers(0, 14), st.integers(0, 60), st.integers(0, 3))
COLOURS = ("red", "green", "blue")


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw the smallest cells and add them up; groups may leave some people out, and years may be pooled."""
    places = draw(st.sampled_from([("county",), ("east", "west")]))
    years = draw(st.sampled_from([YEARS[:1], YEARS]))
    numbers: dict[Key, tuple[int, int]] = {}
    for place in places:
        for year in years:
            numbers |= draw(groups(place, year))
    if len(places) > 1:
        numbers |= summed(numbers, lambda key: ("county", *key[1:]))
    if len(years) > 1 and draw(st.booleans()):
        numbers |= summed(numbers, lambda key: (*key[:2], *YEARS))
    return World(numbers, draw(st.sampled_from(list(PRESETS.values()))), draw(st.booleans()))


@st.composite
def groups(draw: st.DrawFn, place: str, year: int) -> dict[Key, tuple[int, int]]:
    """Draw the groups of one place and year, and everyone."""
    pair = st.tuples(few, few)
    found = {(place, group, year, year): draw(pair) for group in COLOURS}
    left_out = draw(st.sampled_from([(0, 0), (3, 9)]))
    total = added([*found.values(), left_out])
    found[place, "all", year, year] = total
    if draw(st.booleans()):
        girls = (draw(st.integers(0, total[0])), draw(st.integers(0, total[1])))
        found[place, "girls", year, year] = girls
        found[place, "boys", year, year] = (total[0] - girls[0], total[1] - girls[1])
    return found


def summed(numbers: Mapping[Key, tuple[int, int]], whole: Callable[[Key], Key]) -> dict[Key, tuple[int, int]]:
    """The sums over what becomes the same whole, of those wholes that two parts are there for."""
    parts: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    for key, pair in numbers.items():
        parts[whole(key)].append(pair)
    return {key: added(pairs) for key, pairs in parts.items() if len(pairs) == 2}


def added(pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Add up pairs."""
    return sum(one for one, _ in pairs), sum(two for _, two in pairs)


def figures_of(world: World, version: str = "") -> list[Figure]:
    """The figures of a world; `version` marks their keys."""
    return [
        Figure(
            "/".join(map(str, key)) + version,
            "graduates",
            key[0],
            key[1],
            dt.date(key[2], 1, 1),
            dt.date(key[3], 12, 31),
            count,
            None if world.counted else rest,
        )
        for key, (count, rest) in world.numbers.items()
    ]


def cell(figure: Figure, policy: Policy) -> Cell:
    """A figure as the chooser takes it."""
    said = verdict(policy, numbers(figure))
    assert figure.count is not None
    return Cell(
        figure.key,
        figure.count,
        figure.rest,
        said.guarded,
        said.told,
        hidden=said.reason is not None,
        weight=1 + figure.count,
    )


def numbers(figure: Figure) -> Numbers:
    """The numbers of a figure as a rule takes them."""
    people = None if figure.count is None or figure.rest is None else figure.count + figure.rest
    return Numbers(figure.count, people, share=figure.rest is not None)


def sight(figure: Figure, policy: Policy, *, hidden: bool) -> Sight:
    """A figure as readers see it."""
    if not hidden:
        people = None if figure.count is None or figure.rest is None else figure.count + figure.rest
        return Sight(figure.count, people)
    return Sight(told=tuple(told(span, policy) for span in verdict(policy, numbers(figure)).told))


def told(span: Span, policy: Policy) -> Told:
    """What a mark says: a number that is not small is 0, where that may be shown, or above the threshold."""
    most = policy.people if span.part is Part.PEOPLE else policy.count
    if most is not None and (span.low, span.high) in {(0, 0), (most + 1, math.inf)}:
        return Told(Quantity(span.part), most + 1, or_zero=policy.zeros)
    return Told(Quantity(span.part), span.low, span.high)


def attack(figures: Sequence[Figure], found: Sequence[Sum], policy: Policy, chosen: Choice) -> list[Breach]:
    """What the attacker finds."""
    seen = {
        one.key: Sight() if one.key in chosen.vague else sight(one, policy, hidden=one.key in chosen.hidden)
        for one in figures
    }
    relations = [Seen(Quantity(one.part), one.total, one.parts, one.exact) for one in found]
    guards = [
        Guard(one.key, Quantity(span.part), span.low, span.high)
        for one in figures
        for span in verdict(policy, numbers(one)).guarded
        if one.key in chosen.hidden
    ]
    return Attack(seen, relations).breaches(guards)


@settings(max_examples=30, deadline=None)
@given(worlds())
def test_the_attacker_never_narrows_a_guarded_number(world: World) -> None:
    alone(world)


@pytest.mark.soak
@settings(max_examples=500, deadline=None)
@given(worlds())
def test_the_attacker_never_narrows_a_guarded_number_in_many_worlds(world: World) -> None:
    alone(world)


def alone(world: World) -> None:
    """Release a world once: nothing that is guarded is told."""
    figures = figures_of(world)
    found = sums(figures, STRUCTURE)
    cells = {one.key: cell(one, world.policy) for one in figures}
    chosen = choose(cells, found)
    assert {key for key, one in cells.items() if one.hidden} <= chosen.hidden
    assert attack(figures, found, world.policy, chosen) == []
