"""The addresses of the API on a server, who may read it from where, and how often."""

import re

from flask import Blueprint, Flask, Response, redirect, request
from flask_limiter import Limiter
from werkzeug.exceptions import InternalServerError, MethodNotAllowed, NotFound, TooManyRequests

from indicators.release import NoCollaborative, NotPublished, NotReleased
from layouts.public.api.endpoints import ENDPOINTS
from layouts.public.api.interface import Interface
from layouts.public.api.problems import NothingCalled, problem
from layouts.public.shelf import Shelf
from layouts.public.site import Site
from layouts.public.view import BadView, FutureDay, NothingYet

BASE = "/api/v1"
KEPT_BYTES = 32 * 1024 * 1024
RATE = "3000 per minute"
"""For one address: fifty a second, far more than a reader's program needs and far less than a server can give."""
MISTAKES = (
    NoCollaborative,
    NotPublished,
    NothingYet,
    FutureDay,
    NotReleased,
    NothingCalled,
    NotFound,
    BadView,
    TooManyRequests,
    InternalServerError,
)
CROSS_ORIGIN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link, Retry-After"}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def register_api(server: Flask, site: Site, limiter: Limiter, *, rate: str = RATE) -> None:
    """Give the server the API; `rate` is how often one address may ask all of it, as Flask-Limiter writes it."""
    api = Blueprint("api", __name__)
    interface = Interface(site, Shelf(KEPT_BYTES))
    views = {one.name.replace(".", "-"): (one.rule, interface.view_of(one)) for one in ENDPOINTS}
    further = {"openapi": ("/openapi.json", interface.description), "links": ("", interface.links)}
    for name, (rule, view) in {**views, **further}.items():
        api.add_url_rule(BASE + rule, name, view)
        api.add_url_rule(f"/<language:language>{BASE}{rule}", f"{name}-in", view)
    for mistake in MISTAKES:
        api.register_error_handler(mistake, lambda one: problem(one, site))
    limiter.shared_limit(rate, scope="api", exempt_when=lambda: request.method == "OPTIONS")(api)
    server.add_url_rule("/docs", "docs", lambda: redirect(f"{BASE}/openapi.json"))
    _answer_no_address(server, site)
    _let_others_read(server)
    server.register_blueprint(api)


def _answer_no_address(server: Flask, site: Site) -> None:
    """Let an address of the API that there is not, or that can only be read, be answered as a problem too."""

    @server.before_request
    def refuse() -> Response | None:
        mistake = request.routing_exception
        missed = isinstance(mistake, NotFound | MethodNotAllowed)
        return problem(mistake, site) if mistake and missed and _is_ours(request.path) else None


def _let_others_read(server: Flask) -> None:
    """Let pages of other sites read the API: it holds nothing that is not public, and takes nothing in."""

    @server.after_request
    def open_up(response: Response) -> Response:
        if _is_ours(request.path):
            response.headers.update(CROSS_ORIGIN)
            if request.method == "OPTIONS":
                response.headers.update(PREFLIGHT)
        return response


def _is_ours(path: str) -> bool:
    return bool(re.match(r"(?:/[^/]+)?/api(?:/|$)", path))
