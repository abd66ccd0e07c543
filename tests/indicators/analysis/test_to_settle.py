"""What would settle an open question, by brute force; and what is said of two or three figures."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from indicators.analysis.comparable import Comparable
from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Direction, Grade, History, Quantity, Rhythm, Trend
from indicators.analysis.mann_kendall import GENERAL, is_clear
from indicators.analysis.settling import to_settle


def trend_of(values: Sequence[float | None], *, memory: float | None = None, **more: Any) -> Trend:
    history = History.of(np.arange(len(values)) + 2000.0, values, **more)
    said = judge(
        Case(
            history,
            target=None,
            frozen=None,
            better=Better.HIGHER,
            rhythm=Rhythm.ANNUAL,
            today_position=2020.0,
            memory=memory,
        )
    )
    return said.trend


# Homeless students of a county: their line is nothing beside their scatter.
STUDENTS = (946, 543, 797, 668, 982, 829, 742, 821, 510)
# Leaning figures, yearly; S = 13 of 8, 9 of 6, 16 of 9 and 6 of 4.
LEANING = (
    (50, 53, 49, 54, 55, 52, 57, 56),
    (10, 12, 11, 14, 13, 15),
    (20, 23, 19, 22, 26, 21, 24, 28, 23),
    (10, 12, 13, 15),
)


def test_a_slope_that_is_nothing_beside_its_scatter_promises_nothing() -> None:
    assert trend_of(STUDENTS).to_settle is None


@pytest.mark.parametrize("values", LEANING)
def test_so_many_more_figures_make_it_clear_in_four_of_five_courses_and_fewer_do_not(values: tuple[int, ...]) -> None:
    trend = trend_of(values)
    shares = [clear_after(values, ahead) for ahead in range(1, 6)]

    assert trend.grade is Grade.LEANING
    promised = trend.to_settle or 6
    assert all(share > 0.70 for share in shares[promised - 1 : promised])
    assert all(share < 0.90 for share in shares[: promised - 1])


def clear_after(values: Sequence[float], ahead: int) -> float:
    """The share of courses along the line of the figures, with their scatter, that are clear after so many more."""
    times, known = np.arange(len(values)), np.array(values, float)
    slope = slope_of(values)
    level = float(np.median(known - slope * times))
    scatter = (known - slope * times - level) * (len(values) / (len(values) - 2)) ** 0.5
    lots, clear = np.random.default_rng(1), 0
    for _ in range(400):
        coming = level + slope * (len(values) + np.arange(ahead)) + lots.choice(scatter, ahead)
        clear += is_clear(np.concatenate([known, coming])[-10:])
    return clear / 400


def test_only_what_leans_is_promised_to_be_settled() -> None:
    assert trend_of([10, 20, 30]).to_settle is None
    assert trend_of([50, 53, 49, 52, 51, 50]).to_settle is None


def test_quarters_are_looked_ahead_for_more_of_them_than_years() -> None:
    years, unknown = np.arange(7.0), np.full(7, np.nan)
    values = np.array([0.34, -1.29, 1.89, 2.64, 0.57, 2.19, 2.63])
    yearly = Comparable(years, years + 1, values, unknown, unknown, None)
    quarters = replace(yearly, starts=years / 4, ends=years / 4 + 0.25)
    slope = slope_of(values.tolist())

    assert to_settle(yearly, slope, step=1.0, bounds=GENERAL) is None
    assert to_settle(quarters, 4 * slope, step=0.25, bounds=GENERAL) == 7


def slope_of(values: Sequence[float]) -> float:
    pairs = [(values[j] - values[i]) / (j - i) for j in range(len(values)) for i in range(j)]
    return float(np.median(pairs))


def test_a_series_that_has_ended_is_never_settled() -> None:
    assert trend_of([10, 12, 13, 15]).to_settle == 1
    assert trend_of([10, 12, 13, 15], closed=True).to_settle is None
    assert trend_of([10, 12, 13], closed=True).to_settle is None


@pytest.mark.parametrize(
    ("counts", "within"),
    [
        # 40 and 52 of 100: Wilson 31-50 and 42-62. Arms 50 - 40 = 9.8 and 52 - 42 = 9.7: 12 < 13.8.
        ((40, 52), True),
        # 40 and 60 of 100: arms 9.8 and 9.8: 20 > 13.8.
        ((40, 60), False),
    ],
)
def test_two_figures_are_described_with_what_their_ranges_leave_room_for(counts: tuple[int, int], within: bool) -> None:
    trend = trend_of(counts, numerators=counts, denominators=[100, 100], quantity=Quantity.PERCENT)

    assert (trend.grade, trend.direction, trend.n) == (Grade.TOO_FEW, Direction.NONE, 2)
    assert trend.latest_change is not None and trend.latest_change.within is within


def test_without_ranges_two_figures_leave_it_open() -> None:
    trend = trend_of([40, 60])

    assert trend.latest_change is not None and trend.latest_change.within is None


@pytest.mark.parametrize("n", range(3, 13))
def test_series_of_three_to_twelve_figures_with_a_hole_say_all_that_can_be_said(n: int) -> None:
    trend = trend_of([50, 47, None, *(50 + 2 * step for step in range(1, n - 2)), 49])

    assert trend.latest_change is not None and trend.change_since_worst is not None
    assert trend.latest_change.direction is (Direction.BETTER if n == 3 else Direction.WORSE)
    assert (trend.change_since_worst.value, trend.change_since_worst.amount) == (47, 2)
    assert trend.change_since_best is not None and trend.change_since_best.amount < 0
    assert (trend.grade is Grade.TOO_FEW) == (n == 3)
    assert (trend.slope is None) == (trend.p is None) == (n == 3)
    # Of twelve figures the latest ten are tested, from 2003 on.
    assert trend.missing == (() if n == 12 else (2002.0,))
