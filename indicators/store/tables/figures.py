"""Figures: a series is one indicator in one place for one group; its observations are kept in versions.

An observation is never changed. A revised figure closes the version that held (`closed_load_id`) and opens a
new one (`opened_load_id`); loads are numbered in the order in which they were stored, so that "as of load N" is
`opened_load_id <= N and (closed_load_id is null or closed_load_id > N)`.

A figure stays when what it is about is taken away again by an undo, and a foreign key costs PostgreSQL ten times the
insertion; so these tables have none. The one writer of figures (`writes.figures`) checks references as sets instead.
"""

import datetime as dt

from sqlalchemy import Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from indicators.store.tables.base import Number, RowNumber, Sampled, Slug, Table


class Versioned:
    """A figure with its version, and the cell it came from."""

    period: Mapped[str] = mapped_column(String(24))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]
    value: Mapped[float | None]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    flags: Mapped[str] = mapped_column(String(160), default="")
    note: Mapped[str | None] = mapped_column(Text)
    sheet: Mapped[int]
    row: Mapped[int]
    column: Mapped[int]

    source: Mapped[Slug]

    @declared_attr
    def opened_load_id(cls) -> Mapped[int]:
        """The load that brought this version, or the undo that brought it back."""
        return mapped_column(RowNumber)

    @declared_attr
    def closed_load_id(cls) -> Mapped[int | None]:
        """The load that replaced it, or the undo that took it back; empty while it holds."""
        return mapped_column(RowNumber)

    @declared_attr
    def read_load_id(cls) -> Mapped[int]:
        """The load whose file it was read from: an undo brings a figure back with the cell it stood in."""
        return mapped_column(RowNumber)


def by_load(table: str) -> tuple[Index, Index]:
    """Return the indexes by which the versions that a load opened or closed are found.

    Versions lie in the order of the loads that opened them, which PostgreSQL can index by blocks.
    """
    opened = Index(f"ix_{table}_opened_load_id", "opened_load_id", postgresql_using="brin")
    closed = Index(
        f"ix_{table}_closed_load_id",
        "closed_load_id",
        sqlite_where=text("closed_load_id IS NOT NULL"),
        postgresql_where=text("closed_load_id IS NOT NULL"),
    )
    return opened, closed


class Series(Table):
    """One indicator, one place, one population group."""

    __tablename__ = "series"
    __table_args__ = (UniqueConstraint("indicator", "place", "group"),)

    id: Mapped[Number]
    indicator: Mapped[Slug]
    place: Mapped[Slug]
    group: Mapped[Slug]


class Observation(Versioned, Sampled, Table):
    """One figure of one series for one period, in its versions.

    `lower` and `upper` are as published; whether they are an interval is for the source to say.
    """

    __tablename__ = "observations"
    __table_args__ = (
        Index(
            "uq_observations_current",
            "series_id",
            "period",
            unique=True,
            sqlite_where=text("closed_load_id IS NULL"),
            postgresql_where=text("closed_load_id IS NULL"),
        ),
        Index("ix_observations_as_of", "series_id", "starts_on", "opened_load_id"),
        *by_load("observations"),
    )

    id: Mapped[Number]
    series_id: Mapped[int] = mapped_column(RowNumber)
    lower: Mapped[float | None]
    upper: Mapped[float | None]
