"""Forecasts held against what came: the series of the M1 competition (Makridakis and others, 1982), and simulations.

The bounds are wide; `benchmarks/forecasts.py` prints the figures, docs/forecasting.md tells of them.
"""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from indicators.analysis.forecast import Past, forecasts
from indicators.analysis.history import Floats
from indicators.analysis.judgement import Forecast

AHEAD = {1: 6, 4: 8, 12: 18}
FILES = {1: "m1_yearly.csv", 4: "m1_quarterly.csv", 12: "m1_monthly.csv"}


def competition(path: Path) -> list[tuple[Floats, Floats]]:
    """What was known of each series, and what came."""
    series: dict[str, dict[str, list[float]]] = defaultdict(lambda: {"train": [], "test": []})
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            series[row["series_id"]][row["part"]].append(float(row["value"]))
    return [(np.array(one["train"]), np.array(one["test"])) for one in series.values()]


def headed(histories: list[Floats], *, period: int, ahead: int) -> list[Forecast]:
    pasts = [Past(2000 + np.arange(one.size) / period, one, ahead, 1 / period) for one in histories]
    made = [one for one in forecasts(pasts) if isinstance(one, Forecast)]
    assert len(made) == len(pasts)
    return made


def scaled(known: Floats, came: Floats, said: Floats, period: int) -> float:
    """Hyndman and Koehler (2006): the mean error over that of the (seasonal) naive method in what was known."""
    return float(np.abs(came - said).mean() / np.abs(known[period:] - known[:-period]).mean())


def inside(made: list[Forecast], came: list[Floats]) -> tuple[float, float]:
    """How much of what came lay in the 80 % and in the 95 % ranges."""
    inner = [
        (np.array(one.lower) <= true) & (true <= np.array(one.upper)) for one, true in zip(made, came, strict=True)
    ]
    outer = [
        (np.array(one.outer_lower) <= true) & (true <= np.array(one.outer_upper))
        for one, true in zip(made, came, strict=True)
    ]
    return float(np.mean(inner)), float(np.mean(outer))


# Measured on all: yearly 3.43 (drift 3.49, naive 4.89), quarterly 1.59 (1.81, 1.95), monthly 1.04 (1.55, 1.47).
@pytest.mark.parametrize(("period", "every"), [(1, 1), (4, 1), (12, 4)])
def test_it_comes_nearer_than_drift_and_naive(shared_data: Path, period: int, every: int) -> None:
    series = competition(shared_data / "series" / FILES[period])[::every]
    made = headed([known for known, _ in series], period=period, ahead=AHEAD[period])
    ahead = np.arange(1, AHEAD[period] + 1)
    ours, drift, naive = (
        np.mean([scaled(known, came, said, period) for (known, came), said in zip(series, lines, strict=True)])
        for lines in (
            [np.array(one.values) for one in made],
            [known[-1] + ahead * (known[-1] - known[0]) / (known.size - 1) for known, _ in series],
            [np.full(ahead.size, known[-1]) for known, _ in series],
        )
    )

    assert ours < drift
    assert ours < 0.9 * naive


@pytest.mark.parametrize(("period", "every"), [(1, 1), (4, 1), (12, 4)])
def test_the_ranges_hold_what_they_promise(shared_data: Path, period: int, every: int) -> None:
    series = competition(shared_data / "series" / FILES[period])[::every]
    made = headed([known for known, _ in series], period=period, ahead=AHEAD[period])
    inner, outer = inside(made, [came for _, came in series])

    assert 0.75 <= inner <= 0.86
    assert 0.92 <= outer <= 0.98


