"""Whom to ask: the mailbox of a role, who speaks in public, whom to ask about figures, and in which languages."""

import re
from dataclasses import dataclass

from indicators.release.documents import AboutDocument
from layouts.language.reader import Words
from layouts.public.edition import Edition
from layouts.public.frame import own_name


@dataclass(frozen=True)
class Mailbox:
    """How a role is reached; `link` is an address that a reader's program can open, None for other ways."""

    text: str
    link: str | None


@dataclass(frozen=True)
class ContactPage:
    """What the page shows; None is what the collaborative has not said."""

    name: Words
    contact: Mailbox | None
    figures: Mailbox | None
    spokesperson: Words | None
    joining: Words | None
    website: str | None
    languages: tuple[Words, ...]
    sample: bool


def contact_page(document: AboutDocument, edition: Edition) -> ContactPage:
    """Return whom to ask."""
    own, charter = edition.released.site.collaborative, document.charter
    return ContactPage(
        name=edition.reader.read(own.name),
        contact=mailbox(own.contact),
        figures=mailbox(charter.figures_contact or own.contact),
        spokesperson=edition.reader.maybe(charter.spokesperson),
        joining=edition.reader.maybe(charter.joining),
        website=own.website,
        languages=tuple(Words(own_name(one), one, one != edition.words.language) for one in own.languages),
        sample=own.sample,
    )


def mailbox(text: str | None) -> Mailbox | None:
    """Return how a role is reached, of the text that says it; None where nobody said it."""
    if text is None:
        return None
    mail = re.fullmatch(r"[^@\s/:?&]+@[^@\s/:?&]+", text)
    return Mailbox(text, f"mailto:{text}" if mail else None)
