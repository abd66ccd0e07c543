"""Figures written beside their marks: only where they hide nothing and no other label."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from layouts.charts.chart import Beside, Mark, Other
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


@dataclass(frozen=True)
class Placed:
    """A label that found its place: its base line, and where it stands from what it names.

    `spot` is in Plotly's words: `top center`; `top right` begins at the mark and runs to the right.
    """

    words: str
    x: float
    base: float
    spot: str

    @property
    def anchor(self) -> str | None:
        """Return the side of the words that stands at `x`; None is their start."""
        return {"center": "middle", "left": "end"}.get(self.spot.split()[1])


@dataclass
class Placer:
    """Places labels one after the other, the most important first; remembers what is taken."""

    room: Box
    size: float
    taken: list[Box] = field(default_factory=list)

    def place(self, words: str, x: float, y: float, *, beside: bool = False) -> Placed | None:
        """Return the label above, below, left or right of a place, wherever it is free; None when it is nowhere.

        `beside`: only to the right or left of it, so that nobody takes it for another line's.
        """
        for spot, at, base in self._beside(x, y) if beside else self._spots(x, y):
            placed = Placed(words, at, base, spot)
            box = self._box(placed)
            if box.inside(self.room) and not any(box.meets(other) for other in self.taken):
                self.taken.append(Box(box.left - 4, box.top, box.right + 4, box.bottom))
                return placed
        return None

    def _box(self, placed: Placed) -> Box:
        wide = width(placed.words, self.size)
        left = placed.x - {"middle": wide / 2, "end": wide}.get(placed.anchor or "", 0.0)
        return Box(left, placed.base - self.size * 0.85, left + wide, placed.base + self.size * 0.2)

    def _spots(self, x: float, y: float) -> Iterator[tuple[str, float, float]]:
        yield from self._around(x, y, 0.0)
        yield from self._around(x, y, 8.0)
        yield from self._beside(x, y)
        # Last, away from what crowds around the mark: above a band or a cluster of points.
        yield from self._around(x, y, 20.0)
        yield from self._around(x, y, 34.0)

    def _beside(self, x: float, y: float) -> Iterator[tuple[str, float, float]]:
        yield "middle right", x + 10, y + self.size * 0.35
        yield "middle left", x - 10, y + self.size * 0.35

    def _around(self, x: float, y: float, away: float) -> Iterator[tuple[str, float, float]]:
        for upright, base in (("top", y - 10 - away), ("bottom", y + self.size + 8 + away)):
            yield f"{upright} center", x, base
            yield f"{upright} left", x + 4, base
            yield f"{upright} right", x - 4, base


@dataclass(frozen=True)
class Placements:
    """Which labels found a place: the target's figure, marks in their order of importance, the ends of lines ahead."""

    target: Placed | None
    marks: tuple[tuple[Mark, Placed], ...]
    headed: Placed | None
    others: tuple[tuple[Other, Placed], ...] = ()
    beside: Placed | None = None


def placements(frame: Frame) -> Placements:
    """Return where the target's figure, the labelled figures, and the forecast's last value can stand."""
    chart, placer = frame.chart, _placer(frame)
    rule, steps = chart.target, chart.headed.steps if chart.headed else ()
    target = placer.place(rule.text, frame.x(rule.position), frame.y(rule.value)) if rule else None
    ends = [(one, placer.place(one.letter, *_end(frame, one), beside=True)) for one in chart.others if one.steps]
    written = [(one, one.label + one.raised) for one in chart.labelled]
    written += [(one, one.raised) for one in _noted(frame)]
    tried = [(one, placer.place(words, frame.x(one.position), frame.y(one.value))) for one, words in written]
    headed = placer.place(steps[-1].text, frame.x(steps[-1].position), frame.y(steps[-1].value)) if steps else None
    named = _named(frame, placer, chart.beside) if chart.beside else None
    return Placements(
        target,
        tuple((one, placed) for one, placed in tried if placed),
        headed,
        tuple((one, placed) for one, placed in ends if placed),
        named,
    )


def _noted(frame: Frame) -> Iterator[Mark]:
    """Yield the marks with a note whose figure is not written beside them; a long series has no room for them."""
    chart = frame.chart
    yield from (one for one in chart.marks if chart.dots and one.number and one not in chart.labelled)


def _named(frame: Frame, placer: Placer, other: Beside) -> Placed | None:
    """Return where the name of another place stands: at its newest figure that has room, else above the last one."""
    spots = [(frame.x(mark.position), frame.y(mark.value)) for mark in reversed(other.marks)]
    found = (placer.place(other.label, x, y) for x, y in spots)
    placed = next((one for one in found if one), None)
    if placed or not spots:
        return placed
    x = min(spots[0][0], frame.right)
    return Placed(other.label, x, max(spots[0][1] - 10, frame.top), "top left")


def _end(frame: Frame, one: Other) -> tuple[float, float]:
    return frame.x(one.steps[-1].position), frame.y(one.steps[-1].value)


def labels(frame: Frame) -> str:
    """Return the labels that found a place."""
    found, latest = placements(frame), frame.chart.labelled[:1]
    written = [_text(placed, "cc-figure cc-latest" if one in latest else "cc-figure") for one, placed in found.marks]
    written += [_text(placed, "cc-headed-label") for _, placed in found.others]
    written += [_text(found.beside, "cc-beside-label")]
    return "".join([_text(found.target, "cc-target-label"), *written, _text(found.headed, "cc-headed-label")])


def _text(placed: Placed | None, class_: str) -> str:
    return text(placed.words, placed.x, placed.base, class_=class_, anchor=placed.anchor) if placed else ""


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
    runs += [[(step.position, step.value) for step in one.steps] for one in frame.chart.others]
    runs += [[(mark.position, mark.value) for mark in run] for run in _beside_runs(frame)]
    if frame.chart.target:
        rule = frame.chart.target
        runs.append([(rule.starts, rule.value), (rule.position, rule.value)])
    for run in runs:
        yield from _along([(frame.x(position), frame.y(value)) for position, value in run])


def _beside_runs(frame: Frame) -> Sequence[Sequence[Mark]]:
    return frame.chart.beside.segments if frame.chart.beside else ()


def _ranges(frame: Frame) -> Iterator[Box]:
    for mark in frame.chart.marks if frame.chart.dots and frame.chart.spread else ():
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
