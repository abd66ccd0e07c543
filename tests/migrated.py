"""Databases that are up to date: the first of each kind is migrated, and all others become what it has become."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from psycopg import Connection
from sqlalchemy import event, make_url
from sqlalchemy.schema import CreateSchema

from indicators.store.database import Database, schema_of
from indicators.store.migrations import altering, migrate

Said = tuple[str, Any]
"""What PostgreSQL was told, with its parameters."""
QUESTIONS = ("SELECT", "SHOW", "CREATE SCHEMA")
"""What changes no table of the schema that is there already."""

_steps: list[Said] = []


def migrated(url: str) -> Database:
    """Return an up-to-date, empty database at an address where there is none; a schema of PostgreSQL may be there."""
    database = Database(url)
    file = make_url(url).database
    if database.engine.dialect.name == "postgresql":
        _fill(database)
    elif file:
        Path(file).write_bytes(_file())
    return database


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """Give an up-to-date, empty database, and let go of it in the end."""
    with closing(migrated(url)) as database:
        yield database


@cache
def _file() -> bytes:
    """Return a file of SQLite that was migrated."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.db"
        with closing(Database(f"sqlite:///{path}")) as database:
            migrate(database)
            database.tidy()
        return path.read_bytes()


def _fill(database: Database) -> None:
    """Migrate a schema of PostgreSQL, or have it told what the first one was told, without Alembic's own work."""
    if not _steps:
        event.listen(database.engine, "after_cursor_execute", _remember)
        migrate(database)
        event.remove(database.engine, "after_cursor_execute", _remember)
        return
    with altering(database) as connection:
        connection.execute(CreateSchema(schema_of(database.url) or "public", if_not_exists=True))
        driver = connection.connection.driver_connection
        assert isinstance(driver, Connection)
        with driver.pipeline(), driver.cursor() as cursor:
            for statement, parameters in _steps:
                cursor.execute(statement.encode(), parameters)


def _remember(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
    if not statement.lstrip().upper().startswith(QUESTIONS):
        _steps.append((statement, parameters))
