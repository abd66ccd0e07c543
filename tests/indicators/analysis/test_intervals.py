"""Likely ranges of proportions and counts, against published and hand-worked figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.intervals import byar, wilson

WORKED = [
    # DOMAIN.md section 4; 0 of 12: z^2 / (n + z^2) = 3.84 / 15.84 = 24 %.
    (5, 11, 21, 72),
    (8, 20, 22, 61),
    (40, 100, 31, 50),
    (250, 1000, 22, 28),
    (0, 12, 0, 24),
]

POISSON = [
    # Exact 95 % bounds: Garwood (1936), as tabulated in Breslow and Day (1987), table 2.10 of volume II.
    (0, 0.0, 3.689),
    (1, 0.0253, 5.572),
    (2, 0.242, 7.225),
    (3, 0.619, 8.767),
    (4, 1.090, 10.242),
    (5, 1.623, 11.668),
    (6, 2.202, 13.059),
    (7, 2.814, 14.423),
    (8, 3.454, 15.763),
    (9, 4.115, 17.085),
]


@pytest.mark.parametrize(
    ("count", "lower", "upper"), [(10, 4.795, 18.391), (20, 12.217, 30.888), (50, 37.11, 65.92), (100, 81.36, 121.63)]
)
def test_from_ten_events_byars_range_is_the_exact_one_within_a_hundredth_of_an_event_or_two(
    count: int, lower: float, upper: float
) -> None:
    interval = byar([count])

    assert interval.lower[0] == pytest.approx(lower, abs=0.02)
    assert interval.upper[0] == pytest.approx(upper, abs=0.02)


NEWCOMBE = [
    # Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3 (score without continuity correction).
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("count", "total", "lower", "upper"), NEWCOMBE)
def test_wilson_gives_newcombes_ranges(count: int, total: int, lower: float, upper: float) -> None:
    interval = wilson([count], [total])

    assert interval.lower[0] == pytest.approx(100 * lower, abs=0.006)
    assert interval.upper[0] == pytest.approx(100 * upper, abs=0.006)


@pytest.mark.parametrize(("count", "total", "lower", "upper"), WORKED)
def test_wilson_gives_the_worked_ranges(count: int, total: int, lower: int, upper: int) -> None:
    interval = wilson([count], [total])

    assert (round(interval.lower[0]), round(interval.upper[0])) == (lower, upper)


@pytest.mark.parametrize(("count", "lower", "upper"), POISSON)
def test_fewer_than_ten_events_have_the_exact_range(count: int, lower: float, upper: float) -> None:
    interval = byar([count])

    assert interval.lower[0] == pytest.approx(lower, abs=0.001)
    assert interval.upper[0] == pytest.approx(upper, abs=0.001)


def test_ten_events_have_byars_range() -> None:
    # 10 (1 - 1/90 - 1.96/(3 x 3.1623))^3 = 10 x 0.7823^3; 11 (1 - 1/99 + 1.96/(3 x 3.3166))^3 = 11 x 1.1869^3.
    interval = byar([10])

    assert interval.lower[0] == pytest.approx(4.79, abs=0.005)
    assert interval.upper[0] == pytest.approx(18.39, abs=0.005)


def test_an_unknown_count_has_an_unknown_range() -> None:
    assert np.isnan(wilson([np.nan, 3], [10, np.nan]).lower).all()
    assert np.isnan(byar([np.nan]).upper).all()


def test_nobody_observed_has_an_unknown_range() -> None:
    assert np.isnan(wilson([0], [0]).upper).all()


@pytest.mark.parametrize(("count", "total"), [(-1, 10), (11, 10)])
def test_counts_that_cannot_be_are_refused(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="between nothing and its total"):
        wilson([count], [total])


def test_a_negative_count_of_events_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        byar([-1])


@given(st.integers(1, 100_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_wilson_holds_the_share_and_stays_between_0_and_100(counted: tuple[int, int]) -> None:
    count, total = counted
    interval = wilson([count], [total])

    assert 0 <= interval.lower[0] <= 100 * count / total + 1e-9
    assert 100 * count / total - 1e-9 <= interval.upper[0] <= 100


@given(st.integers(0, 100_000))
def test_byar_holds_the_count(count: int) -> None:
    interval = byar([count])

    assert 0 <= interval.lower[0] <= count < interval.upper[0]
