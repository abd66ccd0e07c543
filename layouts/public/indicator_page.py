"""One indicator: its curve, what it means, what is being done, and where it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from indicators.release import NotReleased
from indicators.release.documents import IndicatorDocument, IndicatorHead, PastRelease, StoryNote
from layouts.charts.plotly import figure
from layouts.charts.theme import Theme
from layouts.language.amounts import day_text
from layouts.language.reader import Words
from layouts.language.told import overtaken_line
from layouts.public.chart_words import chart_words
from layouts.public.choosers import Choosers, choosers
from layouts.public.citation import Citation, citation
from layouts.public.curve_view import CurveView, curve_view, view_key, view_names
from layouts.public.edition import Edition, Link
from layouts.public.groups_view import GroupsView, groups_views
from layouts.public.look import look_of
from layouts.public.map_view import MapView
from layouts.public.provenance import Provenance, provenance
from layouts.public.strategies import StrategyView, strategy_views
from layouts.public.take_away import TakeAway, take_away
from layouts.public.view import View


@dataclass(frozen=True)
class Ended:
    """A series to which its publisher brings nothing more, why, and what followed it, which it is never compared to."""

    year: str
    why: Words | None
    successor: Link | None


@dataclass(frozen=True)
class StoryView:
    """The story behind the curve, with what is not known yet, and the stories before it, the newest first.

    `overtaken`: says that newer figures have come since; None where none did, and of the stories before.
    """

    written: str
    author: Words
    story: Words
    unknowns: Words | None
    sample: bool
    earlier: "tuple[StoryView, ...]" = ()
    overtaken: str | None = None


@dataclass(frozen=True)
class IndicatorPage:
    """What the document and the island show; the same value feeds both.

    Attributes:
        names: the place and the group that are shown, also where there is no figure for the two together.
        shown: the view that is shown; None when there is no figure for this place and group.
        views: every view there is, for choosing without asking the server again.
        groups: the groups of the place that is shown, beside each other.
        groups_of: those of every place, for choosing likewise.
        takes: what can be taken away of each view, by its key.
        provenances: how each view is cited, whom to ask, and what was corrected, likewise.
        maps: the places on a map, by the group; `map` is the one of the group that is shown, None without one.
    """

    id: str
    title: Words
    outcome: Link
    definition: Words
    technical_definition: Words
    ended: Ended | None
    sample: bool
    names: tuple[Words, Words]
    shown: CurveView | None
    views: tuple[CurveView, ...]
    groups: GroupsView
    groups_of: tuple[GroupsView, ...]
    choosers: Choosers
    strategies: tuple[StrategyView, ...]
    story: StoryView | None
    sources: tuple[Citation, ...]
    takes: Mapping[str, TakeAway]
    provenances: Mapping[str, Provenance]
    maps: Mapping[str, MapView] = field(default_factory=dict)
    map: MapView | None = None

    @property
    def drawn(self) -> bool:
        """Whether the page holds a chart, and so needs the island."""
        return self.shown is not None and self.shown.chart is not None

    @property
    def grouped(self) -> bool:
        """Whether any place has figures of groups."""
        return any(one.dimensions for one in self.groups_of)

    @property
    def figures(self) -> dict[str, object]:
        """Return the figures of every view, for the island; colours are names that the page's script fills in."""
        drawn = {one.key: figure(one.chart, Theme.tokens()) for one in self.views if one.chart}
        known = [one.key for one in self.views]
        asked = dict(self.choosers.asked)
        return {"shown": self.shown.key if self.shown else None, "asked": asked, "known": known, "views": drawn}


def indicator_page(
    document: IndicatorDocument,
    edition: Edition,
    view: View,
    *,
    follows: bool = False,
    root: str = "",
    past: Sequence[PastRelease] = (),
) -> IndicatorPage:
    """Return the page of one indicator as released.

    Args:
        document: the indicator.
        edition: the release and the language.
        view: the place, the group, and how the chart is looked at.
        follows: what followed it has a page to lead to.
        root: where the site is, `https://example.org`, for what others put into their pages.
        past: every update, for choosing one of before.

    Raises:
        NotReleased: the indicator has no such place or group.
    """
    place, group = _chosen(document, view)
    read, head = edition.reader, document.head
    words, look = chart_words(edition, document.sources), look_of(view)
    views = tuple(curve_view(series, document, edition, words, look=look) for series in document.series)
    groups = groups_views(document, edition)
    shown = next((one for one in views if one.key == view_key(place, group)), None)
    return IndicatorPage(
        id=head.id,
        title=read.read(head.title),
        outcome=edition.outcome_link(head.outcome),
        definition=read.read(head.lay_definition),
        technical_definition=read.read(document.technical_definition),
        ended=_ended(head, edition, follows=follows),
        sample=head.sample,
        names=view_names(document, place, group, edition),
        shown=shown,
        views=views,
        groups=next(one for one in groups if one.place == place),
        groups_of=groups,
        choosers=choosers(document, edition, place=place, group=group, view=view, past=past),
        strategies=strategy_views(document.strategies, edition),
        story=_story(document.story, edition, head.period_type) if document.story else None,
        sources=tuple(citation(one, edition) for one in document.sources),
        takes={
            shown.key: take_away(one, document, edition, shown=shown, root=root, look=view.asked)
            for one, shown in zip(document.series, views, strict=True)
        },
        provenances={
            view_key(one.place, one.group): provenance(one, document, edition, root=root) for one in document.series
        },
    )


def mapped(page: IndicatorPage, maps: Mapping[str, MapView], group: str) -> IndicatorPage:
    """Return a page with the maps of its groups, of which one is shown."""
    return replace(page, maps=maps, map=maps.get(group))


def _chosen(document: IndicatorDocument, view: View) -> tuple[str, str]:
    place, group = view.place or document.place, view.group or document.group
    places = {one.id for one in document.places}
    if place not in places or not any(one.id == group for one in document.groups):
        raise NotReleased
    if view.compare is not None and view.compare not in places:
        raise NotReleased
    return place, group


def _ended(head: IndicatorHead, edition: Edition, *, follows: bool) -> Ended | None:
    if head.closed_on is None:
        return None
    next_one, link = head.successor, None
    if next_one is not None:
        address = edition.addresses.indicator(next_one.id) if follows else None
        link = Link(edition.reader.read(next_one.name), address)
    return Ended(head.closed_on[:4], edition.reader.maybe(head.closed_because), link)


def _story(story: StoryNote, edition: Edition, period_type: str | None = None) -> StoryView:
    read = edition.reader
    written = day_text(story.written_on, edition.words)
    return StoryView(
        written,
        read.read(story.author),
        read.read(story.story),
        read.maybe(story.unknowns),
        story.sample,
        tuple(_story(one, edition) for one in story.earlier),
        overtaken_line(story, period_type, edition.words) if period_type else None,
    )
