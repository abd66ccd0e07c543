"""The methods that a forecast combines, each worked by hand; seasons, spread and the grid of periods."""

import numpy as np
import pytest
from numpy.typing import ArrayLike

from indicators.analysis.forecasting.regular import Range, Scale, regular
from indicators.analysis.forecasting.seasonal import seasons
from indicators.analysis.forecasting.smoothing import (
    Fit,
    Method,
    Settings,
    fits,
    least_squares_slope,
    mean_change,
    settings,
)
from indicators.analysis.forecasting.spread import grown_by, mean_move, spread
from indicators.analysis.forecasting.widths import FURTHEST, students_t, widths
from indicators.analysis.history import Floats

FIGURES = [10.0, 12.0, 11.0, 16.0]
EVERY_YEAR = range(2010, 2100)


def fitted(
    method: Method, *, alpha: float, beta: float = 0.0, damping: float = 1.0, values: ArrayLike = FIGURES
) -> Fit:
    """One method with one setting on one series: NaN is unknown, and what is believed of a change is all of it."""
    given = np.atleast_2d(np.asarray(values, float))
    known = ~np.isnan(given)
    tried = {method: Settings(np.array([alpha]), np.array([beta]), damping)}
    return fits(np.nan_to_num(given), known, tried=tried, belief=np.ones(given.shape[0]), ahead=2)[method]


def test_naive_says_the_last_figure_again() -> None:
    assert fitted(Method.NAIVE, alpha=1.0).coming.tolist() == [[16, 16]]


def test_drift_goes_on_by_the_mean_change() -> None:
    # From 10 to 16 in three years: 2 a year.
    assert fitted(Method.DRIFT, alpha=1.0).coming.tolist() == [[18, 20]]


def test_simple_smoothing_by_hand() -> None:
    # Level 10; errors 2, 0, 5 and levels 11, 11, 13.5 with a weight of one half.
    found = fitted(Method.SIMPLE, alpha=0.5)

    assert found.coming.tolist() == [[13.5, 13.5]]
    assert found.squares.tolist() == [4 + 0 + 25]


def test_holts_trend_by_hand() -> None:
    # Trend 2, weights .5 and .4. Said 12, 14, 13.9; errors 0, -3, 2.1; levels 12, 12.5, 14.95; trends 2, 1.4, 1.82.
    found = fitted(Method.HOLT, alpha=0.5, beta=0.4)

    assert found.coming[0] == pytest.approx([14.95 + 1.82, 14.95 + 2 * 1.82])
    assert found.squares == pytest.approx([0 + 9 + 4.41])


def test_a_damped_trend_by_hand() -> None:
    # As above, nine tenths of the trend kept: said 11.8, 13.556, 13.30832; errors .2, -2.556, 2.69168;
    # levels 11.9, 12.278, 14.65416; trends 1.84, 1.1448, 1.568656.
    found = fitted(Method.DAMPED, alpha=0.5, beta=0.4, damping=0.9)

    assert found.coming[0] == pytest.approx([14.65416 + 0.9 * 1.568656, 14.65416 + (0.9 + 0.81) * 1.568656])


def test_theta_by_hand() -> None:
    # Least-squares slope (-1.5 x 10 - .5 x 12 + .5 x 11 + 1.5 x 16) / 5 = 1.7; half of it .85 is the drift.
    # Said 10.85, 12.275, 12.4875; errors 1.15, -1.275, 3.5125; levels 11.425, 11.6375, 14.24375.
    assert fitted(Method.THETA, alpha=0.5).coming[0] == pytest.approx([15.09375, 15.94375])


def test_theta_is_what_hyndman_and_billah_showed_it_to_be() -> None:
    """Hyndman and Billah (2003), Unmasking the Theta method, equation 3.

    Simple smoothing plus half the slope times (h - 1 + 1 / alpha - (1 - alpha)^n / alpha).
    """
    values = [31.0, 28, 35, 39, 33, 41, 46, 40]
    alpha, slope = 0.3, float(np.polyfit(np.arange(8), values, 1)[0])
    smoothed = fitted(Method.SIMPLE, alpha=alpha, values=values).coming[0, 0]
    expected = [smoothed + slope / 2 * (h - 1 + 1 / alpha - (1 - alpha) ** 8 / alpha) for h in (1, 2)]

    assert fitted(Method.THETA, alpha=alpha, values=values).coming[0] == pytest.approx(expected)


def test_an_unknown_figure_corrects_nothing() -> None:
    # Level 10, still 10 after the unknown year, then half way to 14.
    assert fitted(Method.SIMPLE, alpha=0.5, values=[10, np.nan, 14]).coming.tolist() == [[12, 12]]
    # 2 a year over two years, one of them unknown.
    assert fitted(Method.DRIFT, alpha=1.0, values=[10, np.nan, 14]).coming.tolist() == [[16, 18]]


