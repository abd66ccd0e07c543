"""How far groups are apart, whether they may be called different, and whether the gap closes."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, studentized_range

from indicators.analysis.codes import Against, Better, Direction, Grade, Quantity, Rhythm
from indicators.analysis.disparity import Member, disparities
from indicators.analysis.history import History
from indicators.analysis.intervals import STUDENTISED_RANGE, apart_by, beside_each_other, widened, wilson
from indicators.analysis.judgement import Disparity

Row = tuple[float, float | None, float | None, float | None]
"""Start of the year, figure, lower and upper bound."""


def member(group: str, *rows: Row, sources: tuple[str, ...] = (), **more: object) -> Member:
    """The figures of a group; more arrays of the history by name."""
    starts, values, lower, upper = zip(*rows, strict=True)
    kind = {"quantity": Quantity.PERCENT, **more}
    return Member(group, History.of(starts, values, lower=lower, upper=upper, **kind), sources)  # type: ignore[arg-type]  # any array by name


def plain(group: str, *values: float | None, first: int = 2010, **more: object) -> Member:
    """The figures of a group, without ranges, year by year."""
    return member(group, *((float(first + at), value, None, None) for at, value in enumerate(values)), **more)  # type: ignore[arg-type]  # any array by name


A = member("a", (2018, 80.0, 75.0, 84.0))
B = member("b", (2018, 60.0, 52.0, 68.0))
C = member("c", (2018, 78.0, 70.0, 85.0))
TOTAL = member("all", (2018, 72.0, 69.0, 75.0))


def said(
    *members: Member, everyone: Member | None = None, better: Better = Better.HIGHER, rhythm: Rhythm = Rhythm.ANNUAL
) -> dict[tuple[str, Against], Disparity]:
    found = disparities(members, everyone=everyone, better=better, rhythm=rhythm)
    return {(group, one.against): one for group, each in found.items() for one in each}


def test_the_gap_to_the_best_placed_group_has_newcombes_interval() -> None:
    # 60 - 80 = -20; lower: 20 + sqrt((60 - 52)^2 + (84 - 80)^2) = 8.94; upper: sqrt((68 - 60)^2 + (80 - 75)^2) = 9.43.
    gap = said(A, B)["b", Against.BEST]

    assert (gap.reference, gap.position, gap.difference, gap.ratio) == ("a", 2018.0, -20.0, 0.75)
    assert gap.difference_lower == pytest.approx(-28.94, abs=0.01)
    assert gap.difference_upper == pytest.approx(-10.57, abs=0.01)
    assert (gap.different, gap.direction) == (True, Direction.WORSE)


def test_the_difference_of_two_shares_is_that_of_newcombes_published_example() -> None:
    # Newcombe (1998), Statistics in Medicine 17:873, table II (a): 56/70 - 48/80, method 10: 0.0524 to 0.3339.
    one, other = wilson([56], [70]), wilson([48], [80])
    found = apart_by(80.0, (one.lower[0], one.upper[0]), 60.0, (other.lower[0], other.upper[0]))

    assert found == pytest.approx((5.24, 33.39), abs=0.01)


def test_the_ratio_has_its_interval_on_the_scale_of_logarithms() -> None:
    # ln .75 = -.288; lower: sqrt(ln(60/52)^2 + ln(84/80)^2) = .151; upper: sqrt(ln(68/60)^2 + ln(80/75)^2) = .141.
    gap = said(A, B)["b", Against.BEST]

    assert gap.ratio_lower == pytest.approx(0.645, abs=0.001)
    assert gap.ratio_upper == pytest.approx(0.863, abs=0.001)


def test_the_more_groups_there_are_the_wider_the_intervals() -> None:
    # Three groups: 3.314 / 2.772 = 1.1955 times as wide: -20 - 1.1955 x 8.94 = -30.69; -20 + 1.1955 x 9.43 = -8.72.
    gap = said(A, B, C)["b", Against.BEST]

    assert (gap.difference_lower, gap.difference_upper) == pytest.approx((-30.69, -8.72), abs=0.01)


def test_the_table_of_the_studentised_range_is_the_published_one() -> None:
    exact = [studentized_range.ppf(0.95, groups, 10_000) for groups in (2, 5, 10, 15)]

    assert [STUDENTISED_RANGE[groups - 2] for groups in (2, 5, 10, 15)] == pytest.approx(exact, abs=0.004)


def test_several_comparisons_with_everyone_hold_together() -> None:
    # Sidak: 0.95^(1/8) = .99361, so z = 2.727; 2.727 / 1.960 = 1.391.
    assert widened(8) == pytest.approx(norm.ppf(0.5 + 0.95 ** (1 / 8) / 2) / 1.959964, abs=1e-4)
    assert widened(8) == pytest.approx(1.391, abs=0.001)
    assert (widened(1), beside_each_other(2)) == (1.0, 1.0)


@pytest.mark.parametrize("groups", [2, 4, 8])
def test_groups_that_are_all_alike_are_seldom_called_different(groups: int) -> None:
    """1,000 places, 250 people in each group, 60 % of them by nature: at most 5 % (with room for chance: 7 %)."""
    drawn = np.random.default_rng(19).binomial(250, 0.6, size=(1000, groups))
    alarms = 0
    for counts in drawn:
        likely = wilson(counts, np.full(groups, 250))
        best = int(counts.argmax())
        times = beside_each_other(groups)
        bounds = [(float(low), float(high)) for low, high in zip(likely.lower, likely.upper, strict=True)]
        found = [
            apart_by(n / 2.5, bounds[at], counts[best] / 2.5, bounds[best], times=times) for at, n in enumerate(counts)
        ]
        alarms += any(each is not None and each[1] < 0 for each in found)
    assert alarms / 1000 <= 0.07


def test_groups_whose_ranges_leave_room_are_not_called_different() -> None:
    gap = said(A, C)["c", Against.BEST]

    assert (gap.different, gap.direction) == (False, Direction.NONE)


def test_without_ranges_it_is_not_known_whether_groups_differ() -> None:
    gap = said(A, plain("d", 20.0, first=2018))["d", Against.BEST]

    assert (gap.difference, gap.difference_lower, gap.different, gap.direction) == (-60.0, None, None, Direction.NONE)


def test_every_group_is_held_against_everyone_the_best_one_too() -> None:
    found = said(A, B, C, everyone=TOTAL)

    assert {group: gap.direction for (group, against), gap in found.items() if against is Against.TOTAL} == {
        "a": Direction.BETTER,
        "b": Direction.WORSE,
        "c": Direction.NONE,
    }
    assert ("a", Against.BEST) not in found


def test_the_lowest_group_is_best_placed_where_lower_is_better() -> None:
    found = said(A, B, C, better=Better.LOWER)

    assert {gap.reference for gap in found.values()} == {"b"}
    assert found["a", Against.BEST].direction is Direction.WORSE


def test_a_figure_that_cannot_be_leaned_on_is_neither_compared_nor_the_best() -> None:
    shaky = member("few", (2018, 99.0, 60.0, 100.0), reliable=[False])

    assert set(said(A, B, shaky)) == {("b", Against.BEST)}
    assert said(A, B, shaky)["b", Against.BEST].reference == "a"


def test_a_group_without_a_figure_has_no_gap_and_is_no_zero() -> None:
    unknown = plain("unknown", None, first=2018)

    assert {group for group, _ in said(A, B, unknown, everyone=TOTAL, better=Better.LOWER)} == {"a", "b"}
    assert said(unknown, everyone=TOTAL) == {}


def test_a_ratio_to_nothing_is_unknown() -> None:
    none, some = member("none", (2018, 0.0, 0.0, 3.0)), member("some", (2018, 5.0, 2.0, 8.0))
    gap = said(none, some, better=Better.LOWER)["some", Against.BEST]

    assert (gap.ratio, gap.ratio_lower, gap.difference) == (None, None, 5.0)


def test_numbers_of_people_are_not_compared() -> None:
    many, few = plain("many", 600.0, quantity=Quantity.COUNT), plain("few", 60.0, quantity=Quantity.COUNT)

    assert said(many, few, everyone=plain("all", 660.0, quantity=Quantity.COUNT)) == {}


def test_the_latest_period_that_both_have_is_compared() -> None:
    one, other = plain("one", 50.0, 55.0, None), plain("other", 60.0, 62.0, 66.0)
    gap = said(one, other)["one", Against.BEST]

    assert (gap.position, gap.value, gap.other) == (2011.0, 55.0, 62.0)


def test_figures_of_two_publishers_are_not_compared() -> None:
    ours, theirs = plain("one", 50.0, 55.0, sources=("x", "x")), plain("other", 60.0, 62.0, sources=("x", "y"))

    assert said(ours, theirs)["one", Against.BEST].position == 2010.0


def test_pooled_years_are_not_compared_with_single_ones() -> None:
    pooled = plain("pooled", 50.0, ends=[2015.0])

    assert said(pooled, plain("single", 60.0)) == {}


def test_a_gap_that_shrinks_year_by_year_is_closing() -> None:
    # 20, 18, 16, 14, 12, 10: all fifteen pairs fall, S = -15, the bound of six figures is 13.
    course = said(plain("low", 50, 53, 56, 59, 62, 65), plain("high", 70, 71, 72, 73, 74, 75))[
        "low", Against.BEST
    ].course

    assert (course.grade, course.direction, course.first, course.n) == (Grade.CLEAR, Direction.BETTER, 2010.0, 6)
    assert course.slope is not None
    assert course.slope.per_year == pytest.approx(-2.0)


def test_the_gap_to_a_group_that_is_better_placed_by_being_lower_closes_alike() -> None:
    found = said(plain("high", 40, 36, 33, 29, 26, 22), plain("low", 10, 10, 10, 10, 10, 10), better=Better.LOWER)

    assert found["high", Against.BEST].course.direction is Direction.BETTER


def test_a_gap_that_grows_is_widening_though_both_groups_get_better() -> None:
    course = said(plain("low", 50, 51, 52, 53, 54, 55), plain("high", 60, 63, 66, 69, 72, 75))[
        "low", Against.BEST
    ].course

    assert (course.grade, course.direction) == (Grade.CLEAR, Direction.WORSE)


def test_the_best_placed_group_stays_the_same_over_the_course() -> None:
    """`late` was worst until the latest year; the gap is to it in every year: 10, 8, 6, 4, 2, 30."""
    early, late = plain("early", 60, 60, 60, 60, 60, 60), plain("late", 50, 52, 54, 56, 58, 90)
    course = said(early, late)["early", Against.BEST].course

    assert course.change_since_first is not None
    assert (course.change_since_first.value, course.change_since_first.amount) == (10.0, 20.0)


def test_no_course_is_told_across_a_break_of_either_group() -> None:
    broken = plain("low", 50, 53, 56, 59, 62, 65, definition=[0, 0, 0, 0, 1, 1])
    course = said(broken, plain("high", 70, 71, 72, 73, 74, 75))["low", Against.BEST].course

    assert course.grade is Grade.SERIES_CHANGED


def test_a_course_between_two_periods_has_the_interval_of_the_gap() -> None:
    """The gap goes 30, 29, 31, 30, 10: too few for a trend, further than its ranges and its scatter allow."""
    low = member("low", *((2010.0 + at, v, v - 1, v + 1) for at, v in enumerate((40.0, 41.0, 39.0, 40.0, 60.0))))
    high = member("high", *((2010.0 + at, 70.0, 69.0, 71.0) for at in range(5)))
    course = said(low, high)["low", Against.BEST].course

    assert (course.grade, course.direction) == (Grade.CHANGED, Direction.BETTER)


def counted(group: str, *counts: int, of: int = 2000) -> Member:
    """Shares of so many people each year from 2018 on, with their counts."""
    many = [float(of)] * len(counts)
    starts = 2018.0 + np.arange(len(counts))
    values = [100 * one / of for one in counts]
    return Member(group, History.of(starts, values, numerators=counts, denominators=many, quantity=Quantity.PERCENT))


WOMEN, MEN = counted("women", *range(1200, 1621, 60)), counted("men", *[1400] * 8)


def test_groups_that_changed_places_are_told_so() -> None:
    """Women go from 60 to 81 % year by year, men stay at 70 %: the gap goes 10, 7, 4, 1, 2, 5, 8, 11 points."""
    gap = said(WOMEN, MEN)["men", Against.BEST]

    assert (gap.reference, gap.course.grade, gap.course.first) == ("women", Grade.TOO_CLOSE, 2018.0)
    assert gap.changed_places is Grade.CLEAR
    assert said(WOMEN, MEN, better=Better.LOWER)["women", Against.BEST].changed_places is Grade.CLEAR


def test_groups_changed_places_only_where_both_ends_are_beyond_chance() -> None:
    # In 2018 66, 67 or 68 of 100 beside 70: 58 to 73 and 60 to 78 %. In 2025 81 % beside 70: 72 to 87, 60 to 78.
    few = said(counted("women", *range(60, 82, 3), of=100), counted("men", *[70] * 8, of=100))["men", Against.BEST]
    widening = said(counted("women", *range(1440, 1721, 40)), MEN)["men", Against.BEST]

    assert few.changed_places is None
    assert (widening.course.grade, widening.changed_places) == (Grade.CLEAR, None)


def test_without_ranges_only_a_clear_course_tells_that_groups_changed_places() -> None:
    men = plain("men", *[70] * 8)
    # Of 28 pairs all rise: clear. 20 rise and 8 fall: S = 12, beyond the bound of leaning, short of that of clear.
    rising, leaning = plain("women", 60, 63, 66, 69, 72, 75, 78, 81), plain("women", 63, 60, 69, 66, 75, 72, 71, 70.5)

    assert said(rising, men)["men", Against.BEST].changed_places is Grade.CLEAR
    assert said(leaning, men)["men", Against.BEST].changed_places is None


shares = st.lists(st.integers(0, 200), min_size=2, max_size=8)


@given(shares, st.sampled_from([Better.HIGHER, Better.LOWER]))
def test_nobody_is_better_placed_than_the_best_and_every_interval_holds_its_gap(
    counts: Sequence[int], better: Better
) -> None:
    members = [
        Member(str(at), History.of([2018], [n / 2], numerators=[n], denominators=[200], quantity=Quantity.PERCENT))
        for at, n in enumerate(counts)
    ]
    for one in said(*members, better=better).values():
        assert one.direction in (Direction.WORSE, Direction.NONE)
        assert one.difference_lower is not None
        assert one.difference_upper is not None
        assert one.difference_lower <= one.difference <= one.difference_upper


def test_a_group_that_is_alone_is_held_against_everyone_and_never_called_best() -> None:
    assert set(said(A, everyone=TOTAL)) == {("a", Against.TOTAL)}
