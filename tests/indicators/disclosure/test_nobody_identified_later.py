"""Random worlds, released again and corrected: nothing is narrowed by what an earlier release showed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from indicators.disclosure.adding import Figure, sums
from indicators.disclosure.attacker import Breach
from indicators.disclosure.choosing import Choice, choose
from indicators.disclosure.policy import PRESETS, Policy
from indicators.disclosure.tables import Cell, Sum
from indicators.screening.tied import tied
from tests.indicators.disclosure.test_nobody_identified import (
    COLOURS,
    STRUCTURE,
    YEARS,
    Key,
    World,
    attack,
    cell,
    few,
    figures_of,
    worlds,
)

revisions = st.lists(st.tuples(st.integers(0, 40), few, few), min_size=1, max_size=3)


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
