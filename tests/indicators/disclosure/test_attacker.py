"""The attacker's program, on tables whose answer is worked by hand."""

import math

from indicators.disclosure.attacker import Attack, Breach, Finding, Guard, Quantity, Sight, Sum, Told

COUNT, REST, PEOPLE = Quantity
SMALL = Sight(told=(Told(COUNT, 1, 10),))
OTHER = Sight(told=(Told(COUNT, 11, or_zero=True),))


def guard(key: str) -> Guard:
    """Every count from 1 to 10 must stay possible."""
    return Guard(key, COUNT, 1, 10)


def test_one_hidden_cell_beside_a_total_is_found() -> None:
    attack = Attack(
        {"all": Sight(count=40), "a": Sight(count=33), "b": SMALL},
        [Sum(COUNT, "all", ("a", "b"))],
    )
    assert attack.breaches([guard("b")]) == [Breach(guard("b"), Finding.NARROWED, 7, 7)]


def test_a_second_hidden_cell_that_is_large_enough_protects() -> None:
    attack = Attack({"all": Sight(count=40), "a": OTHER, "b": SMALL}, [Sum(COUNT, "all", ("a", "b"))])
    assert attack.breaches([guard("b")]) == []
    assert attack.bounds("a", COUNT) == (30, 39)


def test_what_the_mark_of_the_second_cell_says_is_used() -> None:
    # 15 = a + b, and a is not small: at least 11. So b is at most 4, though "fewer than 11" was promised to be all.
    attack = Attack({"all": Sight(count=15), "a": OTHER, "b": SMALL}, [Sum(COUNT, "all", ("a", "b"))])
    assert attack.breaches([guard("b")]) == [Breach(guard("b"), Finding.NARROWED, 1, 4)]


def test_hidden_zeros_beside_a_total_of_zero_are_found() -> None:
    hidden = Sight(told=(Told(COUNT, 0, 10),))
    attack = Attack({"all": Sight(count=0), "a": hidden, "b": hidden}, [Sum(COUNT, "all", ("a", "b"))])
    found = attack.breaches([Guard("a", COUNT, 0, 10), Guard("b", COUNT, 0, 10)])
    assert [(one.low, one.high) for one in found] == [(0, 0), (0, 0)]


def test_a_percentage_tells_the_count_once_the_denominator_is_known() -> None:
    # 17 % of 30, rounded to a whole percent: from 4.95 to 5.25 people, so 5.
    attack = Attack({"a": Sight(people=30, share=(0.165, 0.175))}, [])
    assert attack.bounds("a", COUNT) == (5, 5)
    assert attack.bounds("a", REST) == (25, 25)
    assert attack.breaches([guard("a")]) == [Breach(guard("a"), Finding.NARROWED, 5, 5)]


def test_a_percentage_of_an_unknown_number_of_people_tells_little() -> None:
    # A third, rounded to a whole percent: 1 of 3, 2 of 6, ... and 10 of 30.
    attack = Attack({"a": Sight(share=(0.325, 0.335), told=(Told(COUNT, 1, 10),))}, [])
    assert attack.breaches([guard("a")]) == []
    assert attack.bounds("a", PEOPLE) == (3, 30)


def test_people_without_the_characteristic_are_guarded_too() -> None:
    attack = Attack({"a": Sight(count=97, people=100)}, [])
    kept = Guard("a", REST, 1, 10)
    assert attack.breaches([kept]) == [Breach(kept, Finding.NARROWED, 3, 3)]


def test_parts_that_are_no_more_than_the_total_bound_a_hidden_one_from_above() -> None:
    attack = Attack(
        {"all": Sight(count=40), "a": Sight(count=33), "b": SMALL}, [Sum(COUNT, "all", ("a", "b"), exact=False)]
    )
    assert attack.breaches([guard("b")]) == [Breach(guard("b"), Finding.NARROWED, 1, 7)]


def test_a_revised_total_and_an_earlier_release_are_used_together() -> None:
    # Release 1 showed 50 = a + b with b hidden beside a hidden a. In release 2 only a was revised, and is shown; its
    # total went from 50 to 53. Had a's first version been shown too, b would be known: here it is not.
    sums = [Sum(COUNT, "all 1", ("a 1", "b")), Sum(COUNT, "all 2", ("a 2", "b"))]
    seen = {"all 1": Sight(count=50), "all 2": Sight(count=53), "a 1": OTHER, "b": SMALL}
    assert Attack({**seen, "a 2": OTHER}, sums).breaches([guard("b")]) == []
    found = Attack({**seen, "a 2": Sight(count=47)}, sums).breaches([guard("b")])
    assert found == [Breach(guard("b"), Finding.NARROWED, 6, 6)]


def test_in_a_square_of_four_hidden_cells_nothing_is_found_and_in_a_chain_of_three_all() -> None:
    # Rows a and b, columns x and y, with all margins shown. Three hidden cells can be solved one after the other.
    margins = {"a": Sight(count=30), "b": Sight(count=40), "x": Sight(count=25), "y": Sight(count=45)}
    sums = [
        Sum(COUNT, "a", ("ax", "ay")),
        Sum(COUNT, "b", ("bx", "by")),
        Sum(COUNT, "x", ("ax", "bx")),
        Sum(COUNT, "y", ("ay", "by")),
    ]
    four = {"ax": SMALL, "ay": OTHER, "bx": OTHER, "by": OTHER}
    assert Attack(margins | four, sums).breaches([guard("ax")]) == []
    three = four | {"by": Sight(count=20)}
    assert Attack(margins | three, sums).breaches([guard("ax")]) == [Breach(guard("ax"), Finding.NARROWED, 5, 5)]


def test_what_cannot_be_true_is_a_contradiction_and_proves_nothing() -> None:
    attack = Attack({"all": Sight(count=5), "a": Sight(count=7), "b": SMALL}, [Sum(COUNT, "all", ("a", "b"))])
    assert [one.finding for one in attack.breaches([guard("b")])] == [Finding.CONTRADICTION]


def test_without_time_nothing_is_proved() -> None:
    attack = Attack({"all": Sight(count=40), "a": OTHER, "b": SMALL}, [Sum(COUNT, "all", ("a", "b"))], seconds=0.0)
    found = attack.breaches([guard("b")])
    assert [one.finding for one in found] == [Finding.NOT_PROVED]
    assert (found[0].low, found[0].high) == (0, math.inf)
