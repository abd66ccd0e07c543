"""The sheet of problems that a marked copy carries: it is ours, known by its headers, and holds no figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.reading import Problem, ProblemKind
from loaders import cells
from loaders.cells import Cell
from loaders.opening import Opened, Sheet

TITLE = "Problems"
HEADERS = ("What became of it", "Sheet", "Cell", "Cells", "Found", "Expected", "How to mend it")
# Those that must be mended first.
ORDER = (ProblemKind.REJECTED, ProblemKind.WARNING, ProblemKind.OUTSIDE)


def ordered(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems, those that must be mended first; otherwise in the order in which they were found."""
    return sorted(problems, key=lambda problem: ORDER.index(problem.kind))


def row_of(problem: Problem) -> tuple[str | int, ...]:
    """Return a problem as a row of the sheet."""
    where = (problem.kind.value, problem.sheet, problem.cell, problem.cells)
    return (*where, problem.found, problem.expected, problem.mend)


def is_ours(rows: Sequence[Sequence[Cell | None]]) -> bool:
    """Say whether rows are those of a sheet of problems: its first row holds our headers and nothing else."""
    first = [cells.text(cell) for cell in rows[0]] if rows else []
    return tuple(text for text in first if text) == HEADERS


def without_problems(opened: Opened) -> Opened:
    """Return a file without our sheet of problems: a marked copy that was mended is read like any other."""
    kept = tuple(_kept(opened.sheets))
    return opened if len(kept) == len(opened.sheets) else replace(opened, sheets=kept)


def _kept(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    for sheet in sheets:
        if not (sheet.name.startswith(TITLE) and is_ours(sheet.rows)):
            yield sheet
