"""The data package of a release, at an address that stays."""

from flask import Flask, Response, request

from indicators.release.mapped import MapDocument
from layouts.documents.handout import Handout
from layouts.documents.package import package
from layouts.language.phrases import phrases_for, read_phrases
from layouts.public.edition import Edition
from layouts.public.outlet import Outlet
from layouts.public.page import Reading, Releases
from layouts.public.query import asked
from layouts.public.releases import indicators_of, outcomes_of
from layouts.public.shelf import Shelf
from layouts.public.site import Site
from layouts.public.view import DAY, read_view

ADDRESS = "/download/commoncurve.zip"
KEPT_BYTES = 64 * 1024 * 1024


class NoSuchLanguage(LookupError):
    """The collaborative has no such language; the message names those that it has."""


def answer(site: Site, outlet: Outlet, language: str | None) -> Response:
    """Return the package in the language of the address, or that the reader's own copy still holds."""
    query = asked(DAY)
    edition = site.edition(language, read_view(query).as_of)
    reading = Reading(edition, site.releases, request.host, query)
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(edition)}"',
        "Access-Control-Allow-Origin": "*",
    }
    return outlet.answer(edition, "application/zip", lambda: package_of(reading), headers)


def package_of(reading: Reading) -> bytes:
    """Return the data package of a release as it is read."""
    edition = reading.edition
    handout = Handout(edition.released, edition.language, edition.words)
    return package(list(outcomes_of(reading)), list(indicators_of(reading)), handout, places=reading.kept(MapDocument))


def data_package(releases: Releases, language: str | None = None, *, host: str = "*") -> bytes:
    """Return the data package of the release that holds, without a server: the same bytes as the site gives.

    Args:
        releases: what was released.
        language: a language of the collaborative; its first one where none is named.
        host: the host name that the collaborative is served under.

    Raises:
        NoSuchLanguage: the collaborative has no such language.
        NotPublished: nothing is public.
    """
    released = releases.current(host)
    languages = released.site.collaborative.languages
    chosen = language or languages[0]
    if chosen not in languages:
        raise NoSuchLanguage(f"The collaborative has no language “{chosen}”; it has {', '.join(languages)}.")
    edition = Edition(released, chosen, phrases_for(chosen, read_phrases()))
    return package_of(Reading(edition, releases, host, {}))


def file_name(edition: Edition) -> str:
    """Return the name under which a reader keeps the package: it tells the release, and the language."""
    return f"commoncurve-{edition.released.issue.number}-{edition.language}.zip"


def register_download(server: Flask, site: Site) -> None:
    """Give the server the address of the data package, and the same under each further language."""
    outlet = Outlet(site, Shelf(KEPT_BYTES))

    def view(language: str | None = None) -> Response:
        return answer(site, outlet, language)

    server.add_url_rule(ADDRESS, "download", view)
    server.add_url_rule(f"/<language:language>{ADDRESS}", "download-in", view)
