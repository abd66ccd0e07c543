"""The first page: every outcome with its headline indicators."""

from dataclasses import dataclass

from indicators.release.documents import OutcomeCard, OutcomeHead
from layouts.language.reader import Words
from layouts.public.cards import CardView, card_view
from layouts.public.edition import Edition, Link


@dataclass(frozen=True)
class OutcomeSection:
    """An outcome and its cards; `adopted` is False while it is shown as a sample until a council adopts it."""

    id: str
    title: Link
    description: Words | None
    adopted: bool
    sample: bool
    cards: tuple[CardView, ...]


@dataclass(frozen=True)
class HomePage:
    """What the first page shows."""

    name: Words
    vision: Words
    outcomes: tuple[OutcomeSection, ...]


def home_page(edition: Edition) -> HomePage:
    """Return the first page of a release."""
    site = edition.released.site
    collaborative, read = site.collaborative, edition.reader
    return HomePage(
        name=read.read(collaborative.name),
        vision=read.read(collaborative.vision),
        outcomes=tuple(_section(one, edition) for one in site.outcomes),
    )


def outcome_title(head: OutcomeHead, edition: Edition) -> Link:
    """Return the title of an outcome, leading to its page."""
    return Link(edition.reader.read(head.title), edition.addresses.outcome(head.id))


def _section(outcome: OutcomeCard, edition: Edition) -> OutcomeSection:
    head = outcome.head
    return OutcomeSection(
        id=head.id,
        title=outcome_title(head, edition),
        description=edition.reader.maybe(head.description),
        adopted=head.adopted,
        sample=head.sample,
        cards=tuple(card_view(one, edition) for one in outcome.cards),
    )
