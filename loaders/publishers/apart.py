"""Apart: which cells below a header belong to another table, or to nobody knows which column; all of them are refused.

A second table below or beside the first one, or a heading between its rows, would otherwise give its figures to the
years, the place and the indicator of the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from loaders import cells
from loaders.checks.counting import filled
from loaders.numbers.values import Mask
from loaders.problems import Fault, Findings
from loaders.publishers.restarts import Rows, second_header
from loaders.publishers.roles import Roles, roles_of
from loaders.publishers.sections import heading_between
from loaders.tables.spelling import fold
from loaders.tables.table import Table

# How many rows with too many cells are named one by one; those of a whole file have one cause.
MOST_RAGGED = 20


@dataclass
class Alone:
    """One table without what stands apart from it.

    Attributes:
        roles: its columns, those of another table no longer among them.
        ragged: rows that were refused, shape (rows,).
        rejected: how many cells were refused so far; lost: how many of them are no cells of the table (see `torn`).
    """

    roles: Roles
    ragged: Mask
    rejected: int = 0
    lost: int = 0


def alone(rows: Rows, findings: Findings) -> Alone:
    """Return a table without other tables' cells, which are refused, each counted."""
    roles = rows.roles
    kept = Alone(roles, np.zeros(len(roles.table.body), dtype=bool))
    _refuse_torn(kept, rows, findings)
    _cut_below(kept, rows, findings)
    _cut_beside(kept, rows, findings)
    _refuse_ragged(kept, findings)
    return kept


def _refuse_torn(kept: Alone, rows: Rows, findings: Findings) -> None:
    """Refuse the rows that are, or hold, lines which were not cut as they should be, with all that they hold."""
    table, torn = kept.roles.table, sorted(rows.torn.values(), key=lambda one: one.row)
    for number, one in enumerate(torn[:MOST_RAGGED]):
        own = torn[number:] if number == MOST_RAGGED - 1 else [one]
        there = np.isin(np.arange(len(table.body)), [each.row for each in own])
        lost = sum(each.lost for each in own)
        more = f", and {len(own) - 1} more such lines" if len(own) > 1 else ""
        count = sum(map(len, _held(kept, there, range(len(table.headers))).values())) + lost
        where = table.ranges([each.row for each in own], one.column)
        findings.reject(table.name, where, replace(one.fault, found=one.fault.found + more), cells=count)
        kept.rejected, kept.lost = kept.rejected + count, kept.lost + lost
        kept.ragged |= there


def _cut_below(kept: Alone, rows: Rows, findings: Findings) -> None:
    """Refuse every row from a second header, or a heading, on; a heading right above a header is its title."""
    table, again, heading = kept.roles.table, second_header(rows), heading_between(rows)
    if again is not None and (heading is None or not rows.figures[heading:again].any()):
        fault, first = _second(f"row {table.header_row + 1 + again}"), min(again, again if heading is None else heading)
    elif heading is not None:
        fault, first = _unknown_heading(rows, heading), heading
    else:
        return
    _refuse(kept, (np.arange(len(table.body)) >= first) & ~kept.ragged, range(len(table.headers)), fault, findings)
    kept.roles, kept.ragged = roles_of(replace(table, body=table.body[:first]), rows.edition), kept.ragged[:first]


def _second(where: str) -> Fault:
    mend = "Split it onto a sheet of its own, or have a template proposed."
    return Fault(f"a second table begins at {where}", "one table on the sheet", mend)


def _unknown_heading(rows: Rows, row: int) -> Fault:
    found = (
        f"the heading “{rows.first_text(row)}” in row {rows.roles.table.header_row + 1 + row}, with figures below it"
    )
    mend = "What does it mean? Split what stands below it onto a sheet of its own, or say it in a column of its own; "
    mend += "where it is a place without figures, write N/A beside it."
    return Fault(found, "rows that say themselves what they are about", mend)


def _cut_beside(kept: Alone, rows: Rows, findings: Findings) -> None:
    """Refuse every column from that on in which the labels begin anew."""
    roles, edge = kept.roles, _edge(kept.roles, rows)
    if edge is None:
        return
    # Where the rows' own place stands in the second table, nobody has read that of the first.
    begin = 0 if rows.place is not None and rows.place >= edge else edge
    beyond = range(begin, len(roles.table.headers))
    fault = _second(f"column {cells.letters(roles.table.left + edge + 1)}")
    _refuse(kept, ~kept.ragged, beyond, fault, findings)
    kept.roles = replace(
        roles,
        values={at: ways for at, ways in roles.values.items() if at < begin},
        labels={*roles.labels, *beyond},
        unasked=[at for at in roles.unasked if at < begin],
        doubled={at: because for at, because in roles.doubled.items() if at < begin},
    )


