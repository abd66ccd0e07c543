"""Of many shown figures those few are named that tell a hidden one."""

from indicators.disclosure.attacker import Attack, Guard, Quantity, Sight, Sum
from indicators.disclosure.seen import Seen
from indicators.disclosure.telling import telling

SMALL = Guard("boys", Quantity.COUNT, 1, 10)
SHOWN = {"all": 30.0, "girls": 25.0, "red": 12.0, "green": 18.0, "all before": 31.0, "girls before": 26.0}
SUMS = [Sum(Quantity.COUNT, "all", ("girls", "boys")), Sum(Quantity.COUNT, "all", ("red", "green"))]


def found(shown: dict[str, float], sums: list[Sum], order: list[str]) -> tuple[str, ...]:
    """Which of the shown figures are named; of as much telling, the last in the order."""
    table = Seen({"boys": Sight(), **{key: Sight(count) for key, count in shown.items()}}, sums, [SMALL])
    (breach,) = Attack(table.sights, table.sums).breaches(table.guards)
    return telling(table, breach, dict.fromkeys(order, Sight()))


def test_everyone_and_the_girls_tell_of_the_boys() -> None:
    assert set(found(SHOWN, SUMS[:1], list(SHOWN))) == {"all", "girls"}


def test_what_came_last_is_named_where_others_tell_as_much() -> None:
    """Red and green tell everyone as well: all of 30, or 12 and 18."""
    assert set(found(SHOWN, SUMS, ["red", "green", "girls", "all"])) == {"all", "girls"}
    assert set(found(SHOWN, SUMS, ["all", "girls", "red", "green"])) == {"girls", "red", "green"}


def test_what_holds_whatever_is_shown_is_told_by_nobody() -> None:
    """None of 4 is more than 4."""
    table = Seen({"boys": Sight(people=4), "red": Sight(12)}, [], [SMALL])
    (breach,) = Attack(table.sights, table.sums).breaches(table.guards)
    assert telling(table, breach, {"red": Sight()}) == ()
