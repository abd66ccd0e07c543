"""How much the ranges of forecasts hold at other origins than a competition's end, and on made-up series.

    .venv/bin/python benchmarks/forecast_origins.py [--folder FOLDER] [--competition m1]

A range that holds at the one end of a competition may hold there by chance, or because it was fitted there. So every
series is forecast from every earlier origin too: from all that was known then, with all that came known by the
competition's end (nothing of its own held-out figures). The shares are means over the forecasts of a band of history
lengths, each series counting once; after it stand two standard errors, series by series, since the forecasts of one
series go together. Shocks that hit many series in one year make the true error greater than that. After each rhythm
stands how often a curve would be called turned (or worse) by chance: two figures running outside on one side, in the
periods that an outlook says. Then made-up yearly series of which the truth is known: see `MADE_UP`. Another competition
is read as by forecasts.py. It takes twenty seconds.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.competition import RHYTHMS, SERIES, YEARLY, Floats, Rhythm, Series, cut_at_the_end, read
from indicators.analysis.forecast import Past, Range, forecasts
from indicators.analysis.judgement import Forecast

BANDS = ((3, 4), (5, 7), (8, 10), (11, 15), (16, 25), (26, 40), (41, 60), (61, 96), (97, 999))
CUT_TO = (3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 72, 84, 96)
OUTLOOK = {1: 3, 4: 8, 12: 12}
"""Periods that an outlook says, by periods in a year."""
FEWEST_SERIES = 10
MANY = 2000
FROM = 100.0
Cut = tuple[str, Floats, Floats]


def main() -> None:
    """Print the shares at the end and at earlier origins of every rhythm, then those of made-up series."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--folder", type=Path, default=SERIES)
    asked.add_argument("--competition", default="m1")
    options = asked.parse_args()
    for rhythm in RHYTHMS:
        every = read(options.folder / f"{options.competition}_{rhythm.name}.csv")
        whole = by_length([(one.name, one.known, one.came) for one in every], rhythm)
        cut = by_length([one for length in CUT_TO for one in cut_at_the_end(every, length, rhythm.ahead)], rhythm)
        earlier = by_length(list(earlier_origins(every, rhythm)), rhythm)
        print(f"\n{options.competition} {rhythm.name}: {'the end':>22} {'the end, cut':>31} {'earlier origins':>31}")
        for low, high in (*BANDS, (3, 999), (5, 999)):
            columns = "  ".join(shown(within(found, low, high)) for found in (whole, cut, earlier))
            print(f"  {low:2}-{high:3} figures  {columns}")
        turned([(one.name, one.known, one.came) for one in every], list(earlier_origins(every, rhythm)), rhythm)
    made_up()


def turned(end: Sequence[Cut], earlier: Sequence[Cut], rhythm: Rhythm) -> None:
    """Print how often figures lie outside the 80 % range once, and twice running on one side: "turned" or "worse"."""
    ahead = OUTLOOK[rhythm.period]
    for name, cuts in (("the end", end), ("earlier origins", earlier)):
        by_series: dict[str, list[Floats]] = defaultdict(list)
        told = sides([known for _, known, _ in cuts], [came[:ahead] for _, _, came in cuts], rhythm)
        for (series, _, _), side in zip(cuts, told, strict=True):
            twice = (side[1:] == side[:-1]) & (side[1:] != 0)
            by_series[series].append(np.array([twice.any(), (side != 0).mean(), twice.mean()]))
        ever, outside, running = 100 * np.mean([np.mean(one, axis=0) for one in by_series.values()], axis=0)
        print(
            f"  {name}: turned or worse at some time within {ahead} periods {ever:.0f} %; in a period taken at random, "
            f"from the second on, {running:.0f} %; a figure outside {outside:.0f} %"
        )


def sides(histories: Sequence[Floats], came: Sequence[Floats], rhythm: Rhythm) -> list[Floats]:
    """Return for each history on which side of the 80 % range each figure lay: -1 below, 0 within, 1 above."""
    return [
        np.asarray(np.sign((true > one.upper) * 1.0 - (true < np.array(one.lower))))
        for one, true in zip(_made(histories, came, rhythm, Range()), came, strict=True)
    ]


def earlier_origins(every: Sequence[Series], rhythm: Rhythm) -> Iterator[Cut]:
    """Yield (series, what was known then, what came) from three figures on, all of it before the end."""
    for one in every:
        for origin in range(3, one.known.size - rhythm.ahead + 1):
            yield one.name, one.known[:origin], one.known[origin : origin + rhythm.ahead]


