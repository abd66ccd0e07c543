"""One outcome: its indicators, what is being done, and the figures that are still needed."""

from dataclasses import dataclass

from indicators.release.documents import Named, OutcomeDocument
from indicators.release.wished import Proposal
from layouts.language.amounts import day_text
from layouts.language.codes import ASKED, STATES, in_words
from layouts.language.reader import Words
from layouts.language.standing import standing
from layouts.public.cards import CardView, card_view
from layouts.public.edition import Edition, Link
from layouts.public.needs_view import NeedView, need_view
from layouts.public.sheet_choice import SheetChoice, sheet_choice
from layouts.public.strategies import StrategyView, strategy_views


@dataclass(frozen=True)
class ProposalView:
    """Something that a team proposes; `facts`: how far it is, and since when."""

    title: Words
    text: Words | None
    team: Link
    facts: tuple[str, ...]
    sample: bool


@dataclass(frozen=True)
class OutcomePage:
    """What the page of an outcome shows.

    Attributes:
        gaps: where its list of the unknown is. `sheets`: its measures on paper.
        standing: how its main measures stand together, in a sentence.
        why, experience, what_works: in its people's words; `invented`: they were written for the demonstration.
    """

    id: str
    title: Words
    description: Words | None
    population: Words | None
    adopted: bool
    sample: bool
    teams: tuple[Link, ...]
    headlines: tuple[CardView, ...]
    others: tuple[CardView, ...]
    strategies: tuple[StrategyView, ...]
    needs: tuple[NeedView, ...]
    gaps: str
    sheets: SheetChoice
    standing: str
    why: Words | None
    experience: Words | None
    what_works: Words | None
    proposals: tuple[ProposalView, ...]
    invented: bool


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
        teams=tuple(_team(one, edition) for one in document.teams),
        headlines=headlines,
        others=others,
        strategies=strategy_views(document.strategies, edition),
        needs=tuple(need_view(one, edition) for one in document.needs),
        gaps=edition.addresses.gaps(outcome=head.id),
        sheets=sheet_choice(headlines, others, edition),
        standing=standing([one.state for one in headlines], edition.words),
        why=read.maybe(document.wish.why),
        experience=read.maybe(document.wish.experience),
        what_works=read.maybe(document.wish.what_works),
        proposals=tuple(_proposal(one, edition) for one in document.wish.proposals),
        invented=head.sample or edition.released.site.collaborative.sample,
    )


def _team(team: Named, edition: Edition) -> Link:
    return Link(edition.reader.read(team.name), edition.addresses.team(team.id))


def _proposal(one: Proposal, edition: Edition) -> ProposalView:
    read, words = edition.reader, edition.words
    on = (words.say("raised on %(day)s", day=day_text(one.raised_on, words)),) if one.raised_on else ()
    status = in_words(one.status, ASKED if one.raised_on else STATES, words)
    return ProposalView(read.read(one.title), read.maybe(one.text), _team(one.team, edition), (status, *on), one.sample)
