"""Random groups of groups, of which no name tells what they are made of: the attacker, who knows, narrows nothing."""

import datetime as dt
from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from indicators.disclosure.adding import Figure, Structure, sums, sums_of
from indicators.disclosure.choosing import choose
from indicators.disclosure.crossing import crossed
from indicators.disclosure.policy import PRESETS
from tests.indicators.disclosure.test_nobody_identified import attack, cell

OWN, COLOURS, YEARS = ("girls", "boys"), ("red", "green", "blue"), (2012, 2013, 2014)
BOTH = [f"{own} {colour}" for own, colour in product(OWN, COLOURS)]
NESTED = {"young": ["0-4", "5-9"], "old": ["10-13", "14-17"]}
RULE = PRESETS["calhhs"]
people = st.one_of(st.integers(20, 200), st.integers(20, 200), st.integers(20, 200), st.integers(1, 10))


def figure(group: str, year: int, count: int) -> Figure:
    """A number of people of a group."""
    return Figure(f"{group}/{year}", "n", "town", group, dt.date(year, 1, 1), dt.date(year, 12, 31), count, None)


def holds(parts: Mapping[str, list[str]], smallest: Mapping[str, list[int]], structure: Structure) -> None:
    """Hide what is found to be needed, and let an attacker try who is told what each group is made of."""
    figures: dict[tuple[str, int], Figure] = {}
    for at, year in enumerate(YEARS):
        counts = {group: each[at] for group, each in smallest.items()}
        whole = {group: sum(counts[part] for part in own) for group, own in parts.items()}
        everyone = {"all": sum(counts.values())}
        figures |= {(group, year): figure(group, year, one) for group, one in {**counts, **whole, **everyone}.items()}
    own = list(figures.values())
    found = list(
        dict.fromkeys([*sums(own, structure), *(one for pair in crossed(own, structure) for one in sums_of(*pair))])
    )
    chosen = choose({one.key: cell(one, RULE) for one in own}, found)
    known = [
        one
        for year, (group, of) in product(YEARS, parts.items())
        for one in sums_of(figures[group, year], [figures[part, year] for part in of])
    ]
    assert attack(own, known, RULE, chosen) == []
    for breach in attack(own, [*found, *known], RULE, chosen):
        # Where all groups are equally many, so much adds up by chance that nothing helps: then nothing of it is shown.
        event(f"chance alone: {breach.finding}")
        assert {one.key for one in own if one.starts.year == int(breach.guard.key[-4:])} <= chosen.hidden


crosses = st.fixed_dictionaries({group: st.lists(people, min_size=3, max_size=3) for group in BOTH})
nests = st.fixed_dictionaries(
    {group: st.lists(people, min_size=3, max_size=3) for own in NESTED.values() for group in own}
)


@settings(max_examples=15, deadline=None)
@given(crosses)
def test_crossed_groups(smallest: Mapping[str, list[int]]) -> None:
    across(smallest)


@pytest.mark.soak
@settings(max_examples=250, deadline=None)
@given(crosses)
def test_crossed_groups_in_many_worlds(smallest: Mapping[str, list[int]]) -> None:
    across(smallest)


def across(smallest: Mapping[str, list[int]]) -> None:
    """Groups of two dimensions, crossed, none of which says what it is part of."""
    parts = {own: [one for one in BOTH if own in one] for own in OWN}
    dimensions = {"all": "all"} | dict.fromkeys(OWN, "gender") | dict.fromkeys(BOTH, "both")
    holds(parts, smallest, Structure(dimensions, {"town": None}, {"town": "city"}))


@settings(max_examples=15, deadline=None)
@example({"0-4": [20, 20, 20], "5-9": [20, 20, 20], "10-13": [20, 20, 1], "14-17": [20, 20, 1]})
@given(nests)
def test_groups_within_groups_of_their_own_dimension(smallest: Mapping[str, list[int]]) -> None:
    within(smallest)


@pytest.mark.soak
@settings(max_examples=250, deadline=None)
@given(nests)
def test_groups_within_groups_of_their_own_dimension_in_many_worlds(smallest: Mapping[str, list[int]]) -> None:
    within(smallest)


def within(smallest: Mapping[str, list[int]]) -> None:
    """Groups of a dimension inside others of it, which no name tells."""
    dimensions = {"all": "all"} | dict.fromkeys([*NESTED, *smallest], "age")
    holds(NESTED, smallest, Structure(dimensions, {"town": None}, {"town": "city"}))
