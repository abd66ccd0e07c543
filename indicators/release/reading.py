"""Reading a release: the one way in for every outlet, by the host name that was asked."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property
from threading import Lock
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from indicators.release import documents as d
from indicators.release.errors import NoCollaborative, NotPublished, NotReleased
from indicators.release.forms import ABOUT, DISCLOSURE, GAPS, INDICATOR, OUTCOME, RECORD, SITE
from indicators.store.database import Database
from indicators.store.queries import framework
from indicators.store.queries import releases as queries

Document = TypeVar("Document")
ANY_HOST = "*"
KEPT = 512


class Releases:
    """The releases of every collaborative that is served here, one database for each host name."""

    def __init__(self, databases: Mapping[str, Database]) -> None:
        self._shelves = {host: Shelf(database) for host, database in databases.items()}

    def current(self, host: str) -> d.Released:
        """Return the release that holds.

        Raises:
            NoCollaborative: no collaborative is served under this host name.
            NotPublished: it has published nothing yet.
        """
        return self._shelf(host).released(None)

    def as_of(self, host: str, day: dt.date) -> d.Released:
        """Return the last release that was published by the end of a day, local time; raises as `current`."""
        return self._shelf(host).released(day)

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

    def _shelf(self, host: str) -> "Shelf":
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        shelf = self._shelves.get(name.lower()) or self._shelves.get(ANY_HOST)
        if shelf is None:
            raise NoCollaborative(name)
        return shelf


class Shelf:
    """The releases of one database. A published document never changes, so those read lately are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[tuple[int, str, str], object] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def _collaborative(self) -> tuple[str, ZoneInfo]:
        with self._database.reading() as session:
            own = framework.collaborative(session)
        if own is None:
            raise NotPublished("nothing is published yet")
        return own.id, ZoneInfo(own.time_zone)

    @property
    def own(self) -> str:
        """Return the id of the collaborative."""
        return self._collaborative[0]

    def released(self, day: dt.date | None) -> d.Released:
        """Return the newest release, or the newest by the end of a local day."""
        own, zone = self._collaborative
        end = None if day is None else dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)
        with self._database.reading() as session:
            row = queries.newest(session, until=end.astimezone(dt.UTC) if end else None)
        if row is None:
            raise NotPublished("nothing is published yet")
        issue = d.Issue(row.number, row.published_at.astimezone(zone).date().isoformat(), row.withdrawals)
        return d.Released(issue, self.document(row.number, "site", own, SITE))

    def document(self, number: int, noun: str, record: str, form: TypeAdapter[Document]) -> Document:
        """Return one document of a release.

        Raises:
            NotReleased: the release shows nothing of that id.
        """
        key = (number, noun, record)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Document, self._kept[key])
        with self._database.reading() as session:
            body = queries.document(session, *key)
        if body is None:
            raise NotReleased(f"{noun} {record}")
        document = form.validate_json(body)
        with self._lock:
            self._kept[key] = document
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return document
