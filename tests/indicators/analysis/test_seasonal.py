"""What the season adds is taken off before a month or a quarter is judged."""

import csv
from pathlib import Path

import numpy as np
import pytest

from indicators.analysis.history import Floats
from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Direction, Grade, History, Rhythm, Signal, Trend

SERIES = Path(__file__).resolve().parents[4] / "shared/data/pasadena/la_county_unemployment_monthly"
WAVE = np.array([3.0, 2, 1, 0, -1, -2, -3, -2, -1, 0, 1, 2])
QUARTERS = np.array([4.0, -2, -4, 2])


def trend_of(values: Floats, rhythm: Rhythm, *, better: Better = Better.LOWER, first: float = 1990.0) -> Trend:
    step = rhythm.step or 1.0
    starts = first + np.arange(values.size) * step
    history = History.of(starts, values, ends=starts + step)
    return judge(Case(history, target=None, frozen=None, better=better, rhythm=rhythm, today_position=2026.0)).trend


def noise(size: int) -> Floats:
    return np.random.default_rng(5).standard_normal(size)


def test_a_season_is_taken_off_and_the_chart_is_of_what_is_left() -> None:
    trend = trend_of(10 + np.tile(WAVE, 4) + 0.2 * noise(48), Rhythm.MONTHLY)

    assert trend.seasonal and trend.process is not None and trend.process.seasonal
    assert trend.process.mean == pytest.approx(10, abs=0.2)
    # The wave alone moves by 1 a month: limits of what is left are far inside +-2.66.
    assert trend.process.upper - trend.process.mean < 1
    assert trend.grade is Grade.TOO_CLOSE


@pytest.mark.parametrize("values", [10 + np.tile(WAVE, 4)[:35], 10 + noise(120), np.full(60, 5.0)])
def test_without_three_years_or_without_a_season_nothing_is_taken_off(values: Floats) -> None:
    trend = trend_of(values, Rhythm.MONTHLY)

    assert not trend.seasonal and trend.process is not None and not trend.process.seasonal


def test_the_latest_change_is_between_figures_of_one_season() -> None:
    values = 50 + np.tile(QUARTERS, 4) + np.arange(16.0)
    trend = trend_of(values, Rhythm.QUARTERLY, better=Better.HIGHER)

    # The last is the fourth quarter of 1993, 50 + 2 + 15; a year before it was 50 + 2 + 11.
    assert trend.seasonal and trend.latest_change is not None
    assert (trend.latest_change.position, trend.latest_change.amount) == (1992.75, 4.0)
    assert trend.change_since_worst is not None and trend.change_since_worst.position == 1990.75


def test_a_slope_hidden_by_the_seasons_is_found_without_them() -> None:
    values = 50 + np.tile(QUARTERS, 5) + 0.6 * np.arange(20.0) + 0.3 * noise(20)
    trend = trend_of(values, Rhythm.QUARTERLY, better=Better.HIGHER)

    assert (trend.grade, trend.direction, trend.n) == (Grade.CLEAR, Direction.BETTER, 10)
    # Of what is left: stricter than 27, for the shares of the seasons are estimates.
    assert trend.bound == 31
    assert trend.slope is not None and trend.slope.per_year == pytest.approx(2.4, abs=0.4)


def test_a_missing_quarter_does_not_shift_the_seasons() -> None:
    values = 50 + np.tile(QUARTERS, 8) + 0.6 * np.arange(32.0)
    values[9] = np.nan
    trend = trend_of(values, Rhythm.QUARTERLY, better=Better.HIGHER)

    assert trend.seasonal
    assert trend.slope is not None and trend.slope.per_year == pytest.approx(2.4)


def unemployment() -> tuple[list[str], Floats]:
    """Los Angeles County, monthly, not seasonally adjusted, January 1990 to November 2024."""
    path = SERIES / "edition_2025_01.csv"
    if not path.exists():
        pytest.skip("the shared data are not beside the project")
    with path.open(encoding="utf-8") as rows:
        known = [(row["date"][:7], float(row["value"])) for row in csv.DictReader(rows)]
    return [month for month, _ in known], np.array([value for _, value in known])


def walked(first: str, last: str) -> dict[str, Trend]:
    """What was said in each month when it was the latest."""
    months, rates = unemployment()
    ends = range(months.index(first), months.index(last) + 1)
    return {months[at]: trend_of(rates[: at + 1], Rhythm.MONTHLY) for at in ends}


def test_the_recession_of_2008_is_flagged_as_worse_from_august_2007_to_its_end() -> None:
    said = walked("2007-07", "2010-06")
    since = [trend for month, trend in said.items() if month >= "2007-08"]

    assert said["2007-07"].direction is Direction.NONE
    assert {trend.direction for trend in since} == {Direction.WORSE}
    signals = [trend.process.signal for trend in since if trend.process is not None]
    assert signals == [Signal.TWO_OF_THREE, *[Signal.OUTSIDE_LIMITS] * (len(since) - 1)]


def test_the_pandemic_is_flagged_as_worse_from_february_2020_on() -> None:
    said = walked("2020-01", "2020-12")

    assert said["2020-01"].direction is Direction.NONE
    assert [said[f"2020-{month:02}"].direction for month in range(2, 13)] == [Direction.WORSE] * 11
    february = said["2020-02"].process
    assert february is not None and february.signal is Signal.OUTSIDE_LIMITS


def test_while_unemployment_fell_from_2013_to_2017_no_month_was_called_worse() -> None:
    # Every July brings more of it: 1 point more than May.
    said = walked("2013-01", "2017-12")
    assert all(trend.seasonal for trend in said.values())
    assert Direction.WORSE not in {trend.direction for trend in said.values()}
    assert sum(trend.direction is Direction.BETTER for trend in said.values()) >= 55


def test_less_its_season_a_falling_series_is_seen_to_fall_in_more_months() -> None:
    months, rates = unemployment()
    ends = [at for at, month in enumerate(months) if "1999" <= month[:4] <= "2000"]
    charts = [trend_of(rates[at - 23 : at + 1], Rhythm.MONTHLY, first=(at - 23) / 12) for at in ends]
    less = walked("1999-01", "2000-12").values()

    # From 6.5 % in 1998 to 5.4 % in 2000. The chart of 24 months, which cannot know the season, misses half of it.
    assert (sum(one.direction is Direction.BETTER for one in charts), len(ends)) == (10, 24)
    assert sum(one.direction is Direction.BETTER for one in less) == 24
    assert not [one for one in (*charts, *less) if one.direction is Direction.WORSE]
