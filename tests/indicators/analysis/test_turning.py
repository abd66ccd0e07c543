"""When a curve is told to have turned: not from one figure within its scatter."""

from collections.abc import Sequence

import numpy as np
import pytest

from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Direction, Grade, History, Rhythm, Trend
from indicators.analysis.mann_kendall import is_clear

GRADUATES = (67.9, 67.1, 66.2, 64.8, 64.1, 62.9, 62.2, 61.1, 60.5, 60.6)
HOMELESS = (1144, 1137, 1216, 904, 772, 666, 632, 530, 575, 677)


def trend_of(values: Sequence[float], *, better: Better = Better.HIGHER, rhythm: Rhythm = Rhythm.ANNUAL) -> Trend:
    step = rhythm.step or 1.0
    history = History.of(2015 + step * np.arange(len(values)), values, ends=2015 + step * np.arange(1, len(values) + 1))
    return judge(Case(history, better=better, rhythm=rhythm, today_position=2026.0)).trend


def test_one_figure_a_tenth_of_a_point_up_is_no_turn() -> None:
    trend = trend_of(GRADUATES)

    assert (trend.grade, trend.direction, trend.turned_since) == (Grade.CLEAR, Direction.WORSE, None)
    assert trend.latest_change is not None and trend.latest_change.direction is Direction.BETTER


def test_one_figure_far_beyond_the_scatter_is_one() -> None:
    assert trend_of((*GRADUATES[:-1], 66.5)).turned_since == 2023.0


def test_two_moves_back_are_one_where_they_leave_the_line() -> None:
    # The line to 2022 falls by about 98 a year beside a scatter of 93: in 2024 it is at 324, and 677 is 353 above, more
    # than 1.94 x 93 x 1.35 = 244. The way back, 147, is less than 1.94 x 93 x 1.41 = 254, but went up twice.
    assert trend_of(HOMELESS, better=Better.LOWER).turned_since == 2022.0
    assert trend_of((*HOMELESS[:-2], 677), better=Better.LOWER).turned_since is None


def test_an_odd_figure_at_the_beginning_is_no_turn() -> None:
    # The best of a clear rise is its second figure: too few before it for a line.
    assert trend_of((1, 12, 2, 3, 4, 5, 6, 7, 9, 8)).turned_since is None


@pytest.mark.parametrize("slope", [0.3, 0.5, 1.0])
def test_hardly_any_steady_slope_is_told_to_have_turned(slope: float) -> None:
    noise = np.random.default_rng(3).normal(size=(400, 10))
    rows = [row for row in slope * np.arange(10) + noise if is_clear(row) and row[-1] > row[0]]
    told = [trend_of(row.tolist()) for row in rows]

    assert len(rows) > 90
    assert sum(one.turned_since is not None for one in told) <= 0.06 * len(rows)


# A season of 30, -10, -30, 10 on a rise of one a quarter.
SEASON = tuple(100 + (30, -10, -30, 10)[at % 4] + at for at in range(16))


def test_the_wave_of_a_season_that_cannot_be_known_yet_is_no_turn() -> None:
    trend = trend_of(SEASON[:11], rhythm=Rhythm.QUARTERLY)

    assert (trend.change_since_best, trend.turned_since) == (None, None)
    # The third quarters: 72, 76 and 80; not 129 in the first of 2017.
    assert trend.latest_change is not None and trend.change_since_worst is not None
    assert (trend.latest_change.position, trend.latest_change.amount) == (2016.5, 4)
    assert (trend.change_since_worst.position, trend.change_since_worst.amount) == (2015.5, 8)


def test_once_it_is_known_the_same_quarters_are_compared() -> None:
    trend = trend_of(SEASON, rhythm=Rhythm.QUARTERLY)

    assert (trend.seasonal, trend.change_since_best, trend.turned_since) == (True, None, None)
    assert trend.change_since_worst is not None
    assert (trend.change_since_worst.position, trend.change_since_worst.amount) == (2015.75, 12)


def test_of_less_than_a_year_no_best_month_is_told() -> None:
    trend = trend_of(SEASON[:11], rhythm=Rhythm.MONTHLY)

    assert (trend.change_since_best, trend.change_since_worst) == (None, None)
