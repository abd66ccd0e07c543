"""What can be wrong with a database itself, in one sentence for the operator."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic.util.exc import CommandError
from sqlalchemy import exc

LOCKED = ("database is locked", "lock timeout", "canceling statement due to lock")
READ_ONLY = ("readonly database", "read-only", "unable to open database file")
DAMAGED = ("file is not a database", "malformed", "disk image")
FULL = ("disk is full", "No space left")


class DatabaseError(Exception):
    """The database cannot be used; the message is one sentence for the operator."""


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """Turn what a driver says of the database itself into one sentence; a broken rule of the tables stays as it is.

    Raises:
        DatabaseError: the database is busy, damaged, full, of a newer version, or cannot be reached.
    """
    try:
        yield
    except CommandError as error:
        raise DatabaseError(
            "The database was made by a newer version of Commoncurve: use that version, or a copy from before."
        ) from error
    except exc.DBAPIError as error:
        # A key that is missing or stands twice is a mistake of the program, not of the database.
        if not isinstance(error, exc.OperationalError) and type(error) is not exc.DatabaseError:
            raise
        raise DatabaseError(sentence(str(error.orig))) from error


def sentence(said: str) -> str:
    """Return what a driver says of the database itself, as one sentence for the operator."""
    first = next(iter(said.strip().splitlines()), "no reason was given")
    if any(part in said for part in LOCKED):
        return "The database is busy: another program keeps it locked. Nothing was stored; try again in a moment."
    if any(part in said for part in DAMAGED):
        return f"The database file is damaged, or is no database ({first}): restore a copy, or choose another file."
    if any(part in said for part in READ_ONLY):
        return f"The database may not be written ({first}): check the rights of its file and of its folder."
    if any(part in said for part in FULL):
        return "The disk is full, and what was being written was not kept. Make room and try again."
    return f"The database cannot be reached or used: {first}"
