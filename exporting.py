"""What is given away: an empty workbook, everything there is; where the store meets who writes it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from indicators.counted import counted
from settings import ANY_HOST, PROBLEMS, USAGE, WORKBOOK, Desk

if TYPE_CHECKING:
    from indicators.store.database import Session

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


def export_released(desk: Desk, path: Path, *, language: str | None) -> None:
    """Write the data package of the release that holds, in a language of the collaborative."""
    from indicators.release import NotPublished
    from indicators.release.reading import Releases
    from layouts import public, terminal

    with desk.database() as database:
        try:
            made = public.data_package(Releases({ANY_HOST: database}), language)
        except NotPublished:
            terminal.stop("Nothing is published yet: there is nothing to give away.", status=PROBLEMS)
        except public.NoSuchLanguage as error:
            terminal.stop(str(error), status=USAGE)
    with written(path) as part:
        part.write_bytes(made)
    terminal.say(f"{path} holds what is public: everybody may have it.")


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
