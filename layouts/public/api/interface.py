"""From an address of the API to its answer: tagged, kept, in parts."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from indicators.release import NotReleased
from layouts.public.api.answers import handout_of
from layouts.public.api.endpoints import ENDPOINTS, JSON, Endpoint
from layouts.public.api.openapi import ID, openapi
from layouts.public.api.paging import Part, part_of, question_of
from layouts.public.api.parameters import ALWAYS, AS_OF, CURSOR, LANG, read_query
from layouts.public.api.problems import BadValue
from layouts.public.api.records import ReleaseNumber
from layouts.public.api.schema import as_json
from layouts.public.edition import Edition
from layouts.public.page import Reading
from layouts.public.shelf import Shelf
from layouts.public.site import Site
from layouts.public.view import read_view

Asked = Mapping[str, str]
ENDS = b"\n"
"""Parts the link to the next rows from the body that it is kept with."""


@dataclass(frozen=True)
class Interface:
    """Answers the addresses of the API; `kept` holds bodies that were made."""

    site: Site
    kept: Shelf

    def view_of(self, endpoint: Endpoint) -> Callable[..., Response]:
        """Return what answers the addresses of an endpoint."""

        def view(language: str | None = None, **names: str) -> Response:
            asked = read_query(dict(request.args.lists()), endpoint.knows)
            if not all(re.fullmatch(ID, name) for name in names.values()):
                raise NotReleased
            edition = self.edition(language, asked)
            reading = Reading(edition, self.site.releases, request.host, {})
            response = self.answer(edition, endpoint.media, lambda: self.body(endpoint, reading, asked, names))
            if endpoint.suffix:
                name = names.get("name", endpoint.name.removesuffix(endpoint.suffix))
                response.headers["Content-Disposition"] = f'attachment; filename="{name}{endpoint.suffix}"'
            return response

        return view

    def description(self, language: str | None = None) -> Response:
        """Return the description of the API."""
        edition = self.edition(language, read_query(dict(request.args.lists()), ALWAYS))
        return self.answer(edition, JSON, lambda: ("", _text(openapi(edition))))

    def links(self, language: str | None = None) -> Response:
        """Return where everything is: the description, and each list by its name."""
        edition = self.edition(language, read_query(dict(request.args.lists()), ALWAYS))
        base = f"{edition.addresses.prefix}/api/v1"
        lists = {one.name: f"{base}{one.rule}" for one in ENDPOINTS if "<" not in one.rule}
        return self.answer(edition, JSON, lambda: ("", _text({"description": f"{base}/openapi.json", **lists})))

    def edition(self, language: str | None, asked: Asked) -> Edition:
        """Return the release to read in the language of the query, else that of the address.

        Raises:
            BadValue: the site has no such language.
        """
        as_of = read_view({AS_OF.name: [asked.get(AS_OF.name, "")]}).as_of
        edition = self.site.edition(language, as_of)
        first, *further = edition.released.site.collaborative.languages
        wanted = asked.get(LANG.name)
        if wanted is None:
            return edition
        if wanted not in (first, *further):
            raise BadValue(LANG.name, LANG.expects)
        return self.site.edition(None if wanted == first else wanted, as_of)

    def answer(self, edition: Edition, media: str, make: Callable[[], tuple[str, bytes]]) -> Response:
        """Return the body of the address asked for, or that the reader's own copy still holds."""
        tag = self.site.tag(edition)
        response = Response(mimetype=media)
        response.set_etag(tag, weak=True)
        response.cache_control.no_cache = True
        response.content_language.add(edition.words.language)
        if request.if_none_match.contains_weak(tag):
            response.status_code = 304
            return response
        following, _, body = self.kept.get(tag, lambda: _together(*make())).partition(ENDS)
        if following:
            response.headers["Link"] = f'<{following.decode()}>; rel="next"'
        response.set_data(body)
        return response

    def body(self, endpoint: Endpoint, reading: Reading, asked: Asked, names: Mapping[str, str]) -> tuple[str, bytes]:
        """Return the link to the next rows (it may be empty) and the body of an answer."""
        made = endpoint.make(reading, asked, **names)
        if isinstance(made, bytes):
            return "", made
        handout = handout_of(reading.edition)
        issue = ReleaseNumber(handout.number, handout.released_on)
        head = {"release": as_json(issue), "language": reading.edition.language}
        if not endpoint.many:
            return "", _text({**head, "item": as_json(made)})
        part = part_of(made, question_of(reading.edition, request.path, asked), asked)
        following = _next(part, asked)
        told = {**head, "total": part.total, "items": as_json(part.rows), "next": following}
        return following or "", _text(told)


def _next(part: Part, asked: Asked) -> str | None:
    """Return the address of the next rows; None at the end."""
    if part.cursor is None:
        return None
    return f"{request.path}?{urlencode({**asked, CURSOR.name: part.cursor})}"


def _text(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _together(following: str, body: bytes) -> bytes:
    return following.encode() + ENDS + body
