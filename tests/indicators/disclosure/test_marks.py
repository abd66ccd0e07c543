"""What a mark tells of a hidden figure: no number that it is taken to leave possible would have another mark."""

import random
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from indicators.disclosure.attacker import Attack, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.choosing import Choice, choose
from indicators.disclosure.policy import PRESETS, Numbers, Policy, Reason, Verdict, marked_as, verdict
from indicators.disclosure.tables import Cell, Part, Span, Sum

NCES = PRESETS["nces"]
RULES = {
    "cde": PRESETS["cde"],
    "calhhs": PRESETS["calhhs"],
    "zeros are hidden": replace(PRESETS["calhhs"], zeros=False),
    "nces": NCES,
    "coded, from 31 people on": Policy(people=30, coded=True),
    "coded, and small counts": Policy(count=10, coded=True),
}
MOST = 330
"""Numbers of people up to here are looked at: some above the last limit."""
TRUTHS = 60


def says(policy: Policy, count: int, rest: int) -> Verdict:
    """What a rule says of a share."""
    return verdict(policy, Numbers(count, count + rest, share=True))


@cache
def marks(rule: str) -> NDArray[np.int64]:
    """A number for each mark, by how many are counted and how many are not; -1 beyond what is looked at."""
    policy, known = RULES[rule], dict[object, int]()
    found = np.full((MOST + 1, MOST + 1), -1)
    for count in range(MOST + 1):
        for rest in range(MOST + 1 - count):
            said = says(policy, count, rest)
            found[count, rest] = known.setdefault((said.reason, said.below, said.limit), len(known))
    return found


def possible(said: Verdict) -> NDArray[np.bool_]:
    """Which numbers a mark is taken to leave possible: what the spans say, and the limit of a share."""
    count, rest = np.indices((MOST + 1, MOST + 1))
    numbers = {Part.COUNT: count, Part.REST: rest, Part.PEOPLE: count + rest}
    found = numbers[Part.PEOPLE] <= MOST
    for span in said.told:
        found &= (span.low <= numbers[span.part]) & (numbers[span.part] <= span.high)
    if said.limit is not None:
        share = 100 * (rest if said.limit.top else count)
        points = 100 - said.limit.percent if said.limit.top else said.limit.percent
        found &= share <= points * numbers[Part.PEOPLE]
    return found


@pytest.mark.parametrize("rule", RULES)
def test_every_number_that_a_mark_leaves_possible_has_that_mark(rule: str) -> None:
    """A figure of which the rule says nothing is hidden to protect another: its mark tells that it says nothing."""
    drawn = random.Random(7)
    few = [(count, people - count) for people in range(1, 16) for count in range(people + 1)]
    people = [drawn.randint(25, MOST) for _ in range(TRUTHS)]
    near = [(min(drawn.randint(0, 9), one), one) for one in people]
    every = [*few, *((count, one - count) for count, one in near), *((one - count, count) for count, one in near)]
    for count, rest in every:
        left = possible(says(RULES[rule], count, rest))
        assert left[count, rest], (count, rest)
        assert set(marks(rule)[left].tolist()) == {marks(rule)[count, rest]}, (count, rest)


def shares(policy: Policy, **numbers: tuple[int, int]) -> dict[str, Cell]:
    """Figures by their keys: how many are counted, and of how many."""
    found = {}
    for key, (count, people) in numbers.items():
        said = says(policy, count, people - count)
        weight = 8.0 if key == "all" else 1 + people / 1_000
        found[key] = Cell(
            key, count, people - count, said.guarded, said.told, hidden=said.reason is not None, weight=weight
        )
    return found


def learned(policy: Policy, cells: dict[str, Cell], chosen: Choice) -> list[tuple[str, Quantity, float, float]]:
    """What the attacker learns of guarded numbers, who takes each mark for what it tells."""
    every = {key: says(policy, one.count, one.rest or 0) for key, one in cells.items()}
    sights = {key: sight(one, every[key], chosen) for key, one in cells.items()}
    guards = [
        Guard(key, Quantity(span.part), span.low, span.high)
        for key, said in every.items()
        if key in chosen.hidden
        for span in said.guarded
    ]
    seen = [Seen(Quantity(one.part), one.total, one.parts) for one in sums(cells)]
    return [(one.guard.key, one.guard.quantity, one.low, one.high) for one in Attack(sights, seen).breaches(guards)]


