"""What Commoncurve makes of every publisher's file that the project is tried on: the table of docs/every-file.md.

The files themselves are not part of the project (`../shared/data`); where they are missing, the page stays as it is.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import loaders
from indicators.reading import Framework, Problem, ProblemKind, Reading
from indicators.store.queries.framework import framework
from indicators.store.writes.landing import land
from settings import RECIPES, ROOT, WORKBOOK, now
from tests.migrated import migrated

PAGE = ROOT / "docs" / "every-file.md"
SHARED = ROOT.parent / "shared" / "data"
SAMPLE = ROOT / "data" / "pasadena" / "workplan.xlsx"
NO_TABLES = {"LICENSES", "SOURCES.md"}
LONGEST = 240
HEAD = """# What is made of every file

Made by `make fix` from the publishers' files that the project is tried on, read against the sample's framework; a
test fails when it is stale. *Cells* are those of its tables that could be a figure, each counted once: figures +
rejected + left out. *Flagged* figures carry a mark of the publisher, with or without a number. *Left out* cells are
about a place, a group or an indicator that the sample does not hold, or are left out by the import template itself;
loading names each reason."""
COLUMNS = ("File", "Import template", "Cells", "Figures", "Flagged", "Rejected", "Left out", "What was said")


@dataclass(frozen=True)
class Made:
    """What became of one file; `said` is the sentence of a refusal, or of the first thing that should be looked at."""

    file: Path
    recipe: str
    cells: int
    figures: int
    flagged: int
    rejected: int
    outside: int
    said: str


def files(folder: Path = SHARED) -> list[Path]:
    """Return every file but the licences and the lists of sources, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not NO_TABLES & set(path.parts))


def sample_framework() -> Framework:
    """Return the framework of the sample, through a real store."""
    with tempfile.TemporaryDirectory() as folder:
        database = migrated(f"sqlite:///{folder}/sample.db")
        reading = loaders.read(SAMPLE, Framework(), recipes=RECIPES, workbook=WORKBOOK)
        land(database, reading, actor="manual", now=now())
        with database.reading() as session:
            known = framework(session)
        database.close()
    return known


def examine(path: Path, known: Framework) -> Made:
    """Read one file and say what became of it."""
    try:
        reading = loaders.read(path, known, recipes=RECIPES, workbook=WORKBOOK)
    except loaders.LoadError as error:
        return Made(path, "", 0, 0, 0, 0, 0, _said(error.problems))
    return Made(
        file=path,
        recipe=reading.recipe,
        cells=reading.cells or 0,
        figures=len(reading.figures) + len(reading.measures),
        flagged=_flagged(reading),
        rejected=reading.rejected,
        outside=reading.outside,
        said=_said(reading.problems),
    )


def page(made: Iterable[Made], folder: Path = SHARED) -> str:
    """Return the page in Markdown."""
    parts = [HEAD]
    for parent, group in groupby(made, key=lambda one: one.file.parent):
        parts.append(f"## {parent.relative_to(folder)}")
        parts.append("\n".join(_table(group)))
    return "\n\n".join(parts) + "\n"


def _table(made: Iterable[Made]) -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"| {' | '.join('---' for _ in COLUMNS)} |"
    yield from map(line, made)


def line(one: Made) -> str:
    """Return the line of the page about one file."""
    sums = (one.cells, one.figures, one.flagged, one.rejected, one.outside)
    counts = (f"{count:,}" if one.recipe else "" for count in sums)
    return f"| {' | '.join((one.file.name, one.recipe, *counts, one.said))} |"


def _flagged(reading: Reading) -> int:
    return sum(int((frame["flags"] != "").sum()) for frame in (reading.figures, reading.measures) if len(frame))


def _said(problems: Iterable[Problem]) -> str:
    order = (ProblemKind.REJECTED, ProblemKind.WARNING)
    heard = sorted((one for one in problems if one.kind in order), key=lambda one: order.index(one.kind))
    if not heard:
        return ""
    first = heard[0]
    where = " ".join(part for part in (first.sheet, first.cell) if part)
    sentence = f"{where + ': ' if where else ''}{first.found}; expected {first.expected}. {first.mend}"
    more = f" (and {len(heard) - 1} more)" if len(heard) > 1 else ""
    shown = sentence if len(sentence) <= LONGEST else sentence[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{' '.join(shown.split())}{more}".replace("|", "\\|").replace("<", "&lt;")


def write() -> None:
    """Write the page anew, where the files are."""
    if SHARED.is_dir():
        known = sample_framework()
        PAGE.write_text(page(examine(path, known) for path in files()), encoding="utf-8")


if __name__ == "__main__":
    write()
