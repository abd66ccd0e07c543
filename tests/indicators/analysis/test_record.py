"""What was given is held against what came: the record of forecasts and marks."""

from typing import Any

import numpy as np
import pytest

from indicators.analysis.codes import BaselineStatus, Better, Direction, Fate, ForecastMethod, Grade, Rhythm
from indicators.analysis.history import History
from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Forecast
from indicators.analysis.record import Given, came, fate, given_marks

FROZEN = Forecast(
    positions=(2020.0, 2021.0, 2022.0),
    values=(50.0, 50.0, 50.0),
    lower=(45.0, 44.0, 43.0),
    upper=(55.0, 56.0, 57.0),
    method=ForecastMethod.DAMPED_TREND,
    confidence=0.80,
    origin=2019.0,
    n=8,
    outer_lower=(42.0, 41.0, 40.0),
    outer_upper=(58.0, 59.0, 60.0),
)


def series(first: int, *values: float, **more: Any) -> History:
    return History.of(first + np.arange(len(values), dtype=float), values, **more)


def usable(history: History) -> Any:
    return ~np.isnan(history.values)


def said(history: History, better: Better = Better.HIGHER, frozen: Forecast | None = None) -> tuple[Given, ...]:
    return given_marks(
        judge(Case(history, target=None, frozen=frozen, better=better, rhythm=Rhythm.ANNUAL, today_position=2026.0))
    )


def test_a_clear_trend_is_a_mark_that_stands_on_the_middle_of_its_latest_three_figures() -> None:
    assert said(series(2013, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)) == (Given(Grade.CLEAR, Direction.BETTER, 2019.0, 6.0),)


def test_what_says_nothing_of_the_future_is_no_mark() -> None:
    assert said(series(2016, 3.0, 3.1, 2.9, 3.0)) == ()
    assert said(series(2018, 3.0, 9.0)) == ()


def test_a_status_beside_the_forecast_is_a_mark_of_its_own() -> None:
    history = series(2012, *[50.0, 51.0, 49.0, 50.0, 51.0, 49.0, 50.0, 50.0], 60.0, 61.0)
    assert Given(BaselineStatus.CURVE_TURNED, Direction.BETTER, 2021.0, None) in said(history, frozen=FROZEN)


CLEAR = Given(Grade.CLEAR, Direction.BETTER, 2019.0, 6.0)


@pytest.mark.parametrize(
    ("values", "better", "found"),
    [
        ([7.0], Better.HIGHER, Fate.OPEN),
        ([7.0, 6.5], Better.HIGHER, Fate.HELD),  # a step back, and still better than the latest three in their middle
        ([7.0, 5.0], Better.HIGHER, Fate.NOT_HELD),  # most of the way it came is still there, but it went back on it
        ([7.0, 6.0], Better.HIGHER, Fate.NOT_HELD),  # no better
        ([7.0, 3.0, 8.0, 9.0], Better.HIGHER, Fate.HELD),  # the middle of the newer ones, 8
        ([7.0, 3.0], Better.LOWER, Fate.HELD),
        ([7.0, float("nan")], Better.HIGHER, Fate.OPEN),
    ],
)
def test_a_trend_holds_when_the_middle_of_the_newer_figures_lies_on_its_side(
    values: list[float], better: Better, found: Fate
) -> None:
    history = series(2019, *values)
    assert fate(CLEAR, history, usable=usable(history), better=better, frozen=FROZEN) is found


def test_figures_that_are_counted_otherwise_test_no_mark() -> None:
    history = series(2019, 7.0, 3.0, definition=[0, 1])
    assert fate(CLEAR, history, usable=usable(history), better=Better.HIGHER, frozen=FROZEN) is Fate.UNTESTABLE


@pytest.mark.parametrize(
    ("newer", "found"),
    [
        ([57.0], Fate.HELD),  # the range of 2021 ends at 56
        ([56.0], Fate.NOT_HELD),  # on its very end is inside: the mark is taken back
        ([51.0], Fate.NOT_HELD),
        ([40.0], Fate.NOT_HELD),  # outside, on the other side
        ([57.0, 58.0], Fate.HELD),
        ([57.0, 55.0], Fate.NOT_HELD),  # the range of 2022 ends at 57
    ],
)
def test_a_status_holds_only_while_every_newer_figure_stays_outside_the_range(newer: list[float], found: Fate) -> None:
    for kind in (BaselineStatus.BETTER_SO_FAR, BaselineStatus.CURVE_TURNED):
        given = Given(kind, Direction.BETTER, 2020.0, None)
        history = series(2019, 50.0, 60.0, *newer)
        assert fate(given, history, usable=usable(history), better=Better.HIGHER, frozen=FROZEN) is found


