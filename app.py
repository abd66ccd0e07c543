"""The only wiring: settings, the web application, and the command line.

Commands import what they need when they run: a web process starts without pandas, SciPy or a spreadsheet reader.
"""

import hashlib
import json
import os
import socket
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditing import audit
from commenting import comments
from exporting import export, named, template
from gaps import Wanted, rows, write_needs
from indicators.counted import counted
from inspecting import inspect_file
from loading import Choices, load_file
from mailing import letters_of, newsletter
from releasing import NUMBER, make_release, publish, releases
from settings import ANY_HOST, DONE, RECIPES, ROOT, USAGE, Desk, Settings, SettingsError, now
from translating import translations
from undoing import undo_load
from withdrawing import withdraw

if TYPE_CHECKING:
    from flask import Flask


SAMPLE = ROOT / "data" / "pasadena"


def create_app(settings: Settings | None = None) -> "Flask":
    """Return the web application: the public pages of every collaborative that the settings name."""
    from flask import Flask

    from indicators.release.reading import Releases
    from indicators.store.database import Database
    from indicators.voices.gate import Voices
    from indicators.voices.tokens import Tokens
    from layouts import public

    chosen = settings or Settings.read(os.environ)
    server = Flask("commoncurve", static_folder=None, template_folder=None)
    databases = {host: Database(address) for host, address in chosen.databases.items()}
    server.extensions["commoncurve"] = databases  # for whoever has to close them before the process ends
    speaking = public.Speaking(Voices(databases, Tokens(chosen.secret)), letters_of(chosen))
    roots = public.Roots(chosen.public, frozenset(databases) - {ANY_HOST})
    public.register(server, Releases(databases), build=_build(), speaking=speaking, roots=roots)
    public.trust_proxies(server, chosen.proxies)
    return server


def _build() -> str:
    """Return a mark of this program's pages: it changes whenever one of them could."""
    digest = hashlib.sha256(version("commoncurve").encode())
    folders = ("assets", "layouts", "indicators/release")
    for path in sorted(path for folder in folders for path in (ROOT / folder).rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="commoncurve")
@click.option("--site", default=ANY_HOST, help="The collaborative's host name, where DATABASE_URL names several.")
@click.pass_context
def main(context: click.Context, site: str) -> None:
    """Commoncurve: is the community's curve turning?"""
    from layouts import terminal

    try:
        context.obj = Desk(Settings.read(os.environ), site)
    except SettingsError as error:
        terminal.stop(str(error), status=USAGE)


@main.command()
@click.pass_obj
def init(desk: Desk) -> None:
    """Create or migrate the database."""
    from layouts import terminal

    with desk.database():
        terminal.say("The database is up to date.")


@main.command()
@click.pass_obj
def demo(desk: Desk) -> None:
    """Create the database; if it is empty, load and publish the Pasadena sample."""
    from indicators.store.queries.loads import history
    from indicators.store.queries.releases import every
    from layouts import terminal

    tables = sorted(SAMPLE.glob("*.xlsx"), key=lambda path: (path.name != "workplan.xlsx", path.name))
    files = [*tables, *SAMPLE.glob("*.geojson")]
    with desk.database() as database:
        with database.reading() as session:
            # A sample that was interrupted is loaded to its end.
            others = {one.file for one in history(session)} - {path.name for path in files}
            filled = bool(others or every(session))
        if filled:
            terminal.say("The database already holds figures; the sample was left out.")
            return
        reports = ((path, load_file(desk, database, path, Choices())) for path in files)
        failed = next(((path, report.status) for path, report in reports if report.status != DONE), None)
        if failed:
            terminal.stop(
                f"The sample could not be loaded whole: see the problems of {failed[0].name}.", status=failed[1]
            )
        make_release(desk, database)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--recipe", help="The import template to read the files by: its id, or PATH.yaml.")
@click.option("--indicator", help="What the figures measure, where the file does not say it: id, title or alias.")
@click.option(
    "--fractions", type=click.Choice(["percent", "as-written"]), help="What .62 of an indicator in percent means."
)
@click.option(
    "--decimal", type=click.Choice(["comma", "point"]), help="The sign before decimals, where a file may mean either."
)
@click.option(
    "--marked", type=click.Path(dir_okay=False, path_type=Path), help="Write a copy (.xlsx) with every problem marked."
)
@click.option("--unguard", metavar="TEXT", help="Let figures leave their rule of disclosure: who decided, and why.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and store nothing.")
@click.option("--all-or-nothing", is_flag=True, help="Store nothing if any cell is rejected.")
@click.option("--json", "as_json", is_flag=True, help="Print the sums and every problem as JSON.")
@click.pass_obj
def load(desk: Desk, /, files: tuple[Path, ...], **options: Any) -> None:
    """Read FILES, check every cell, and store what is new or revised. Publishes nothing."""
    recipe, marked = options["recipe"], options["marked"]
    if recipe and not _recipe_file(recipe).is_file():
        known = ", ".join(sorted(path.stem for path in RECIPES.glob("*.yaml")))
        raise click.BadParameter(f"“{recipe}” is no import template; there are {known}.", param_hint="--recipe")
    if options["unguard"] is not None and not options["unguard"].strip():
        raise click.BadParameter("Say who decided, and why.", param_hint="--unguard")
    if marked:
        _check_copy(marked, files)
    with desk.database() as database:
        reports = [load_file(desk, database, path, Choices(**options)) for path in files]
    if options["as_json"]:
        documents = [report.document for report in reports]
        click.echo(json.dumps(documents[0] if len(documents) == 1 else documents, indent=1))
    sys.exit(max(report.status for report in reports))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.option(
    "--save", type=click.Path(dir_okay=False, path_type=Path), help="Save the template proposed for an unknown file."
)
@click.pass_obj
def inspect(desk: Desk, file: Path, as_json: bool, save: Path | None) -> None:
    """Say what tables FILE holds and how its columns would be read; propose an import template where none fits."""
    if save:
        named(save, ".yaml", hint="--save")
    sys.exit(inspect_file(desk, file, as_json=as_json, save=save))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print the history as JSON.")
