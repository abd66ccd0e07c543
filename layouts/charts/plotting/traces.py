"""What can be pointed at: the figures, the forecast, the target, the periods without a figure."""

from collections.abc import Sequence
from html import escape
from typing import TypeAlias

from layouts.charts.chart import Absence, Beside, Chart, Headed, Mark, Other, TargetRule
from layouts.charts.drawing.frame import Frame
from layouts.charts.drawing.plot import dotted
from layouts.charts.theme import Theme

Plain: TypeAlias = dict[str, object]
DOT = 9
STEP = 8
ALL = {"hoverinfo": "text", "type": "scatter"}
STILL = {"hoverinfo": "skip", "type": "scatter"}


def traces(frame: Frame, theme: Theme) -> list[Plain]:
    """Return the traces of a chart, those below first."""
    chart = frame.chart
    drawn = [_beside(chart.beside, theme, chart)] if chart.beside else []
    if chart.headed and chart.headed.steps:
        drawn += _forecast(chart.headed, theme, chart)
    drawn += [_other(one, theme, chart) for one in chart.others]
    if chart.target:
        drawn += _target(chart.target, theme)
    drawn += _range_bands(frame, theme) if chart.spread and not chart.dots else []
    if chart.marks:
        drawn.append(_figures(frame, theme))
    unknown = [one for one in chart.absences if one.withheld is None]
    if unknown:
        drawn.append(_absences(frame, unknown, theme))
    if chart.withheld:
        drawn += _withheld(frame, [one for one in chart.absences if one.withheld], theme)
    return drawn


def hover(mark: Mark, chart: Chart) -> str:
    """Return what a mark says when it is pointed at, a line each: period and figure, notes, likely range, source.

    The notes tell first what kind of figure it is: an estimate, a provisional one.
    """
    lines = [f"{escape(mark.period)}: {escape(chart.told(mark.text))}"]
    lines += [escape(note) for note in mark.notes]
    lines += [f"{escape(chart.words.likely_range)}: {escape(mark.range_text)}"] if mark.range_text else []
    lines += [escape(mark.source)] if mark.source else []
    return "<br>".join(lines)


def gapped(runs: Sequence[Sequence[Mark]]) -> list[Mark | None]:
    """Return all marks with None between two runs, where the line is lifted."""
    joined: list[Mark | None] = []
    for run in runs:
        joined += [None, *run] if joined else run
    return joined


def _figures(frame: Frame, theme: Theme) -> Plain:
    chart, marks, dots = frame.chart, gapped(frame.chart.segments), set(dotted(frame))
    trace: Plain = {
        **ALL,
        "name": chart.title,
        "meta": "figures",
        "mode": "lines+markers",
        "x": [mark and mark.position for mark in marks],
        "y": [mark and mark.value for mark in marks],
        "connectgaps": False,
        "hovertext": [hover(mark, chart) if mark else "" for mark in marks],
        "line": {"color": theme.accent, "width": 2.5},
        "marker": {
            "color": [theme.card if mark and mark.open else theme.accent for mark in marks],
            "line": {"color": theme.accent, "width": 2},
            "opacity": [float(mark in dots) for mark in marks],
            "size": DOT,
        },
        "cliponaxis": False,
    }
    return trace | (_error_bars(marks, theme) if chart.dots and chart.spread else {})


def _beside(other: Beside, theme: Theme, chart: Chart) -> Plain:
    """Return the quiet line of another place."""
    joined = gapped(other.segments)
    said = [
        f"{escape(other.label)}<br>{escape(mark.period)}: {escape(chart.told(mark.text))}" if mark else ""
        for mark in joined
    ]
    return {
        **ALL,
        "name": other.label,
        "meta": "beside",
        "mode": "lines+markers",
        "x": [mark and mark.position for mark in joined],
        "y": [mark and mark.value for mark in joined],
        "connectgaps": False,
        "hovertext": said,
        "line": {"color": theme.neutral, "width": 1.5},
        "marker": {"color": theme.neutral, "size": 5 if chart.dots else 1},
        "cliponaxis": False,
    }


def _error_bars(marks: Sequence[Mark | None], theme: Theme) -> Plain:
    above = [mark.upper - mark.value if mark and mark.upper is not None else None for mark in marks]
    below = [mark.value - mark.lower if mark and mark.lower is not None else None for mark in marks]
    if not any(end is not None for end in above + below):
        return {}
    bars = {"type": "data", "symmetric": False, "array": above, "arrayminus": below}
    return {"error_y": bars | {"color": theme.accent, "thickness": 1.5, "width": 0}}


