"""How often a clear trend is told to have turned: of steady slopes, where none has, and of rises that fall at the end.

Run as `python -m benchmarks.trends_turned`; slopes and falls in deviations of the normal scatter, with fixed seeds.
"""

import numpy as np

from indicators.analysis.codes import Better, Direction
from indicators.analysis.comparable import Comparable
from indicators.analysis.history import Floats
from indicators.analysis.mann_kendall import is_clear, score
from indicators.analysis.turning import turned_since

SERIES = 4000


def rising(lines: Floats) -> list[Floats]:
    """Return the clear rises among simulated series beside a line, shape (figures,)."""
    noise = np.random.default_rng(5).normal(size=(SERIES, lines.size))
    return [row for row in lines + noise if is_clear(row) and score(row.tolist()) > 0]


def turned(values: Floats) -> bool:
    """Return whether a clear rise is told to have turned."""
    years, unknown = np.arange(float(values.size)), np.full(values.size, np.nan)
    window = Comparable(years, years + 1, values, unknown, unknown, None)
    return turned_since(window, direction=Direction.BETTER, better=Better.HIGHER) is not None


def percent(told: list[bool]) -> float:
    """Return how many of a hundred are told."""
    return 100 * sum(told) / max(len(told), 1)


def main() -> None:
    """Print both tables."""
    for figures in (6, 8, 10):
        for slope in (0.3, 0.5, 1.0):
            rises = rising(slope * np.arange(float(figures)))
            back, told = [bool(row[-1] < row[-2]) for row in rises], [turned(row) for row in rises]
            print(f"{figures} figures, slope {slope}: went back {percent(back):.0f} %, turned {percent(told):.1f} %")
    for after in (1, 2):
        for fall in (1, 2, 4):
            top = 9 - after
            rises = rising(np.concatenate([np.arange(top + 1.0), top - fall * np.arange(1.0, after + 1)]))
            told = [turned(row) for row in rises]
            print(f"{after} years of -{fall} after a rise of 1: {len(rises)} clear, turned {percent(told):.0f} %")


if __name__ == "__main__":
    main()
