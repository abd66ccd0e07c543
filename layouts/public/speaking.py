"""What people send: comments and addresses for the newsletter. No cookie, no script; every answer leads to a page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil
from time import time
from urllib.parse import urlencode, urlsplit

from flask import Flask, Response, abort, request
from flask_limiter import Limiter, RequestLimit
from werkzeug.exceptions import TooManyRequests

from indicators.release.said import NewsletterDocument
from indicators.voices.addresses import NoAddress
from indicators.voices.comments import UNKNOWN, Comment, Flooded, NotTaken, page_of
from indicators.voices.gate import Voices
from layouts.public.edition import Edition
from layouts.public.frame import frame
from layouts.public.letters import Letters
from layouts.public.newsletter_page import ASKED, CONFIRMED, EXPIRED, NO_ADDRESS, OFF, LinkPage, newsletter_page
from layouts.public.notices import SAID
from layouts.public.page import Reading
from layouts.public.query import asked, query_text
from layouts.public.said_page import DONE, FAULTS, SENT, Given, faulty, refused, tell_page
from layouts.public.site import Site
from layouts.public.voices_pages import page_called, standing

MOST_BYTES = 64 * 1024
TRAP = "website"
"""A field that no reader sees: only a program that fills in everything fills it in."""
TOKEN = "token"  # noqa: S105 - the name of a field
ONE_CLICK = "List-Unsubscribe"
"""What a mail program sends by itself when its reader presses its own button (RFC 8058)."""
RATE = "6 per minute; 30 per hour"
"""What one address may send: a family behind one connection, and no program."""
TRIED_RATE = "60 per minute"
"""What one address may try, with what comes back to be mended."""
LINK_RATE = "60 per minute"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Speaking:
    """Where what people send is written down, and who sends letters; None: nobody, and staff confirm addresses."""

    voices: Voices
    letters: Letters | None = None


@dataclass(frozen=True)
class Hearing:
    """Answers what people send."""

    site: Site
    voices: Voices
    letters: Letters | None

    def comment(self, language: str | None = None) -> Response:
        """Write a comment down, and lead to the thanks; one that cannot be taken comes back with the reason."""
        edition = self._begin(language)
        given, reading = self._given(), self._reading(edition)
        about = standing(page_of(request.form.get("about")), reading)
        spoken = given.language if given.language in edition.released.site.collaborative.languages else UNKNOWN
        if not request.form.get(TRAP):
            try:
                self.voices.receive(request.host, Comment(given.words, spoken, about, given.contact))
            except NotTaken as error:
                told = edition.words.say(FAULTS[error.fault])
                return self._comment_again(reading, about, told, faulty=faulty(error.fault))
            except Flooded:
                return self._comment_again(reading, about, edition.words.say(SAID[Flooded][2]), status=429)
        return _lead(edition.addresses.tell(about, **{DONE: SENT}))

    def too_often(self, limit: RequestLimit) -> Response | None:
        """Return the form with what was written in it, and how long to wait; other addresses have the plain notice."""
        if not request.path.endswith("/said/new"):
            return None
        reading = self._reading(self._begin((request.view_args or {}).get("language")))
        minutes = max(1, ceil((limit.reset_at - time()) / 60))
        told = reading.edition.words.plural(
            "Much was sent from where you are. What you wrote is still here: send it again in %(number)s minute.",
            "Much was sent from where you are. What you wrote is still here: send it again in %(number)s minutes.",
            minutes,
        )
        about = standing(page_of(request.form.get("about")), reading)
        return self._comment_again(reading, about, told, status=TooManyRequests.code)

    def _given(self) -> Given:
        form = request.form
        return Given(form.get("words", ""), form.get("contact", ""), form.get("language", ""))

    def _reading(self, edition: Edition) -> Reading:
        return Reading(edition, self.site.releases, request.host, {})

    def _comment_again(
        self, reading: Reading, about: str | None, told: str, *, faulty: str | None = None, status: int = 400
    ) -> Response:
        edition = reading.edition
        page = tell_page(about, page_called(about, reading), edition, self._given())
        again, query = refused(page, told, faulty=faulty), urlencode({"about": about}) if about else ""
        title = edition.words.say("Tell us what you think")
        return self._page("tell", again, edition, _wrong(title, edition), query, status=status)

    def sign_up(self, language: str | None = None) -> Response:
        """Write an address down, and lead to the same page whether it was on the list before or not."""
        edition = self._begin(language)
        given, wanted = request.form.get("address", ""), request.form.get("language", "")
        languages = edition.released.site.collaborative.languages
        if not request.form.get(TRAP):
            try:
                self._ask(given, wanted if wanted in languages else edition.language, edition)
            except NoAddress:
                return self._address_again(edition, given)
        return _lead(edition.addresses.newsletter(done=ASKED))

    def _ask(self, given: str, language: str, edition: Edition) -> None:
        host = request.host
        to = self.voices.sign_up(host, given, language, mails=self.letters is not None)
        if to is not None and self.letters is not None:
            spoken = self.site.edition(None if language == edition.addresses.first else language)
            self.letters.ask(to, spoken, host, failed=lambda: self.voices.not_asked(host, to.number))

    def _address_again(self, edition: Edition, given: str) -> Response:
        reading, mails = self._reading(edition), self.letters is not None
        page = newsletter_page(reading.kept(NewsletterDocument), edition, mails=mails, address=given)
        told = replace(page, problem=edition.words.say(NO_ADDRESS))
        return self._page("newsletter", told, edition, _wrong(edition.words.say("Newsletter"), edition), "", status=400)

    def link(self, language: str | None = None, *, off: bool) -> Response:
        """Return the page with the button that a link in a letter leads to."""
        given = asked(TOKEN).get(TOKEN, [""])
        edition = self.site.edition(language)
        action = edition.addresses.sign_off() if off else edition.addresses.confirm()
        title = edition.words.say("Leave the newsletter") if off else edition.words.say("Confirm the newsletter")
        page = LinkPage(action, given[0], off)
        return self._page("newsletter-link", page, edition, title, query_text())

    def confirm(self, language: str | None = None) -> Response:
        """Put the address of a token on the list."""
        edition = self._begin(language)
        found = self.voices.confirm(request.host, request.form.get(TOKEN, ""))
        return _lead(edition.addresses.newsletter(done=CONFIRMED if found else EXPIRED))

    def sign_off(self, language: str | None = None) -> Response:
        """Take the address of a token off the list, as a reader asks or a mail program does for them."""
        request.max_content_length = MOST_BYTES
        edition = self.site.edition(language)
        self.voices.sign_off(request.host, request.values.get(TOKEN, ""))
        if request.form.get(ONE_CLICK):
            return _kept_nowhere(Response(status=200, mimetype="text/plain"))
        return _lead(edition.addresses.newsletter(done=OFF))

    def _begin(self, language: str | None) -> Edition:
        refuse_strangers(self.site.name)
        request.max_content_length = MOST_BYTES
        return self.site.edition(language)

    def _page(
        self, name: str, page: object, edition: Edition, title: str, query: str, *, status: int = 200
    ) -> Response:
        around = frame(page, edition, title=title, path=request.path, query=query)
        body = self.site.documents.page(name, page, around, edition.words)
        answer = _kept_nowhere(Response(body, status=status, mimetype="text/html"))
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer


def refuse_strangers(name: str) -> None:
    """Refuse what a page of another site sends, and what no form of ours sends; `name` is what readers call us by."""
    came, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if came is not None and came not in {"same-origin", "none"}:
        abort(403)
    if came is None and origin is not None and urlsplit(origin).netloc not in {request.host, name}:
        abort(403)
    if request.mimetype != FORM:
        abort(415)


def _wrong(title: str, edition: Edition) -> str:
    """Return the title of a page with a form that was not taken: who listens hears that first."""
    return edition.words.say("Error: %(title)s", title=title)


def _taken(answer: Response) -> bool:
    """Tell whether something was taken: what comes back to be mended does not count against anybody."""
    return answer.status_code == 303


def _lead(address: str) -> Response:
    return _kept_nowhere(Response(status=303, headers={"Location": address}))


def _kept_nowhere(answer: Response) -> Response:
    answer.cache_control.no_store = True
    return answer


def register_speaking(server: Flask, site: Site, speaking: Speaking, limiter: Limiter, *, rate: str = RATE) -> None:
    """Let people send comments and sign up, so often as `rate` says for one address; the same in every language."""
    hearing = Hearing(site, speaking.voices, speaking.letters)
    often = limiter.shared_limit(rate, scope="voices", deduct_when=_taken, on_breach=hearing.too_often)
    tried = limiter.shared_limit(TRIED_RATE, scope="tried", on_breach=hearing.too_often)
    loosely = limiter.shared_limit(LINK_RATE, scope="links")
    views: dict[tuple[str, str, str], Callable[..., Response]] = {
        ("comment", "/said/new", "POST"): often(tried(hearing.comment)),
        ("sign-up", "/newsletter", "POST"): often(tried(hearing.sign_up)),
        ("confirm", "/newsletter/confirm", "POST"): loosely(hearing.confirm),
        ("sign-off", "/newsletter/off", "POST"): loosely(hearing.sign_off),
        ("to-confirm", "/newsletter/confirm", "GET"): lambda language=None: hearing.link(language, off=False),
        ("to-sign-off", "/newsletter/off", "GET"): lambda language=None: hearing.link(language, off=True),
    }
    for (name, rule, method), view in views.items():
        server.add_url_rule(rule, name, view, methods=[method])
        server.add_url_rule(f"/<language:language>{rule}", f"{name}-in", view, methods=[method])
