"""The layout of the figure: axes, room, and what stands around the traces."""

from layouts.charts.chart import Chart
from layouts.charts.drawing.frame import Frame, Size
from layouts.charts.drawing.plot import MOST_TICKS
from layouts.charts.plotting import notes, under
from layouts.charts.plotting.box import Box, box
from layouts.charts.plotting.traces import Plain
from layouts.charts.theme import Theme


def arrangement(chart: Chart, size: Size, theme: Theme) -> Plain:
    """Return the part of the layout that depends on how wide the figure is drawn."""
    measures = box(chart, size)
    return {
        "height": round(measures.height),
        "margin": {
            "t": measures.above,
            "l": measures.frame.left,
            "r": measures.frame.size.width - measures.frame.right,
            "b": 0,
            "pad": 0,
            "autoexpand": False,
        },
        "xaxis": _time_axis(measures.frame, theme),
        "yaxis": _value_axis(measures, theme),
        "shapes": [*notes.signs(measures, theme), *under.bars(measures, theme)],
        "annotations": [*notes.notes(measures, theme), *under.words(measures, theme)],
    }


def _time_axis(frame: Frame, theme: Theme) -> Plain:
    axis, labels = frame.chart.time_axis, frame.time_labels
    every = axis.ticks if len(axis.ticks) <= MOST_TICKS else labels
    return {
        "range": [axis.low, axis.high],
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": [tick.position for tick in labels],
        "ticktext": [tick.label for tick in labels],
        "tickangle": 0,
        "ticks": "outside",
        "tickcolor": theme.ink_soft,
        "tickfont": {"color": theme.ink_soft},
        "minor": {
            "tickmode": "array",
            "tickvals": [tick.position for tick in every],
            "ticks": "outside",
            "tickcolor": theme.ink_soft,
        },
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": theme.ink_soft,
        "anchor": "y",
    }


def _value_axis(measures: Box, theme: Theme) -> Plain:
    axis = measures.frame.chart.value_axis
    # Plotly draws no grid line on the very edge of the plot.
    air = (axis.high - axis.low) * 0.006
    return {
        "range": [axis.low, axis.high + air],
        "domain": [measures.floor, 1.0],
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": [tick.position for tick in axis.ticks],
        "ticktext": [tick.label for tick in axis.ticks],
        "tickfont": {"color": theme.ink_soft},
        "ticklabelstandoff": 4,
        "gridcolor": theme.line,
        "zeroline": False,
    }
