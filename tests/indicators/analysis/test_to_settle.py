"""What would settle an open question, by brute force; and what is said of two or three figures."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Direction, Grade, History, Quantity, Rhythm, Trend

ASKED = st.lists(st.integers(0, 60), min_size=2, max_size=12)


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


@settings(max_examples=30)
@given(ASKED, st.sampled_from([None, 0.0, 0.6]))
def test_so_many_more_figures_like_these_make_it_clear_and_no_fewer(values: list[int], memory: float | None) -> None:
    before = trend_of(values, memory=memory)
    slope = slope_of(values[-10:])
    longer = [*values[-10:], *(values[-1] + slope * ahead for ahead in range(1, 6))]
    grades = [trend_of(longer[: len(values[-10:]) + ahead], memory=memory).grade for ahead in range(1, 6)]

    clear = [ahead for ahead, grade in enumerate(grades, start=1) if grade is Grade.CLEAR]
    expected = clear[0] if clear and slope and before.grade is not Grade.CLEAR else None
    assert before.to_settle == expected


def slope_of(values: Sequence[int]) -> float:
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
