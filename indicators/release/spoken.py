"""What is ready to be shown of what people said, and the past newsletters: read when a release is made."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from indicators.release.said import Documents, newsletter_documents, said_document
from indicators.release.wording import Secrets
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import voices as queries


@dataclass(frozen=True)
class Spoken:
    """Comments that are shown, newest first, how many wait to be read, and newsletters."""

    comments: Sequence[t.Comment]
    waiting: int
    issues: Sequence[t.NewsletterIssue]

    @classmethod
    def read(cls, session: Session, *, today: dt.date) -> "Spoken":
        """Read them; what holds a number that was hidden since it was looked at is left out."""
        comments, issues = queries.every_comment(session, queries.SHOWN), queries.issues(session)
        if comments or issues:
            secrets = Secrets.read(session, today=today)
            comments = [one for one in comments if not secrets.are_told(texts_of(one))]
            issues = [one for one in issues if not secrets.are_told([*one.title.values(), *one.words.values()])]
        return cls(comments, queries.count_waiting(session), issues)

    def documents(self, own: str, zone: ZoneInfo, made: Documents) -> dict[tuple[str, str], object]:
        """Return their documents, by (noun, id); `made`: the other documents of the release."""
        said = said_document(self.comments, self.waiting, zone, made)
        return {("said", own): said, **newsletter_documents(own, self.issues)}


def texts_of(one: t.Comment) -> list[str]:
    """Return everything that the public reads of a comment."""
    return [one.shown_words or one.words or "", *one.answer.values()]
