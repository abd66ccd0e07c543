"""Where things stand in the SVG: sizes, margins, and positions and values as coordinates."""

from dataclasses import dataclass

from layouts.charts.axes import thin
from layouts.charts.chart import Chart, Room, Tick
from layouts.charts.drawing.elements import width


@dataclass(frozen=True)
class Size:
    """How large a chart is drawn, in its own units; the page scales it.

    Attributes:
        name: the class it carries, by which a page shows one of two.
        width: of the whole chart.
        plot: height of the plot alone; strategies and the key add to it.
        text: letter height.
    """

    name: str
    width: float
    plot: float
    text: float


WIDE = Size("cc-wide", 660, 290, 14)
MIDDLE = Size("cc-middle", 440, 260, 14)
NARROW = Size("cc-narrow", 300, 240, 14)


@dataclass(frozen=True)
class Frame:
    """The plot's edges in the SVG, and how positions and values fall into it."""

    chart: Chart
    size: Size
    left: float
    right: float
    top: float
    bottom: float

    def x(self, position: float) -> float:
        """Return the coordinate of a position in time, never outside of the plot."""
        axis = self.chart.time_axis
        share = (position - axis.low) / (axis.high - axis.low)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Return the coordinate of a value; one beyond the axis is drawn at its end."""
        axis = self.chart.value_axis
        share = (value - axis.low) / (axis.high - axis.low)
        return self.bottom - min(max(share, 0.0), 1.0) * (self.bottom - self.top)

    @property
    def time_labels(self) -> tuple[Tick, ...]:
        """Return as many labels of the time axis as there is room for: its periods may be a part of it alone."""
        axis, ticks = self.chart.time_axis, self.chart.time_axis.ticks
        widest = max((width(tick.label, self.size.text) for tick in ticks), default=1.0)
        share = 1.0
        if len(ticks) > 1:
            steps = (ticks[-1].position - ticks[0].position) * len(ticks) / (len(ticks) - 1)
            share = min(1.0, steps / (axis.high - axis.low))
        return thin(ticks, max(1, round(2 * share), int((self.right - self.left) * share / (widest + self.size.text))))

    def label_at(self, tick: Tick) -> float:
        """Return where the middle of a label of the time axis stands: at its period, and whole in the drawing."""
        return min(self.x(tick.position), self.size.width - width(tick.label, self.size.text) / 2)


def frame(chart: Chart, size: Size, top: float) -> Frame:
    """Return the frame of a plot whose upper edge is `top`, with room for the longest label on its left.

    On its right there is room for the letters of other lines ahead, where there are any.
    """
    room = chart.room or Room(tuple(tick.label for tick in chart.value_axis.ticks), bool(chart.others))
    labels = max((width(label, size.text) for label in room.labels), default=0.0)
    right = size.width - 14 - (size.text if room.lettered else 0.0)
    return Frame(chart, size, left=labels + 14, right=right, top=top, bottom=top + size.plot)
