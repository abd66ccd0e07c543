"""Forecasts beside statsmodels' Theta and ETS, drift and naive, in one run on the series of an M competition.

    .venv/bin/pip install -e '.[benchmarks]'      # statsmodels: nothing of it runs in Commoncurve
    .venv/bin/python benchmarks/forecasts.py [--folder FOLDER] [--competition m1] [--rhythm yearly] [--sample 1]

It prints, for each rhythm: the mean absolute scaled error and the milliseconds for one series, each forecast by itself,
and Commoncurve's all together; and how much of what came lay in the 80 % and 95 % ranges, by length of history and by
periods ahead. --sample N takes every Nth series only. A method that cannot be used on short histories is left out
there: Theta and ETS need about five figures. Another competition is read from FOLDER/NAME_yearly.csv,
NAME_quarterly.csv and NAME_monthly.csv, in the same columns.

ETS is chosen by the corrected information criterion from simple, additive and damped trend, each without and, where
there are three years, with additive seasons (Hyndman and others, 2008); Theta is statsmodels' own, with its test of
seasons. Drift and naive have the ranges of Hyndman and Athanasopoulos (Forecasting, 3rd ed., 5.5).
"""

import argparse
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.tsa.exponential_smoothing.ets import ETSModel, ETSResults
from statsmodels.tsa.forecasting.theta import ThetaModel

from benchmarks.competition import RHYTHMS, SERIES, Floats, Rhythm, Series, cut_at_the_end, read, step_size
from indicators.analysis.forecast import Past, forecasts
from indicators.analysis.judgement import Forecast

BANDS = ((3, 4), (5, 7), (8, 10), (11, 15), (16, 25), (26, 40))
LENGTHS = (3, 4, 5, 7, 8, 10, 12, 15, 20, 25, 30, 40)
CUT_SAMPLE = {"yearly": 3, "quarterly": 6, "monthly": 30}
"""Theta and ETS take seconds for what is cut to twelve lengths: every so many series of each rhythm."""


@dataclass(frozen=True, eq=False)
class Said:
    """What a method says of one series: the forecast and its two ranges, each shape (ahead,)."""

    middle: Floats
    inner: tuple[Floats, Floats]
    outer: tuple[Floats, Floats]

    def holds(self, came: Floats) -> Floats:
        """Return whether each figure that came is inside, shape (2, ahead): in the 80 % and in the 95 % range."""
        return np.array([(low <= came) & (came <= high) for low, high in (self.inner, self.outer)], np.float64)


Method = Callable[[Floats, Rhythm], Said | None]
"""None: the method cannot be used on a series this short."""


def main() -> None:
    """Print the tables of every rhythm asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--folder", type=Path, default=SERIES)
    asked.add_argument("--competition", default="m1")
    asked.add_argument("--rhythm", choices=[one.name for one in RHYTHMS])
    asked.add_argument("--sample", type=int, default=1, help="every Nth series, of every method")
    options = asked.parse_args()
    warnings.simplefilter("ignore")  # statsmodels tells of every search that stops early
    for rhythm in RHYTHMS:
        path = options.folder / f"{options.competition}_{rhythm.name}.csv"
        if options.rhythm in (None, rhythm.name) and path.exists():
            every = read(path)[:: options.sample]
            print(f"\n{options.competition} {rhythm.name}: {len(every)} series, {rhythm.ahead} periods ahead")
            accuracy(every, rhythm)
            shares(every, rhythm)


def accuracy(every: Sequence[Series], rhythm: Rhythm) -> None:
    """Print scaled errors, seconds and shares of every method on the competition's own task."""
    print(
        f"  {'method':22} {'MASE':>6} {'median':>7} {'80 %':>6} {'95 %':>6} {'ms a series':>12} {'times as fast':>14}"
    )
    batch = min(run_together(every, rhythm) for _ in range(3))
    timed = {name: run(method, every, rhythm) for name, method in used(rhythm).items()}
    theirs = timed["Theta (statsmodels)"][1]
    for name, (said, seconds) in timed.items():
        print(f"  {name:22} {errors(every, said, rhythm)} {seconds * 1e3:12.3f} {theirs / seconds:14.0f}")
    print(f"  {'Commoncurve, together':22} {'':28} {batch * 1e3:12.3f} {theirs / batch:14.0f}")


