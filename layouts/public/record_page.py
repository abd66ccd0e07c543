"""The public record: the lines and marks that we gave, and how many have held."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.analysis.codes import Fate
from indicators.release.documents import ForecastRecord, MarkRecord, RecordDocument, RecordSubject
from layouts.language import record as said
from layouts.language.amounts import day_text
from layouts.language.reader import Words
from layouts.public.edition import Edition, Link

MOST = 200
"""Rows that the page lists of each kind, the newest; the sums above them count all."""


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
    came = list(_came(document, edition))[::-1]
    tested = [one for one in document.marks if one.fate in (Fate.HELD, Fate.NOT_HELD)][::-1]
    return RecordPage(
        lines=said.lines_drawn(document.forecasts, edition.words),
        came=tuple(came[:MOST]),
        tallies=said.tallies(document.marks, edition.words),
        marks=tuple(_mark(one, edition) for one in tested[:MOST]),
        left_out=max(0, len(came) - MOST) + max(0, len(tested) - MOST),
    )


def _came(document: RecordDocument, edition: Edition) -> Iterator[CameRow]:
    for forecast in document.forecasts:
        yield from _rows(forecast, edition)


def _rows(forecast: ForecastRecord, edition: Edition) -> Iterator[CameRow]:
    about, words = forecast.about, edition.words
    subject = _subject(about, edition)
    for one in forecast.came:
        yield CameRow(
            about=subject,
            drawn=day_text(forecast.frozen_on, words),
            own=forecast.own,
            period=said.period_of(one.position, about, words),
            expected=said.figure_of(one.expected, about, words),
            lower=said.figure_of(one.lower, about, words),
            upper=said.figure_of(one.upper, about, words),
            came=said.figure_of(one.value, about, words),
            inside=one.inside,
            outcome=said.came_out(one, words),
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
