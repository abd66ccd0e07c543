"""A collaborative's database: one SQLite file, or one schema of a PostgreSQL database."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from indicators.store.faults import DatabaseError, in_one_sentence

__all__ = ["Database", "DatabaseError", "Session", "make_engine", "schema_of"]

BUSY_SECONDS = 30
WRITING = "commoncurve_writing"


class Database:
    """One collaborative's database, with short transactions to read or to write in.

    Writers follow one another: SQLite's `BEGIN IMMEDIATE` and PostgreSQL's lock on `loads` see to it that a
    writer reads what the one before it wrote, so that loads are numbered in the order in which they are stored.
    What is wrong with the database itself comes out as a DatabaseError of one sentence.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = make_engine(url)
        self._watching: sqlite3.Connection | None = None
        self._watch = Lock()

    def mark(self) -> int | None:
        """Return a number that is another one as soon as anybody has stored something, for next to nothing.

        None: the database cannot tell without a question (PostgreSQL, SQLite in memory, a file that cannot be read).
        """
        file = self.engine.url.database if self.engine.dialect.name == "sqlite" else None
        if not file or file == ":memory:":
            return None
        try:
            return self._version(file)
        except sqlite3.Error:
            return None

    def _version(self, file: str) -> int:
        with self._watch:
            if self._watching is None:
                self._watching = sqlite3.connect(file, timeout=BUSY_SECONDS, check_same_thread=False)
            return int(self._watching.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the database and writes nothing."""
        # PostgreSQL would show each question what others have stored since the one before it.
        level = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        with in_one_sentence(), Session(self.engine.execution_options(**level), autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session in one transaction: stored as a whole at the end, or not at all on an error."""
        engine = self.engine.execution_options(**{WRITING: True})
        with in_one_sentence(), Session(engine) as session, session.begin():
            if engine.dialect.name == "postgresql":
                session.execute(text("LOCK TABLE loads IN SHARE ROW EXCLUSIVE MODE"))
            yield session

    def tidy(self) -> None:
        """Let go of what was written over, which SQLite's log of changes still holds, unless somebody reads it now."""
        if self.engine.dialect.name == "sqlite":
            with in_one_sentence(), self.engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of every connection."""
        with self._watch:
            if self._watching is not None:
                self._watching.close()
                self._watching = None
        self.engine.dispose()


def make_engine(url: str) -> Engine:
    """Return the engine of a database address; PostgreSQL takes our own `?schema=NAME`.

    Raises:
        DatabaseError: the address is neither SQLite's nor PostgreSQL's.
    """
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise DatabaseError(f"DATABASE_URL is no database address: {url}") from error
    if address.get_backend_name() == "sqlite":
        return _sqlite(address)
    if address.get_backend_name() == "postgresql":
        return _postgresql(address)
    raise DatabaseError(
        f"DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://, not {address.drivername}://"
    )


def _sqlite(address: URL) -> Engine:
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would open transactions on its own, and only before a write: reads could then interleave.
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgresql(address: URL) -> Engine:
    schema = address.query.get("schema", "public")
    options: dict[str, Any] = {"options": f"-csearch_path={schema}"}
    plain = address.difference_update_query(["schema"]).set(drivername="postgresql+psycopg")
    return create_engine(plain, connect_args=options, pool_pre_ping=True)


def schema_of(url: str) -> str | None:
    """Return the PostgreSQL schema that an address names; None for SQLite."""
    address = make_url(url)
    return str(address.query.get("schema", "public")) if address.get_backend_name() == "postgresql" else None