def _edge(roles: Roles, rows: Rows) -> int | None:
    """Return the column (0-based) with which a table beside the first one begins; None where there is none."""
    headers, begin = roles.table.headers, min(roles.values, default=0)
    own = {fold(headers[at]) for at in rows.keys if at < begin} - {"", *map(fold, rows.edition.first_of)}
    gap = next((at for at in range(begin, len(headers)) if _is_empty(roles, at)), len(headers))
    for at in sorted(at for at in roles.labels if begin < at < max(roles.values, default=0)):
        again = fold(headers[at]) in own or (at > gap and rows.is_key(headers[at]))
        if again or (rows.names_places(at) and any(rows.names_places(one) for one in roles.labels if one < begin)):
            return at
    return None


def _is_empty(roles: Roles, at: int) -> bool:
    return not roles.table.headers[at] and not filled(roles.table.columns[at]).any()


def _refuse_ragged(kept: Alone, findings: Findings) -> None:
    """Refuse the rows of a text that have more cells than the header has columns: a number was cut in two."""
    table = kept.roles.table
    rows = [row for row in _ragged(table) if not kept.ragged[row]]
    for number, row in enumerate(rows[:MOST_RAGGED]):
        own = rows[number:] if number == MOST_RAGGED - 1 else [row]
        there = np.isin(np.arange(len(table.body)), own)
        _refuse(kept, there, range(len(table.headers)), _too_many(table, row, more=len(own) - 1), findings)
        kept.ragged |= there


def _ragged(table: Table) -> list[int]:
    """Return the rows (0-based) with more filled cells than headers, and digits beyond the last header."""
    named = [at for at, header in enumerate(table.headers) if header]
    beyond = range(max(named, default=-1) + 1, len(table.headers))
    over = np.zeros(len(table.body), dtype=bool)
    for at in beyond:
        over |= filled(table.columns[at])
    return [int(row) for row in np.flatnonzero(over) if _cut_in_two(table.body[int(row)], len(named), beyond)]


def _cut_in_two(row: Sequence[cells.Cell], named: int, beyond: range) -> bool:
    """Say whether a row is text alone, as in a text file, and holds more than it should."""
    texts = [cell.strip() for cell in row if isinstance(cell, str)]
    extra = [text for text in texts[beyond.start :] if text[:1].isdigit()]
    return len(texts) == len(row) and bool(extra) and len(list(filter(None, texts))) > named


def _too_many(table: Table, row: int, *, more: int) -> Fault:
    said = [f"{table.address(row, at)} {text}" for at, text in enumerate(map(cells.text, table.body[row])) if text]
    others = f", and {more} more such rows" if more else ""
    found = f"{len(said)} cells below {sum(map(bool, table.headers))} headers: {', '.join(said)}{others}"
    expected = "no more cells in a row than the header has columns"
    return Fault(found, expected, "A comma inside a number wants quotation marks.")


def _refuse(kept: Alone, rows: Mask, columns: range, fault: Fault, findings: Findings) -> None:
    """Refuse the cells of some rows and columns that could be figures: each is counted, all are one problem."""
    roles, found = kept.roles, _held(kept, rows, columns)
    count = sum(map(len, found.values()))
    where = area([roles.table.ranges(there, at) for at, there in found.items() if len(there)])
    findings.reject(roles.table.name, where, fault, cells=count)
    kept.rejected += count


def _held(kept: Alone, rows: Mask, columns: range) -> dict[int, NDArray[np.intp]]:
    """Return which of some rows and columns hold a cell that could be a figure, by column."""
    roles = kept.roles
    own = [at for at in columns if at not in roles.labels]
    return {at: np.flatnonzero(rows & (filled(roles.table.columns[at]) | roles.unsaid.get(at, False))) for at in own}


def area(columns: Sequence[str]) -> cells.Ranges:
    """Return the cells of several columns as the one rectangle around them; every one of them is known to it."""
    runs = [run for written in columns for run in cells.runs_of(written)]
    if not runs:
        return cells.Ranges("", ())
    top, bottom = min(run[0] for run in runs), max(run[1] for run in runs)
    first = cells.address(top, min(run[2] for run in runs))
    last = cells.address(bottom, max(run[2] for run in runs))
    return cells.Ranges(first if first == last else f"{first}:{last}", runs)
