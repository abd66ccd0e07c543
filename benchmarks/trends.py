"""How often a trend is said where there is none, and how often one that is there is found.

    .venv/bin/python benchmarks/trends.py [--data ../shared/data/series]

By simulation with fixed seeds, beside plain Mann-Kendall at the exact 5 %, Spearman's rank correlation and linear
regression at 5 %. Shares are percent of series; slopes are in standard deviations of the scatter each period. With
real series of counties at hand it says how their grades change.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.trends_counties import counties  # noqa: E402 - the root has to be on the path first
from benchmarks.trends_simulated import (  # noqa: E402 - likewise
    EXACT,
    Flags,
    Floats,
    clear,
    one_level,
    regression,
    remembering,
    spearman,
    with_slope,
)
from indicators.analysis.judge import Case, judge  # noqa: E402 - likewise
from indicators.analysis.judgement import Better, Grade, History, Rhythm, Trend  # noqa: E402 - likewise
from indicators.analysis.mann_kendall import GENERAL  # noqa: E402 - likewise
from indicators.analysis.memory import bounds_for, pooled_memory  # noqa: E402 - likewise

MEMORIES = (0.0, 0.3, 0.6)
SLOPES = (0.2, 0.3, 0.5, 0.8, 1.2)
RULES: dict[str, Callable[[Floats], Flags]] = {
    "the rules' bounds": lambda series: clear(series, GENERAL),
    "Mann-Kendall 5 %": lambda series: clear(series, EXACT),
    "Spearman 5 %": spearman,
    "regression 5 %": regression,
}
GRADES = (Grade.CLEAR, Grade.LEANING, Grade.CHANGED, Grade.TOO_CLOSE)
SEASON = {Rhythm.QUARTERLY: (1.0, -0.5, -1.0, 0.5), Rhythm.MONTHLY: tuple(np.sin(np.arange(12) * np.pi / 6 + 0.7))}


def main() -> None:
    """Print every table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "series")
    options = asked.parse_args()
    tables = (grades(), late_steps(), power(), pooled(), uneven(), quarters(), months(), counties(options.data))
    for table in tables:
        for line in table:
            print(line)
        print()


def judged(values: Floats, *, rhythm: Rhythm = Rhythm.ANNUAL, memory: float | None = None) -> Trend:
    """Return the trend of one series that begins in 2000; NaN is a hole."""
    step = rhythm.step or 1.0
    starts = 2000 + np.arange(values.size) * step
    history = History.of(starts, values, ends=starts + step)
    said = judge(
        Case(
            history, target=None, frozen=None, better=Better.HIGHER, rhythm=rhythm, today_position=2050.0, memory=memory
        )
    )
    return said.trend


def grades(*, count: int = 500) -> Iterator[str]:
    """Yield how often each grade is said of series in which nothing goes on, with and without a hole."""
    yield "Grades said where nothing goes on: a series alone (%): clear / leaning / changed / too close"
    yield "figures     " + "".join(f"memory {memory:<16}" for memory in MEMORIES)
    for n in range(4, 11):
        for hole in (False, True):
            shares = (_shares(n, memory, count, hole=hole) for memory in MEMORIES)
            yield f"{n:2}{' with a hole' if hole else '            '}" + "  ".join(f"{one:>20}" for one in shares)