def test_figures_beyond_the_last_period_of_a_forecast_test_no_status() -> None:
    given = Given(BaselineStatus.BETTER_SO_FAR, Direction.BETTER, 2022.0, None)
    history = series(2021, 60.0, 60.0, 60.0)
    assert fate(given, history, usable=usable(history), better=Better.HIGHER, frozen=FROZEN) is Fate.UNTESTABLE


def test_the_figures_that_came_are_held_against_both_ranges() -> None:
    history = series(2018, 50.0, 50.0, 55.0, 57.0, 61.0)
    found = came(FROZEN, history, usable=usable(history))
    assert [(one.position, one.inside, one.inside_outer) for one in found] == [
        (2020.0, True, True),  # on the very end of the range is inside
        (2021.0, False, True),
        (2022.0, False, False),
    ]


def test_a_period_without_a_figure_and_one_counted_otherwise_did_not_come() -> None:
    history = series(2018, 50.0, 50.0, float("nan"), 57.0, definition=[0, 0, 0, 1])
    assert came(FROZEN, history, usable=usable(history)) == ()


def test_periods_that_overlap_those_of_the_mark_do_not_answer() -> None:
    rolling = History.of([2015.0, 2016.0, 2020.0], [6.0, 9.0, 9.0], ends=[2020.0, 2021.0, 2025.0])
    given = Given(Grade.CLEAR, Direction.BETTER, 2015.0, 6.0)
    first_two = History.of([2015.0, 2016.0], [6.0, 9.0], ends=[2020.0, 2021.0])
    assert fate(given, first_two, usable=usable(first_two), better=Better.HIGHER, frozen=FROZEN) is Fate.OPEN
    assert fate(given, rolling, usable=usable(rolling), better=Better.HIGHER, frozen=FROZEN) is Fate.HELD


def test_quarters_answer_after_a_whole_year_so_that_no_season_speaks() -> None:
    starts = 2019.75 + 0.25 * np.arange(6)
    history = History.of(starts, [6.0, 1.0, 12.0, 8.0, 7.0, 2.0], ends=starts + 0.25)
    given = Given(Grade.CLEAR, Direction.BETTER, 2019.75, 6.0)
    for known, found in ((2, Fate.OPEN), (4, Fate.OPEN), (5, Fate.HELD), (6, Fate.HELD)):
        few = History.of(starts[:known], history.values[:known], ends=starts[:known] + 0.25)
        told = fate(given, few, usable=usable(few), better=Better.HIGHER, frozen=FROZEN, a_year=4)
        assert told is found, known


def test_a_break_that_is_dated_back_to_the_last_figure_of_a_mark_leaves_it_untestable() -> None:
    history = series(2018, 6.0, 7.0, 3.0, definition=[0, 1, 1])
    assert fate(CLEAR, history, usable=usable(history), better=Better.HIGHER, frozen=FROZEN) is Fate.UNTESTABLE


@pytest.mark.parametrize(("back", "found"), [(1, Fate.UNTESTABLE), (2, Fate.UNTESTABLE), (3, Fate.UNTESTABLE)])
def test_a_break_that_is_dated_back_among_the_figures_of_a_trend_leaves_it_untestable(back: int, found: Fate) -> None:
    # given of 2013 to 2019; the break is dated back so that one, two or three of them are counted as 2020 is
    history = series(2013, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0, definition=[0] * (7 - back) + [1] * (back + 1))
    assert fate(CLEAR, history, usable=usable(history), better=Better.HIGHER) is found


def test_a_trend_of_four_figures_after_a_break_is_tested_by_those_that_are_counted_likewise() -> None:
    history = series(2013, 9.0, 9.0, 9.0, 4.0, 5.0, 6.0, 7.0, 9.0, definition=[0] * 3 + [1] * 5)
    assert fate(CLEAR, history, usable=usable(history), better=Better.HIGHER) is Fate.HELD


@pytest.mark.parametrize("back", [0, 1, 2, 5, 7])
def test_a_break_that_is_dated_back_among_the_figures_of_a_forecast_leaves_its_status_untestable(back: int) -> None:
    # drawn on the eight figures of 2012 to 2019; 2020 was better than it, and so is 2021
    given = Given(BaselineStatus.BETTER_SO_FAR, Direction.BETTER, 2020.0, None)
    history = series(2012, *[50.0] * 8, 60.0, 60.0, definition=[0] * (8 - back) + [1] * (back + 2))
    assert fate(given, history, usable=usable(history), better=Better.HIGHER, frozen=FROZEN) is Fate.UNTESTABLE
    assert came(FROZEN, history, usable=usable(history)) == ()


def test_a_break_before_the_figures_of_a_forecast_takes_nothing_from_its_status() -> None:
    given = Given(BaselineStatus.BETTER_SO_FAR, Direction.BETTER, 2020.0, None)
    history = series(2010, 9.0, 9.0, *[50.0] * 8, 60.0, 60.0, definition=[0, 0] + [1] * 10)
    assert fate(given, history, usable=usable(history), better=Better.HIGHER, frozen=FROZEN) is Fate.HELD
