"""What is being done, a row for each: strategies, and the figures of their measures, which are about customers."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from indicators.release.documents import IndicatorDocument, MeasureNote, OutcomeDocument, StrategyNote
from layouts.documents.handout import Handout
from layouts.documents.nouns import day
from layouts.language.phrases import mark


@dataclass(frozen=True)
class StrategyRow:
    """A strategy; it contributes and is never called the cause."""

    id: Annotated[str, mark("Id; it never changes.")]
    title: Annotated[str, mark("What is being done.")]
    description: Annotated[str | None, mark("What it means.")]
    team: Annotated[str, mark("Which team does it.")]
    indicators: Annotated[tuple[str, ...], mark("Ids of the measures that it is meant to help.")]
    began: Annotated[dt.date, mark("Day on which it began.")]
    ended: Annotated[dt.date | None, mark("Day on which it ended; empty while it goes on.")]
    status: Annotated[str, mark("How it stands: under way, paused or ended.")]
    cost: Annotated[str | None, mark("What it costs: no cost, low cost or funded.")]
    partners: Annotated[tuple[str, ...], mark("Who takes part.")]
    sample: Annotated[bool, mark("Whether it was invented to show what a site could look like.")]


@dataclass(frozen=True)
class MeasureRow:
    """A figure of a performance measure; a measure without any has one row without a period."""

    id: Annotated[str, mark("Id; it never changes.")]
    strategy: Annotated[str, mark("Id of the program.")]
    title: Annotated[str, mark("What is measured of those whom the program serves.")]
    quadrant: Annotated[str, mark("Which question it answers: how much, how well, better off.")]
    unit: Annotated[str, mark("What the figure counts: percent, people, dollars, per 1000, index and so on.")]
    better: Annotated[str, mark("Which way is good news: higher, lower or neither.")]
    period: Annotated[str | None, mark("The period; empty where there is no figure yet.")]
    value: Annotated[
        float | None, mark("The figure, unrounded; a percentage is 0 to 100. Empty: unknown or not shown.")
    ]
    flags: Annotated[tuple[str, ...], mark("Marks of the figure; several are parted by semicolons.")]
    sample: Annotated[bool, mark("Whether the figure was invented to show what a site could look like.")]


def every_strategy(outcomes: Iterable[OutcomeDocument]) -> list[StrategyNote]:
    """Return each strategy once, also those whose measures of the community have no figure yet."""
    return list({one.id: one for outcome in outcomes for one in outcome.strategies}.values())


def strategy_rows(
    strategies: Iterable[StrategyNote], documents: Iterable[IndicatorDocument], handout: Handout
) -> Iterator[StrategyRow]:
    """Yield the strategies, each with the measures of the community that it is meant to help."""
    helps: dict[str, list[str]] = {}
    for document in documents:
        for one in document.strategies:
            helps.setdefault(one.id, []).append(document.head.id)
    for one in strategies:
        yield _strategy(one, tuple(helps.get(one.id, ())), handout)


def measure_rows(strategies: Iterable[StrategyNote], handout: Handout) -> Iterator[MeasureRow]:
    """Yield every figure of the strategies' measures."""
    for strategy in strategies:
        for measure in strategy.measures:
            yield from _measure(measure, strategy.id, handout)


def _strategy(one: StrategyNote, indicators: tuple[str, ...], handout: Handout) -> StrategyRow:
    return StrategyRow(
        id=one.id,
        title=handout.read(one.title),
        description=handout.maybe(one.description),
        team=handout.read(one.team.name),
        indicators=indicators,
        began=dt.date.fromisoformat(one.began),
        ended=day(one.ended),
        status=one.status,
        cost=one.cost,
        partners=tuple(handout.read(partner.organisation) for partner in one.partners),
        sample=one.sample,
    )


def _measure(one: MeasureNote, strategy: str, handout: Handout) -> Iterator[MeasureRow]:
    told = (one.id, strategy, handout.read(one.title), one.quadrant, one.unit, one.better)
    for figure in one.figures:
        yield MeasureRow(*told, figure.period, figure.value, figure.flags, figure.sample)
    if not one.figures:
        yield MeasureRow(*told, None, None, (), one.sample)
