"""The data package of a release, at an address that stays."""

from dataclasses import dataclass

from flask import Flask, Response, request

from layouts.documents.handout import Handout
from layouts.documents.package import package
from layouts.language.phrases import phrases_for, read_phrases
from layouts.public.edition import Edition
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


@dataclass(frozen=True)
class Download:
    """Answers the address of the data package; `kept` holds packages that were made."""

    site: Site
    kept: Shelf

    def answer(self, language: str | None = None) -> Response:
        """Return the package in the language of the address, or that the reader's own copy still holds."""
        query = asked(DAY)
        edition = self.site.edition(language, read_view(query).as_of)
        tag = self.site.tag(edition)
        response = Response(mimetype="application/zip")
        response.set_etag(tag, weak=True)
        response.cache_control.no_cache = True
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name(edition)}"'
        response.access_control_allow_origin = "*"
        if request.if_none_match.contains_weak(tag):
            response.status_code = 304
            return response
        reading = Reading(edition, self.site.releases, request.host, query)
        response.set_data(self.kept.get(tag, lambda: package_of(reading)))
        return response


def package_of(reading: Reading) -> bytes:
    """Return the data package of a release as it is read."""
    edition = reading.edition
    handout = Handout(edition.released, edition.language, edition.words)
    return package(list(outcomes_of(reading)), list(indicators_of(reading)), handout)


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
    download = Download(site, Shelf(KEPT_BYTES))
    server.add_url_rule(ADDRESS, "download", download.answer)
    server.add_url_rule(f"/<language:language>{ADDRESS}", "download-in", download.answer)
