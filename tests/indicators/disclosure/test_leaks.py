"""The known leaks: with its protection the attacker finds nothing, and with that one switched off the number."""

from collections.abc import Mapping

from indicators.disclosure.attacker import Attack, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.choosing import Choice, choose
from indicators.disclosure.policy import PRESETS, Numbers, verdict
from indicators.disclosure.tables import Cell, Part, Span, Sum

COUNT, REST, PEOPLE = Quantity
CALHHS = PRESETS["calhhs"]
Found = list[tuple[float, float]]


def cell(key: str, count: int, rest: int | None = None, *, known: bool = False, weight: float = 1.0) -> Cell:
    """A figure under the CalHHS rule."""
    people = None if rest is None else count + rest
    said = verdict(CALHHS, Numbers(count, people, share=rest is not None))
    small = said.reason is not None
    return Cell(key, count, rest, said.guarded, said.told, known=known, hidden=small, weight=weight)


def cells(*all_of_them: Cell) -> dict[str, Cell]:
    """Figures by their keys."""
    return {one.key: one for one in all_of_them}


def only_small(figures: Mapping[str, Cell]) -> Choice:
    """Hide what is small and nothing else: complementary suppression is off."""
    return Choice(frozenset(key for key, one in figures.items() if one.hidden and not one.known))


def found(figures: Mapping[str, Cell], sums: list[Sum], chosen: Choice) -> Found:
    """What the attacker learns of the numbers that are guarded."""
    sights = {key: sight(one, chosen) for key, one in figures.items()}
    seen = [Seen(Quantity(one.part), one.total, one.parts, one.exact, Quantity(one.whole)) for one in sums]
    guards = [
        Guard(key, Quantity(span.part), span.low, span.high)
        for key, one in figures.items()
        if one.hidden and not one.known
        for span in one.guarded
    ]
    return [(breach.low, breach.high) for breach in Attack(sights, seen).breaches(guards)]


def sight(one: Cell, chosen: Choice) -> Sight:
    """A figure as readers see it."""
    if one.known or one.key not in chosen.hidden:
        return Sight(one.count, None if one.rest is None else one.count + one.rest)
    return Sight() if one.key in chosen.vague else Sight(told=tuple(map(told, one.told)))


def told(span: Span) -> Told:
    """What a mark says."""
    large = span.low > 10 or span.high == 0
    return Told(Quantity(span.part), 11, or_zero=True) if large else Told(Quantity(span.part), span.low, span.high)


def test_one_hidden_group_beside_a_shown_total() -> None:
    figures = cells(cell("all", 60), cell("a", 40), cell("b", 13), cell("c", 7))
    sums = [Sum(Part.COUNT, "all", ("a", "b", "c"))]
    assert found(figures, sums, choose(figures, sums)) == []
    assert found(figures, sums, only_small(figures)) == [(7, 7)]


def test_two_groups_of_which_one_is_small() -> None:
    figures = cells(cell("all", 60), cell("a", 53), cell("b", 7))
    sums = [Sum(Part.COUNT, "all", ("a", "b"))]
    assert found(figures, sums, choose(figures, sums)) == []
    assert found(figures, sums, only_small(figures)) == [(7, 7)]


def test_marks_that_tell_more_than_they_should() -> None:
    # Girls 3 and boys 4 of 7: were all three marked "fewer than 11", each group would be known to be fewer than 10.
    figures = cells(cell("all", 7), cell("girls", 3), cell("boys", 4))
    sums = [Sum(Part.COUNT, "all", ("girls", "boys"))]
    chosen = choose(figures, sums)
    assert chosen.vague
    assert found(figures, sums, chosen) == []
    assert (1, 9) in found(figures, sums, Choice(chosen.hidden))


def test_people_without_the_characteristic_follow_from_both_other_numbers() -> None:
    figures = cells(cell("a", 97, 3))
    assert found(figures, [], choose(figures, [])) == []
    assert found(figures, [], Choice(frozenset())) == [(3, 3)]


def test_a_share_tells_a_count_whose_people_are_shown() -> None:
    # 23 % of 30 people is 7 of them; without the share, or without the people, nothing is told.
    mark, guard = (Told(COUNT, 1, 10),), Guard("a", COUNT, 1, 10)
    leak = Attack({"a": Sight(people=30, share=(0.225, 0.235), told=mark)}, []).breaches([guard])
    assert [(one.low, one.high) for one in leak] == [(7, 7)]
    assert Attack({"a": Sight(people=30, told=mark)}, []).breaches([guard]) == []


