"""Whether the latest figure stands on another level than the first, held against the series' own scatter."""

from collections.abc import Sequence

from indicators.analysis.comparable import Comparable
from indicators.analysis.intervals import normal_quantile

STUDENT_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365)
"""Two-sided 5 % points of Student's t for 1 to 7 degrees of freedom (Fisher and Yates, table III)."""
OF_TWO_LEVELS = {5: 1.64, 6: 1.44, 7: 1.33, 8: 1.27}
"""What the scatter around the better of one level or two is too small by, by how many figures it is of: of 1,200,000
series of white noise 5 % are then beyond Student's t. Fewer than five show no two levels."""


def changed(window: Comparable) -> bool:
    """Return whether the latest figure differs from the first by more than chance and the series' own scatter.

    The scatter is that of the figures *between* the two, see `scatter`: were the two counted in, a change would hide
    itself, and steps from year to year would miss a series that drifts slowly. Each of the two figures is taken to be
    as unsure as the larger of the scatter and its own sampling error; where no interval is known, the scatter alone
    speaks, which holds the sampling error too. Against Student's t with n - 3 degrees of freedom this passes 5 % of
    white noise; of simulated AR(1) series of seven to ten figures 7 % (.3) and 11-14 % (.6), where steps from year to
    year as the scatter let 14-19 % through. As a grade, after the first two, CHANGED is a false alarm in 2-5 % of all
    of these. Figures that never vary and have no interval are not tested.

    Args:
        window: the figures, n of 4 to 10, oldest first.

    Sources: two-sample t test with two single observations, Sokal and Rohlf, Biometry, section 9.6; how often it is
    wrong, and how often it finds a step: benchmarks/trends.py.
    """
    unit = max(map(abs, window.values.tolist())) or 1.0  # the largest figures have squares too large for a number
    first, *between, latest = (window.values / unit).tolist()
    squared = scatter(between)
    variance = sum(max(squared, _sampling_variance(window, at, unit)) for at in (0, -1))
    difference = abs(latest - first)
    return variance > 0 and difference > STUDENT_T[len(between) - 2] * variance**0.5


def scatter(figures: Sequence[float]) -> float:
    """Return the squared scatter of figures around one level, or around two where those fit better.

    A step would count as scatter and so hide itself from the second period on: the figures before it and those from
    it on have each their own level. Levels without any scatter (figures that are rounded) do not tell how much there
    is; then it is that around one.

    Args:
        figures: two or more, oldest first.
    """
    size = len(figures)
    one = _squares(figures) / (size - 1)
    factor = OF_TWO_LEVELS.get(size)
    if factor is None:
        return one
    two = min(_squares(figures[:at]) + _squares(figures[at:]) for at in range(1, size)) / (size - 2)
    return factor * factor * min(one, two) if two > 0 else one


def _squares(figures: Sequence[float]) -> float:
    """Return the sum of squared departures from the mean; exactly nothing where no figure varies."""
    from_first = [figure - figures[0] for figure in figures]
    mean = sum(from_first) / len(from_first)
    return sum((each - mean) ** 2 for each in from_first)


def _sampling_variance(window: Comparable, at: int, unit: float) -> float:
    """Return the squared sampling error of a figure, in this unit; nothing where its likely range is not known."""
    error = float(window.upper[at] - window.lower[at]) / unit / (2 * normal_quantile(0.95))
    return error * error if error == error else 0.0  # NaN is not itself
