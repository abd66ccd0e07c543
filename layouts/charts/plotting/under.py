"""Strategies under the figure's time axis: bars, numbers, titles.

All heights are pixels from the figure's lower edge, so that a page may draw the plot higher or lower.
"""

from layouts.charts.chart import Activity
from layouts.charts.drawing.elements import fit, width
from layouts.charts.drawing.strategies import BAR, LANE, heading_lines
from layouts.charts.plotting.box import HEADING, ROW, UNDER_AXIS, Box
from layouts.charts.plotting.notes import BOLD, at_left, note
from layouts.charts.plotting.traces import Plain
from layouts.charts.theme import Theme

# A running bar's point, as a share of the time axis.
TIP = 0.012


def bars(box: Box, theme: Theme) -> list[Plain]:
    """Return a bar, a badge and a mark on the time axis for every strategy, as shapes."""
    return [shape for one in box.frame.chart.activities for shape in _bar(box, one, theme)]


def words(box: Box, theme: Theme) -> list[Plain]:
    """Return the heading, and every strategy's number and title, as annotations."""
    chart = box.frame.chart
    if not chart.activities:
        return []
    place, first = {"yref": "paper", "y": 0, "yanchor": "middle"}, box.below - UNDER_AXIS - HEADING / 2
    font = {"color": theme.ink, "weight": BOLD}
    heading = [
        note(line, **at_left(box, 4), **place, yshift=first - number * ROW, font=font)
        for number, line in enumerate(heading_lines(chart, box.frame.size))
    ]
    return [*heading, *(written for one in chart.activities for written in _words(box, one, theme))]


def _middle(box: Box, one: Activity) -> float:
    """Return how far above the lower edge of the figure the middle of a bar lies, in pixels."""
    return box.below - (UNDER_AXIS + box.heading + one.lane * LANE + BAR / 2)


def _bar(box: Box, one: Activity, theme: Theme) -> list[Plain]:
    line = {"color": theme.strategy, "width": 1}
    at, reach, across = _middle(box, one), BAR / 2, _badge_shift(box, one)
    upright = {"yref": "paper", "ysizemode": "pixel", "yanchor": 0}
    badge = {"x0": across - reach, "x1": across + reach, "y0": at - reach, "y1": at + reach}
    start = {"x0": one.starts, "x1": one.starts, "yref": "y domain", "ysizemode": "pixel", "yanchor": 0}
    shapes: list[Plain] = [
        {"type": "path", **upright, "path": _outline(box, one), "line": line, "fillcolor": theme.strategy_soft},
        {"type": "circle", **upright, "xsizemode": "pixel", "xanchor": one.starts, **badge, "line": line},
    ]
    shapes[1]["fillcolor"] = theme.strategy
    if not one.before:
        shapes.append({"type": "line", **start, "y0": 0, "y1": -8, "line": {"color": theme.strategy, "width": 3}})
    return shapes


def _badge_shift(box: Box, one: Activity) -> float:
    """Return how far right of its beginning a badge stands: Plotly cuts what reaches beyond the plot."""
    inside = box.frame.left + BAR / 2 - box.frame.x(one.starts)
    return BAR if one.before else max(inside, 0.0)


def _outline(box: Box, one: Activity) -> str:
    """Return a bar; it ends in a point where it still runs, and begins in one where it began before the axis."""
    axis, middle = box.frame.chart.time_axis, _middle(box, one)
    tip = (axis.high - axis.low) * TIP
    left, right = one.starts, axis.high - tip / 4 if one.ends is None else max(one.ends, one.starts + tip)
    tip = min(tip, (right - left) / 2)
    inner_left, inner_right = left + tip * one.before, right - tip * (one.ends is None)
    top, bottom = middle + BAR / 2, middle - BAR / 2
    upper = [(left, middle), (inner_left, top), (inner_right, top), (right, middle)]
    return "M" + "L".join(f"{x:.4f},{y:g}" for x, y in [*upper, (inner_right, bottom), (inner_left, bottom)]) + "Z"


def _words(box: Box, one: Activity, theme: Theme) -> list[Plain]:
    """Return the number of a strategy, which tells all of it when pointed at, and as much of its title as fits."""
    place = {
        "x": one.starts,
        "yref": "paper",
        "y": 0,
        "yanchor": "middle",
        "yshift": _middle(box, one),
        "hovertext": f"{one.key}. {one.title} ({one.when})",
    }
    shift = _badge_shift(box, one)
    font = {"color": theme.card, "weight": BOLD}
    key = note(one.key, **place, xanchor="center", xshift=shift, font=font)
    right, left = _room(box, one)
    size = box.frame.size.text
    to_right = right >= min(left, width(one.name, size))
    title = fit(one.name, right if to_right else left, size)
    side = {"xanchor": "left" if to_right else "right", "xshift": shift + (BAR / 2 + 5) * (1 if to_right else -1)}
    return [key, note(title, **place, **side, font={"color": theme.ink})] if title else [key]


def _room(box: Box, one: Activity) -> tuple[float, float]:
    """Return how many pixels a title may take right and left of its number."""
    frame, air = box.frame, BAR / 2 + 14
    others = [other for other in frame.chart.activities if other.lane == one.lane and other != one]
    here = frame.x(one.starts) + _badge_shift(box, one)
    right = min([frame.x(other.starts) - BAR / 2 for other in others if other.starts >= one.starts] + [frame.right])
    left = here if any(other.starts < one.starts for other in others) else 4.0
    return right - here - air, here - left - air
