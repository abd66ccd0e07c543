"""Indicators on sheets of paper, as PDF: one, or a chosen set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Flask, Response, request

from indicators.release.documents import IndicatorDocument, StoryNote
from layouts.charts.chart import Chart
from layouts.charts.drawing.frame import Size
from layouts.charts.svg import svg
from layouts.documents.handout import Handout
from layouts.documents.picture import height_of, styled
from layouts.documents.shapes import shape
from layouts.documents.sheet import Binding, Doing, Section, Sheet, SheetMark, sheets_pdf
from layouts.language.amounts import day_text
from layouts.language.drafted import draft_line
from layouts.language.marks import Mark
from layouts.language.phrases import mark
from layouts.language.told import overtaken_line
from layouts.public.edition import Edition
from layouts.public.outlet import Outlet
from layouts.public.query import asked
from layouts.public.shelf import Shelf
from layouts.public.shown import Shown, shown
from layouts.public.site import Site
from layouts.public.strategies import StrategyView, strategy_views
from layouts.public.view import DAY, NAMES, BadView, View, read_view

PDF = "application/pdf"
CHOSEN = "indicator"
MOST = 24
"""Sheets of a set: more would keep other readers waiting."""
SIZE = Size("cc-wide", 660, 210, 14)
KEPT_BYTES = 32 * 1024 * 1024
PROPOSED = "proposed"
CONTRIBUTES = mark("A strategy contributes. It is not the cause of what the curve shows.")


@dataclass(frozen=True)
class Sheets:
    """Answers the addresses of sheets."""

    outlet: Outlet

    def one(self, name: str, language: str | None = None) -> Response:
        """Return the sheet of an indicator."""
        view = read_view(asked(*NAMES))
        return self._answer((name,), view, language, name)

    def several(self, language: str | None = None) -> Response:
        """Return the sheets of the indicators that are asked for, in that order.

        Raises:
            BadView: none is asked for, or too many.
        """
        query = asked(CHOSEN, DAY)
        names = tuple(dict.fromkeys(one for one in query.pop(CHOSEN, []) if one))
        if not 0 < len(names) <= MOST:
            raise BadView
        return self._answer(names, read_view(query), language, "sheets")

    def _answer(self, names: Sequence[str], view: View, language: str | None, file: str) -> Response:
        site, host = self.outlet.site, request.host
        edition = site.edition(language, view.as_of)
        documents = [site.releases.indicator(host, edition.released.issue.number, name) for name in names]
        every = [(one, shown(one, edition, view, host=site.name)) for one in documents]
        headers = {
            "Content-Disposition": f'inline; filename="{file}-{edition.language}.pdf"',
            # Readers of PDF in browsers bring their own styles and scripts.
            "Content-Security-Policy": "frame-ancestors 'none'",
        }
        return self.outlet.answer(edition, PDF, lambda: _made(every, edition), headers)


def sheet(document: IndicatorDocument, told: Shown, edition: Edition) -> Sheet:
    """Return what the sheet of a view of an indicator says."""
    say, view, story = edition.words.say, told.view, document.story
    doings = list(_doings(document, edition))
    done = tuple(one for one, proposed in doings if not proposed)
    ahead = tuple(one for one, proposed in doings if proposed)
    left = tuple(_story(story, document.head.period_type, edition)) if story else ()
    right = (
        Section(say("What is being done"), note=say(CONTRIBUTES), doings=done),
        Section(say("What we propose"), doings=ahead),
    )
    drawn = _drawn(told.chart) if told.chart else ""
    return Sheet(
        over=edition.reader.read(document.head.outcome.name).text,
        title=told.title,
        about=told.caption.about,
        definition=edition.reader.read(document.head.lay_definition),
        verdict=told.verdict,
        marks=tuple(_mark(one, edition) for one in view.marks) if view else (),
        chart=drawn,
        ratio=SIZE.width / height_of(drawn) if drawn else 1.0,
        alternative=_alternative(told),
        left=left,
        right=tuple(one for one in right if one.doings),
        small_print=_small_print(told, (left, right), edition),
    )


def register_sheets(server: Flask, site: Site) -> None:
    """Give the server the addresses of sheets, and the same under each further language."""
    sheets = Sheets(Outlet(site, Shelf(KEPT_BYTES)))
    for rule, name, answer in (
        ("/indicators/<name>/sheet.pdf", "sheet", sheets.one),
        ("/download/sheets.pdf", "sheets", sheets.several),
    ):
        server.add_url_rule(rule, name, answer)
        server.add_url_rule(f"/<language:language>{rule}", f"{name}-in", answer)


def _made(every: Sequence[tuple[IndicatorDocument, Shown]], edition: Edition) -> bytes:
    handout = Handout(edition.released, edition.language, edition.words)
    alone = every[0][1].title.text if len(every) == 1 else edition.words.say("Chosen measures of the community")
    binding = Binding(
        title=alone,
        author=handout.collaborative,
        language=edition.words.language,
        made_on=handout.released_on,
        page=edition.words.say("Page {page} of {pages}"),
    )
    return sheets_pdf([sheet(document, told, edition) for document, told in every], binding)


def _drawn(chart: Chart) -> str:
    return styled(svg(chart, size=SIZE, id_prefix="chart", standalone=True))


def _alternative(told: Shown) -> str:
    latest = told.chart.marks[-1] if told.chart and told.chart.marks else None
    return " ".join(
        [
            f"{told.title}, {told.caption.about}.",
            told.verdict,
            *([f"{latest.period}: {latest.label}."] if latest else []),
        ]
    )


def _story(story: StoryNote, period_type: str, edition: Edition) -> Iterator[Section]:
    read, say = edition.reader, edition.words.say
    written = say(
        "Written by %(author)s on %(day)s.",
        author=read.read(story.author),
        day=day_text(story.written_on, edition.words),
    )
    yield Section(
        _marked(say("The story behind the curve"), edition, sample=story.sample),
        texts=(read.read(story.story),),
        ending=" ".join(filter(None, (written, overtaken_line(story, period_type, edition.words)))),
    )
    unknowns = read.maybe(story.unknowns)
    if unknowns:
        yield Section(say("What we do not know yet"), texts=(unknowns,))


def _doings(document: IndicatorDocument, edition: Edition) -> Iterator[tuple[Doing, bool]]:
    """Yield what is done for an indicator, numbered as in its chart, each with whether it is only proposed."""
    proposed = {one.id for one in document.strategies if one.status == PROPOSED}
    for one in strategy_views(document.strategies, edition):
        yield _doing(one, edition), one.id in proposed


def _doing(one: StrategyView, edition: Edition) -> Doing:
    facts = " · ".join([one.team.words.text, one.when, *one.facts])
    told = tuple(
        (_marked(partner.name.text, edition, sample=partner.sample), partner.commitment) for partner in one.partners
    )
    return Doing(one.key, one.title, _marked(facts, edition, sample=one.sample), one.description, told)


def _mark(one: Mark, edition: Edition) -> SheetMark:
    return SheetMark(shape(one.shape), one.about, _marked(one.word, edition, sample=one.sample), one.reason)


def _marked(words: str, edition: Edition, *, sample: bool) -> str:
    """Return words, with `sample` behind them where what they name was invented."""
    return f"{words} ({edition.words.say('sample')})" if sample else words


def _small_print(told: Shown, parts: object, edition: Edition) -> tuple[str, ...]:
    """Return the lines at the foot, with what is to be known of the words where they are a machine draft."""
    drafted = draft_line(edition.words, told.title, parts)
    return (*told.caption.lines, *([drafted] if drafted else []))
