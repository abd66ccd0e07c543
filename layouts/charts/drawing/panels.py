"""One group by itself, small: its curve over that of everyone in grey, on the scale that all groups share."""

from collections.abc import Iterator
from dataclasses import dataclass

from layouts.charts.chart import Mark
from layouts.charts.drawing.elements import element, points, text, width
from layouts.charts.many import Panel, Panels, Runs

WIDTH, HEIGHT, TEXT = 190.0, 108.0, 12.0
TOP, BOTTOM, DOT = 8.0, 84.0, 2.5
MOST_DOTS = 30


def panel(one: Panel, within: Panels) -> str:
    """Return the drawing of a group; it is hidden from screen readers, who have the table and the words above it."""
    plot, drawn = _Plot(within), sum(map(len, one.runs))
    dots = [plot.dot(mark) for run in one.runs for mark in run if drawn <= MOST_DOTS or len(run) == 1]
    return element(
        "svg",
        *plot.frame(),
        *plot.lines("cc-panel-total", within.total),
        *plot.lines("cc-panel-line", one.runs),
        *dots,
        class_="cc-panel",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        font_size=TEXT,
        aria_hidden="true",
        focusable="false",
    )


@dataclass(frozen=True)
class _Plot:
    """The plot of a small chart."""

    within: Panels

    @property
    def left(self) -> float:
        levels = self.within.value_axis.ticks
        return 6 + max(width(tick.label, TEXT) for tick in (levels[0], levels[-1]))

    def x(self, position: float) -> float:
        axis = self.within.time_axis
        return self.left + (position - axis.low) / (axis.high - axis.low) * (WIDTH - 2 - self.left)

    def y(self, value: float) -> float:
        axis = self.within.value_axis
        return BOTTOM - (value - axis.low) / (axis.high - axis.low) * (BOTTOM - TOP)

    def frame(self) -> Iterator[str]:
        """Yield the lowest and the highest level, and the first and the last period."""
        levels = self.within.value_axis.ticks
        for tick in (levels[0], levels[-1]):
            at = self.y(tick.position)
            name = "cc-axis" if tick is levels[0] else "cc-grid"
            yield element("line", class_=name, x1=self.left, y1=at, x2=WIDTH - 2, y2=at)
            yield text(tick.label, self.left - 4, at + TEXT * 0.35, class_="cc-label", anchor="end")
        first, last = self.within.time_axis.ticks[0], self.within.time_axis.ticks[-1]
        yield text(first.label, self.left, HEIGHT - 8, class_="cc-label")
        if last != first:
            yield text(last.label, WIDTH - 2, HEIGHT - 8, class_="cc-label", anchor="end")

    def lines(self, name: str, runs: Runs) -> Iterator[str]:
        """Yield a line for every run of more than one figure."""
        for run in runs:
            if len(run) > 1:
                places = [(self.x(mark.position), self.y(mark.value)) for mark in run]
                yield element("path", class_=name, d=points(places))

    def dot(self, mark: Mark) -> str:
        """Return the dot of a figure, hollow where its mark is."""
        name = "cc-dot cc-open" if mark.open else "cc-dot"
        return element("circle", class_=name, cx=self.x(mark.position), cy=self.y(mark.value), r=DOT)
