"""What the command line shows: sums, problems and tables for a person, one sentence for a mistake."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from indicators.counted import counted
from indicators.reading import Landed, Problem, ProblemKind

SHOWN_PROBLEMS, SHOWN_TABLES, SHOWN_COLUMNS = 20, 12, 60
HEADINGS = {
    ProblemKind.REJECTED: "Rejected: to be mended",
    ProblemKind.WARNING: "To be looked at: taken as it stands",
    ProblemKind.OUTSIDE: "Left out",
}
SUMS = ("new", "revised", "unchanged", "flagged", "rejected", "outside")

Tell = Callable[[str, int, int], None]


def console() -> Console:
    """Return where people read: standard error, so that `--json` on standard output stays clean."""
    return Console(stderr=True, highlight=False)


def report() -> Console:
    """Return where the result of a command goes: standard output, which can be kept in a file."""
    return Console(highlight=False)


def say(sentence: str) -> None:
    """Say one sentence."""
    console().print(escape(sentence), soft_wrap=True)


def stop(sentence: str, *, status: int) -> NoReturn:
    """Say one sentence and end."""
    console().print(f"[bold red]Stopped.[/] {escape(sentence)}", soft_wrap=True)
    sys.exit(status)


@contextmanager
def progress(title: str) -> Iterator[Tell]:
    """Show how far a file has come; gives a function of a step's name, what is done, and how much there is.

    Until the file is read it is counted in sheets; the step “store” counts its rows, and says how many a second.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    where = console()
    with Progress(*columns, console=where, transient=True, disable=not where.is_terminal) as bar:
        task = bar.add_task(escape(title), total=None)

        def tell(step: str, done: int, total: int) -> None:
            speed = f", {total / (bar.tasks[0].elapsed or 1):,.0f} rows/s" if step == "store" and total else ""
            bar.update(task, description=escape(f"{title}: {step}{speed}"), completed=done, total=total or None)

        yield tell


def show_landed(
    name: str, landed: Landed, problems: Sequence[Problem], *, stored: bool, subjects: Mapping[str, int] | None = None
) -> None:
    """Show what became of a file's cells, of which indicators they are (`subjects`), and what has to be mended."""
    sums = " + ".join(f"{word} {getattr(landed, word):,}" for word in SUMS)
    records = ", ".join(f"{word} {count}" for word, count in landed.records.items() if count)
    verb = _verb(landed, stored=stored)
    framework = f"; rows of the framework: {records}" if records else ""
    law = f"{counted(landed.cells, 'cell')} of the tables = {sums}{framework}"
    report().print(f"[bold]{escape(name)}[/] {verb}: {law}", soft_wrap=True)
    if subjects:
        said = ", ".join(f"{subject} ({figures:,})" for subject, figures in subjects.items())
        report().print(Padding(f"of: {escape(said)}", (0, 0, 0, 2)))
    show_problems(problems)


def show_undone(done: Mapping[str, Any]) -> None:
    """Show what an undo did: figures, rows of the framework and words that are as they were."""
    parts = [
        f"{counted(done['figures'], 'figure')} taken away",
        f"{counted(done['brought_back'], 'earlier one')} brought back",
        *(
            f"{counted(count, 'row')} of the framework {word.replace('_', ' ')}"
            for word, count in done["records"].items()
            if count
        ),
        *([f"{counted(done['wordings'], 'translation')} changed"] if done["wordings"] else []),
    ]
    named = f"Load {done['undoes']} ([bold]{escape(done['file'])}[/])"
    report().print(f"{named} was undone by load {done['load']}: {', '.join(parts)}.", soft_wrap=True)
    if done["forecasts"]:
        stay = counted(done["forecasts"], "forecast that was published stays", "forecasts that were published stay")
        say(f"{stay} on the record: what was foretold is never changed.")
    if done["repeating"]:
        files = ", ".join(f"load {load} ({file})" for load, file in done["repeating"].items())
        say(
            f"Later files said again figures that were stored already: {files}. Load them again if they hold these too."
        )


def _verb(landed: Landed, *, stored: bool) -> str:
    if not stored:
        return "would be stored as follows; nothing was stored"
    return f"was stored as load {landed.load}" if landed.load else "changes nothing; nothing was stored"


def show_problems(problems: Sequence[Problem]) -> None:
    """Show problems by kind, those to be mended first; long lists are cut, with a count."""
    shown = 0
    for kind, heading in HEADINGS.items():
        own = [problem for problem in problems if problem.kind is kind]
        if not own:
            continue
        report().print(f"[bold]{heading}[/] ({len(own):,})")
        for problem in own[: SHOWN_PROBLEMS - shown]:
            _show_problem(problem)
        shown += min(len(own), SHOWN_PROBLEMS - shown)
    if len(problems) > shown:
        report().print(f"… and {len(problems) - shown:,} more; --json prints every one, --marked marks their cells.")


def _show_problem(problem: Problem) -> None:
    """Show where a problem is, what was found, what was expected, and how to mend it; whole words at any width."""
    where = ", ".join(part for part in (problem.file, problem.sheet, problem.cell) if part)
    cells = f" ({counted(problem.cells, 'cell')})" if problem.cells > 1 else ""
    report().print(Padding(f"[cyan]{escape(where)}[/]{cells}", (0, 0, 0, 2)))
    said = f"found {problem.found}; expected {problem.expected}. {problem.mend}"
    report().print(Padding(escape(said), (0, 0, 0, 4)))