def test_a_series_filled_up_in_front_is_forecast_as_without() -> None:
    known = np.array([[False, False, True, True, True, True]])
    padded = np.array([[10.0, 10, *FIGURES]])
    tried = {method: settings(method) for method in Method}
    some, alone = (
        fits(values, seen, tried=tried, belief=np.ones(1), ahead=3)
        for values, seen in ((padded, known), (padded[:, 2:], known[:, 2:]))
    )

    for method in Method:
        assert some[method].coming == pytest.approx(alone[method].coming), method
        assert some[method].squares == pytest.approx(alone[method].squares), method


def test_the_setting_with_the_smallest_errors_is_taken() -> None:
    # Of figures that alternate a light weight is best, of a staircase the heaviest.
    values = np.array([[5.0, 9, 5, 9, 5, 9, 5, 9], [1.0, 2, 3, 4, 5, 6, 7, 8]])
    found = fits(
        values,
        np.ones(values.shape, np.bool_),
        tried={Method.SIMPLE: settings(Method.SIMPLE)},
        belief=np.ones(2),
        ahead=1,
    )

    assert found[Method.SIMPLE].alpha.tolist() == pytest.approx([0.2, 1.0])


def test_slope_and_mean_change_know_what_is_unknown() -> None:
    known = np.array([[True, True, False, True]])

    # Years 0, 1, 3 with 1, 3, 5: mean 4/3 and 3, so (4/3 x 2 + 5/3 x 2) / (16/9 + 1/9 + 25/9) = 6 / (14/3) = 9/7.
    assert least_squares_slope(np.array([[1.0, 3, 99, 5]]), known) == pytest.approx([9 / 7])
    assert mean_change(np.array([[1.0, 3, 99, 5]]), known) == pytest.approx([4 / 3])


def wave(period: int, years: int) -> Floats:
    return np.asarray(1 + 0.3 * np.sin(2 * np.pi * np.arange(period * years) / period))[None, :]


@pytest.mark.parametrize("period", [4, 12])
def test_the_seasons_of_a_year_are_found_again(period: int) -> None:
    values = 50 * wave(period, 5)
    found = seasons(values, np.ones(values.shape, np.bool_), period=period, ahead=period)

    assert found.found.tolist() == [True]
    assert found.off(values) == pytest.approx(np.full(values.shape, 50.0))
    assert found.on(np.full((1, period), 60.0))[0] == pytest.approx(60 * wave(period, 1)[0])


def test_seasons_add_where_a_figure_is_not_above_zero() -> None:
    values = 10 * (wave(4, 4) - 1)
    found = seasons(values, np.ones(values.shape, np.bool_), period=4, ahead=4)

    assert found.times.tolist() == [False]
    assert found.off(values) == pytest.approx(np.zeros(values.shape), abs=1e-9)


def test_seasons_that_do_not_stand_out_are_shrunk_towards_none() -> None:
    """Of 200 series of pure noise the shares keep little of what chance gave them; of a true wave nearly all."""
    noise = 100 + np.random.default_rng(7).normal(0, 5, (200, 48))
    known = np.ones(noise.shape, np.bool_)
    none = seasons(noise, known, period=12, ahead=12)
    true = seasons(noise * wave(12, 4), known, period=12, ahead=12)

    assert np.std(none.coming) < 0.6 * 0.05 / np.sqrt(3)
    assert np.std(true.coming) == pytest.approx(0.3 / np.sqrt(2), rel=0.05)


def test_one_upheaval_is_no_season() -> None:
    values = np.full((1, 72), 100.0)
    values[0, 40] = 300
    found = seasons(values, np.ones(values.shape, np.bool_), period=12, ahead=12)

    assert found.coming.max() < 1.05


def test_a_move_over_a_gap_counts_as_that_of_a_random_walk() -> None:
    # 1, then 4 over four periods: 4 / 2 = 2; they weigh 1 and 5 x 5.
    values = np.array([[0.0, 1, 2, 3, 4, 5]])
    known = np.array([[True, True, False, False, False, True]])

    assert mean_move(values, known) == pytest.approx([(1 + 25 * 2) / 26])


def test_the_latest_moves_count_most() -> None:
    # Moves of 1, 1, 4 and 4, 1, 1, weighing 1, 4 and 9 of 14; the same after a part that is filled up in front.
    values = np.array([[0.0, 1, 2, 6], [0, 4, 5, 6]])
    behind = np.concatenate([np.zeros((2, 3)), values], axis=1)

    assert mean_move(values, np.ones((2, 4), np.bool_)) == pytest.approx([41 / 14, 17 / 14])
    assert mean_move(behind, np.arange(7) >= np.array([[3], [3]])) == pytest.approx([41 / 14, 17 / 14])


def test_the_level_counts_from_eight_figures_on_and_within_bounds() -> None:
    # The forecasts' mean over the past's: 15 / 10; 90 / 10 cut at 4; 1 / 10 cut at a quarter; too few; no level.
    coming = np.array([[14.0, 16], [80, 100], [1, 1], [14, 16], [3, 3]])
    times = grown_by(np.array([10.0, 10, 10, 10, 0]), coming, np.array([8, 8, 8, 7, 8]))

    assert times.tolist() == [1.5, 4, 0.25, 1, 1]


