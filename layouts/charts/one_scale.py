"""Charts that stand side by side: on one scale where their units are the same, and over the same time."""

from collections.abc import Sequence
from dataclasses import replace

from layouts.charts.axes import value_axis
from layouts.charts.chart import Chart, Room, Step, Tick, TimeAxis, ValueAxis
from layouts.charts.marks import STEPS, Pen


def on_one_scale(charts: Sequence[tuple[Chart, Pen]]) -> tuple[Chart, ...]:
    """Return charts over the same time, those of one unit with the same upright axis; nothing stands below them.

    What is done about a curve is left out: side by side it would read as the cause of a difference.
    """
    if not charts:
        return ()
    low = min(chart.time_axis.low for chart, _ in charts)
    high = max(chart.time_axis.high for chart, _ in charts)
    upright = [
        _shared(chart, pen, [other for other, one in charts if one.head.unit == pen.head.unit]) for chart, pen in charts
    ]
    labels = tuple(tick.label for axis in upright for tick in axis.ticks)
    room = Room(labels, any(chart.others for chart, _ in charts))
    return tuple(
        replace(
            chart,
            value_axis=axis,
            time_axis=TimeAxis(low, high, _ticks(chart.time_axis.ticks, low, high, pen)),
            activities=(),
            room=room,
        )
        for (chart, pen), axis in zip(charts, upright, strict=True)
    )


def _ticks(own: Sequence[Tick], low: float, high: float, pen: Pen) -> tuple[Tick, ...]:
    """Return the ticks of a time axis, and as many more periods as others need; those of several years stay."""
    if not own or pen.head.period_type == "pooled years":
        return tuple(own)
    years = own[0].label.isdigit()
    step = 1.0 if years else STEPS.get(pen.head.period_type, 1.0)
    first, last = own[0].position, own[-1].position
    earlier = [first - count * step for count in range(int((first - low) / step + 1e-6), 0, -1)]
    later = [last + count * step for count in range(1, int((high - last) / step + 1e-6) + 1)]
    named = [
        [Tick(place, str(round(place)) if years else pen.period_at(place)) for place in places]
        for places in (earlier, later)
    ]
    return (*named[0], *own, *named[1])


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
