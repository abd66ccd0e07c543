"""One recursion that runs simple, drifting, Holt's and damped smoothing, for many series and many settings at once.

Each method is a set of settings (weights of the level and of the trend, damping, the trend it starts with); the
setting whose one-step errors were smallest is the method's forecast for a series.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

import numpy as np

from indicators.analysis.history import Flags, Floats, Whole

ALPHAS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
FEW_ALPHAS = (0.2, 0.4, 0.6, 0.8, 1.0)
BETAS = (0.05, 0.1, 0.2, 0.4, 0.6)
DAMPING = 0.9
ROUNDING = 1e-9
"""Share of a sum of squares that is no difference; figures are about 1, so its square is none by itself."""


class Method(Enum):
    """A way to go on; every one is a case of Holt's recursion.

    NAIVE: the last figure again. DRIFT: from it in the steps of the mean change. SIMPLE: the smoothed level again.
    DRIFTING: the smoothed level with the mean change. THETA: with half the slope of the least-squares line. HOLT:
    level and trend smoothed. DAMPED: the same, the trend fading by a tenth a period.
    """

    NAIVE = "naive"
    DRIFT = "drift"
    SIMPLE = "simple"
    DRIFTING = "drifting"
    THETA = "theta"
    HOLT = "holt"
    DAMPED = "damped"


FIXED = {Method.NAIVE: (1.0,), Method.DRIFT: (1.0,)}
"""Methods without a weight to choose: the level is the last figure."""
MOVING = {Method.HOLT: 1.0, Method.DAMPED: DAMPING}
"""Methods whose trend is smoothed too, and what is kept of it from a period to the next."""


@dataclass(frozen=True, eq=False)
class Settings:
    """The settings tried of one method, each shape (settings,): weight of the level, of the trend, damping."""

    alpha: Floats
    beta: Floats
    damping: float


@dataclass(frozen=True, eq=False)
class Fit:
    """The setting of one method that served each series best.

    Attributes:
        coming: forecasts, shape (series, ahead).
        squares: sum of its squared one-step errors, shape (series,).
        alpha: its weight of the level, shape (series,).
    """

    coming: Floats
    squares: Floats
    alpha: Floats


def settings(method: Method) -> Settings:
    """Return the settings that are tried of a method."""
    if method in MOVING:
        alpha, beta = np.meshgrid(FEW_ALPHAS, BETAS, indexing="ij")
        return Settings(alpha.ravel(), beta.ravel(), MOVING[method])
    alphas = np.array(FIXED.get(method, ALPHAS))
    return Settings(alphas, np.zeros_like(alphas), 1.0)


def fits(
    values: Floats, known: Flags, *, tried: Mapping[Method, Settings], belief: Floats, ahead: int
) -> dict[Method, Fit]:
    """Return the best setting of each method for each series.

    Args:
        values: figures one period apart, shape (series, periods), two periods or more, the last one known. A shorter
            series is filled up in front with its first figure; between its figures anything may stand in for unknown.
        known: which of them are known, same shape. Over an unknown one level and trend go on without being corrected.
        tried: the methods wanted, each with the settings to try: see `settings`.
        belief: how much of a mean change or slope is believed, between 0 and 1, shape (series,).
        ahead: periods to forecast.

    Sources: Holt (1957) and Gardner (2006), Exponential smoothing: the state of the art II, for the recursion in its
    error-correction form; Hyndman and Billah (2003), Unmasking the Theta method: simple smoothing with half the slope
    as its drift; Hyndman and Athanasopoulos, Forecasting (3rd ed.), 8.1-8.2.
    """
    starts = [_start(method, values, known) * belief for method in tried]
    counts = [one.alpha.size for one in tried.values()]
    squares, level, trend = _recursion(
        values,
        known,
        alpha=np.concatenate([one.alpha for one in tried.values()]),
        beta=np.concatenate([one.beta for one in tried.values()]),
        damping=np.repeat([one.damping for one in tried.values()], counts),
        trend=np.repeat(starts, counts, axis=0),
    )
    ends = np.cumsum(counts).tolist()
    parts = [slice(end - count, end) for end, count in zip(ends, counts, strict=True)]
    return {
        method: _best(squares[part], level[part], trend[part], one, ahead)
        for (method, one), part in zip(tried.items(), parts, strict=True)
    }


def mean_change(values: Floats, known: Flags) -> Floats:
    """Return the change a period from the first known figure to the last, shape (series,)."""
    change: Floats = (values[:, -1] - values[:, 0]) / (values.shape[1] - 1 - known.argmax(axis=1))
    return change


def least_squares_slope(values: Floats, known: Flags) -> Floats:
    """Return the slope of the least-squares line through the known figures, a period, shape (series,)."""
    time = np.arange(values.shape[1]) * known
    count = known.sum(axis=1)
    centred = (np.arange(values.shape[1]) - (time.sum(axis=1) / count)[:, None]) * known
    slope: Floats = (centred * values).sum(axis=1) / (centred * centred).sum(axis=1)
    return slope


def _start(method: Method, values: Floats, known: Flags) -> Floats:
    if method in (Method.NAIVE, Method.SIMPLE):
        return np.zeros(values.shape[0])
    if method is Method.THETA:
        return least_squares_slope(values, known) / 2
    return mean_change(values, known)


def _recursion(
    values: Floats, known: Flags, *, alpha: Floats, beta: Floats, damping: Floats, trend: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return squared errors, last level and last trend of every setting, each shape (settings, series)."""
    alpha, gain, damping = alpha[:, None], (alpha * beta)[:, None], damping[:, None]
    level = np.repeat(values[None, :, 0], trend.shape[0], axis=0)
    squares = np.zeros_like(level)
    columns, seen, begins = np.ascontiguousarray(values.T), np.ascontiguousarray(known.T), known.argmax(axis=1)
    latest, whole = int(begins.max()), np.asarray(known.all(axis=0))
    for period in range(int(begins.min()) + 1, values.shape[1]):
        if period <= latest:
            begun = begins < period
            trend = np.where(begun, damping * trend, trend)
            level += np.where(begun, trend, 0.0)
        else:
            trend = damping * trend
            level += trend
        error = columns[period] - level
        if not whole[period]:
            error *= seen[period]
        squares += error * error
        level += alpha * error
        trend += gain * error
    return squares, level, trend


def _best(squares: Floats, level: Floats, trend: Floats, tried: Settings, ahead: int) -> Fit:
    """Return the setting with the smallest squares; of those that differ by rounding only, the first."""
    best: Whole = (squares <= squares.min(axis=0) * (1 + ROUNDING) + ROUNDING**2).argmax(axis=0)
    series = np.arange(best.size)
    steps = np.cumsum(tried.damping ** np.arange(1, ahead + 1))
    coming = level[best, series][:, None] + trend[best, series][:, None] * steps
    return Fit(coming, squares[best, series], tried.alpha[best])
