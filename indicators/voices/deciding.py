"""What staff do with comments: read, show, decline, answer, remove. Each is on record, without words or contacts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from indicators.release.errors import NotReady
from indicators.release.said import without_comment
from indicators.release.wording import Secrets
from indicators.store import tables as t
from indicators.store.database import Database, Session
from indicators.store.queries import voices as queries
from indicators.store.queries.framework import collaborative, records
from indicators.store.writes import audit
from indicators.store.writes import voices as writes
from indicators.voices.comments import LANGUAGE, Comment, plain, write_down

TELLS = "holds a number of a hidden figure: say it without that number, or in words that do not tell it"
PAGES_OF: Mapping[str, type[t.Outcome | t.Indicator | t.Strategy | t.Team]] = {
    "outcomes": t.Outcome,
    "indicators": t.Indicator,
    "strategies": t.Strategy,
    "teams": t.Team,
}
"""What has a page of its own, by the first word of the address."""


@dataclass(frozen=True)
class Staff:
    """Who decides, when, and on which local day; every method raises NotReady where it cannot be done."""

    database: Database
    actor: str
    now: dt.datetime
    today: dt.date

    def add(self, comment: Comment, *, way: str) -> int:
        """Write down a comment that came by phone or on paper; return its number. Raises NotTaken.

        A page of an outcome, an indicator, a strategy or a team must be one that there is.
        """
        with self.database.writing() as session:
            _check_page(session, comment.about)
            number = write_down(session, comment, way=way, now=self.now)
            self._note(session, "comment added", number, {"way": way})
        return number

    def read(self, number: int) -> t.Comment:
        """Return a comment as it came; that it was read is on record."""
        with self.database.writing() as session:
            found = _comment(session, number)
            self._note(session, "comment read", number, {})
            session.flush()
            session.expunge(found)
        return found

    def show(self, number: int, *, words: str | None = None, language: str | None = None) -> bool:
        """Let a comment be shown from the next release on; return whether it was not shown so already.

        Args:
            number: of the comment.
            words: as they are shown, if shortened or names removed; None leaves them as they are.
            language: of the words, where its author did not say it.
        """
        if language is not None and not LANGUAGE.fullmatch(language):
            raise NotReady(f"“{language}” is no language: write it like es or zh-Hant.")
        with self.database.writing() as session:
            one = _comment(session, number)
            said = plain(words) if words is not None else shown_as(one)
            if not said:
                raise NotReady("There is nothing to show: its words were erased, or none were given.")
            self._refuse_secrets(session, [said], "What is shown of it")
            same = one.state == queries.SHOWN and said == shown_as(one) and language in (None, one.language)
            if not same:
                self._take_away(session, one)
                one.shown_words = said if said != one.words else None
                one.language = language or one.language
                self._decide(one, queries.SHOWN)
                self._note(session, "comment shown", number, {"as it came": one.shown_words is None})
        return not same

    def decline(self, number: int, *, because: str) -> None:
        """Do not show a comment; one that is shown is taken away at once, from every release."""
        with self.database.writing() as session:
            one = _comment(session, number)
            if not because.strip():
                raise NotReady("Say why it is not shown: those who decide after you will want to know.")
            if one.state == queries.DECLINED:
                raise NotReady(f"Comment {number} is not shown already.")
            taken = self._take_away(session, one)
            self._decide(one, queries.DECLINED)
            one.because = because.strip()
            self._note(session, "comment declined", number, {"was shown": taken})

    def answer(self, number: int, answer: Mapping[str, str], *, on: dt.date) -> bool:
        """Say what was done, words by language, on the day of the meeting; read from the next release on.

        Returns:
            Whether the comment is shown: nobody reads the answer to one that waits.

        Raises:
            NotReady: the comment is not shown, came after that day, or the answer tells a number of a hidden figure.
        """
        with self.database.writing() as session:
            one = _comment(session, number)
            if one.state == queries.DECLINED:
                raise NotReady(f"Comment {number} is not shown, so nobody would read the answer: show it first.")
            own = collaborative(session)
            came = one.came_at.astimezone(ZoneInfo(own.time_zone if own else "UTC")).date()
            # Where staff go by another day than the clock, as in a rehearsal, nobody can tell.
            if on < came <= self.today:
                raise NotReady(f"Comment {number} came on {came}: it cannot have been answered on {on}.")
            self._refuse_secrets(session, list(answer.values()), "The answer")
            one.answer, one.answered_on = dict(answer), on
            self._note(session, "comment answered", number, {"languages": sorted(answer), "on": on.isoformat()})
            return one.state == queries.SHOWN

    def remove(self, number: int) -> None:
        """Erase a comment for good, here and in every release: its words, how to reach its author, and the answer."""
        with self.database.writing() as session:
            writes.write_over(session)
            one = _comment(session, number)
            taken = self._take_away(session, one)
            writes.rewrite_said(session, lambda text: without_comment(text, number))
            one.words = one.shown_words = one.contact = one.because = one.about = None
            one.answer, one.answered_on = {}, None
            self._decide(one, queries.REMOVED)
            self._note(session, "comment removed", number, {"was shown": taken})
        self.database.tidy()

    def _decide(self, one: t.Comment, state: str) -> None:
        one.state, one.decided_at = state, self.now

    def _take_away(self, session: Session, one: t.Comment) -> bool:
        shown = one.state == queries.SHOWN
        if shown:
            writes.take_away(session, one.id, now=self.now)
        return shown

    def _refuse_secrets(self, session: Session, said: Sequence[str], what: str) -> None:
        if Secrets.read(session, today=self.today).are_told(said):
            raise NotReady(f"{what} {TELLS}.")

    def _note(self, session: Session, action: str, number: int, details: dict[str, Any]) -> None:
        subject = f"comment {number}"
        audit.append(session, actor=self.actor, action=action, subject=subject, details=details, now=self.now)


def shown_as(one: t.Comment) -> str:
    """Return the words of a comment as they are shown; empty once they are erased."""
    return one.shown_words or one.words or ""


def _comment(session: Session, number: int) -> t.Comment:
    found = session.get(t.Comment, number)
    if found is None:
        raise NotReady(f"There is no comment {number}.")
    if found.state == queries.REMOVED:
        raise NotReady(f"Comment {number} was removed: nothing of it is left.")
    return found


def _check_page(session: Session, about: str | None) -> None:
    """Raise NotReady for the page of something that there is not."""
    parts = (about or "").partition("?")[0].split("/")
    table = PAGES_OF.get(parts[1]) if len(parts) == 3 else None
    if len(parts) == 3 and (table is None or parts[2] not in records(session, table)):
        raise NotReady(f"There is no page {about}: nothing that it could be about is called so.")
