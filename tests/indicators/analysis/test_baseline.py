"""How figures that came since stand to the forecast that was frozen."""

from dataclasses import replace

import numpy as np
import pytest

from indicators.analysis.baseline import baseline_mark
from indicators.analysis.judgement import BaselineMark, BaselineStatus, Better, Forecast, ForecastMethod, History
from indicators.analysis.record import came

# Frozen in 2018: 100 in each of the coming four years, give or take 10.
FROZEN = Forecast(
    positions=(2019.0, 2020.0, 2021.0, 2022.0),
    values=(100.0,) * 4,
    lower=(90.0,) * 4,
    upper=(110.0,) * 4,
    method=ForecastMethod.DAMPED_TREND,
    confidence=0.8,
    origin=2018.0,
    n=8,
)

CASES = [
    ([], BaselineStatus.NOT_YET_KNOWN),
    ([None], BaselineStatus.NOT_YET_KNOWN),
    ([100], BaselineStatus.AS_FORECAST),
    ([110], BaselineStatus.AS_FORECAST),
    ([111], BaselineStatus.BETTER_SO_FAR),
    ([89], BaselineStatus.WORSE_SO_FAR),
    ([111, 112], BaselineStatus.CURVE_TURNED),
    ([89, 88], BaselineStatus.WORSE),
    ([111, 89], BaselineStatus.WORSE_SO_FAR),
    ([111, 112, 100], BaselineStatus.AS_FORECAST),
    ([100, 111, 112], BaselineStatus.CURVE_TURNED),
    ([111, None, 112], BaselineStatus.BETTER_SO_FAR),  # not two periods running
    ([100, 100, 100, 100, 500], BaselineStatus.AS_FORECAST),  # the forecast said nothing of the fifth year
]


def mark_of(
    since: list[float | None], *, better: Better = Better.HIGHER, frozen: Forecast | None = FROZEN, later: int = 0
) -> BaselineMark:
    """Judge eight figures of 100 and those since, the last `later` of them of a new definition."""
    figures: list[float | None] = [*[100.0] * 8, *since]
    definition = np.arange(len(figures)) >= len(figures) - later
    history = History.of(2011.0 + np.arange(len(figures)), figures, definition=definition)
    return baseline_mark(frozen, history, usable=~np.isnan(history.values), better=better)


@pytest.mark.parametrize(("since", "status"), CASES)
def test_the_figures_since_decide(since: list[float | None], status: BaselineStatus) -> None:
    assert mark_of(since).status is status


def test_lower_is_better_where_it_is() -> None:
    assert mark_of([89, 88], better=Better.LOWER).status is BaselineStatus.CURVE_TURNED
    assert mark_of([111, 112], better=Better.LOWER).status is BaselineStatus.WORSE


def test_where_no_way_is_better_a_figure_outside_is_only_not_as_forecast() -> None:
    assert mark_of([111, 112], better=Better.NEITHER).status is BaselineStatus.NOT_AS_FORECAST


def test_the_mark_tells_what_was_expected() -> None:
    mark = mark_of([100, 111])

    assert (mark.known, mark.position, mark.value) == (2, 2020.0, 111.0)
    assert (mark.lower, mark.expected, mark.upper) == (90.0, 100.0, 110.0)


def test_without_a_frozen_forecast_there_is_no_baseline() -> None:
    assert mark_of([100], frozen=None).status is BaselineStatus.NO_BASELINE


def test_figures_of_a_later_definition_are_not_held_against_the_forecast() -> None:
    assert mark_of([500, 500], later=2).status is BaselineStatus.SERIES_CHANGED
    assert mark_of([100, 500], later=1).status is BaselineStatus.AS_FORECAST


def test_pooled_years_that_overlap_the_frozen_ones_are_not_compared() -> None:
    # The forecast rests on 2014-2018; 2015-2019 shares four of its years.
    pooled = replace(FROZEN, positions=(2019.0,), values=(100.0,), lower=(90.0,), upper=(110.0,), origin=2014.0)
    history = History.of([2009, 2014, 2015], [100, 100, 500], ends=[2014, 2019, 2020])
    mark = baseline_mark(pooled, history, usable=np.ones(3, np.bool_), better=Better.HIGHER)

    assert mark.status is BaselineStatus.NOT_YET_KNOWN


def dated_back(definition: list[int], *, n: int = 9, first: float = 2014.0) -> BaselineMark:
    """A line drawn on 50 of nine years up to 2022; lately 2022 is revised to 41, and 40 and 41 follow."""
    line = replace(FROZEN, positions=(2023.0, 2024.0), values=(50.0,) * 2, lower=(47.0,) * 2, upper=(53.0,) * 2)
    values = [*[50.0] * (len(definition) - 3), 41.0, 40.0, 41.0]
    history = History.of(first + np.arange(len(definition)), values, definition=definition)
    frozen = replace(line, origin=2022.0, n=n)
    return baseline_mark(frozen, history, usable=~np.isnan(history.values), better=Better.LOWER)


def test_a_break_dated_back_among_the_figures_that_a_line_rests_on_ends_the_comparison() -> None:
    assert dated_back([0] * 8 + [1] * 3) == BaselineMark(BaselineStatus.SERIES_CHANGED)
    # The same figures without a break have turned the curve.
    assert dated_back([0] * 11).status is BaselineStatus.CURVE_TURNED


def test_however_many_of_them_are_counted_otherwise_today() -> None:
    assert dated_back([0] * 2 + [1] * 9).status is BaselineStatus.SERIES_CHANGED


def test_a_break_before_the_figures_that_a_line_rests_on_changes_nothing() -> None:
    assert dated_back([0] * 3 + [1] * 11, first=2011.0).status is BaselineStatus.CURVE_TURNED


def test_a_line_of_a_teams_own_that_rests_on_no_figure_of_ours_is_held_to_the_latest_two() -> None:
    assert dated_back([0] * 8 + [1] * 3, n=0).status is BaselineStatus.SERIES_CHANGED
    assert dated_back([0] * 7 + [1] * 4, n=0).status is BaselineStatus.CURVE_TURNED


def test_the_record_holds_no_figure_against_a_line_of_another_definition() -> None:
    frozen = replace(FROZEN, positions=(2023.0, 2024.0), origin=2022.0, n=9)
    history = History.of(2014.0 + np.arange(11), [50.0] * 11, definition=[0] * 8 + [1] * 3)

    assert came(frozen, history, usable=np.ones(11, np.bool_)) == ()
