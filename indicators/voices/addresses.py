"""The list of who gets the newsletter: sign up, confirm, sign off. Nobody learns from it who is on it."""

import datetime as dt
import re
from dataclasses import dataclass

from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import voices as queries
from indicators.store.writes import voices as writes
from indicators.voices.comments import Flooded
from indicators.voices.tokens import CONFIRM, SIGN_OFF, Tokens

MOST_LETTERS = 254
MOST_A_DAY = 500
"""Addresses that may be written down in a day, for the whole site."""
ASK_AGAIN = dt.timedelta(days=1)
"""One letter that asks to confirm is enough a day, however often somebody signs an address up."""
BY_LINK = "link"
PART = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@(?:{PART}\.)+[A-Za-z]{{2,63}}")


class NoAddress(ValueError):
    """What was given cannot be the address of a mailbox."""


@dataclass(frozen=True)
class ToAsk:
    """Whom to ask whether they want the newsletter: the number of the row, the address, the language, its tokens."""

    number: int
    address: str
    language: str
    confirm: str
    off: str


def written(address: str) -> str:
    """Return an address as it is kept: in small letters; raises NoAddress."""
    plain = address.strip()
    if len(plain) > MOST_LETTERS or not ADDRESS.fullmatch(plain):
        raise NoAddress
    return plain.lower()


def sign_up(session: Session, address: str, language: str, tokens: Tokens | None, *, now: dt.datetime) -> ToAsk | None:
    """Write an address down, unconfirmed, and return whom to ask by mail; None where nobody is to be asked.

    One that is on the list already stays as it is. `tokens`: for the letter; None where none can be sent.

    Raises:
        NoAddress: it is none.
        Flooded: too many were written down within a day.
    """
    plain = written(address)
    if queries.count_signed(session, now - dt.timedelta(days=1)) >= MOST_A_DAY:
        raise Flooded
    row = queries.address(session, plain)
    if row is None:
        row = t.NewsletterAddress(address=plain, language=language, signed_at=now)
        writes.add(session, row)
    if tokens is None or row.confirmed_at or (row.asked_at and now - row.asked_at < ASK_AGAIN):
        return None
    row.asked_at = now
    confirming, leaving = (tokens.make(one, row.id, _told(row)) for one in (CONFIRM, SIGN_OFF))
    return ToAsk(row.id, row.address, row.language, confirming, leaving)


def sign_off_token(row: t.NewsletterAddress, tokens: Tokens) -> str:
    """Return what the link to sign an address off carries."""
    return tokens.make(SIGN_OFF, row.id, _told(row))


def _told(row: t.NewsletterAddress) -> str:
    return f"{row.address} {int(row.signed_at.timestamp())}"


def not_asked(session: Session, number: int) -> None:
    """Write down that the letter could not be sent, so that the next sign-up sends it."""
    row = session.get(t.NewsletterAddress, number)
    if row is not None:
        row.asked_at = None


def confirm(session: Session, token: str, tokens: Tokens, *, now: dt.datetime) -> bool:
    """Put an address on the list, as its own token says; return whether there is such a one."""
    row = _of(session, token, CONFIRM, tokens)
    if row is not None and row.confirmed_at is None:
        row.confirmed_at, row.confirmed_by = now, BY_LINK
    return row is not None


def sign_off(session: Session, token: str, tokens: Tokens) -> None:
    """Erase an address, as its own token says; one that is gone already stays gone."""
    row = _of(session, token, SIGN_OFF, tokens)
    if row is not None:
        writes.drop(session, row)


def _of(session: Session, token: str, purpose: str, tokens: Tokens) -> t.NewsletterAddress | None:
    number = tokens.number(token)
    row = session.get(t.NewsletterAddress, number) if number is not None else None
    return row if row is not None and tokens.is_right(token, purpose, row.id, _told(row)) else None
