"""A sudden jump is warned of, and published figures hardly ever are."""

import csv
from pathlib import Path

import numpy as np
import pytest

from indicators.jumps import Jump, find_jumps, find_revised

NAN = float("nan")
STEADY = [52.0, 53.0, 51.5, 52.5, 54.0, 53.5, 52.0, 53.0]


def jumps(values: list[float]) -> list[Jump]:
    """Return the jumps of one yearly series."""
    size = len(values)
    return find_jumps(
        np.zeros(size, dtype=np.int64), np.arange(size, dtype=float), np.array(values), asked=np.ones(size, dtype=bool)
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([677.0, 575.0, 530.0], []),
        ([530.0, 575.0, 5770.0], [Jump(2, (1, 0))]),
        ([5300.0, 575.0, 530.0], [Jump(0, (2, 1))]),
        ([530.0, 575.0, 0.577, 560.0], [Jump(2, (1, 0))]),
        ([3.0, 4.0, -3.5, 3.2], [Jump(2, (1, 0))]),
        ([3.0, -4.0, -3.5, 3.2], []),
        ([*STEADY, 104.0], [Jump(8, (7, 6))]),
        ([*STEADY, 80.0], []),
        ([10.0, 18.0, 9.0, 20.0, 8.0, 19.0, 11.0, 21.0, 40.0], []),
        ([1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0], []),
        ([*STEADY[:4], NAN, *STEADY[4:], 530.0], [Jump(9, (8, 7))]),
        ([99.5, 1_000_500.0, 1_000_000.0, 100.0], [Jump(0, (2, 1)), Jump(3, (2, 1))]),
        ([3.0, 1.0, 250.0, 90.0], []),
        ([12.0], []),
        ([NAN, NAN], []),
        ([], []),
        ([0.0, 0.0, 5.0, 0.0], []),
    ],
    ids=[
        "a fifth more", "ten times", "ten times, the first", "a thousandth", "a sign", "signs that change",
        "twice what never moved", "half more than usual", "a series that swings", "growth",
        "past an unknown one", "ten thousand times, twice", "few that swing", "one figure",
        "unknown figures", "no figures", "zeros",
    ],
)  # fmt: skip
def test_a_figure_jumps_only_when_its_neighbours_do_not_lead_one_to_expect_it(
    values: list[float], expected: list[Jump]
) -> None:
    assert jumps(values) == expected


def test_series_are_kept_apart_and_only_what_is_asked_about_is_told() -> None:
    series = np.array([7, 3, 7, 3, 7, 3], dtype=np.int64)
    values = np.array([50.0, 5.0, 51.0, 5.1, 510.0, 51.0])
    times = np.array([1.0, 1.0, 2.0, 2.0, 3.0, 3.0])
    asked = np.array([True, True, True, True, False, True])
    assert find_jumps(series, times, values, asked=asked) == [Jump(5, (3, 1))]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (9.0, 90.0, True), (14.2, 1.42, True), (3.0, 3000.0, True), (3.0, -3.0, True),
        (9.0, 10.5, False), (14.0, 28.0, False), (0.0, 5.0, False), (NAN, 90.0, False), (9.0, NAN, False),
    ],
)  # fmt: skip
def test_a_revision_jumps_by_a_decimal_point_or_a_sign(was: float, now: float, expected: bool) -> None:
    found = find_revised(np.zeros(1, dtype=np.int64), np.zeros(1), np.array([now]), before=np.array([was]))
    assert found.tolist() == ([0] if expected else [])


def test_a_revision_beyond_what_its_long_series_is_used_to_jumps() -> None:
    values = np.array([*STEADY, 104.0])
    before = np.array([NAN] * 8 + [52.5])
    series, times = np.zeros(9, dtype=np.int64), np.arange(9.0)
    assert find_revised(series, times, values, before=before).tolist() == [8]
    assert find_revised(series[2:], times[2:], values[2:], before=before[2:]).tolist() == []  # seven are too few


def test_published_figures_are_hardly_ever_warned_of(shared_data: Path) -> None:
    """40,781 teen birth rates of counties: not one; a tenth of one of them, which somebody mistyped: found."""
    (path,) = (shared_data / "series").glob("NCHS*.csv")
    with path.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    series = np.array([int(row["Combined FIPS Code"]) for row in rows], dtype=np.int64)
    times = np.array([float(row["Year"]) for row in rows])
    values = np.array([float(row["Birth Rate"]) for row in rows])
    everything = np.ones(len(rows), dtype=bool)
    assert len(find_jumps(series, times, values, asked=everything)) <= len(rows) // 10_000
    values[20_000] /= 10
    assert 20_000 in [jump.row for jump in find_jumps(series, times, values, asked=everything)]