def test_the_error_of_one_step_by_hand() -> None:
    # Squares of 6 in four figures: 6 / 2 for the three errors less one, times 5/4 for the level.
    values, known = np.array([FIGURES]), np.ones((1, 4), np.bool_)
    found = Fit(np.full((1, 2), 16.0), np.array([6.0]), np.array([1.0]))

    assert spread(values, known, [found], coming=found.coming, period=1).step.tolist() == [[np.sqrt(3 * 5 / 4)]]


def test_an_error_is_drawn_up_to_the_usual_and_not_down() -> None:
    """Level 10, so half a figure says .5; squares and moves of one size, no way to go: the first step by hand."""
    known, coming = np.ones((1, 3), np.bool_), np.full((1, 1), 10.0)
    calm, restless = (
        spread(10 + size * np.array([[0.5, -0.5, 0.5]]), known, [fit], coming=coming, period=1).typical[0, 0]
        for size, fit in (
            (0.01, Fit(coming, np.array([2e-4]), np.ones(1))),
            (2.0, Fit(coming, np.array([8.0]), np.ones(1))),
        )
    )

    # Seen .01 twice and .05 (.005 of 10) once: root of (2 x .0001 + .0025) / 3 = .03; two figures against half of one.
    way = 0.3 * 0.005
    assert calm == pytest.approx(np.hypot((0.03**2 * 0.5**0.5) ** (1 / 2.5), way), rel=1e-3)
    assert restless == pytest.approx(np.hypot(np.sqrt((2 * 4 + 0.0025) / 3), 0.3), rel=0.02)


def test_students_t_is_that_of_the_tables() -> None:
    # Fisher and Yates, table III: 20 % and 5 % points for 2, 4 and 10 degrees of freedom.
    freedom = np.array([2.0, 4, 10])

    assert students_t(0.80, freedom) == pytest.approx([1.886, 1.533, 1.372], rel=0.004)
    assert students_t(0.95, freedom) == pytest.approx([4.303, 2.776, 2.228], rel=0.04)
    assert students_t(0.95, freedom)[1:] == pytest.approx([2.776, 2.228], rel=0.003)


def test_no_range_is_narrower_than_the_errors_of_the_past_make_it() -> None:
    still, step = np.full((1, 6), 0.01), np.ones((1, 6))
    inner, outer = widths(still, step, np.array([5.0]), period=1)

    # 1.533 and 2.776 are Student's t with four degrees of freedom.
    assert inner[0] == pytest.approx([1.533] * 6, rel=0.003)
    assert outer[0] == pytest.approx([2.776] * 6, rel=0.003)


def test_a_grid_has_a_place_for_what_is_missing() -> None:
    found = regular(np.array([2010.0, 2011, 2014]), np.array([1.0, 2, 8]), step=1.0)

    assert found is not None
    assert found.known.tolist() == [True, True, False, False, True]
    assert found.values.tolist() == [1, 2, 4, 6, 8]
    assert (found.origin, found.whole) == (2014.0, False)


def test_a_grid_of_pooled_periods_steps_by_their_length() -> None:
    found = regular(np.array([2000.0, 2005, 2015]), np.array([1.0, 2, 8]), step=5.0)

    assert found is not None
    assert found.known.tolist() == [True, True, False, True]


@pytest.mark.parametrize(
    ("positions", "values"),
    [
        ([2010.0, 2011], [1.0, 2]),
        ([2010.0, 2011, 2012], [1.0, np.nan, 2]),
        ([2010.0, 2011, 2012], [1.0, np.inf, 2]),
        ([1900.0, 2013, 2014], [1.0, 2, 3]),
    ],
)
def test_two_figures_make_no_grid(positions: list[float], values: list[float]) -> None:
    assert regular(np.array(positions), np.array(values), step=1.0) is None


def test_a_high_share_is_counted_from_its_ceiling() -> None:
    values = np.array([[90.0, 94, 96], [4.0, 10, 6]])
    scale = Scale.of(values, np.ones(values.shape, np.bool_), [Range(0.0, 100.0)] * 2)

    assert scale.to(values).tolist() == [[1, 0.6, 0.4], [0.4, 1, 0.6]]
    assert scale.back(np.array([[0.5, 12], [0.5, 12]])).tolist() == [[95, 0], [5, 100]]


@pytest.mark.parametrize("period", [1, 4, 12])
def test_ranges_widen_with_the_periods_and_narrow_with_the_figures(period: int) -> None:
    spread = np.ones((5, FURTHEST[period]))
    inner, outer = widths(spread, np.zeros(spread.shape), np.array([5.0, 8, 12, 20, 30]), period=period)

    assert (inner < outer).all()
    # Over a spread that does not grow by itself; seasons taken off from three years on make it a little wider.
    assert inner[0].mean() > inner[1].mean()
    assert inner[:, -1].min() > 0.8 * inner[:, 0].min()
