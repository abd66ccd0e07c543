"""The gap between groups as dots: a line of each period joins the lowest to the highest, so its length is the gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layouts.charts.drawing.elements import element, escaped, fit, text, width
from layouts.charts.drawing.frame import NARROW, WIDE, Size
from layouts.charts.many import Column, Gaps, Spot

TOP, BELOW, TEXT = 12.0, 26.0, 13.0
DOT, BEST_DOT = 4.0, 6.0
APART = TEXT * 1.25
LARGEST_MARGIN = 0.44
"""Of the width: what the names of groups may take on the right."""


def gap_pair(gaps: Gaps, *, id_prefix: str) -> str:
    """Return the wide and the narrow drawing; `charts.css` shows the one that fits."""
    drawn = (_drawn(gaps, size, f"{id_prefix}-{size.name.removeprefix('cc-')}") for size in (WIDE, NARROW))
    return element("div", *drawn, class_="cc-chart-pair")


def _drawn(gaps: Gaps, size: Size, prefix: str) -> str:
    plot = _Plot(gaps, size)
    content = [
        element("title", escaped(gaps.title), id=f"{prefix}-title"),
        element("desc", escaped(gaps.summary), id=f"{prefix}-desc"),
        *plot.frame(),
        *(part for column in gaps.columns for part in plot.column(column)),
        *plot.names(),
    ]
    return element(
        "svg",
        *content,
        class_=f"cc-chart {size.name}",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
        lang=gaps.language,
        font_size=TEXT,
        viewBox=f"0 0 {size.width:g} {plot.bottom + BELOW:g}",
    )


@dataclass(frozen=True)
class _Plot:
    """Where things stand in a drawing of a size."""

    gaps: Gaps
    size: Size

    @property
    def bottom(self) -> float:
        """Return the lower edge: there is room for every name."""
        return TOP + max(self.size.plot * 0.75, (len(self.gaps.newest) + 1) * APART)

    @property
    def left(self) -> float:
        return 10 + max((width(tick.label, TEXT) for tick in self.gaps.value_axis.ticks), default=0.0)

    @property
    def right(self) -> float:
        widest = max(width(spot.name, TEXT) for spot in self.gaps.newest)
        return self.size.width - min(widest + 26, self.size.width * LARGEST_MARGIN)

    def x(self, position: float) -> float:
        axis = self.gaps.time_axis
        return self.left + (position - axis.low) / (axis.high - axis.low) * (self.right - self.left)

    def y(self, value: float) -> float:
        axis = self.gaps.value_axis
        return self.bottom - (value - axis.low) / (axis.high - axis.low) * (self.bottom - TOP)

    def frame(self) -> Iterator[str]:
        """Yield the levels, and the first and the last period."""
        for tick in self.gaps.value_axis.ticks:
            at = self.y(tick.position)
            yield element("line", class_="cc-grid", x1=self.left, y1=at, x2=self.right, y2=at)
            yield text(tick.label, self.left - 6, at + TEXT * 0.35, class_="cc-label", anchor="end")
        for tick in dict.fromkeys((self.gaps.time_axis.ticks[0], self.gaps.time_axis.ticks[-1])):
            at = self.x(tick.position)
            yield text(tick.label, at, self.bottom + TEXT * 1.5, class_="cc-label", anchor="middle")

    def column(self, one: Column) -> Iterator[str]:
        """Yield the line of a period, the bar of everyone, and the dot of each group."""
        x, ends = self.x(one.position), (one.spots[0].mark.value, one.spots[-1].mark.value)
        yield element("line", class_="cc-gap", x1=x, y1=self.y(ends[0]), x2=x, y2=self.y(ends[1]))
        if one.total:
            y = self.y(one.total.value)
            yield element("line", class_="cc-gap-total", x1=x - 8, y1=y, x2=x + 8, y2=y)
        yield from (self._dot(spot) for spot in one.spots)

    def _dot(self, spot: Spot) -> str:
        said = element("title", escaped(f"{spot.name}, {spot.mark.period}: {spot.mark.text}"))
        name = "cc-group-dot cc-best-dot" if spot.best else "cc-group-dot"
        return element(
            "circle",
            said,
            class_=f"{name} cc-open" if spot.mark.open else name,
            cx=self.x(spot.mark.position),
            cy=self.y(spot.mark.value),
            r=BEST_DOT if spot.best else DOT,
        )

    def names(self) -> Iterator[str]:
        """Yield the name of each group on the right, with a thin line from its newest dot."""
        ordered = sorted(self.gaps.newest, key=lambda spot: -spot.mark.value)
        heights = spread([self.y(spot.mark.value) for spot in ordered], APART, TOP, self.bottom)
        for spot, at in zip(ordered, heights, strict=True):
            x, y = self.x(spot.mark.position), self.y(spot.mark.value)
            path = f"M{x + DOT + 1:.1f} {y:.1f}L{self.right + 8:.1f} {at:.1f}"
            yield element("path", class_="cc-leader", d=path)
            room = self.size.width - self.right - 12
            name = "cc-figure cc-latest" if spot.best else "cc-figure"
            yield text(fit(spot.name, room, TEXT), self.right + 12, at + TEXT * 0.35, class_=name)


def spread(wanted: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """Return heights as near to those wanted as can be, in their order, that far apart, not beyond the ends."""
    placed: list[float] = []
    for at in wanted:
        placed.append(max(at, placed[-1] + apart if placed else top))
    limit = bottom
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], limit)
        limit = placed[number] - apart
    return placed
