"""What is hidden and why, and what was proved of it at every publication."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from indicators.store.tables.base import Document, Moment, Number, RowNumber, Slug, Table


class Screened:
    """What became of a figure under its source's own rule: shown, or hidden with a reason.

    A figure is known by what it says: the same numbers in the same place are the same knowledge, whichever load brought
    them, unless others stood there in a release in between (`before`). Figures of sources that are shown as published
    have no row; those of others without one are not shown.

    Attributes:
        content: its numbers, as `screening.keys` writes them.
        reason: why it is hidden; None while it may be shown.
        vague: its mark says no more than that it is hidden.
        hidden_load_id: the load as of which it was hidden first; None while it is shown. A line drawn before may rest
            on it.
        policy: the rule with its thresholds, as it decided.
        earlier: what was decided under other rules before, by the rule with its thresholds; it holds again with them.
        before: what became of it before it came back after another number, oldest first, and until which load.
        sums: a digest of what adds up in the table in which it was decided; None where nothing was asked of it.
        hidden_since_id: the first release in which it stood and was hidden; None until then.
        shown_since_id: the first release that showed it; None until then. What was shown once is known for ever.
    """

    period: Mapped[str] = mapped_column(String(24))
    content: Mapped[str] = mapped_column(String(120))
    reason: Mapped[Slug | None]
    vague: Mapped[bool]
    policy: Mapped[str] = mapped_column(String(200))
    earlier: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    before: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    sums: Mapped[str | None] = mapped_column(String(64))

    @declared_attr
    def hidden_load_id(cls) -> Mapped[int | None]:
        """The load as of which it was hidden first."""
        return mapped_column(RowNumber)

    @declared_attr
    def hidden_since_id(cls) -> Mapped[int | None]:
        """The first release in which it stood and was hidden."""
        return mapped_column(RowNumber, ForeignKey("releases.id"), index=True)

    @declared_attr
    def shown_since_id(cls) -> Mapped[int | None]:
        """The first release that showed it."""
        return mapped_column(RowNumber, ForeignKey("releases.id"), index=True)


class ScreenedFigure(Screened, Table):
    """What became of a figure of an indicator."""

    __tablename__ = "screened_figures"
    __table_args__ = (UniqueConstraint("series_id", "period", "content"),)

    id: Mapped[Number]
    series_id: Mapped[int] = mapped_column(RowNumber)


class ScreenedMeasure(Screened, Table):
    """What became of a figure of a performance measure."""

    __tablename__ = "screened_measures"
    __table_args__ = (UniqueConstraint("measure", "period", "content"),)

    id: Mapped[Number]
    measure: Mapped[Slug]


class DisclosureProof(Table):
    """An attack on everything shown, made before a publication: its report, and whether it held.

    `release_id` is None where the publication was stopped. The report names every table by a digest: one that did not
    change needs no second attack.
    """

    __tablename__ = "disclosure_proofs"
    __table_args__ = (Index("ix_disclosure_proofs_made_at", "made_at"),)

    id: Mapped[Number]
    made_at: Mapped[Moment]
    made_by: Mapped[Slug]
    release_id: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("releases.id"), index=True)
    holds: Mapped[bool]
    report: Mapped[Document]
