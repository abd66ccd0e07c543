"""What Alembic runs: the migrations, in the connection that it is given or that DATABASE_URL names."""

import os

from alembic import context
from sqlalchemy import Connection

from indicators.store.database import make_engine
from indicators.store.tables import Table

INDEX = "released_words_index"
"""The full-text index: SQLite's is a table with tables of its own, PostgreSQL's an index; no typed table has it."""


def is_compared(_: object, name: str | None, *__: object) -> bool:
    """Tell whether the typed tables are to have something of that name."""
    return not (name or "").startswith(INDEX)


def run(connection: Connection) -> None:
    """Run the migrations in one transaction; SQLite alters a table by copying it."""
    context.configure(
        connection=connection,
        target_metadata=Table.metadata,
        render_as_batch=True,
        compare_server_default=True,
        include_object=is_compared,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with make_engine(os.environ["DATABASE_URL"]).begin() as made:
        run(made)
