"""One outcome: its indicators, what is being done, and the figures that are still needed."""

from dataclasses import dataclass

from indicators.release.documents import OutcomeDocument
from layouts.language.reader import Words
from layouts.public.cards import CardView, card_view
from layouts.public.edition import Edition
from layouts.public.needs_view import NeedView, need_view
from layouts.public.sheet_choice import SheetChoice, sheet_choice
from layouts.public.strategies import StrategyView, strategy_views


@dataclass(frozen=True)
class OutcomePage:
    """What the page of an outcome shows; `gaps`: where its list of the unknown is; `sheets`: its measures on paper."""

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
    gaps: str
    sheets: SheetChoice


def outcome_page(document: OutcomeDocument, edition: Edition) -> OutcomePage:
    """Return the page of an outcome as released."""
    head, read = document.head, edition.reader
    headlines = tuple(card_view(one, edition) for one in document.cards if one.head.tier == "headline")
    others = tuple(card_view(one, edition) for one in document.cards if one.head.tier != "headline")
    return OutcomePage(
        id=head.id,
        title=read.read(head.title),
        description=read.maybe(head.description),
        population=read.maybe(head.population),
        adopted=head.adopted,
        sample=head.sample,
        teams=tuple(read.read(team.name) for team in document.teams),
        headlines=headlines,
        others=others,
        strategies=strategy_views(document.strategies, edition),
        needs=tuple(need_view(one, edition) for one in document.needs),
        gaps=edition.addresses.gaps(outcome=head.id),
        sheets=sheet_choice(headlines, others, edition),
    )
