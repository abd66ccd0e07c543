"""Reading a release: the one way in for every outlet, by the host name that was asked."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from indicators.release import documents as d
from indicators.release.covered import CoverageDocument
from indicators.release.errors import NoCollaborative, NotPublished, NotReleased
from indicators.release.forms import (
    ABOUT,
    CHANGES,
    COVERAGE,
    DISCLOSURE,
    GAPS,
    INDICATOR,
    NOUNS,
    OUTCOME,
    RECORD,
    SITE,
    VIEW,
)
from indicators.release.nearest_words import Vocabulary, vocabulary
from indicators.release.searched import Found, beginnings, gathered
from indicators.release.seen import Asked, Seen
from indicators.release.viewed import ViewDocument, record_of
from indicators.release.withdrawing import Withdrawn
from indicators.store import tables as t
from indicators.store.database import Database, Session
from indicators.store.hosts import of_host, without_port
from indicators.store.queries import framework, searched, voices
from indicators.store.queries import releases as queries

Document = TypeVar("Document")
Clock = Callable[[], dt.datetime]
KEPT = 512


class Releases:
    """The releases of every collaborative that is served here, one database for each host name."""

    def __init__(self, databases: Mapping[str, Database], *, clock: Clock | None = None) -> None:
        self._shelves = {host: Shelf(database, clock or _now) for host, database in databases.items()}

    def current(self, host: str) -> d.Released:
        """Return the release that holds.

        Raises:
            NoCollaborative: no collaborative is served under this host name.
            NotPublished: it has published nothing yet.
        """
        return self._shelf(host).released(None)

    def as_of(self, host: str, day: dt.date) -> d.Released:
        """Return the last release that was public by the end of a day, local time; raises as `current`.

        What is withdrawn today is withdrawn from it too; one that was withdrawn whole is left out.
        """
        return self._shelf(host).released(day)

    def numbered(self, host: str, number: int) -> d.Released:
        """Return a release by its number, of two of one day the very one; raises NotReleased where none is public."""
        return self._shelf(host).numbered(number)

    def every(self, host: str) -> tuple[d.PastRelease, ...]:
        """Return every release that is or was public, newest first; those taken back with the reason.

        Drafts, and what is under embargo, are not among them. Empty while nothing was public.
        """
        return self._shelf(host).every()

    def outcome(self, host: str, number: int, record: str) -> d.OutcomeDocument:
        """Return an outcome as a release shows it; raises NotReleased."""
        return self._shelf(host).document(number, "outcome", record, OUTCOME)

    def indicator(self, host: str, number: int, record: str) -> d.IndicatorDocument:
        """Return an indicator as a release shows it; raises NotReleased."""
        return self._shelf(host).document(number, "indicator", record, INDICATOR)

    def about(self, host: str, number: int) -> d.AboutDocument:
        """Return how the collaborative works, as a release shows it; raises NotReleased."""
        shelf = self._shelf(host)
        return shelf.document(number, "about", shelf.own, ABOUT)

    def gaps(self, host: str, number: int) -> d.GapsDocument:
        """Return what was not known yet, as a release shows it; raises NotReleased."""
        shelf = self._shelf(host)
        return shelf.document(number, "gaps", shelf.own, GAPS)

    def coverage(self, host: str, number: int) -> CoverageDocument | None:
        """Return what figures there are in a release; None: it was made before that was kept."""
        shelf = self._shelf(host)
        try:
            return shelf.document(number, "coverage", shelf.own, COVERAGE)
        except NotReleased:
            return None

    def disclosure(self, host: str, number: int) -> d.DisclosureDocument | None:
        """Return what a release hides and why; None: it was made before that was counted."""
        shelf = self._shelf(host)
        try:
            return shelf.document(number, "disclosure", shelf.own, DISCLOSURE)
        except NotReleased:
            return None

    def record(self, host: str, number: int) -> d.RecordDocument:
        """Return what was given so far and what came of it, as a release shows it; raises NotReleased."""
        shelf = self._shelf(host)
        return shelf.document(number, "record", shelf.own, RECORD)

    def view(self, host: str, number: int, kind: str, name: str) -> ViewDocument:
        """Return how a place or a group (the kind) is doing, as a release shows it; raises NotReleased."""
        return self._shelf(host).document(number, "view", record_of(kind, name), VIEW)

    def document(self, host: str, number: int, kind: type[Document], record: str | None = None) -> Document:
        """Return a document of a kind as a release shows it; without a record the one there is; raises NotReleased."""
        shelf, (noun, form) = self._shelf(host), NOUNS[kind]
        return cast(Document, shelf.document(number, noun, record or shelf.own, form))

    def search(self, host: str, number: int, query: str) -> tuple[Found, ...]:
        """Return what a release says about some words, in whatever language; raises NotReleased."""
        return self._shelf(host).search(number, beginnings(query))

    def vocabulary(self, host: str, number: int) -> Vocabulary:
        """Return the words of what can be found in a release, by language; raises NotReleased."""
        return self._shelf(host).vocabulary(number)

    def _shelf(self, host: str) -> "Shelf":
        shelf = of_host(self._shelves, host)
        if shelf is None:
            raise NoCollaborative(without_port(host))
        return shelf


class Shelf:
    """The releases of one database. What was read lately is kept until something is withdrawn.

    A release that is a draft, withdrawn, or under embargo shows nothing; the clock is asked at each reading.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._kept: OrderedDict[tuple[int, str, str], object] = OrderedDict()
        self._withdrawals = 0
        self._seen: Seen | None = None
        self._lock = Lock()

    @cached_property
    def _collaborative(self) -> tuple[str, ZoneInfo, str]:
        with self._database.reading() as session:
            own = framework.collaborative(session)
        if own is None:
            raise NotPublished("nothing is published yet")
        return own.id, ZoneInfo(own.time_zone), own.languages[0]

    @property
    def own(self) -> str:
        """Return the id of the collaborative."""
        return self._collaborative[0]

    def released(self, day: dt.date | None) -> d.Released:
        """Return the newest release, or the newest by the end of a local day."""
        now, mark = self._clock(), self._database.mark()
        seen = self._seen
        if day is None and seen is not None and seen.holds(mark, now):
            return seen.released
        released, until = self._released(day, now)
        if day is None and mark is not None:
            self._seen = Seen(released, mark, now, until)
        return released

    def _released(self, day: dt.date | None, now: dt.datetime) -> tuple[d.Released, dt.datetime | None]:
        """Return the release, and when another one may hold without anything being stored."""
        _, zone, _ = self._collaborative
        end = None if day is None else dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)
        with self._database.reading() as session:
            row = queries.newest(session, now=now, until=end.astimezone(dt.UTC) if end else None)
            if row is None:
                raise NotPublished("nothing is published yet")
            return self._told(session, row), row.until

    def numbered(self, number: int) -> d.Released:
        """Return the release of a number; raises NotReleased where the public does not see it."""
        with self._database.reading() as session:
            row = queries.numbered(session, number, now=self._clock())
            if row is None:
                raise NotReleased(f"release {number}")
            return self._told(session, row)

    def _told(self, session: Session, row: queries.ReleaseRow) -> d.Released:
        asked = Asked(session, row.number, row.withdrawals)
        site = self._read(asked, "site", self.own, SITE)
        return d.Released(self._issue(row), site, self._changes(asked, row.changes))

    def _issue(self, row: queries.ReleaseRow) -> d.Issue:
        _, zone, language = self._collaborative
        gone, instead = row.instead_of, None
        if gone is not None:
            instead = d.Instead(gone.id, gone.published_at.astimezone(zone).date().isoformat(), _why(gone, language))
        return d.Issue(row.number, row.published_at.astimezone(zone).date().isoformat(), row.withdrawals, instead)

    def every(self) -> tuple[d.PastRelease, ...]:
        """Return every release that is or was public, newest first."""
        with self._database.reading() as session:
            rows = queries.ever_public(session, now=self._clock())
            withdrawals = queries.count_withdrawn(session)
            return tuple(self._past(Asked(session, one.id, withdrawals), one) for one in rows)

    def _past(self, asked: Asked, row: t.Release) -> d.PastRelease:
        _, zone, language = self._collaborative
        on, at = row.published_at.astimezone(zone).date().isoformat(), _moment(row.published_at)
        if row.withdrawn_at is not None:
            gone = row.withdrawn_at.astimezone(zone).date().isoformat()
            return d.PastRelease(row.id, on, d.Changes(), gone, _why(row, language), at, _moment(row.withdrawn_at))
        return d.PastRelease(row.id, on, self._changes(asked, row.changes), published_at=at)

    def _changes(self, asked: Asked, written: dict[str, Any]) -> d.Changes:
        return self._held(asked, ("changes", ""), lambda: CHANGES.validate_python(written))

    def document(self, number: int, noun: str, record: str, form: TypeAdapter[Document]) -> Document:
        """Return one document of a release, without what was withdrawn since.

        Raises:
            NotReleased: the release shows nothing of that id, or is not public.
        """
        with self._database.reading() as session:
            withdrawals = queries.seen(session, number, now=self._clock())
            if withdrawals is None:
                raise NotReleased(f"{noun} {record}")
            return self._read(Asked(session, number, withdrawals), noun, record, form)

    def search(self, number: int, words: tuple[str, ...]) -> tuple[Found, ...]:
        """Return what a release that is public says about words that begin so; raises NotReleased."""
        with self._database.reading() as session:
            if queries.seen(session, number, now=self._clock()) is None:
                raise NotReleased("search")
            hits = searched.found(session, number, words)
            return gathered(hits, searched.named(session, number, {one.record for one in hits}), words)

    def vocabulary(self, number: int) -> Vocabulary:
        """Return the words of a release that is public; raises NotReleased."""
        with self._database.reading() as session:
            withdrawals = queries.seen(session, number, now=self._clock())
            if withdrawals is None:
                raise NotReleased("search")
            asked = Asked(session, number, withdrawals)
            return self._held(asked, ("words", ""), lambda: vocabulary(searched.words_told(session, number)))

    def _read(self, asked: Asked, noun: str, record: str, form: TypeAdapter[Document]) -> Document:
        def read() -> Document:
            body = queries.document(asked.session, asked.number, noun, record)
            if body is None:
                raise NotReleased(f"{noun} {record}")
            return form.validate_json(body)

        return self._held(asked, (noun, record), read)

    def _held(self, asked: Asked, name: tuple[str, str], read: Callable[[], Document]) -> Document:
        """Return what is kept under a name, read now when it is not; nothing that was kept outlives a withdrawal."""
        key = (asked.number, *name)
        with self._lock:
            if asked.withdrawals > self._withdrawals:
                self._kept.clear()
                self._withdrawals = asked.withdrawals
            if key in self._kept and asked.withdrawals == self._withdrawals:
                self._kept.move_to_end(key)
                return cast(Document, self._kept[key])
        since, every = queries.withdrawn_from(asked.session, asked.number), queries.every_reason(asked.session)
        gone = Withdrawn(since, self._collaborative[2], every, voices.taken_from(asked.session, asked.number))
        made = cast(Document, gone.out_of(read()))
        with self._lock:
            # A reader who began before a withdrawal keeps nothing for those after it.
            if asked.withdrawals == self._withdrawals:
                self._kept[key] = made
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _moment(at: dt.datetime) -> str:
    """Return a moment in UTC, to the second."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _why(gone: t.Release, language: str) -> d.Text:
    """Return why a release was withdrawn; the reason itself is in the language of the collaborative."""
    return d.Text({language: gone.withdrawn_because or "", **gone.withdrawn_reasons})
