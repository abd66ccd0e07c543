"""Pages that say, in one plain sentence, why there is no other."""

from flask import Flask, Response, request
from werkzeug.exceptions import (
    Forbidden,
    HTTPException,
    InternalServerError,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    TooManyRequests,
    UnsupportedMediaType,
)

from indicators.release import NoCollaborative, NotPublished, NotReleased
from indicators.voices.comments import Flooded
from layouts.language.phrases import Phrases, mark, phrases_for
from layouts.public.edition import Edition
from layouts.public.frame import Frame, frame
from layouts.public.site import Site
from layouts.public.view import BadView, FutureDay, NothingYet

SAID = {
    NoCollaborative: (404, mark("No collaborative is served here"), mark("Check the address: nobody uses this name.")),
    NotPublished: (
        503,
        mark("Nothing published yet"),
        mark("There is no update to read yet. Please come back later."),
    ),
    NothingYet: (
        404,
        mark("Nothing published by then"),
        mark("On that day nothing had been published here yet. Choose a later day."),
    ),
    FutureDay: (
        404,
        mark("That day has not come yet"),
        mark("A page can be read as it stands today, or as it stood on a day before."),
    ),
    NotReleased: (404, mark("No such page"), mark("Nothing public has this address.")),
    NotFound: (404, mark("No such page"), mark("Nothing public has this address.")),
    MethodNotAllowed: (405, mark("Not possible here"), mark("This page can only be read.")),
    Forbidden: (
        403,
        mark("Not taken"),
        mark("This came from another site. Please open our own page and send it from there."),
    ),
    UnsupportedMediaType: (415, mark("Not taken"), mark("This was not sent with the form on our page.")),
    RequestEntityTooLarge: (413, mark("Not taken"), mark("That is far too long. Please shorten it.")),
    TooManyRequests: (
        429,
        mark("Please wait a little"),
        mark(
            "Much was sent from where you are. Try again in a few minutes, call us, or write to us: see “Whom to ask”."
        ),
    ),
    Flooded: (
        429,
        mark("Please wait a little"),
        mark("More came today than we can read. Try again tomorrow, call us, or write to us: see “Whom to ask”."),
    ),
    BadView: (
        400,
        mark("This view does not exist"),
        mark("The address asks for something that this page does not know. Start again without what follows the “?”."),
    ),
    InternalServerError: (
        500,
        mark("Something went wrong"),
        mark("The mistake is ours. Please try again in a while."),
    ),
}


def answer_mistakes(server: Flask, site: Site) -> None:
    """Let the server say each of these in the language of the address."""
    for kind in SAID:
        server.register_error_handler(kind, lambda mistake: notice(mistake, site))


def notice(mistake: Exception, site: Site) -> Response:
    """Return the page that says what was wrong; a mistake may bring its own, as a form that was sent too often does."""
    if isinstance(mistake, HTTPException) and isinstance(mistake.response, Response):
        return mistake.response
    status, heading, sentence = SAID[_kind(mistake)]
    around, words = _around(mistake, site, heading)
    body = site.documents.notice(words.say(heading), words.say(sentence), around, words)
    response = Response(body, status=status, mimetype="text/html")
    response.content_language.add(words.language)
    response.cache_control.no_store = True
    if isinstance(mistake, HTTPException):
        response.headers.extend(header for header in mistake.get_headers() if header[0] == "Allow")
    return response


def _kind(mistake: Exception) -> type[Exception]:
    return next(kind for kind in SAID if isinstance(mistake, kind))


def _around(mistake: Exception, site: Site, heading: str) -> tuple[Frame | None, Phrases]:
    """Return the frame in the language of the address; none where there is no release to read a frame from."""
    try:
        released = site.releases.current(request.host)
    except (NoCollaborative, NotPublished):
        return None, phrases_for(_first_step(), site.phrases)
    first, *further = released.site.collaborative.languages
    language = _first_step() if _first_step() in further else first
    edition = Edition(released, language, phrases_for(language, site.phrases))
    title = edition.words.say(heading)
    return frame((), edition, title=title, path=edition.addresses.home(), query=""), edition.words


def _first_step() -> str:
    return request.path.split("/")[1]
