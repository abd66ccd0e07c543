"""What a reader takes away from a view of an indicator: pictures, the sheet, the figures, and code for other pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from indicators.release.documents import IndicatorDocument, SeriesDocument
from layouts.documents.caption import licence_line, source_line, sources_of
from layouts.documents.handout import Handout
from layouts.language.reader import Words
from layouts.public.curve_view import CurveView
from layouts.public.edition import Edition
from layouts.public.embed import embed_code, small_print
from layouts.public.embed_size import Content, heights
from layouts.public.shown import asked

TIMES = ("from", "to")
"""What chooses figures too: the rest is about the chart alone."""


@dataclass(frozen=True)
class TakeAway:
    """Files, each with its address and what it is; and `code`, which shows the view in a page of somebody else."""

    files: tuple[tuple[str, str], ...]
    code: str


def take_away(
    series: SeriesDocument,
    document: IndicatorDocument,
    edition: Edition,
    *,
    shown: CurveView,
    root: str,
    look: Mapping[str, str] = MappingProxyType({}),
) -> TakeAway:
    """Return what can be taken away of a place and a group.

    Args:
        series: of that place and that group.
        document: the indicator.
        edition: the release and the language.
        shown: the same place and group, as the page shows it.
        root: where the site is, `https://example.org`.
        look: how the chart is looked at, as an address says it by name.
    """
    name, say, where = document.head.id, edition.words.say, edition.addresses
    view = {**asked(document, series.place, series.group), **look}
    title = edition.reader.read(document.head.title)
    figures = {"place": series.place, "group": series.group, **{one: look[one] for one in TIMES if one in look}}
    return TakeAway(
        files=(
            (where.picture(name, "png", **view), say("The chart as a picture (PNG)")),
            (where.picture(name, "svg", **view), say("The chart as a drawing (SVG)")),
            (where.sheet(name, **view), say("One sheet to print (PDF)")),
            (where.figures(name, "csv", **figures), say("These figures as text (CSV)")),
            (where.figures(name, "xlsx", **figures), say("These figures as a workbook (XLSX)")),
        ),
        code=embed_code(
            where.embed(name, **view),
            title=f"{title} ({shown.place} · {shown.group})",
            root=root,
            size=heights(_content(title, shown, series, document, edition)),
        ),
    )


def _content(
    title: Words, shown: CurveView, series: SeriesDocument, document: IndicatorDocument, edition: Edition
) -> Content:
    """Return what stands in the frame."""
    handout, sources = Handout(edition.released, edition.language, edition.words), sources_of(document, series)
    below = small_print(
        source_line(sources, handout), licence_line(sources, handout), edition, title, shown.place, shown.group
    )
    about = " · ".join([str(shown.place), str(shown.group), *shown.asked])
    return Content(title.text, about, shown.verdict.sentence, shown.drawing, (*shown.footnotes, *below))
