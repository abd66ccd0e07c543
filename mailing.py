"""The newsletter on the command line: who gets it, and the past issues."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indicators.counted import counted
from releasing import told
from settings import ACTOR, ANY_HOST, Desk, Settings, now
from withdrawing import in_languages, languages_of

if TYPE_CHECKING:
    from indicators.voices.newsletters import Newsroom
    from layouts.public.letters import Letters


@click.group(invoke_without_command=True)
@click.option("--addresses", is_flag=True, help="List the addresses too, which is on record.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_context
def newsletter(context: click.Context, addresses: bool, as_json: bool) -> None:
    """Show how many people get the newsletter, and the past issues."""
    if context.invoked_subcommand is None:
        show_list(context.obj, addresses=addresses, as_json=as_json)


@newsletter.command()
@click.argument("address")
@click.pass_obj
def confirm(desk: Desk, address: str) -> None:
    """Confirm an ADDRESS that signed up, where no letter asks for it."""
    from layouts import terminal

    with at(desk) as newsroom:
        new = newsroom.confirm(address)
    terminal.say("The address is confirmed." if new else "The address was confirmed already.")


@newsletter.command()
@click.argument("address")
@click.pass_obj
def remove(desk: Desk, address: str) -> None:
    """Erase an ADDRESS from the list."""
    from layouts import terminal

    with at(desk) as newsroom:
        newsroom.remove(address)
    terminal.say("The address is erased. Copies of the database from before still hold it.")


@newsletter.command()
@click.argument("name", metavar="MONTH")
@click.argument("files", nargs=-1, required=True, metavar="[LANG=]FILE.md...")
@click.option("--title", "titles", metavar="[LANG=]TEXT", required=True, multiple=True, help="Again for each language.")
@click.pass_obj
def add(desk: Desk, name: str, files: tuple[str, ...], titles: tuple[str, ...]) -> None:
    """Keep the newsletter of a MONTH (2026-11): Markdown, read at /newsletter/2026-11 from the next “publish” on."""
    from layouts import terminal

    with at(desk) as newsroom:
        languages = languages_of(newsroom.database)
        words = {code: _text(Path(path)) for code, path in in_languages(files, languages, hint="FILE.md").items()}
        new = newsroom.add(name, in_languages(titles, languages, hint="--title"), words)
    terminal.say(f"Newsletter {name} is {'kept' if new else 'replaced'}; it is read from the next publication on.")


@contextmanager
def at(desk: Desk) -> Iterator["Newsroom"]:
    """Give who works on the newsletter; what cannot be done ends with one sentence."""
    from indicators.voices.newsletters import Newsroom

    with desk.database() as database, told():
        yield Newsroom(database, ACTOR, now(), desk.today(database))


def show_list(desk: Desk, *, addresses: bool, as_json: bool) -> None:
    """Show how many addresses there are and the past issues; the addresses themselves only where they are asked for."""
    from indicators.store.queries import voices as queries
    from layouts import terminal

    with at(desk) as newsroom:
        with newsroom.database.reading() as session:
            counts = queries.count_addresses(session)._asdict()
            issues = [{"issue": one.id, "title": next(iter(one.title.values()))} for one in queries.issues(session)]
        listed = newsroom.addresses() if addresses else []
    rows = [{"address": one.address, "language": one.language, "confirmed": bool(one.confirmed_at)} for one in listed]
    if as_json:
        click.echo(json.dumps({**counts, "issues": issues, **({"addresses": rows} if addresses else {})}, indent=1))
        return
    people = counted(counts["confirmed"], "address gets", "addresses get")
    terminal.say(f"{people} the newsletter; {counted(counts['unconfirmed'], 'address', 'addresses')} not confirmed.")
    for table in filter(None, (rows, issues)):
        terminal.show_table(table)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{path} cannot be read: {error}", param_hint="FILE.md") from error


def letters_of(settings: Settings) -> "Letters | None":
    """Return who sends letters; None where no mail server is named."""
    from layouts.public.letters import Letters

    if settings.smtp is None or settings.public is None:
        return None
    return Letters(settings.smtp, settings.public, frozenset(settings.databases) - {ANY_HOST})
