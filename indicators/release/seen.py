"""One look at the database: which release held then, and for how long that is known to hold."""

import datetime as dt
from dataclasses import dataclass

from indicators.release import documents as d
from indicators.store.database import Session


@dataclass(frozen=True)
class Seen:
    """The release that held when the database was last looked at.

    Attributes:
        released: that release.
        mark: the database's mark before it was read: whoever stores something changes it.
        since, until: from when it is known to have held, and when an embargo ends that was running then, if one was.
    """

    released: d.Released
    mark: int
    since: dt.datetime
    until: dt.datetime | None

    def holds(self, mark: int | None, now: dt.datetime) -> bool:
        """Return whether it still holds, since nothing was stored and no embargo has ended; False where unknown."""
        return mark == self.mark and self.since <= now and (self.until is None or now < self.until)


@dataclass(frozen=True)
class Asked:
    """One reading of a release: everything in it sees the database at one moment, with so many withdrawals."""

    session: Session
    number: int
    withdrawals: int