def _range_bands(frame: Frame, theme: Theme) -> list[Plain]:
    bands: list[Plain] = []
    for run in frame.chart.ranged:
        lower, upper = [mark.lower or 0.0 for mark in run], [mark.upper or 0.0 for mark in run]
        bands += band([mark.position for mark in run], lower, upper, theme.accent_soft, edge=theme.accent)
    return bands


def band(x: list[float], lower: list[float], upper: list[float], colour: str, *, edge: str) -> list[Plain]:
    """Return a filled band between two curves, which says nothing when it is pointed at."""
    line: Plain = {**STILL, "mode": "lines", "line": {"width": 0.75, "color": edge}, "x": x}
    return [{**line, "y": lower}, {**line, "y": upper, "fill": "tonexty", "fillcolor": colour}]


def _forecast(headed: Headed, theme: Theme, chart: Chart) -> list[Plain]:
    start = [(headed.origin.position, headed.origin.value)] if headed.origin else []
    x = [at for at, _ in start] + [step.position for step in headed.steps]
    values = [value for _, value in start]
    said = [
        f"{escape(step.period)}: {escape(chart.told(step.text))}<br>{escape(headed.label)}<br>{escape(step.range_text)}"
        for step in headed.steps
    ]
    line: Plain = {
        "type": "scatter",
        "name": f"{headed.label}, {headed.note}",
        "meta": "headed",
        "mode": "lines+markers",
        "x": x,
        "y": values + [step.value for step in headed.steps],
        "hoverinfo": ["skip"] * len(start) + ["text"] * len(headed.steps),
        "hovertext": [""] * len(start) + said,
        "line": {"color": theme.forecast, "width": 2.5, "dash": "7px,5px"},
        "marker": {
            "color": theme.forecast,
            "opacity": 1,
            "size": [0] * len(start) + [STEP * chart.dots] * len(headed.steps),
        },
        "cliponaxis": False,
    }
    lower, upper = [step.lower for step in headed.steps], [step.upper for step in headed.steps]
    return [*band(x, values + lower, values + upper, theme.forecast_band, edge=theme.forecast), line]


def _other(one: Other, theme: Theme, chart: Chart) -> Plain:
    start = [(one.origin.position, one.origin.value)] if one.origin else []
    lines = [(f"{step.period}: {chart.told(step.text)}", one.label, step.range_text) for step in one.steps]
    return {
        "type": "scatter",
        "name": f"{one.letter}: {one.label}",
        "meta": "other",
        "mode": "lines",
        "x": [at for at, _ in start] + [step.position for step in one.steps],
        "y": [value for _, value in start] + [step.value for step in one.steps],
        "hoverinfo": ["skip"] * len(start) + ["text"] * len(one.steps),
        "hovertext": [""] * len(start) + ["<br>".join(escape(words) for words in each if words) for each in lines],
        "line": {"color": theme.forecast, "width": 1.5, "dash": "2px,3px"},
        "cliponaxis": False,
    }


def _target(rule: TargetRule, theme: Theme) -> list[Plain]:
    line: Plain = {
        **STILL,
        "mode": "lines",
        "x": [rule.starts, rule.position],
        "y": [rule.value, rule.value],
        "line": {"color": theme.target, "width": 2, "dash": "dot"},
    }
    sign: Plain = {
        **ALL,
        "name": rule.label,
        "meta": "target",
        "mode": "markers",
        "x": [rule.position],
        "y": [rule.value],
        "hovertext": [escape(rule.label)],
        "marker": {"symbol": "diamond", "size": 12, "color": theme.target},
        "cliponaxis": False,
    }
    return [line, sign]


def _absences(frame: Frame, each: Sequence[Absence], theme: Theme) -> Plain:
    axis = frame.chart.value_axis
    return {
        **ALL,
        "name": frame.chart.words.no_figure,
        "meta": "absences",
        "mode": "markers",
        "x": [one.position for one in each],
        "y": [axis.low + (axis.high - axis.low) * 0.025] * len(each),
        "hovertext": [f"{escape(one.period)}: {escape(one.reason)}" for one in each],
        "marker": {"symbol": "x-thin", "size": 7, "line": {"color": theme.ink_soft, "width": 1.5}},
    }


def _withheld(frame: Frame, each: Sequence[Absence], theme: Theme) -> list[Plain]:
    """Return an empty box with a stroke through it for every withheld figure; only the box can be pointed at."""
    spots = {**_absences(frame, each, theme), "name": frame.chart.words.not_shown, "meta": "withheld"}
    line = {"color": theme.ink_soft, "width": 1.5}
    stroke = {"symbol": "line-ne", "size": 9, "line": line}
    box = {"symbol": "square", "size": 9, "color": theme.card, "line": line}
    return [{**spots, "marker": box}, {**spots, "meta": "withheld-strokes", "hoverinfo": "skip", "marker": stroke}]