def _shares(n: int, memory: float, count: int, *, hole: bool) -> str:
    series = remembering((count, n + hole), memory)
    if hole:
        series[:, n // 2] = np.nan
    said = Counter(judged(values).grade for values in series)
    return " /".join(f"{100 * said[grade] / count:4.1f}" for grade in GRADES)


def late_steps(*, count: int = 1000) -> Iterator[str]:
    """Yield how often a step one to three periods before the end is said, and how often by the scatter of one level."""
    yield "Steps of 2, 3, 4, 6 standard deviations (%): any grade said; in brackets with the scatter around one level"
    for n in range(5, 11):
        for back in (1, 2, 3):
            yield f"{n:2} figures, {back} after it: " + "  ".join(_step(n, back, size, count) for size in (2, 3, 4, 6))


def _step(n: int, back: int, size: float, count: int) -> str:
    series = remembering((count, n), 0.0) + size * (np.arange(n) >= n - back)
    said = [judged(values).grade for values in series]
    earlier = np.array([grade in (Grade.CLEAR, Grade.LEANING) for grade in said])
    ours = np.array([grade is not Grade.TOO_CLOSE for grade in said]).mean()
    return f"{100 * ours:4.0f} ({100 * (earlier | one_level(series)).mean():2.0f})"


def power(*, count: int = 20_000) -> Iterator[str]:
    """Yield what each rule costs in false alarms and finds of real slopes."""
    yield "One series alone (%): false alarms by memory, then power by slope in standard deviations a period"
    yield f"{'rule':20} n |" + "".join(f"{memory:6}" for memory in MEMORIES) + " |" + "".join(f"{s:6}" for s in SLOPES)
    for n in range(5, 11):
        for name, rule in RULES.items():
            false = [rule(remembering((count, n), memory)).mean() for memory in MEMORIES]
            found = [rule(with_slope(remembering((count, n), 0.0), slope)).mean() for slope in SLOPES]
            yield f"{name:19}{n:2} |{_percents(false)} |{_percents(found)}"


def pooled(*, series: int = 3000) -> Iterator[str]:
    """Yield what pooling the memory of comparable series costs and brings, its error of estimation included."""
    yield "Series of one indicator, bounds by their pooled memory (%), beside the rules' bounds in brackets"
    yield "series, shared shocks, n | false alarms at memory 0, .15, .3, .45, .6 | power at slope .4 for memory 0, .3"
    for count, shared in ((3, 0.0), (10, 0.0), (10, 0.5), (30, 0.0), (30, 0.9)):
        for n in (7, 10):
            each = max(200, series // count)
            false = [_pool(each, count, n, memory, shared, 0.0) for memory in (0.0, 0.15, 0.3, 0.45, 0.6)]
            found = [_pool(each, count, n, memory, shared, 0.4) for memory in (0.0, 0.3)]
            yield f"{count:3} {shared:4} {n:3} | " + "  ".join(false) + " | " + "  ".join(found)


def _pool(worlds: int, count: int, n: int, memory: float, shared: float, slope: float) -> str:
    series = with_slope(remembering((worlds, count, n), memory, shared=shared), slope)
    ours = np.mean([clear(world, bounds_for(_memory(world))).mean() for world in series])
    return f"{100 * ours:4.1f} ({100 * clear(series).mean():4.1f})"


def _memory(world: Floats) -> float | None:
    starts = np.arange(world.shape[-1]) + 2000.0
    return pooled_memory([History.of(starts, values) for values in world], rhythm=Rhythm.ANNUAL)


def uneven(*, worlds: int = 200) -> Iterator[str]:
    """Yield the false alarms where half the series of an indicator remember (.3) and half do not."""
    yield "Ten series of which half have memory 0 and half .3, or .6 (%): false alarms of both halves together"
    for n in (7, 10):
        shares = []
        for other in (0.3, 0.6):
            halves = [remembering((worlds, 5, n), memory, seed=place) for place, memory in enumerate((0.0, other))]
            series = np.concatenate(halves, axis=1)
            shares.append(100 * np.mean([clear(world, bounds_for(_memory(world))).mean() for world in series]))
        yield f"{n:2} figures: {shares[0]:4.1f}  {shares[1]:4.1f}"


def quarters(*, count: int = 400) -> Iterator[str]:
    """Yield what taking the season off a quarterly series costs and brings."""
    yield "Quarterly series, ten tested (%): false alarms at memory 0, .3, .6; power at slopes .3, .5"
    for length in (11, 12, 16, 24, 40):
        for size in (0.0, 2.0):
            season = size * np.resize(SEASON[Rhythm.QUARTERLY], length)
            false = [_clear(remembering((count, length), memory) + season, Rhythm.QUARTERLY) for memory in MEMORIES]
            rising = [with_slope(remembering((count, length), 0.0), slope) + season for slope in (0.3, 0.5)]
            found = [_clear(one, Rhythm.QUARTERLY) for one in rising]
            yield f"{length:2} quarters, season of {size}: {_percents(false)} |{_percents(found)}"


def months(*, count: int = 400) -> Iterator[str]:
    """Yield how often the chart of months says something where nothing goes on, and how often it finds a shift."""
    yield "Monthly series: clear/any signal (%) at memory 0, .3, .6, .8; clear, eight months after a shift of 2"
    for length in (24, 36, 48, 120):
        for size in (0.0, 4.0):
            season = size * np.resize(SEASON[Rhythm.MONTHLY], length)
            false = [_flags(remembering((count, length), memory) + season) for memory in (*MEMORIES, 0.8)]
            shifted = remembering((count, length), 0.0) + season + 2.0 * (np.arange(length) >= length - 8)
            found = _clear(shifted, Rhythm.MONTHLY)
            said = "  ".join(f"{100 * sure:4.1f}/{100 * any_sign:4.1f}" for sure, any_sign in false)
            yield f"{length:3} months, season of {size}: {said} | {100 * found:4.1f}"


def _clear(series: Floats, rhythm: Rhythm) -> float:
    return float(np.mean([judged(values, rhythm=rhythm).grade is Grade.CLEAR for values in series]))


def _flags(series: Floats) -> tuple[float, float]:
    said = [judged(values, rhythm=Rhythm.MONTHLY).grade for values in series]
    return said.count(Grade.CLEAR) / len(said), 1 - said.count(Grade.TOO_CLOSE) / len(said)


def _percents(shares: list[float]) -> str:
    return "".join(f"{100 * share:6.1f}" for share in shares)


if __name__ == "__main__":
    main()
