"""One view of an indicator by itself, as pictures, embeds and link previews show it."""

from dataclasses import dataclass

from indicators.release import NotReleased
from indicators.release.documents import IndicatorDocument
from layouts.charts.chart import Chart
from layouts.documents.caption import Caption, issue_line, licence_line, source_line, sources_of
from layouts.documents.handout import Handout
from layouts.language.drafted import draft_in_short
from layouts.language.reader import Words
from layouts.public.chart_words import chart_words
from layouts.public.curve_view import CurveView, curve_view, view_names
from layouts.public.edition import Edition
from layouts.public.look import look_of
from layouts.public.view import View


@dataclass(frozen=True)
class Shown:
    """What one place and one group of an indicator show.

    Attributes:
        view: None when there is no figure for the two together.
        names: of the place and the group.
        verdict: the one sentence.
        address: of the page with this view, on this site.
    """

    id: str
    title: Words
    names: tuple[Words, Words]
    view: CurveView | None
    verdict: str
    address: str
    caption: Caption

    @property
    def chart(self) -> Chart | None:
        """Return the chart; None when no figure is known."""
        return self.view.chart if self.view else None


def shown(document: IndicatorDocument, edition: Edition, view: View, *, host: str) -> Shown:
    """Return what a view of an indicator shows; `host` is where the site is, as a picture names it.

    Raises:
        NotReleased: the indicator has no such place or group.
    """
    place, group = chosen(document, view)
    series = document.find(place=place, group=group)
    words, look = chart_words(edition, document.sources), look_of(view)
    drawn = curve_view(series, document, edition, words, look=look) if series else None
    missing = edition.words.say("We can't tell: there are no figures for this place and this group together.")
    title, names = edition.reader.read(document.head.title), view_names(document, place, group, edition)
    sentence = drawn.verdict.sentence if drawn else missing
    address = edition.addresses.indicator(document.head.id, **asked(document, place, group), **view.asked)
    handout, sources = Handout(edition.released, edition.language, edition.words), sources_of(document, series)
    caption = Caption(
        language=edition.words.language,
        title=title,
        about=" · ".join([*map(str, names), *(drawn.asked if drawn else ())]),
        verdict=sentence,
        collaborative=handout.collaborative,
        source=source_line(sources, handout),
        licence=licence_line(sources, handout),
        issue=issue_line(handout, host + address),
        draft=draft_in_short(edition.words, title, names),
        footnotes=drawn.footnotes if drawn else (),
    )
    return Shown(document.head.id, title, names, drawn, sentence, address, caption)


def chosen(document: IndicatorDocument, view: View) -> tuple[str, str]:
    """Return the place and the group of a view; raises NotReleased for one that the indicator has not."""
    place, group = view.place or document.place, view.group or document.group
    if not {place, view.compare or place} <= {one.id for one in document.places}:
        raise NotReleased(document.head.id)
    if group not in {one.id for one in document.groups}:
        raise NotReleased(document.head.id)
    return place, group


def asked(document: IndicatorDocument, place: str, group: str) -> dict[str, str | None]:
    """Return what an address has to say of a place and a group: nothing of those that are shown first."""
    return {
        "place": place if place != document.place else None,
        "group": group if group != document.group else None,
    }