def by_length(cuts: Sequence[Cut], rhythm: Rhythm) -> dict[int, list[tuple[str, Floats]]]:
    """Return by length of history, for each cut, its series and the shares held in both ranges, shape (2,)."""
    found: dict[int, list[tuple[str, Floats]]] = defaultdict(list)
    shares = held([known for _, known, _ in cuts], [came for _, _, came in cuts], rhythm)
    for (name, known, _), share in zip(cuts, shares, strict=True):
        found[known.size].append((name, share))
    return found


def held(
    histories: Sequence[Floats], came: Sequence[Floats], rhythm: Rhythm, *, within: Range | None = None
) -> list[Floats]:
    """Return for each history how much of what came lay in the 80 % and in the 95 % range, shape (2,)."""
    made = _made(histories, came, rhythm, within or Range())
    return [_inside(one, true) for one, true in zip(made, came, strict=True)]


def _made(histories: Sequence[Floats], came: Sequence[Floats], rhythm: Rhythm, within: Range) -> list[Forecast]:
    pasts = [
        Past(2000 + rhythm.step * np.arange(known.size, dtype=np.float64), known, true.size, rhythm.step, within)
        for known, true in zip(histories, came, strict=True)
    ]
    return [one for one in forecasts(pasts) if isinstance(one, Forecast)]


def _inside(made: Forecast, came: Floats) -> Floats:
    low, high = np.array([made.lower, made.outer_lower]), np.array([made.upper, made.outer_upper])
    return np.asarray(((low <= came) & (came <= high)).mean(axis=1))


def within(found: dict[int, list[tuple[str, Floats]]], low: int, high: int) -> list[tuple[str, Floats]]:
    """Return what was found of histories of some lengths."""
    return [one for length, some in found.items() if low <= length <= high for one in some]


def shown(found: Sequence[tuple[str, Floats]]) -> str:
    """Return the shares of both ranges with two standard errors, each series counting once, and how many they are."""
    by_series: dict[str, list[Floats]] = defaultdict(list)
    for name, share in found:
        by_series[name].append(share)
    if len(by_series) < FEWEST_SERIES:
        return " " * 29
    shares = np.array([np.mean(one, axis=0) for one in by_series.values()]) * 100
    means, errors = shares.mean(axis=0), 2 * shares.std(axis=0) / np.sqrt(len(shares))
    parts = (f"{mean:4.1f} \u00b1{error:4.1f}" for mean, error in zip(means, errors, strict=True))
    return "  ".join(parts) + f" ({len(by_series):4})"


Draw = Callable[[np.random.Generator, int, float], Floats]
"""Draws MANY series of a length, (MANY, length), whose figures err by a share of their level."""


def _level(random: np.random.Generator, length: int, error: float) -> Floats:
    return FROM * (1 + error * random.normal(size=(MANY, length)))


def _growing(random: np.random.Generator, length: int, error: float) -> Floats:
    return _level(random, length, error) * 1.08 ** np.arange(length)


def _walk(random: np.random.Generator, length: int, error: float) -> Floats:
    return FROM * (1 + error * random.normal(size=(MANY, length)).cumsum(axis=1))


def _odd_last(random: np.random.Generator, length: int, error: float) -> Floats:
    """Return level series in which the last of the known figures (three come after) is off by four errors."""
    drawn = _level(random, length, error)
    drawn[:, -4] += 4 * error * FROM
    return drawn


MADE_UP: dict[str, tuple[Draw, Sequence[int]]] = {
    "level with noise": (_level, (3, 5, 10, 20)),
    "growing 8 % a year with noise": (_growing, (3, 5, 8, 10, 15, 20, 30)),
    "random walk": (_walk, (3, 5, 10, 20)),
    "level, last known figure odd": (_odd_last, (5, 10, 20)),
}
"""Kinds of made-up series, and the lengths of history tried."""


def made_up() -> None:
    """Print what the ranges hold of made-up yearly series three years ahead, by size of the noise."""
    print("\nmade up, three years ahead, counts: 80 % / 95 % held; noise of 2, 5, 10, 20, 30 % of the level")
    for name, (draw, lengths) in MADE_UP.items():
        for length in lengths:
            cells = []
            for error in (0.02, 0.05, 0.1, 0.2, 0.3):
                drawn = np.maximum(draw(np.random.default_rng(2026), length + 3, error), 0.0)
                shares = held(list(drawn[:, :length]), list(drawn[:, length:]), YEARLY, within=Range(0.0))
                inner, outer = np.mean(shares, axis=0) * 100
                cells.append(f"{inner:4.1f} / {outer:4.1f}")
            print(f"  {name:30} {length:2} figures  {'   '.join(cells)}")


if __name__ == "__main__":
    main()
