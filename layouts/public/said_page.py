"""What people said about the pages and what was done, newest first; and the form to say something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from babel import Locale, UnknownLocaleError

from indicators.release import NotReleased
from indicators.release.said import SaidDocument, SaidNote
from indicators.voices.comments import MOST_CONTACT, MOST_WORDS, UNKNOWN, Fault, page_of
from layouts.language.amounts import day_text
from layouts.language.phrases import mark
from layouts.language.reader import Words
from layouts.public.contact_page import Mailbox, mailbox
from layouts.public.edition import Edition, Link
from layouts.public.frame import own_name
from layouts.public.view import BadView

ON_A_PAGE = 20
"""Comments on one page."""
ABOUT, DONE = "about", "done"
SENT = "sent"
FIXED = {
    "/": mark("The first page"),
    "/about": mark("How it works"),
    "/gaps": mark("What we do not know yet"),
    "/disclosure": mark("What we do not show, and why"),
    "/record": mark("What we said and what came"),
    "/compare": mark("Side by side"),
    "/workplan": mark("This year's work"),
    "/partners": mark("Partners"),
    "/sources": mark("Sources"),
    "/updates": mark("Updates"),
    "/contact": mark("Whom to ask"),
    "/said": mark("You said, we did"),
    "/newsletter": mark("Newsletter"),
}
"""Pages that are always there."""
FAULTS = {
    Fault.EMPTY: mark("Please write a few words first."),
    Fault.LONG: mark("That is too long for us to take. Please shorten it, or send it in two parts."),
    Fault.LINKS: mark("That holds too many links. Please leave some out."),
    Fault.CONTACT: mark("How to reach you is too long. A telephone number or an address is enough."),
}


@dataclass(frozen=True)
class SaidView:
    """A comment as it is read; `spoken`, `answered_in`: in which language, where it is another than the page's."""

    id: int
    day: str
    about: Link | None
    words: Words
    spoken: Words | None
    answer: Words | None
    answered_in: Words | None
    answered_on: str | None


@dataclass(frozen=True)
class SaidPage:
    """Some comments; `waiting` more are being read. `newer` and `older` are the addresses of the pages beside."""

    said: tuple[SaidView, ...]
    waiting: int
    number: int
    pages: int
    newer: str | None
    older: str | None
    tell: str


@dataclass(frozen=True)
class Given:
    """What somebody has filled in already."""

    words: str = ""
    contact: str = ""
    language: str = ""


@dataclass(frozen=True)
class TellPage:
    """The form; `about` is the page that it is about, as its address says it and as people call it.

    `thanks`: it was sent. `problem`: why it was not taken, in a sentence; `faulty`: the field that it is about, if it
    is one. `languages`: those to choose from.
    """

    action: str
    about: str
    page: Link | None
    languages: tuple[tuple[str, str], ...]
    given: Given
    contact: Mailbox | None
    sample: bool
    thanks: bool = False
    problem: str | None = None
    faulty: str | None = None
    most_words: int = field(default=MOST_WORDS)
    most_contact: int = field(default=MOST_CONTACT)


def said_page(document: SaidDocument | None, edition: Edition, number: int) -> SaidPage:
    """Return one page of what people said; None is a release that was made before that was kept.

    Raises:
        NotReleased: there are not so many pages.
    """
    told = document or SaidDocument()
    pages = max(1, -(-len(told.said) // ON_A_PAGE))
    if number > pages:
        raise NotReleased(f"said, page {number}")
    there = edition.addresses
    return SaidPage(
        said=tuple(_view(one, edition) for one in told.said[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]),
        waiting=told.waiting,
        number=number,
        pages=pages,
        newer=there.said(number - 1) if number > 1 else None,
        older=there.said(number + 1) if number < pages else None,
        tell=there.tell("/said"),
    )


def _view(one: SaidNote, edition: Edition) -> SaidView:
    page = edition.words.language
    answer = edition.reader.maybe(one.answer)
    known = one.language if one.language != UNKNOWN else ""
    return SaidView(
        id=one.id,
        day=day_text(one.day, edition.words),
        about=_about(one, edition),
        words=Words(one.words, known, known != page),
        spoken=language_name(one.language) if one.language != page else None,
        answer=answer,
        answered_in=language_name(answer.language) if answer and answer.foreign else None,
        answered_on=day_text(one.answered_on, edition.words) if one.answered_on else None,
    )


def _about(one: SaidNote, edition: Edition) -> Link | None:
    if one.about is None:
        return None
    if one.named is not None:
        return Link(edition.reader.read(one.named), edition.addresses.page(one.about))
    return fixed(one.about, edition)


def fixed(about: str, edition: Edition) -> Link | None:
    """Return a link to a page that is called by fixed words; None for other pages."""
    called = FIXED.get(about.partition("?")[0])
    return Link(edition.reader.own(edition.words.say(called)), edition.addresses.page(about)) if called else None


def language_name(code: str) -> Words | None:
    """Return the name of a language in itself, for a page in another one; None where nobody knows that code."""
    try:
        known = code != UNKNOWN and Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    return Words(own_name(code), code, foreign=True) if known else None


def read_about(query: Mapping[str, Sequence[str]]) -> str | None:
    """Return the page that a query says a comment is about; None for none. Raises BadView for two of them."""
    return page_of(_one(query, ABOUT))


def read_done(query: Mapping[str, Sequence[str]], known: Sequence[str]) -> str | None:
    """Return what a query says was done just now; raises BadView for what nobody knows."""
    done = _one(query, DONE)
    if done is not None and done not in known:
        raise BadView
    return done


def _one(query: Mapping[str, Sequence[str]], name: str) -> str | None:
    values = query.get(name, [])
    if len(values) > 1:
        raise BadView
    return values[0] or None if values else None


def tell_page(about: str | None, page: Link | None, edition: Edition, given: Given | None = None) -> TellPage:
    """Return the form, empty or as it was filled in."""
    own = edition.released.site.collaborative
    languages = [(one, own_name(one)) for one in own.languages]
    return TellPage(
        action=edition.addresses.today().tell(),
        about=about or "",
        page=page,
        languages=(*languages, (UNKNOWN, edition.words.say("Another language"))),
        given=given or Given(language=edition.language),
        contact=mailbox(own.contact),
        sample=own.sample,
    )


def refused(page: TellPage, problem: str, *, faulty: str | None = None) -> TellPage:
    """Return the form as it was filled in, with why it was not taken."""
    return replace(page, problem=problem, faulty=faulty)


def faulty(fault: Fault) -> str:
    """Return the field that a fault is about."""
    return "contact" if fault is Fault.CONTACT else "words"
