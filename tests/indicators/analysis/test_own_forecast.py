"""A team's own forecast: its values, with its ranges or as wide as ours."""

from indicators.analysis.codes import ForecastMethod, NoForecast
from indicators.analysis.forecast import Range
from indicators.analysis.judgement import Forecast
from indicators.analysis.own_forecast import Written, own_forecast

OURS = Forecast(
    positions=(2024.0, 2025.0),
    values=(50.0, 51.0),
    lower=(48.0, 47.0),
    upper=(53.0, 56.0),
    method=ForecastMethod.DAMPED_TREND,
    confidence=0.80,
    origin=2023.0,
    n=9,
    outer_lower=(45.0, 42.0),
    outer_upper=(57.0, 62.0),
)
PERCENT = Range(0.0, 100.0)


def test_values_without_ranges_get_ranges_as_wide_as_ours() -> None:
    made = own_forecast(Written([60.0, 61.0]), ours=OURS, origin=2023.0, step=1.0, within=PERCENT)
    assert isinstance(made, Forecast)
    assert (made.positions, made.values, made.method, made.n) == ((2024.0, 2025.0), (60.0, 61.0), "own", 9)
    # ours reaches 2 and 4 below, 3 and 5 above; the outer range 3 and 5 further below, 4 and 6 further above
    assert (made.lower, made.upper) == ((58.0, 57.0), (63.0, 66.0))
    assert (made.outer_lower, made.outer_upper) == ((55.0, 52.0), (67.0, 72.0))


def test_a_teams_own_ranges_are_kept() -> None:
    written = Written([60.0, 61.0], [59.0, 58.0], [61.0, 64.0])
    made = own_forecast(written, ours=OURS, origin=2023.0, step=1.0, within=PERCENT)
    assert isinstance(made, Forecast)
    assert (made.lower, made.upper) == ((59.0, 58.0), (61.0, 64.0))
    assert (made.outer_lower, made.outer_upper) == ((56.0, 53.0), (65.0, 70.0))


def test_ranges_stay_within_what_is_possible() -> None:
    made = own_forecast(Written([99.0, 1.0]), ours=OURS, origin=2023.0, step=1.0, within=PERCENT)
    assert isinstance(made, Forecast)
    assert (made.upper, made.lower) == ((100.0, 6.0), (97.0, 0.0))


def test_without_ours_and_without_ranges_there_is_none() -> None:
    too_few = NoForecast.TOO_FEW
    assert own_forecast(Written([60.0]), ours=too_few, origin=2023.0, step=1.0, within=PERCENT) is too_few
    given = own_forecast(Written([60.0], [55.0], [65.0]), ours=too_few, origin=2023.0, step=1.0, within=PERCENT)
    assert isinstance(given, Forecast)
    assert (given.lower, given.outer_lower, given.n) == ((55.0,), (), 0)


def test_a_team_that_looks_further_than_we_do_is_held_as_far_as_ranges_are_known() -> None:
    made = own_forecast(Written([60.0, 61.0, 62.0]), ours=OURS, origin=2023.0, step=1.0, within=PERCENT)
    assert isinstance(made, Forecast)
    assert made.values == (60.0, 61.0)
