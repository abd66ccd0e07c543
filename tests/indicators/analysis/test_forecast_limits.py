"""What a forecast may not claim: ranges finer than the figures, and lines of what is not known yet."""

import numpy as np
import pytest

from indicators.analysis.forecast import Past, Range, forecast, unjudged
from indicators.analysis.history import Floats
from indicators.analysis.judgement import Forecast, ForecastMethod, NoForecast
from indicators.analysis.precision import last_places

PERCENT = Range(0.0, 100.0)


def from_2020(count: int, step: float) -> Floats:
    """Positions a step apart."""
    return 2020.0 + step * np.arange(count, dtype=np.float64)


@pytest.mark.parametrize("value", [0.0, 12.0, 12.3, 100.0])
@pytest.mark.parametrize("within", [Range(), PERCENT])
def test_of_figures_that_never_moved_no_range_can_be_told(value: float, within: Range) -> None:
    starts, still = np.arange(2010.0, 2016.0), np.full(6, value)

    assert unjudged(Past(starts, still, 2, within=within)) is NoForecast.STEADY
    assert unjudged(Past(starts, np.append(still[:5], np.nan), 2, within=within)) is NoForecast.STEADY
    assert unjudged(Past(starts, still, 2, within=within, noise=1.0)) is None
    assert unjudged(Past(starts, np.append(still[:5], 50.0), 2, within=within)) is None
    assert unjudged(Past(starts[:2], still[:2], 2, within=within)) is NoForecast.TOO_FEW


@pytest.mark.parametrize(("places", "last"), [(0, 1.0), (1, 0.1), (2, 0.01)])
def test_a_range_is_never_narrower_than_rounding_makes_it(places: int, last: float) -> None:
    # A figure may be off by half of its last place, so two of them differ by one of it through rounding alone.
    values = [round(12 + last * up, places) for up in (0, 0, 0, 1, 0, 0, 0, 0, 0, 0)]
    headed = forecast(np.arange(2010.0, 2020.0), np.array(values), ahead=3, within=PERCENT)

    assert isinstance(headed, Forecast)
    assert headed.upper[0] - headed.values[0] >= last - 1e-9
    assert headed.values[0] - headed.lower[0] >= last - 1e-9


def test_figures_are_written_to_as_many_places_as_all_of_them_need() -> None:
    # 12 and 13.5 to one decimal place; thirds are worked out; what is not known does not count.
    values = np.array([[12.0, 13, 40], [12.0, 13.5, 9], [0.31, 0.4, 0.35], [1 / 3, 1, 2], [12.0, 12.25, 13]])
    known = np.array([[True, True, True]] * 4 + [[True, False, True]])

    assert last_places(values, known) == pytest.approx([1, 0.1, 0.01, 0, 1])


@pytest.mark.parametrize(("step", "period"), [(1 / 12, 12), (0.25, 4)])
def test_nothing_is_held_against_single_months_before_two_years_tell_the_season(step: float, period: int) -> None:
    values = from_2020(2 * period, 1.0) % 5
    short, whole = (Past(from_2020(n, step), values[:n], period, step) for n in (2 * period - 1, 2 * period))
    holed = Past(whole.positions, np.where(np.arange(2 * period) == 3, np.nan, values), period, step)

    assert unjudged(short) is NoForecast.SEASON_NOT_KNOWN
    assert unjudged(holed) is NoForecast.SEASON_NOT_KNOWN
    assert unjudged(whole) is None
    assert unjudged(Past(from_2020(3, 1.0), values[:3], 3)) is None


def season(period: int, size: int) -> Floats:
    """Figures of 100 with a season of 10 and noise of 1."""
    wave: Floats = 10 * np.sin(2 * np.pi * np.arange(size) / period)
    return 100 + wave + np.random.default_rng(4).normal(size=size)


@pytest.mark.parametrize(("step", "period"), [(1 / 12, 12), (0.25, 4)])
@pytest.mark.parametrize("more", [0, 3])
def test_two_years_that_agree_tell_the_season(step: float, period: int, more: int) -> None:
    size = 2 * period + more
    figures = season(period, size + period)
    headed = forecast(from_2020(size, step), figures[:size], ahead=period, step=step)

    assert isinstance(headed, Forecast) and headed.method is ForecastMethod.SEASONAL_COMBINED
    assert np.abs(np.array(headed.values) - figures[size:]).max() < 4
    assert headed.upper[0] - headed.lower[0] < 12


def test_a_curve_that_only_has_its_season_does_not_turn() -> None:
    """Two hundred years to come, each after 24 months of its own: two running outside were found in 61 to 72 %."""
    noise = np.random.default_rng(20).normal(size=(200, 36))
    drawn = 100 + 10 * np.sin(2 * np.pi * (np.arange(36) / 12 + np.arange(200)[:, None] / 200)) + 2 * noise
    turned = 0
    for row in drawn:
        headed = forecast(from_2020(24, 1 / 12), row[:24], ahead=12, step=1 / 12)
        assert isinstance(headed, Forecast)
        side = (row[24:] > headed.upper).astype(int) - (row[24:] < np.array(headed.lower))
        turned += bool(((side[1:] == side[:-1]) & (side[1:] != 0)).any())
    assert turned / 200 < 0.25


def test_two_years_that_are_not_alike_tell_no_season() -> None:
    drawn = np.random.default_rng(3).normal(100, 2, size=(400, 24))
    starts = from_2020(24, 1 / 12)
    made = [forecast(starts, row, ahead=1, step=1 / 12) for row in drawn]
    found = [isinstance(one, Forecast) and one.method is ForecastMethod.SEASONAL_COMBINED for one in made]

    # r of twelve pairs above .5 by chance: about 4 of 100.
    assert 0 < np.mean(found) < 0.08


def test_a_hole_in_the_two_years_leaves_the_season_untold() -> None:
    figures = season(12, 30)
    figures[20] = np.nan
    headed = forecast(from_2020(30, 1 / 12), figures, ahead=1, step=1 / 12)

    assert isinstance(headed, Forecast) and headed.method is ForecastMethod.COMBINED