@click.pass_obj
def loads(desk: Desk, as_json: bool) -> None:
    """Show every load, newest first."""
    from indicators.store.queries.loads import told
    from layouts import terminal

    with desk.database() as database, database.reading() as session:
        rows = [one.row() if as_json else one.line() for one in told(session)]
    click.echo(json.dumps(rows, indent=1)) if as_json else terminal.show_table(rows)


@main.command()
@click.argument("load", type=NUMBER)
@click.option("--json", "as_json", is_flag=True, help="Print what was done, or why not, as JSON.")
@click.pass_obj
def undo(desk: Desk, load: int, as_json: bool) -> None:
    """Take the load of that number back exactly: everything is as before it. The history keeps both."""
    with desk.database() as database:
        report = undo_load(desk, database, load, as_json=as_json)
    if as_json:
        click.echo(json.dumps(report.document, indent=1))
    sys.exit(report.status)


def _recipe_file(recipe: str) -> Path:
    """Return where a template lies: a file of its own (PATH.yaml), or one of those in the folder of templates."""
    path, suffix, _ = recipe.partition(".yaml")
    return Path(path + suffix) if suffix else RECIPES / f"{recipe.partition('/')[0]}.yaml"


def _check_copy(copy: Path, files: tuple[Path, ...]) -> None:
    """Refuse a copy that could not be written, before anything is stored."""
    named(copy, ".xlsx", ".xlsm", hint="--marked")
    if copy.exists():
        raise click.BadParameter(f"“{copy}” exists already and is not overwritten.", param_hint="--marked")
    if len(files) > 1:
        raise click.BadParameter(
            "One copy can be written of one file: load the files one by one.", param_hint="--marked"
        )


@main.command()
@click.option("--all", "everything", is_flag=True, help="Judge every series, not only those that changed.")
@click.pass_obj
def analyse(desk: Desk, everything: bool) -> None:
    """Judge the series that changed, and erase what was kept of people long enough."""
    from indicators import accountability, judging
    from indicators.voices.erasing import erase_due
    from layouts import terminal

    with desk.database() as database:
        today = desk.today(database)
        count = judging.analyse(database, today=today, everything=everything)
        opened, closed = accountability.refresh(database, today=today)
        erased = erase_due(database, today=today, now=now())
    judged = counted(count, "series was judged", "series were judged")
    found = counted(opened, "gap was opened", "gaps were opened")
    terminal.say(f"{judged}; {found} and {closed:,} closed.")
    if any(asdict(erased).values()):
        terminal.say(
            f"Kept long enough and erased: {counted(erased.contacts, 'contact')} of comments, the words of "
            f"{counted(erased.words, 'comment')} not shown, {counted(erased.addresses, 'address')} never confirmed."
        )


@main.command()
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--outcome", metavar="ID", help="Only those of one outcome.")
@click.option("--kind", metavar="KIND", help="Only those of one kind, such as late, hole or place-without-data.")
@click.option("--history", is_flag=True, help="Also those that were closed, and on which day.")
@click.option("--agenda", type=click.Path(dir_okay=False, path_type=Path), help="Write a workbook (.xlsx) of needs.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.pass_obj
def gaps(desk: Desk, /, keys: tuple[str, ...], **asked: Any) -> None:
    """Show what is not known yet as of today, the weightiest first: all of it, or the gaps named by KEY.

    With --agenda FILE.xlsx: write the sheet Data needs filled in from them, to be completed and loaded.
    """
    from layouts import terminal

    wanted = Wanted(asked["outcome"], asked["kind"], keys)
    if asked["agenda"]:
        write_needs(desk, named(asked["agenda"], ".xlsx", hint="--agenda"), wanted)
        return
    found = rows(desk, wanted, history=asked["history"])
    click.echo(json.dumps(found, indent=1, ensure_ascii=False)) if asked["as_json"] else terminal.show_gaps(found)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8050, show_default=True)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(min=1))
@click.pass_obj
def serve(desk: Desk, host: str, port: int, workers: int) -> None:
    """Serve the site of every collaborative that DATABASE_URL names.

    PUBLIC_URL says where its readers find it, TRUSTED_PROXIES how many proxies stand before it.
    """
    from granian import Granian
    from granian.constants import Interfaces

    from layouts import terminal
    from layouts.serving import say_once_it_answers

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            terminal.stop(f"Port {port} of {host} cannot be used ({error.strerror}): choose another, --port.", status=1)
    desk.prepare()
    told = f"Commoncurve serves at http://{host}:{port} (Ctrl+C ends it)."
    say_once_it_answers(host, port, lambda: terminal.say(told))
    serving: dict[str, Any] = {"interface": Interfaces.WSGI, "factory": True, "log_enabled": False}
    # Ctrl+C at a terminal reaches the workers too, and a worker that is told twice to end may wait for ever.
    serving["workers_kill_timeout"] = 5
    Granian("app:create_app", address=host, port=port, workers=workers, working_dir=ROOT, **serving).serve()


for command in (audit, comments, export, newsletter, publish, releases, template, translations, withdraw):
    main.add_command(command)


if __name__ == "__main__":
    main(prog_name="commoncurve")
