"""What the tests of handouts share: the hand-made release, handed out in a language."""

from dataclasses import replace

from indicators.release import documents as d
from layouts.documents.handout import Handout
from layouts.language.phrases import phrases_for, read_phrases
from tests.layouts import made

EVIL = '=HYPERLINK("http://example.org","x")'


def handed(language: str = "en", *, site: d.SiteDocument = made.SITE) -> Handout:
    """The second release in a language; one without a catalogue speaks English."""
    return Handout(d.Released(d.Issue(2, "2026-06-01"), site), language, phrases_for(language, read_phrases()))


def with_points(*points: d.Point, **more: object) -> d.IndicatorDocument:
    """The homeless count with these figures alone; more fields of its head by name."""
    series = replace(made.homeless(), points=points)
    head = replace(made.HOMELESS_HEAD, **more)  # type: ignore[arg-type]  # the fields of a head, by name
    return made.document(head, series)


def withdrawn(period: str) -> d.Point:
    """A figure that was taken back, as a document has it on its way out."""
    note = d.Text({"en": "Counted twice.", "es": "Contado dos veces."})
    return made.point(period, None, flags=("withdrawn",), note=note, why=d.Hidden("withdrawn"))
