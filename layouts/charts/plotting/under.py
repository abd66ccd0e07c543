"""Strategies under the figure's time axis: bars, numbers, titles."""

from layouts.charts.chart import Activity
from layouts.charts.drawing.elements import fit, width
from layouts.charts.drawing.strategies import BAR, LANE
from layouts.charts.plotting.box import HEADING, UNDER_AXIS, Box
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
    place = {"yref": "paper", "y": box.share(UNDER_AXIS + HEADING / 2), "yanchor": "middle"}
    font = {"color": theme.ink, "weight": BOLD}
    heading = note(chart.words.strategies, **at_left(box, 4), **place, font=font)
    return [heading, *(written for one in chart.activities for written in _words(box, one, theme))]


def _middle(one: Activity) -> float:
    """Return how far below the plot the middle of a bar lies, in pixels."""
    return UNDER_AXIS + HEADING + one.lane * LANE + BAR / 2


def _bar(box: Box, one: Activity, theme: Theme) -> list[Plain]:
    line = {"color": theme.strategy, "width": 1}
    at, reach = box.share(_middle(one)), BAR / 2
    pixels = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": one.starts, "yanchor": at}
    across = _badge_shift(one)
    badge = {"x0": across - reach, "x1": across + reach, "y0": -reach, "y1": reach}
    start = {"x0": one.starts, "x1": one.starts, "y0": box.share(0), "y1": box.share(8)}
    shapes: list[Plain] = [
        {"type": "path", "yref": "paper", "path": _outline(box, one), "line": line, "fillcolor": theme.strategy_soft},
        {"type": "circle", "yref": "paper", **pixels, **badge, "line": line, "fillcolor": theme.strategy},
    ]
    if not one.before:
        shapes.append({"type": "line", "yref": "paper", **start, "line": {"color": theme.strategy, "width": 3}})
    return shapes


def _badge_shift(one: Activity) -> float:
    return BAR if one.before else 0.0


def _outline(box: Box, one: Activity) -> str:
    """Return a bar; it ends in a point where it still runs, and begins in one where it began before the axis."""
    axis, middle = box.frame.chart.time_axis, _middle(one)
    tip = (axis.high - axis.low) * TIP
    left, right = one.starts, axis.high - tip / 4 if one.ends is None else max(one.ends, one.starts + tip)
    tip = min(tip, (right - left) / 2)
    inner_left, inner_right = left + tip * one.before, right - tip * (one.ends is None)
    top, centre, bottom = (box.share(middle + shift) for shift in (-BAR / 2, 0, BAR / 2))
    upper = [(left, centre), (inner_left, top), (inner_right, top), (right, centre)]
    return "M" + "L".join(f"{x:.4f},{y:.5f}" for x, y in [*upper, (inner_right, bottom), (inner_left, bottom)]) + "Z"


def _words(box: Box, one: Activity, theme: Theme) -> list[Plain]:
    """Return the number of a strategy, which tells all of it when pointed at, and as much of its title as fits."""
    place = {
        "x": one.starts,
        "yref": "paper",
        "y": box.share(_middle(one)),
        "yanchor": "middle",
        "hovertext": f"{one.key}. {one.title} ({one.when})",
    }
    shift = _badge_shift(one)
    font = {"color": theme.card, "weight": BOLD}
    key = note(one.key, **place, xanchor="center", xshift=shift, font=font)
    right, left = _room(box, one)
    size = box.frame.size.text
    to_right = right >= min(left, width(one.title, size))
    title = fit(one.title, right if to_right else left, size)
    side = {"xanchor": "left" if to_right else "right", "xshift": shift + (BAR / 2 + 5) * (1 if to_right else -1)}
    return [key, note(title, **place, **side, font={"color": theme.ink})] if title else [key]


def _room(box: Box, one: Activity) -> tuple[float, float]:
    """Return how many pixels a title may take right and left of its number."""
    frame, air = box.frame, BAR / 2 + 14
    others = [other for other in frame.chart.activities if other.lane == one.lane and other != one]
    here = frame.x(one.starts) + _badge_shift(one)
    right = min([frame.x(other.starts) - BAR / 2 for other in others if other.starts >= one.starts] + [frame.right])
    left = here if any(other.starts < one.starts for other in others) else 4.0
    return right - here - air, here - left - air
