"""The query of a request: what a page knows of it, and an address that is tidied where the page does not know all."""

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Response, abort, redirect, request


def asked(*names: str, several: bool = False) -> dict[str, list[str]]:
    """Return the query of the request.

    Where it has other names than these, as an address has that was shared elsewhere (`fbclid`, `utm_source`), the
    reader is sent to the same address without them; and without empty values where names are given `several` times,
    as a form sends every chooser that nothing was chosen in.
    """
    given = list(request.args.items(multi=True))
    known = [(name, value) for name, value in given if name in names and (value or not several)]
    if len(known) < len(given):
        query = f"?{urlencode(known)}" if known else ""
        abort(redirect(request.path + query, 302))
    return dict(request.args.lists())


def query_text() -> str:
    """Return the query of the request as it was written."""
    return request.query_string.decode("utf-8", "replace")


def listed_at(path: str) -> Callable[..., Response]:
    """Return what sends the reader of a list that has no page of its own to the page that holds it."""

    def there(language: str | None = None) -> Response:
        bare, _, anchor = path.partition("#")
        query = f"?{query_text()}" if request.query_string else ""
        prefix = f"/{language}" if language else ""
        return Response(status=302, headers={"Location": f"{prefix}{bare}{query}{'#' if anchor else ''}{anchor}"})

    return there


def without_last_stroke(**_: str) -> Response:
    """Send the reader of `/about/` to `/about`, for good."""
    query = f"?{query_text()}" if request.query_string else ""
    return Response(status=308, headers={"Location": request.path.rstrip("/") + query})
