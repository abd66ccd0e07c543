"""The baseline forecast: its shape, its honesty, and whether 80 % ranges hold 80 %."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.forecast import Range, forecast, possible
from indicators.analysis.history import Floats
from indicators.analysis.judgement import Forecast, ForecastMethod, NoForecast, Quantity
from indicators.analysis.seasons import seasons


def years(count: int) -> Floats:
    return np.arange(2009.0, 2009.0 + count, dtype=np.float64)


def made(values: list[float], *, ahead: int = 3, within: Range | None = None) -> Forecast:
    headed = forecast(years(len(values)), np.array(values, float), ahead=ahead, within=within)
    assert isinstance(headed, Forecast)
    return headed


def test_a_straight_line_goes_on_and_fades() -> None:
    # Every pair rises, so the slope of 2 counts in full and fades by a tenth: + 2, + 1.8, + 1.62.
    headed = made([10, 12, 14, 16, 18, 20])

    assert headed.positions == (2015.0, 2016.0, 2017.0)
    assert headed.values == pytest.approx((22, 23.8, 25.42))
    assert (headed.origin, headed.n, headed.method) == (2014.0, 6, ForecastMethod.DAMPED_TREND)


def test_a_restless_series_is_held_level() -> None:
    # 5 9 5 9 5 9: S = 3 of 15 pairs, a median slope of 0.
    assert len(set(made([5, 9, 5, 9, 5, 9]).values)) == 1


def test_the_range_grows_with_the_years() -> None:
    headed = made([10, 14, 11, 17, 13, 19, 15, 18])
    widths = [upper - lower for lower, upper in zip(headed.lower, headed.upper, strict=True)]

    assert widths == sorted(widths)
    assert widths[0] > 0


def test_a_forecast_does_not_leave_what_is_possible() -> None:
    headed = made([80, 86, 90, 95, 99], within=possible(Quantity.PERCENT))
    few = made([12, 9, 6, 3, 1], within=possible(Quantity.COUNT))

    assert max(*headed.values, *headed.upper) == 100
    assert min(*few.values, *few.lower) == 0


def test_four_figures_are_too_few() -> None:
    assert forecast(years(5), np.array([1, 2, np.nan, 3, 4.0]), ahead=1) is NoForecast.TOO_FEW


def test_an_unknown_figure_is_left_out() -> None:
    with_hole = forecast(years(7), np.array([1, 2, 3, np.nan, 5, 6, 7.0]), ahead=1)

    assert isinstance(with_hole, Forecast)
    assert (with_hole.n, with_hole.values) == (6, (8.0,))


def test_a_forecast_says_one_period_or_more() -> None:
    with pytest.raises(ValueError, match="one period"):
        forecast(years(6), years(6), ahead=0)


@given(st.lists(st.integers(0, 500), min_size=5, max_size=20), st.integers(1, 6))
def test_a_forecast_lies_within_its_own_range(values: list[int], ahead: int) -> None:
    headed = made([float(value) for value in values], ahead=ahead)

    assert len(headed.values) == ahead
    rows = zip(headed.lower, headed.values, headed.upper, strict=True)
    assert all(lower <= value <= upper for lower, value, upper in rows)


def test_the_months_of_the_year_are_found_again() -> None:
    months = 2010 + np.arange(48) / 12
    wave = 10 * np.sin(2 * np.pi * np.arange(48) / 12)
    past, coming = seasons(months, 100 + np.arange(48) + wave, 2014 + np.arange(12) / 12)

    assert past == pytest.approx(wave, abs=0.01)
    assert coming == pytest.approx(wave[:12], abs=0.01)


def test_a_monthly_forecast_of_three_years_or_more_knows_its_seasons() -> None:
    months = 2010 + np.arange(48) / 12
    wave = 10 * np.sin(2 * np.pi * np.arange(48) / 12)
    headed = forecast(months, 100 + wave, ahead=12, step=1 / 12)

    assert isinstance(headed, Forecast)
    assert headed.method is ForecastMethod.SEASONAL_DRIFT
    assert headed.values == pytest.approx(100 + wave[:12], abs=0.5)


def competition(path: Path) -> list[Floats]:
    series: dict[str, list[float]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            series[row["series_id"]].append(float(row["value"]))
    return [np.array(values) for values in series.values()]


def held(series: list[Floats], *, history: int, ahead: int, step: float) -> float:
    """How much of what came lay in the ranges forecast from the first, and the last, `history` figures."""
    hits = []
    for values in series:
        origins = {0, len(values) - history - ahead} if len(values) >= history + ahead else set()
        for origin in sorted(origins):
            past, came = np.split(values[origin : origin + history + ahead], [history])
            headed = forecast(2000 + step * np.arange(history, dtype=np.float64), past, ahead=ahead, step=step)
            assert isinstance(headed, Forecast)
            hits.append((np.array(headed.lower) <= came) & (came <= np.array(headed.upper)))
    return float(np.mean(hits))


@pytest.mark.parametrize("history", [8, 10, 12, 15])
def test_80_percent_ranges_hold_80_percent_of_real_yearly_figures(shared_data: Path, history: int) -> None:
    """The yearly series of the M1 competition (Makridakis and others, 1982), one to three years ahead."""
    series = competition(shared_data / "series" / "m1_yearly.csv")

    assert 0.76 <= held(series, history=history, ahead=3, step=1.0) <= 0.85


@pytest.mark.parametrize("history", [36, 60])
def test_80_percent_ranges_hold_80_percent_of_real_monthly_figures(shared_data: Path, history: int) -> None:
    """Every sixth of the monthly series of the same competition, one to twelve months ahead."""
    series = competition(shared_data / "series" / "m1_monthly.csv")[::6]

    assert 0.75 <= held(series, history=history, ahead=12, step=1 / 12) <= 0.86
