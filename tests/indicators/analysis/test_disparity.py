"""How far groups are apart, and whether they may be called different."""

import pytest

from indicators.analysis.codes import Against, Better, Direction
from indicators.analysis.disparity import Gap, GroupFigure, gaps

A = GroupFigure("a", 80.0, 75.0, 84.0)
B = GroupFigure("b", 60.0, 52.0, 68.0)
C = GroupFigure("c", 78.0, 70.0, 85.0)
TOTAL = GroupFigure("all", 72.0, 69.0, 75.0)


def by_group(found: tuple[Gap, ...], against: Against) -> dict[str, Gap]:
    return {gap.group: gap for gap in found if gap.against is against}


def test_the_gap_to_the_best_placed_group_has_newcombes_interval() -> None:
    # 60 - 80 = -20; lower: 20 + sqrt((60 - 52)^2 + (84 - 80)^2) = 8.94; upper: sqrt((68 - 60)^2 + (80 - 75)^2) = 9.43.
    gap = by_group(gaps((A, B, C), better=Better.HIGHER), Against.BEST)["b"]

    assert (gap.reference, gap.difference, gap.ratio) == ("a", -20.0, 0.75)
    assert gap.difference_lower == pytest.approx(-28.94, abs=0.01)
    assert gap.difference_upper == pytest.approx(-10.57, abs=0.01)
    assert (gap.different, gap.direction) == (True, Direction.WORSE)


def test_the_ratio_has_its_interval_on_the_scale_of_logarithms() -> None:
    # ln .75 = -.288; lower: sqrt(ln(60/52)^2 + ln(84/80)^2) = .151; upper: sqrt(ln(68/60)^2 + ln(80/75)^2) = .141.
    gap = by_group(gaps((A, B), better=Better.HIGHER), Against.BEST)["b"]

    assert gap.ratio_lower == pytest.approx(0.645, abs=0.001)
    assert gap.ratio_upper == pytest.approx(0.863, abs=0.001)


def test_groups_whose_ranges_leave_room_are_not_called_different() -> None:
    gap = by_group(gaps((A, C), better=Better.HIGHER), Against.BEST)["c"]

    assert (gap.different, gap.direction) == (False, Direction.NONE)


def test_without_ranges_it_is_not_known_whether_groups_differ() -> None:
    gap = gaps((A, GroupFigure("d", 20.0)), better=Better.HIGHER)[0]

    assert (gap.difference, gap.difference_lower, gap.different, gap.direction) == (-60.0, None, None, Direction.NONE)


def test_every_group_is_held_against_the_total_the_best_one_too() -> None:
    found = by_group(gaps((A, B, C), better=Better.HIGHER, total=TOTAL), Against.TOTAL)

    assert {group: gap.direction for group, gap in found.items()} == {
        "a": Direction.BETTER,
        "b": Direction.WORSE,
        "c": Direction.NONE,
    }


def test_the_lowest_group_is_best_placed_where_lower_is_better() -> None:
    assert {gap.reference for gap in gaps((A, B, C), better=Better.LOWER)} == {"b"}


def test_a_figure_that_cannot_be_leaned_on_is_never_the_best() -> None:
    shaky = GroupFigure("few", 99.0, 60.0, 100.0, reliable=False)

    assert {gap.reference for gap in gaps((A, B, shaky), better=Better.HIGHER)} == {"a"}


def test_a_group_without_a_figure_has_no_gap_and_is_no_zero() -> None:
    unknown = GroupFigure("unknown", None)

    assert {gap.group for gap in gaps((A, B, unknown), better=Better.LOWER, total=TOTAL)} == {"a", "b"}
    assert gaps((unknown,), better=Better.LOWER) == ()


def test_a_ratio_to_nothing_is_unknown() -> None:
    none, some = GroupFigure("none", 0.0, 0.0, 3.0), GroupFigure("some", 5.0, 2.0, 8.0)
    gap = by_group(gaps((none, some), better=Better.LOWER), Against.BEST)["some"]

    assert (gap.ratio, gap.ratio_lower, gap.difference) == (None, None, 5.0)
