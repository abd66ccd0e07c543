"""Where we are headed if nothing changes: baseline forecasts with honest ranges, one series or thousands at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from statistics import median
from typing import NamedTuple

import numpy as np

from indicators.analysis.codes import ForecastMethod, NoForecast, Quantity
from indicators.analysis.forecasting.combined import combined
from indicators.analysis.forecasting.regular import FEWEST, Range, Regular, Scale, filled_up, periods_a_year, regular
from indicators.analysis.forecasting.seasonal import YEARS
from indicators.analysis.forecasting.two_years import FEWEST_YEARS
from indicators.analysis.forecasting.widths import widths
from indicators.analysis.history import Flags, Floats
from indicators.analysis.intervals import normal_quantile
from indicators.analysis.judgement import Forecast
from indicators.analysis.precision import last_places

__all__ = ["FEWEST", "Past", "Range", "forecast", "forecasts", "noise_of", "possible", "unjudged"]

ANYTHING = Range()
TOGETHER = 256
"""Series worked on at a time: few enough for the processor's own memory."""
CONFIDENCE, OUTER_CONFIDENCE = 0.80, 0.95
LEVEL_TOO = sqrt(4 / 3)

POSSIBLE = {Quantity.PERCENT: Range(0.0, 100.0), Quantity.SIGNED: Range()}


def possible(quantity: Quantity) -> Range:
    """Return the values a quantity can take: 0-100 for a percentage, 0 and up unless it is signed."""
    return POSSIBLE.get(quantity, Range(0.0))


