"""The trend of a monthly series: a process behaviour (XmR) chart."""

from dataclasses import replace

import numpy as np

from indicators.analysis.changes import direction_of
from indicators.analysis.codes import Better, Grade, Signal
from indicators.analysis.comparable import Comparable
from indicators.analysis.history import Flags, Floats
from indicators.analysis.judgement import Process, Trend
from indicators.analysis.precision import carried
from indicators.analysis.theil_sen import theil_sen
from indicators.analysis.turning import turned_since

LATEST = 24
"""Months the limits rest on: two whole years, so that every month of the year weighs the same."""
FEWEST = 6
TRIAL_BELOW = 12
LIMIT = 2.66
RUN = 7
LASTING = (Signal.RUN, Signal.SHIFT)
MOST_MEMORY = 0.3
"""Lag-1 correlation above which seven months in a row are not CLEAR."""


def process(starts: Floats, values: Floats) -> tuple[Process, int]:
    """Return the XmR chart of a series and which way its latest point's signal goes (1 up, -1 down, 0 none).

    Mean and limits, mean +- 2.66 x mean moving range, rest on all points given. Only a signal that the latest
    point is part of counts, the first that holds in this order: the point outside the limits; seven points running
    up or down; two of three beyond two thirds of the way to the same limit; seven in a row on one side of the mean.
    A missing month neither breaks nor makes a run. Beyond and beside mean by more than rounding takes: where no month
    moves there is no signal.

    Args:
        starts: where the months begin, shape (n,), increasing.
        values: known figures, same shape, n of 2 or more.

    Source: NHS England, Making Data Count; Wheeler, Understanding Variation (1993): 2.66 = 3 / 1.128.
    """
    mean = float(values.mean())
    reach = LIMIT * float(np.abs(carried(np.diff(values), of=values)).mean())
    signal, length, sign = _signal(values, mean, reach)
    return (
        Process(
            first=float(starts[0]),
            last=float(starts[-1]),
            mean=mean,
            lower=mean - reach,
            upper=mean + reach,
            signal=signal,
            since=float(starts[-length]) if length else None,
            trial=values.size < TRIAL_BELOW,
            latest=float(values[-1]),
        ),
        sign,
    )


def monthly_trend(series: Comparable, described: Trend, *, better: Better, seasonal: bool = False) -> Trend:
    """Return the trend of a monthly series from the chart of its latest 24 months.

    A run or a shift of seven months is CLEAR, better or worse by its direction; with trial limits (fewer than 12
    points), or where each month is much like the one before (see `own_memory`), LEANING. A point outside the limits and
    two of three near one say that something CHANGED, not yet that it goes on. No signal is TOO_CLOSE. Fewer than six
    months are TOO_FEW, or what `series.too_few` says.

    Args:
        series: figures that may be compared, oldest first, less their season where they have one.
        described: what is said beside every grade, to be completed.
        better: which way is good news.
        seasonal: whether the season was taken off.
    """
    window = series.latest(LATEST)
    if window.values.size < FEWEST:
        return replace(described, grade=series.too_few or Grade.TOO_FEW)
    chart, sign = process(window.starts, window.values)
    chart = replace(chart, seasonal=seasonal)
    remembered = own_memory(window.starts, window.values, chart)
    grade = _grade(chart, remembered)
    direction = direction_of(sign, better)
    lasting = grade in (Grade.CLEAR, Grade.LEANING)
    turned = turned_since(window, direction=direction, better=better) if lasting else None
    return replace(
        described,
        grade=grade,
        direction=direction,
        slope=theil_sen(window.middles, window.values),
        turned_since=turned,
        process=chart,
        memory=remembered if grade is Grade.LEANING and not chart.trial else None,
        seasonal=seasonal,
    )


def own_memory(starts: Floats, values: Floats, chart: Process) -> float:
    """Return how much each month is like the one before, once a run or a shift of seven is taken off; else 0.

    The lag-1 correlation of what is left of the months before the signal after their mean, and of the months of the
    signal after their mean (a shift) or their line (a run). The limits rest on the moves from month to month, which
    are small where months remember: then seven in a row come by chance, in 8 % of series of memory .6 and 14 % of .8.
    With at most .3 asked here, CLEAR is a false alarm in about 4 % of series at most, and of the shifts by two
    standard deviations that were found in random months 98 % are found still: benchmarks/trends.py.

    Args:
        starts: where the months begin, shape (n,), increasing.
        values: known figures, same shape.
        chart: their chart.
    """
    if chart.signal not in LASTING or chart.since is None:
        return 0.0
    at = int(np.searchsorted(starts, chart.since))
    before, since = values[:at] - (values[:at].mean() if at else 0.0), values[at:] - values[at:].mean()
    if chart.signal is Signal.RUN:
        places = np.arange(since.size) - (since.size - 1) / 2
        since = since - places * float(places @ since) / float(places @ places)
    left = np.concatenate([before, since])
    left = left / (float(np.abs(left).max()) or 1.0)  # the largest of them has squares too large for a number
    squared = float(left @ left)
    return float(left[1:] @ left[:-1]) / squared if squared else 0.0


def _grade(chart: Process, remembered: float) -> Grade:
    if chart.signal is Signal.NONE:
        return Grade.TOO_CLOSE
    if chart.signal not in LASTING:
        return Grade.CHANGED
    return Grade.LEANING if chart.trial or remembered > MOST_MEMORY else Grade.CLEAR


def _signal(values: Floats, mean: float, reach: float) -> tuple[Signal, int, int]:
    """Return the latest point's signal, how many points back it began (counting the latest), and its sign."""
    away = carried(values - mean, of=values)
    side = int(np.sign(away[-1]))
    outside = _streak(carried(side * away - reach, of=values) > 0)
    if outside:
        return Signal.OUTSIDE_LIMITS, outside, side
    steps = carried(np.diff(values), of=values)
    way = int(np.sign(steps[-1]))
    running = _streak(np.sign(steps) == way) + 1
    if way and running >= RUN:
        return Signal.RUN, running, way
    beyond = (carried(side * away - 2 / 3 * reach, of=values) > 0)[-3:]
    if beyond[-1] and beyond.sum() >= 2:
        return Signal.TWO_OF_THREE, int(beyond.size - beyond.argmax()), side
    aside = _streak(side * away > 0)
    return (Signal.SHIFT, aside, side) if aside >= RUN else (Signal.NONE, 0, 0)


def _streak(holds: Flags) -> int:
    """Return for how many latest points in a row something holds."""
    broken = np.flatnonzero(~holds)
    return int(holds.size - 1 - broken[-1]) if broken.size else int(holds.size)
