"""One file from its path to what is stored and judged of it: where the loaders and the subject meet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from indicators.counted import counted
from settings import ACTOR, DONE, PROBLEMS, RECIPES, STORED_WITH_PROBLEMS, WORKBOOK, Desk, now

if TYPE_CHECKING:
    from indicators.reading import Framework, Landed, Problem, Reading, Record
    from indicators.store.database import Database
    from layouts.terminal import Tell

OWN = "commoncurve-workbook"


@dataclass(frozen=True)
class Choices:
    """How a file shall be loaded: the options of `load`."""

    recipe: str | None = None
    indicator: str | None = None
    fractions: Literal["percent", "as-written"] | None = None
    decimal: Literal["comma", "point"] | None = None
    marked: Path | None = None
    dry_run: bool = False
    all_or_nothing: bool = False
    as_json: bool = False


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

    try:
        with terminal.progress(path.name) as tell:
            reading, landed, problems = _read_and_land(desk, database, path, choices, tell)
    except loaders.LoadError as error:
        if not choices.as_json:
            terminal.show_problems(error.problems)
        return Report(PROBLEMS, _document(Landed(None, 0, 0, 0, 0, 0, 0), error.problems))
    faulty = _faulty(reading)
    refused = choices.all_or_nothing and faulty
    said = ""
    if not (choices.dry_run or refused):
        # Also when nothing changed: the load before may have been killed before it judged.
        said = _judge(desk, database, f"{path.name} was stored as load {landed.load}" if landed.load else "")
    if not choices.as_json:
        # The workbook says of each figure what it is of; of another file a reader wants to know what was made of it.
        told = None if reading.recipe == OWN else _subjects(reading)
        terminal.show_landed(path.name, landed, problems, stored=not (choices.dry_run or refused), subjects=told)
        if said:
            terminal.say(said)
    if choices.marked:
        _mark(path, problems, choices.marked)
    return Report(_status(landed, faulty=faulty, refused=refused), _document(landed, problems, _subjects(reading)))


def _judge(desk: Desk, database: "Database", done: str) -> str:
    """Judge what was touched, and return what came of it; where the database gives out, say what was done already."""
    from indicators import accountability, judging
    from indicators.store.faults import DatabaseError

    try:
        today = desk.today(database)
        judged = judging.analyse(database, today=today)
        opened, closed = accountability.refresh(database, today=today)
    except DatabaseError as error:
        so_far = f"{done}, but not judged yet. " if done else ""
        raise DatabaseError(f"{so_far}{error} Then run “commoncurve analyse”.") from error
    return f"Judged again: {judged:,} series. Gaps: {opened:,} opened, {closed:,} closed."


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


def _read_and_land(
    desk: Desk, database: "Database", path: Path, choices: Choices, tell: "Tell"
) -> tuple["Reading", "Landed", tuple["Problem", ...]]:
    """Read a file and store it; read it again when another load has changed the framework that it was read against."""
    from indicators.store.writes.landing import Overtaken

    while True:
        reading, known, framed = _read(desk, database, path, choices, tell)
        cells = len(reading.figures) + len(reading.measures) + reading.rejected + reading.outside
        tell("store", 0, cells)
        dry_run = choices.dry_run or (choices.all_or_nothing and _faulty(reading))
        warnings = _sudden(desk, database, reading, known)
        try:
            landed, gone_back = _land(database, reading, framed, dry_run=dry_run)
        except Overtaken:
            continue
        tell("store", cells, cells)
        return reading, landed, (*reading.problems, *warnings, *gone_back)


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
    needed = _still_needed(database, known, first.records, today)
    return (read(replace(known, held={**known.held, "source": needed})) if needed else first), known, framed


def _still_needed(
    database: "Database", known: "Framework", records: Sequence["Record"], today: dt.date
) -> frozenset[str]:
    """Return the sources whose agreement the rows of a file take away, though small figures of them are stored."""
    from indicators.store.queries.agreements import figures_of
    from loaders.checks.agreeing import emptied, in_need
    from loaders.checks.guarding import Guards

    gone = emptied(known, records)
    if not gone:
        return gone
    with database.reading() as session:
        held = figures_of(session, gone)
    return in_need(held, Guards.of(known, records, today=today))


def _sudden(desk: Desk, database: "Database", reading: "Reading", known: "Framework") -> tuple["Problem", ...]:
    """Return the warnings of figures that jump; no number is named of an indicator that hides or has withdrawn any."""
    from indicators.store.queries.jumps import fed_by, sudden
    from indicators.store.queries.releases import indicators_withdrawn
    from loaders.checks.guarding import Guards
    from loaders.checks.jumping import guarded, warnings_of

    with database.reading() as session:
        jumps = sudden(session, reading)
        if not jumps:
            return ()
        fed, withdrawn = fed_by(session, {jump.key[0] for jump in jumps}), indicators_withdrawn(session)
    guards = Guards.of(known, reading.records, today=desk.today(database))
    return warnings_of(reading, jumps, guarded(reading, fed, guards) | withdrawn)


def _land(
    database: "Database", reading: "Reading", framed: int, *, dry_run: bool
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
        landed = land(database, reading, actor=ACTOR, now=now(), framed=framed)
    if before is None or not landed.revised:
        return landed, ()
    return landed, (going_back(reading.file, before, landed.revised),)


def undo_load(desk: Desk, database: "Database", load: int, *, as_json: bool) -> Report:
    """Take one load back, and judge again what it had touched; say what was done, or why it cannot be."""
    from indicators.store.writes.undoing import CannotUndo, undo
    from layouts import terminal

    try:
        _keep_agreements(desk, database, load)
        done = undo(database, load, actor=ACTOR, now=now())
    except CannotUndo as error:
        if not as_json:
            terminal.stop(str(error), status=PROBLEMS)
        return Report(PROBLEMS, {"load": None, "undoes": load, "reason": str(error)})
    said = _judge(desk, database, f"Load {load} was taken back")
    if not as_json:
        terminal.show_undone(asdict(done))
        terminal.say(said)
    return Report(DONE, asdict(done))


def _keep_agreements(desk: Desk, database: "Database", load: int) -> None:
    """Refuse to take a load back whose agreement other loads' small figures need.

    Raises:
        CannotUndo: they do.
    """
    from indicators.store.queries.agreements import figures_of, recorded_by
    from indicators.store.queries.framework import framework
    from indicators.store.writes.undoing import CannotUndo
    from loaders.checks.agreeing import in_need
    from loaders.checks.guarding import Guards

    with database.reading() as session:
        recorded = recorded_by(session, load)
        held = figures_of(session, recorded, but_of=load) if recorded else []
        known = framework(session)
    needed = in_need(held, Guards.of(known, (), today=desk.today(database)))
    if needed:
        raise CannotUndo(
            f"Load {load} cannot be undone: it recorded the agreement of {', '.join(sorted(needed))}, and later loads "
            "brought small figures because of it. Undo those first. Nothing was changed."
        )


def _status(landed: "Landed", *, faulty: bool, refused: bool) -> int:
    """Return 0 done, 1 problems and nothing is stored, 3 stored except what was rejected."""
    if not faulty:
        return DONE
    held = landed.new + landed.revised + landed.unchanged + landed.flagged + sum(landed.records.values())
    return PROBLEMS if refused or not held else STORED_WITH_PROBLEMS
