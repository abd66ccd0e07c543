"""Storing the framework: a record's columns as they are now, every change kept, every wording in versions."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from indicators.reading import Reading, Record
from indicators.store import tables as t
from indicators.store.nouns import LISTS, PAIRS, TABLES, WITHIN
from indicators.store.queries.framework import pairs, translations
from indicators.wording import tidy


@dataclass
class Framing:
    """How many records of the framework are new, revised and unchanged, and how many wordings changed."""

    new: int = 0
    revised: int = 0
    unchanged: int = 0
    wordings: int = 0

    @property
    def changed(self) -> bool:
        """Tell whether anything differs from what is stored."""
        return bool(self.new or self.revised or self.wordings)


def store_framework(session: Session, reading: Reading, *, load: int | None) -> Framing:
    """Bring the framework to what the file says; with `load=None` only count what would change."""
    framing = Framing()
    for noun, records in groupby(reading.records, key=lambda record: record.noun):
        _store_noun(session, noun, list(records), load=load, framing=framing)
    framing.wordings = _store_words(session, reading, load=load)
    return framing


def _store_noun(session: Session, noun: str, records: list[Record], *, load: int | None, framing: Framing) -> None:
    stored = _stored(session, noun)
    for record in records:
        before = stored.get(record.key)
        after = {name: _plain(noun, name, value) for name, value in record.fields.items()}
        changes = after if before is None else _differing(noun, before, after)
        if before is not None and not changes:
            framing.unchanged += 1
            continue
        framing.new += before is None
        framing.revised += before is not None
        if load is not None:
            _write(session, record, changes, before=before, load=load)
    if load is not None:
        _write_within(session, noun, records)


def _stored(session: Session, noun: str) -> dict[str, dict[str, Any]]:
    """Return the records as plain fields, lists of references among them."""
    columns = TABLES[noun].__table__.columns
    found = {row.id: dict(row._mapping) for row in session.execute(select(*columns))}
    for field in [field for owner, field in PAIRS if owner == noun]:
        lists = pairs(session, noun, field)
        for key, row in found.items():
            row[field] = lists.get(key, [])
    return found


def _differing(noun: str, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return what a record says now and did not say before; how a text is spaced at its ends is nothing said."""
    return {name: value for name, value in after.items() if _plain(noun, name, before[name]) != value}


def _plain(noun: str, name: str, value: object) -> object:
    """Return a field as the store keeps it: a tidy text, an empty one is none; no sample is no; no list is empty."""
    if (noun, name) in PAIRS:
        return sorted(value) if isinstance(value, list | tuple) else []
    if name in LISTS:
        return list(value) if isinstance(value, list | tuple) else []
    if isinstance(value, str):
        return tidy(value) or None
    return bool(value) if name == "sample" else value


def _write(
    session: Session, record: Record, changes: dict[str, Any], *, before: dict[str, Any] | None, load: int
) -> None:
    table = TABLES[record.noun]
    own = own_fields(record.noun, changes)
    if before is None:
        session.execute(insert(table).values(**_complete(record.noun, own), id=record.key))
    elif own:
        session.execute(update(table).where(table.__mapper__.columns["id"] == record.key).values(**own))
    write_pairs(session, record.noun, record.key, changes)
    kept = None if before is None else {name: as_written(before[name]) for name in changes}
    after = {name: as_written(value) for name, value in changes.items()}
    session.add(t.Change(load_id=load, noun=record.noun, record=record.key, before=kept, after=after))


def write_pairs(session: Session, noun: str, key: str, fields: dict[str, Any]) -> None:
    """Store the lists of references among the fields of a record, in place of those that there were."""
    for (owner, field), (pair, mine, other) in PAIRS.items():
        if owner != noun or field not in fields:
            continue
        session.execute(delete(pair).where(pair.__mapper__.columns[mine] == key))
        if fields[field]:
            session.execute(insert(pair), [{mine: key, other: one} for one in fields[field]])


def own_fields(noun: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that a new record can be stored with, before the records of its own noun are all there."""
    return {name: value for name, value in fields.items() if (noun, name) not in PAIRS and name != WITHIN.get(noun)}


def fields_of(session: Session, noun: str, key: str) -> dict[str, Any] | None:
    """Return a record as it is now, lists of references among its fields; None when there is none."""
    columns = TABLES[noun].__table__.columns
    row = session.execute(select(*columns).where(columns["id"] == key)).first()
    if row is None:
        return None
    lists = {field: pairs(session, noun, field).get(key, []) for owner, field in PAIRS if owner == noun}
    return dict(row._mapping) | lists


def default(noun: str, name: str) -> object:
    """Return what a field is, as the journal writes it, where a new record leaves it out."""
    if (noun, name) in PAIRS or name in LISTS:
        return []
    return False if name == "sample" else None


def _complete(noun: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a new record, lists that the file leaves out among them."""
    lists: dict[str, Any] = {name: [] for name in LISTS if name in TABLES[noun].__table__.columns}
    return lists | {name: value for name, value in fields.items() if name != "id"}


def _write_within(session: Session, noun: str, records: Iterable[Record]) -> None:
    field = WITHIN.get(noun)
    if field is None:
        return
    table = TABLES[noun]
    for record in records:
        if field in record.fields:
            holds = table.__mapper__.columns["id"] == record.key
            session.execute(update(table).where(holds).values(**{field: record.fields[field]}))


def as_written(value: object) -> object:
    """Return a value as the journal of changes writes it: a day as text."""
    return value.isoformat() if isinstance(value, dt.date) else value


def _store_words(session: Session, reading: Reading, *, load: int | None) -> int:
    """Store the wordings that differ; return how many."""
    stored = translations(session)
    changed = 0
    for key, language, words, checked in _wordings(reading):
        if stored.get(key, {}).get(language) == (words, checked):
            continue
        changed += 1
        if load is not None:
            _write_words(session, key, language, (words, checked), load)
    return changed


def _wordings(reading: Reading) -> Iterable[tuple[tuple[str, str, str], str, str, str | None]]:
    for record in reading.records:
        for (field, language), words in record.words.items():
            checked = record.readers.get((field, language)) or record.checked.get(language)
            yield (record.noun, record.key, field), language, tidy(words), checked
    for note in reading.notes:
        yield (note.noun, note.record, "note"), note.language, tidy(note.words), note.checked_by


def _write_words(
    session: Session, key: tuple[str, str, str], language: str, wording: tuple[str, str | None], load: int
) -> None:
    noun, record, field = key
    table = t.Translation
    session.execute(
        update(table)
        .where(table.noun == noun, table.record == record, table.field == field, table.language == language)
        .where(table.closed_load_id.is_(None))
        .values(closed_load_id=load)
    )
    words, checked = wording
    names = {"noun": noun, "record": record, "field": field, "language": language}
    session.execute(insert(table).values(**names, words=words, checked_by=checked, opened_load_id=load))
