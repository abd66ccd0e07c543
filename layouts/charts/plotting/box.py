"""The figure's own measures: pixels above, in and below the plot, and Plotly's shares of its height."""

from dataclasses import dataclass

from layouts.charts.chart import Chart
from layouts.charts.drawing import key
from layouts.charts.drawing.frame import Frame, Size, frame
from layouts.charts.drawing.strategies import LANE, heading_lines

# The smallest boxes that the two layouts are drawn in; in a larger one, words only have more room.
WIDE_BOX = Size("wide", 560, 270, 14)
NARROW_BOX = Size("narrow", 268, 170, 14)

UNIT = 26.0
ROW = 22.0
UNDER_AXIS = 34.0
HEADING = 28.0


@dataclass(frozen=True)
class Box:
    """A frame whose plot begins at 0, and the pixels around it."""

    frame: Frame

    @property
    def unit(self) -> float:
        """Return the room of the words that name the unit."""
        return UNIT + ROW * (len(key.unit_lines(self.frame.chart, self.frame.size)) - 1)

    @property
    def above(self) -> float:
        """Return the room above the plot: the unit, the key, the labels of breaks."""
        chart, size = self.frame.chart, self.frame.size
        return self.unit + ROW * (key.rows(chart, size) + key.break_rows(chart, size)) + 12

    @property
    def below(self) -> float:
        """Return the room below the plot: the time axis' labels and the strategies."""
        lanes = self.frame.chart.lanes
        return UNDER_AXIS + (self.heading + lanes * LANE + 4 if lanes else 0.0)

    @property
    def heading(self) -> float:
        """Return the room of the heading above the strategies."""
        return HEADING + ROW * (len(heading_lines(self.frame.chart, self.frame.size)) - 1)

    @property
    def height(self) -> float:
        """Return the height of the whole, unless the page has another for it."""
        return self.above + self.frame.size.plot + self.below

    @property
    def floor(self) -> float:
        """Return where the plot begins as a share of what is below its upper edge: Plotly's domain."""
        return self.below / (self.frame.size.plot + self.below)


def box(chart: Chart, size: Size) -> Box:
    """Return the measures of a chart in a box of a size."""
    return Box(frame(chart, size, top=0.0))
