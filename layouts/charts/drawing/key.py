"""Above the plot: the unit, the key to the signs in use, and the labels of breaks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from layouts.charts.chart import Break, Chart
from layouts.charts.drawing import plot
from layouts.charts.drawing.elements import element, text, width
from layouts.charts.drawing.frame import Frame, Size

SIGN = 26.0
GAP = 18.0


@dataclass(frozen=True)
class Entry:
    """A sign and its words; `draw` draws the sign around a place."""

    words: str
    draw: Callable[[float, float], str]


def entries(chart: Chart, room: float, size: float) -> Iterator[Entry]:
    """Yield an entry for every sign that the chart uses, except the plain figure."""
    words = chart.words
    if any(mark.range_text for mark in chart.marks):
        yield Entry(words.likely_range, _range if chart.dots else _band("cc-range-band"))
    if any(mark.open for mark in chart.marks):
        yield Entry(words.open_mark, _open)
    if chart.headed and chart.headed.steps:
        yield Entry(_headed_words(chart, room - SIGN, size), _headed)
    if chart.target:
        yield Entry(chart.target.label, _target)
    if chart.absences:
        yield Entry(words.no_figure, _absence)


def rows(chart: Chart, size: Size) -> list[list[Entry]]:
    """Return the entries in rows that fit the width."""
    room = size.width - 8
    filled: list[list[Entry]] = []
    left = 0.0
    for entry in entries(chart, room, size.text):
        need = SIGN + width(entry.words, size.text) + GAP
        if not filled or left + need - GAP > room:
            filled.append([])
            left = 0.0
        filled[-1].append(entry)
        left += need
    return filled


def key(chart: Chart, size: Size, top: float) -> str:
    """Return the rows of the key, the first below `top`."""
    drawn = []
    for number, row in enumerate(rows(chart, size)):
        x, base = 4.0, top + (number + 0.75) * row_height(size)
        for entry in row:
            drawn.append(entry.draw(x + SIGN / 2 - 3, base - size.text * 0.35))
            drawn.append(text(entry.words, x + SIGN, base, class_="cc-label"))
            x += SIGN + width(entry.words, size.text) + GAP
    return "".join(drawn)


def unit(chart: Chart, size: Size) -> str:
    """Return the line that names the unit, and says where the scale starts when that is not at zero."""
    axis = chart.value_axis
    words = f"{axis.unit} ({axis.note})" if axis.note else axis.unit
    return text(words, 4, size.text, class_="cc-unit")


def break_labels(frame: Frame, top: float) -> str:
    """Return the label of every break, one a row, above its line and kept within the chart."""
    return "".join(
        _break_label(frame, one, top + (number + 0.75) * row_height(frame.size))
        for number, one in enumerate(frame.chart.breaks)
    )


def row_height(size: Size) -> float:
    """Return the height of a row of words."""
    return size.text * 1.5


def _break_label(frame: Frame, one: Break, base: float) -> str:
    wide, size = width(one.label, frame.size.text), frame.size
    x = min(frame.x(one.position) - wide / 2, size.width - wide - 4)
    return text(one.label, max(x, 4.0), base, class_="cc-break-label")


def _headed_words(chart: Chart, room: float, size: float) -> str:
    if chart.headed is None:
        return ""
    full = f"{chart.headed.label}, {chart.headed.note}"
    return full if width(full, size) <= room else chart.headed.label


def _range(x: float, y: float) -> str:
    return element("line", class_="cc-range", x1=x, y1=y - 7, x2=x, y2=y + 7) + element(
        "circle", class_="cc-dot", cx=x, cy=y, r=3.5
    )


def _open(x: float, y: float) -> str:
    return element("circle", class_="cc-dot cc-open", cx=x, cy=y, r=plot.DOT)


def _headed(x: float, y: float) -> str:
    line = element("line", class_="cc-headed", x1=x - 10, y1=y, x2=x + 10, y2=y)
    return _band("cc-band")(x, y) + line


def _target(x: float, y: float) -> str:
    return element("path", class_="cc-target", d=plot.diamond(x, y, 6))


def _absence(x: float, y: float) -> str:
    return element("path", class_="cc-absence", d=plot.cross(x, y))


def _band(name: str) -> Callable[[float, float], str]:
    return lambda x, y: element("rect", class_=name, x=x - 10, y=y - 6, width=20, height=12)
