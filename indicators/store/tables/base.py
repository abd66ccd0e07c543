"""What every table shares: naming, column types, and the columns of a record that people edit."""

import datetime as dt
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Utc(TypeDecorator[dt.datetime]):
    """A moment: stored in UTC, given back with its time zone, on SQLite too, which keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the moment in UTC; a bare one is a programmer's mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Return the moment with its time zone."""
        return value.replace(tzinfo=dt.UTC) if value is not None and value.tzinfo is None else value


# SQLite numbers rows by itself only for a column whose type is exactly INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")

Slug = Annotated[str, mapped_column(String(80))]
Id = Annotated[str, mapped_column(String(80), primary_key=True)]
Number = Annotated[int, mapped_column(RowNumber, primary_key=True, autoincrement=True)]
Words = Annotated[str, mapped_column(Text)]
Moment = Annotated[dt.datetime, mapped_column(Utc)]
Document = Annotated[dict[str, Any], mapped_column(JSON)]
Numbers = Annotated[list[float], mapped_column(JSON, nullable=True)]


class Table(DeclarativeBase):
    """The base of every table of a collaborative's database."""

    metadata = MetaData(naming_convention=NAMES)


class Sampled:
    """A record that may be invented for the demonstration, and then says so on the page."""

    sample: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


def reference(table: str, *, index: bool = True) -> Any:
    """Return a column that refers to the slug of `table`."""
    return mapped_column(String(80), ForeignKey(f"{table}.id"), index=index)
