"""The year's work, outcome by outcome: what is measured and aimed at, what is done by whom, and what is due."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.release.alliance import DueNote, WorkplanDocument
from indicators.release.documents import Card, OutcomeDocument
from layouts.charts.periods import period_text
from layouts.language.amounts import Unit, amount, day_text
from layouts.language.phrases import Phrases, mark
from layouts.language.reader import Words
from layouts.public.cards import CardView, card_view
from layouts.public.edition import Edition, Link
from layouts.public.strategies import StrategyView, strategy_views

DUE = {
    "needed": mark("Figures we still need"),
    "target": mark("Target"),
    "edition": mark("New figures from their publisher"),
}


@dataclass(frozen=True)
class AimView:
    """A measure with what it shows, and its target in words; None where nobody has set one."""

    card: CardView
    target: str | None
    invented: bool


@dataclass(frozen=True)
class DueView:
    """What is due on a day, and who is to do it; `overdue`: the day has passed."""

    day: str
    kind: str
    what: Words
    who: Words | None
    overdue: bool
    sample: bool


@dataclass(frozen=True)
class WorkView:
    """The year's work for an outcome; `aimless`: measures for which nobody has set a target."""

    id: str
    title: Link
    adopted: bool
    sample: bool
    teams: tuple[Link, ...]
    aims: tuple[AimView, ...]
    aimless: tuple[AimView, ...]
    strategies: tuple[StrategyView, ...]
    due: tuple[DueView, ...]


@dataclass(frozen=True)
class WorkplanPage:
    """What the page of the year's work shows; `year` is None where an update of before kept no due days."""

    year: int | None
    outcomes: tuple[WorkView, ...]


def workplan_page(
    document: WorkplanDocument | None, outcomes: Iterable[OutcomeDocument], edition: Edition
) -> WorkplanPage:
    """Return the page of the year's work."""
    due = {one.outcome: one.due for one in document.outcomes} if document else {}
    views = tuple(_work(one, due.get(one.head.id, ()), edition) for one in outcomes)
    return WorkplanPage(document.year if document else None, views)


def _work(outcome: OutcomeDocument, due: tuple[DueNote, ...], edition: Edition) -> WorkView:
    head, read = outcome.head, edition.reader.read
    aims = [_aim(one, edition) for one in outcome.cards if one.head.closed_on is None]
    return WorkView(
        id=head.id,
        title=Link(read(head.title), edition.addresses.outcome(head.id)),
        adopted=head.adopted,
        sample=head.sample,
        teams=tuple(Link(read(one.name), edition.addresses.team(one.id)) for one in outcome.teams),
        aims=tuple(one for one in aims if one.target),
        aimless=tuple(one for one in aims if not one.target),
        strategies=strategy_views(outcome.strategies, edition),
        due=tuple(_due(one, edition) for one in due),
    )


def _aim(card: Card, edition: Edition) -> AimView:
    target = card.series.target if card.series else None
    said = _target(card, edition.words) if target else None
    return AimView(card_view(card, edition), said, target is not None and target.sample)


def _target(card: Card, words: Phrases) -> str | None:
    target, head = card.series.target if card.series else None, card.head
    if target is None:
        return None
    figure = amount(target.value, Unit(head.unit, head.decimals), words)
    period = period_text(target.period, head.period_type, words.language)
    return words.say("%(figure)s by %(period)s", figure=figure, period=period)


def _due(one: DueNote, edition: Edition) -> DueView:
    read, words = edition.reader, edition.words
    return DueView(
        day=day_text(one.on, words),
        kind=words.say(DUE[one.kind]),
        what=read.read(one.what),
        who=read.maybe(one.who),
        overdue=one.overdue,
        sample=one.sample,
    )
