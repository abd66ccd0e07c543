"""Several simple methods at once, on the figures and on their logarithms; the median of all is the forecast."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from indicators.analysis.forecasting.seasonal import YEARS, Seasons, no_seasons, seasons
from indicators.analysis.forecasting.smoothing import Fit, Method, Settings, fits, settings
from indicators.analysis.forecasting.spread import ENOUGH_FOR_GROWTH, spread
from indicators.analysis.forecasting.two_years import FEWEST_YEARS, two_years
from indicators.analysis.history import Flags, Floats

METHODS = (Method.DRIFTING, Method.THETA, Method.HOLT, Method.DAMPED)
METHODS_OF_MONTHS = (Method.DRIFTING, Method.THETA, Method.DAMPED)
"""An undamped smoothed trend runs too far in a year and a half of months."""
MONTHS = 12
STEEPEST = 20.0
"""Logarithms are followed no further than this beyond the greatest figure's."""


@dataclass(frozen=True, eq=False)
class Combined:
    """What many series are headed for.

    Attributes:
        coming: forecasts, shape (series, ahead).
        spread: how far off they typically are before calibration, same shape: see `spread`.
        step: standard error of a figure one period ahead, as past errors alone tell it, for each period ahead: the same
            but for the seasons, same shape.
        seasonal: whether seasons were found, shape (series,).
    """

    coming: Floats
    spread: Floats
    step: Floats
    seasonal: Flags


def combined(values: Floats, known: Flags, *, period: int, years: int, ahead: int) -> Combined:
    """Return the median of the methods for each series.

    A change a period (mean change, slope) is believed as if a year without any change had gone before: with n figures
    of a series with m periods a year it counts (n - 1) / (n - 1 + m).

    Args:
        values: figures one period apart, unknown ones filled in between their neighbours, shape (series, periods), the
            last one known; a shorter series is filled up in front with its first figure.
        known: which are known, same shape.
        period: periods in a year: 1, 4 or 12.
        years: whole years that every series has at least: seasons are looked for from two on.
        ahead: periods to forecast.

    Where every known figure is above the one before, the line does not fall below the latest (nor, the other way,
    rise above it): of years and quarters; months move one way three times by chance. Seasons told from two years follow
    the errors of just those figures: what is left is wider by the figures that they took, and by their own error.

    Source: Makridakis and others (1982, 2020), the M and M4 competitions: simple methods combined do at least as well
    as the best of them. The choice was made by measurement: docs/forecasting.md.
    """
    freed = _seasons(values, known, period=period, years=years, ahead=ahead)
    plain = _even_front(freed.off(values), known)
    tried = {method: settings(method) for method in (METHODS_OF_MONTHS if period == MONTHS else METHODS)}
    count = known.sum(axis=1)
    belief = (count - 1) / (count - 1 + period)
    found = _both(plain, known, tried=tried, belief=belief, ahead=ahead)
    lines = [line for one in found for line in (one.plain.coming, one.grown)]
    middle = np.median(lines, axis=0)
    if period != MONTHS:
        middle = _not_behind(middle, plain, known)
    wide = spread(plain, known, [one.plain for one in found], coming=middle, period=period)
    hidden = np.sqrt(count / (count - freed.taken))[:, None]
    unsure = freed.error[:, None] * np.where(freed.times[:, None], np.abs(middle), 1.0)
    stretch = np.where(freed.times[:, None], freed.coming, 1.0)
    typical, step = (stretch * np.hypot(hidden * one, unsure) for one in (wide.typical, wide.step))
    return Combined(freed.on(middle), typical, step, freed.found)


def _seasons(values: Floats, known: Flags, *, period: int, years: int, ahead: int) -> Seasons:
    """Return the seasons told from three years or more, or from two; none of less, and of years."""
    if period == 1 or years < FEWEST_YEARS:
        return no_seasons(values.shape[0], periods=values.shape[1], ahead=ahead)
    return (seasons if years >= YEARS else two_years)(values, known, period=period, ahead=ahead)


def _not_behind(middle: Floats, values: Floats, known: Flags) -> Floats:
    """Return lines that do not go back behind the latest figure where each figure went further than the one before.

    A smoothed level lags behind figures that all moved the same way; the first step of such a line was 2 to 16 % nearer
    to what came on the M1 series, the rest as near: docs/forecasting.md.
    """
    moved, latest = np.diff(values), values[:, -1:]
    before = ~np.logical_or.accumulate(known, axis=1)[:, :-1]
    rose, fell = (((way > 0) | before).all(axis=1, keepdims=True) for way in (moved, -moved))
    return np.where(rose, np.maximum(middle, latest), np.where(fell, np.minimum(middle, latest), middle))


def _even_front(values: Floats, known: Flags) -> Floats:
    """Return values with what is in front of the first known figure equal to it, as it was before the seasons went."""
    begins = known.argmax(axis=1)[:, None]
    return np.where(np.arange(values.shape[1]) < begins, np.take_along_axis(values, begins, axis=1), values)


@dataclass(frozen=True, eq=False)
class _Both:
    """What one method found on the figures, and its forecasts from their logarithms, shape (series, ahead)."""

    plain: Fit
    grown: Floats


def _both(values: Floats, known: Flags, *, tried: Mapping[Method, Settings], belief: Floats, ahead: int) -> list[_Both]:
    """Return what each method finds; its plain forecasts twice where figures are few or one is not above zero."""
    fit = np.flatnonzero((values > 0).all(axis=1) & (known.sum(axis=1) >= ENOUGH_FOR_GROWTH))
    series = values.shape[0]
    logs = np.log(values[fit])
    highest = logs.max(axis=1, initial=-np.inf)[:, None] + STEEPEST
    every = np.concatenate([np.arange(series), fit])
    found = fits(np.concatenate([values, logs]), known[every], tried=tried, belief=belief[every], ahead=ahead)
    both = []
    for one in found.values():
        plain = Fit(one.coming[:series], one.squares[:series], one.alpha[:series])
        grown = plain.coming.copy()
        grown[fit] = np.exp(np.minimum(one.coming[series:], highest))
        both.append(_Both(plain, grown))
    return both
