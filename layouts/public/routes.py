"""The addresses of the public pages."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from flask import Flask
from werkzeug.routing import BaseConverter

from layouts.language.phrases import CATALOGUES, read_phrases
from layouts.public.api import RATE, register_api
from layouts.public.assets import read_assets, serve_assets
from layouts.public.discovery import register_discovery
from layouts.public.documents import Documents, make_templates
from layouts.public.download import register_download
from layouts.public.embed import register_embed
from layouts.public.encoding import compress_responses
from layouts.public.headers import secure_responses
from layouts.public.health import register_health
from layouts.public.island import make_island, script_hashes
from layouts.public.limits import make_limiter
from layouts.public.notices import answer_mistakes
from layouts.public.page import Releases
from layouts.public.pages import PAGES
from layouts.public.pictures import register_pictures
from layouts.public.query import listed_at, without_last_stroke
from layouts.public.roots import HERE, Roots
from layouts.public.sheets import register_sheets
from layouts.public.shelf import Shelf
from layouts.public.site import Site
from layouts.public.speaking import Speaking, register_speaking
from layouts.public.view import today_in

LISTED = {"/strategies": "/workplan", "/teams": "/about#teams"}
"""Where what readers look for under these addresses is listed."""
KEPT_DOCUMENTS = 32 * 1024 * 1024


class LanguageConverter(BaseConverter):
    """A language code at the beginning of an address: `es`, `zh-hant`."""

    regex = r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?"


def register(  # noqa: PLR0913 - keyword-only, and each is one part that the site is put together from
    server: Flask,
    releases: Releases,
    *,
    build: str,
    today: Callable[[str], dt.date] = today_in,
    api_rate: str = RATE,
    catalogues: Sequence[Path] = (CATALOGUES,),
    speaking: Speaking | None = None,
    roots: Roots = HERE,
) -> None:
    """Give the server the public pages of what was released.

    Args:
        server: the Flask application.
        releases: what was released, by host name.
        build: names this build of the code; a document of another build is never taken for one of this.
        today: tells the date in a time zone.
        api_rate: how often one address may ask the API, `3000 per minute`.
        catalogues: the folders of the words of every further language.
        speaking: where what people send is written down; None takes nothing.
        roots: where the site is for its readers.
    """
    assets = read_assets()
    island = make_island(server)
    documents = Documents(make_templates(assets))
    mails = speaking is not None and speaking.letters is not None
    build = f"{build} {assets.version}{' letters' if mails else ''}"
    phrases = {language: words for folder in catalogues for language, words in read_phrases(folder).items()}
    site = Site(releases, phrases, documents, island, Shelf(KEPT_DOCUMENTS), build, today, mails, roots)
    limiter = make_limiter(server)
    compress_responses(server)
    secure_responses(server, style=assets.style(), script_hashes=script_hashes(island))
    serve_assets(server, assets)
    answer_mistakes(server, site)
    add_addresses(server, site)
    register_api(server, site, limiter, rate=api_rate)
    if speaking is not None:
        register_speaking(server, site, speaking, limiter)
    register_health(server, releases)
    register_download(server, site)
    register_discovery(server, site)
    register_pictures(server, site)
    register_sheets(server, site)
    register_embed(server, site, assets)


def add_addresses(server: Flask, site: Site) -> None:
    """Add every public address, and the same again under each further language."""
    server.url_map.converters["language"] = LanguageConverter
    for page in PAGES:
        answer = site.view_of(page)
        server.add_url_rule(page.rule, page.name, answer)
        server.add_url_rule(f"/<language:language>{page.rule}", f"{page.name}-in", answer)
        if not page.rule.endswith("/"):
            server.add_url_rule(f"{page.rule}/", f"{page.name}-stroke", without_last_stroke)
            server.add_url_rule(f"/<language:language>{page.rule}/", f"{page.name}-stroke-in", without_last_stroke)
    for rule, place in LISTED.items():
        server.add_url_rule(rule, f"{rule}-list", listed_at(place))
        server.add_url_rule(f"/<language:language>{rule}", f"{rule}-list-in", listed_at(place))
