"""A page: its address, what its query may ask for, and what makes it of a release."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from indicators.release import NotReleased
from indicators.release.covered import CoverageDocument
from indicators.release.documents import (
    AboutDocument,
    DisclosureDocument,
    GapsDocument,
    IndicatorDocument,
    OutcomeDocument,
    PastRelease,
    RecordDocument,
    Released,
)
from indicators.release.nearest_words import Vocabulary, suggestions
from indicators.release.searched import Found
from indicators.release.viewed import ViewDocument
from layouts.public.edition import Edition
from layouts.public.view import DAY

Kind = TypeVar("Kind")


class Releases(Protocol):
    """Where pages get what was released; the host name chooses the collaborative.

    Every method raises NoCollaborative for a host that none is served under.
    """

    def current(self, host: str, /) -> Released:
        """Return the newest release; raises NotPublished."""

    def as_of(self, host: str, day: dt.date, /) -> Released:
        """Return the last release published by the end of a day; raises NotPublished."""

    def numbered(self, host: str, number: int, /) -> Released:
        """Return the release of a number; raises NotReleased."""

    def every(self, host: str, /) -> tuple[PastRelease, ...]:
        """Return every release that is or was public, newest first."""

    def outcome(self, host: str, issue: int, name: str, /) -> OutcomeDocument:
        """Return an outcome of a release; raises NotReleased."""

    def indicator(self, host: str, issue: int, name: str, /) -> IndicatorDocument:
        """Return an indicator of a release; raises NotReleased."""

    def about(self, host: str, issue: int, /) -> AboutDocument:
        """Return how the collaborative works; raises NotReleased."""

    def gaps(self, host: str, issue: int, /) -> GapsDocument:
        """Return what was not known yet; raises NotReleased."""

    def coverage(self, host: str, issue: int, /) -> CoverageDocument | None:
        """Return what figures there are; None for a release that was made before that was kept."""

    def disclosure(self, host: str, issue: int, /) -> DisclosureDocument | None:
        """Return what a release hides and why; None for one that was made before that was counted."""

    def record(self, host: str, issue: int, /) -> RecordDocument:
        """Return what was given so far and what came of it; raises NotReleased."""

    def document(self, host: str, issue: int, kind: type[Kind], name: str | None = None, /) -> Kind:
        """Return the document of a kind (see `release.forms.NOUNS`); without a name the one there is."""

    def search(self, host: str, issue: int, query: str, /) -> tuple[Found, ...]:
        """Return what a release says about some words, in whatever language; raises NotReleased."""

    def vocabulary(self, host: str, issue: int, /) -> Vocabulary:
        """Return the words of what can be found in a release, by language; raises NotReleased."""

    def view(self, host: str, issue: int, kind: str, name: str, /) -> ViewDocument:
        """Return how a place or a group (the kind) is doing; raises NotReleased."""


@dataclass(frozen=True)
class Reading:
    """An edition as one reader asks for it: the documents of its release, and what the query asks for.

    `root`: where the site is, `https://example.org`, for what leads to it from elsewhere. `mails`: whether letters are
    sent.

    Its methods raise what those of `Releases` do.
    """

    edition: Edition
    releases: Releases
    host: str
    query: Mapping[str, Sequence[str]]
    root: str = ""
    mails: bool = False

    @property
    def number(self) -> int:
        """Return the number of the release."""
        return self.edition.released.issue.number

    def outcome(self, name: str) -> OutcomeDocument:
        """Return an outcome."""
        return self.releases.outcome(self.host, self.number, name)

    def indicator(self, name: str) -> IndicatorDocument:
        """Return an indicator."""
        return self.releases.indicator(self.host, self.number, name)

    def every(self) -> tuple[PastRelease, ...]:
        """Return every release that is or was public, newest first."""
        return self.releases.every(self.host)

    def has_indicator(self, name: str) -> bool:
        """Tell whether an indicator has a page: it has none while no figure of it is public."""
        try:
            return bool(self.indicator(name))
        except NotReleased:
            return False

    def about(self) -> AboutDocument:
        """Return how the collaborative works."""
        return self.releases.about(self.host, self.number)

    def gaps(self) -> GapsDocument:
        """Return what was not known yet."""
        return self.releases.gaps(self.host, self.number)

    def coverage(self) -> CoverageDocument | None:
        """Return what figures there are."""
        return self.releases.coverage(self.host, self.number)

    def disclosure(self) -> DisclosureDocument | None:
        """Return what is hidden and why."""
        return self.releases.disclosure(self.host, self.number)

    def record(self) -> RecordDocument:
        """Return what was given so far and what came of it."""
        return self.releases.record(self.host, self.number)

    def search(self, query: str) -> tuple[Found, ...]:
        """Return what the release says about some words."""
        return self.releases.search(self.host, self.number, query)

    def meant(self, query: str) -> tuple[str, ...]:
        """Return what may have been meant by words under which nothing is found."""
        known = self.releases.vocabulary(self.host, self.number)
        return suggestions(query, known, self.edition.language, lambda one: bool(self.search(one)))

    def view(self, kind: str, name: str) -> ViewDocument:
        """Return how a place or a group (the kind) is doing."""
        return self.releases.view(self.host, self.number, kind, name)

    def document(self, kind: type[Kind], name: str | None = None) -> Kind:
        """Return the document of a kind; without a name the one there is."""
        return self.releases.document(self.host, self.number, kind, name)

    def kept(self, kind: type[Kind], name: str | None = None) -> Kind | None:
        """Return the same; None where the release has none: those of before did not keep it."""
        try:
            return self.document(kind, name)
        except NotReleased:
            return None


@dataclass(frozen=True)
class Made:
    """A page that was made.

    Attributes:
        value: what its template shows.
        title: what it is called.
        moves: whether it holds a chart that moves.
        description: what search engines and other sites say of it, in a sentence; empty: the community's vision.
        image: the address of its picture for links, 1200 by 630; None without one.
        about: what search engines for data read of it (`schema.org`); None where it is about no data.
    """

    value: object
    title: str
    moves: bool = False
    description: str = ""
    image: str | None = None
    about: Mapping[str, object] | None = None


@dataclass(frozen=True)
class Page:
    """A page of the public site.

    Attributes:
        name: names its template and its address.
        rule: the address, as Flask writes rules; the same stands under every further language.
        make: from what is read, and the parts of the address by name, to the page.
        asks: the names that its query may hold.
        several: each of them may be given several times, and empty ones are taken out of the address.
    """

    name: str
    rule: str
    make: Callable[..., Made]
    asks: tuple[str, ...] = (DAY,)
    several: bool = False
