"""The migrations make the same tables as the typed classes, on both kinds of database."""

from contextlib import closing

from sqlalchemy import inspect

from indicators.store import migrations
from indicators.store.database import Database
from indicators.store.tables import Table
from tests.migrated import opened


def test_the_migrated_schema_is_the_typed_schema(database_url: str) -> None:
    with closing(Database(database_url)) as database:
        assert migrations.migrate(database) is True
        migrations.check(database)
        assert set(Table.metadata.tables) <= set(inspect(database.engine).get_table_names())


def test_what_the_other_tests_begin_with_is_the_typed_schema_too(database_url: str) -> None:
    """The first of a kind may be migrated itself: the second never is."""
    with opened(database_url), opened(f"{database_url}_two") as second:
        migrations.check(second)
        assert migrations.is_current(second)
        assert set(Table.metadata.tables) <= set(inspect(second.engine).get_table_names())


def test_migrating_twice_does_nothing_the_second_time(database: Database) -> None:
    assert migrations.is_current(database)
    assert migrations.migrate(database) is False


def test_the_schema_can_be_taken_back(database: Database) -> None:
    migrations.downgrade(database)
    assert set(inspect(database.engine).get_table_names()) == {"alembic_version"}


def test_sqlite_keeps_a_write_ahead_log_and_foreign_keys(sqlite_url: str) -> None:
    with closing(Database(sqlite_url)) as made, made.reading() as session:
        connection = session.connection()
        asked = ("journal_mode", "foreign_keys", "busy_timeout")
        assert [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked] == ["wal", 1, 30000]
