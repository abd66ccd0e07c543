"""The words and signs above and in the plot: unit, key, breaks, and the figures beside their marks."""

import re
from html import escape

from layouts.charts.drawing import key
from layouts.charts.drawing.elements import number
from layouts.charts.drawing.key import SIGN, Entry, Sign
from layouts.charts.drawing.labels import Placed, placements
from layouts.charts.drawing.plot import cross, diamond, struck
from layouts.charts.plotting.box import ROW, UNIT, Box
from layouts.charts.plotting.traces import DOT, Plain
from layouts.charts.theme import Theme

# Not by <b>: Plotly makes a style attribute of it, which a content security policy forbids.
BOLD = 600
# Names the figures among the annotations: `assets/charts.js` gives them the halo of `charts.css`.
FIGURE = "figure"
BAND = "M-10 -6L10 -6L10 6L-10 6Z"
PIXELS: Plain = {
    "xref": "paper",
    "yref": "paper",
    "xsizemode": "pixel",
    "ysizemode": "pixel",
    "xanchor": 0,
    "yanchor": 1,
}


def notes(box: Box, theme: Theme) -> list[Plain]:
    """Return every word outside of the strategies, as annotations."""
    found = placements(box.frame)
    chart = box.frame.chart
    written = [*_unit(box, theme), *_key(box, theme)]
    written += _break_labels(box, theme)
    for mark, placed in found.marks:
        weight = BOLD + 100 if mark in chart.labelled[:1] else 400
        font = {"color": theme.ink, "weight": weight}
        written.append(_label(box, placed, mark.position, mark.value, font=font))
    if found.target and chart.target:
        font = {"color": theme.target, "weight": BOLD}
        place = chart.target.position, chart.target.value
        written.append(_label(box, found.target, *place, font=font))
    if found.headed and chart.headed:
        last, font = chart.headed.steps[-1], {"color": theme.forecast, "weight": BOLD}
        written.append(_label(box, found.headed, last.position, last.value, font=font))
    for one, placed in found.others:
        last, font = one.steps[-1], {"color": theme.forecast, "weight": BOLD}
        written.append(_label(box, placed, last.position, last.value, font=font))
    if found.beside and chart.beside:
        newest = chart.beside.marks[-1]
        written.append(_label(box, found.beside, newest.position, newest.value, font={"color": theme.neutral}))
    return written


def signs(box: Box, theme: Theme) -> list[Plain]:
    """Return the signs of the key and the lines of the breaks, as shapes."""
    drawn = [sign for entry in key.entries(box.frame.chart, box.frame.size) for sign in _sign(box, entry, theme)]
    line = {"color": theme.ink_soft, "width": 1.5, "dash": "4px,3px"}
    breaks = [
        {"type": "line", "x0": one.position, "x1": one.position, "yref": "y domain", "y0": 0, "y1": 1, "line": line}
        for one in box.frame.chart.breaks
    ]
    return [*breaks, *drawn]


def note(words: str, **place: object) -> Plain:
    """Return words without an arrow, placed by Plotly's own names."""
    return {"text": escape(words), "showarrow": False, "align": "left", "borderpad": 0, **place}


def at_left(box: Box, pixels: float) -> Plain:
    """Return a place so many pixels from the left edge of the box."""
    return {"xref": "paper", "x": 0, "xanchor": "left", "xshift": pixels - box.frame.left}


def _unit(box: Box, theme: Theme) -> list[Plain]:
    place = {**at_left(box, 4), "yref": "paper", "y": 1, "yanchor": "middle"}
    font = {"color": theme.ink, "weight": BOLD}
    return [
        note(line, **place, yshift=box.above - UNIT / 2 - number * ROW, font=font)
        for number, line in enumerate(key.unit_lines(box.frame.chart, box.frame.size))
    ]


