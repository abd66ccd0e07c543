"""Strategies under the time axis: a numbered bar each, from where it began."""

from layouts.charts.chart import Activity, Chart
from layouts.charts.drawing.elements import element, escaped, fit, points, text, width, wrap
from layouts.charts.drawing.frame import Frame, Size
from layouts.charts.drawing.key import BOLDER, row_height

LANE = 26.0
BAR = 20.0
HEADING = 1.9


def height(frame: Frame) -> float:
    """Return how much height the strategies need below the labels of the time axis; 0 without any."""
    lanes = frame.chart.lanes
    return _heading_height(frame) + lanes * LANE if lanes else 0.0


def heading_lines(chart: Chart, size: Size) -> tuple[str, ...]:
    """Return the heading above the strategies in lines that fit the chart."""
    return wrap(chart.activities_heading, size.width - 8, size.text * BOLDER)


def strategies(frame: Frame, top: float) -> str:
    """Return the heading and the bars, below `top`."""
    if not frame.chart.activities:
        return ""
    heading = "".join(
        text(line, 4, top + frame.size.text * 1.2 + number * row_height(frame.size), class_="cc-unit")
        for number, line in enumerate(heading_lines(frame.chart, frame.size))
    )
    first = top + _heading_height(frame)
    return heading + "".join(_bar(frame, one, first + one.lane * LANE) for one in frame.chart.activities)


def _heading_height(frame: Frame) -> float:
    more = len(heading_lines(frame.chart, frame.size)) - 1
    return frame.size.text * HEADING + more * row_height(frame.size)


def _bar(frame: Frame, one: Activity, top: float) -> str:
    left, right, middle = frame.x(one.starts), _right(frame, one), top + BAR / 2
    badge = left + BAR if one.before else left
    said = element("title", escaped(f"{one.key}. {one.title} ({one.when})"))
    bar = element("path", said, class_="cc-strategy-bar", d=_outline(one, left, right, top))
    start = element("line", class_="cc-strategy-start", x1=left, y1=frame.bottom, x2=left, y2=frame.bottom + 8)
    drawn = bar if one.before else bar + start
    return drawn + _badge(one.key, badge, middle, frame.size.text) + _title(frame, one, badge, middle)


def _right(frame: Frame, one: Activity) -> float:
    return frame.right if one.ends is None else max(frame.x(one.ends), frame.x(one.starts) + 4)


def _outline(one: Activity, left: float, right: float, top: float) -> str:
    """Return a bar; it ends in a point where it still runs, and begins in one where it began before the axis."""
    most = min(8.0, (right - left) / 2)
    ahead, behind = (most if one.ends is None else 0.0), (most if one.before else 0.0)
    middle, bottom = top + BAR / 2, top + BAR
    upper = [(left, middle), (left + behind, top), (right - ahead, top), (right, middle)]
    return points([*upper, (right - ahead, bottom), (left + behind, bottom)]) + "Z"


def _badge(key: str, x: float, y: float, size: float) -> str:
    circle = element("circle", class_="cc-strategy", cx=x, cy=y, r=BAR / 2)
    return circle + text(key, x, y + size * 0.33, class_="cc-strategy-key", anchor="middle", size=size * 0.9)


def _title(frame: Frame, one: Activity, x: float, y: float) -> str:
    """Return the title right of its number, or left of it where there is more room; cut, or left out, to fit."""
    size, base, air = frame.size.text, y + frame.size.text * 0.34, BAR / 2 + 6
    right, left = _next_start(frame, one) - x - air - 8, x - air - _before(frame, one)
    if width(one.name, size) <= right or right >= left:
        return text(fit(one.name, right, size), x + air, base, class_="cc-strategy-title")
    return text(fit(one.name, left, size), x - air, base, class_="cc-strategy-title", anchor="end")


def _next_start(frame: Frame, one: Activity) -> float:
    """Return how far right the words may reach: to the next strategy of the lane, else the edge."""
    later = [frame.x(other.starts) - BAR / 2 for other in frame.chart.activities if _follows(one, other)]
    return min([*later, frame.right])


def _before(frame: Frame, one: Activity) -> float:
    """Return how far left the words may reach: to where the earlier ones of the lane and their words may end."""
    return frame.x(one.starts) if any(_follows(other, one) for other in frame.chart.activities) else 4.0


def _follows(one: Activity, other: Activity) -> bool:
    return other.lane == one.lane and int(other.key) > int(one.key)
