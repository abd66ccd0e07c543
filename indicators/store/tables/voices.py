"""What people say to the collaborative, and who asked for its newsletter. No workbook holds these, and no export."""

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from indicators.store.tables.base import Document, Moment, Number, RowNumber, Slug, Table, Words


class Comment(Table):
    """What somebody said about a page: nobody sees it until it was read and shown, and published.

    Attributes:
        way: `web`, `phone` or `paper`.
        about: the address of the page, `/indicators/x`; None for the whole site.
        language: of the words; `und` where nobody said.
        words, contact: as they came; None once they are erased. `contact` never leaves.
        state: `waiting`, `shown`, `declined` or `removed`.
        shown_words: as they are shown, where that is not as they came.
        because: why it was declined, for staff.
        answer: what was done, words by language; empty while nothing is answered.
    """

    __tablename__ = "comments"

    id: Mapped[Number]
    came_at: Mapped[Moment] = mapped_column(index=True)
    way: Mapped[Slug]
    about: Mapped[Words | None]
    language: Mapped[Slug]
    words: Mapped[Words | None]
    contact: Mapped[Words | None]
    state: Mapped[Slug] = mapped_column(index=True)
    shown_words: Mapped[Words | None]
    because: Mapped[Words | None]
    decided_at: Mapped[Moment | None]
    answer: Mapped[Document] = mapped_column(default=dict)
    answered_on: Mapped[dt.date | None]


class CommentTaken(Table):
    """A comment that was shown is taken away: from every release up to `release_id`, the newest by then."""

    __tablename__ = "comments_taken"

    id: Mapped[Number]
    comment_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("comments.id"), index=True)
    taken_at: Mapped[Moment]
    release_id: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("releases.id"), index=True)


class NewsletterAddress(Table):
    """Somebody who asked for the newsletter; the row goes when they sign off.

    Attributes:
        confirmed_by: `link`, or who of the staff; nothing is ever sent to an address that is not confirmed but the
            letter that asks for it.
        asked_at: when that letter was sent last; None while none was.
    """

    __tablename__ = "newsletter_addresses"

    id: Mapped[Number]
    address: Mapped[str] = mapped_column(String(254), unique=True)
    language: Mapped[Slug]
    signed_at: Mapped[Moment] = mapped_column(index=True)
    confirmed_at: Mapped[Moment | None]
    confirmed_by: Mapped[Slug | None]
    asked_at: Mapped[Moment | None]


class NewsletterIssue(Table):
    """A past newsletter, `2026-11`: its title and its words (Markdown) by language."""

    __tablename__ = "newsletter_issues"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    title: Mapped[Document]
    words: Mapped[Document]
    added_at: Mapped[Moment]