def show_table(rows: Sequence[Mapping[str, Any]], *, nothing: str = "There is nothing yet.") -> None:
    """Show rows as a table on standard output, long words on several lines; a sentence when there are none."""
    if not rows:
        say(nothing)
        return
    table = Table()
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(escape(f"{value:,}" if isinstance(value, int) else str(value or "")) for value in row.values()))
    report().print(table)


def show_gaps(rows: Sequence[Mapping[str, Any]]) -> None:
    """Show what is not known: each gap in words, what would close it, what could then be said, and its key."""
    if not rows:
        say("No gap was found.")
        return
    table = Table("Weight", "What we do not know, and why; what would close it; what could then be said", "Since")
    table.columns[1].overflow = "fold"
    table.show_lines = True
    for row in rows:
        further = [f"{row['closed_by']} {row['then']}", *_on_the_agenda(row)]
        told = [f"[bold]{escape(row['what'])}[/]", *map(escape, further), f"[cyan]{escape(row['key'])}[/]"]
        table.add_row(f"{row['weight']:g}", "\n".join(told), row["since"])
    report().print(table)
    open_gaps = sum(row["closed"] is None for row in rows)
    closed = (
        f"; {counted(len(rows) - open_gaps, 'that was closed', 'that were closed')}" if open_gaps < len(rows) else ""
    )
    report().print(f"{counted(open_gaps, 'open gap')}{closed}.")


def _on_the_agenda(row: Mapping[str, Any]) -> list[str]:
    """Return that a gap was closed, and what the agenda of data says of it."""
    lines = [f"Closed on {row['closed']}."] if row["closed"] else []
    need = row["need"]
    if need is None:
        return lines
    if need["status"] == "dropped":
        return [*lines, f"Decided against: {need['title']}"]
    due = f"due {need['due']}{' (overdue)' if need['overdue'] else ''}" if need["due"] else ""
    parts = (need["title"], need["status"], need["gatherer"], need["next_step"], due)
    return [*lines, "On the agenda: " + "; ".join(part for part in parts if part)]


def print_json(document: str) -> None:
    """Print a JSON document as it is."""
    report().print(document, markup=False, soft_wrap=True)


def show_inspection(found: Mapping[str, Any]) -> None:
    """Show what a file holds: its sheets, its tables with their columns, and what is proposed for an unknown one."""
    out = report()
    fits = f"is read by the import template {found['recipe']}" if found["recipe"] else "fits no import template"
    out.print(f"[bold]{escape(found['file'])}[/] {escape(fits)}.")
    # Where a template is proposed, that none fits is said already; what remains says which came nearest.
    reasons = found["reasons"][1:] if found["proposal"] else found["reasons"]
    for sentence in (*found["said"], *reasons):
        out.print(Padding(escape(sentence), (0, 0, 0, 2)))
    sheets = Table("Sheet", "Rows", "Unseen", title="Sheets", title_justify="left")
    for sheet in found["sheets"]:
        sheets.add_row(escape(sheet["name"]), f"{sheet['rows']:,}", _unseen(sheet))
    out.print(sheets)
    for table in found["tables"][:SHOWN_TABLES]:
        out.print(_table_of(table))
    if len(found["tables"]) > SHOWN_TABLES:
        out.print(f"… and {counted(len(found['tables']) - SHOWN_TABLES, 'more table')}; --json prints every one.")
    if found["proposal"]:
        _show_proposal(found["proposal"])


def _unseen(sheet: Mapping[str, Any]) -> str:
    """Return what a spreadsheet program does not show of a sheet, or shows as one."""
    parts = (
        "the whole sheet is hidden" if sheet["hidden"] else "",
        counted(sheet["hidden_rows"], "hidden row") if sheet["hidden_rows"] else "",
        counted(sheet["hidden_columns"], "hidden column") if sheet["hidden_columns"] else "",
        counted(sheet["merged"], "merged range") if sheet["merged"] else "",
    )
    return ", ".join(part for part in parts if part)


def _table_of(found: Mapping[str, Any]) -> Table:
    rows = counted(found["rows"], "row")
    header = f"header in row {found['header_row']}"
    if found["header_rows"] > 1:
        header = f"header in rows {found['header_row'] - found['header_rows'] + 1} to {found['header_row']}"
    title = f"Table on {found['sheet']}, {found['range']}: {header}, {rows}"
    table = Table("Cell", "Header", "Read as", title=escape(title), title_justify="left")
    for column in found["columns"][:SHOWN_COLUMNS]:
        table.add_row(column["cell"], escape(column["header"]), escape(column["use"]))
    if len(found["columns"]) > SHOWN_COLUMNS:
        table.add_row("…", counted(len(found["columns"]) - SHOWN_COLUMNS, "more column"), "--json prints every one")
    return table


def _show_proposal(proposal: Mapping[str, Any]) -> None:
    """Show what was seen and what has to be answered, and how to keep the proposal."""
    out = report()
    for heading, said in (("What was seen", proposal["evidence"]), ("Questions", proposal["questions"])):
        out.print(f"[bold]{heading}[/]")
        for sentence in said[:SHOWN_PROBLEMS]:
            out.print(Padding(f"- {escape(sentence)}", (0, 0, 0, 2)))
        left = len(said) - SHOWN_PROBLEMS
        if left > 0:
            out.print(f"  … and {counted(left, 'more stands', 'more stand')} in the saved template.")
    name = f"data/recipes/{proposal['recipe']['id']}.yaml"
    out.print(f"Keep the proposed template with --save {escape(name)} (see docs/templates.md).", soft_wrap=True)
