"""Who changed which field of the framework, by which load: the journal with its loads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from indicators.store import tables as t

UNTOLD = frozenset({"baseline", "target"})
"""Nouns whose fields hold numbers about figures: that they changed is told, and not from what to what."""
NUMBERS = "(numbers)"


@dataclass(frozen=True)
class FieldChange:
    """A field of a record that a load changed; `field` is empty of a record that is new, or was removed."""

    load: t.Load
    noun: str
    record: str
    field: str
    before: Any
    after: Any


def field_changes(session: Session) -> list[FieldChange]:
    """Return every change, oldest first; of the texts of the framework, and no figure."""
    asked = select(t.Change, t.Load).join(t.Load, t.Load.id == t.Change.load_id).order_by(t.Change.id)
    return [one for change, load in session.execute(asked) for one in _fields(change, load)]


def _fields(change: t.Change, load: t.Load) -> Iterator[FieldChange]:
    before, after = change.before, change.after
    if before is None or after is None:
        said = (None, "new") if after is not None else ("removed", None)
        yield FieldChange(load, change.noun, change.record, "", *said)
        return
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        told = (NUMBERS, NUMBERS) if change.noun in UNTOLD else (was, now)
        yield FieldChange(load, change.noun, change.record, name, *told)