@dataclass(frozen=True, eq=False)
class Past:
    """What one forecast is made from.

    Attributes:
        positions: where the figures stand in years, shape (n,), increasing.
        values: figures of one definition, same shape; NaN is unknown and left out.
        ahead: how many periods to say, 1 or more.
        step: years from one period to the next.
        within: the values that are possible.
        noise: the standard error with which one figure is known, in its unit; 0 where it is not. See `noise_of`.
    """

    positions: Floats
    values: Floats
    ahead: int
    step: float = 1.0
    within: Range = ANYTHING
    noise: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a forecast of nothing, and an error that is no number of zero or more."""
        if self.ahead < 1:
            raise ValueError("a forecast says one period or more")
        if not (self.positions[1:] > self.positions[:-1]).all():
            raise ValueError("a forecast needs its figures in the order of time, one for each position")
        if not (isfinite(self.noise) and self.noise >= 0):
            raise ValueError("the error of a figure is a number of zero or more")


def noise_of(lower: Floats, upper: Floats) -> float:
    """Return the standard error with which one figure of a series is known: that of its usual (median) likely range.

    Args:
        lower: lower bounds of the 95 % likely ranges of the figures that a forecast is made from; NaN is unknown.
        upper: upper bounds, same shape.

    Returns:
        In the unit of the figures; 0 where no range is known.
    """
    widths_known = [width for width in (upper - lower).tolist() if isfinite(width)]
    return median(widths_known) / (2 * normal_quantile(OUTER_CONFIDENCE)) if widths_known else 0.0


def forecast(
    positions: Floats, values: Floats, *, ahead: int, step: float = 1.0, within: Range | None = None, noise: float = 0.0
) -> Forecast | NoForecast:
    """Return a forecast of the next `ahead` periods: see `Past` for what is given and `forecasts` for how it is made.

    Raises:
        ValueError: `ahead` is less than 1, the positions do not increase, or `noise` is below zero.
    """
    return forecasts([Past(positions, values, ahead, step, within or ANYTHING, noise)])[0]


def forecasts(pasts: Sequence[Past]) -> list[Forecast | NoForecast]:
    """Return the forecast of each series with ranges that hold 80 % and 95 % of what comes, in the order given.

    A forecast is the median of simple smoothing with the mean change as its drift, of Theta, of Holt's smoothed trend
    (not for months) and of a damped trend, each on the figures and, from eight figures above zero on, on their
    logarithms. Changes are believed the less the shorter the series. From two years on, if those agree, and from three
    on anyhow, quarters and months are first freed of their seasons. Figures are counted from the nearest end of what is
    possible, so that a rate and what is missing to it are forecast alike. The ranges are as wide as series of this
    length and rhythm, as restless as this one, were off in the M1 competition, and never narrower than the error of a
    single figure (`noise`) alone makes them, nor than rounding does: one of the last decimal place to both sides.
    Forecast and ranges never leave what is possible.

    Returns:
        For each a forecast, or TOO_FEW with fewer than three known figures.

    Sources: `forecasting.smoothing`, `.seasonal`, `.spread` and `.widths`; what was measured: docs/forecasting.md.
    """
    said: list[Forecast | NoForecast] = [NoForecast.TOO_FEW] * len(pasts)
    for kind, group in _alike(pasts):
        together = _together([one.past for one in group], [one.found for one in group], kind)
        for one, made in zip(group, together, strict=True):
            said[one.place] = made
    return said


def unjudged(past: Past) -> NoForecast | None:
    """Return why nothing that comes may be held against a line through these figures; None where it may.

    STEADY where all figures, three or more, are the same, and how surely one of them is known is not known either: what
    never moved does not tell how far it moves, and 12 % four times in whole percents says little about 13.
    SEASON_NOT_KNOWN where fewer than two whole years of quarters or months are known: a summer would be held against
    the spring before.
    """
    known = past.values[np.isfinite(past.values)]
    if known.size < FEWEST:
        return NoForecast.TOO_FEW
    period = periods_a_year(past.step)
    if period > 1 and known.size < FEWEST_YEARS * period:
        return NoForecast.SEASON_NOT_KNOWN
    return NoForecast.STEADY if not past.noise and bool((known == known[0]).all()) else None


class _Kind(NamedTuple):
    """What series must share to be worked on together."""

    period: int
    years: int
    ahead: int


class _Ready(NamedTuple):
    """One series on its grid, and where in the order it was given."""

    place: int
    past: Past
    found: Regular


def _alike(pasts: Sequence[Past]) -> Iterator[tuple[_Kind, list[_Ready]]]:
    """Yield the series that have figures enough, a number of one kind at a time, the shortest first."""
    kinds: dict[_Kind, list[_Ready]] = defaultdict(list)
    for place, past in enumerate(pasts):
        found = regular(past.positions, past.values, step=past.step)
        if found is not None:
            kinds[_kind(past, found)].append(_Ready(place, past, found))
    for kind, group in kinds.items():
        group.sort(key=lambda one: one.found.values.size)
        for first in range(0, len(group), TOGETHER):
            yield kind, group[first : first + TOGETHER]


def _kind(past: Past, found: Regular) -> _Kind:
    period = periods_a_year(past.step)
    return _Kind(period, min(found.values.size // period, YEARS) if period > 1 else 0, past.ahead)


@dataclass(frozen=True, eq=False)
class _Lines:
    """Forecasts of one group of series and their ranges, each shape (series, ahead); which are seasonal, (series,)."""

    middle: Floats
    lower: Floats
    upper: Floats
    outer_lower: Floats
    outer_upper: Floats
    seasonal: Flags


def _together(pasts: Sequence[Past], found: Sequence[Regular], kind: _Kind) -> list[Forecast]:
    """Return the forecasts of series of one kind, the shortest first: all are filled up to the longest."""
    size = found[-1].values.size
    values = np.array([filled_up(one.values, size) for one in found])
    known = np.arange(size) >= np.array([[size - one.values.size] for one in found])
    for row, one in zip(known, found, strict=True):
        if not one.whole:
            row[-one.known.size :] = one.known
    lines = _lines(values, known, pasts, kind)
    ahead = np.arange(1, kind.ahead + 1)
    future = np.array([one.origin for one in found])[:, None] + np.array([past.step for past in pasts])[:, None] * ahead
    drawn = (future, lines.middle, lines.lower, lines.upper, lines.outer_lower, lines.outer_upper)
    rows = zip(*(line.tolist() for line in drawn), strict=True)
    details = zip(found, lines.seasonal.tolist(), known.sum(axis=1).tolist(), strict=True)
    return [
        _forecast(row, seasonal=seasonal, origin=one.origin, count=count)
        for row, (one, seasonal, count) in zip(rows, details, strict=True)
    ]


def _forecast(rows: tuple[list[float], ...], *, seasonal: bool, origin: float, count: int) -> Forecast:
    positions, values, lower, upper, outer_lower, outer_upper = map(tuple, rows)
    return Forecast(
        positions=positions,
        values=values,
        lower=lower,
        upper=upper,
        method=ForecastMethod.SEASONAL_COMBINED if seasonal else ForecastMethod.COMBINED,
        confidence=CONFIDENCE,
        origin=origin,
        n=count,
        outer_lower=outer_lower,
        outer_upper=outer_upper,
    )


def _lines(values: Floats, known: Flags, pasts: Sequence[Past], kind: _Kind) -> _Lines:
    scale = Scale.of(values, known, [past.within for past in pasts])
    made = combined(scale.to(values), known, period=kind.period, years=kind.years, ahead=kind.ahead)
    halves = widths(made.spread, made.step, known.sum(axis=1).astype(np.float64), period=kind.period)
    middle = scale.inside(made.coming)
    least = _least(scale.unit, pasts, last_places(values, known))
    (low, lowest), (high, highest) = scale.ends(middle, np.maximum(np.stack(halves), least))
    return _Lines(scale.back(middle), low, high, lowest, highest, made.seasonal)


def _least(unit: Floats, pasts: Sequence[Past], places: Floats) -> Floats:
    """Return the least half of each range on the common scale, shape (2, series, 1): what one figure is unsure by.

    Both the coming figure and the level that the past ones tell are unsure; of figures that only err around a level,
    smoothed as here, the level has a third of the variance of one figure. Through rounding alone two figures may differ
    by one of the last place that they are written to.
    """
    with np.errstate(over="ignore"):
        noise = LEVEL_TOO * np.array([[past.noise] for past in pasts])
        halves = [normal_quantile(share) * noise for share in (CONFIDENCE, OUTER_CONFIDENCE)]
        least: Floats = np.maximum(np.stack(halves), places[:, None]) / unit
        return least
