"""The static chart: an SVG that can be read without script, in print, and by screen readers."""

from layouts.charts.chart import Chart
from layouts.charts.drawing import key, labels, plot, strategies
from layouts.charts.drawing.elements import element, escaped, text
from layouts.charts.drawing.frame import MIDDLE, NARROW, WIDE, Frame, Size, frame
from layouts.charts.drawing.style import standalone_style

__all__ = ["MIDDLE", "NARROW", "WIDE", "Size", "pair", "svg"]


def svg(chart: Chart, *, size: Size = WIDE, id_prefix: str, standalone: bool = False) -> str:
    """Return the chart as an SVG element.

    Args:
        chart: what is drawn.
        size: WIDE, or NARROW for a telephone; the page scales it by its width.
        id_prefix: makes the ids of title and description unique in the page.
        standalone: for a file or an image: with its namespace and its own light colours; without, the page's
            `charts.css` colours it.
    """
    above = _heights(chart, size)
    edges = frame(chart, size, top=above[-1])
    below = edges.bottom + size.text * 2.1
    height = below + strategies.height(edges) + 6
    drawn = [key.unit(chart, size), key.key(chart, size, above[0]), _plot(edges, above[1])]
    drawn.append(strategies.strategies(edges, below))
    said = [element("title", escaped(chart.title), id=f"{id_prefix}-title")]
    said.append(element("desc", escaped(chart.summary), id=f"{id_prefix}-desc"))
    ground = [standalone_style(), element("rect", class_="cc-ground", width=size.width, height=height)]
    return element(
        "svg",
        *said,
        *(ground if standalone else []),
        *drawn,
        xmlns="http://www.w3.org/2000/svg" if standalone else None,
        class_=f"cc-chart {size.name}",
        role="img",
        aria_labelledby=f"{id_prefix}-title {id_prefix}-desc",
        lang=chart.language,
        font_size=size.text,
        viewBox=f"0 0 {size.width:g} {height:g}",
        width=size.width if standalone else None,
        height=height if standalone else None,
    )


def pair(chart: Chart, *, id_prefix: str, size: Size = WIDE) -> str:
    """Return the wide and the narrow chart; `charts.css` shows the one that fits, to eyes and screen readers alike.

    `size`: of the wider one; MIDDLE where charts stand side by side, so that letters are those of the page.
    """
    wide = svg(chart, size=size, id_prefix=f"{id_prefix}-wide")
    return element("div", wide, svg(chart, size=NARROW, id_prefix=f"{id_prefix}-narrow"), class_="cc-chart-pair")


def _heights(chart: Chart, size: Size) -> tuple[float, float, float]:
    """Return where the key, the labels of breaks, and the plot begin."""
    first = size.text * 1.6 + (len(key.unit_lines(chart, size)) - 1) * key.row_height(size)
    second = first + key.rows(chart, size) * key.row_height(size)
    return first, second, second + key.break_rows(chart, size) * key.row_height(size) + size.text


def _plot(edges: Frame, above: float) -> str:
    chart = edges.chart
    if not chart.marks and not chart.headed and not chart.target:
        middle = (edges.left + edges.right) / 2, (edges.top + edges.bottom) / 2
        return plot.grid(edges) + text(chart.words.no_figure, *middle, class_="cc-unit", anchor="middle")
    layers = [
        plot.grid(edges),
        plot.forecast(edges, chart.headed),
        plot.others(edges, chart.others),
        plot.beside(edges, chart.beside),
        plot.breaks(edges, _tops(edges, above)),
        plot.target(edges, chart.target),
        plot.curve(edges),
        plot.absences(edges, chart.absences),
        key.break_texts(edges, above),
        labels.labels(edges),
    ]
    return "".join(layers)


def _tops(edges: Frame, above: float) -> list[tuple[float, float]]:
    """Return the position of every break, and where its line begins: below its label."""
    labels = key.break_labels(edges.chart, edges.size)
    return [(label.position, above + label.below * key.row_height(edges.size)) for label in labels]
