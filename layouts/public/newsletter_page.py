"""The newsletter: the form to sign up, the past issues, and one of them."""

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from indicators.release.said import IssueDocument, NewsletterDocument
from indicators.voices.addresses import MOST_LETTERS
from layouts.language.phrases import mark
from layouts.language.reader import Words
from layouts.public.contact_page import Mailbox, mailbox
from layouts.public.edition import Edition, Link
from layouts.public.frame import own_name
from layouts.public.said_page import language_name

ASKED, CONFIRMED, EXPIRED, OFF = "asked", "confirmed", "expired", "off"
STATES = (ASKED, CONFIRMED, EXPIRED, OFF)
BY_MAIL = mark(
    "Thank you. If this address is not on our list yet, a letter is on its way to it. Open the link in it, and you are "
    "on the list. Without that we erase the address after 30 days."
)
BY_HAND = mark(
    "Thank you. If this address is not on our list yet, one of us looks at it and puts it there. Nobody who is "
    "not confirmed gets anything, and after 30 days we erase the address."
)
SAID = {
    CONFIRMED: mark("You are on the list. Every newsletter has a link to leave it."),
    EXPIRED: mark("This link does not work any more. Please sign up again."),
    OFF: mark("You are off the list, and your address is erased."),
}
NO_ADDRESS = mark("That is no address that a letter can be sent to. It should look like name@example.org.")


@dataclass(frozen=True)
class NewsletterPage:
    """The form and the past issues; `said`: what was done just now, or why it was not.

    `mails`: whether a letter asks to confirm; where none does, staff confirm, and whoever leaves tells `contact`.
    """

    action: str
    languages: tuple[tuple[str, str], ...]
    language: str
    address: str
    issues: tuple[Link, ...]
    mails: bool
    said: str | None = None
    problem: str | None = None
    contact: Mailbox | None = None
    most_letters: int = MOST_LETTERS


@dataclass(frozen=True)
class IssuePage:
    """A past newsletter; `text` is safe to stand in a document, `language` the one that it is in."""

    id: str
    title: Words
    text: Markup
    language: str
    foreign: bool
    other_language: Words | None
    list: str


@dataclass(frozen=True)
class LinkPage:
    """What a link in a letter leads to: a button, since whoever looks through letters opens every link in them."""

    action: str
    token: str
    off: bool


def newsletter_page(
    document: NewsletterDocument | None, edition: Edition, *, mails: bool, done: str | None = None, address: str = ""
) -> NewsletterPage:
    """Return the form and the past issues.

    Args:
        document: the past issues; None is a release that was made before they were kept.
        edition: in which they are read.
        mails: whether letters are sent.
        done: what was done just now, one of `STATES`.
        address: what was filled in already, and was no address.
    """
    said = {**SAID, ASKED: BY_MAIL if mails else BY_HAND}.get(done or "")
    issues = document.issues if document else ()
    return NewsletterPage(
        action=edition.addresses.today().newsletter(),
        languages=tuple((one, own_name(one)) for one in edition.released.site.collaborative.languages),
        language=edition.language,
        address=address,
        issues=tuple(Link(edition.reader.read(one.title), edition.addresses.issue(one.id)) for one in issues),
        mails=mails,
        said=edition.words.say(said) if said else None,
        contact=mailbox(edition.released.site.collaborative.contact),
    )


def issue_page(document: IssueDocument, edition: Edition) -> IssuePage:
    """Return a past newsletter."""
    words = edition.reader.read(document.words)
    return IssuePage(
        id=document.id,
        title=edition.reader.read(document.title),
        text=marked(words.text),
        language=words.language,
        foreign=words.foreign,
        other_language=language_name(words.language) if words.foreign else None,
        list=edition.addresses.newsletter(),
    )


def marked(text: str) -> Markup:
    """Return Markdown as HTML: what looks like HTML in it is text, pictures are none, headings stand below the page's.

    Only links to the web, to mailboxes and to our own pages are links.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).disable("image")
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
        for child in token.children or ():
            _lead_out(child)
    # The parser lets no HTML through, and writes every text escaped.
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S704 - see above


def _lead_out(token: Token) -> None:
    """Say of a link to elsewhere that it leads there; leave out where one leads to nothing that a page may name."""
    if token.type != "link_open":
        return
    there = str(token.attrGet("href") or "")
    if there.startswith(("https://", "http://")):
        token.attrSet("rel", "noopener external")
    elif not there.startswith(("mailto:", "/", "#")) or there.startswith("//"):
        token.attrs.pop("href", None)
