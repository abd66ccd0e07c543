"""What is given away: an empty workbook, everything there is, a release; where the store meets who writes it."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from indicators.counted import counted
from settings import ACTOR, PROBLEMS, WORKBOOK, Desk, now

if TYPE_CHECKING:
    from indicators.store.database import Database, Session

Answer = TypeVar("Answer")


def make_template(desk: Desk, path: Path, *, language: str, full: bool) -> None:
    """Write an empty workbook for the collaborative of the database."""
    from indicators.store.queries.framework import framework
    from layouts import terminal
    from loaders.workbook.description import read_workbook
    from loaders.writing.template import write_template

    known = _asked(desk, framework)
    with written(path) as part:
        write_template(part, known, read_workbook(WORKBOOK), language=language, full=full)
    terminal.say(f"{path} is ready to be filled in; its first sheet says how.")


def export_all(desk: Desk, path: Path) -> None:
    """Write everything that is current, as a workbook or as a zip of text files."""
    from indicators.store.queries.whole import whole
    from layouts import terminal
    from loaders.workbook.description import read_workbook
    from loaders.writing.export import TooManyRowsError, write_export

    found = _asked(desk, whole)
    try:
        with written(path) as part:
            write_export(part, found, read_workbook(WORKBOOK))
    except TooManyRowsError as error:
        terminal.stop(str(error), status=PROBLEMS)
    records = sum(map(len, found.records.values()))
    figures = len(found.figures) + len(found.measures)
    rows, numbers = counted(records, "row"), counted(figures, "figure")
    terminal.say(f"{path} holds {rows} of the framework and {numbers}. It is for staff only.")


def make_release(desk: Desk, database: "Database") -> None:
    """Publish, and say what came of it."""
    from indicators.release import NotProved, NotPublished
    from indicators.release.publishing import publish as publish_release
    from layouts import terminal

    try:
        done = publish_release(database, actor=ACTOR, now=now(), today=desk.today(database))
    except NotPublished as error:
        terminal.stop(str(error), status=PROBLEMS)
    except NotProved as error:
        terminal.stop(_not_proved(error.cells), status=PROBLEMS)
    if done.new:
        terminal.say(f"Release {done.release} was published: {counted(done.indicators, 'indicator')}.")
    else:
        terminal.say(f"Nothing new to publish: release {done.release} still holds.")


def _not_proved(cells: Sequence[Sequence[str]]) -> str:
    """Return why nothing was published, with every figure that is not safe."""
    named = "; ".join(f"{', '.join(where)} ({finding})" for *where, finding in cells)
    return (
        "Nothing was published: from this release and the earlier ones, hidden figures could be worked out, or nobody "
        f"can prove that they could not: {named}. Hide more beside them, by a rule that hides more or a higher minimum."
    )


def _asked(desk: Desk, question: Callable[["Session"], Answer]) -> Answer:
    with desk.database() as database, database.reading() as session:
        return question(session)


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; it takes its place when it is whole, and leaves nothing otherwise."""
    from layouts import terminal

    part = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        terminal.stop(f"{path} cannot be written ({error.strerror}).", status=PROBLEMS)
    finally:
        part.unlink(missing_ok=True)
