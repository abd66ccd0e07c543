"""What surrounds the figures of a release, a row for each: outcomes, measures, places, groups, sources, targets."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from indicators.release.documents import (
    GroupName,
    IndicatorDocument,
    OutcomeHead,
    PlaceName,
    SourceNote,
)
from layouts.documents.handout import Handout
from layouts.language.phrases import mark


@dataclass(frozen=True)
class OutcomeRow:
    """An outcome: what the community wants."""

    id: Annotated[str, mark("Id; it never changes.")]
    title: Annotated[str, mark("What the community wants.")]
    short_title: Annotated[str, mark("The same in a few words.")]
    description: Annotated[str | None, mark("What it means.")]
    population: Annotated[str | None, mark("For whom.")]
    adopted: Annotated[bool, mark("Whether the council has adopted it.")]
    sample: Annotated[bool, mark("Whether it was invented to show what a site could look like.")]


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator: what is measured of everyone in a place."""

    id: Annotated[str, mark("Id; it never changes.")]
    outcome: Annotated[str, mark("Id of the outcome that it belongs to.")]
    title: Annotated[str, mark("What is measured.")]
    tier: Annotated[str, mark("headline: a main measure; secondary: another one.")]
    definition: Annotated[str, mark("What it means in plain words.")]
    technical_definition: Annotated[str, mark("How it is counted exactly.")]
    unit: Annotated[str, mark("What the figure counts: percent, people, dollars, per 1000, index and so on.")]
    decimals: Annotated[int, mark("Digits after the point that are shown.")]
    better: Annotated[str, mark("Which way is good news: higher, lower or neither.")]
    period_type: Annotated[str, mark("What a period is: year, school year, quarter, month and so on.")]
    closed_on: Annotated[dt.date | None, mark("Day on which it ended; empty while it goes on.")]
    closed_because: Annotated[str | None, mark("Why it ended.")]
    successor: Annotated[str | None, mark("Id of the measure that followed it.")]
    sample: Annotated[bool, mark("Whether it was invented to show what a site could look like.")]


@dataclass(frozen=True)
class PlaceRow:
    """A place that has figures."""

    id: Annotated[str, mark("Id; it never changes.")]
    name: Annotated[str, mark("Name of the place.")]
    kind: Annotated[str, mark("What kind of place: city, county, school district and so on.")]


@dataclass(frozen=True)
class GroupRow:
    """A group of people that has figures."""

    id: Annotated[str, mark("Id; it never changes.")]
    name: Annotated[str, mark("Name of the group of people.")]
    dimension: Annotated[str, mark("By what people are grouped.")]


@dataclass(frozen=True)
class SourceRow:
    """Who published figures, and how they were made."""

    id: Annotated[str, mark("Id; it never changes.")]
    organisation: Annotated[str, mark("Who publishes it.")]
    title: Annotated[str, mark("What it is called.")]
    address: Annotated[str | None, mark("Where it is published.")]
    published: Annotated[str | None, mark("When it was published last.")]
    next_due: Annotated[dt.date | None, mark("When it is due next.")]
    universe: Annotated[str | None, mark("Who is counted.")]
    method: Annotated[str | None, mark("How it is made.")]
    limits: Annotated[str | None, mark("What it cannot tell.")]
    licence: Annotated[str | None, mark("Under which license it may be used.")]


@dataclass(frozen=True)
class TargetRow:
    """A target that was set for a place and a group."""

    indicator: Annotated[str, mark("Id of the measure; it never changes.")]
    place: Annotated[str, mark("Id of the place.")]
    group: Annotated[str, mark("Id of the group of people.")]
    period: Annotated[str, mark("By when.")]
    value: Annotated[float, mark("How much is to be reached.")]
    unit: Annotated[str, mark("What the figure counts: percent, people, dollars, per 1000, index and so on.")]
    baseline_period: Annotated[str, mark("From which period on progress is counted.")]
    set_by: Annotated[str, mark("Who set it.")]
    why: Annotated[str | None, mark("Why so much.")]
    address: Annotated[str | None, mark("Where that is written.")]
    sample: Annotated[bool, mark("Whether it was invented to show what a site could look like.")]


def outcome_row(head: OutcomeHead, handout: Handout) -> OutcomeRow:
    """Return the row of an outcome."""
    return OutcomeRow(
        id=head.id,
        title=handout.read(head.title),
        short_title=handout.read(head.short_title),
        description=handout.maybe(head.description),
        population=handout.maybe(head.population),
        adopted=head.adopted,
        sample=head.sample,
    )


def indicator_row(document: IndicatorDocument, handout: Handout) -> IndicatorRow:
    """Return the row of an indicator."""
    head = document.head
    return IndicatorRow(
        id=head.id,
        outcome=head.outcome.id,
        title=handout.read(head.title),
        tier=head.tier,
        definition=handout.read(head.lay_definition),
        technical_definition=handout.read(document.technical_definition),
        unit=head.unit,
        decimals=head.decimals,
        better=head.better,
        period_type=head.period_type,
        closed_on=day(head.closed_on),
        closed_because=handout.maybe(head.closed_because),
        successor=head.successor.id if head.successor else None,
        sample=head.sample,
    )


def place_row(one: PlaceName, handout: Handout) -> PlaceRow:
    """Return the row of a place."""
    return PlaceRow(one.id, handout.read(one.name), one.kind)


def group_row(one: GroupName, handout: Handout) -> GroupRow:
    """Return the row of a group."""
    return GroupRow(one.id, handout.read(one.name), one.dimension)


def source_row(one: SourceNote, handout: Handout) -> SourceRow:
    """Return the row of a source."""
    return SourceRow(
        id=one.id,
        organisation=one.organisation,
        title=handout.read(one.title),
        address=one.address,
        published=handout.maybe(one.published),
        next_due=day(one.next_due),
        universe=handout.maybe(one.universe),
        method=handout.maybe(one.method),
        limits=handout.maybe(one.limits),
        licence=handout.maybe(one.licence),
    )


def target_rows(document: IndicatorDocument, handout: Handout) -> Iterator[TargetRow]:
    """Yield the targets of an indicator, a row for each series that has one."""
    for series in document.series:
        if series.target is None:
            continue
        one = series.target
        yield TargetRow(
            indicator=document.head.id,
            place=series.place,
            group=series.group,
            period=one.period,
            value=one.value,
            unit=document.head.unit,
            baseline_period=one.baseline_period,
            set_by=handout.read(one.set_by),
            why=handout.maybe(one.reason),
            address=one.address,
            sample=one.sample,
        )


def every_place(documents: Iterable[IndicatorDocument]) -> list[PlaceName]:
    """Return each place that has figures once, in the order of their first measure."""
    return list({one.id: one for document in documents for one in document.places}.values())


def every_group(documents: Iterable[IndicatorDocument]) -> list[GroupName]:
    """Return each group that has figures once, in the order of their first measure."""
    return list({one.id: one for document in documents for one in document.groups}.values())


def every_source(documents: Iterable[IndicatorDocument]) -> list[SourceNote]:
    """Return each source once, by its id."""
    found = {one.id: one for document in documents for one in document.sources}
    return [found[name] for name in sorted(found)]


def day(text: str | None) -> dt.date | None:
    """Return a day of a document as a date."""
    return dt.date.fromisoformat(text) if text else None
