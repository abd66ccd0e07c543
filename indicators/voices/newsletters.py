"""What staff do with the newsletter: confirm and erase addresses, list them, add a past issue."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.release.errors import NotReady
from indicators.release.wording import Secrets
from indicators.store import tables as t
from indicators.store.database import Database, Session
from indicators.store.queries import voices as queries
from indicators.store.writes import audit
from indicators.store.writes import voices as writes
from indicators.voices.addresses import NoAddress, written
from indicators.voices.deciding import TELLS

NAME = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
MOST_LETTERS = 200_000


@dataclass(frozen=True)
class Newsroom:
    """Who works on the newsletter, when, and on which local day; no address stands in what is put on record."""

    database: Database
    actor: str
    now: dt.datetime
    today: dt.date

    def confirm(self, address: str) -> bool:
        """Confirm an address that signed up; return whether it was not yet. Raises NotReady for one that did not."""
        with self.database.writing() as session:
            row = _known(session, address)
            new = row.confirmed_at is None
            if new:
                row.confirmed_at, row.confirmed_by = self.now, self.actor
                self._note(session, "newsletter address confirmed", f"newsletter address {row.id}")
        return new

    def remove(self, address: str) -> None:
        """Erase an address; raises NotReady for one that is not on the list."""
        with self.database.writing() as session:
            row = _known(session, address)
            self._note(session, "newsletter address removed", f"newsletter address {row.id}")
            writes.drop(session, row)
        self.database.tidy()

    def addresses(self) -> list[t.NewsletterAddress]:
        """Return every address; that they were listed is on record."""
        with self.database.writing() as session:
            found = queries.every_address(session)
            self._note(session, "newsletter addresses listed", f"{len(found)} addresses")
            session.flush()
            session.expunge_all()
        return found

    def add(self, name: str, title: Mapping[str, str], words: Mapping[str, str]) -> bool:
        """Keep a past issue, title and Markdown by language, read from the next release on; tell whether it is new.

        Raises:
            NotReady: `name` is no month, a language has a title and no words or the other way round, or it tells a
                number of a hidden figure.
        """
        self._check(name, title, words)
        with self.database.writing() as session:
            if Secrets.read(session, today=self.today).are_told([*title.values(), *words.values()]):
                raise NotReady(f"The newsletter {TELLS}.")
            row = session.get(t.NewsletterIssue, name)
            if row is None:
                told = t.NewsletterIssue(id=name, title=dict(title), words=dict(words), added_at=self.now)
                writes.add(session, told)
            else:
                row.title, row.words, row.added_at = dict(title), dict(words), self.now
            self._note(session, "newsletter added", f"newsletter {name}")
        return row is None

    def _check(self, name: str, title: Mapping[str, str], words: Mapping[str, str]) -> None:
        if not NAME.fullmatch(name):
            raise NotReady(f"“{name}” is no month: name a newsletter like 2026-11.")
        if title.keys() != words.keys():
            raise NotReady("A newsletter needs a title in each of its languages: --title TEXT, --title es=TEXT.")
        if any(len(one) > MOST_LETTERS for one in words.values()):
            raise NotReady(f"A newsletter has {MOST_LETTERS:,} letters at most.")

    def _note(self, session: Session, action: str, subject: str) -> None:
        audit.append(session, actor=self.actor, action=action, subject=subject, details={}, now=self.now)


def _known(session: Session, address: str) -> t.NewsletterAddress:
    try:
        row = queries.address(session, written(address))
    except NoAddress:
        row = None
    if row is None:
        raise NotReady("That address is not on the list.")
    return row
