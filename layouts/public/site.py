"""The public site of the collaboratives that are served: from an address to an answer."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlsplit

from flask import Response, abort, request

from indicators.release import NotPublished
from indicators.release.documents import Released
from layouts.language.phrases import Phrases, phrases_for
from layouts.public.documents import Documents
from layouts.public.edition import Edition
from layouts.public.frame import frame
from layouts.public.island import Island
from layouts.public.page import Page, Reading, Releases
from layouts.public.preview import preview
from layouts.public.query import asked, query_text
from layouts.public.roots import HERE, Roots
from layouts.public.shelf import Shelf
from layouts.public.view import FutureDay, NothingYet, Then, read_day, then_text


@dataclass(frozen=True)
class Site:
    """Answers the addresses of the public pages.

    `kept` holds documents that were rendered; `today` tells the date in a time zone; `mails`: whether letters are sent.
    `roots`: where the site is for its readers.
    """

    releases: Releases
    phrases: Mapping[str, Phrases]
    documents: Documents
    island: Island
    kept: Shelf
    build: str
    today: Callable[[str], dt.date]
    mails: bool = False
    roots: Roots = HERE

    @property
    def root(self) -> str:
        """Return where the site that is asked is for its readers: `https://example.org`."""
        return self.roots.of(request.url_root)

    @property
    def name(self) -> str:
        """Return the same as pictures and sheets write it: `example.org`."""
        return urlsplit(self.root).netloc

    def view_of(self, page: Page) -> Callable[..., Response]:
        """Return what answers the addresses of a page."""

        def view(language: str | None = None, **names: str) -> Response:
            query = asked(*page.asks, several=page.several)
            edition = self.edition(language, read_day(query))
            reading = Reading(edition, self.releases, request.host, query, self.root, self.mails)
            return self.answer(edition, lambda: self.document(page, reading, names))

        return view

    def document(self, page: Page, reading: Reading, names: Mapping[str, str]) -> str:
        """Return the document of a page, with the island where it has a chart that moves."""
        made, edition = page.make(reading, **names), reading.edition
        where = {"path": request.path, "query": query_text()}
        told = preview(made, edition, root=self.root, **where)
        around = frame(made.value, edition, title=made.title, preview=told, **where)
        if not made.moves:
            return self.documents.page(page.name, made.value, around, edition.words)
        return self.island.document(
            lambda mount: self.documents.page(page.name, made.value, around, edition.words, mount)
        )

    def edition(self, language: str | None, as_of: Then | None = None) -> Edition:
        """Return the release to read, in the language that the address names; an unknown language is no page."""
        released = self.released(as_of)
        first, *further = released.site.collaborative.languages
        if language is not None and language not in further:
            abort(404)
        chosen = language or first
        return Edition(released, chosen, phrases_for(chosen, self.phrases), then_text(as_of))

    def released(self, as_of: Then | None) -> Released:
        """Return the newest release, the last one by the end of a day, or that of a number.

        Raises:
            NotReleased: there is none of that number that the public sees.
            NothingYet: the first one came after that day.
            FutureDay: the day has not come yet where the collaborative is.
        """
        newest = self.releases.current(request.host)
        if as_of is None:
            return newest
        if isinstance(as_of, int):
            return self.releases.numbered(request.host, as_of)
        if as_of > self.today(newest.site.collaborative.time_zone):
            raise FutureDay
        try:
            return self.releases.as_of(request.host, as_of)
        except NotPublished:
            raise NothingYet from None

    def answer(self, edition: Edition, render: Callable[[], str]) -> Response:
        """Return the document of the address asked for, or that the reader's own copy still holds."""
        tag = self.tag(edition)
        response = Response(mimetype="text/html")
        response.set_etag(tag, weak=True)
        response.cache_control.no_cache = True
        response.content_language.add(edition.words.language)
        if request.if_none_match.contains_weak(tag):
            response.status_code = 304
            return response
        response.set_data(self.kept.get(tag, lambda: render().encode()))
        return response

    def tag(self, edition: Edition) -> str:
        """Return what changes whenever the document at this address may: release, withdrawals, build, language."""
        issue = edition.released.issue
        parts = (edition.released.site.collaborative.id, issue.number, issue.withdrawals, self.build, edition.language)
        told = "\n".join([*map(str, parts), self.root, request.path, query_text()])
        return blake2b(told.encode(), digest_size=12).hexdigest()
