"""How long what people say is kept: contacts until some days after the answer, words that are not shown likewise."""

import datetime as dt
from dataclasses import dataclass

from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries import framework
from indicators.store.queries import voices as queries
from indicators.store.writes import voices as writes

KEEP_DAYS = 90
"""After the answer, or after it was decided not to show a comment; the collaborative may say another number."""
UNANSWERED_DAYS = 365
"""After a comment came that nobody answered."""
UNCONFIRMED = dt.timedelta(days=30)


@dataclass(frozen=True)
class Erased:
    """How many contacts, words of comments that are not shown, and addresses never confirmed were erased."""

    contacts: int
    words: int
    addresses: int


def erase_due(database: Database, *, today: dt.date, now: dt.datetime) -> Erased:
    """Erase what was kept long enough. Called again on the same day, it finds nothing more."""
    with database.writing() as session:
        writes.write_over(session)
        own = framework.collaborative(session)
        kept = own.keep_contacts if own is not None and own.keep_contacts is not None else KEEP_DAYS
        due = [one for one in queries.every_comment(session) if _is_due(one, kept, today)]
        contacts = [one for one in due if one.contact is not None]
        declined = [one for one in due if one.state == queries.DECLINED and one.words is not None]
        for one in contacts:
            one.contact = None
        for one in declined:
            one.words = one.shown_words = one.because = None
        addresses = writes.erase_unconfirmed(session, now - UNCONFIRMED)
    if contacts or declined or addresses:
        database.tidy()
    return Erased(len(contacts), len(declined), addresses)


def _is_due(one: t.Comment, kept: int, today: dt.date) -> bool:
    """Tell whether nobody needs to reach who made a comment any more."""
    if one.state == queries.DECLINED and one.decided_at is not None:
        return one.decided_at.date() + dt.timedelta(days=kept) < today
    if one.answered_on is not None:
        return one.answered_on + dt.timedelta(days=kept) < today
    return one.came_at.date() + dt.timedelta(days=UNANSWERED_DAYS) < today
