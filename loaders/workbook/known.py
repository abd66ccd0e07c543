"""What a figure may refer to: the framework as it is stored, and the rows of the same file that were accepted."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, TypeVar

from indicators.reading import Framework, KnownIndicator, KnownRule, KnownSource, Record
from loaders.checks.suggesting import nearest
from loaders.problems import Fault, Foreign
from loaders.publishers.names import Names, names_of, only
from loaders.tables.spelling import fold
from loaders.workbook.description import SheetKind

Kept = TypeVar("Kept", KnownSource, KnownRule)
SUBJECTS = ("indicator", "measure")
# Ids that are so alike, of 100, are taken for one id with a slip of the pen; what people type differs more than what
# they copy, so this is lower than for publishers' names.
SLIP = 80.0
# A figure about one of these that the framework does not hold is left out; a row of the framework is refused.
OUTSIDE = ("indicator", "place", "group")


@dataclass
class Known:
    """Every id that there is, by noun; grows while a file's framework is read.

    `refused` holds the ids whose row in this file was refused: what refers to them is refused too, even where the
    store has an earlier row, because nobody knows yet what the new one was to say. `dimensions` holds the dimension of
    each group, `within` the groups that it is part of, `part_of` the place that a place is part of, `sources` what each
    source covers and agreed to, `rules` what each rule of disclosure says.
    """

    framework: Framework
    accepted: dict[str, set[str]] = field(default_factory=dict)
    refused: dict[str, set[str]] = field(default_factory=dict)
    subjects: dict[str, dict[str, KnownIndicator]] = field(default_factory=dict)
    dimensions: dict[str, str] = field(default_factory=dict)
    part_of: dict[str, str] = field(default_factory=dict)
    within: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sources: dict[str, KnownSource] = field(default_factory=dict)
    rules: dict[str, KnownRule] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with what is stored."""
        self.subjects = {"indicator": dict(self.framework.indicators), "measure": dict(self.framework.measures)}
        self.sources, self.rules = dict(self.framework.sources), dict(self.framework.rules)
        self.dimensions = {group.id: group.dimension for group in self.framework.groups.values()}
        self.within = {group.id: group.part_of for group in self.framework.groups.values()}
        self.part_of = {place.id: place.part_of for place in self.framework.places.values() if place.part_of}

    def above(self, noun: str) -> dict[str, tuple[str, ...]]:
        """Return what each place or group is part of."""
        return {key: (one,) for key, one in self.part_of.items() if one} if noun == "place" else self.within

    def stored(self, noun: str) -> frozenset[str]:
        """Return the ids of a noun that are stored."""
        return self._stored.get(noun, frozenset())

    @cached_property
    def _stored(self) -> dict[str, frozenset[str]]:
        known = self.framework
        named: dict[str, Iterable[str]] = {
            "place": known.places,
            "group": known.groups,
            "indicator": known.indicators,
            "measure": known.measures,
        }
        return {noun: known.ids.get(noun, frozenset()).union(named.get(noun, ())) for noun in {*known.ids, *named}}

    def ids(self, noun: str) -> frozenset[str]:
        """Return the ids of a noun that may be referred to."""
        return (self.stored(noun) - self.refused.get(noun, set())) | self.accepted.get(noun, set())

    def holds(self, noun: str, key: str) -> bool:
        """Say whether an id may be referred to; asked for every different id of a file, it looks at no other."""
        if key in self.accepted.get(noun, ()):
            return True
        return key in self.stored(noun) and key not in self.refused.get(noun, ())

    def accept(self, record: Record) -> None:
        """Take in a row of this file; what it leaves out stays as it is stored."""
        self.accepted.setdefault(record.noun, set()).add(record.key)
        for noun, field_name, kept in (("group", "dimension", self.dimensions), ("place", "part_of", self.part_of)):
            if record.noun == noun and field_name in record.fields:
                kept[record.key] = str(record.fields[field_name] or "")
        if record.noun == "group" and "part_of" in record.fields:
            self.within[record.key] = names(record.fields["part_of"])
        if record.noun == "source":
            self.sources[record.key] = _changed(self.sources.get(record.key, KnownSource(record.key)), record)
        if record.noun == "disclosure_rule":
            self.rules[record.key] = _changed(self.rules.get(record.key, KnownRule(record.key)), record)
        if record.noun in SUBJECTS:
            self._accept_subject(record)

    def _accept_subject(self, record: Record) -> None:
        known = self.subjects[record.noun]
        before = known.get(record.key, KnownIndicator(record.key, "", ""))
        unit = record.fields.get("unit") or before.unit
        period_type = record.fields.get("period_type") or before.period_type
        rule = record.fields.get("disclosure_rule", before.disclosure_rule)
        named = None if rule is None else str(rule)
        known[record.key] = KnownIndicator(record.key, str(unit), str(period_type), disclosure_rule=named)

    def refuse(self, noun: str, key: str) -> None:
        """Remember that the row of this id was refused."""
        self.refused.setdefault(noun, set()).add(key)

    def fault(self, noun: str, key: str) -> Fault | None:
        """Return what is wrong with a reference; None when it holds."""
        if self.holds(noun, key):
            return None
        if key in self.refused.get(noun, ()):
            return Fault(f"“{key}”, whose own row was refused", "a row without problems", "Mend that row first.")
        near = nearest(key, {fold(identity): identity for identity in sorted(self.ids(noun))}, alike=SLIP)
        named = self._named(noun, key)
        # What looks like a slip of the pen must be mended; what is plainly something else is left out and named.
        kind = Foreign if noun in OUTSIDE and not (near or named) else Fault
        meant = f"Did you mean “{near or named}”? Otherwise add" if near or named else "Add"
        mend = f"{meant} it to the sheet of its kind, or correct it."
        return kind(f"“{key}”", f"an existing {_words(noun)} id", mend)

    @cached_property
    def _names(self) -> Names:
        return names_of(self.framework)

    def _named(self, noun: str, written: str) -> str | None:
        """Return the id of the stored place, group or indicator that goes by a name, a code or an alias."""
        indexes = {"place": self._names.places, "group": self._names.groups, "indicator": self._names.indicators}
        found = only(indexes[noun].get(fold(written), ())) if noun in indexes else None
        return found if found is not None and self.holds(noun, found) else None


def names(value: object) -> tuple[str, ...]:
    """Return the ids that a cell refers to."""
    return tuple(map(str, value)) if isinstance(value, list) else () if value is None else (str(value),)


def subject_of(kind: SheetKind) -> str:
    """Return what the figures of a sheet are of: `indicator` or `measure`."""
    return next(noun for noun in SUBJECTS if noun in kind.fields)


def _changed(before: Kept, record: Record) -> Kept:
    """Return what is known of a source or a rule with a row taken in; a column that the file leaves out stays."""
    said: dict[str, Any] = {one.name: record.fields[one.name] for one in fields(before) if one.name in record.fields}
    return replace(before, **said)


def _words(noun: str) -> str:
    return noun.replace("_", " ")
