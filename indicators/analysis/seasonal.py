"""What the season adds to a series of quarters or months, taken off before it is judged."""

from dataclasses import replace

import numpy as np

from indicators.analysis.codes import Rhythm
from indicators.analysis.comparable import Comparable
from indicators.analysis.history import Floats, Whole
from indicators.analysis.precision import carried

PER_YEAR = {Rhythm.QUARTERLY: 4, Rhythm.MONTHLY: 12}
FEWEST_YEARS = 3
LATEST_YEARS = 10
"""Years that the season is measured on: an older one may be another."""
SHOWS = {4: (6.17, 6.90, 7.21), 12: (16.5, 17.8, 18.3)}
"""Kruskal and Wallis's H of a season (5 %), for two, three and four departures of each part: 100,000 simulations."""
MANY_YEARS = {4: 7.81, 12: 19.68}
"""Likewise for more years: the 5 % points of chi-square with 3 and 11 degrees of freedom."""


def without_season(series: Comparable, rhythm: Rhythm) -> Comparable | None:
    """Return the figures less what the season usually adds to them, or None where no season shows.

    The share of a month (or quarter) is the median, over the latest ten years, of its departures from the mean of the
    year around it; the shares of a year add up to nothing. They are taken off only where the figures are of three years
    or more and the departures differ from month to month by more than chance (Kruskal and Wallis, 5 %): taking off
    a season that is not there costs more than it brings.

    Args:
        series: figures that may be compared, oldest first; a missing one leaves out the departures of a year around it.
        rhythm: only a quarterly or a monthly series has seasons here.

    Returns:
        The figures of the latest ten years; their likely ranges moved with them.

    Source: classical additive decomposition with medians, Hyndman and Athanasopoulos, Forecasting (3rd ed.) 3.4;
    Kruskal and Wallis (1952).
    """
    per_year = PER_YEAR.get(rhythm)
    if per_year is None or season_is_unknown(series, rhythm):
        return None
    window = series.at(series.starts >= series.starts[-1] - LATEST_YEARS)
    season, departures = _departures(window, per_year)
    if not _shows(season, departures, per_year):
        return None
    shares = np.array([np.median(departures[season == each]) for each in range(per_year)])
    added = (shares - shares.mean())[season_of(window.starts, per_year)]
    lower, upper = window.lower - added, window.upper - added
    values = carried(window.values - added, of=window.values)
    return replace(window, values=values, lower=lower, upper=upper)


def season_is_unknown(series: Comparable, rhythm: Rhythm) -> bool:
    """Return whether figures of quarters or months are too few to show a season: what goes up and back may be one."""
    return rhythm in PER_YEAR and series.values.size < FEWEST_YEARS * PER_YEAR[rhythm]


def same_season(series: Comparable, rhythm: Rhythm) -> Comparable:
    """Return the figures of the month (or quarter) of the year that the latest one is of."""
    season = season_of(series.starts, PER_YEAR[rhythm])
    return series.at(season == season[-1])


def season_of(starts: Floats, per_year: int) -> Whole:
    """Return which part of its year each position begins, from 0."""
    return np.rint(starts % 1 * per_year).astype(np.int64) % per_year


def _departures(window: Comparable, per_year: int) -> tuple[Whole, Floats]:
    """Return the season and the departure of every figure that has a whole year of figures around it."""
    slots = np.rint((window.starts - window.starts[0]) * per_year).astype(np.int64)
    even = np.full(int(slots[-1]) + 1, np.nan)
    even[slots] = window.values
    if even.size <= per_year:
        return slots[:0], even[:0]
    weights = np.full(per_year + 1, 1 / per_year)
    weights[[0, -1]] /= 2
    half = per_year // 2
    departures = carried(even[half:-half] - np.convolve(even, weights, mode="valid"), of=window.values)
    first = int(season_of(window.starts[:1], per_year)[0])
    season = (np.arange(half, even.size - half) + first) % per_year
    known = ~np.isnan(departures)
    return season[known], departures[known]


def _shows(season: Whole, departures: Floats, per_year: int) -> bool:
    """Return whether the departures differ between the seasons by more than chance; each has to have two at least."""
    counted = np.bincount(season, minlength=per_year)
    if counted.min() < 2:
        return False
    n = departures.size
    sums = np.bincount(season, weights=_ranks(departures), minlength=per_year)
    h = 12 / (n * (n + 1)) * float((sums**2 / counted).sum()) - 3 * (n + 1)
    years = n // per_year
    return h >= (SHOWS[per_year][years - 2] if years <= 4 else MANY_YEARS[per_year])


def _ranks(values: Floats) -> Floats:
    """Return the rank of each value from 1, equal ones sharing the mean of theirs."""
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    shared: Floats = (np.cumsum(times) - (times - 1) / 2)[place]
    return shared
