"""Series without and with a trend, made by fixed seeds, and the yardsticks of a trend for many series at once."""

import numpy as np
from numpy.typing import NDArray

from indicators.analysis.level import STUDENT_T as OF_SCATTER
from indicators.analysis.mann_kendall import CLEAR_P, GENERAL, Bounds, critical

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SEED = 20140128
EXACT = Bounds({5: 10, 6: 13, 7: 15, 8: 18, 9: 20, 10: 23}, without_one=False)
STUDENT_T = {5: 3.182, 6: 2.776, 7: 2.571, 8: 2.447, 9: 2.365, 10: 2.306}
"""Two-sided 5 % points for n - 2 degrees of freedom."""
SPEARMAN = {5: 1.0, 6: 0.886, 7: 0.786, 8: 0.738, 9: 0.700, 10: 0.648}
"""Two-sided 5 % points of Spearman's rank correlation (Hollander and Wolfe, table A.31)."""


def remembering(shape: tuple[int, ...], memory: float, *, shared: float = 0.0, seed: int = SEED) -> Floats:
    """Return AR(1) series of variance one along the last axis; those of the last axis but one share shocks."""
    generator = np.random.default_rng(seed)
    shocks: Floats = np.sqrt(1 - shared) * generator.standard_normal(shape)
    shocks += np.sqrt(shared) * generator.standard_normal((*shape[:-2], 1, shape[-1]))
    for at in range(1, shape[-1]):
        shocks[..., at] = memory * shocks[..., at - 1] + np.sqrt(1 - memory**2) * shocks[..., at]
    return shocks


def with_slope(series: Floats, slope: float) -> Floats:
    """Return the series with a straight line added that rises by `slope` each period."""
    rising: Floats = series + slope * np.arange(series.shape[-1])
    return rising


def clear(series: Floats, bounds: Bounds = GENERAL) -> Flags:
    """Return for each series whether Mann-Kendall calls it clear, as `is_clear` does, where no figures are equal."""
    n = series.shape[-1]
    bound = bounds.reached.get(n)
    if bound is None:
        return np.zeros(series.shape[:-1], np.bool_)
    place = np.arange(n)
    later = np.sign(place[None, :] - place[:, None])
    each = (np.sign(series[..., None, :] - series[..., :, None]) * later).sum(axis=-1)
    score = each.sum(axis=-1) / 2
    reached: Flags = np.abs(score) >= bound
    if not bounds.without_one:
        return reached
    needed = critical(n - 1, two_sided_p=CLEAR_P) or n * n
    without: Floats = np.abs(score[..., None] - each).min(axis=-1)
    return reached & (without >= needed)


def one_level(series: Floats) -> Flags:
    """Return for each series whether the latest figure differs from the first by the scatter of the others (t test)."""
    scatter = series[..., 1:-1].std(axis=-1, ddof=1)
    beyond: Flags = np.abs(series[..., -1] - series[..., 0]) > OF_SCATTER[series.shape[-1] - 4] * scatter * 2**0.5
    return beyond


def regression(series: Floats) -> Flags:
    """Return for each series whether the slope of linear regression differs from nothing at 5 % (t test)."""
    n = series.shape[-1]
    at = np.arange(n) - (n - 1) / 2
    from_mean = series - series.mean(axis=-1, keepdims=True)
    slope = from_mean @ at / (at @ at)
    left = from_mean - slope[..., None] * at
    error = np.sqrt((left**2).sum(axis=-1) / (n - 2) / (at @ at))
    steep: Flags = np.abs(slope) >= STUDENT_T[n] * error
    return steep


def spearman(series: Floats) -> Flags:
    """Return for each series whether Spearman's rank correlation with time reaches its 5 % point."""
    n = series.shape[-1]
    at = np.arange(n) - (n - 1) / 2
    ranks = series.argsort(axis=-1).argsort(axis=-1) - (n - 1) / 2
    reached: Flags = np.abs(ranks @ at / (at @ at)) >= SPEARMAN[n] - 0.0005
    return reached
