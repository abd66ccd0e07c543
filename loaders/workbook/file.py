"""The Commoncurve workbook: its framework, then its figures, in one reading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, Framework, Reading, Record
from loaders import cells
from loaders.answers import NONE, Answers
from loaders.checks.reviewing import NUMBERS
from loaders.numbers.hands import SEMICOLON, Hand, shows_comma
from loaders.numbers.numerals import Writing
from loaders.numbers.values import AS_TYPED
from loaders.opening import Opened, say_hidden
from loaders.opening import Sheet as OpenedSheet
from loaders.problems import Fault, Findings
from loaders.tables.headers import read_headers
from loaders.tables.table import Table, first_row, table_at
from loaders.templates.recognising import Fit
from loaders.workbook.columns import Columns
from loaders.workbook.description import FIGURES, SheetKind, Workbook
from loaders.workbook.examples import say_examples, without_examples
from loaders.workbook.exported import bared, joined
from loaders.workbook.figures import Figures, read_figures
from loaders.workbook.known import Known
from loaders.workbook.records import Sheet, read_records

# Files in which nothing says what is a text and what a number or a formula.
TEXT_FILES = {".csv", ".tsv", ".txt", ".zip"}


@dataclass(frozen=True)
class Job:
    """One workbook being read."""

    opened: Opened
    described: Workbook
    known: Known
    findings: Findings
    tables: dict[str, Table]
    languages: tuple[str, ...]
    tell: Callable[[str, int, int], None]
    answers: Answers


def read_collaborative(
    opened: Opened,
    framework: Framework,
    fit: Fit,
    findings: Findings,
    tell: Callable[[str, int, int], None],
    answers: Answers = NONE,
) -> Reading:
    """Return what a Commoncurve workbook says; any sheet may be absent, and an unknown one is warned of."""
    tables = _tables(opened, fit.described, findings)
    job = Job(opened, fit.described, Known(framework), findings, tables, _languages(tables, framework), tell, answers)
    records = [record for kind in fit.described.by_reference() for record in _records(job, kind)]
    figures, measures = _figures(job, "observation"), _figures(job, "measure_observation")
    return Reading(
        file=opened.name,
        sha256=opened.sha256,
        recipe=fit.name,
        sheets=tuple(sheet.name for sheet in opened.sheets),
        records=tuple(records),
        figures=figures.frame,
        measures=measures.frame,
        notes=(*figures.notes, *measures.notes),
        problems=tuple(findings.problems),
        rejected=figures.rejected + measures.rejected,
        outside=figures.outside + measures.outside,
        cells=figures.cells + measures.cells,
    )


def _tables(opened: Opened, described: Workbook, findings: Findings) -> dict[str, Table]:
    """Return the table of each noun; sheets that are unknown or stand twice are warned of."""
    tables: dict[str, Table] = {}
    examples: list[str] = []
    for index, sheet in enumerate(opened.sheets):
        kind, header = described.kind(sheet.name), None if described.is_note(sheet.name) else first_row(sheet)
        if header is None:
            continue
        if kind is None or kind.noun in tables:
            findings.warn(sheet.name, "", _unread(described, len(sheet.rows)))
            continue
        tables[kind.noun], where = without_examples(_table(opened, sheet, index, header), kind, described)
        examples += filter(None, [where])
        say_hidden(sheet, findings)
    say_examples(examples, tables.values(), findings)
    return tables


def _table(opened: Opened, sheet: OpenedSheet, index: int, header: int) -> Table:
    """Return a sheet's table, its texts as they were before an export protected or continued them."""
    table = table_at(sheet, index, header)
    return joined(bared(table) if opened.path.suffix.lower() in TEXT_FILES else table)


def _unread(described: Workbook, rows: int) -> Fault:
    names = ", ".join(kind.name for kind in described.sheets)
    return Fault(f"a sheet of {rows} rows that was not read", f"one of {names}", "Rename it, or leave it as a note.")


def _languages(tables: dict[str, Table], framework: Framework) -> tuple[str, ...]:
    """Return the collaborative's languages: those of the file's About sheet, or as stored."""
    about = tables.get("collaborative")
    if about is None or "Languages" not in about.headers or not len(about.body):
        return framework.languages
    written = next(filter(None, map(cells.text, about.columns[about.headers.index("Languages")])), "")
    return tuple(part.strip().lower() for part in written.split(";") if part.strip()) or framework.languages


def _records(job: Job, kind: SheetKind) -> Sequence[Record]:
    table = job.tables.get(kind.noun)
    if table is None:
        return ()
    job.tell(table.name, table.sheet, len(job.opened.sheets))
    headers = read_headers(table, kind, job.languages, job.findings)
    return read_records(Sheet(table, kind, headers, job.known, job.findings, job.answers.today))


def _figures(job: Job, noun: str) -> Figures:
    kind = next(kind for kind in job.described.sheets if kind.noun == noun)
    table = job.tables.get(noun)
    if table is None:
        names = FIGURE_COLUMNS if noun == FIGURES[0] else MEASURE_COLUMNS
        return Figures(pd.DataFrame({name: [] for name in names}), (), 0, 0)
    job.tell(table.name, table.sheet, len(job.opened.sheets))
    headers = read_headers(table, kind, job.languages, job.findings)
    missing = [column.header for column in kind.keys if column.field not in headers.columns]
    columns = Columns(table, kind, headers, job.findings)
    columns.writing = _writing(job, columns)
    if missing:
        _refuse_all(columns, missing)
    return read_figures(columns, job.known, job.answers)


def _writing(job: Job, columns: Columns) -> Writing:
    """Return how the numbers of a sheet of figures are written."""
    numbers = [columns.cells(name) for name in NUMBERS]
    european = job.opened.sheets[columns.table.sheet].delimiter == SEMICOLON or any(map(shows_comma, numbers))
    writing, asked = Hand(european, answer=job.answers.decimal).writing(AS_TYPED, numbers)
    job.findings.asked.update(["decimal"] if asked else [])
    return writing


def _refuse_all(columns: Columns, missing: Sequence[str]) -> None:
    fault = Fault(f"no column {', '.join(missing)}", "every column that makes a figure unique", "Add it.")
    columns.findings.reject(columns.table.name, columns.table.address(-1, 0), fault, cells=0)
