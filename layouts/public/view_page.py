"""How one place or one group is doing: the outcomes with the figures there, and plainly what has none."""

from collections.abc import Callable, Collection, Sequence
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
    missing: tuple[Link, ...]


@dataclass(frozen=True)
class ViewPage:
    """What the first page shows of a place, a group, or both.

    Attributes:
        names: of the place, of the group, or of both.
        nothing: there is no figure at all.
        within: the larger place that this one is part of.
        gaps: where it is told what is not known yet.
    """

    names: tuple[Words, ...]
    by_place: bool
    outcomes: tuple[ViewSection, ...]
    nothing: bool
    within: Link | None
    gaps: str
    ways: Ways


def view_page(document: ViewDocument, edition: Edition, *, names: Sequence[Words], chosen: View) -> ViewPage:
    """Return the page of what is chosen, a place, a group, or both; `names` are theirs."""
    sections = tuple(_section(one, edition) for one in document.outcomes)
    return ViewPage(
        names=tuple(names),
        by_place=document.kind == PLACE,
        outcomes=sections,
        nothing=not any(one.cards for one in sections),
        within=_within(document.within, edition),
        gaps=edition.addresses.gaps(),
        ways=ways(edition, place=chosen.place, group=chosen.group),
    )


def _within(larger: Named | None, edition: Edition) -> Link | None:
    if larger is None or larger.id not in {one.id for one in edition.released.site.places}:
        return None
    return Link(edition.reader.read(larger.name), edition.addresses.home(place=larger.id))


def narrowed(document: ViewDocument, group: Named, read: Reads) -> ViewDocument:
    """Return how a place is doing for one group alone; `read` returns the document of an indicator."""
    having = {indicator for indicator, one in document.pairs if one == group.id}
    outcomes = tuple(_narrowed(one, having, document.name, group, read) for one in document.outcomes)
    return replace(document, outcomes=outcomes)


def _narrowed(
    outcome: ViewedOutcome,
    having: Collection[str],
    place: Named,
    group: Named,
    read: Reads,
) -> ViewedOutcome:
    documents = [read(one.head.id) for one in outcome.cards if one.head.id in having]
    cards = tuple(
        Card(one.head, place.name, group.name, series)
        for one in documents
        if (series := one.find(place=place.id, group=group.id))
    )
    without = (one.head for one in outcome.cards if one.head.id not in having)
    missing = tuple(
        Unmeasured(Named(one.id, one.title), has_page=True)
        for one in without
        if one.tier == HEADLINE and not one.closed_on
    )
    return ViewedOutcome(outcome.head, cards, (*missing, *outcome.missing))


def _section(outcome: ViewedOutcome, edition: Edition) -> ViewSection:
    cards = tuple(card_view(one, edition, in_view=True) for one in outcome.cards)
    return ViewSection(
        id=outcome.head.id,
        title=outcome_title(outcome.head, edition),
        adopted=outcome.head.adopted,
        sample=outcome.head.sample,
        standing=standing([one.state for one in cards], edition.words, main=False),
        cards=cards,
        missing=tuple(_missing(one, edition) for one in outcome.missing),
    )


def _missing(one: Unmeasured, edition: Edition) -> Link:
    address = edition.addresses.indicator(one.indicator.id) if one.has_page else None
    return Link(edition.reader.read(one.indicator.name), address)
