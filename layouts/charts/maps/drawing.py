"""The map as SVG: boundaries, names and figures; every place that leads somewhere is a link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from layouts.charts.drawing.elements import element, number, text, width, wrap
from layouts.charts.maps.description import Area, Fill, drawn, frame
from layouts.charts.maps.projection import Projection, fitted

WIDTH, MOST, MARGIN = 360.0, 330.0, 3.0
NAME, FIGURE = 13.0, 15.0
LINE = 14.5
LEAST = 9.0
"""Room around the middle of a place, below which its name stands beside the map, at the end of a line."""
BESIDE = 96.0
SHORTEST = 46.0
"""Names are not broken into lines shorter than this."""
HATCH = "map-hatch"


def area_map(areas: Sequence[Area], *, title: str) -> str:
    """Return the map as an SVG element, fitted to its places; empty where there is no boundary to draw."""
    edges = frame(areas)
    if edges is None:
        return ""
    shown = drawn(areas, edges)
    place, height = fitted(edges, width=WIDTH, most=MOST, margin=MARGIN)
    small = [one for one in shown if _stands_beside(one, place)]
    if small:
        place, height = fitted(edges, width=WIDTH - BESIDE, most=MOST, margin=MARGIN)
    return element(
        "svg",
        _hatch() if any(one.fill is Fill.HIDDEN for one in shown) else "",
        *(_linked(one, _shape(one, place)) for one in shown),
        *_labels([one for one in shown if one not in small and one.fill is not Fill.AROUND], place),
        *_beside(small, place, height),
        class_="cc-map",
        role="group",
        aria_label=title,
        viewBox=f"0 0 {WIDTH:g} {number(height)}",
    )


def _stands_beside(one: Area, place: Projection) -> bool:
    return one.fill in {Fill.KNOWN, Fill.HIDDEN} and one.room * place.scale < LEAST


def _shape(one: Area, place: Projection) -> str:
    rings = (ring for polygon in one.outline for ring in polygon)
    path = "".join(_ring([place(position) for position in ring]) for ring in rings)
    kind = f"area is-{one.fill}" + (f" step-{one.step}" if one.step else "")
    shape = element("path", class_=kind, d=path, fill_rule="evenodd")
    if one.fill is Fill.HIDDEN:
        shape += element("path", class_="area-hatch", d=path, fill=f"url(#{HATCH})")
    return shape


def _ring(corners: list[tuple[float, float]]) -> str:
    """Return a closed ring as a path: every corner from the one before it, in whole tenths, so that nothing adds up."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in corners]
    steps = (f"{_tenth(x - before_x)} {_tenth(y - before_y)}" for (before_x, before_y), (x, y) in pairwise(tenths[:-1]))
    first = f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}"
    return f"{first}l{' '.join(steps)}z"


def _tenth(value: int) -> str:
    return f"{value / 10:g}"


def _linked(one: Area, shape: str) -> str:
    if one.address is None or one.fill is Fill.INNER:
        return element("g", shape, aria_hidden="true")
    return element("a", shape, href=one.address, aria_label=one.said)


@dataclass(frozen=True)
class Label:
    """Where the name and the figure of a place are written: around its middle, from `top` down."""

    lines: tuple[str, ...]
    figure: tuple[str, ...]
    x: float
    top: float
    wide: float
    high: float

    def hits(self, other: "Label") -> bool:
        """Tell whether two labels would stand on each other."""
        across = abs(self.x - other.x) < (self.wide + other.wide) / 2
        return across and self.top < other.top + other.high and other.top < self.top + self.high


def _labels(areas: Sequence[Area], place: Projection) -> Iterator[str]:
    """Yield the labels, those with a figure first; the name of a place that says nothing itself gives way."""
    written: list[Label] = []
    for one in sorted(areas, key=lambda area: area.fill is Fill.INNER):
        label = _label(one, place)
        if one.fill is Fill.INNER and (one.room * place.scale < LEAST or any(map(label.hits, written))):
            continue
        written.append(label)
        yield _written(one, label)


def _label(one: Area, place: Projection) -> Label:
    x, y = place(one.at)
    room = max(2.2 * one.room * place.scale, SHORTEST)
    lines = wrap(one.name, room, NAME)
    # A number stays whole; the words for none may go on.
    figure = (one.figure,) if one.fill is Fill.KNOWN else wrap(one.figure, room, NAME)
    wide = max(width(line, NAME) for line in (*lines, *figure))
    high = len(lines) * LINE + (len(figure) * LINE + 3 if one.figure else 0)
    return Label(lines, figure, x, y - high / 2, wide, high)


def _written(one: Area, label: Label) -> str:
    below = label.top + NAME * 0.85
    words = (
        text(line, label.x, below + at * LINE, class_="map-name", anchor="middle")
        for at, line in enumerate(label.lines)
    )
    under = below + len(label.lines) * LINE + 3
    figure = (
        text(line, label.x, under + at * LINE, class_=_figure_class(one), anchor="middle")
        for at, line in enumerate(label.figure)
    )
    return element("g", *words, *figure, aria_hidden="true", class_="map-label")


def _figure_class(one: Area) -> str:
    return "map-figure" if one.fill is Fill.KNOWN else "map-none"


def _beside(small: Sequence[Area], place: Projection, height: float) -> list[str]:
    """Return the names and figures of small places on the right, each at the end of a line from its place."""
    ordered = sorted(small, key=lambda one: place(one.at)[1])
    high = height / max(1, len(ordered))
    return [_at_the_end(one, place, high * (at + 0.5)) for at, one in enumerate(ordered)]


def _at_the_end(one: Area, place: Projection, y: float) -> str:
    x0, y0 = place(one.at)
    x = WIDTH - BESIDE + 8
    line = element("path", class_="cc-leader", d=f"M{number(x0)} {number(y0)}L{number(x - 3)} {number(y)}")
    name = text(one.name, x, y, class_="map-name")
    figure = text(one.figure, x, y + LINE + 2, class_=_figure_class(one))
    return element("g", line, name, figure, aria_hidden="true", class_="map-label")


def _hatch() -> str:
    stripe = element("path", class_="hatch", d="M0 6L6 0M-1 1L1 -1M5 7L7 5")
    return element("defs", element("pattern", stripe, id=HATCH, width="6", height="6", patternUnits="userSpaceOnUse"))
