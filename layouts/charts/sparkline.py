"""A small curve for a card: no axis, no words; the sentence beside it says what it means."""

from collections.abc import Sequence

from indicators.release.documents import IndicatorHead, Point, SeriesDocument
from layouts.charts import marks
from layouts.charts.drawing.elements import element, points

WIDTH, HEIGHT, AIR = 132.0, 40.0, 5.0


def sparkline(series: SeriesDocument, head: IndicatorHead) -> str:
    """Return the small curve of a series."""
    return small_curve(series.points, head.period_type)


def small_curve(figures: Sequence[Point], period_type: str) -> str:
    """Return a curve as an SVG that is hidden from screen readers; an empty text where no figure is known.

    It breaks where the chart breaks, and its scale runs from zero, or from below the lowest figure where that is
    more than half of the highest.
    """
    found = marks.runs(figures, period_type)
    runs = [[(point.position, point.value) for point in run if point.value is not None] for run in found]
    places = [place for run in runs for place in run]
    if not places:
        return ""
    drawn = [_scaled(run, places) for run in runs]
    lines = [element("path", class_="cc-line", d=points(run)) for run in drawn if len(run) > 1]
    alone = [element("circle", class_="cc-dot", cx=run[0][0], cy=run[0][1], r=2) for run in drawn if len(run) == 1]
    x, y = drawn[-1][-1]
    latest = element("circle", class_="cc-dot", cx=x, cy=y, r=3.5)
    box = f"0 0 {WIDTH:g} {HEIGHT:g}"
    return element(
        "svg", *lines, *alone, latest, class_="cc-sparkline", viewBox=box, aria_hidden="true", focusable="false"
    )


def _scaled(run: list[tuple[float, float]], places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a run as coordinates, given every place of the curve."""
    times, values = [at for at, _ in places], [value for _, value in places]
    low, high = min(values), max(values)
    low = low - (high - low) * 0.2 if low > high / 2 else min(low, 0.0)
    return [
        (
            AIR + (WIDTH - 2 * AIR) * _share(at, min(times), max(times)),
            HEIGHT - AIR - (HEIGHT - 2 * AIR) * _share(value, low, high),
        )
        for at, value in run
    ]


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5
