"""Where everything came from: loads, their problems, what they changed, translations, the audit chain and jobs."""

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from indicators.store.tables.base import Document, Moment, Number, RowNumber, Slug, Table, Words


class Load(Table):
    """One event that changed figures or the framework: a file that was read, or the undoing of one.

    Numbers rise in the order in which loads were stored. `counts` is the sum of the load contract: new, revised,
    unchanged, flagged, rejected, outside.
    """

    __tablename__ = "loads"

    id: Mapped[Number]
    kind: Mapped[Slug]
    file: Mapped[Words]
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    recipe: Mapped[str | None] = mapped_column(Text)
    stored_at: Mapped[Moment] = mapped_column(index=True)
    stored_by: Mapped[Slug]
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
    sheets: Mapped[list[str]] = mapped_column(JSON)
    undoes: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)


class Problem(Table):
    """A cell that a load rejected or left outside, and how to mend it."""

    __tablename__ = "problems"

    id: Mapped[Number]
    load_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)
    kind: Mapped[Slug]
    sheet: Mapped[Words]
    cell: Mapped[Words]
    found: Mapped[Words]
    expected: Mapped[Words]
    mend: Mapped[Words]


class Change(Table):
    """What a load changed in a record of the framework.

    `before` is empty for a new record, `after` for one that an undo took away; that one's `before` is all of it.
    """

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_record", "noun", "record"),)

    id: Mapped[Number]
    load_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)
    noun: Mapped[Slug]
    record: Mapped[Words]
    before: Mapped[dict[str, object] | None] = mapped_column(JSON)
    after: Mapped[dict[str, object] | None] = mapped_column(JSON)


class Translation(Table):
    """A record's words in a further language; a machine draft until a named reader has checked it.

    Append-only like a figure: a corrected wording closes the earlier one.
    """

    __tablename__ = "translations"
    __table_args__ = (
        Index(
            "uq_translations_current",
            "noun",
            "record",
            "field",
            "language",
            unique=True,
            sqlite_where=text("closed_load_id IS NULL"),
            postgresql_where=text("closed_load_id IS NULL"),
        ),
    )

    id: Mapped[Number]
    noun: Mapped[Slug]
    record: Mapped[Words]
    field: Mapped[Slug]
    language: Mapped[Slug]
    words: Mapped[Words]
    checked_by: Mapped[str | None] = mapped_column(Text)
    opened_load_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)
    closed_load_id: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)


class AuditEntry(Table):
    """Who did what, chained: each entry holds the digest of the one before it."""

    __tablename__ = "audit_entries"

    id: Mapped[Number]
    at: Mapped[Moment]
    actor: Mapped[Slug]
    action: Mapped[Slug]
    subject: Mapped[Words]
    details: Mapped[Document]
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64), unique=True)


class Job(Table):
    """Long work as a row: the truth that pages poll, whoever executes it."""

    __tablename__ = "jobs"

    id: Mapped[Number]
    kind: Mapped[Slug]
    idempotency_key: Mapped[str] = mapped_column(String(120), unique=True)
    state: Mapped[Slug] = mapped_column(index=True)
    progress: Mapped[float]
    asked_at: Mapped[Moment]
    lease_until: Mapped[Moment | None]
    arguments: Mapped[Document]
    outcome: Mapped[dict[str, object] | None] = mapped_column(JSON)


class Account(Table):
    """Somebody who may sign in, with one role."""

    __tablename__ = "accounts"

    id: Mapped[Number]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    role: Mapped[Slug]
    team: Mapped[str | None] = mapped_column(String(80), ForeignKey("teams.id"), index=True)
    person: Mapped[str | None] = mapped_column(String(80), ForeignKey("people.id"), index=True)
    created_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]
