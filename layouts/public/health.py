"""Whether the site lives and can answer, for whatever watches it; nothing about the collaborative is told."""

from flask import Flask, Response, request

from indicators.release import NoCollaborative, NotPublished
from layouts.public.page import Releases


def register_health(server: Flask, releases: Releases) -> None:
    """Give the server `/healthz` (the process answers) and `/readyz` (it has something published to answer with)."""
    server.add_url_rule("/healthz", "healthz", lambda: _told("ok", 200))
    server.add_url_rule("/readyz", "readyz", lambda: _ready(releases))


def _ready(releases: Releases) -> Response:
    """Tell whether there is a release to read; a watcher that asks by an address of no collaborative is not refused."""
    try:
        releases.current(request.host)
    except NotPublished:
        return _told("nothing published yet", 503)
    except NoCollaborative:
        return _told("ok", 200)
    return _told("ok", 200)


def _told(words: str, status: int) -> Response:
    response = Response(f"{words}\n", status=status, mimetype="text/plain")
    response.cache_control.no_store = True
    return response
