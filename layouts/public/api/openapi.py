"""The description of the API (OpenAPI 3.1), made of the same declarations as its routes, checks and answers."""

import re
from typing import Any

from layouts.documents.boundaries import MEDIA
from layouts.language.phrases import mark
from layouts.public.api.endpoints import ENDPOINTS, JSON, Endpoint
from layouts.public.api.parameters import LANG, Parameter
from layouts.public.api.records import ReleaseNumber
from layouts.public.api.schema import Say, reference, schemas_of
from layouts.public.edition import Edition

PROBLEM = "application/problem+json"
ID = "[a-z0-9]+(-[a-z0-9]+)*"
WRONG = {
    "400": mark("The question cannot be answered as it is asked; the answer says what is wrong with it."),
    "404": mark("Nothing public has this address or this id, or nothing was published by that day."),
    "405": mark("This can only be read."),
    "429": mark("Too many questions in a short time; “Retry-After” says when to ask again."),
    "503": mark("Nothing is published yet."),
}
HEADERS = {
    "ETag": mark("Changes when the answer does; ask again with “If-None-Match”."),
    "Link": mark("Where the next rows are."),
}


def openapi(edition: Edition) -> dict[str, Any]:
    """Return the description in the words of an edition."""
    say, own = edition.words.say, edition.released.site.collaborative
    shapes: dict[str, Any] = {}
    for endpoint in ENDPOINTS:
        shapes |= schemas_of(endpoint.record, say)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": say("%(collaborative)s: the figures", collaborative=edition.reader.read(own.name)),
            "version": "1",
            "description": say(
                "Everything that is public, for programs to read. What stands here stays: later ones only add to it. "
                "A figure that is hidden for privacy has no number in any answer, but a reason."
            ),
        },
        "servers": [{"url": f"{edition.addresses.prefix}/api/v1"}],
        "paths": {path_of(one): {"get": _operation(one, edition)} for one in ENDPOINTS},
        "components": {"schemas": {**shapes, **schemas_of(ReleaseNumber, say), "Problem": _problem(say)}},
    }


def path_of(endpoint: Endpoint) -> str:
    """Return an address as OpenAPI writes it: `/indicators/{name}`."""
    return re.sub(r"<(\w+)>", r"{\1}", endpoint.rule)


def _operation(endpoint: Endpoint, edition: Edition) -> dict[str, Any]:
    say = edition.words.say
    answered = {
        "description": say(endpoint.says),
        "headers": _headers(endpoint, say),
        "content": _content(endpoint, say),
    }
    wrong = {
        status: {"description": say(said), "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for status, said in WRONG.items()
    }
    unchanged = {"description": say("Nothing has changed since.")}
    return {
        "operationId": re.sub(r"\W", "_", endpoint.name),
        "summary": say(endpoint.says),
        "parameters": [*_ids(endpoint, say), *(_parameter(one, edition) for one in endpoint.knows)],
        "responses": {"200": answered, "304": unchanged, **wrong},
    }


def _ids(endpoint: Endpoint, say: Say) -> list[dict[str, Any]]:
    named = {
        "required": True,
        "schema": {"type": "string", "pattern": f"^{ID}$"},
        "description": say("Id of the measure."),
    }
    return [{"name": name, "in": "path", **named} for name in re.findall(r"<(\w+)>", endpoint.rule)]


def _parameter(one: Parameter, edition: Edition) -> dict[str, Any]:
    form = dict(one.form)
    if one is LANG:
        form["enum"] = list(edition.released.site.collaborative.languages)
    return {"name": one.name, "in": "query", "description": edition.words.say(one.says), "schema": form}


def _headers(endpoint: Endpoint, say: Say) -> dict[str, Any]:
    names = ("ETag", "Link") if endpoint.many else ("ETag",)
    return {name: {"description": say(HEADERS[name]), "schema": {"type": "string"}} for name in names}


def _content(endpoint: Endpoint, say: Say) -> dict[str, Any]:
    if endpoint.media != JSON:
        return {endpoint.media: {"schema": {"type": "object" if endpoint.media == MEDIA else "string"}}}
    told: dict[str, Any] = {
        "release": reference(ReleaseNumber),
        "language": {"type": "string", "description": say("The language of the words.")},
    }
    if not endpoint.many:
        return {JSON: {"schema": _whole({**told, "item": reference(endpoint.record)})}}
    rows = {"type": "array", "items": reference(endpoint.record)}
    total = {"type": "integer", "minimum": 0, "description": say("How many rows there are in all.")}
    following = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": say("Where the next rows are.")}
    return {JSON: {"schema": _whole({**told, "total": total, "items": rows, "next": following})}}


def _whole(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _problem(say: Say) -> dict[str, Any]:
    text = {"type": "string"}
    known = {"type": text, "title": text, "status": {"type": "integer"}, "detail": text, "code": text}
    parameter = {**text, "description": say("Which name of the query is meant.")}
    return {"type": "object", "required": list(known), "properties": {**known, "parameter": parameter}}
