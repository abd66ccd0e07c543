"""Examples: the rows that a template shows, known by their ids, left out and said."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from loaders import cells
from loaders.checks.batches import rows_of
from loaders.problems import Fault, Findings
from loaders.tables.table import Table
from loaders.workbook.description import SheetKind, Workbook

MEND = "Write your rows below the examples; delete them, or leave them."
EXPECTED = "rows of your own"


def without_examples(table: Table, kind: SheetKind, described: Workbook) -> tuple[Table, str]:
    """Return a table with its example rows emptied, which are no records and no figures; and where they stood.

    A row is an example when one of its key columns holds the id of an example of the description.
    """
    fields = {column.header.casefold() for column in kind.keys}
    keys = [at for at, header in enumerate(table.headers) if header.casefold() in fields]
    found = {row for at in keys for row in _rows_named(table, at, described.example_ids)}
    if not found:
        return table, ""
    where = f"{table.name} {table.ranges(sorted(found), keys[0])}"
    return replace(table, body=[[] if row in found else own for row, own in enumerate(table.body)]), where


def _rows_named(table: Table, column: int, names: Container[str]) -> list[int]:
    """Return the rows of a table whose cell in a column is one of some names."""
    codes, different = table.coded(column)
    wanted = [at for at, cell in enumerate(different) if isinstance(cell, str) and cells.text(cell) in names]
    return [int(row) for rows in rows_of(codes, wanted) for row in rows]


def say_examples(places: Sequence[str], tables: Iterable[Table], findings: Findings) -> None:
    """Say which examples of the template were left out, and whether there was anything else."""
    if not places:
        return
    alone = not any(cell != "" for table in tables for row in table.body for cell in row)
    found = f"{'only examples' if alone else 'examples'} of the template, which were left out: {', '.join(places)}"
    findings.leave_out("", "", Fault(found, EXPECTED, MEND), cells=0)
