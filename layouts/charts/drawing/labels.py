"""Figures written beside their marks: only where they hide nothing and no other label."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from layouts.charts.drawing.elements import text, width
from layouts.charts.drawing.frame import Frame

SAMPLE_EVERY = 6.0


@dataclass(frozen=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Return whether the two share any area."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def inside(self, other: "Box") -> bool:
        """Return whether this one lies within the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass
class Placer:
    """Places labels one after the other, the most important first; remembers what is taken."""

    room: Box
    size: float
    taken: list[Box] = field(default_factory=list)

    def place(self, words: str, x: float, y: float, *, class_: str) -> str:
        """Return the label above, below, left or right of a place, wherever it is free; nothing when it is nowhere."""
        for anchor, left, base in self._candidates(words, x, y):
            box = Box(left, base - self.size * 0.85, left + width(words, self.size), base + self.size * 0.2)
            if box.inside(self.room) and not any(box.meets(other) for other in self.taken):
                self.taken.append(Box(box.left - 4, box.top, box.right + 4, box.bottom))
                return text(words, *_anchored(box, base, anchor), class_=class_, anchor=anchor)
        return ""

    def _candidates(self, words: str, x: float, y: float) -> Iterator[tuple[str | None, float, float]]:
        wide, above, below = width(words, self.size), y - 10, y + self.size + 8
        for base in (above, below, above - 8, below + 8):
            yield "middle", x - wide / 2, base
            yield "end", x - wide + 4, base
            yield None, x - 4, base
        yield None, x + 10, y + self.size * 0.35
        yield "end", x - 10 - wide, y + self.size * 0.35


def labels(frame: Frame) -> str:
    """Return the target's figure, the labelled figures, and the forecast's last value."""
    chart, placer = frame.chart, _placer(frame)
    written = []
    if chart.target:
        at = frame.x(chart.target.position), frame.y(chart.target.value)
        written.append(placer.place(chart.target.text, *at, class_="cc-target-label"))
    for rank, mark in enumerate(chart.labelled):
        name = "cc-figure cc-latest" if rank == 0 else "cc-figure"
        written.append(placer.place(mark.text, frame.x(mark.position), frame.y(mark.value), class_=name))
    if chart.headed and chart.headed.steps:
        last = chart.headed.steps[-1]
        written.append(placer.place(last.text, frame.x(last.position), frame.y(last.value), class_="cc-headed-label"))
    return "".join(written)


def _placer(frame: Frame) -> Placer:
    room = Box(frame.left, frame.top - frame.size.text, frame.size.width - 2, frame.bottom - 4)
    taken = [*_lines(frame), *(_around(frame.x(one.position), frame.bottom - 8, 5) for one in frame.chart.absences)]
    if frame.chart.target:
        taken.append(_around(frame.x(frame.chart.target.position), frame.y(frame.chart.target.value), 7))
    taken += [_upright(frame.x(one.position), frame.top, frame.bottom) for one in frame.chart.breaks]
    taken += _ranges(frame)
    return Placer(room, frame.size.text, taken)


def _lines(frame: Frame) -> Iterator[Box]:
    runs = [[(mark.position, mark.value) for mark in run] for run in frame.chart.segments]
    if frame.chart.headed:
        runs.append([(step.position, step.value) for step in frame.chart.headed.steps])
    if frame.chart.target:
        rule = frame.chart.target
        runs.append([(rule.starts, rule.value), (rule.position, rule.value)])
    for run in runs:
        yield from _along([(frame.x(position), frame.y(value)) for position, value in run])


def _ranges(frame: Frame) -> Iterator[Box]:
    for mark in frame.chart.marks if frame.chart.dots else ():
        if mark.lower is not None and mark.upper is not None:
            yield _upright(frame.x(mark.position), frame.y(mark.upper), frame.y(mark.lower))


def _along(places: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """Yield small boxes along a line: what a label must not cover."""
    for x, y in places:
        yield _around(x, y, 4)
    for (x0, y0), (x1, y1) in itertools.pairwise(places):
        count = int(max(abs(x1 - x0), abs(y1 - y0)) / SAMPLE_EVERY)
        for number in range(1, count):
            yield _around(x0 + (x1 - x0) * number / count, y0 + (y1 - y0) * number / count, 1.5)


def _around(x: float, y: float, reach: float) -> Box:
    return Box(x - reach, y - reach, x + reach, y + reach)


def _upright(x: float, top: float, bottom: float) -> Box:
    return Box(x - 1, top, x + 1, bottom)


def _anchored(box: Box, base: float, anchor: str | None) -> tuple[float, float]:
    at = {"middle": (box.left + box.right) / 2, "end": box.right}
    return at.get(anchor or "", box.left), base
