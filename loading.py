"""One file from its path to what is stored and judged of it: where the loaders and the subject meet."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from guarding import jumps_of, leaving_of, leftovers_of, said_of, still_needed, tells_leaving, with_refused
from indicators.counted import counted
from settings import ACTOR, DONE, PROBLEMS, RECIPES, STORED_WITH_PROBLEMS, WORKBOOK, Desk, now

if TYPE_CHECKING:
    from indicators.reading import Framework, Landed, Problem, Reading
    from indicators.store.database import Database
    from indicators.store.writes.landing import Unguarded
    from layouts.terminal import Tell

OWN = "commoncurve-workbook"
NAMED = 3
"""So many newly hidden figures of everyone are named; the others are counted."""


@dataclass(frozen=True)
class Choices:
    """How a file shall be loaded: the options of `load`."""

    recipe: str | None = None
    indicator: str | None = None
    fractions: Literal["percent", "as-written"] | None = None
    decimal: Literal["comma", "point"] | None = None
    marked: Path | None = None
    unguard: str | None = None
    dry_run: bool = False
    all_or_nothing: bool = False
    as_json: bool = False


@dataclass(frozen=True)
class Outcome:
    """What was read of a file and stored; `refused`: nothing was, for what is wrong or for what it would show."""

    reading: "Reading"
    landed: "Landed"
    problems: tuple["Problem", ...]
    refused: bool


@dataclass(frozen=True)
class Report:
    """What became of one file: the exit status, and the JSON of the load contract."""

    status: int
    document: dict[str, Any]


def load_file(desk: Desk, database: "Database", path: Path, choices: Choices) -> Report:
    """Read, check and store one file, and judge what it touched; say what became of it unless JSON is asked for."""
    import loaders
    from indicators.reading import Landed
    from layouts import terminal

    before = hidden_now(database)
    try:
        with terminal.progress(path.name) as tell:
            done = _read_and_land(desk, database, path, choices, tell)
    except loaders.LoadError as error:
        if not choices.as_json:
            terminal.show_problems(error.problems)
        return Report(PROBLEMS, _document(Landed(None, 0, 0, 0, 0, 0, 0), error.problems))
    reading, landed, stored = done.reading, done.landed, not (choices.dry_run or done.refused)
    said = ""
    if stored:
        # Also when nothing changed: the load before may have been killed before it judged.
        said = judge(desk, database, f"{path.name} was stored as load {landed.load}" if landed.load else "", before)
    if not choices.as_json:
        # The workbook says of each figure what it is of; of another file a reader wants to know what was made of it.
        told = None if reading.recipe == OWN else _subjects(reading)
        terminal.show_landed(path.name, landed, done.problems, stored=stored, subjects=told)
        if said:
            terminal.say(said)
    if choices.marked:
        _mark(path, done.problems, choices.marked)
    return Report(_status(done), _document(landed, done.problems, _subjects(reading)))


def hidden_now(database: "Database") -> frozenset[tuple[str, ...]]:
    """Return the figures that are hidden for privacy."""
    from indicators.screening.guarded import hidden

    with database.reading() as session:
        return hidden(session)


def judge(desk: Desk, database: "Database", done: str, before: frozenset[tuple[str, ...]]) -> str:
    """Judge what was touched, and return what came of it; where the database gives out, say what was done already.

    `before`: the figures that were hidden before it was done.
    """
    from indicators import accountability, judging
    from indicators.store.faults import DatabaseError

    try:
        today = desk.today(database)
        judged = judging.analyse(database, today=today)
        opened, closed = accountability.refresh(database, today=today)
    except DatabaseError as error:
        so_far = f"{done}, but not judged yet. " if done else ""
        raise DatabaseError(f"{so_far}{error} Then run “commoncurve analyse”.") from error
    return f"Judged again: {judged:,} series. Gaps: {opened:,} opened, {closed:,} closed.{_privacy(database, before)}"


def _privacy(database: "Database", before: frozenset[tuple[str, ...]]) -> str:
    """Return how many figures more are hidden, and how many no longer; empty where that is as it was."""
    after = hidden_now(database)
    more, fewer = counted(len(after - before), "figure"), counted(len(before - after), "figure")
    if after == before:
        return ""
    said = f" For privacy, {more} more to hide and {fewer} no longer; the public sees that with the next “publish”."
    return said + _headlines(database, after - before)


def _headlines(database: "Database", hidden: frozenset[tuple[str, ...]]) -> str:
    """Return which figures of everyone of headline indicators are among those newly hidden; empty where none is."""
    from indicators.screening.guarded import headlines

    with database.reading() as session:
        found = headlines(session, hidden)
    if not found:
        return ""
    named = "; ".join(f"{indicator}, {place}, {period}" for indicator, place, _, period in found[:NAMED])
    more = f"; and {len(found) - NAMED:,} more" if len(found) > NAMED else ""
    return f" Among them: {counted(len(found), 'figure')} of everyone of headline indicators ({named}{more})."


def _subjects(reading: "Reading") -> dict[str, int]:
    """Return how many figures a file has of each indicator, by its id; those that were not refused."""
    return {str(name): int(number) for name, number in reading.figures["indicator"].value_counts().sort_index().items()}


def _document(
    landed: "Landed", problems: Sequence["Problem"], subjects: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """Return the JSON of the load contract."""
    return {
        **asdict(landed),
        "indicators": dict(subjects or {}),
        "problems": [problem.document() for problem in problems],
    }


def _mark(path: Path, problems: Sequence["Problem"], copy: Path) -> None:
    """Write a copy of the file with its problems marked, where there is one; say what was written, or why not."""
    from layouts import terminal
    from loaders.writing.marked import CannotMark, write_marked

    if not problems:
        terminal.say("No cell has a problem: no copy was written.")
        return
    try:
        made = write_marked(path, problems, copy)
    except CannotMark as error:
        terminal.say(f"No copy was written: {error}")
        return
    marked = counted(made.cells, "cell is marked", "cells are marked")
    terminal.say(" ".join((f"{marked} in {copy}, and every problem is listed there.", *made.said)))


def _faulty(reading: "Reading") -> bool:
    from indicators.reading import ProblemKind

    return any(problem.kind is ProblemKind.REJECTED for problem in reading.problems)


def _read_and_land(desk: Desk, database: "Database", path: Path, choices: Choices, tell: "Tell") -> Outcome:
    """Read a file and store it; read it again when another load has changed the framework that it was read against."""
    from indicators.store.writes.landing import Overtaken, Unguarded

    while True:
        reading, known, framed = _read(desk, database, path, choices, tell)
        cells = len(reading.figures) + len(reading.measures) + reading.rejected + reading.outside
        tell("store", 0, cells)
        leaving = leaving_of(database, known, reading, desk.today(database))
        decision = choices.unguard if leaving else None
        telling = decision is not None and tells_leaving(database, known, reading, desk.today(database), decision)
        refused = (choices.all_or_nothing and _faulty(reading)) or bool(leaving and not decision) or telling
        said = said_of(reading, leaving, choices.unguard, telling=telling)
        warnings = (*jumps_of(desk, database, reading, known), *leftovers_of(desk, database, reading, known), *said)
        unguarded = Unguarded(decision, leaving.total()) if decision else None
        try:
            landed, gone_back = _land(
                database, reading, framed, dry_run=choices.dry_run or refused, unguarded=unguarded
            )
        except Overtaken:
            continue
        tell("store", cells, cells)
        if leaving and not decision:
            landed = with_refused(landed, reading, leaving)
        return Outcome(reading, landed, (*reading.problems, *warnings, *gone_back), refused)


def _read(
    desk: Desk, database: "Database", path: Path, choices: Choices, tell: "Tell"
) -> tuple["Reading", "Framework", int]:
    """Return what a file says, the framework it was read against, and the last load that had changed that.

    A file that empties agreements is read once more, against what is stored because of them.
    """
    import loaders
    from indicators.store.queries.framework import framework
    from indicators.store.queries.loads import newest_framing

    today = desk.today(database)
    read = partial(
        loaders.read,
        path,
        recipes=RECIPES,
        workbook=WORKBOOK,
        recipe=choices.recipe,
        progress=tell,
        indicator=choices.indicator,
        fractions=choices.fractions,
        decimal=choices.decimal,
        today=today,
    )
    with database.reading() as session:
        framed, known = newest_framing(session), framework(session)
    first = read(known)
    needed = still_needed(database, known, first.records, today)
    return (read(replace(known, held={**known.held, "source": needed})) if needed else first), known, framed


def _land(
    database: "Database", reading: "Reading", framed: int, *, dry_run: bool, unguarded: "Unguarded | None"
) -> tuple["Landed", tuple["Problem", ...]]:
    """Store a reading, or say what would be; return also the warning of a file that goes back."""
    from indicators.reading import going_back
    from indicators.store.queries.loads import holding
    from indicators.store.writes.landing import land, would_land

    with database.reading() as session:
        before = holding(session, reading.sha256)
    if dry_run:
        landed = would_land(database, reading)
    else:
        landed = land(database, reading, actor=ACTOR, now=now(), framed=framed, unguarded=unguarded)
    if before is None or not landed.revised:
        return landed, ()
    return landed, (going_back(reading.file, before, landed.revised),)


def _status(done: Outcome) -> int:
    """Return 0 done, 1 problems and nothing is stored, 3 stored except what was rejected."""
    landed = done.landed
    if not (done.refused or _faulty(done.reading)):
        return DONE
    held = landed.new + landed.revised + landed.unchanged + landed.flagged + sum(landed.records.values())
    return PROBLEMS if done.refused or not held else STORED_WITH_PROBLEMS
