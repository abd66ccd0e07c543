"""Where figures come from, as a reader may cite it."""

import re
from dataclasses import dataclass

from indicators.release.documents import SourceNote, Text
from layouts.language.amounts import day_text
from layouts.language.reader import Words
from layouts.public.edition import Edition


@dataclass(frozen=True)
class Citation:
    """A source: who published what where, and the lines that say how it was made, each under its own name."""

    id: str
    organisation: Words
    title: Words
    address: str | None
    facts: tuple[tuple[str, Words], ...]


def citation(source: SourceNote, edition: Edition) -> Citation:
    """Return the citation of a source; what its publisher does not say is left out."""
    read, say = edition.reader, edition.words.say
    facts = (
        (say("Published"), dated(source.published, edition)),
        (say("Next due"), _day(source.next_due, edition)),
        (say("Who is counted"), read.maybe(source.universe)),
        (say("How it is made"), read.maybe(source.method)),
        (say("Limits"), read.maybe(source.limits)),
        (say("License"), read.maybe(source.licence)),
    )
    known = tuple((name, words) for name, words in facts if words)
    return Citation(source.id, edition.given(source.organisation), read.read(source.title), web(source.address), known)


def dated(text: Text | None, edition: Edition) -> Words | None:
    """Return when figures were published: a day as a day, other words as they are."""
    if text is None:
        return None
    return _day(text.read(edition.language), edition) or edition.reader.read(text)


def _day(text: str | None, edition: Edition) -> Words | None:
    if not text or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    return edition.reader.own(day_text(text, edition.words))


def web(address: str | None) -> str | None:
    """Return an address that a browser may follow; anything else is not made a link."""
    return address if address and re.match(r"https?://", address) else None
