"""What the command line shows: sums, problems and tables for a person, one sentence for a mistake."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from indicators.reading import Landed, Problem, ProblemKind

SHOWN_PROBLEMS = 20
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
    """Show how far reading has come; gives a function of a step's name, what is done, and how much there is."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    where = console()
    with Progress(*columns, console=where, transient=True, disable=not where.is_terminal) as bar:
        task = bar.add_task(escape(title), total=None)
        yield lambda step, done, total: bar.update(
            task, description=escape(f"{title}: {step}"), completed=done, total=total or None
        )


def show_landed(name: str, landed: Landed, problems: Sequence[Problem], *, stored: bool) -> None:
    """Show what became of every cell of a file, and what has to be mended."""
    sums = " + ".join(f"{word} {getattr(landed, word):,}" for word in SUMS)
    records = ", ".join(f"{word} {count}" for word, count in landed.records.items() if count)
    verb = _verb(landed, stored=stored)
    framework = f"; rows of the framework: {records}" if records else ""
    law = f"{landed.cells:,} cells of the tables = {sums}{framework}"
    report().print(f"[bold]{escape(name)}[/] {verb}: {law}", soft_wrap=True)
    show_problems(problems)


def show_undone(done: Mapping[str, Any]) -> None:
    """Show what an undo did: figures, rows of the framework and words that are as they were."""
    parts = [
        f"{done['figures']:,} figures taken away",
        f"{done['brought_back']:,} earlier ones brought back",
        *(
            f"{count:,} rows of the framework {word.replace('_', ' ')}"
            for word, count in done["records"].items()
            if count
        ),
        *([f"{done['wordings']:,} translations changed"] if done["wordings"] else []),
    ]
    named = f"Load {done['undoes']} ([bold]{escape(done['file'])}[/])"
    report().print(f"{named} was undone by load {done['load']}: {', '.join(parts)}.", soft_wrap=True)
    if done["forecasts"]:
        say(f"{done['forecasts']:,} forecasts that were published stay on the record: they are never changed.")


def _verb(landed: Landed, *, stored: bool) -> str:
    if not stored:
        return "would be stored as follows; nothing was stored"
    return f"was stored as load {landed.load}" if landed.load else "changes nothing; nothing was stored"


def show_problems(problems: Sequence[Problem]) -> None:
    """Show problems, those to be mended first; long lists are cut, with a count."""
    order = [ProblemKind.REJECTED, ProblemKind.WARNING, ProblemKind.OUTSIDE]
    ordered = sorted(problems, key=lambda one: order.index(one.kind))
    for one in ordered[:SHOWN_PROBLEMS]:
        report().print(f"  {escape(sentence(one))}", soft_wrap=True)
    if len(ordered) > SHOWN_PROBLEMS:
        report().print(f"  … and {len(ordered) - SHOWN_PROBLEMS} more; --json prints every one.")


def sentence(problem: Problem) -> str:
    """Return a problem as one line: what became of it, where it is, what was found, how to mend it."""
    where = " ".join(part for part in (problem.sheet, problem.cell) if part)
    cells = f" ({problem.cells:,} cells)" if problem.cells > 1 else ""
    place = f"{problem.file}{', ' + where if where else ''}{cells}"
    return f"{problem.kind.value}: {place}: found {problem.found}; expected {problem.expected}. {problem.mend}"


def show_table(rows: Sequence[Mapping[str, Any]]) -> None:
    """Show rows as a table on standard output; a sentence when there are none."""
    if not rows:
        say("There is nothing yet.")
        return
    table = Table(*rows[0].keys())
    for row in rows:
        table.add_row(*(escape(f"{value:,}" if isinstance(value, int) else str(value or "")) for value in row.values()))
    report().print(table)
