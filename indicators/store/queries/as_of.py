"""Records of the framework as they were as of a load: the journal read backwards."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from indicators.store import tables as t

Fields = dict[str, dict[str, Any]]
"""Fields of records, as the journal writes them, by id."""


def changes_of(session: Session, nouns: Sequence[str]) -> list[t.Change]:
    """Return every change of some nouns, the newest first."""
    asked = select(t.Change).where(t.Change.noun.in_(nouns)).order_by(t.Change.id.desc())
    return list(session.scalars(asked))


def as_of(now: Fields, changes: Sequence[t.Change], noun: str, load: int) -> Fields:
    """Return the records of a noun as they were as of a load.

    Args:
        now: their fields as they are; others are not looked at.
        changes: as `changes_of` gives them.
        noun: of the records.
        load: the number of the load.
    """
    found = {key: dict(fields) for key, fields in now.items()}
    for one in changes:
        if one.noun != noun or one.load_id <= load:
            continue
        if one.before is None:
            found.pop(one.record, None)
        else:
            found.setdefault(one.record, {}).update(one.before)
    return found
