"""How the collaborative works: its teams and seats, its partners, and every source."""

from dataclasses import dataclass

from indicators.release.documents import AboutDocument, SeatNote, TeamNote
from layouts.language.codes import SECTORS, TEAMS, in_words
from layouts.language.reader import Words
from layouts.public.citation import Citation, citation
from layouts.public.edition import Edition, Link


@dataclass(frozen=True)
class SeatView:
    """A seat: never who holds it, only whether somebody does."""

    title: Words
    sector: str
    selected_by: Words | None
    vacant: bool


@dataclass(frozen=True)
class TeamView:
    """A team, what it is there for, and its seats."""

    id: str
    name: Words
    kind: str
    charge: Words | None
    outcomes: tuple[Link, ...]
    seats: tuple[SeatView, ...]
    sample: bool


@dataclass(frozen=True)
class AboutPage:
    """What the page on how the collaborative works shows."""

    name: Words
    vision: Words
    about: Words | None
    area: Words | None
    sample: bool
    website: str | None
    contact: str | None
    teams: tuple[TeamView, ...]
    partners: tuple[Words, ...]
    sources: tuple[Citation, ...]


def about_page(document: AboutDocument, edition: Edition) -> AboutPage:
    """Return the page on how the collaborative works."""
    collaborative, read = edition.released.site.collaborative, edition.reader
    return AboutPage(
        name=read.read(collaborative.name),
        vision=read.read(collaborative.vision),
        about=read.maybe(collaborative.about),
        area=read.maybe(collaborative.area),
        sample=collaborative.sample,
        website=collaborative.website,
        contact=collaborative.contact,
        teams=tuple(_team(one, edition) for one in document.teams),
        partners=tuple(read.read(one.name) for one in document.organisations),
        sources=tuple(citation(one, edition) for one in document.sources),
    )


def _team(team: TeamNote, edition: Edition) -> TeamView:
    read = edition.reader
    return TeamView(
        id=team.id,
        name=read.read(team.name),
        kind=in_words(team.kind, TEAMS, edition.words),
        charge=read.maybe(team.charge),
        outcomes=tuple(edition.outcome_link(one) for one in team.outcomes),
        seats=tuple(_seat(one, edition) for one in team.seats),
        sample=team.sample,
    )


def _seat(seat: SeatNote, edition: Edition) -> SeatView:
    read = edition.reader
    sector = in_words(seat.sector, SECTORS, edition.words)
    return SeatView(read.read(seat.title), sector, read.maybe(seat.selecting_body), seat.vacant)
