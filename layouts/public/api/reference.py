"""The page of the manual on the API, made of the declarations of its addresses, queries and records."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from layouts.public.api.endpoints import ENDPOINTS, Endpoint
from layouts.public.api.openapi import path_of
from layouts.public.api.parameters import MOST, USUAL, Parameter
from layouts.public.api.routes import BASE, RATE
from layouts.public.api.schema import inside

OPENING = f"""# The API

Made from the program itself; `make fix` writes it again. Everything that is public, for programs to read: `{BASE}/…`,
and `/es{BASE}/…` in Spanish (so for every further language of the collaborative); `?lang=es` says the same and counts
over the address. `{BASE}/openapi.json` describes it (OpenAPI 3.1), made of the same declarations as the routes, the
checks of the query, the answers and this page.

    curl 'https://HOST{BASE}/indicators/student-homelessness/observations?place=pasadena&from=2018'

It stays as it is: names that stand here keep their meaning, and later ones are only added. Whoever reads JSON skips
what it does not know. `{BASE}` alone lists the addresses, and `/docs` leads to the description.

## Manners

- **Only what is released.** A hidden figure has no number in any form; `reason` and `reason_text` say why. Drafts and
  what is under embargo are not there; what is withdrawn is gone at once, from every earlier release too. `as_of` reads
  as it stood at the end of a day.
- **Lists** come in parts: `items`, `total`, and `next`, the address of the next rows, or null at the end; the head
  `Link` has it too. `limit` is 1 to {MOST}, {USUAL} where nothing is said. A cursor is good for one question about one
  release: after an update or a withdrawal it is refused, since rows would be missed or told twice. Begin again then.
- **Asking again**: every answer has a weak `ETag` and `Cache-Control: no-cache`; with `If-None-Match` an unchanged one
  is 304 without a body.
- **Mistakes** are `application/problem+json` (RFC 9457) in the language asked for: `status`, `title`, `detail`, a
  `code` for programs, and `parameter`, the name in the query that is meant. A name that an address does not know is a
  mistake (400), unlike on the pages: a misspelled filter must not answer with everything. An id that nothing has is
  404; a place or a group that is known and has no figures has no rows.
- **Other sites** may read it, and the feed, from their pages (CORS: GET, HEAD, OPTIONS; `ETag`, `Link` and
  `Retry-After` are open).
- **How often**: {RATE} for one address over the whole API, counted in each process; then 429 with `Retry-After`.
  `OPTIONS` does not count.

| Code | Status | When |
| --- | --- | --- |
| `unknown-parameter` | 400 | a name in the query that this address does not know |
| `repeated-parameter` | 400 | a name that is there twice |
| `bad-value` | 400 | a value that its name does not allow, an empty one too |
| `reversed-time` | 400 | `from` comes after `to` |
| `stale-cursor` | 400 | a cursor of another question or release, or none at all |
| `not-found` | 404 | no such address or id; nothing published by that day; a day to come |
| `method-not-allowed` | 405 | anything but reading |
| `too-many-requests` | 429 | see above |
| `our-mistake` | 500 | the mistake is ours |
| `nothing-published` | 503 | nothing is published yet |
"""


def page() -> str:
    """Return the page, in English."""
    parts = [OPENING, "## Addresses\n", *_addresses(), "\n## Names in the query\n", *_parameters(), "\n## Answers\n"]
    return "\n".join([*parts, *_records()]) + "\n"


def _addresses() -> Iterator[str]:
    yield "| Address | Answers with | Query |\n| --- | --- | --- |"
    for one in ENDPOINTS:
        asks = ", ".join(f"`{name.name}`" for name in one.knows)
        yield f"| `{path_of(one)}` | {one.says} {_form(one)} | {asks} |"


def _form(endpoint: Endpoint) -> str:
    if endpoint.suffix:
        return f"A file, `{endpoint.suffix}`."
    return f"Rows: `{endpoint.record.__name__}`." if endpoint.many else f"`item`: `{endpoint.record.__name__}`."


def _parameters() -> Iterator[str]:
    every: dict[str, Parameter] = {name.name: name for one in ENDPOINTS for name in one.knows}
    yield "| Name | Asks for | A value is |\n| --- | --- | --- |"
    for one in every.values():
        yield f"| `{one.name}` | {one.says} | {one.expects} |"


def _records() -> Iterator[str]:
    for record in dict.fromkeys(each for one in ENDPOINTS for each in (one.record, *inside(one.record))):
        yield f"### {record.__name__}\n\n| Name | Holds |\n| --- | --- |"
        hints: dict[str, Any] = get_type_hints(record, include_extras=True)
        yield from (f"| `{name}` | {get_args(hint)[1]} |" for name, hint in hints.items())
        yield ""
