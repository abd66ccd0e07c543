"""A chart as a picture that can stand alone: title, sentence, chart, source, license, update and its day."""

import functools
import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from layouts.charts.chart import Chart
from layouts.charts.drawing.elements import element, escaped, wrap
from layouts.charts.drawing.frame import WIDE
from layouts.charts.drawing.style import standalone_style
from layouts.charts.svg import svg
from layouts.charts.theme import LIGHT
from layouts.documents.caption import Caption

MARGIN = 24.0
WIDTH = WIDE.width + 2 * MARGIN
LEADING = 1.32
NARROWER = 0.88
"""Of running text the letters are narrower than `wrap` takes them for, which is made for labels."""
FONT = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "public-sans-latin-wght-normal.woff2"
FACES = "'Public Sans', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
NAMESPACE = "http://www.w3.org/2000/svg"
OPENING = re.compile(r'^<svg\b[^>]*? viewBox="0 0 [\d.]+ ([\d.]+)"')


@dataclass(frozen=True)
class Picture:
    """A drawing (SVG) and its size in its own units."""

    drawing: str
    width: float
    height: float


@dataclass(frozen=True)
class Box:
    """A place in a drawing."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Paragraph:
    """Words in one style, where they stand, and how large their letters are."""

    words: str
    style: str
    size: float
    language: str | None = None
    above: float = 0.0


def picture(caption: Caption, chart: Chart | None, *, embed: bool) -> Picture:
    """Return the picture of a chart; without one, of the sentence alone.

    `embed`: the type is in the file, for those who take it away; without, it is that of whoever draws it.
    """
    title = caption.title
    over = (
        Paragraph(title.text, "p-title", 24, title.language if title.foreign else None),
        Paragraph(caption.about, "p-soft", 15, above=2),
        Paragraph(caption.verdict, "p-verdict", 17, above=8),
    )
    under = tuple(Paragraph(one, "p-small", 11.5, above=2) for one in caption.small_print)
    words, height = paragraphs(over, left=MARGIN, top=MARGIN, room=WIDE.width)
    drawn, chart_height = placed(chart, top=height + 14)
    more, height = paragraphs(under, left=MARGIN, top=height + 14 + chart_height + 8, room=WIDE.width)
    height += MARGIN - 6
    ground = element("rect", class_="p-ground", width=WIDTH, height=height)
    rules = [element("style", one) for one in (styles() if embed else styles()[1:])]
    said = alternative(caption, chart)
    drawing = whole(*said, *rules, ground, words, drawn, more, size=(WIDTH, height), caption=caption)
    return Picture(drawing, WIDTH, height)


def whole(*content: str, size: tuple[float, float], caption: Caption) -> str:
    """Return a drawing around its content, of which the first two elements are its name and its description."""
    width, height = size
    return element(
        "svg",
        *content,
        xmlns=NAMESPACE,
        class_="picture",
        role="img",
        aria_labelledby="picture-title picture-desc",
        lang=caption.language,
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
    )


def alternative(caption: Caption, chart: Chart | None) -> tuple[str, str]:
    """Return the name of a picture and what it shows, for those who hear it."""
    latest = chart.marks[-1] if chart and chart.marks else None
    shown = [caption.verdict, *([f"{latest.period}: {latest.label}."] if latest else []), *caption.small_print]
    return (
        element("title", escaped(f"{caption.title} ({caption.about})"), id="picture-title"),
        element("desc", escaped(" ".join(shown)), id="picture-desc"),
    )


def paragraphs(each: tuple[Paragraph, ...], *, left: float, top: float, room: float) -> tuple[str, float]:
    """Return paragraphs under each other, in lines that fit the room, and where the last one ends."""
    drawn, place = [], top
    for one in each:
        place += one.above
        for line in wrap(one.words, room, one.size * NARROWER):
            place += one.size * LEADING
            base = place - one.size * 0.3
            drawn.append(
                element("text", escaped(line), class_=one.style, lang=one.language, x=left, y=base, font_size=one.size)
            )
    return "".join(drawn), place


def placed(chart: Chart | None, *, top: float) -> tuple[str, float]:
    """Return a chart that fills the width below `top`, and its height; nothing without a chart."""
    if chart is None:
        return "", 0.0
    drawn = svg(chart, id_prefix="chart")
    return within(drawn, Box(MARGIN, top, WIDE.width, height_of(drawn))), height_of(drawn)


def height_of(drawn: str) -> float:
    """Return how high a chart is in its own units."""
    found = OPENING.match(drawn)
    return float(found[1]) if found else 0.0


def within(drawn: str, box: Box) -> str:
    """Return a chart in a box of another drawing, as large as fits, at its upper left."""
    where = f' x="{box.left:g}" y="{box.top:g}" width="{box.width:g}" height="{box.height:g}"'
    return drawn.replace("<svg", f'<svg{where} preserveAspectRatio="xMinYMin meet"', 1)


@functools.cache
def styles() -> tuple[str, str, str]:
    """Return the style sheets of a picture: the type itself, the rules of charts, and our own."""
    face = b64encode(FONT.read_bytes()).decode()
    type_ = f"@font-face{{font-family:'Public Sans';font-weight:100 900;src:url(data:font/woff2;base64,{face})}}"
    rules = standalone_style().removeprefix("<style>").removesuffix("</style>")
    return type_, rules, OWN


def styled(drawn: str) -> str:
    """Return a chart that stands alone in the type of the house."""
    return drawn.replace('class="cc-chart', 'class="picture cc-chart', 1).replace(
        "</style>", f"</style>{element('style', OWN)}", 1
    )


OWN = (
    f".picture, .picture .cc-chart {{ font-family: {FACES}; }} "
    f".p-ground {{ fill: {LIGHT.card}; }} "
    f".p-title {{ fill: {LIGHT.ink}; font-weight: 700; }} "
    f".p-verdict {{ fill: {LIGHT.ink}; }} "
    f".p-soft, .p-small {{ fill: {LIGHT.ink_soft}; }} "
    f".cc-figure, .cc-headed-label, .cc-target-label, .cc-halo text {{ paint-order: stroke; stroke: {LIGHT.card}; "
    "stroke-width: 3; stroke-linejoin: round; }"
)
