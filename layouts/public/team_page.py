"""One team: what it is there for, its seats, what it does, the figures it looks after, and how to join it."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.release.alliance import AskNote, StrategyLine, TeamDocument
from layouts.language.amounts import day_text
from layouts.language.codes import ASKED, STATES, in_words
from layouts.language.reader import Words
from layouts.public.about_page import TeamView, team_view
from layouts.public.edition import Edition, Link
from layouts.public.needs_view import NeedView, need_view
from layouts.public.strategies import when


@dataclass(frozen=True)
class LineView:
    """A strategy in a list; `facts`: since when, and how far it is."""

    title: Link
    facts: tuple[str, ...]
    sample: bool


@dataclass(frozen=True)
class AskView:
    """What a team asked of the council, or what stands in its way, on which day, and what became of it."""

    title: Words
    text: Words | None
    raised: str
    status: str
    sample: bool


@dataclass(frozen=True)
class TeamPage:
    """What the page of a team shows."""

    team: TeamView
    strategies: tuple[LineView, ...]
    needs: tuple[NeedView, ...]
    recommended: tuple[AskView, ...]
    impeded: tuple[AskView, ...]
    joining: Words | None
    contact: str


def team_page(document: TeamDocument, edition: Edition) -> TeamPage:
    """Return the page of a team."""
    return TeamPage(
        team=team_view(document.team, edition),
        strategies=tuple(_line(one, edition) for one in document.strategies),
        needs=tuple(need_view(one, edition) for one in document.needs),
        recommended=_asks(document.asks, "recommendation", edition),
        impeded=_asks(document.asks, "impediment", edition),
        joining=edition.reader.maybe(document.joining),
        contact=edition.addresses.contact(),
    )


def _line(one: StrategyLine, edition: Edition) -> LineView:
    title = Link(edition.reader.read(one.title), edition.addresses.strategy(one.id))
    return LineView(
        title, (when(one.began, one.ended, edition), in_words(one.status, STATES, edition.words)), one.sample
    )


def _asks(asks: Sequence[AskNote], kind: str, edition: Edition) -> tuple[AskView, ...]:
    read, words = edition.reader, edition.words
    return tuple(
        AskView(
            title=read.read(one.title),
            text=read.maybe(one.text),
            raised=day_text(one.raised_on, words),
            status=in_words(one.status, ASKED, words),
            sample=one.sample,
        )
        for one in asks
        if one.kind == kind
    )