@pytest.mark.parametrize("period", [1, 4, 12])
@pytest.mark.parametrize("length", [3, 4, 5, 7, 9, 12, 15, 20])
def test_the_ranges_hold_for_short_histories_too(shared_data: Path, period: int, length: int) -> None:
    """Histories cut to so many figures, half way through each series and at its end."""
    ahead = AHEAD[period]
    cuts = []
    for known, came in competition(shared_data / "series" / FILES[period])[:: 1 if period < 12 else 3]:
        whole = np.concatenate([known, came])
        starts = {whole.size - ahead - length, (whole.size - ahead - length) // 2}
        cuts += [np.split(whole[start : start + length + ahead], [length]) for start in sorted(starts) if start >= 0]
    inner, outer = inside(headed([known for known, _ in cuts], period=period, ahead=ahead), [came for _, came in cuts])

    # A series at its end counts as much as in its middle; errors of a series and of related ones go together.
    assert 0.72 <= inner <= 0.88
    assert 0.90 <= outer <= 0.985


@pytest.mark.parametrize(("period", "every"), [(1, 1), (4, 1), (12, 6)])
def test_the_ranges_hold_at_earlier_origins_too(shared_data: Path, period: int, every: int) -> None:
    """From all that was known then, of what came known before the competition's end; each series counts once."""
    ahead, shares = AHEAD[period], []
    for known, _ in competition(shared_data / "series" / FILES[period])[::every]:
        origins = range(5, known.size - ahead + 1, max(1, period - 1))
        came = [known[origin : origin + ahead] for origin in origins]
        if came:
            shares.append(inside(headed([known[:origin] for origin in origins], period=period, ahead=ahead), came))
    inner, outer = np.mean(shares, axis=0)

    # Measured on all: 85, 83 and 78 %; 97, 96 and 94 %.
    assert 0.75 <= inner <= 0.88
    assert 0.92 <= outer <= 0.98


def simulated(kind: str, *, count: int, length: int) -> Floats:
    random = np.random.default_rng(2026)
    noise = random.normal(0, 3, (count, length))
    if kind == "walk":
        return np.asarray(100 + noise.cumsum(axis=1))
    if kind == "trend":
        return 50 + 1.5 * np.arange(length) + noise
    return 50 + noise


@pytest.mark.parametrize("kind", ["walk", "noise", "trend"])
@pytest.mark.parametrize("length", [5, 8, 12, 20])
def test_simulated_yearly_series_lie_inside_at_least_as_often(kind: str, length: int) -> None:
    """Made-up series are calmer than those of the competition: the ranges are wide for them, and not beyond use."""
    whole = simulated(kind, count=300, length=length + 3)
    known, came = whole[:, :length], whole[:, length:]
    made = headed(list(known), period=1, ahead=3)
    inner, outer = inside(made, list(came))
    width = np.median([one.upper[0] - one.lower[0] for one in made])

    assert 0.76 <= inner <= 0.98
    assert outer >= 0.93
    # An ideal 80 % range of such noise is 2 x 1.28 x 3 = 7.7 wide one year ahead.
    assert 5 < width < 20


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.3])
@pytest.mark.parametrize(("length", "growth"), [(3, 0.0), (3, 0.08), (5, 0.08), (10, 0.08), (20, 0.08), (30, 0.08)])
def test_noise_that_goes_with_the_level_is_allowed_for(length: int, growth: float, share: float) -> None:
    """Counts that err by a share of their level, three years ahead: three figures of them, or while they grow."""
    drawn = np.random.default_rng(2026).normal(1, share, (600, length + 3))
    whole = np.maximum(100 * drawn * (1 + growth) ** np.arange(length + 3), 0)
    inner, outer = inside(headed(list(whole[:, :length]), period=1, ahead=3), list(whole[:, length:]))

    # Measured on 2,000 of each: 76 to 85 % and 93 to 98 %; chance leaves two points either way.
    assert inner >= 0.74
    assert outer >= 0.92


def test_one_odd_latest_figure_widens_the_ranges_and_moves_the_line() -> None:
    """It cannot be told from a new level: the line goes some of the way, and the range is wider than without it."""
    even = np.array([50.0, 51, 49, 50, 51, 49, 50])
    usual, odd = headed([np.append(even, 51.0), np.append(even, 62.0)], period=1, ahead=1)

    assert usual.values[0] < odd.values[0] < 62
    assert odd.upper[0] - odd.lower[0] > 2 * (usual.upper[0] - usual.lower[0])
    assert odd.outer_lower[0] < 50 < 62 < odd.outer_upper[0]