def run_together(every: Sequence[Series], rhythm: Rhythm) -> float:
    """Return the seconds for one series when Commoncurve forecasts them all in one call."""
    start = time.perf_counter()
    together([one.known for one in every], rhythm)
    return (time.perf_counter() - start) / len(every)


def run(method: Method, every: Sequence[Series], rhythm: Rhythm) -> tuple[list[Said | None], float]:
    """Return what a method says of every series, one by one, and the seconds for one."""
    start = time.perf_counter()
    said = [method(one.known, rhythm) for one in every]
    return said, (time.perf_counter() - start) / len(every)


def errors(every: Sequence[Series], said: Sequence[Said | None], rhythm: Rhythm) -> str:
    """Return the mean and the median of the scaled errors, and the shares inside."""
    pairs = [(one, line) for one, line in zip(every, said, strict=True) if line is not None]
    sizes = [np.abs(one.came - line.middle).mean() / step_size(one, rhythm.period) for one, line in pairs]
    inner, outer = np.mean([line.holds(one.came) for one, line in pairs], axis=(0, 2))
    return f"{np.mean(sizes):6.2f} {np.median(sizes):7.2f} {inner:6.1%} {outer:6.1%}"


def shares(every: Sequence[Series], rhythm: Rhythm) -> None:
    """Print how much of what came was inside, from histories cut to each length."""
    print(
        f"  share inside, histories cut to a length; Theta and ETS: 1 of {CUT_SAMPLE[rhythm.name]} series."
        " \u00b1: two standard errors, series by series; in brackets: by periods ahead"
    )
    for name, method in used(rhythm).items():
        chosen = every[:: CUT_SAMPLE[rhythm.name]] if name in SLOW else every
        by_length = {length: inside(chosen, length, method, rhythm) for length in LENGTHS}
        for low, high in BANDS:
            band = [one for length, found in by_length.items() if low <= length <= high for one in found]
            if band:
                print(f"  {name:22} {low:2}-{high:2} figures  {shown(band, rhythm)}")


def inside(every: Sequence[Series], length: int, method: Method, rhythm: Rhythm) -> list[tuple[str, Floats]]:
    """Return for each series of that length or more whether what came was inside, shape (2, ahead)."""
    cuts = list(cut_at_the_end(every, length, rhythm.ahead))
    histories = [known for _, known, _ in cuts]
    alone = method is not commoncurve
    lines = [method(known, rhythm) for known in histories] if alone else [*together(histories, rhythm)]
    return [(name, line.holds(came)) for line, (name, _, came) in zip(lines, cuts, strict=True) if line is not None]


def shown(found: Sequence[tuple[str, Floats]], rhythm: Rhythm) -> str:
    """Return the shares of the 80 % and the 95 % range: of all periods ahead, with their errors, and of each."""
    by_series: dict[str, list[Floats]] = defaultdict(list)
    for name, holds in found:
        by_series[name].append(holds)
    shares = np.array([np.mean(one, axis=0) for one in by_series.values()])
    parts = []
    for place, promise in enumerate(("80 %", "95 %")):
        each = shares[:, place].mean(axis=0)
        error = 2 * shares[:, place].mean(axis=1).std() / np.sqrt(len(shares))
        picked = each if rhythm.ahead <= 8 else each[[0, 1, 2, 5, 8, 11, 14, 17]]
        numbers = " ".join(f"{one * 100:.0f}" for one in picked)
        parts.append(f"{promise}: {each.mean() * 100:4.1f} \u00b1 {error * 100:3.1f} ({numbers})")
    return "  ".join(parts)


def together(histories: Iterable[Floats], rhythm: Rhythm) -> list[Said]:
    """Return what Commoncurve says of many series in one call."""
    pasts = [
        Past(2000 + rhythm.step * np.arange(one.size, dtype=np.float64), one, rhythm.ahead, rhythm.step)
        for one in histories
    ]
    return [_said(made) for made in forecasts(pasts) if isinstance(made, Forecast)]


def _said(made: Forecast) -> Said:
    inner = (np.array(made.lower), np.array(made.upper))
    return Said(np.array(made.values), inner, (np.array(made.outer_lower), np.array(made.outer_upper)))


