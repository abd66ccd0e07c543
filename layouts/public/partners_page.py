"""The partners by sector: what each of them commits to which strategy, and the figures that it publishes."""

from dataclasses import dataclass

from indicators.release.alliance import OrganisationNote, PartnersDocument, PledgeNote
from indicators.release.documents import Named
from layouts.language.codes import SECTORS, in_words
from layouts.language.reader import Words
from layouts.public.citation import web
from layouts.public.edition import Edition, Link
from layouts.public.strategies import when


@dataclass(frozen=True)
class PledgeView:
    """What a partner commits to a strategy; `when` is empty where no day is known."""

    strategy: Link
    commitment: Words
    when: str
    sample: bool


@dataclass(frozen=True)
class OrganisationView:
    """A partner, what it commits and what it publishes; `address` is that of its own website."""

    id: str
    name: Words
    address: str | None
    pledges: tuple[PledgeView, ...]
    sources: tuple[Link, ...]
    sample: bool


@dataclass(frozen=True)
class SectorView:
    """The partners of a sector."""

    id: str
    name: str
    organisations: tuple[OrganisationView, ...]


@dataclass(frozen=True)
class PublisherView:
    """Somebody whose published figures we use and who is no partner."""

    name: Words
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class PartnersPage:
    """What the page of the partners shows; an update of before kept none of it."""

    kept: bool
    sectors: tuple[SectorView, ...] = ()
    publishers: tuple[PublisherView, ...] = ()


def partners_page(document: PartnersDocument | None, edition: Edition) -> PartnersPage:
    """Return the page of the partners; None is a release that did not keep them by themselves."""
    if document is None:
        return PartnersPage(kept=False)
    found = [one.sector for one in document.organisations]
    sectors = [*SECTORS, *sorted(set(found) - SECTORS.keys())]
    return PartnersPage(
        kept=True,
        sectors=tuple(_sector(one, document, edition) for one in sectors if one in found),
        publishers=tuple(
            PublisherView(edition.given(one.name), _sources(one.sources, edition)) for one in document.publishers
        ),
    )


def _sector(sector: str, document: PartnersDocument, edition: Edition) -> SectorView:
    own = (one for one in document.organisations if one.sector == sector)
    views = tuple(_organisation(one, edition) for one in own)
    return SectorView(sector.replace(" ", "-"), in_words(sector, SECTORS, edition.words), views)


def _organisation(one: OrganisationNote, edition: Edition) -> OrganisationView:
    return OrganisationView(
        id=one.id,
        name=edition.reader.read(one.name),
        address=web(one.address),
        pledges=tuple(_pledge(pledge, edition) for pledge in one.pledges),
        sources=_sources(one.sources, edition),
        sample=one.sample,
    )


def _pledge(pledge: PledgeNote, edition: Edition) -> PledgeView:
    read = edition.reader.read
    strategy = Link(read(pledge.strategy.name), edition.addresses.strategy(pledge.strategy.id))
    told = when(pledge.began, pledge.ended, edition) if pledge.began else ""
    return PledgeView(strategy, read(pledge.commitment), told, pledge.sample)


def _sources(sources: tuple[Named, ...], edition: Edition) -> tuple[Link, ...]:
    there = edition.addresses.sources()
    return tuple(Link(edition.reader.read(one.name), f"{there}#source-{one.id}") for one in sources)
