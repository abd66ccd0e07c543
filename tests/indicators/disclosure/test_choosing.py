"""What is chosen to be hidden: by weight, without what is known, and more where there is no time."""

from indicators.disclosure.attacker import Attack, Finding, Guard, Quantity, Sight, Told
from indicators.disclosure.attacker import Sum as Seen
from indicators.disclosure.choosing import choose
from indicators.disclosure.tables import Cell, Part, Span, Sum, connected

SMALL, LARGE = Span(Part.COUNT, 1, 10), Span(Part.COUNT, 11)


def cell(key: str, count: int, *, weight: float = 1.0, known: bool = False) -> Cell:
    """A number of people, small up to 10."""
    small = count <= 10
    guarded = (SMALL,) if small else ()
    return Cell(key, count, None, guarded, (SMALL if small else LARGE,), known=known, hidden=small, weight=weight)


def square(*, known: str = "") -> tuple[dict[str, Cell], list[Sum]]:
    """Two groups in two places, with both totals; ax is small."""
    counts = {"ax": 7, "ay": 40, "bx": 50, "by": 60, "a": 47, "b": 110, "x": 57, "y": 100}
    cells = {key: cell(key, count, weight=20 / len(key) ** 3, known=key == known) for key, count in counts.items()}
    rows = [("a", ("ax", "ay")), ("b", ("bx", "by")), ("x", ("ax", "bx")), ("y", ("ay", "by"))]
    return cells, [Sum(Part.COUNT, total, parts) for total, parts in rows]


def test_totals_are_hidden_last() -> None:
    assert choose(*square()).hidden == {"ax", "ay", "bx", "by"}


def test_what_is_known_is_not_hidden_and_others_make_up_for_it() -> None:
    # ay is known, so that only its total a can make up for ax in that row; in its column bx or x still can.
    hidden = choose(*square(known="ay")).hidden
    assert "ay" not in hidden
    assert hidden >= {"ax", "a"}


def test_without_time_everything_is_hidden_and_says_nothing_more() -> None:
    cells, sums = square(known="by")
    chosen = choose(cells, sums, seconds=0)
    assert chosen.hidden == chosen.vague == cells.keys() - {"by"}


def test_known_cells_join_no_tables() -> None:
    cells = {key: cell(key, 30, known=key == "b") for key in "abcd"}
    sums = [Sum(Part.COUNT, "a", ("b",)), Sum(Part.COUNT, "c", ("b", "d"))]
    tables = connected(cells, sums)
    assert sorted(sorted(one.cells) for one in tables) == [["a", "b"], ["b", "c", "d"]]


def test_where_nothing_is_hidden_nothing_is_chosen() -> None:
    assert not choose({}, []).hidden
    assert choose({"a": cell("a", 7)}, []).hidden == {"a"}


def test_ten_million_people_are_added_up_exactly() -> None:
    cells = {"all": cell("all", 10_000_007, weight=9), "a": cell("a", 7), "b": cell("b", 10_000_000)}
    assert choose(cells, [Sum(Part.COUNT, "all", ("a", "b"))]).hidden == {"a", "b"}
    seen = {"all": Sight(10_000_007), "a": Sight(told=(Told(Quantity.COUNT, 1, 10),)), "b": Sight(10_000_000)}
    attack = Attack(seen, [Seen(Quantity.COUNT, "all", ("a", "b"))])
    assert [one.finding for one in attack.breaches([Guard("a", Quantity.COUNT, 1, 10)])] == [Finding.NARROWED]


def test_a_share_that_nearly_fits_is_no_witness() -> None:
    # A share from 7.00000004 to 7.4 in ten million leaves no whole number of ten million people: 7 is off by so
    # little that HiGHS takes it. Nothing may count as proved.
    attack = Attack({"a": Sight(people=10_000_000, share=(7.00000004e-7, 7.4e-7))}, [])
    found = attack.breaches([Guard("a", Quantity.COUNT, 7, 7)])
    assert len(found) == 1


def test_what_an_earlier_release_makes_impossible_is_hidden_with_its_table_and_found() -> None:
    cells = {"all": cell("all", 47, known=True), "a": cell("a", 7), "b": cell("b", 40, known=True)}
    sums = [Sum(Part.COUNT, "all", ("a", "b"))]
    chosen = choose(cells, sums)
    assert chosen.hidden == chosen.vague == {"a"}
    attack = Attack({"all": Sight(47), "a": Sight(), "b": Sight(40)}, [Seen(Quantity.COUNT, "all", ("a", "b"))])
    assert [(one.low, one.high) for one in attack.breaches([Guard("a", Quantity.COUNT, 1, 10)])] == [(7, 7)]
