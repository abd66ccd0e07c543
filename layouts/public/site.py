"""The public site of the collaboratives that are served: from an address to an answer."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from flask import Response, abort, request

from indicators.release import NotPublished, NotReleased
from indicators.release.documents import (
    AboutDocument,
    DisclosureDocument,
    GapsDocument,
    IndicatorDocument,
    OutcomeDocument,
    RecordDocument,
    Released,
)
from layouts.language.phrases import Phrases, phrases_for
from layouts.public.about_page import about_page
from layouts.public.disclosure_page import disclosure_page
from layouts.public.documents import Documents
from layouts.public.edition import Edition
from layouts.public.frame import frame
from layouts.public.gaps_page import gaps_page
from layouts.public.home_page import home_page
from layouts.public.indicator_page import indicator_page
from layouts.public.island import Island
from layouts.public.outcome_page import outcome_page
from layouts.public.query import asked, query_text
from layouts.public.record_page import record_page
from layouts.public.shelf import Shelf
from layouts.public.view import DAY, GAPS, NAMES, FutureDay, NothingYet, read_view, read_wanted


class Releases(Protocol):
    """Where pages get what was released; the host name chooses the collaborative.

    Every method raises NoCollaborative for a host that none is served under.
    """

    def current(self, host: str, /) -> Released:
        """Return the newest release; raises NotPublished."""

    def as_of(self, host: str, day: dt.date, /) -> Released:
        """Return the last release published by the end of a day; raises NotPublished."""

    def outcome(self, host: str, issue: int, name: str, /) -> OutcomeDocument:
        """Return an outcome of a release; raises NotReleased."""

    def indicator(self, host: str, issue: int, name: str, /) -> IndicatorDocument:
        """Return an indicator of a release; raises NotReleased."""

    def about(self, host: str, issue: int, /) -> AboutDocument:
        """Return how the collaborative works; raises NotReleased."""

    def gaps(self, host: str, issue: int, /) -> GapsDocument:
        """Return what was not known yet; raises NotReleased."""

    def disclosure(self, host: str, issue: int, /) -> DisclosureDocument | None:
        """Return what a release hides and why; None for one that was made before that was counted."""

    def record(self, host: str, issue: int, /) -> RecordDocument:
        """Return what was given so far and what came of it; raises NotReleased."""


@dataclass(frozen=True)
class Site:
    """Answers the addresses of the public pages.

    `kept` holds documents that were rendered; `today` tells the date in a time zone.
    """

    releases: Releases
    phrases: Mapping[str, Phrases]
    documents: Documents
    island: Island
    kept: Shelf
    build: str
    today: Callable[[str], dt.date]

    def home(self, language: str | None = None) -> Response:
        """Answer with the first page."""
        edition = self.edition(language, read_view(asked(DAY)).as_of)
        return self.answer(edition, lambda: self.home_document(edition))

    def outcome(self, name: str, language: str | None = None) -> Response:
        """Answer with an outcome."""
        edition = self.edition(language, read_view(asked(DAY)).as_of)
        return self.answer(edition, lambda: self.outcome_document(edition, name))

    def indicator(self, name: str, language: str | None = None) -> Response:
        """Answer with an indicator, in the view that the query asks for."""
        edition = self.edition(language, read_view(asked(*NAMES)).as_of)
        return self.answer(edition, lambda: self.indicator_document(edition, name))

    def about(self, language: str | None = None) -> Response:
        """Answer with the page on how the collaborative works."""
        edition = self.edition(language, read_view(asked(DAY)).as_of)
        return self.answer(edition, lambda: self.about_document(edition))

    def gaps(self, language: str | None = None) -> Response:
        """Answer with what is not known yet, or the part of it that the query asks for."""
        edition = self.edition(language, read_view(asked(*GAPS)).as_of)
        return self.answer(edition, lambda: self.gaps_document(edition))

    def disclosure(self, language: str | None = None) -> Response:
        """Answer with what is not shown, and why."""
        edition = self.edition(language, read_view(asked(DAY)).as_of)
        return self.answer(edition, lambda: self.disclosure_document(edition))

    def record(self, language: str | None = None) -> Response:
        """Answer with the record of what was said and what came."""
        edition = self.edition(language, read_view(asked(DAY)).as_of)
        return self.answer(edition, lambda: self.record_document(edition))

    def home_document(self, edition: Edition) -> str:
        """Return the document of the first page."""
        page = home_page(edition)
        return self._document("home", page, edition, page.name.text)

    def outcome_document(self, edition: Edition, name: str) -> str:
        """Return the document of an outcome."""
        found = self.releases.outcome(request.host, edition.released.issue.number, name)
        page = outcome_page(found, edition)
        return self._document("outcome", page, edition, page.title.text)

    def indicator_document(self, edition: Edition, name: str) -> str:
        """Return the document of an indicator, with the island where it has a chart."""
        found = self.releases.indicator(request.host, edition.released.issue.number, name)
        page = indicator_page(found, edition, read_view(asked(*NAMES)), follows=self._follows(found, edition))
        around = frame(page, edition, title=page.title.text, path=request.path, query=query_text())
        if not page.drawn:
            return self.documents.page("indicator", page, around, edition.words)
        return self.island.document(lambda mount: self.documents.page("indicator", page, around, edition.words, mount))

    def about_document(self, edition: Edition) -> str:
        """Return the document on how the collaborative works."""
        page = about_page(self.releases.about(request.host, edition.released.issue.number), edition)
        return self._document("about", page, edition, edition.words.say("How it works"))

    def gaps_document(self, edition: Edition) -> str:
        """Return the document of what is not known yet."""
        found = self.releases.gaps(request.host, edition.released.issue.number)
        page = gaps_page(found, edition, read_wanted(asked(*GAPS)))
        return self._document("gaps", page, edition, edition.words.say("What we do not know yet"))

    def disclosure_document(self, edition: Edition) -> str:
        """Return the document of what is not shown, and why."""
        page = disclosure_page(self.releases.disclosure(request.host, edition.released.issue.number), edition)
        return self._document("disclosure", page, edition, edition.words.say("What we do not show, and why"))

    def record_document(self, edition: Edition) -> str:
        """Return the document of the record."""
        page = record_page(self.releases.record(request.host, edition.released.issue.number), edition)
        return self._document("record", page, edition, edition.words.say("What we said and what came"))

    def edition(self, language: str | None, as_of: dt.date | None = None) -> Edition:
        """Return the release to read, in the language that the address names; an unknown language is no page."""
        released = self.released(as_of)
        first, *further = released.site.collaborative.languages
        if language is not None and language not in further:
            abort(404)
        chosen = language or first
        return Edition(released, chosen, phrases_for(chosen, self.phrases), as_of.isoformat() if as_of else None)

    def released(self, as_of: dt.date | None) -> Released:
        """Return the newest release, or the last one by the end of a day.

        Raises:
            NothingYet: the first one came after that day.
            FutureDay: the day has not come yet where the collaborative is.
        """
        newest = self.releases.current(request.host)
        if as_of is None:
            return newest
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
        if request.if_none_match.contains_weak(tag):
            response.status_code = 304
            return response
        response.set_data(self.kept.get(tag, lambda: render().encode()))
        return response

    def tag(self, edition: Edition) -> str:
        """Return what changes whenever the document at this address may: release, withdrawals, build, language."""
        issue = edition.released.issue
        parts = (edition.released.site.collaborative.id, issue.number, issue.withdrawals, self.build, edition.language)
        told = "\n".join([*map(str, parts), request.host, request.path, query_text()])
        return blake2b(told.encode(), digest_size=12).hexdigest()

    def _follows(self, ended: IndicatorDocument, edition: Edition) -> bool:
        """Whether what followed an ended series has a page in this release: it may have no public figure yet."""
        following = ended.head.successor
        try:
            return bool(
                following and self.releases.indicator(request.host, edition.released.issue.number, following.id)
            )
        except NotReleased:
            return False

    def _document(self, name: str, page: object, edition: Edition, title: str) -> str:
        around = frame(page, edition, title=title, path=request.path, query=query_text())
        return self.documents.page(name, page, around, edition.words)
