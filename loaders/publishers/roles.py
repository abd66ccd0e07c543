"""Roles: what each column of a publisher's table is to a recipe."""

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from loaders import cells
from loaders.checks.reviewing import SILENT
from loaders.numbers.values import Mask
from loaders.tables.spelling import fold, header_match, without_marks
from loaders.tables.table import Table
from loaders.templates.shapes import Edition, Value

COMPANIONS = ("lower", "upper", "margin", "numerator", "denominator", "quality", "size", "note")

# A footnote mark at the end of a header: a sign, a raised figure, a letter in brackets or behind a figure.
MARK = re.compile(
    r"(?P<bare>.*?[\w)%])\s*(?P<mark>(?:[*†‡§¶^¹²³⁰⁴-⁹]|\(\w\)|\[\w\]|(?<=\d)[a-z]|(?<=\d )[a-z])+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Reading:
    """One way in which a column is read.

    Attributes:
        rule: the recipe's rule.
        match: what its pattern found in the header.
        marks: footnote marks at the end of the header, which are no part of it.
    """

    rule: Value
    match: re.Match[str]
    marks: tuple[str, ...] = ()

    @property
    def indicator(self) -> str:
        """The id of the indicator, with what the header's brackets hold."""
        return self.match.expand(self.rule.indicator or "")

    def companion(self, name: str) -> str | None:
        """Return the header of a companion, such as the lower bound; None when the rule has none."""
        template = getattr(self.rule, name)
        if template is None or "\\" not in template:
            return None if template is None else str(template)
        try:
            return self.match.expand(template)
        except (re.error, IndexError):
            return str(template)  # a pattern of its own, with no bracket of the value's header in it

    def named(self, bracket: str) -> str | None:
        """Return what a named bracket of the pattern holds; None when there is no such bracket, or it is empty."""
        return self.match.groupdict().get(bracket)


@dataclass
class Roles:
    """The columns of a table, by position (0-based).

    Attributes:
        values: columns of figures, each with the ways to read it.
        labels: columns that hold no figures: names, codes, periods, bounds, quality codes.
        unasked: columns of which the recipe says nothing; left out.
        doubled: columns whose header stood before, and of which the recipe says that the first one counts.
        puzzling: columns that would be figures but for a mark behind their header, which the recipe does not know.
        unsaid: for columns of figures, where an empty cell's quality code says why there is none, shape (rows,).
    """

    table: Table
    values: dict[int, list[Reading]] = field(default_factory=dict)
    labels: set[int] = field(default_factory=set)
    unasked: list[int] = field(default_factory=list)
    doubled: dict[int, str] = field(default_factory=dict)
    puzzling: dict[int, str] = field(default_factory=dict)
    unsaid: dict[int, Mask] = field(default_factory=dict)

    def position(self, header: str | None) -> int | None:
        """Return where a header stands first; None when it does not."""
        return self.table.position(header)


def roles_of(table: Table, edition: Edition) -> Roles:
    """Return what each column of a table is to an edition."""
    roles = Roles(table, labels=_labels(table, edition))
    second = {fold(header): because for header, because in edition.first_of.items()}
    for at, header in enumerate(table.headers):
        if at in roles.labels:
            continue
        if fold(header) in second and roles.position(header) != at:
            roles.doubled[at] = second[fold(header)]
        elif ways := _ways(header, table, edition):
            roles.values[at] = ways
    _take_companions(roles)
    taken = {*roles.values, *roles.labels, *roles.doubled}
    roles.unasked = [at for at in range(len(table.headers)) if at not in taken]
    roles.puzzling = {at: mark for at in roles.unasked if (mark := _puzzle(table.headers[at], table, edition))}
    codes = {code.casefold() for code, flag in edition.quality.items() if flag in SILENT}
    if codes:
        roles.unsaid = {at: _unsaid(roles, ways, codes) for at, ways in roles.values.items()}
    return roles


def _unsaid(roles: Roles, ways: list[Reading], codes: set[str]) -> Mask:
    """Return where the quality code beside a column of figures is one that says why a cell is empty."""
    said = np.zeros(len(roles.table.body), dtype=bool)
    for at in {roles.position(way.companion("quality")) for way in ways} - {None}:
        numbers, different = pd.factorize(roles.table.columns[at or 0])
        said |= np.array([cells.text(code).casefold() in codes for code in different], dtype=bool)[numbers]
    return said


def _labels(table: Table, edition: Edition) -> set[int]:
    """Return the columns that the recipe names for what they say, or calls labels."""
    named = set(filter(None, _named(edition)))
    same = {fold(name) for name in named}
    labels = {at for at, header in enumerate(table.headers) if fold(header) in same and header}
    labels |= {at for at in map(table.position, named) if at is not None}
    patterns = (*edition.labels, *edition.group.breakdowns)
    return labels | {
        at for at, header in enumerate(table.headers) if any(header_match(pattern, header) for pattern in patterns)
    }


def _named(edition: Edition) -> list[str]:
    """Return every header that the recipe names for what its column says."""
    asked = [column for value in edition.values for column in value.when]
    periods = [edition.period, *(value.period for value in edition.values if value.period)]
    dated = [header for period in periods for header in (period.column or "", *period.columns)]
    filtered = [column for rule in edition.rows for column in rule.columns]
    place, naming = edition.place, edition.naming
    about = [*place.columns, place.kind_column or "", *edition.group.columns]
    about += [*naming.columns, *naming.joined, naming.unit_column or ""]
    return [*about, *edition.key, *dated, *filtered, *asked, *edition.layout.fill_down]


def _ways(header: str, table: Table, edition: Edition) -> list[Reading]:
    rules = [rule for rule in edition.values if _has_all(table, rule.needs)]
    bare, marks = without_marks(header, edition.footnotes)
    whole = [Reading(rule, match) for rule in rules if (match := header_match(rule.header, header))]
    if whole or not marks:
        return whole
    return [Reading(rule, match, marks) for rule in rules if (match := header_match(rule.header, bare))]


def _puzzle(header: str, table: Table, edition: Edition) -> str:
    """Return the mark behind a header that would be read without it; "" where there is none."""
    found = MARK.fullmatch(header)
    return found["mark"] if found and _ways(found["bare"], table, edition) else ""


def _has_all(table: Table, needed: tuple[str, ...]) -> bool:
    return all(table.position(header) is not None for header in needed)


def _take_companions(roles: Roles) -> None:
    """Make the bounds, counts and quality codes beside a figure labels: they come with it and are not counted."""
    for reading in [reading for ways in roles.values.values() for reading in ways]:
        positions = {roles.position(reading.companion(name)) for name in COMPANIONS}
        roles.labels |= {at for at in positions if at is not None}
    for at in roles.labels & roles.values.keys():
        del roles.values[at]
