"""Figures: a series is one indicator in one place for one group; its observations are kept in versions.

An observation is never changed. A revised figure closes the version that held (`closed_load_id`) and opens a
new one (`opened_load_id`); loads are numbered in the order in which they were stored, so that "as of load N" is
`opened_load_id <= N and (closed_load_id is null or closed_load_id > N)`.
"""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from indicators.store.tables.base import Number, RowNumber, Sampled, Table, reference


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

    @declared_attr
    def source(cls) -> Mapped[str]:
        """The source of this version."""
        return mapped_column(String(80), ForeignKey("sources.id"))

    @declared_attr
    def opened_load_id(cls) -> Mapped[int]:
        """The load that brought this version."""
        return mapped_column(RowNumber, ForeignKey("loads.id"), index=True)

    @declared_attr
    def closed_load_id(cls) -> Mapped[int | None]:
        """The load that replaced or withdrew it; empty while it holds."""
        return mapped_column(RowNumber, ForeignKey("loads.id"), index=True)


class Series(Table):
    """One indicator, one place, one population group."""

    __tablename__ = "series"
    __table_args__ = (UniqueConstraint("indicator", "place", "group"),)

    id: Mapped[Number]
    indicator: Mapped[str] = reference("indicators", index=False)
    place: Mapped[str] = reference("places")
    group: Mapped[str] = reference("population_groups")


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
    )

    id: Mapped[Number]
    series_id: Mapped[int] = mapped_column(RowNumber, ForeignKey("series.id"))
    lower: Mapped[float | None]
    upper: Mapped[float | None]
