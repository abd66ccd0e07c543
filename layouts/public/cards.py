"""An indicator on a card: title, verdict, latest figure, a small curve and the three marks."""

from dataclasses import dataclass

from indicators.release.documents import Card, SeriesDocument
from layouts.charts.sparkline import sparkline
from layouts.language.marks import Mark, Shape, marks
from layouts.language.reader import Words
from layouts.language.standing import PAST
from layouts.language.subject import Subject
from layouts.language.verdict import verdict
from layouts.public.edition import Edition, Link


@dataclass(frozen=True)
class CardView:
    """What a card shows; without a public figure there is nothing but its title and a sentence that says so.

    Attributes:
        title: leads to the page of the indicator; nowhere while there is no public figure, and so no page.
        about: place and group of the figures.
        figure, period: the latest figure, as in a sentence.
        curve: a small SVG, safe to stand in a document.
        ended: the year in which the series ended; None while it runs.
        state: how it stands, for the sentence on all measures of an outcome (`standing`).
    """

    id: str
    title: Link
    about: tuple[Words, ...]
    verdict: str
    figure: str | None
    period: str | None
    marks: tuple[Mark, ...]
    curve: str
    ended: str | None
    sample: bool
    state: str = Shape.UNKNOWN


def card_view(card: Card, edition: Edition, *, in_view: bool = False) -> CardView:
    """Return the card of an indicator as its reader sees it; `in_view`: it leads to the view of its own series."""
    head, read = card.head, edition.reader.read
    series = card.series
    view = {"place": series.place, "group": series.group} if series and in_view else {}
    subject = edition.subject(head, series) if series else None
    figure, period = _latest(series, subject)
    told = marks(series, subject).each() if series and subject else ()
    return CardView(
        id=head.id,
        title=Link(read(head.title), edition.addresses.indicator(head.id, **view) if series else None),
        about=(read(card.place), read(card.group)),
        verdict=_verdict(series, subject, edition),
        figure=figure,
        period=period,
        marks=told,
        curve=sparkline(series, head) if series else "",
        ended=head.closed_on[:4] if head.closed_on else None,
        sample=head.sample or bool(series and any(point.sample for point in series.points)),
        state=_state(told, subject),
    )


def _state(told: tuple[Mark, ...], subject: Subject | None) -> str:
    if not told or subject is None:
        return Shape.UNKNOWN
    return PAST if subject.closed_on or subject.is_stale else told[0].shape


def _verdict(series: SeriesDocument | None, subject: Subject | None, edition: Edition) -> str:
    if series is None or subject is None:
        return edition.words.say("We can't tell: no figure is public yet.")
    return verdict(series.judgement, subject).sentence


def _latest(series: SeriesDocument | None, subject: Subject | None) -> tuple[str | None, str | None]:
    latest = series.judgement.latest if series else None
    if latest is None or subject is None:
        return None, None
    return subject.figure(latest.value), subject.figure_period(latest)
