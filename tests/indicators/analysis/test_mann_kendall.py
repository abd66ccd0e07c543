"""Mann-Kendall and Theil-Sen, against the published table and worked cases."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from indicators.analysis.mann_kendall import GENERAL, critical, is_clear, mann_kendall, p_without_one, two_sided
from indicators.analysis.theil_sen import theil_sen

UPPER_TAIL = [
    # Kendall, Rank Correlation Methods (1975), appendix table 1: chance of S at least s.
    (4, {2: 0.375, 4: 0.167, 6: 0.042}),
    (5, {2: 0.408, 4: 0.242, 6: 0.117, 8: 0.042, 10: 0.0083}),
    (6, {3: 0.360, 5: 0.235, 7: 0.136, 9: 0.068, 11: 0.028, 13: 0.0083, 15: 0.0014}),
    (7, {3: 0.386, 5: 0.281, 7: 0.191, 9: 0.119, 11: 0.068, 13: 0.035, 15: 0.015, 17: 0.0054}),
    (8, {4: 0.360, 8: 0.199, 12: 0.089, 16: 0.031, 18: 0.016, 20: 0.0071, 22: 0.0028}),
    (9, {4: 0.381, 8: 0.238, 12: 0.130, 16: 0.060, 20: 0.022, 22: 0.012, 24: 0.0063}),
    (10, {3: 0.431, 9: 0.242, 15: 0.108, 21: 0.036, 23: 0.023, 25: 0.014, 27: 0.0083}),
]


@pytest.mark.parametrize(("n", "chances"), UPPER_TAIL)
def test_the_chances_are_those_of_kendalls_table(n: int, chances: dict[int, float]) -> None:
    exact = {s: two_sided(s, (1,) * n) / 2 for s in chances}

    assert exact == {s: pytest.approx(chance, abs=0.0006) for s, chance in chances.items()}


@pytest.mark.parametrize("figures", [(1, 1, 2, 2, 2, 3), (1, 1, 1, 2, 3, 4), (1, 2, 2, 3, 4, 4)])
def test_with_ties_the_chances_are_those_of_all_orders(figures: tuple[int, ...]) -> None:
    reached = Counter(abs(mann_kendall(np.array(order, float)).s) for order in permutations(figures))
    ties = tuple(sorted(Counter(figures).values()))

    for s in range(16):
        share = sum(times for each, times in reached.items() if each >= s) / reached.total()
        assert two_sided(s, ties) == pytest.approx(share, abs=1e-12)


def test_the_smallest_chances_are_those_of_the_rules() -> None:
    # DOMAIN.md section 3: n=3 .333, n=4 .083, n=5 .0167.
    assert [round(two_sided(s, (1,) * n), 4) for n, s in ((3, 3), (4, 6), (5, 10))] == [0.3333, 0.0833, 0.0167]


def test_the_exact_five_percent_bounds_are_10_13_15_18_20_23() -> None:
    assert [critical(n, two_sided_p=0.05) for n in range(5, 11)] == [10, 13, 15, 18, 20, 23]


def test_the_bounds_of_a_clear_trend_are_never_below_the_exact_ones() -> None:
    assert all(bound >= (critical(n, two_sided_p=0.05) or 99) for n, bound in GENERAL.reached.items())


def test_five_rising_figures_are_clear_and_four_never() -> None:
    # Without any one of five, four rising figures are left: p = .083.
    assert is_clear(np.array([1.0, 2, 3, 4, 5]))
    assert p_without_one(np.array([1.0, 2, 3, 4, 5])) == pytest.approx(2 / 24)
    assert not is_clear(np.array([1.0, 2, 3, 4]))


def test_an_unknown_figure_is_refused_not_counted() -> None:
    with pytest.raises(ValueError, match="all known"):
        mann_kendall(np.array([1.0, np.nan, 3.0]))


@pytest.mark.parametrize(
    ("phi", "least", "most"),
    [
        (0.0, 0.008, 0.022),  # DOMAIN.md section 3: 1-2 %
        (0.3, 0.025, 0.055),  # 3-5 %
        (0.6, 0.045, 0.140),  # 6-13 %
    ],
)
@pytest.mark.parametrize("n", range(5, 11))
def test_false_alarms_stay_where_the_rules_put_them(phi: float, least: float, most: float, n: int) -> None:
    generator = np.random.default_rng(20140128)
    series = generator.standard_normal((4000, n))
    for at in range(1, n):
        series[:, at] = phi * series[:, at - 1] + np.sqrt(1 - phi**2) * series[:, at]

    assert least <= np.mean([is_clear(each) for each in series]) <= most


def test_the_slope_is_the_median_of_all_slopes() -> None:
    # Slopes of 1 3 2 5 4 in order: -1 -1 1/3 1/2 3/4 1 1 4/3 2 3; the median is (3/4 + 1) / 2. For five figures
    # only |S| = 10 is as rare as 5 %, so the interval reaches from the smallest slope to the largest.
    slope = theil_sen(np.arange(5.0), np.array([1.0, 3, 2, 5, 4]))

    assert (slope.per_year, slope.lower, slope.upper) == (0.875, -1.0, 3.0)


def test_the_slope_minds_missing_years() -> None:
    slope = theil_sen(np.array([2014.0, 2015, 2018]), np.array([10.0, 12, 18]))

    assert (slope.per_year, slope.lower) == (2.0, None)


def test_sens_interval_leaves_out_the_ranks_of_his_method() -> None:
    # Ten figures: S >= 23 is as rare as 5 %, so (45 - 23) / 2 = 11 slopes are left out at each end: the 12th and
    # the 34th of 45 are the bounds.
    values = np.array([1.0, 4, 2, 8, 5, 9, 7, 13, 11, 12])
    slopes = sorted((values[j] - values[i]) / (j - i) for i in range(10) for j in range(i + 1, 10))
    slope = theil_sen(np.arange(10.0), values)

    assert (slope.lower, slope.per_year, slope.upper) == (slopes[11], slopes[22], slopes[33])


def test_one_figure_has_no_slope() -> None:
    with pytest.raises(ValueError, match="two or more"):
        theil_sen(np.array([2014.0]), np.array([1.0]))
