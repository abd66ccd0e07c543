"""What is missing: data gaps, found from the data, open until the data arrive."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from indicators.store.tables.base import Document, Number, RowNumber, Slug, Table


class Gap(Table):
    """One spell of a gap: open from the day it was found to the day it was found no more.

    A gap that comes back is a new row. What it is about is kept by id and without foreign keys, as it was known then.

    Attributes:
        key: names the gap, the same each time: its kind and what it is about.
        weight: how much it matters; larger comes first.
        facts: what a sentence about it says beside its kind and subject (periods, figures, days).
    """

    __tablename__ = "gaps"
    __table_args__ = (
        Index(
            "uq_gaps_open",
            "key",
            unique=True,
            sqlite_where=text("closed_on IS NULL"),
            postgresql_where=text("closed_on IS NULL"),
        ),
    )

    id: Mapped[Number]
    key: Mapped[str] = mapped_column(Text)
    kind: Mapped[Slug]
    outcome: Mapped[str | None] = mapped_column(String(80), index=True)
    indicator: Mapped[str | None] = mapped_column(String(80))
    place: Mapped[str | None] = mapped_column(String(80))
    group: Mapped[str | None] = mapped_column(String(80))
    strategy: Mapped[str | None] = mapped_column(String(80))
    weight: Mapped[float]
    facts: Mapped[Document]
    opened_on: Mapped[dt.date]
    opened_load_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)
    closed_on: Mapped[dt.date | None]
    closed_load_id: Mapped[int | None] = mapped_column(RowNumber, ForeignKey("loads.id"), index=True)
