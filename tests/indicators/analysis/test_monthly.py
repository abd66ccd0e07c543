"""The process chart of a monthly series: its limits, its four flags in their order, what they mean."""

import numpy as np
import pytest

from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Direction, Grade, History, Rhythm, Signal, Trend
from indicators.analysis.monthly import process


def trend_of(values: list[float], *, better: Better = Better.HIGHER) -> Trend:
    starts = 2016 + np.arange(len(values)) / 12
    history = History.of(starts, values, ends=starts + 1 / 12)
    judged = judge(Case(history, target=None, frozen=None, better=better, rhythm=Rhythm.MONTHLY, today_position=2019.0))
    return judged.trend


def test_the_limits_are_the_mean_and_2_66_mean_moving_ranges() -> None:
    # Mean 11; moves 2 2 2 2 2, so the limits are 11 +- 5.32.
    chart, _ = process(np.arange(6.0), np.array([10.0, 12, 10, 12, 10, 12]))

    assert chart.mean == 11.0
    assert chart.lower == pytest.approx(5.68)
    assert chart.upper == pytest.approx(16.32)
    assert (chart.signal, chart.since, chart.trial) == (Signal.NONE, None, True)


FLAGS = [
    # Mean of 11 tens and 20: 10.83; mean move 10/11 = 0.91; limits 10.83 +- 2.42.
    ([10.0] * 11 + [20], Signal.OUTSIDE_LIMITS, 11, 1),
    # From 1 to 7 in steps of one, after six that jump about: seven points running, six moves.
    ([4.0, 9, 1, 8, 2, 1, 2, 3, 4, 5, 6, 7], Signal.RUN, 5, 1),
    # Mean 123/12 = 10.25; moves 21/11 = 1.91; limits +-5.08, two thirds of it 3.39. The last and the third last lie
    # 3.75 above the mean, the one between below it.
    ([9.0, 10, 9, 10, 9, 10, 9, 10, 9, 14, 10, 14], Signal.TWO_OF_THREE, 9, 1),
    # Mean 10.92; eight in a row above it, rising and falling by turns, after four below.
    ([8.0, 9, 8, 9, 12, 12.5, 12, 12.5, 12, 12.5, 12, 11.5], Signal.SHIFT, 4, 1),
    ([10.0] * 12, Signal.NONE, None, 0),
]


@pytest.mark.parametrize(("values", "signal", "since", "sign"), FLAGS)
def test_the_first_flag_that_holds_is_raised(values: list[float], signal: Signal, since: int | None, sign: int) -> None:
    chart, way = process(np.arange(12.0), np.array(values))

    assert (chart.signal, chart.since, way) == (signal, since, sign)


@pytest.mark.parametrize(("values", "signal", "since", "sign"), FLAGS)
def test_the_same_flag_is_raised_downwards(values: list[float], signal: Signal, since: int | None, sign: int) -> None:
    chart, way = process(np.arange(12.0), -np.array(values))

    assert (chart.signal, chart.since, way) == (signal, since, -sign)


def test_a_signal_that_is_over_is_not_raised() -> None:
    chart, _ = process(np.arange(13.0), np.array([10.0] * 11 + [20, 10]))

    assert chart.signal is Signal.NONE


def test_a_run_is_clear_and_a_single_point_has_only_changed() -> None:
    run, point = trend_of(FLAGS[1][0]), trend_of(FLAGS[0][0])

    assert (run.grade, run.direction) == (Grade.CLEAR, Direction.BETTER)
    assert (point.grade, point.direction) == (Grade.CHANGED, Direction.BETTER)
    assert run.process is not None and not run.process.trial


def test_lower_is_better_where_it_is() -> None:
    assert trend_of(FLAGS[1][0], better=Better.LOWER).direction is Direction.WORSE


def test_with_fewer_than_twelve_points_a_run_only_leans() -> None:
    trend = trend_of([4.0, 1, 2, 3, 4, 5, 6, 7])

    assert trend.grade is Grade.LEANING
    assert trend.process is not None and trend.process.trial


def test_fewer_than_six_months_are_too_few() -> None:
    assert (trend_of([1.0, 2, 3, 4, 5]).grade, trend_of([1.0, 2, 3, 4, 5]).process) == (Grade.TOO_FEW, None)


def test_the_limits_rest_on_the_latest_two_years() -> None:
    trend = trend_of([100.0] * 12 + [10.0, 12.0] * 12)

    assert trend.process is not None
    assert (trend.process.first, trend.process.mean, trend.n) == (2017.0, 11.0, 24)


def test_a_missing_month_is_named() -> None:
    values = [10.0, 12.0] * 6
    values[4] = np.nan

    assert list(trend_of(values).missing) == pytest.approx([2016 + 4 / 12])


def test_white_noise_is_flagged_once_in_fifty_or_less() -> None:
    series = np.random.default_rng(2016).standard_normal((3000, 24))
    flagged = [process(np.arange(24.0), each)[0].signal is not Signal.NONE for each in series]

    assert np.mean(flagged) <= 0.02


@pytest.mark.parametrize("memory", [0.0, 0.3, 0.6, 0.8])
def test_clear_is_a_false_alarm_at_most_one_time_in_twenty_however_much_months_remember(memory: float) -> None:
    series = np.random.default_rng(2016).standard_normal((600, 24))
    for at in range(1, 24):
        series[:, at] = memory * series[:, at - 1] + np.sqrt(1 - memory**2) * series[:, at]
    clear = [trend_of(each.tolist()).grade is Grade.CLEAR for each in series]

    assert np.mean(clear) <= 0.05 + 2 * (0.05 * 0.95 / 600) ** 0.5


def test_seven_months_on_one_side_only_lean_where_each_is_much_like_the_one_before() -> None:
    # Two waves of eight months around 0 and one around 4: mean 1.33, above which all of the latest eight are that
    # follow one below it. Less their means 0 and 4 three waves are left: squares 3 x 12 = 36, products of neighbours
    # 3 x 8 = 24, so what is left remembers by 24 / 36.
    wave = [0.0, 1, 2, 1, 0, -1, -2, -1]
    trend = trend_of([*wave, *wave, *(4 + one for one in wave)])

    assert trend.process is not None and trend.process.signal is Signal.SHIFT and not trend.process.trial
    assert (trend.grade, trend.direction) == (Grade.LEANING, Direction.BETTER)
    assert trend.memory == pytest.approx(24 / 36)
