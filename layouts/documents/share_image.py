"""The picture that other sites show beside a link to an indicator: few words, large, and the curve."""

from dataclasses import replace

from layouts.charts.chart import Chart
from layouts.charts.drawing.elements import element, escaped, fit, text, wrap
from layouts.charts.drawing.frame import Size
from layouts.charts.svg import svg
from layouts.charts.theme import LIGHT
from layouts.documents.caption import Caption
from layouts.documents.picture import (
    LEADING,
    NARROWER,
    Box,
    Paragraph,
    Picture,
    alternative,
    paragraphs,
    styles,
    whole,
    within,
)

WIDTH, HEIGHT = 1200.0, 630.0
"""What Open Graph asks for."""
EDGE = 56.0
BAND = 76.0
GAP = 44.0
HALF = 500.0
SMALL = 17.0
MOST_LINES = 4
"""Of a title."""
FOOT = 40.0
SIZES = (30.0, 27.0, 24.0, 21.0)
SIZE = Size("cc-wide", 440, 300, 14)
"""The chart of a link: few units wide, so that its letters are large."""
GROUND, INK, LINE = "#12354a", "#ffffff", "#f2b84b"
SIGN = "M2 5c7 0 9 11 15 11S24 4 30 4"


def share_image(caption: Caption, chart: Chart | None) -> Picture:
    """Return the picture of an indicator, 1200 by 630; without a chart the sentence has the whole width."""
    room = HALF if chart else WIDTH - 2 * EDGE
    top, most = BAND + 34, HEIGHT - FOOT - 40
    words = next((one for one in _words(caption, top, room) if one[1] <= most), None)
    drawn = "" if chart is None else _curve(chart, top)
    said = alternative(caption, chart)
    rules = [element("style", one) for one in (*styles()[1:], OWN)]
    content = (*said, *rules, _ground(caption), words[0] if words else "", drawn, _foot(caption))
    return Picture(whole(*content, size=(WIDTH, HEIGHT), caption=caption), WIDTH, HEIGHT)


def _words(caption: Caption, top: float, room: float) -> list[tuple[str, float]]:
    """Return the words in letters of falling size; the last has its sentence cut, so that it always fits."""
    every = [_set(caption, caption.verdict, size, top, room) for size in SIZES]
    lines = wrap(caption.verdict, room, SIZES[-1] * NARROWER)
    short = (" ".join(lines[:many]).rstrip(" ,;:") + "\u2026" for many in range(len(lines) - 1, 0, -1))
    return every + [_set(caption, one, SIZES[-1], top, room) for one in short]


def _set(caption: Caption, sentence: str, size: float, top: float, room: float) -> tuple[str, float]:
    title = caption.title
    lines = wrap(title.text, room, size * 1.6 * NARROWER)
    called = " ".join(lines[:MOST_LINES]) + ("\u2026" if len(lines) > MOST_LINES else "")
    each = (
        Paragraph(called, "s-title", size * 1.6, title.language if title.foreign else None),
        Paragraph(caption.about, "p-soft", size * 0.8, above=4),
        Paragraph(sentence, "p-verdict", size, above=14),
    )
    return paragraphs(each, left=EDGE, top=top, room=room)


def _curve(chart: Chart, top: float) -> str:
    """Return the curve, without the strategies below it: nobody could read them at this size."""
    left = EDGE + HALF + GAP
    drawn = svg(replace(chart, activities=()), size=SIZE, id_prefix="chart")
    return within(drawn, Box(left, top, WIDTH - EDGE - left, HEIGHT - FOOT - 50 - top))


def _ground(caption: Caption) -> str:
    sign = element("path", d=SIGN, class_="s-sign", transform=f"translate({EDGE:g} 20) scale(1.75)")
    name = element("text", escaped(caption.collaborative), class_="s-name", x=EDGE + 74, y=48, font_size=28)
    paper = element("rect", class_="p-ground", width=WIDTH, height=HEIGHT)
    band = element("rect", class_="s-band", width=WIDTH, height=BAND)
    return paper + band + element("rect", class_="s-line", y=BAND, width=WIDTH, height=6) + sign + name


def _foot(caption: Caption) -> str:
    told = " \u00b7 ".join(filter(None, (caption.issue, caption.draft)))
    lines = [fit(one, WIDTH - 2 * EDGE, SMALL * NARROWER) for one in (caption.source, told)]
    return "".join(
        text(line, EDGE, HEIGHT - FOOT + 14 - above, class_="p-soft", size=SMALL)
        for line, above in zip(lines, (SMALL * LEADING, 0.0), strict=True)
    )


OWN = (
    f".s-title {{ fill: {LIGHT.ink}; font-weight: 600; font-family: 'Source Serif 4', serif; }} "
    f".s-band {{ fill: {GROUND}; }} .s-line {{ fill: {LINE}; }} "
    f".s-name {{ fill: {INK}; font-weight: 600; font-family: 'Source Serif 4', serif; }} "
    f".s-sign {{ fill: none; stroke: {LINE}; stroke-width: 3.5; stroke-linecap: round; }}"
)
