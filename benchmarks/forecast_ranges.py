"""Find the widths of the ranges that a forecast has: the constants of indicators/analysis/forecasting/widths.py.

    .venv/bin/python benchmarks/forecast_ranges.py [--halves]

Every M1 series is cut to every length that is looked at: once so that the competition's own figures come next, and at
up to six places inside it, the two kinds of cut counting the same. Each is forecast, and every error is divided by
the spread that the forecast gave itself. The logarithm of the 80th (95th) percentile of these, for each length and each
number of periods ahead, is fitted by weighted least squares on the terms that `widths.terms` names; a percentile weighs
as many as the series behind it. With --halves the fit is made on one half of the series and tried on the other, both
ways, for twenty random halves.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.competition import RHYTHMS, SERIES, Floats, Rhythm, Series, cut_anywhere, cut_at_the_end, read
from indicators.analysis.forecasting import widths
from indicators.analysis.forecasting.combined import combined
from indicators.analysis.forecasting.regular import LATEST
from indicators.analysis.forecasting.seasonal import YEARS

LENGTHS = {
    1: (*range(3, 16), 17, 19, 21, 23, 25, 28, 31, 35, 40),
    4: (*range(3, 14), 15, 17, 20, 23, 26, 30, 35, 40, 45, 50, 55, 60),
    12: (*range(3, 11), 12, 14, 16, 19, 22, 25, 28, 32, 36, 40, 44, 48, 54, 60, 66, 72, 78, 84, 90, 96),
}
PLACES = 6
FEWEST_SERIES = 20
BANDS = ((3, 4), (5, 7), (8, 10), (11, 15), (16, 25), (26, 40), (41, 99))
SHARES = (0.80, 0.95)
SPLITS = 20


@dataclass(frozen=True, eq=False)
class Errors:
    """Errors of forecasts from histories of one length, over their spread, shape (cuts, ahead); and of which series."""

    length: int
    names: np.ndarray[tuple[int], np.dtype[np.str_]]
    weights: Floats
    sizes: Floats

    def of(self, chosen: set[str]) -> "Errors":
        """Return those of some series."""
        keep = np.isin(self.names, list(chosen))
        return Errors(self.length, self.names[keep], self.weights[keep], self.sizes[keep])


def main() -> None:
    """Print the constants of every rhythm, or the shares held on halves that were not fitted."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--halves", action="store_true", help="fit on one half of the series, try on the other")
    halves = asked.parse_args().halves
    for rhythm in RHYTHMS:
        every = read(SERIES / f"m1_{rhythm.name}.csv")
        errors = [found for length in LENGTHS[rhythm.period] if (found := measured(every, length, rhythm))]
        if halves:
            try_halves(errors, [one.name for one in every], rhythm)
        else:
            for share in SHARES:
                numbers = ", ".join(f"{one:.3f}" for one in fitted(errors, share, rhythm))
                print(f"{rhythm.name} {share:.0%}: {rhythm.period}: ({numbers}),")


def measured(every: Sequence[Series], length: int, rhythm: Rhythm) -> Errors | None:
    """Return the errors of the forecasts from every history of one length; None where there are too few series."""
    ends = list(cut_at_the_end(every, length, rhythm.ahead))
    inside = list(cut_anywhere(every, length, rhythm.ahead, places=PLACES))
    if len(ends) < FEWEST_SERIES:
        return None
    weights = np.repeat([1 / len(ends), 1 / len(inside)], [len(ends), len(inside)])
    names, known, came = zip(*ends, *inside, strict=True)
    histories, future = np.array(known)[:, -LATEST[rhythm.period] :], np.array(came)
    units = np.abs(histories).max(axis=1, keepdims=True)
    units[units == 0] = 1.0
    return Errors(length, np.array(names), weights, sizes(histories / units, future / units, rhythm))


def sizes(histories: Floats, came: Floats, rhythm: Rhythm) -> Floats:
    """Return how far off the forecasts were, over their spread."""
    found = []
    years = min(histories.shape[1] // rhythm.period, YEARS)
    for first in range(0, len(histories), 256):
        some = slice(first, first + 256)
        made = combined(
            histories[some],
            np.ones(histories[some].shape, np.bool_),
            period=rhythm.period,
            years=years,
            ahead=rhythm.ahead,
        )
        found.append(np.abs(came[some] - made.coming) / np.maximum(made.spread, 1e-12))
    return np.concatenate(found)


def fitted(errors: Iterable[Errors], share: float, rhythm: Rhythm) -> Floats:
    """Return the coefficients of the terms for ranges that hold a share of what came."""
    terms, logs, weights = [], [], []
    for one in errors:
        quantiles = np.quantile(one.sizes, share, axis=0, method="inverted_cdf", weights=one.weights)
        ahead = np.arange(1.0, rhythm.ahead + 1)
        terms.append(widths.terms(np.array([float(one.length)]), ahead, period=rhythm.period)[0])
        logs.append(np.log(quantiles))
        weights.append(np.full(rhythm.ahead, np.sqrt(np.unique(one.names).size)))
    given, weight = np.concatenate(terms), np.concatenate(weights)
    used = 6 if rhythm.period == 1 else given.shape[1]
    coefficients = np.zeros(given.shape[1])
    coefficients[:used] = np.linalg.lstsq(given[:, :used] * weight[:, None], np.concatenate(logs) * weight, rcond=None)[
        0
    ]
    return coefficients


def try_halves(errors: Sequence[Errors], names: Sequence[str], rhythm: Rhythm) -> None:
    """Print the shares held of series that the fit has not seen, by length of history: mean, least and most."""
    found: dict[tuple[int, int], list[list[float]]] = defaultdict(list)
    for seed in range(SPLITS):
        shuffled = np.random.default_rng(seed).permutation(names).tolist()
        for fit, test in ((shuffled[::2], shuffled[1::2]), (shuffled[1::2], shuffled[::2])):
            seen, unseen = [one.of(set(fit)) for one in errors], [one.of(set(test)) for one in errors]
            lines = [fitted(seen, share, rhythm) for share in SHARES]
            for low, high in BANDS:
                band = [one for one in unseen if low <= one.length <= high]
                if band:
                    found[low, high].append([held(band, line, rhythm) for line in lines])
    for (low, high), shares in found.items():
        rows = zip(SHARES, np.array(shares).T, strict=True)
        shown = "  ".join(f"{one:.0%}: {all_.mean():.1%} ({all_.min():.1%} to {all_.max():.1%})" for one, all_ in rows)
        print(f"{rhythm.name:9} {low:2}-{high} figures  {shown}")


def held(errors: Sequence[Errors], coefficients: Floats, rhythm: Rhythm) -> float:
    """Return how much of what came lay in ranges with these coefficients."""
    ahead = np.arange(1.0, rhythm.ahead + 1)
    inside, weights = [], []
    for one in errors:
        line = np.exp(widths.terms(np.array([float(one.length)]), ahead, period=rhythm.period)[0] @ coefficients)
        inside.append((one.sizes <= line).mean(axis=1))
        weights.append(one.weights)
    return float(np.average(np.concatenate(inside), weights=np.concatenate(weights)))


if __name__ == "__main__":
    main()
