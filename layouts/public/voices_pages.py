"""The pages on which people speak: what they said, the form, the newsletter; their addresses, and how they are made."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

from indicators.release import NotReleased
from indicators.release.alliance import StrategyDocument, TeamDocument
from indicators.release.said import IssueDocument, NewsletterDocument, SaidDocument
from indicators.release.texts import Text
from layouts.public.edition import Link
from layouts.public.newsletter_page import STATES, issue_page, newsletter_page
from layouts.public.page import Made, Page, Reading
from layouts.public.said_page import ABOUT, DONE, SENT, fixed, read_about, read_done, said_page, tell_page
from layouts.public.view import DAY, PAGE, read_page


def _said(reading: Reading) -> Made:
    page = said_page(reading.kept(SaidDocument), reading.edition, read_page(reading.query))
    return Made(page, reading.edition.words.say("You said, we did"))


def _tell(reading: Reading) -> Made:
    about, done = read_about(reading.query), read_done(reading.query, (SENT,))
    about = standing(about, reading)
    page = replace(tell_page(about, page_called(about, reading), reading.edition), thanks=done == SENT)
    return Made(page, reading.edition.words.say("Tell us what you think"))


def page_called(about: str | None, reading: Reading) -> Link | None:
    """Return a link to the page that a comment is about; None where nothing public is called so."""
    if about is None:
        return None
    title = _title(about.partition("?")[0].split("/"), reading)
    if title is None:
        return fixed(about, reading.edition)
    return Link(reading.edition.reader.read(title), reading.edition.addresses.page(about.partition("?")[0]))


def standing(about: str | None, reading: Reading) -> str | None:
    """Return the address of a page as far as there is one: nothing that somebody made up is kept with a comment."""
    if about is None or page_called(about, reading) is None:
        return None
    path, _, query = about.partition("?")
    asked = dict(parse_qsl(query))
    return about if asked and _is_view(path, asked, reading) else path


def _is_view(path: str, asked: Mapping[str, str], reading: Reading) -> bool:
    """Tell whether a page shows the place and the group that are asked for."""
    try:
        if path.startswith("/indicators/"):
            document = reading.indicator(path.removeprefix("/indicators/"))
            return document.find(**{"place": document.place, "group": document.group, **asked}) is not None
        return path == "/" and all(reading.view(*one) for one in asked.items())
    except NotReleased:
        return False


def _title(parts: list[str], reading: Reading) -> Text | None:
    noun, name = (parts[1], parts[2]) if len(parts) == 3 else ("", "")
    try:
        if noun in {"indicators", "outcomes"}:
            return (reading.indicator(name) if noun == "indicators" else reading.outcome(name)).head.title
        if noun == "strategies":
            return reading.document(StrategyDocument, name).strategy.title
        return reading.document(TeamDocument, name).team.name if noun == "teams" else None
    except NotReleased:
        return None


def _newsletter(reading: Reading) -> Made:
    done = read_done(reading.query, STATES)
    page = newsletter_page(reading.kept(NewsletterDocument), reading.edition, mails=reading.mails, done=done)
    return Made(page, reading.edition.words.say("Newsletter"))


def _issue(reading: Reading, name: str) -> Made:
    page = issue_page(reading.document(IssueDocument, name), reading.edition)
    return Made(page, page.title.text)


VOICES = (
    Page("said", "/said", _said, asks=(PAGE, DAY)),
    Page("tell", "/said/new", _tell, asks=(ABOUT, DONE, DAY)),
    Page("newsletter", "/newsletter", _newsletter, asks=(DONE, DAY)),
    Page("issue", "/newsletter/<name>", _issue),
)
