"""The first page: every outcome with its headline indicators; or how one place or one group is doing."""

from dataclasses import dataclass

from indicators.release.documents import IndicatorChange, OutcomeCard, OutcomeHead
from indicators.release.mapped import MapDocument
from layouts.language.changes import change_lines, change_sums
from layouts.language.reader import Words
from layouts.language.standing import standing
from layouts.public.cards import CardView, card_view
from layouts.public.edition import Edition, Link
from layouts.public.home_map import HomeMap, home_map
from layouts.public.ways import Ways, ways


@dataclass(frozen=True)
class OutcomeSection:
    """An outcome and its cards; `adopted` is False while it is shown as a sample until a council adopts it.

    `standing`: how its measures stand together, in a sentence.
    """

    id: str
    title: Link
    description: Words | None
    adopted: bool
    sample: bool
    cards: tuple[CardView, ...]
    standing: str = ""


@dataclass(frozen=True)
class ChangeView:
    """What changed of a measure, a sentence for each thing; its title leads to its page while it has one."""

    title: Link
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NewsView:
    """What changed in the release since the one before it, number `since`: sums of all, and each measure."""

    since: int
    sums: tuple[str, ...]
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class HomePage:
    """What the first page shows; `news` is None where there was no release before. `ways` and `map` lead in."""

    name: Words
    vision: Words
    outcomes: tuple[OutcomeSection, ...]
    news: NewsView | None = None
    ways: Ways | None = None
    map: HomeMap | None = None


def home_page(edition: Edition, places: MapDocument | None = None) -> HomePage:
    """Return the first page of a release; `places`: where they are, where the release tells."""
    site = edition.released.site
    collaborative, read = site.collaborative, edition.reader
    return HomePage(
        name=read.read(collaborative.name),
        vision=read.read(collaborative.vision),
        outcomes=tuple(_section(one, edition) for one in site.outcomes),
        news=_news(edition),
        ways=ways(edition),
        map=home_map(places, edition),
    )


def _news(edition: Edition) -> NewsView | None:
    changes = edition.released.changes
    if changes.since is None:
        return None
    each = tuple(_change(one, edition) for one in changes.indicators)
    return NewsView(changes.since, change_sums(changes, edition.words), each)


def _change(one: IndicatorChange, edition: Edition) -> ChangeView:
    # Without a place there are gaps alone, and no page.
    shown = one.place and not one.gone
    title = Link(edition.reader.read(one.title), edition.addresses.indicator(one.id) if shown else None)
    return ChangeView(title, change_lines(one, edition.words))


def outcome_title(head: OutcomeHead, edition: Edition) -> Link:
    """Return the title of an outcome, leading to its page."""
    return Link(edition.reader.read(head.title), edition.addresses.outcome(head.id))


def _section(outcome: OutcomeCard, edition: Edition) -> OutcomeSection:
    head = outcome.head
    cards = tuple(card_view(one, edition) for one in outcome.cards)
    return OutcomeSection(
        id=head.id,
        title=outcome_title(head, edition),
        description=edition.reader.maybe(head.description),
        adopted=head.adopted,
        sample=head.sample,
        cards=cards,
        standing=standing([one.state for one in cards], edition.words),
    )
