"""What stands inside the plot: grid, forecast, target, breaks, runs of marks, empty periods."""

from collections.abc import Sequence

from layouts.charts.chart import Absence, Beside, Headed, Mark, Other, Step, TargetRule
from layouts.charts.drawing.elements import element, escaped, points, text
from layouts.charts.drawing.frame import Frame

DOT = 4.5
MOST_TICKS = 40
MOST_OPEN = 24


def grid(frame: Frame) -> str:
    """Return level lines with their labels, and the time axis with its ticks and labels."""
    levels = "".join(_level(frame, tick.position, tick.label) for tick in frame.chart.value_axis.ticks)
    every = frame.chart.time_axis.ticks if len(frame.chart.time_axis.ticks) <= MOST_TICKS else frame.time_labels
    ticks = "".join(_stroke("cc-tick", frame.x(tick.position), frame.bottom, dy=5) for tick in every)
    labels = "".join(
        text(tick.label, frame.label_at(tick), frame.bottom + frame.size.text * 1.6, class_="cc-label", anchor="middle")
        for tick in frame.time_labels
    )
    axis = _stroke("cc-axis", frame.left, frame.bottom, dx=frame.right - frame.left)
    return levels + axis + ticks + labels


def forecast(frame: Frame, headed: Headed | None) -> str:
    """Return the band and the dashed line of where we are headed, both from the last figure it rests on."""
    if headed is None or not headed.steps:
        return ""
    lower = [(frame.x(step.position), frame.y(step.lower)) for step in headed.steps]
    upper = [(frame.x(step.position), frame.y(step.upper)) for step in headed.steps]
    line = [(frame.x(step.position), frame.y(step.value)) for step in headed.steps]
    start = [(frame.x(headed.origin.position), frame.y(headed.origin.value))] if headed.origin else []
    band = element("path", class_="cc-band", d=points(start + upper + lower[::-1]) + "Z")
    dashes = element("path", _said(f"{headed.label}, {headed.note}"), class_="cc-headed", d=points(start + line))
    reach = 3.0 if frame.chart.dots else 0.8
    steps = (_step(place, step, reach) for place, step in zip(line, headed.steps, strict=True))
    return band + dashes + "".join(steps)


def others(frame: Frame, each: Sequence[Other]) -> str:
    """Return a thin dotted line for every other line ahead, from the last figure it rests on."""
    return "".join(_other(frame, one) for one in each)


def _other(frame: Frame, one: Other) -> str:
    start = [(frame.x(one.origin.position), frame.y(one.origin.value))] if one.origin else []
    line = [(frame.x(step.position), frame.y(step.value)) for step in one.steps]
    return element("path", _said(f"{one.letter}: {one.label}"), class_="cc-other", d=points(start + line))


def target(frame: Frame, rule: TargetRule | None) -> str:
    """Return the target's level rule and the diamond on the period in which it is due."""
    if rule is None:
        return ""
    x, y = frame.x(rule.position), frame.y(rule.value)
    line = _stroke("cc-target-rule", frame.x(rule.starts), y, dx=x - frame.x(rule.starts))
    return line + element("path", _said(rule.label), class_="cc-target", d=diamond(x, y))


def breaks(frame: Frame, each: Sequence[tuple[float, float]]) -> str:
    """Return a dashed upright line for each break, given its position and where its line begins below its label."""
    return "".join(_stroke("cc-break", frame.x(position), top, dy=frame.bottom - top) for position, top in each)


def curve(frame: Frame) -> str:
    """Return likely ranges, the lines of the runs, and the dots."""
    chart = frame.chart
    lines = "".join(
        element("path", class_="cc-line", d=points([(frame.x(mark.position), frame.y(mark.value)) for mark in run]))
        for run in chart.segments
        if len(run) > 1
    )
    return _ranges(frame) + lines + "".join(_dot(frame, mark) for mark in dotted(frame))


def beside(frame: Frame, other: Beside | None) -> str:
    """Return the quiet line of another place: its runs, and a dot for a figure that stands alone."""
    if other is None:
        return ""
    runs = [[(frame.x(mark.position), frame.y(mark.value)) for mark in run] for run in other.segments]
    lines = (element("path", class_="cc-beside", d=points(run)) for run in runs if len(run) > 1)
    said = (element("title", escaped(f"{other.label}, {hover(mark)}")) for mark in other.marks)
    reach = 2.5 if frame.chart.dots else 0.8
    dots = (
        element("circle", one, class_="cc-beside-dot", cx=frame.x(mark.position), cy=frame.y(mark.value), r=reach)
        for mark, one in zip(other.marks, said, strict=True)
    )
    return "".join(lines) + ("".join(dots) if frame.chart.dots else "")


