"""How one place or one group is doing: the outcomes with the figures there, and plainly what has none."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.release.documents import Card, IndicatorDocument, Named
from indicators.release.viewed import PLACE, Unmeasured, ViewDocument, ViewedOutcome
from layouts.language.reader import Words
from layouts.language.standing import standing
from layouts.public.cards import CardView, card_view
from layouts.public.edition import Edition, Link
from layouts.public.home_page import outcome_title
from layouts.public.view import View
from layouts.public.ways import Ways, ways

HEADLINE = "headline"
Reads = Callable[[str], IndicatorDocument]


@dataclass(frozen=True)
class ViewSection:
    """An outcome as a place or group is doing: the measures with figures there, and the main ones without."""

    id: str
    title: Link
    adopted: bool
    sample: bool
    standing: str
    cards: tuple[CardView, ...]
    missing: tuple["Missing", ...]


@dataclass(frozen=True)
class Missing:
    """A main measure without a figure here; `nearby` leads to its figures of the nearest larger place or group."""

    title: Link
    nearby: Link | None


@dataclass(frozen=True)
class LargerLink:
    """A larger place or group, leading to how it is doing, and of how many measures it has figures."""

    link: Link
    measures: int


@dataclass(frozen=True)
class ViewPage:
    """What the first page shows of a place, a group, or both.

    Attributes:
        names: of the place, of the group, or of both.
        nothing: there is no figure at all.
        within: the larger place that this one is part of.
        larger: the places, or groups, that hold this one and have figures, the nearest first.
        gaps: where it is told what is not known yet.
    """

    names: tuple[Words, ...]
    by_place: bool
    outcomes: tuple[ViewSection, ...]
    nothing: bool
    within: Link | None
    larger: tuple[LargerLink, ...]
    gaps: str
    ways: Ways


def view_page(document: ViewDocument, edition: Edition, *, names: Sequence[Words], chosen: View) -> ViewPage:
    """Return the page of what is chosen, a place, a group, or both; `names` are theirs."""
    sections = tuple(_section(one, edition, document.kind, chosen.group) for one in document.outcomes)
    return ViewPage(
        names=tuple(names),
        by_place=document.kind == PLACE,
        outcomes=sections,
        nothing=not any(one.cards for one in sections),
        within=_within(document.within, edition),
        larger=tuple(_larger(document, edition, chosen)),
        gaps=edition.addresses.gaps(),
        ways=ways(edition, place=chosen.place, group=chosen.group),
    )


def _within(larger: Named | None, edition: Edition) -> Link | None:
    if larger is None or larger.id not in {one.id for one in edition.released.site.places}:
        return None
    return Link(edition.reader.read(larger.name), edition.addresses.home(place=larger.id))


def _larger(document: ViewDocument, edition: Edition, chosen: View) -> Iterator[LargerLink]:
    """Yield the larger places and groups, of a place and a group together those with figures of that group."""
    site, of_place = edition.released.site, document.kind == PLACE
    led_to = {one.id for one in (site.places if of_place else site.groups)}
    group = chosen.group if of_place else None
    for one in document.larger:
        measures = one.of_group(group) if group else one.measures
        if measures and one.name.id in led_to:
            asked = {"place": one.name.id, "group": group} if of_place else {"group": one.name.id}
            yield LargerLink(Link(edition.reader.read(one.name.name), edition.addresses.home(**asked)), measures)


def narrowed(document: ViewDocument, group: Named, read: Reads) -> ViewDocument:
    """Return how a place is doing for one group alone; `read` returns the document of an indicator."""
    narrowing = _Narrowing(document, group, read)
    return replace(document, outcomes=tuple(narrowing.of(one) for one in document.outcomes))


@dataclass(frozen=True)
class _Narrowing:
    """How a place is doing, on the way to how it is doing for one group."""

    document: ViewDocument
    group: Named
    read: Reads

    def of(self, outcome: ViewedOutcome) -> ViewedOutcome:
        """Return an outcome for the group alone."""
        having = {indicator for indicator, one in self.document.pairs if one == self.group.id}
        documents = [self.read(one.head.id) for one in outcome.cards if one.head.id in having]
        without = (one.head for one in outcome.cards if one.head.id not in having)
        missing = [
            Unmeasured(Named(one.id, one.title), has_page=True)
            for one in without
            if one.tier == HEADLINE and not one.closed_on
        ]
        return ViewedOutcome(
            outcome.head,
            tuple(card for one in documents for card in self._card(one)),
            tuple(replace(one, nearby=self._nearby(one)) for one in (*missing, *outcome.missing)),
        )

    def _card(self, measure: IndicatorDocument) -> Iterator[Card]:
        place = self.document.name
        series = measure.find(place=place.id, group=self.group.id)
        if series:
            yield Card(measure.head, place.name, self.group.name, series)

    def _nearby(self, one: Unmeasured) -> Named | None:
        """Return the nearest larger place with figures of the measure for this group; None without one."""
        if not one.has_page:
            return None
        document = self.read(one.indicator.id)
        names = (larger.name for larger in self.document.larger)
        return next((name for name in names if document.find(place=name.id, group=self.group.id)), None)


def _section(outcome: ViewedOutcome, edition: Edition, kind: str, group: str | None) -> ViewSection:
    cards = tuple(card_view(one, edition, in_view=True) for one in outcome.cards)
    return ViewSection(
        id=outcome.head.id,
        title=outcome_title(outcome.head, edition),
        adopted=outcome.head.adopted,
        sample=outcome.head.sample,
        standing=standing([one.state for one in cards], edition.words, main=False),
        cards=cards,
        missing=tuple(_missing(one, edition, kind, group) for one in outcome.missing),
    )


def _missing(one: Unmeasured, edition: Edition, kind: str, group: str | None) -> Missing:
    to, read = edition.addresses.indicator, edition.reader.read
    title = Link(read(one.indicator.name), to(one.indicator.id) if one.has_page else None)
    if one.nearby is None or not one.has_page:
        return Missing(title, None)
    view = {"place": one.nearby.id, "group": group} if kind == PLACE else {"group": one.nearby.id}
    return Missing(title, Link(read(one.nearby.name), to(one.indicator.id, **view)))
