"""How the collaborative works: what it stands for, how it goes about it, and who sits at the table."""

from dataclasses import dataclass, replace

from indicators.release.documents import AboutDocument, SeatNote, TeamNote, Text
from layouts.language.codes import SECTORS, TEAMS, in_words
from layouts.language.reader import Words
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
    """A team, what it is there for, and its seats; `address` is that of its page."""

    id: str
    name: Words
    address: str
    kind: str
    charge: Words | None
    outcomes: tuple[Link, ...]
    seats: tuple[SeatView, ...]
    sample: bool


@dataclass(frozen=True)
class AboutPage:
    """What the page on how the collaborative works shows; `principles` and `steps` one by one."""

    name: Words
    vision: Words
    mission: Words | None
    about: Words | None
    area: Words | None
    principles: tuple[Words, ...]
    steps: tuple[Words, ...]
    success: Words | None
    joining: Words | None
    sample: bool
    website: str | None
    teams: tuple[TeamView, ...]


def about_page(document: AboutDocument, edition: Edition) -> AboutPage:
    """Return the page on how the collaborative works."""
    collaborative, read, charter = edition.released.site.collaborative, edition.reader, document.charter
    return AboutPage(
        name=read.read(collaborative.name),
        vision=read.read(collaborative.vision),
        mission=read.maybe(charter.mission),
        about=read.maybe(collaborative.about),
        area=read.maybe(collaborative.area),
        principles=_lines(charter.principles, edition),
        steps=_lines(charter.process, edition),
        success=read.maybe(charter.success),
        joining=read.maybe(charter.joining),
        sample=collaborative.sample,
        website=collaborative.website,
        teams=tuple(team_view(one, edition) for one in document.teams),
    )


def team_view(team: TeamNote, edition: Edition) -> TeamView:
    """Return a team as its reader sees it."""
    read = edition.reader
    return TeamView(
        id=team.id,
        name=read.read(team.name),
        address=edition.addresses.team(team.id),
        kind=in_words(team.kind, TEAMS, edition.words),
        charge=read.maybe(team.charge),
        outcomes=tuple(edition.outcome_link(one) for one in team.outcomes),
        seats=tuple(_seat(one, edition) for one in team.seats),
        sample=team.sample,
    )


def _lines(text: Text | None, edition: Edition) -> tuple[Words, ...]:
    """Return a text that holds one thing a line as those things."""
    words = edition.reader.maybe(text)
    if words is None:
        return ()
    return tuple(replace(words, text=line.strip()) for line in words.text.splitlines() if line.strip())


def _seat(seat: SeatNote, edition: Edition) -> SeatView:
    read = edition.reader
    sector = in_words(seat.sector, SECTORS, edition.words)
    return SeatView(read.read(seat.title), sector, read.maybe(seat.selecting_body), seat.vacant)
