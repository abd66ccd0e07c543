"""Roles: what each column of a publisher's table is to a recipe."""

import re
from dataclasses import dataclass, field

from loaders.shapes import Edition, Value
from loaders.tables import Table

COMPANIONS = ("lower", "upper", "numerator", "denominator", "quality", "size")


@dataclass(frozen=True)
class Reading:
    """One way in which a column is read: the recipe's rule, and what its pattern found in the header."""

    rule: Value
    match: re.Match[str]

    @property
    def indicator(self) -> str:
        """The id of the indicator, with what the header's brackets hold."""
        return self.match.expand(self.rule.indicator or "")

    def companion(self, name: str) -> str | None:
        """Return the header of a companion, such as the lower bound; None when the rule has none."""
        template = getattr(self.rule, name)
        return None if template is None else self.match.expand(template)

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
    """

    table: Table
    values: dict[int, list[Reading]] = field(default_factory=dict)
    labels: set[int] = field(default_factory=set)
    unasked: list[int] = field(default_factory=list)
    doubled: dict[int, str] = field(default_factory=dict)

    def position(self, header: str | None) -> int | None:
        """Return where a header stands first; None when it does not."""
        wanted = (header or "").casefold()
        folded = [text.casefold() for text in self.table.headers]
        return folded.index(wanted) if wanted and wanted in folded else None


def roles_of(table: Table, edition: Edition) -> Roles:
    """Return what each column of a table is to an edition."""
    roles = Roles(table)
    roles.labels = {at for at, header in enumerate(table.headers) if _is_label(header, edition)}
    for at, header in enumerate(table.headers):
        if at in roles.labels:
            continue
        if header in edition.first_of and roles.position(header) != at:
            roles.doubled[at] = edition.first_of[header]
        elif ways := _ways(header, table.headers, edition):
            roles.values[at] = ways
    _take_companions(roles)
    taken = {*roles.values, *roles.labels, *roles.doubled}
    roles.unasked = [at for at in range(len(table.headers)) if at not in taken]
    return roles


def _is_label(header: str, edition: Edition) -> bool:
    named = [*edition.place.columns, *edition.group.columns, *edition.key, edition.period.column or ""]
    filtered = [column for rule in edition.rows for column in rule.columns]
    asked = [column for value in edition.values for column in value.when]
    if header and header.casefold() in {name.casefold() for name in named + filtered + asked}:
        return True
    return any(re.fullmatch(pattern, header, re.IGNORECASE) for pattern in edition.labels)


def _ways(header: str, headers: tuple[str, ...], edition: Edition) -> list[Reading]:
    matches = [(rule, re.fullmatch(rule.header, header, re.IGNORECASE)) for rule in edition.values]
    return [Reading(rule, match) for rule, match in matches if match and set(rule.needs) <= set(headers)]


def _take_companions(roles: Roles) -> None:
    """Make the bounds, counts and quality codes beside a figure labels: they come with it and are not counted."""
    for reading in [reading for ways in roles.values.values() for reading in ways]:
        positions = {roles.position(reading.companion(name)) for name in COMPANIONS}
        roles.labels |= {at for at in positions if at is not None}
    for at in roles.labels & roles.values.keys():
        del roles.values[at]
