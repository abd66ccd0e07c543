"""A comment as it comes: what is taken, and how much of it, so that nobody can flood the table."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import voices as queries
from indicators.store.writes import voices as writes

MOST_WORDS, MOST_CONTACT, MOST_ABOUT = 4000, 200, 300
"""Letters."""
MOST_LINKS = 3
"""Addresses of pages in a comment: one with more of them advertises something."""
FEWEST_LETTERS = 3
MOST_A_DAY, MOST_WAITING = 300, 2000
"""Comments that the web may write down in a day, and that may wait to be read, for the whole site."""
UNKNOWN = "und"
"""The language of words of which nobody said it (ISO 639-2)."""
ABOUT = re.compile(r"/(?:[a-z0-9-]+(?:/[a-z0-9-]+)*)?(?:\?(?:place|group)=[a-z0-9-]+(?:&(?:place|group)=[a-z0-9-]+)?)?")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
LINK = re.compile(r"https?://|www\.|\[url", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""What no keyboard writes into a text on purpose; signs that turn the direction of what follows, too."""


class Fault(StrEnum):
    """Why a comment was not taken."""

    EMPTY = "empty"
    LONG = "long"
    LINKS = "links"
    CONTACT = "contact"


class NotTaken(ValueError):
    """A comment cannot be taken as it is; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Flooded(RuntimeError):
    """More came than anybody can read: nothing is taken for now."""


@dataclass(frozen=True)
class Comment:
    """A comment as somebody makes it; `about` is the address of a page, `/indicators/x`, None for the whole site."""

    words: str
    language: str = UNKNOWN
    about: str | None = None
    contact: str | None = None


def checked(comment: Comment) -> Comment:
    """Return a comment as it is kept: plain text, about a page whose address can be one, in a language or none.

    Raises:
        NotTaken: there are no words, too many, or nothing but links; or the contact is too long.
    """
    words, contact = plain(comment.words), " ".join(plain(comment.contact or "").split())
    if sum(map(str.isalpha, words)) < FEWEST_LETTERS:
        raise NotTaken(Fault.EMPTY)
    if len(words) > MOST_WORDS:
        raise NotTaken(Fault.LONG)
    if len(LINK.findall(words)) > MOST_LINKS:
        raise NotTaken(Fault.LINKS)
    if len(contact) > MOST_CONTACT:
        raise NotTaken(Fault.CONTACT)
    language = comment.language if LANGUAGE.fullmatch(comment.language) else UNKNOWN
    return Comment(words, language, page_of(comment.about), contact or None)


def plain(text: str) -> str:
    """Return a text without what nobody writes on purpose, its lines ended alike."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def page_of(about: str | None) -> str | None:
    """Return the address of a page that a comment is about; None for what can be none."""
    fits = about is not None and len(about) <= MOST_ABOUT and ABOUT.fullmatch(about)
    return about if fits else None


def write_down(session: Session, comment: Comment, *, way: str, now: dt.datetime) -> int:
    """Write a comment down for staff to read, and return its number.

    Raises:
        NotTaken: see `checked`.
        Flooded: too many came over the web within a day, or wait to be read. Those by phone and paper are always taken.
    """
    kept = checked(comment)
    if way == queries.WEB and is_flooded(session, now):
        raise Flooded
    row = t.Comment(
        came_at=now,
        way=way,
        about=kept.about,
        language=kept.language,
        words=kept.words,
        contact=kept.contact,
        state=queries.WAITING,
        answer={},
    )
    writes.add(session, row)
    return row.id


def is_flooded(session: Session, now: dt.datetime) -> bool:
    """Tell whether no more is taken over the web for now: told by the table, so it holds for every process."""
    since = now - dt.timedelta(days=1)
    return queries.count_from_web(session, since) >= MOST_A_DAY or queries.count_waiting(session) >= MOST_WAITING
