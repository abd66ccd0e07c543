"""Mann-Kendall and Theil-Sen, against the published table and worked cases."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from indicators.analysis.mann_kendall import GENERAL, critical, is_clear, mann_kendall, p_without_one, two_sided
from indicators.analysis.theil_sen import theil_sen

UPPER_TAIL = {
    # Chance of S at least s, whole columns: Kendall, Rank Correlation Methods (1975), appendix table 1; the same in
    # Hollander and Wolfe, table A.30. S goes in steps of two from the first.
    4: (0, "0.625 0.375 0.167 0.042"),
    5: (0, "0.592 0.408 0.242 0.117 0.042 0.0083"),
    6: (1, "0.500 0.360 0.235 0.136 0.068 0.028 0.0083 0.0014"),
    7: (1, "0.500 0.386 0.281 0.191 0.119 0.068 0.035 0.015 0.0054 0.0014 0.00020"),
    8: (0, "0.548 0.452 0.360 0.274 0.199 0.138 0.089 0.054 0.031 0.016 0.0071 0.0028 0.00087 0.00020 0.000025"),
    9: (
        0,
        "0.540 0.460 0.381 0.306 0.238 0.179 0.130 0.090 0.060 0.038 0.022 0.012 0.0063 0.0029 0.0012 0.00043 0.00012 "
        "0.000025 0.0000028",
    ),
    10: (
        1,
        "0.500 0.431 0.364 0.300 0.242 0.190 0.146 0.108 0.078 0.054 0.036 0.023 0.014 0.0083 0.0046 0.0023 0.0011 "
        "0.00047 0.00018 0.000058 0.000015 0.0000028 0.00000028",
    ),
}


@pytest.mark.parametrize("n", UPPER_TAIL)
def test_the_chances_are_those_of_kendalls_table(n: int) -> None:
    first, column = UPPER_TAIL[n]
    for place, printed in enumerate(column.split()):
        s = first + 2 * place
        exact = two_sided(s, (1,) * n) / 2 if s else 1 - two_sided(2, (1,) * n) / 2
        last_digit = 10.0 ** -len(printed.partition(".")[2])
        assert exact == pytest.approx(float(printed), abs=0.51 * last_digit)


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
