"""What the public sees: releases, their documents, and what was withdrawn since."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from indicators.store.tables.base import Document, Moment, Number, RowNumber, Slug, Table, Words


class Release(Table):
    """One publication: everything that every outlet shows from then on, until the next.

    Attributes:
        state: `draft` (made, and nobody has attacked it), `checked` (the attack held), `published`, or `withdrawn`.
        published_at: from when the public sees it: later than `made_at` under an embargo.
        changes: what changed since the release before, by indicator; words are made of it in every language.
        withdrawn_because: why, in the language of the collaborative; `withdrawn_reasons`: in others, by language.
    """

    __tablename__ = "releases"

    id: Mapped[Number]
    state: Mapped[Slug]
    made_at: Mapped[Moment]
    published_at: Mapped[Moment] = mapped_column(index=True)
    published_by: Mapped[Slug]
    changes: Mapped[Document]
    withdrawn_at: Mapped[Moment | None]
    withdrawn_by: Mapped[Slug | None]
    withdrawn_because: Mapped[Words | None]
    withdrawn_reasons: Mapped[Document] = mapped_column(default=dict)
    load_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)


class ReleasedDocument(Table):
    """A document as published, kept once however many releases hold it."""

    __tablename__ = "released_documents"

    id: Mapped[Number]
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    body: Mapped[str] = mapped_column(Text)


class ReleasedWords(Table):
    """What can be searched of a document, a row for each thing and language; `folded`: without accents and capitals."""

    __tablename__ = "released_words"

    id: Mapped[Number]
    document_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("released_documents.id"), index=True)
    kind: Mapped[Slug]
    record: Mapped[Slug]
    language: Mapped[Slug]
    title: Mapped[Words]
    told: Mapped[Words]
    folded: Mapped[Words]


class ReleasePage(Table):
    """Which document a release shows for a noun and its id."""

    __tablename__ = "release_pages"
    __table_args__ = (Index("ix_release_pages_document_id", "document_id"),)

    release_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("releases.id"), primary_key=True)
    noun: Mapped[str] = mapped_column(String(80), primary_key=True)
    record: Mapped[str] = mapped_column(String(80), primary_key=True)
    document_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("released_documents.id"))


class GivenMark(Table):
    """A mark that a release gave of a series, from the first release that said so to the last.

    `kind`, `direction`, `position` and `level` are an `analysis.record.Given`. What was said stays on the record.
    """

    __tablename__ = "given_marks"

    id: Mapped[Number]
    series_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("series.id"), index=True)
    kind: Mapped[Slug]
    direction: Mapped[Slug]
    position: Mapped[float]
    level: Mapped[float | None]
    given_on: Mapped[dt.date]
    release_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("releases.id"), index=True)
    ended_release_id: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("releases.id"), index=True)


class Withdrawal(Table):
    """A figure that must no longer be shown wherever it would reappear: each version of it that was loaded by then.

    Attributes:
        reason: why, in the language of the collaborative; `reasons`: in others, by language. A new reason is a new row
            with the load and the release of the one that it is told instead of.
        load_id: the newest load by then; another number that comes later is a new version, and may be shown.
        release_id: the newest release by then, in whatever state: those made later are judged without the figure.
        may_follow: it was decided that it may be worked out from others, as one that was wrong may.
    """

    __tablename__ = "withdrawals"

    id: Mapped[Number]
    series_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("series.id"), index=True)
    period: Mapped[Slug]
    reason: Mapped[Words]
    reasons: Mapped[Document] = mapped_column(default=dict)
    withdrawn_at: Mapped[Moment]
    withdrawn_by: Mapped[Slug]
    load_id: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)
    release_id: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("releases.id"), index=True)
    may_follow: Mapped[bool] = mapped_column(default=False)
