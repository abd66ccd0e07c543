"""The grades of evidence of a yearly series, on real and on made-up curves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Direction, Grade, History, Quantity, Rhythm, Trend
from indicators.analysis.level import scatter

# Point-in-time count of homeless people, Pasadena (CA-607), 2007-2018: US HUD.
HOMELESS = [969, 983, 1144, 1137, 1216, 904, 772, 666, 632, 530, 575, 677]
# Academic Performance Index of Pasadena Unified, 2003-2013: California Department of Education.
PERFORMANCE_INDEX = [652, 662, 689, 706, 706, 720, 742, 758, 759, 761, 751]

OPPOSITE = {
    Direction.BETTER: Direction.WORSE,
    Direction.WORSE: Direction.BETTER,
    Direction.NONE: Direction.NONE,
}


def trend_of(
    values: Sequence[float | None], *, first: float = 2007, better: Better = Better.HIGHER, **more: Any
) -> Trend:
    history = replace(History.of(np.arange(len(values)) + first, values), **more)
    return judged(history, better=better)


def judged(history: History, *, better: Better = Better.HIGHER, rhythm: Rhythm = Rhythm.ANNUAL) -> Trend:
    return judge(Case(history, target=None, frozen=None, better=better, rhythm=rhythm, today_position=2025.5)).trend


def test_homelessness_in_pasadena_is_clearly_better_and_has_turned_since_2016() -> None:
    trend = trend_of(HOMELESS, better=Better.LOWER, quantity=Quantity.COUNT)

    # The ten from 2009: -7 -6 -7 -6 -5 -2 -1 +2 +1 pairs, earlier to later, are -31.
    assert (trend.grade, trend.direction, trend.s, trend.bound) == (Grade.CLEAR, Direction.BETTER, -31, 27)
    assert (trend.first, trend.last, trend.n) == (2009.0, 2018.0, 10)
    assert trend.turned_since == 2016.0
    assert trend.change_since_best is not None
    assert (trend.change_since_best.position, trend.change_since_best.amount) == (2016.0, 677 - 530)
    assert trend.change_since_best.direction is Direction.WORSE
    assert trend.change_since_worst is not None
    assert (trend.change_since_worst.position, trend.change_since_worst.amount) == (2011.0, 677 - 1216)
    assert trend.latest_change is not None
    assert trend.latest_change.amount == 102


def test_the_districts_performance_index_is_clearly_better() -> None:
    trend = trend_of(PERFORMANCE_INDEX, first=2003)

    # 45 pairs of the ten from 2004: one tied (706), three fall (to 751), so 41 - 3.
    assert (trend.grade, trend.direction, trend.s) == (Grade.CLEAR, Direction.BETTER, 38)
    assert trend.p is not None and trend.p < 0.001
    assert trend.slope is not None and trend.slope.per_year == pytest.approx(11, abs=0.5)
    assert trend.turned_since is None  # ten points down in one year, beside a scatter of nine


def test_a_clear_fall_that_ends_above_its_start_says_so() -> None:
    # 36 pairs of nine fall, nine rise to the tenth: S = -27 is just clear, and the latest figure is the highest.
    trend = trend_of([10, 9, 8, 7, 6, 5, 4, 3, 2, 11], better=Better.LOWER)

    assert (trend.grade, trend.direction, trend.s, trend.turned_since) == (Grade.CLEAR, Direction.BETTER, -27, 2015.0)
    assert trend.change_since_first is not None
    assert (trend.change_since_first.amount, trend.change_since_first.direction) == (1, Direction.WORSE)


def test_four_figures_one_way_lean_and_say_what_would_settle_it() -> None:
    trend = trend_of([10, 12, 13, 15])

    assert (trend.grade, trend.direction, trend.bound) == (Grade.LEANING, Direction.BETTER, None)
    assert trend.p == pytest.approx(2 / 24)
    assert trend.to_settle == 1


def test_three_figures_are_too_few_whatever_they_say() -> None:
    trend = trend_of([10, 20, 30])

    assert (trend.grade, trend.direction, trend.n, trend.s) == (Grade.TOO_FEW, Direction.NONE, 3, None)
    assert trend.to_settle is None
    assert trend.latest_change is not None and trend.latest_change.amount == 10


def test_no_figure_at_all_is_too_few() -> None:
    trend = trend_of([None, None])

    assert (trend.grade, trend.n, trend.first, trend.latest_change) == (Grade.TOO_FEW, 0, None, None)


def test_one_jump_out_of_the_usual_scatter_is_changed_not_improving() -> None:
    # Between the two compared: 50 51 50 49 50 51 49. Squares around 50: 4; with the last apart 2 5/6, over 7 - 2:
    # s = 1.33 x 0.75 = 1.0; t(7 - 1) = 2.447; 2.447 x 1.0 x sqrt(2) = 3.5 < 8.
    trend = trend_of([50, 50, 51, 50, 49, 50, 51, 49, 58])

    assert (trend.grade, trend.direction) == (Grade.CHANGED, Direction.BETTER)


def test_a_jump_within_the_likely_ranges_is_too_close_to_call() -> None:
    values = np.array([50.0, 50, 51, 50, 49, 50, 51, 49, 58])
    # Ranges of +-10 points: each figure is unsure by 5.1, and 2.447 x 5.1 x sqrt(2) = 17.7 > 8.
    trend = trend_of(list(values), lower=values - 10, upper=values + 10)

    assert (trend.grade, trend.direction) == (Grade.TOO_CLOSE, Direction.NONE)


def test_a_step_is_not_taken_back_when_the_next_figure_confirms_it() -> None:
    level = [80, 80.5, 79.5, 81, 80.2, 80.8, 79.8, 80.5, 80]
    grades = [
        judged(replace(history, quantity=Quantity.PERCENT, denominators=np.full(history.values.size, 400.0))).grade
        for history in (
            History.of(np.arange(2010.0, 2010 + len(one)), one) for one in (level, [*level, 87], [*level, 87, 88])
        )
    ]

    assert grades == [Grade.TOO_CLOSE, Grade.CHANGED, Grade.CHANGED]


def test_the_scatter_of_five_figures_is_that_around_two_levels_where_there_are_two() -> None:
    # 1 3 around 2: squares 2; 11 13 15 around 13: squares 8; together over 5 - 2, times 1.64 squared.
    assert scatter([1, 3, 11, 13, 15]) == pytest.approx(1.64**2 * 10 / 3)
    # 1 3 11 13 around 7: squares 36 + 16 + 16 + 36, over 4 - 1: four figures have one level.
    assert scatter([1, 3, 11, 13]) == pytest.approx(104 / 3)


def test_two_levels_without_any_scatter_do_not_tell_how_much_there_is() -> None:
    # 5 5 5 9 9 around 6.6: squares 3 x 2.56 + 2 x 5.76 = 19.2, over 5 - 1.
    assert scatter([5, 5, 5, 9, 9]) == pytest.approx(4.8)
    assert scatter([5.1, 5.1, 5.1, 5.1, 5.1]) == 0


def test_figures_that_never_vary_are_too_close_to_call() -> None:
    assert trend_of([5, 5, 5, 5, 5, 5]).grade is Grade.TOO_CLOSE
    assert trend_of([5, 5, 5, 5, 5, 5]).to_settle is None
    assert trend_of([5.1, 5.1, 5.1, 5.1, 5.1, 5.2]).grade is Grade.TOO_CLOSE


def test_a_trend_is_not_tested_across_a_break() -> None:
    trend = trend_of([1, 2, 3, 4, 5, 6, 7], definition=np.array([0, 0, 0, 0, 1, 1, 1]))

    assert (trend.grade, trend.n, trend.first) == (Grade.SERIES_CHANGED, 3, 2011.0)


def test_after_a_break_the_new_figures_are_tested_alone() -> None:
    trend = trend_of([90, 80, 1, 2, 3, 4, 5], definition=np.array([0, 0, 1, 1, 1, 1, 1]))

    assert (trend.grade, trend.direction, trend.first) == (Grade.CLEAR, Direction.BETTER, 2009.0)


def test_groups_that_are_too_small_are_said_to_be() -> None:
    people = np.array([12.0, 20, 15, 18, 22, 25])
    trend = trend_of([10, 20, 30, 40, 50, 60], quantity=Quantity.PERCENT, denominators=people)

    assert (trend.grade, trend.direction, trend.to_settle) == (Grade.GROUPS_TOO_SMALL, Direction.NONE, None)


def test_a_missing_year_is_spanned_and_named() -> None:
    # The year 2020 was never surveyed.
    history = History.of([2016, 2017, 2018, 2019, 2021, 2022], [1, 2, 3, 4, 5, 6])
    trend = judged(history)

    assert (trend.grade, trend.n, trend.missing) == (Grade.CLEAR, 6, (2020.0,))


def test_an_unknown_figure_is_a_missing_year_and_not_a_zero() -> None:
    trend = trend_of([10, 11, None, 12, 13, 14])

    assert (trend.grade, trend.n, trend.missing) == (Grade.CLEAR, 5, (2009.0,))


def test_an_irregular_series_misses_only_what_it_names() -> None:
    history = History.of([2005, 2009, 2010, 2013, 2018], [1, 2, None, 3, 4])

    assert judged(history, rhythm=Rhythm.IRREGULAR).missing == (2010.0,)


def test_pooled_periods_that_overlap_are_not_tested_against_each_other() -> None:
    # Ten five-year figures, 2005-2009 to 2014-2018, are two that do not overlap.
    starts = np.arange(2005.0, 2015.0)
    trend = judged(History.of(starts, starts, ends=starts + 5))

    assert (trend.grade, trend.n, trend.first, trend.last) == (Grade.TOO_FEW, 2, 2009.0, 2014.0)
    assert trend.missing == ()


def test_pooled_periods_that_follow_each_other_are() -> None:
    starts = np.arange(1990.0, 2015.0, 5)
    trend = judged(History.of(starts, starts, ends=starts + 5))

    assert (trend.grade, trend.n, trend.missing) == (Grade.CLEAR, 5, ())
    assert trend.slope is not None and trend.slope.per_year == 1.0


def test_of_one_year_and_five_year_editions_the_years_are_kept() -> None:
    # 2014-2018 and 2015-2019 overlap the single years 2015 to 2019.
    history = History.of(
        [2014, 2015, 2015, 2016, 2017, 2018, 2019], [9, 9, 1, 2, 3, 4, 5], ends=[2019, 2020, *range(2016, 2021)]
    )
    trend = judged(history)

    assert (trend.grade, trend.n, trend.first) == (Grade.CLEAR, 5, 2015.0)


def test_counts_taken_on_single_days_of_late_january_miss_no_year() -> None:
    days = np.array([2014.077, 2015.060, 2016.071, 2017.066, 2018.063])
    trend = judged(History.of(days, [5, 4, 3, 2, 1], ends=days), better=Better.LOWER)

    assert (trend.grade, trend.missing) == (Grade.CLEAR, ())


def test_where_no_way_is_better_the_curve_goes_up_or_down() -> None:
    assert trend_of([1, 2, 3, 4, 5], better=Better.NEITHER).direction is Direction.UP
    assert trend_of([5, 4, 3, 2, 1], better=Better.NEITHER).direction is Direction.DOWN


SERIES = st.lists(st.integers(0, 1000), min_size=4, max_size=14)


@given(SERIES)
def test_the_same_figures_backwards_go_the_other_way(values: list[int]) -> None:
    forwards, backwards = trend_of(values[-10:]), trend_of(values[-10:][::-1])

    assert backwards.grade is forwards.grade
    assert backwards.direction is OPPOSITE[forwards.direction]


@given(SERIES, st.integers(1, 1000))
def test_adding_the_same_to_every_figure_changes_no_grade(values: list[int], more: int) -> None:
    before, after = trend_of(values), trend_of([value + more for value in values])

    assert (after.grade, after.direction, after.s, after.p) == (before.grade, before.direction, before.s, before.p)


@given(SERIES)
def test_what_is_better_decides_the_direction_and_nothing_else(values: list[int]) -> None:
    high, low = trend_of(values, better=Better.HIGHER), trend_of(values, better=Better.LOWER)

    assert (low.grade, low.s, low.direction) == (high.grade, high.s, OPPOSITE[high.direction])


@given(SERIES, st.integers(0, 14), st.integers(1, 4))
def test_unknown_figures_never_count(values: list[int], at: int, times: int) -> None:
    with_unknown: list[float | None] = [*values[:at], *[None] * times, *values[at:]]
    before, after = trend_of(values), trend_of(with_unknown)

    assert (after.grade, after.direction, after.n, after.s) == (before.grade, before.direction, before.n, before.s)


@given(SERIES, st.integers(0, 1000))
def test_the_order_of_the_rows_does_not_matter(values: list[int], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(values))
    starts = np.arange(2007.0, 2007 + len(values))

    assert judged(History.of(starts[order], np.array(values)[order])) == judged(History.of(starts, values))
