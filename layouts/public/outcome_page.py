"""One outcome: its indicators, what is being done, and the figures that are still needed."""

from dataclasses import dataclass

from indicators.release.documents import DataNeedNote, OutcomeDocument
from layouts.language.codes import STATES, in_words
from layouts.language.reader import Words
from layouts.public.cards import CardView, card_view
from layouts.public.edition import Edition
from layouts.public.strategies import StrategyView, strategy_views


@dataclass(frozen=True)
class NeedView:
    """A figure we still need."""

    title: Words
    why: Words | None
    owner: Words | None
    state: str
    sample: bool


@dataclass(frozen=True)
class OutcomePage:
    """What the page of an outcome shows."""

    id: str
    title: Words
    description: Words | None
    population: Words | None
    adopted: bool
    sample: bool
    teams: tuple[Words, ...]
    headlines: tuple[CardView, ...]
    others: tuple[CardView, ...]
    strategies: tuple[StrategyView, ...]
    needs: tuple[NeedView, ...]


def outcome_page(document: OutcomeDocument, edition: Edition) -> OutcomePage:
    """Return the page of an outcome as released."""
    head, read = document.head, edition.reader
    return OutcomePage(
        id=head.id,
        title=read.read(head.title),
        description=read.maybe(head.description),
        population=read.maybe(head.population),
        adopted=head.adopted,
        sample=head.sample,
        teams=tuple(read.read(team.name) for team in document.teams),
        headlines=tuple(card_view(one, edition) for one in document.cards if one.head.tier == "headline"),
        others=tuple(card_view(one, edition) for one in document.cards if one.head.tier != "headline"),
        strategies=strategy_views(document.strategies, edition),
        needs=tuple(_need(one, edition) for one in document.needs),
    )


def _need(need: DataNeedNote, edition: Edition) -> NeedView:
    read = edition.reader
    state = in_words(need.status, STATES, edition.words)
    return NeedView(read.read(need.title), read.maybe(need.why), read.maybe(need.owner), state, need.sample)
