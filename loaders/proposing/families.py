"""Families of headers: columns of figures that differ only in the year or the group that their headers name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.proposing.columns import Column
from loaders.proposing.groups import KnownGroups
from loaders.proposing.signs import OPTIONAL, is_glued
from loaders.proposing.writing import for_every_period, literal, period_in, without_period

SEPARATOR = re.compile(r"\s*[-–:,/]\s+|\s+[-–:,/]\s*|[_\s]+")


@dataclass
class Family:
    """Columns of figures that one entry of a recipe reads.

    Attributes:
        pattern: of their headers, with the brackets `period` and `group` where these vary.
        name: what is left of the headers without year and group.
        groups: what the bracket `group` holds, to the id of the group.
    """

    pattern: str
    name: str
    columns: list[Column] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)

    @property
    def has_periods(self) -> bool:
        """Whether the headers name the periods."""
        return "(?P<period>" in self.pattern


@dataclass(frozen=True)
class _Split:
    """A header taken apart into a group's name and the rest; `first` says that the group stands first."""

    group: str
    id: str
    between: str
    rest: str
    first: bool

    @property
    def shape(self) -> tuple[str, str, bool]:
        return for_every_period(self.rest, bracket="period"), self.between, self.first


def families_of(columns: Sequence[Column], known: KnownGroups) -> list[Family]:
    """Return the families of some columns of figures, in the order in which they stand."""
    splits = {column.at: list(_splits(column.header, known)) for column in columns}
    groups_of: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for one in (split for found in splits.values() for split in found):
        groups_of[one.shape].add(one.id)
    families: dict[object, Family] = {}
    for column in columns:
        # A header names a group only where another header is the same but for the group.
        shared = [split for split in splits[column.at] if len(groups_of[split.shape]) > 1]
        _join(families, column, max(shared, key=lambda split: len(split.group), default=None))
    for family in families.values():
        if family.groups:
            alternatives = "|".join(literal(group) for group in family.groups)
            family.pattern = family.pattern.replace("{group}", f"(?P<group>{alternatives})")
    # A digit that is glued to a word is no mark that reading a header could take off: Rape1, and next year Robbery1.
    if any(is_glued(column.written, column.sign) for column in columns):
        for family in families.values():
            family.pattern += OPTIONAL
    return list(families.values())


def _join(families: dict[object, Family], column: Column, split: _Split | None) -> None:
    if split is None:
        pattern = for_every_period(column.header, bracket="period")
        families.setdefault(pattern, Family(pattern, without_period(column.header))).columns.append(column)
        return
    rest, between, first = split.shape
    pattern = f"{{group}}{literal(between)}{rest}" if first else f"{rest}{literal(between)}{{group}}"
    family = families.setdefault(split.shape, Family(pattern, without_period(split.rest)))
    family.columns.append(column)
    family.groups[split.group] = split.id


def _splits(header: str, known: KnownGroups) -> Iterator[_Split]:
    """Yield every way in which a header names a group: all of it, at its beginning, or at its end."""
    if found := known.of(header):
        yield _Split(header, found, "", "", first=True)
    for cut in SEPARATOR.finditer(header):
        before, after = header[: cut.start()], header[cut.end() :]
        if before and after and (found := known.of(before)):
            yield _Split(before, found, cut[0], after, first=True)
        if before and after and (found := known.of(after)) and not period_in(after):
            yield _Split(after, found, cut[0], before, first=False)
