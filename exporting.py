"""What is given away: an empty workbook, everything there is; where the store meets who writes it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from indicators.counted import counted
from settings import ACTOR, ANY_HOST, PROBLEMS, USAGE, WORKBOOK, Desk, now

if TYPE_CHECKING:
    from indicators.store.database import Session

Answer = TypeVar("Answer")
MAP = ".geojson"


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--lang", default="en", show_default=True, type=click.Choice(["en", "es"]), help="Language of its help.")
@click.option("--full", is_flag=True, help="Every sheet, instead of the four that are filled in most.")
@click.pass_obj
def template(desk: Desk, file: Path, lang: str, full: bool) -> None:
    """Write FILE.xlsx, an empty workbook with drop-downs, help and examples.

    Or FILE.geojson: every place, with room for its boundary.
    """
    if file.suffix.lower() == MAP:
        give_boundaries(desk, file, empty=True)
        return
    make_template(desk, named(file, ".xlsx", MAP), language=lang, full=full)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--released", is_flag=True, help="Write the public data package (FILE.zip) of the current release instead."
)
@click.option("--lang", metavar="LANG", help="With --released: its language; without, the collaborative's first.")
@click.pass_obj
def export(desk: Desk, file: Path, released: bool, lang: str | None) -> None:
    """Write everything to FILE.xlsx, or to FILE.zip as text files. For staff: it holds what the public must not see.

    To FILE.geojson: the boundaries of the places, which no workbook holds.

    With --released: what everybody may have, the same bytes as the site gives at /download/commoncurve.zip.
    """
    if lang and not released:
        raise click.UsageError("--lang goes with --released: the whole export holds every language.")
    if file.suffix.lower() == MAP and not released:
        give_boundaries(desk, file)
    elif released:
        export_released(desk, named(file, ".zip"), language=lang)
    else:
        export_all(desk, named(file, ".xlsx", ".zip", MAP))


def named(file: Path, *suffixes: str, hint: str = "FILE") -> Path:
    """Return a file whose name ends as it must; raises BadParameter for another."""
    if file.suffix.lower() not in suffixes:
        raise click.BadParameter(f"“{file.name}” must end in {' or '.join(suffixes)}.", param_hint=hint)
    return file


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
    """Write everything that is current, as a workbook or as a zip of text files; the audit log says so."""
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
    _write_down(desk, path, records=records, figures=figures)
    rows, numbers = counted(records, "row"), counted(figures, "figure")
    terminal.say(f"{path} holds {rows} of the framework and {numbers}. It is for staff only.")


def give_boundaries(desk: Desk, path: Path, *, empty: bool = False) -> None:
    """Write the boundaries of the places, or with `empty` a template for them: they are public, as the map is."""
    from indicators.store.queries.whole import places
    from layouts import terminal
    from loaders.writing.boundaries import write_boundaries

    found = _asked(desk, places)
    with written(path) as part:
        known = write_boundaries(part, found, empty=empty)
    if empty:
        terminal.say(f"{path} names {counted(len(found), 'place')}: put the geometry of each in the place of null.")
        return
    terminal.say(f"{path} holds the boundaries of {known:,} of {counted(len(found), 'place')}.")


def _write_down(desk: Desk, path: Path, **given: int) -> None:
    """Keep on record that everything was given to whoever is at the command line, hidden figures among it."""
    from indicators.store.writes import audit

    with desk.database() as database, database.writing() as session:
        audit.append(session, actor=ACTOR, action="export", subject=path.name, details=given, now=now())


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
