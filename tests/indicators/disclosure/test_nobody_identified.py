"""Random hierarchies of groups, places, periods and versions: the attacker never narrows what is guarded."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from indicators.disclosure.adding import Figure, Structure, sums
from indicators.disclosure.attacker import Attack, Breach, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.choosing import Choice, choose
from indicators.disclosure.policy import PRESETS, Numbers, Policy, verdict
from indicators.disclosure.tables import Cell, Part, Span, Sum
from indicators.screening.tied import tied

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
revisions = st.lists(st.tuples(st.integers(0, 40), few, few), min_size=1, max_size=3)
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


@dataclass
class History:
    """What was shown and hidden so far, of every version of a figure: known to the attacker for good."""

    figures: dict[str, Figure] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    vague: set[str] = field(default_factory=set)
    sums: list[Sum] = field(default_factory=list)
    moments: list[Sequence[Figure]] = field(default_factory=list)

    def release(self, now: Sequence[Figure], policy: Policy) -> list[Breach]:
        """Add a release, in which a figure that was not revised has the key that it had; return what is found."""
        earlier = dict(self.figures)
        self.figures |= {one.key: one for one in now}
        self.moments.append(now)
        self.sums = list(dict.fromkeys([*self.sums, *sums(now, STRUCTURE), *tied(self.moments).revised]))
        chosen = choose({key: self.cell(one, policy, earlier) for key, one in self.figures.items()}, self.sums)
        self.hidden |= chosen.hidden - (earlier.keys() - self.hidden)
        self.vague |= chosen.vague - earlier.keys()
        past = Choice(frozenset(self.hidden), frozenset(self.vague))
        return attack(list(self.figures.values()), self.sums, policy, past)

    def cannot_be_saved(self, breach: Breach, policy: Policy) -> bool:
        """Whether it holds no better where everything is hidden that no earlier release has shown, with vague marks."""
        new = {key for key in self.figures if key.endswith(" 2")}
        everything = Choice(frozenset(self.hidden | new), frozenset(self.vague | new))
        found = attack(list(self.figures.values()), self.sums, policy, everything)
        return breach.guard in {one.guard for one in found}

    def cell(self, figure: Figure, policy: Policy, earlier: Mapping[str, Figure]) -> Cell:
        """A figure with its past: what was shown is known, what was hidden stays so, marks are as they were."""
        own, before = cell(figure, policy), figure.key in earlier
        told = () if figure.key in self.vague else own.told
        hidden = figure.key in self.hidden if before else own.hidden
        return replace(own, told=told, known=before and not hidden, hidden=hidden, marked=before)


@settings(max_examples=20, deadline=None)
@example(
    # The mark of everyone has told that 2 of 10 at most are counted: so are no more of the group that is few now.
    World(
        {("county", group, 2013, 2013): (0, 10 if group in {"red", "all"} else 0) for group in (*COLOURS, "all")},
        PRESETS["nces"],
        counted=False,
    ),
    [(0, 0, 1)],
)
@given(worlds(), revisions)
def test_nothing_is_narrowed_by_an_earlier_release_and_what_cannot_be_saved_is_found(
    world: World, revised: list[tuple[int, int, int]]
) -> None:
    corrected(world, revised)


@pytest.mark.soak
@settings(max_examples=250, deadline=None)
@given(worlds(), revisions)
def test_nothing_is_narrowed_by_an_earlier_release_in_many_worlds(
    world: World, revised: list[tuple[int, int, int]]
) -> None:
    corrected(world, revised)


@pytest.mark.parametrize("preset", ["nces", "calhhs", "cal-pass"])
@settings(max_examples=8, deadline=None)
@given(world=worlds(), revised=revisions)
def test_nothing_is_narrowed_by_what_was_corrected_under_each_rule(
    preset: str, world: World, revised: list[tuple[int, int, int]]
) -> None:
    corrected(replace(world, policy=PRESETS[preset]), revised)


@pytest.mark.soak
@pytest.mark.parametrize("preset", ["nces", "calhhs", "cal-pass"])
@settings(max_examples=250, deadline=None)
@given(world=worlds(), revised=revisions)
def test_nothing_is_narrowed_by_what_was_corrected_under_each_rule_in_many_worlds(
    preset: str, world: World, revised: list[tuple[int, int, int]]
) -> None:
    corrected(replace(world, policy=PRESETS[preset]), revised)


def corrected(world: World, revised: list[tuple[int, int, int]]) -> None:
    """Release a world, once more, and corrected: nothing is told but what nothing could hide any more."""
    history = History()
    assert history.release(figures_of(world), world.policy) == []
    assert history.release(figures_of(world), world.policy) == []  # nothing was revised: nothing is added
    for breach in history.release(revision(world, revised), world.policy):
        event(f"an earlier release tells: {breach.finding}")
        assert history.cannot_be_saved(breach, world.policy)


def revision(world: World, revised: Sequence[tuple[int, int, int]]) -> list[Figure]:
    """The figures with some of the smallest revised, and with everything that they are part of added up anew."""
    changes: dict[Key, tuple[int, int]] = {}
    keys = [key for key in world.numbers if key[1] in COLOURS and key[0] != "county" and key[2] == key[3]] or [
        key for key in world.numbers if key[1] in COLOURS and key[2] == key[3]
    ]
    for at, count, rest in revised:
        key = keys[at % len(keys)]
        old = world.numbers[key]
        changes[key] = (count, rest)
        for whole in wholes(key, world):
            before = changes.get(whole, world.numbers[whole])
            changes[whole] = (before[0] + max(0, count - old[0]), before[1] + max(0, rest - old[1]))
    after = replace(world, numbers={**world.numbers, **changes})
    return [
        replace(new, key=new.key + " 2") if new != old else old
        for old, new in zip(figures_of(world), figures_of(after), strict=True)
    ]


def wholes(key: Key, world: World) -> list[Key]:
    """Everyone, the county and the pooled years that a figure is part of."""
    years = [(key[2], key[3]), YEARS]
    every = {(place, group, *span) for place in (key[0], "county") for group in (key[1], "all") for span in years}
    return sorted((every - {key}) & world.numbers.keys())