def sight(one: Cell, said: Verdict, chosen: Choice) -> Sight:
    """A figure as readers see it."""
    if one.key not in chosen.hidden:
        return Sight(one.count, one.number(Part.PEOPLE))
    if one.key in chosen.vague:
        return Sight()
    limit = said.limit
    share = None if limit is None else (limit.percent / 100, 1.0) if limit.top else (0.0, limit.percent / 100)
    return Sight(share=share, told=tuple(Told(Quantity(span.part), span.low, span.high) for span in said.told))


def sums(cells: dict[str, Cell]) -> list[Sum]:
    """Everyone is made of the other groups."""
    return [Sum(part, "all", tuple(cells.keys() - {"all"})) for part in (Part.COUNT, Part.REST)]


CODED = [
    # "98 % or more" of 100 leaves 0 to 2; 3 of 155 are left over, and 55 people with fewer than 3 would have a limit.
    ({"all": (552, 655), "white": (400, 500), "latino": (52, 55), "black": (100, 100)}, ("black", "rest", 0, 0)),
    ({"all": (551, 655), "white": (400, 500), "latino": (52, 55), "black": (99, 100)}, ("black", "rest", 0, 1)),
    ({"all": (103, 655), "white": (100, 500), "latino": (3, 55), "black": (0, 100)}, ("black", "count", 0, 0)),
]


@pytest.mark.parametrize(("numbers", "told"), CODED)
def test_a_share_that_is_not_told_as_a_limit_is_known_to_be_near_no_end(
    numbers: dict[str, tuple[int, int]], told: tuple[str, str, float, float]
) -> None:
    cells = shares(NCES, **numbers)
    chosen = choose(cells, sums(cells))
    assert "all" not in chosen.hidden
    assert learned(NCES, cells, chosen) == []
    clear = Choice(frozenset({"latino", "black"}))
    assert learned(NCES, cells, clear) == [told]
    # What chose before took the mark to tell no more than that there are 10 people and more.
    weak = {**cells, "latino": replace(cells["latino"], told=(Span(Part.PEOPLE, 10),))}
    assert choose(weak, sums(weak)) == clear


FIVE = Policy(count=5, reliable=True)
# A count below 10 is unreliable (NCHS). What the marks would tell of latino if they told which, and so of black.
RELIABLE = [
    ({"all": 114, "white": 100, "latino": 9, "black": 5}, (6, 9), (5, 5)),
    ({"all": 111, "white": 100, "latino": 10, "black": 1}, (10, 111), (1, 1)),
]


@pytest.mark.parametrize(("counts", "apart", "told"), RELIABLE)
def test_which_figures_are_unreliable_and_which_protect_others_would_tell_small_ones(
    counts: dict[str, int], apart: tuple[float, float], told: tuple[float, float]
) -> None:
    said = {key: verdict(FIVE, Numbers(count, None, share=False)) for key, count in counts.items()}
    assert marked_as(Reason.PROTECTS, FIVE) is marked_as(Reason.UNRELIABLE, FIVE)
    together = {key: tuple(Told(Quantity.COUNT, span.low, span.high) for span in one.told) for key, one in said.items()}
    shown = {key: Sight(counts[key]) for key in ("all", "white")}
    seen = [Seen(Quantity.COUNT, "all", ("white", "latino", "black"))]
    (guard,) = (Guard("black", Quantity.COUNT, span.low, span.high) for span in said["black"].guarded)
    hidden = {key: Sight(told=together[key]) for key in ("latino", "black")}
    assert Attack({**shown, **hidden}, seen).breaches([guard]) == []
    hidden["latino"] = Sight(told=(Told(Quantity.COUNT, *apart),))
    (breach,) = Attack({**shown, **hidden}, seen).breaches([guard])
    assert (breach.low, breach.high) == told


def test_all_that_marks_have_told_of_a_figure_holds() -> None:
    """A number that is 0, or 11 and more, and 20 at most; and one of which 1 to 10 was told, and then 6 and more."""
    either = (Told(Quantity.COUNT, 11, or_zero=True), Told(Quantity.COUNT, 0, 20))
    later = (Told(Quantity.COUNT, 1, 10), Told(Quantity.COUNT, 6))
    none = (Told(Quantity.COUNT, 11, or_zero=True), Told(Quantity.COUNT, 0, 5))
    attack = Attack({"a": Sight(told=either), "b": Sight(told=later), "c": Sight(told=none)}, [])
    assert [attack.bounds(key, Quantity.COUNT) for key in "abc"] == [(0, 20), (6, 10), (0, 0)]
    assert attack.breaches([Guard("a", Quantity.COUNT, 11, 20)]) == []
    assert [one.guard for one in attack.breaches([Guard("a", Quantity.COUNT, 10, 11)])]
