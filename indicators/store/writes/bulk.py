"""Rows by the hundred thousand, in the driver's own fastest way, inside the transaction of the session."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.faults import DatabaseError, sentence

if TYPE_CHECKING:
    from psycopg import Copy

CHUNK = 20_000
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def insert_frame(session: Session, table: type[t.Table], frame: pd.DataFrame) -> None:
    """Insert the rows of a frame whose columns are columns of `table`; what is unknown (NaN, None) becomes null."""
    connection = session.connection()
    quote = connection.dialect.identifier_preparer.quote
    into = f"{quote(table.__tablename__)} ({', '.join(quote(name) for name in frame.columns)})"
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {into} FROM STDIN", frame)
        return
    statement = f"INSERT INTO {into} VALUES ({', '.join('?' * len(frame.columns))})"  # noqa: S608 - names of our own
    for part in _parts(frame):
        connection.exec_driver_sql(statement, list(_rows(part, _as_bound, None)))


def _copy(connection: Connection, statement: str, frame: pd.DataFrame) -> None:
    import psycopg  # a database of SQLite does without it

    raw = connection.connection.driver_connection
    if not isinstance(raw, psycopg.Connection):
        raise TypeError(f"{raw!r} is no connection of psycopg, which `make_engine` chooses")
    try:
        with raw.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            _write(copy, frame)
    except psycopg.OperationalError as error:
        raise DatabaseError(sentence(str(error))) from error


def _write(copy: "Copy", frame: pd.DataFrame) -> None:
    for part in _parts(frame):
        copy.write("\n".join(map("\t".join, _rows(part, _as_text, "\\N"))) + "\n")


def _parts(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for first in range(0, len(frame), CHUNK):
        yield frame.iloc[first : first + CHUNK]


def _rows(frame: pd.DataFrame, written: Callable[[Any], Any], nothing: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a frame; each different value of a column is written once."""
    return zip(*(_column(frame[name].to_numpy(), written, nothing) for name in frame.columns), strict=True)


def _column(values: np.ndarray, written: Callable[[Any], Any], nothing: Any) -> list[Any]:
    codes, different = pd.factorize(values)
    said = np.empty(len(different) + 1, dtype=object)
    said[:-1] = [written(one) for one in different.tolist()]
    said[-1] = nothing
    rows: list[Any] = said[codes].tolist()
    return rows


def _as_bound(value: Any) -> Any:
    """Return a value as SQLite takes it: a date as text, everything else as it is."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _as_text(value: Any) -> str:
    """Return a value as PostgreSQL's COPY reads it."""
    return value.translate(ESCAPES) if isinstance(value, str) else str(value)
