"""One strategy: what is done, for what, by whom, and how the program does for the people it serves."""

from dataclasses import dataclass

from indicators.release.alliance import StrategyDocument
from layouts.public.edition import Edition, Link
from layouts.public.helped import HelpedView
from layouts.public.strategies import StrategyView, strategy_view


@dataclass(frozen=True)
class StrategyPage:
    """What the page of a strategy shows."""

    strategy: StrategyView
    outcomes: tuple[Link, ...]
    helped: tuple[HelpedView, ...]


def strategy_page(document: StrategyDocument, edition: Edition, helped: tuple[HelpedView, ...]) -> StrategyPage:
    """Return the page of a strategy; `helped` are the measures of the community that it means to help."""
    outcomes = tuple(edition.outcome_link(one) for one in document.outcomes)
    return StrategyPage(strategy_view(document.strategy, edition), outcomes, helped)
