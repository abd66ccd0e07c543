"""What is wrong with a request, as a program reads it: `application/problem+json` (RFC 9457), words in its language."""

import json
from dataclasses import dataclass

from flask import Response, request
from werkzeug.exceptions import HTTPException, TooManyRequests

from indicators.release import NoCollaborative, NotPublished
from layouts.language.phrases import Phrases, mark, phrases_for
from layouts.public.notices import SAID
from layouts.public.site import Site
from layouts.public.view import BadView

Said = tuple[int, str, str]
BAD = mark("This question cannot be answered")


class BadQuery(BadView):
    """A query that the interface does not know; `name` is the parameter."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnknownParameter(BadQuery):
    """A name that is not known at this address; `known` are those that are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.known = known


class RepeatedParameter(BadQuery):
    """A name that is there more than once."""


class BadValue(BadQuery):
    """A value that its name does not allow; `expects` says what it must be, a message of the catalogues."""

    def __init__(self, name: str, expects: str) -> None:
        super().__init__(name)
        self.expects = expects


class Reversed(BadQuery):
    """A time that begins after it ends."""

    def __init__(self, name: str, since: str, until: str) -> None:
        super().__init__(name)
        self.since, self.until = since, until


class StaleCursor(BadQuery):
    """A cursor that leads nowhere, or was given for another update or another question."""


class NothingCalled(LookupError):
    """Nothing public has the id that a parameter names."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Problem:
    """What is told: an HTTP status, a code for programs, a title and a sentence for people, and the parameter meant."""

    status: int
    code: str
    title: str
    detail: str
    parameter: str | None = None


def problem(mistake: Exception, site: Site) -> Response:
    """Return the answer that says what was wrong."""
    words = _words(site)
    told = _told(mistake, words)
    body = {"type": "about:blank", "title": told.title, "status": told.status, "detail": told.detail, "code": told.code}
    if told.parameter is not None:
        body["parameter"] = told.parameter
    text = json.dumps(body, ensure_ascii=False)
    response = Response(text, status=told.status, mimetype="application/problem+json")
    response.content_language.add(words.language)
    response.cache_control.no_store = True
    if isinstance(mistake, HTTPException):
        response.headers.extend(one for one in mistake.get_headers() if one[0] == "Allow")
    return response


def _told(mistake: Exception, words: Phrases) -> Problem:
    if isinstance(mistake, BadQuery):
        return _bad_query(mistake, words)
    if isinstance(mistake, NothingCalled):
        said = words.say("Nothing public has the id that “%(name)s” asks for.", name=mistake.name)
        return Problem(404, "not-found", words.say("Nothing public has this name"), said, mistake.name)
    if isinstance(mistake, TooManyRequests):
        said = words.say("So many questions in so short a time slow others down. Please wait, then ask again.")
        return Problem(429, "too-many-requests", words.say("Too many questions"), said)
    kind = next(kind for kind in SAID if isinstance(mistake, kind))
    status, title, detail = SAID[kind]
    return Problem(status, CODES[status], words.say(title), words.say(detail))


CODES = {400: "bad-query", 404: "not-found", 405: "method-not-allowed", 500: "our-mistake", 503: "nothing-published"}


def _bad_query(mistake: BadQuery, words: Phrases) -> Problem:
    say, name = words.say, mistake.name
    if isinstance(mistake, UnknownParameter):
        known = ", ".join(mistake.known)
        said = say("The name “%(name)s” is not known here. Known are: %(known)s.", name=name, known=known)
        return Problem(400, "unknown-parameter", say(BAD), said, name)
    if isinstance(mistake, RepeatedParameter):
        said = say("“%(name)s” may be asked for once only.", name=name)
        return Problem(400, "repeated-parameter", say(BAD), said, name)
    if isinstance(mistake, BadValue):
        said = say("“%(name)s” must be %(expects)s.", name=name, expects=say(mistake.expects))
        return Problem(400, "bad-value", say(BAD), said, name)
    if isinstance(mistake, Reversed):
        said = say(
            "“from” (%(since)s) comes after “to” (%(until)s), so that no period lies between them. Exchange the two.",
            since=mistake.since,
            until=mistake.until,
        )
        return Problem(400, "reversed-time", say(BAD), said, name)
    said = say("This link to the next rows is of another update or another question. Begin again without “cursor”.")
    return Problem(400, "stale-cursor", say(BAD), said, name)


def _words(site: Site) -> Phrases:
    """Return the words of the language asked for, as far as the site has it; else those of its first language."""
    steps = request.path.split("/")
    wanted = request.args.get("lang") or steps[1]
    try:
        languages = site.releases.current(request.host).site.collaborative.languages
    except (NoCollaborative, NotPublished):
        return phrases_for(wanted, site.phrases)
    return phrases_for(wanted if wanted in languages else languages[0], site.phrases)
