"""What a reader takes away from a view of an indicator: pictures, the sheet, the figures, and code for other pages."""

from dataclasses import dataclass

from indicators.release.documents import IndicatorDocument
from layouts.public.edition import Edition
from layouts.public.embed import embed_code
from layouts.public.shown import asked


@dataclass(frozen=True)
class TakeAway:
    """Files, each with its address and what it is; and `code`, which shows the view in a page of somebody else."""

    files: tuple[tuple[str, str], ...]
    code: str


def take_away(
    document: IndicatorDocument, edition: Edition, *, place: str, group: str, title: str, root: str
) -> TakeAway:
    """Return what can be taken away of a place and a group.

    Args:
        document: the indicator.
        edition: the release and the language.
        place: its id.
        group: its id.
        title: what a frame with this view is called.
        root: where the site is, `https://example.org`.
    """
    name, say, where = document.head.id, edition.words.say, edition.addresses
    view, figures = asked(document, place, group), {"place": place, "group": group}
    return TakeAway(
        files=(
            (where.picture(name, "png", **view), say("The chart as a picture (PNG)")),
            (where.picture(name, "svg", **view), say("The chart as a drawing (SVG)")),
            (where.sheet(name, **view), say("One sheet to print (PDF)")),
            (where.figures(name, "csv", **figures), say("These figures as text (CSV)")),
            (where.figures(name, "xlsx", **figures), say("These figures as a workbook (XLSX)")),
        ),
        code=embed_code(where.embed(name, **view), title=title, root=root),
    )
