"""One file from its path to what is stored and judged of it: where the loaders and the subject meet."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from settings import ACTOR, DONE, PROBLEMS, RECIPES, STORED_WITH_PROBLEMS, WORKBOOK, Desk, now

if TYPE_CHECKING:
    from indicators.reading import Landed, Problem, Reading
    from indicators.store.database import Database


@dataclass(frozen=True)
class Choices:
    """How a file shall be loaded: the options of `load`."""

    recipe: str | None = None
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
    from indicators.reading import Landed, ProblemKind
    from layouts import terminal

    try:
        reading = _read(database, path, choices)
    except loaders.LoadError as error:
        if not choices.as_json:
            terminal.show_problems(error.problems)
        return Report(PROBLEMS, _document(Landed(None, 0, 0, 0, 0, 0, 0), error.problems))
    faulty = any(problem.kind is ProblemKind.REJECTED for problem in reading.problems)
    refused = choices.all_or_nothing and faulty
    landed, problems = _land(desk, database, reading, dry_run=choices.dry_run or refused)
    if not choices.as_json:
        terminal.show_landed(path.name, landed, problems, stored=not (choices.dry_run or refused))
    return Report(_status(landed, faulty=faulty, refused=refused), _document(landed, problems))


def _document(landed: "Landed", problems: Sequence["Problem"]) -> dict[str, Any]:
    """Return the JSON of the load contract."""
    return {**asdict(landed), "problems": [asdict(problem) for problem in problems]}


def _read(database: "Database", path: Path, choices: Choices) -> "Reading":
    import loaders
    from indicators.store.queries.framework import framework
    from layouts import terminal

    with database.reading() as session:
        known = framework(session)
    with terminal.progress(path.name) as tell:
        return loaders.read(path, known, recipes=RECIPES, workbook=WORKBOOK, recipe=choices.recipe, progress=tell)


def _land(
    desk: Desk, database: "Database", reading: "Reading", *, dry_run: bool
) -> tuple["Landed", tuple["Problem", ...]]:
    """Store a reading, or say what would be; a file that takes figures back to what it said before is warned of."""
    from indicators import judging
    from indicators.reading import going_back
    from indicators.store.queries.loads import holding
    from indicators.store.writes.landing import land, would_land

    with database.reading() as session:
        before = holding(session, reading.sha256)
    landed = would_land(database, reading) if dry_run else land(database, reading, actor=ACTOR, now=now())
    if landed.load:
        judging.analyse(database, today=desk.today(database))
    if before is None or not landed.revised:
        return landed, reading.problems
    return landed, (*reading.problems, going_back(reading.file, before, landed.revised))


def undo_load(desk: Desk, database: "Database", load: int, *, as_json: bool) -> Report:
    """Take one load back, and judge again what it had touched; say what was done, or why it cannot be."""
    from indicators import judging
    from indicators.store.writes.undoing import CannotUndo, undo
    from layouts import terminal

    try:
        done = undo(database, load, actor=ACTOR, now=now())
    except CannotUndo as error:
        if not as_json:
            terminal.stop(str(error), status=PROBLEMS)
        return Report(PROBLEMS, {"load": None, "undoes": load, "reason": str(error)})
    judging.analyse(database, today=desk.today(database))
    if not as_json:
        terminal.show_undone(asdict(done))
    return Report(DONE, asdict(done))


def _status(landed: "Landed", *, faulty: bool, refused: bool) -> int:
    """Return 0 done, 1 problems and nothing is stored, 3 stored except what was rejected."""
    if not faulty:
        return DONE
    held = landed.new + landed.revised + landed.unchanged + landed.flagged + sum(landed.records.values())
    return PROBLEMS if refused or not held else STORED_WITH_PROBLEMS
