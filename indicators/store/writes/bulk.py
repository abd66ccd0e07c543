"""Rows by the hundred thousand, in the driver's own fastest way, inside the transaction of the session."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
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
    # A column of which nothing is known is null anyway; there are four of them in most files.
    frame = frame[[name for name in frame.columns if not frame[name].isna().all()]]
    connection = session.connection()
    quote = connection.dialect.identifier_preparer.quote
    into = f"{quote(table.__tablename__)} ({', '.join(quote(name) for name in frame.columns)})"
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {into} FROM STDIN", frame)
        return
    statement = f"INSERT INTO {into} VALUES ({', '.join('?' * len(frame.columns))})"  # noqa: S608 - names of our own
    _execute(connection, statement, frame)


def _execute(connection: Connection, statement: str, frame: pd.DataFrame) -> None:
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError(f"{raw!r} is no connection of sqlite3, which `make_engine` chooses")
    try:
        for part in _parts(frame):
            # Row by row as they are made: a list of them would take longer than it takes to store them.
            raw.executemany(statement, zip(*(_bound(part[name].to_numpy()) for name in part.columns), strict=True))
    except sqlite3.DatabaseError as error:
        # A key that stands twice is a mistake of the program, not of the database.
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise DatabaseError(sentence(str(error))) from error


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
        rows = zip(*(_written(part[name].to_numpy()) for name in part.columns), strict=True)
        copy.write("\n".join(map("\t".join, rows)) + "\n")


def _parts(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    for first in range(0, len(frame), CHUNK):
        yield frame.iloc[first : first + CHUNK]


def _bound(values: np.ndarray) -> list[Any]:
    """Return a column as SQLite takes it: dates as text; it takes NaN for null."""
    if not isinstance(values[0], dt.date):
        plain: list[Any] = values.tolist()
        return plain
    codes, days = pd.factorize(values)
    return _spread(codes, [day.isoformat() for day in days], None)


def _written(values: np.ndarray) -> list[str]:
    """Return a column as PostgreSQL's COPY reads it; each different value is written once."""
    codes, different = pd.factorize(values)
    return _spread(codes, [_as_text(value) for value in different.tolist()], "\\N")


def _spread(codes: np.ndarray, different: list[Any], nothing: Any) -> list[Any]:
    said = np.empty(len(different) + 1, dtype=object)
    said[:-1] = different
    said[-1] = nothing
    rows: list[Any] = said[codes].tolist()
    return rows


def _as_text(value: Any) -> str:
    return value.translate(ESCAPES) if isinstance(value, str) else str(value)
