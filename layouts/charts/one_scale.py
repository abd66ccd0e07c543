"""Charts that stand side by side: on one scale where their units are the same, and over the same time."""

from collections.abc import Sequence
from dataclasses import replace

from layouts.charts.axes import value_axis
from layouts.charts.chart import Chart, Step, ValueAxis
from layouts.charts.marks import Pen


def on_one_scale(charts: Sequence[tuple[Chart, Pen]]) -> tuple[Chart, ...]:
    """Return charts over the same time, those of one unit with the same upright axis; nothing stands below them.

    What is done about a curve is left out: side by side it would read as the cause of a difference.
    """
    if not charts:
        return ()
    low = min(chart.time_axis.low for chart, _ in charts)
    high = max(chart.time_axis.high for chart, _ in charts)
    return tuple(
        replace(
            chart,
            value_axis=_shared(chart, pen, [other for other, one in charts if one.head.unit == pen.head.unit]),
            time_axis=replace(chart.time_axis, low=low, high=high),
            activities=(),
        )
        for chart, pen in charts
    )


def _shared(chart: Chart, pen: Pen, alike: Sequence[Chart]) -> ValueAxis:
    """Return an upright axis that holds what all of some charts draw, with the unit as the one says it."""
    steps = [step for one in alike for line in _lines(one) for step in line]
    figures = [mark.value for one in alike for mark in one.marks] + [step.value for step in steps]
    figures += [one.target.value for one in alike if one.target]
    likely = [end for one in alike for mark in one.marks for end in (mark.lower, mark.upper) if end is not None]
    ends = [*likely, *(end for step in steps for end in (step.lower, step.upper))]
    return replace(value_axis(figures, ends, pen), unit=chart.value_axis.unit)


def _lines(chart: Chart) -> list[tuple[Step, ...]]:
    return [*([chart.headed.steps] if chart.headed else []), *(other.steps for other in chart.others)]