def dotted(frame: Frame) -> list[Mark]:
    """Return the marks that get a dot: all; of a long series those that stand alone, are labelled, or are open."""
    chart = frame.chart
    if chart.dots:
        return list(chart.marks)
    alone = {run[0] for run in chart.segments if len(run) == 1}
    hollow = {mark for mark in chart.marks if mark.open}
    wanted = alone | set(chart.labelled) | (hollow if len(hollow) <= MOST_OPEN else set())
    return [mark for mark in chart.marks if mark in wanted]


def absences(frame: Frame, each: tuple[Absence, ...]) -> str:
    """Return a cross on the time axis for every period without a figure; a struck box where one is withheld."""
    return "".join(
        element(
            "path",
            _said(f"{one.period}: {one.reason}"),
            class_="cc-withheld" if one.withheld else "cc-absence",
            d=(struck if one.withheld else cross)(frame.x(one.position), frame.bottom - 8),
        )
        for one in each
    )


def diamond(x: float, y: float, reach: float = 7) -> str:
    """Return the path of a diamond around a place."""
    return points([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]) + "Z"


def cross(x: float, y: float, reach: float = 3.5) -> str:
    """Return the path of a cross around a place."""
    rising = points([(x - reach, y + reach), (x + reach, y - reach)])
    return points([(x - reach, y - reach), (x + reach, y + reach)]) + rising


def struck(x: float, y: float, reach: float = 4.5) -> str:
    """Return the path of an empty box around a place, with one stroke through it."""
    box = points([(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach)])
    return box + "Z" + points([(x - reach, y + reach), (x + reach, y - reach)])


def hover(mark: Mark) -> str:
    """Return what a mark says when it is pointed at: `2014: 772 (650 to 890); estimate`."""
    figure = f"{mark.text} ({mark.range_text})" if mark.range_text else mark.text
    return "; ".join([f"{mark.period}: {figure}", *mark.notes, *([mark.source] if mark.source else [])])


def _level(frame: Frame, value: float, label: str) -> str:
    y = frame.y(value)
    line = _stroke("cc-grid", frame.left, y, dx=frame.right - frame.left)
    return line + text(label, frame.left - 8, y + frame.size.text * 0.35, class_="cc-label", anchor="end")


def _stroke(class_: str, x: float, y: float, *, dx: float = 0, dy: float = 0) -> str:
    return element("line", class_=class_, x1=x, y1=y, x2=x + dx, y2=y + dy)


def _said(words: str) -> str:
    return element("title", escaped(words))


def _step(place: tuple[float, float], step: Step, reach: float) -> str:
    said = _said(f"{step.period}: {step.text} ({step.range_text})")
    return element("circle", said, class_="cc-headed-dot", cx=place[0], cy=place[1], r=reach)


def _dot(frame: Frame, mark: Mark) -> str:
    name = "cc-dot cc-open" if mark.open else "cc-dot"
    return element("circle", _said(hover(mark)), class_=name, cx=frame.x(mark.position), cy=frame.y(mark.value), r=DOT)


def _ranges(frame: Frame) -> str:
    if not frame.chart.spread:
        return ""
    return "".join(_range(frame, mark) for mark in frame.chart.marks) if frame.chart.dots else _range_bands(frame)


def _range(frame: Frame, mark: Mark) -> str:
    if mark.lower is None or mark.upper is None:
        return ""
    low, high = frame.y(mark.lower), frame.y(mark.upper)
    return _stroke("cc-range", frame.x(mark.position), high, dy=low - high)


def _range_bands(frame: Frame) -> str:
    return "".join(element("path", class_="cc-range-band", d=_outline(frame, run)) for run in frame.chart.ranged)


def _outline(frame: Frame, run: tuple[Mark, ...]) -> str:
    upper = [(frame.x(mark.position), frame.y(mark.upper or 0.0)) for mark in run]
    lower = [(frame.x(mark.position), frame.y(mark.lower or 0.0)) for mark in run]
    return points(upper + lower[::-1]) + "Z"
