"""Groups: what a row's group is called, and which group of the framework that is."""

import re
from dataclasses import dataclass

from loaders import cells
from loaders.numbers.values import Cells, combined, objects
from loaders.publishers.names import Names, looked_up, mapped
from loaders.publishers.roles import Reading
from loaders.tables.spelling import header_match
from loaders.tables.table import Table
from loaders.tables.texts import Texts
from loaders.templates.shapes import Group

EVERYONE = "all"
# The header of a column that may hold groups or how many people there are, and a number in it.
COUNTED = "(?:total )?(?:population|poblaci[oó]n)(?: total)?"
NUMBER = re.compile(r"\d[\d.,\s]*")


@dataclass(frozen=True)
class Peoples:
    """About whom each row is, shape (rows,): the group's id (None where the framework does not hold it), its name."""

    ids: Cells
    called: Cells


def groups_of(group: Group, texts: Texts, names: Names) -> Peoples:
    """Return the group of every row as its label columns say; everyone where the recipe names no such column."""
    if group.breakdowns:
        return _broken_down(group, texts, names)
    if not group.columns:
        return everyone(len(texts.table.body), names)
    called = texts.joined(group.columns)
    return Peoples(mapped(called, lambda text: names.group(looked_up(text, group.groups))), called)


def everyone(rows: int, names: Names) -> Peoples:
    """Return rows that are about everyone."""
    return Peoples(objects([names.group(EVERYONE)] * rows), objects([EVERYONE] * rows))


def group_of_header(reading: Reading, rows: int, names: Names) -> Peoples | None:
    """Return the group that a rule or its header names for a whole column; None when neither does."""
    rule, bracket = reading.rule, reading.named("group")
    if not (rule.group or bracket):
        return None
    written = rule.group or looked_up(bracket or "", rule.groups)
    return Peoples(objects([names.group(written)] * rows), objects([written] * rows))


def breakdowns_of(group: Group, table: Table) -> list[str]:
    """Return the headers of the columns that say a row's group, one breakdown each."""
    return [
        header
        for at, header in enumerate(table.headers)
        if table.position(header) == at
        and any(header_match(pattern, header) for pattern in group.breakdowns)
        and not _counts_people(table, at)
    ]


def says_groups(group: Group, table: Table) -> bool:
    """Say whether a recipe takes the groups of a table's rows from columns of it."""
    return bool(group.columns or breakdowns_of(group, table))


def _counts_people(table: Table, at: int) -> bool:
    """Say whether a column Population says how many people there are, and not which of them a row is about."""
    if header_match(COUNTED, table.headers[at]) is None:
        return False
    said = [text for cell in table.coded(at)[1] if (text := cells.text(cell))]
    return bool(said) and all(map(NUMBER.fullmatch, said))


def _broken_down(group: Group, texts: Texts, names: Names) -> Peoples:
    headers = breakdowns_of(group, texts.table)
    if not headers:
        return everyone(len(texts.table.body), names)
    columns = [texts.column(header) for header in headers]
    codes, first = combined(columns)
    told = [_told(group, headers, tuple(column[row] for column in columns), names) for row in first]
    return Peoples(objects([found for found, _ in told])[codes], objects([called for _, called in told])[codes])


def _told(group: Group, headers: list[str], row: tuple[str, ...], names: Names) -> tuple[str | None, str]:
    """Return the group that one combination of breakdowns is of, and what it is called.

    A breakdown that says everyone, such as "All" where the recipe's groups know it, is like an empty one.
    """
    filled = [(header, text) for header, text in zip(headers, row, strict=True) if text]
    narrow = [(header, text) for header, text in filled if _means(group, header, text) != EVERYONE]
    if not narrow:
        return names.group(EVERYONE), EVERYONE
    called = " / ".join(text for _, text in narrow)
    if len(narrow) == 1:
        return names.group(_means(group, *narrow[0])), called
    known = looked_up(called, group.groups)
    return (None if known == called else names.group(known)), called


def _means(group: Group, header: str, text: str) -> str:
    """Return what a breakdown's cell means; written "Sex / Female" or "Female" in the recipe's groups."""
    both = f"{header} / {text}"
    known = looked_up(both, group.groups)
    return looked_up(text, group.groups) if known == both else known
