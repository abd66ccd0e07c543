"""What the API answers with: frozen values, annotated with what they hold; JSON and its schema are made of them."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from layouts.documents.nouns import GroupRow, IndicatorRow, PlaceRow, SourceRow
from layouts.language.phrases import mark


@dataclass(frozen=True)
class ReleaseNumber:
    """From which release an answer was made."""

    number: Annotated[int, mark("Number of the update.")]
    released_on: Annotated[dt.date, mark("Day of the update.")]


@dataclass(frozen=True)
class SeriesMarks:
    """One place and one group of an indicator: what is said of its curve."""

    place: Annotated[str, mark("Id of the place.")]
    group: Annotated[str, mark("Id of the group of people.")]
    verdict: Annotated[str, mark("How it is going, in a sentence.")]
    trend: Annotated[str, mark("How sure a direction is, as a code.")]
    direction: Annotated[str, mark("Which way: better, worse, up, down or none.")]
    target: Annotated[str, mark("How it stands to the target, as a code.")]
    baseline: Annotated[str, mark("How it stands to where it was headed, as a code.")]


@dataclass(frozen=True)
class IndicatorItem(IndicatorRow):
    """An indicator in a list."""

    places: Annotated[tuple[PlaceRow, ...], mark("Places that have figures.")]
    groups: Annotated[tuple[GroupRow, ...], mark("Groups of people that have figures.")]
    observations: Annotated[str, mark("Address of its figures.")]


@dataclass(frozen=True)
class IndicatorDetail(IndicatorItem):
    """An indicator with what is said of its curves, and where its figures come from."""

    series: Annotated[tuple[SeriesMarks, ...], mark("What is said of each place and group.")]
    sources: Annotated[tuple[SourceRow, ...], mark("Where the figures come from.")]
    citation: Annotated[str, mark("How the figures are to be cited.")]


@dataclass(frozen=True)
class NeedItem:
    """What somebody will do about a gap."""

    title: Annotated[str, mark("Which figures are needed.")]
    status: Annotated[str, mark("How it stands: open, asked, promised, received or dropped.")]
    due: Annotated[dt.date | None, mark("By when.")]
    overdue: Annotated[bool, mark("Whether that day has passed.")]


@dataclass(frozen=True)
class GapItem:
    """Something that is not known yet."""

    key: Annotated[str, mark("Names it; the same as long as it is open.")]
    kind: Annotated[str, mark("What is missing, as a code.")]
    kind_name: Annotated[str, mark("The same in words.")]
    outcome: Annotated[str, mark("Id of the outcome that it belongs to.")]
    indicator: Annotated[str | None, mark("Id of the measure.")]
    place: Annotated[str | None, mark("Id of the place.")]
    group: Annotated[str | None, mark("Id of the group of people.")]
    strategy: Annotated[str | None, mark("Id of the program.")]
    since: Annotated[dt.date, mark("Day on which it was found.")]
    weight: Annotated[float, mark("How much it weighs; the list begins with the weightiest.")]
    what: Annotated[str, mark("What is not known, in a sentence.")]
    closed_by: Annotated[str, mark("What would settle it.")]
    then: Annotated[str, mark("What could be said then.")]
    need: Annotated[NeedItem | None, mark("What is being done about it.")]


@dataclass(frozen=True)
class ChangeItem:
    """What changed of one indicator."""

    indicator: Annotated[str, mark("Id of the measure.")]
    title: Annotated[str, mark("What is measured.")]
    lines: Annotated[tuple[str, ...], mark("What changed of it, a sentence each.")]


@dataclass(frozen=True)
class ReleaseItem:
    """A release that is or was public."""

    number: Annotated[int, mark("Number of the update.")]
    released_on: Annotated[dt.date, mark("Day of the update.")]
    state: Annotated[str, mark("published, or withdrawn: taken back as a whole.")]
    withdrawn_on: Annotated[dt.date | None, mark("Day on which it was taken back.")]
    because: Annotated[str | None, mark("Why it was taken back.")]
    summary: Annotated[tuple[str, ...], mark("What changed in all, a sentence each.")]
    changes: Annotated[tuple[ChangeItem, ...], mark("What changed of each measure.")]
