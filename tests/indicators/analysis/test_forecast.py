"""The baseline forecast as a whole: its shape, its order, its limits, gaps, and one series like thousands."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.analysis.forecast import FEWEST, Past, Range, forecast, forecasts, noise_of, possible
from indicators.analysis.history import Floats
from indicators.analysis.judgement import Forecast, ForecastMethod, NoForecast, Quantity

PERCENT, COUNT = possible(Quantity.PERCENT), possible(Quantity.COUNT)


def years(count: int) -> Floats:
    return np.arange(2009.0, 2009.0 + count, dtype=np.float64)


def made(values: list[float], *, ahead: int = 3, within: Range | None = None, step: float = 1.0) -> Forecast:
    positions = 2009 + step * np.arange(len(values), dtype=np.float64)
    headed = forecast(positions, np.array(values, float), ahead=ahead, within=within, step=step)
    assert isinstance(headed, Forecast)
    return headed


def is_in_order(headed: Forecast, within: Range | None = None) -> bool:
    """Whether every line is a number inside what is possible, and none crosses another."""
    lines = np.array([headed.outer_lower, headed.lower, headed.values, headed.upper, headed.outer_upper])
    walls = within or Range()
    least = -np.inf if walls.least is None else walls.least
    most = np.inf if walls.most is None else walls.most
    return bool(
        np.isfinite(lines).all() and (lines[1:] >= lines[:-1]).all() and least <= lines.min() <= lines.max() <= most
    )


def test_a_straight_line_goes_on_a_little_flatter() -> None:
    headed = made([10, 12, 14, 16, 18, 20])

    # The steps of 2 are believed to five sixths (five changes and a year without), Theta's half of them to as much.
    assert headed.positions == (2015.0, 2016.0, 2017.0)
    assert 21 < headed.values[0] <= 22
    assert headed.values[0] < headed.values[1] < headed.values[2] < 26
    assert (headed.origin, headed.n, headed.method) == (2014.0, 6, ForecastMethod.COMBINED)
    assert (headed.confidence, headed.outer_confidence) == (0.8, 0.95)


def test_three_figures_by_hand() -> None:
    """4, 6, 8 signed: two changes of 2, believed 2 / 3.

    The mean change as a drift: 4/3. Said 5 1/3, the weight of 1 is best: 8 + 4/3. Theta's drift is 2/3: 8 + 2/3.
    Holt and damped start at 4/3 too; every error is above zero, so both take weights 1 and .6:
    Holt: errors 2/3 then 2 - (4/3 + .4) = 4/15; trend 4/3 + .4 + .16 = 1.8933: 9.8933.
    Damped: 1.2 said, error .8, trend 1.68; 1.512 said, error .488, trend 1.8048; nine tenths of it: 9.62432.
    Their median: between 9 1/3 and 9.62432.
    """
    headed = made([4, 6, 8], ahead=1, within=Range())

    assert headed.values[0] == pytest.approx((8 + 4 / 3 + 9.62432) / 2)
    assert headed.n == FEWEST == 3


def test_a_line_does_not_go_back_where_every_figure_rose() -> None:
    reading = np.array([44.7, 45.9, 48.2])
    rising = forecast(np.array([2017.0, 2023, 2024]), reading, ahead=3, within=PERCENT)
    falling = forecast(np.array([2017.0, 2023, 2024]), 100 - reading, ahead=3, within=PERCENT)

    # 2017 to 2024 is half a point a year, so the smoothed level lags behind the 2.3 of the latest year.
    assert isinstance(rising, Forecast) and isinstance(falling, Forecast)
    assert min(rising.values) >= 48.2
    assert falling.values == pytest.approx([100 - value for value in rising.values])
    # One that fell once goes where its level is.
    assert made([44.7, 48.3, 48.2, 54.0]).values[0] < 54


def test_a_restless_series_is_held_nearly_level() -> None:
    values = made([5, 9, 5, 9, 5, 9]).values

    assert max(values) - min(values) < 2
    assert 5 < min(values) < max(values) < 10


def test_the_range_grows_with_the_years() -> None:
    headed = made([10, 14, 11, 17, 13, 19, 15, 18])
    widths = [upper - lower for lower, upper in zip(headed.lower, headed.upper, strict=True)]

    assert widths == sorted(widths)
    assert widths[0] > 0


def test_a_forecast_does_not_leave_what_is_possible() -> None:
    headed = made([80, 86, 90, 95, 99], within=PERCENT)
    few = made([12, 9, 6, 3, 1], within=COUNT)

    assert is_in_order(headed, PERCENT)
    assert is_in_order(few, COUNT)
    assert headed.upper[-1] == 100
    assert few.lower[-1] == 0
    # What is cut keeps a range: 100 is not said as if it were sure.
    assert headed.lower[0] < 99
    assert few.upper[0] > 1


def test_a_rate_and_what_is_missing_to_it_are_forecast_alike() -> None:
    values = [80.0, 82, 85, 88, 90, 92, 95, 97, 98]
    rate, missing = made(values, within=PERCENT), made([100 - value for value in values], within=PERCENT)

    assert rate.values == pytest.approx([100 - value for value in missing.values])
    assert rate.lower == pytest.approx([100 - value for value in missing.upper])
    assert rate.outer_upper == pytest.approx([100 - value for value in missing.outer_lower])


def test_the_unit_does_not_matter() -> None:
    values = [0.31, 0.35, 0.33, 0.4, 0.38, 0.44, 0.41, 0.47]
    share, thousands = made(values), made([value * 1000 for value in values])

    assert thousands.values == pytest.approx([value * 1000 for value in share.values])
    assert thousands.outer_lower == pytest.approx([value * 1000 for value in share.outer_lower])


def test_a_range_is_never_narrower_than_what_a_single_figure_is_unsure_by() -> None:
    # Five counts of 100: Byar's ranges 81.4 to 121.6, so each is unsure by 40.2 / 3.92 = 10.3.
    counts, outlook = np.full(5, 100.0), forecast(years(5), np.full(5, 100.0), ahead=2, within=COUNT, noise=10.0)
    calm = forecast(years(5), counts, ahead=2, within=COUNT)

    assert isinstance(calm, Forecast) and calm.upper[0] - calm.lower[0] < 3
    assert isinstance(outlook, Forecast)
    assert outlook.values == calm.values
    # 1.2816 and 1.9600 times the root of 4/3 standard errors, whatever the periods ahead: the level is unsure too.
    assert outlook.lower == pytest.approx((85.202, 85.202), abs=0.001)
    assert outlook.upper == pytest.approx((114.798, 114.798), abs=0.001)
    assert (outlook.outer_lower[0], outlook.outer_upper[0]) == pytest.approx((77.368, 122.632), abs=0.001)


def test_the_error_of_a_figure_changes_nothing_where_the_series_itself_is_more_restless() -> None:
    values = [10.0, 14, 11, 17, 13, 19, 15, 18]

    assert forecast(years(8), np.array(values), ahead=3, noise=0.5) == made(values)


def test_a_range_of_unsure_figures_stays_within_what_is_possible() -> None:
    outlook = forecast(years(5), np.array([99.0, 98, 99, 99, 98]), ahead=1, within=PERCENT, noise=4.0)

    assert isinstance(outlook, Forecast) and is_in_order(outlook, PERCENT)
    assert outlook.upper[0] == 100
    assert outlook.lower[0] < 95


def test_the_error_of_a_figure_is_that_of_the_usual_likely_range() -> None:
    nan = float("nan")
    # Widths 4, 39.2 and 60 and one unknown: the middle one over 2 x 1.96.
    assert noise_of(np.array([1, 0, nan, 2.0]), np.array([5, 39.2, 4, 62])) == pytest.approx(10, abs=0.001)
    assert noise_of(np.array([nan]), np.array([nan])) == 0
    with pytest.raises(ValueError, match="zero or more"):
        Past(years(3), years(3), 1, noise=nan)


def test_two_figures_are_too_few() -> None:
    assert forecast(years(4), np.array([1, np.nan, np.nan, 4.0]), ahead=1) is NoForecast.TOO_FEW
    assert forecast(years(0), years(0), ahead=1) is NoForecast.TOO_FEW


def test_a_missing_year_is_the_same_left_out_or_unknown() -> None:
    unknown = forecast(years(7), np.array([1, 2, 4, np.nan, 5, 6, 8.0]), ahead=2)
    kept = [0, 1, 2, 4, 5, 6]
    left_out = forecast(years(7)[kept], np.array([1, 2, 4, 5, 6, 8.0]), ahead=2)

    assert isinstance(unknown, Forecast)
    assert unknown == left_out
    assert (unknown.n, unknown.origin) == (6, 2015.0)
    # Eight in six years and not in five: slower than if the gap were closed up.
    assert unknown.values[1] < made([1, 2, 4, 5, 6, 8], ahead=2).values[1]


def test_pooled_periods_go_on_by_their_own_length() -> None:
    headed = made([20, 22, 21, 24], step=5.0)

    assert headed.positions == (2029.0, 2034.0, 2039.0)


def test_a_forecast_says_one_period_or_more() -> None:
    with pytest.raises(ValueError, match="one period"):
        forecast(years(6), years(6), ahead=0)


@pytest.mark.parametrize(("step", "period"), [(1 / 12, 12), (0.25, 4)])
def test_a_forecast_of_two_years_or_more_knows_its_seasons(step: float, period: int) -> None:
    wave = 10 * np.sin(2 * np.pi * np.arange(4 * period) / period)
    headed = made((100 + wave).tolist(), ahead=period, step=step)
    short = made((100 + wave).tolist()[: 2 * period - 1], ahead=period, step=step)

    assert headed.method is ForecastMethod.SEASONAL_COMBINED
    assert headed.values == pytest.approx((100 + wave[:period]).tolist(), abs=0.5)
    assert short.method is ForecastMethod.COMBINED


@pytest.mark.parametrize(
    "values",
    [
        [0, 0, 0],
        [7, 7, 7, 7, 7],
        [0, 0, 0, 0, 1],
        [1e300, 1e300, 1.1e300, 9e299],
        [1.7e308, -1.7e308, 1.7e308, 1e308],
        [5e-324, 5e-324, 0, 5e-324],
        [1, 1e-300] * 20,
        [1, 1, 1, 1, 1, 1, 1, 1e9],
        [1e9, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        [100.0] * 12,
        [-5, -3, -1, 4],
    ],
)
@pytest.mark.parametrize("step", [1.0, 0.25, 1 / 12])
def test_odd_series_neither_warn_nor_leave_the_numbers(values: list[float], step: float) -> None:
    repeated = values * (1 if step == 1 else 12)

    assert is_in_order(made(repeated, step=step))


def test_a_constant_series_goes_on_with_a_narrow_range() -> None:
    headed = made([40, 40, 40, 40, 40])

    assert headed.values == pytest.approx((40, 40, 40))
    assert 0.1 < headed.outer_upper[0] - headed.outer_lower[0] < 4


def test_a_series_that_was_always_zero_is_known_to_its_rounding_only() -> None:
    headed = made([0, 0, 0, 0], within=COUNT)

    assert set(headed.values) == {0.0}
    assert set(headed.upper + headed.outer_upper) == {1.0}


figures = st.one_of(st.integers(0, 100).map(float), st.floats(0, 100), st.just(float("nan")))
series = st.lists(figures, min_size=0, max_size=45)
walls = st.sampled_from([Range(), COUNT, PERCENT])
steps = st.sampled_from([1.0, 0.25, 1 / 12, 5.0])
pasts = st.builds(
    lambda values, within, step, ahead, noise: Past(
        2000 + step * np.arange(len(values)), np.array(values, np.float64), ahead, step, within, noise
    ),
    series,
    walls,
    steps,
    st.integers(1, 12),
    st.sampled_from([0.0, 0.1, 3.0]),
)


@settings(deadline=None)
@given(pasts)
def test_a_forecast_lies_in_its_ranges_and_they_in_what_is_possible(past: Past) -> None:
    headed = forecasts([past])[0]

    if np.isfinite(past.values).sum() < FEWEST:
        assert headed is NoForecast.TOO_FEW
    else:
        assert isinstance(headed, Forecast)
        assert len(headed.values) == len(headed.outer_upper) == past.ahead
        assert is_in_order(headed, past.within)


@settings(deadline=None)
@given(st.lists(pasts, max_size=6))
def test_many_at_once_are_as_one_by_one(many: list[Past]) -> None:
    together, alone = forecasts(many), [forecasts([past])[0] for past in many]

    for one, other in zip(together, alone, strict=True):
        if not isinstance(one, Forecast) or not isinstance(other, Forecast):
            assert one is other
            continue
        assert (one.positions, one.method, one.n) == (other.positions, other.method, other.n)
        for line in ("values", "lower", "upper", "outer_lower", "outer_upper"):
            assert getattr(one, line) == pytest.approx(getattr(other, line), rel=1e-6, abs=1e-9), line