def _key(box: Box, theme: Theme) -> list[Plain]:
    font, place = {"color": theme.ink_soft}, {"yref": "paper", "y": 1, "yanchor": "middle"}
    return [
        note(line, **at_left(box, 4 + entry.x + SIGN), **place, yshift=_row(box, entry.row + below), font=font)
        for entry in key.entries(box.frame.chart, box.frame.size)
        for below, line in enumerate(entry.lines)
    ]


def _row(box: Box, row: int) -> float:
    """Return how far above the plot the middle of a row of the key stands."""
    return box.above - box.unit - (row + 0.5) * ROW


def _break_labels(box: Box, theme: Theme) -> list[Plain]:
    frame = box.frame
    first, font = key.rows(frame.chart, frame.size), {"color": theme.ink}
    return [
        note(
            line,
            x=label.position,
            xanchor="left",
            xshift=key.break_starts(frame, label, line) - frame.x(label.position),
            yref="paper",
            y=1,
            yanchor="middle",
            yshift=_row(box, first + label.row + below),
            font=font,
        )
        for label in key.break_labels(frame.chart, frame.size)
        for below, line in enumerate(label.lines)
    ]


def _label(box: Box, placed: Placed, position: float, value: float, *, font: Plain) -> Plain:
    """Return a figure beside its mark, as far from it as the SVG has it; its name gives it its halo."""
    frame = box.frame
    side = {"middle": "center", "end": "right"}.get(placed.anchor or "", "left")
    across = placed.x - frame.x(position)
    above = frame.y(value) - placed.base - frame.size.text * 0.3
    place = {"x": position, "y": value, "xanchor": side, "xshift": across, "yanchor": "bottom", "yshift": above}
    return note(placed.words, **place, font=font, name=FIGURE)


def _sign(box: Box, entry: Entry, theme: Theme) -> list[Plain]:
    place = 4 + entry.x + SIGN / 2 - 3 - box.frame.left, _row(box, entry.row)
    accent = {"color": theme.accent, "width": 2}
    drawn = {
        Sign.RANGE: [_path("M0 -7L0 7", place, line=accent), _dot(place, line=accent, fillcolor=theme.accent)],
        Sign.RANGE_BAND: [_path(BAND, place, line={"width": 0}, fillcolor=theme.accent_soft)],
        Sign.OPEN: [_dot(place, line=accent, fillcolor=theme.card)],
        Sign.HEADED: [
            _path(BAND, place, line={"width": 0}, fillcolor=theme.forecast_band),
            _path("M-10 0L10 0", place, line={"color": theme.forecast, "width": 2.5, "dash": "7px,5px"}),
        ],
        Sign.OTHER: [_path("M-10 0L10 0", place, line={"color": theme.forecast, "width": 1.5, "dash": "2px,3px"})],
        Sign.TARGET: [_path(diamond(0, 0, 6), place, line={"width": 0}, fillcolor=theme.target)],
        Sign.ABSENCE: [_path(cross(0, 0), place, line={"color": theme.ink_soft, "width": 1.5})],
        Sign.WITHHELD: [_path(struck(0, 0), place, line={"color": theme.ink_soft, "width": 1.5})],
    }
    return drawn[entry.sign]


def _dot(place: tuple[float, float], **look: object) -> Plain:
    x, y = place
    edges = {"x0": x - DOT / 2, "x1": x + DOT / 2, "y0": y - DOT / 2, "y1": y + DOT / 2}
    return {"type": "circle", **PIXELS, **edges, **look}


def _path(path: str, place: tuple[float, float], **look: object) -> Plain:
    """Return a path moved to a place, in pixels: x from the plot's left edge, y above its upper one."""
    moved = re.sub(
        r"(-?[\d.]+) (-?[\d.]+)",
        lambda pair: f"{number(float(pair[1]) + place[0])},{number(float(pair[2]) + place[1])}",
        path,
    )
    return {"type": "path", **PIXELS, "path": moved, **look}