def commoncurve(known: Floats, rhythm: Rhythm) -> Said:
    """Return what Commoncurve says of one series."""
    return together([known], rhythm)[0]


def theta(known: Floats, rhythm: Rhythm) -> Said | None:
    """Return statsmodels' Theta."""
    seasonal = rhythm.period > 1 and known.size >= 2 * rhythm.period + 1
    try:
        model = ThetaModel(pd.Series(known), period=rhythm.period if seasonal else 1, deseasonalize=seasonal)
        fit = model.fit()
        ranges = [fit.prediction_intervals(rhythm.ahead, alpha=alpha).to_numpy() for alpha in (0.2, 0.05)]
        return Said(fit.forecast(rhythm.ahead).to_numpy(), *[(one[:, 0], one[:, 1]) for one in ranges])
    except (ValueError, np.linalg.LinAlgError):
        return None


def ets(known: Floats, rhythm: Rhythm) -> Said | None:
    """Return statsmodels' ETS of the smallest criterion."""
    seasonal = (None, "add") if rhythm.period > 1 and known.size >= 3 * rhythm.period else (None,)
    tried = [(trend, damped, season) for trend, damped in TRENDS for season in seasonal]
    found = [fit for one in tried if (fit := _ets(known, rhythm, *one)) is not None]
    if not found:
        return None
    best = min(found, key=lambda fit: fit.aicc)
    coming = best.get_prediction(start=known.size, end=known.size + rhythm.ahead - 1)
    ranges = [coming.pred_int(alpha=alpha).to_numpy() for alpha in (0.2, 0.05)]
    return Said(best.forecast(rhythm.ahead).to_numpy(), *[(one[:, 0], one[:, 1]) for one in ranges])


TRENDS = ((None, False), ("add", False), ("add", True))


def _ets(known: Floats, rhythm: Rhythm, trend: str | None, damped: bool, season: str | None) -> ETSResults | None:
    period = rhythm.period if season else None
    try:
        model = ETSModel(
            pd.Series(known), error="add", trend=trend, damped_trend=damped, seasonal=season, seasonal_periods=period
        )
        fit = model.fit(disp=False)
    except (ValueError, ZeroDivisionError, np.linalg.LinAlgError):
        return None
    return fit if np.isfinite(fit.aicc) else None


def drift(known: Floats, rhythm: Rhythm) -> Said:
    """Return the last figure moved on by the mean change."""
    ahead, steps = np.arange(1.0, rhythm.ahead + 1), known.size - 1
    change = (known[-1] - known[0]) / steps
    error = np.sqrt(((np.diff(known) - change) ** 2).sum() / max(steps - 1, 1))
    return _normal(known[-1] + change * ahead, error * np.sqrt(ahead * (1 + ahead / steps)))


def naive(known: Floats, rhythm: Rhythm) -> Said:
    """Return the last figure."""
    return _same_again(known, rhythm, lag=1)


def seasonal_naive(known: Floats, rhythm: Rhythm) -> Said | None:
    """Return the figures of a year before."""
    return _same_again(known, rhythm, lag=rhythm.period) if known.size > rhythm.period > 1 else None


def _same_again(known: Floats, rhythm: Rhythm, *, lag: int) -> Said:
    ahead = np.arange(rhythm.ahead)
    error = np.sqrt(np.mean((known[lag:] - known[:-lag]) ** 2))
    return _normal(known[-lag:][ahead % lag], error * np.sqrt(ahead // lag + 1))


def _normal(middle: Floats, error: Floats) -> Said:
    inner, outer = (error * float(norm.ppf(0.5 + share / 2)) for share in (0.80, 0.95))
    return Said(middle, (middle - inner, middle + inner), (middle - outer, middle + outer))


METHODS: dict[str, Method] = {
    "Commoncurve": commoncurve,
    "Theta (statsmodels)": theta,
    "ETS (statsmodels)": ets,
    "drift": drift,
    "naive": naive,
    "seasonal naive": seasonal_naive,
}


def used(rhythm: Rhythm) -> dict[str, Method]:
    """Return the methods that a rhythm is forecast with."""
    return {name: method for name, method in METHODS.items() if rhythm.period > 1 or method is not seasonal_naive}


SLOW = {"Theta (statsmodels)", "ETS (statsmodels)"}

if __name__ == "__main__":
    main()
