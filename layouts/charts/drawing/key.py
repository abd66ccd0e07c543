"""Above the plot: the unit, the key to the signs in use, and the labels of breaks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from layouts.charts.chart import Chart, Headed
from layouts.charts.drawing import plot
from layouts.charts.drawing.elements import element, text, width, wrap
from layouts.charts.drawing.frame import Frame, Size

SIGN = 26.0
GAP = 18.0
# How much wider bold words are than `width` takes them for.
BOLDER = 1.06


class Sign(StrEnum):
    """What the key explains."""

    RANGE = "range"
    RANGE_BAND = "range-band"
    OPEN = "open"
    HEADED = "headed"
    OTHER = "other"
    TARGET = "target"
    ABSENCE = "absence"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Entry:
    """A sign, its words in lines, and where both stand: the words begin at `x` + SIGN, in a row counted from 0."""

    sign: Sign
    lines: tuple[str, ...]
    x: float = 0.0
    row: int = 0


def entries(chart: Chart, size: Size) -> list[Entry]:
    """Return an entry for every sign that the chart uses, except the plain figure, in rows that fit the width."""
    room = size.width - 8
    placed: list[Entry] = []
    x, row = 0.0, 0
    for sign, words in _entries(chart, room, size.text):
        entry = Entry(sign, wrap(words, room - SIGN, size.text))
        need = SIGN + max(width(line, size.text) for line in entry.lines)
        if placed and x + need > room:
            x, row = 0.0, row + len(placed[-1].lines)
        placed.append(replace(entry, x=x, row=row))
        x += need + GAP
    return placed


def rows(chart: Chart, size: Size) -> int:
    """Return how many rows the key needs."""
    return max((entry.row + len(entry.lines) for entry in entries(chart, size)), default=0)


def key(chart: Chart, size: Size, top: float) -> str:
    """Return the key, its first row below `top`."""
    drawn = []
    for entry in entries(chart, size):
        x, base = 4.0 + entry.x, top + (entry.row + 0.75) * row_height(size)
        drawn.append(_sign(entry.sign, x + SIGN / 2 - 3, base - size.text * 0.35))
        for number, line in enumerate(entry.lines):
            drawn.append(text(line, x + SIGN, base + number * row_height(size), class_="cc-label"))
    return "".join(drawn)


def _entries(chart: Chart, room: float, size: float) -> Iterator[tuple[Sign, str]]:
    words = chart.words
    if chart.spread and any(mark.range_text for mark in chart.marks):
        yield Sign.RANGE if chart.dots else Sign.RANGE_BAND, words.likely_range
    if any(mark.open for mark in chart.marks):
        yield Sign.OPEN, words.open_mark
    if chart.headed and chart.headed.steps:
        yield Sign.HEADED, _headed_words(chart.headed, room - SIGN, size)
    for one in chart.others:
        yield Sign.OTHER, f"{one.letter}: {one.label}"
    if chart.target:
        yield Sign.TARGET, chart.target.label
    if any(one.withheld is None for one in chart.absences):
        yield Sign.ABSENCE, words.no_figure
    if chart.withheld:
        yield Sign.WITHHELD, f"{words.not_shown}: {'; '.join(chart.withheld)}"


def unit_lines(chart: Chart, size: Size) -> tuple[str, ...]:
    """Return the words that name the unit, and say where the scale starts when that is not at zero, in lines."""
    return wrap(chart.value_axis.heading, size.width - 8, size.text * BOLDER)


def unit(chart: Chart, size: Size) -> str:
    """Return these lines, the first at the upper edge."""
    return "".join(
        text(line, 4, size.text + number * row_height(size), class_="cc-unit")
        for number, line in enumerate(unit_lines(chart, size))
    )


@dataclass(frozen=True)
class BreakLabel:
    """The label of a break in lines that fit the chart, its first row counted from 0."""

    position: float
    lines: tuple[str, ...]
    row: int

    @property
    def below(self) -> int:
        """Return the row below its last line, where the line of the break may begin."""
        return self.row + len(self.lines)


def break_labels(chart: Chart, size: Size) -> list[BreakLabel]:
    """Return the label of every break, one below the other."""
    placed: list[BreakLabel] = []
    for one in chart.breaks:
        row = placed[-1].below if placed else 0
        placed.append(BreakLabel(one.position, wrap(one.label, size.width - 8, size.text), row))
    return placed


def break_rows(chart: Chart, size: Size) -> int:
    """Return how many rows the labels of breaks need."""
    return max((label.below for label in break_labels(chart, size)), default=0)


def break_texts(frame: Frame, top: float) -> str:
    """Return the labels of breaks, each above its line and kept within the chart."""
    return "".join(
        _break_line(frame, label, line, top + (label.row + number + 0.75) * row_height(frame.size))
        for label in break_labels(frame.chart, frame.size)
        for number, line in enumerate(label.lines)
    )


def break_starts(frame: Frame, label: BreakLabel, line: str) -> float:
    """Return where a line of a break's label begins: centred on the break as far as the chart's edges allow."""
    wide = width(line, frame.size.text)
    return max(min(frame.x(label.position) - wide / 2, frame.size.width - wide - 4), 4.0)


def row_height(size: Size) -> float:
    """Return the height of a row of words."""
    return size.text * 1.5


def _break_line(frame: Frame, label: BreakLabel, line: str, base: float) -> str:
    return text(line, break_starts(frame, label, line), base, class_="cc-break-label")


def _headed_words(headed: Headed, room: float, size: float) -> str:
    full = f"{headed.label}, {headed.note}"
    return full if width(full, size) <= room else headed.label


def _sign(sign: Sign, x: float, y: float) -> str:
    """Return a sign drawn around a place."""
    if sign is Sign.RANGE:
        whisker = element("line", class_="cc-range", x1=x, y1=y - 7, x2=x, y2=y + 7)
        return whisker + element("circle", class_="cc-dot", cx=x, cy=y, r=3.5)
    if sign is Sign.OPEN:
        return element("circle", class_="cc-dot cc-open", cx=x, cy=y, r=plot.DOT)
    if sign is Sign.HEADED:
        line = element("line", class_="cc-headed", x1=x - 10, y1=y, x2=x + 10, y2=y)
        return _band("cc-band", x, y) + line
    if sign is Sign.OTHER:
        return element("line", class_="cc-other", x1=x - 10, y1=y, x2=x + 10, y2=y)
    if sign is Sign.TARGET:
        return element("path", class_="cc-target", d=plot.diamond(x, y, 6))
    if sign is Sign.ABSENCE:
        return element("path", class_="cc-absence", d=plot.cross(x, y))
    if sign is Sign.WITHHELD:
        return element("path", class_="cc-withheld", d=plot.struck(x, y))
    return _band("cc-range-band", x, y)


def _band(name: str, x: float, y: float) -> str:
    return element("rect", class_=name, x=x - 10, y=y - 6, width=20, height=12)