def test_hidden_nobodies_beside_a_total_of_nobody() -> None:
    # Where zeros are guarded too, the total of zeros must go: all of them are known otherwise.
    none = (Span(Part.COUNT, 0, 10),)
    figures = cells(*(Cell(key, 0, None, none, none, hidden=key != "all") for key in ("all", "a", "b")))
    sums = [Sum(Part.COUNT, "all", ("a", "b"))]
    assert found(figures, sums, choose(figures, sums)) == []
    assert found(figures, sums, only_small(figures)) == [(0, 0), (0, 0)]


def test_places_that_add_up_to_a_larger_one() -> None:
    figures = cells(cell("county", 90), cell("east", 84), cell("west", 6))
    sums = [Sum(Part.COUNT, "county", ("east", "west"))]
    assert found(figures, sums, choose(figures, sums)) == []
    forgotten = choose(figures, [])
    assert found(figures, sums, forgotten) == [(6, 6)]


def test_a_pooled_period_and_the_years_that_it_pools() -> None:
    figures = cells(cell("2014", 20), cell("2015", 8), cell("2014-2015", 28))
    sums = [Sum(Part.COUNT, "2014-2015", ("2014", "2015"))]
    assert found(figures, sums, choose(figures, sums)) == []
    assert found(figures, sums, choose(figures, [])) == [(8, 8)]


def test_an_earlier_release_that_showed_what_would_be_hidden_now() -> None:
    # The first release showed group a. Hiding a again protects nothing: b is safe only with c hidden in its stead.
    known = cells(cell("all", 77, weight=9), cell("a", 40, known=True), cell("b", 7), cell("c", 30, weight=5))
    sums = [Sum(Part.COUNT, "all", ("a", "b", "c"))]
    chosen = choose(known, sums)
    assert chosen.hidden == {"b", "c"}
    assert found(known, sums, chosen) == []
    forgotten = cells(*(one for one in known.values() if one.key != "a"), cell("a", 40))
    assert found(known, sums, choose(forgotten, sums)) == [(7, 7)]


def test_a_difference_between_two_versions_of_a_total() -> None:
    # 60 = a + b with both hidden. Only a was revised: its new version may not be shown where both totals are.
    figures = cells(cell("all 1", 60, known=True), cell("all 2", 63), cell("a 1", 53), cell("b", 7), cell("a 2", 56))
    sums = [Sum(Part.COUNT, "all 1", ("a 1", "b")), Sum(Part.COUNT, "all 2", ("a 2", "b"))]
    assert found(figures, sums, choose(figures, sums)) == []
    assert found(figures, sums, choose(figures, sums[:1])) == [(7, 7)]


def test_columns_of_one_table() -> None:
    # 80 were tested and 77 passed: 3 failed, in an indicator of their own.
    figures = cells(cell("tested", 80), cell("passed", 77), cell("failed", 3))
    sums = [Sum(Part.COUNT, "tested", ("passed", "failed"))]
    assert found(figures, sums, choose(figures, sums)) == []
    assert found(figures, sums, choose(figures, [])) == [(3, 3)]


def test_a_share_beside_both_of_its_numbers_as_indicators() -> None:
    # 77 of 80 is hidden, and all that it is made of is shown elsewhere.
    figures = cells(cell("share", 77, 3), cell("tested", 80), cell("passed", 77))
    sums = [Sum(Part.COUNT, "share", ("tested",), of=Part.PEOPLE), Sum(Part.COUNT, "share", ("passed",))]
    assert found(figures, sums, choose(figures, sums)) == []
    assert found(figures, sums, choose(figures, [])) == [(3, 3)]


def test_those_left_over_by_a_share_are_those_of_two_other_columns() -> None:
    # 60 of 87 graduated, 20 left: 7 are there still.
    figures = cells(cell("share", 60, 27), cell("left", 20), cell("there", 7))
    sums = [Sum(Part.COUNT, "share", ("left", "there"), of=Part.REST)]
    assert found(figures, sums, choose(figures, sums)) == []
    assert found(figures, sums, choose(figures, [])) == [(7, 7)]
