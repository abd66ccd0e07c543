"""The public record: the lines and marks that we gave, and how many have held."""

from dataclasses import dataclass

from indicators.analysis.codes import Fate
from indicators.release.documents import CameRecord, MarkRecord, RecordDocument, RecordSubject
from layouts.language import record as said
from layouts.language.amounts import day_text
from layouts.language.reader import Words
from layouts.public.edition import Edition, Link


@dataclass(frozen=True)
class SubjectView:
    """Which series a row is about."""

    indicator: Link
    place: Words
    group: Words
    sample: bool


@dataclass(frozen=True)
class CameRow:
    """A period that a line had said, and the figure that came; `own`: a team drew the line itself."""

    about: SubjectView
    drawn: str
    own: bool
    period: str
    expected: str
    lower: str
    upper: str
    came: str
    inside: bool
    outcome: str


@dataclass(frozen=True)
class MarkRow:
    """A mark that was given and met newer figures."""

    about: SubjectView
    said: str
    since: str
    held: bool
    fate: str


@dataclass(frozen=True)
class RecordPage:
    """What the record shows; `left_out` counts the rows that the lists leave out."""

    lines: tuple[str, ...]
    came: tuple[CameRow, ...]
    tallies: tuple[said.Tally, ...]
    marks: tuple[MarkRow, ...]
    left_out: int


def record_page(document: RecordDocument, edition: Edition) -> RecordPage:
    """Return the record of a release."""
    return RecordPage(
        lines=said.lines_drawn(document.ours, document.own, edition.words),
        came=tuple(_came(one, edition) for one in document.came),
        tallies=said.tallies(document.kinds, edition.words),
        marks=tuple(_mark(one, edition) for one in document.marks),
        left_out=document.left_out,
    )


def _came(one: CameRecord, edition: Edition) -> CameRow:
    about, words, figure = one.about, edition.words, one.figure
    return CameRow(
        about=_subject(about, edition),
        drawn=said.drawn_on(one, words),
        own=one.own,
        period=said.period_of(figure, about, words),
        expected=said.figure_of(figure.expected, about, words),
        lower=said.figure_of(figure.lower, about, words),
        upper=said.figure_of(figure.upper, about, words),
        came=said.figure_of(figure.value, about, words),
        inside=figure.inside,
        outcome=said.came_out(figure, words),
    )


def _mark(one: MarkRecord, edition: Edition) -> MarkRow:
    words = edition.words
    return MarkRow(
        about=_subject(one.about, edition),
        said=said.said_of(one, words),
        since=day_text(one.given_on, words),
        held=one.fate == Fate.HELD,
        fate=said.fate_of(one, words),
    )


def _subject(about: RecordSubject, edition: Edition) -> SubjectView:
    read = edition.reader.read
    link = Link(read(about.indicator.name), edition.addresses.indicator(about.indicator.id))
    return SubjectView(link, read(about.place.name), read(about.group.name), about.sample)
