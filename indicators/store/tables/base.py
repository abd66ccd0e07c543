"""What every table shares: naming, column types, and the columns of a record that people edit."""

import datetime as dt
from typing import Annotated, Any

from sqlalchemy import JSON, BigInteger, Boolean, DateTime, ForeignKey, Integer, MetaData, String, Text, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite numbers rows by itself only for a column whose type is exactly INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")

Slug = Annotated[str, mapped_column(String(80))]
Id = Annotated[str, mapped_column(String(80), primary_key=True)]
Number = Annotated[int, mapped_column(RowNumber, primary_key=True, autoincrement=True)]
Words = Annotated[str, mapped_column(Text)]
Moment = Annotated[dt.datetime, mapped_column(DateTime(timezone=True))]
Document = Annotated[dict[str, Any], mapped_column(JSON)]


class Table(DeclarativeBase):
    """The base of every table of a collaborative's database."""

    metadata = MetaData(naming_convention=NAMES)


class Sampled:
    """A record that may be invented for the demonstration, and then says so on the page."""

    sample: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())


def reference(table: str, *, index: bool = True) -> Any:
    """Return a column that refers to the slug of `table`."""
    return mapped_column(String(80), ForeignKey(f"{table}.id"), index=index)
