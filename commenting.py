"""What people said about the pages, on the command line: read it, show it or not, answer it, remove it."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from releasing import NUMBER, local_time, told, zone_of
from settings import ACTOR, PROBLEMS, Desk, now
from withdrawing import in_languages, languages_of

if TYPE_CHECKING:
    from indicators.store.tables import Comment
    from indicators.voices.deciding import Staff

BEGINNING = 60
"""Letters of a comment that the list shows."""


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.pass_context
def comments(context: click.Context, as_json: bool) -> None:
    """Show what people said about the pages: what waits to be read, what is shown, and what is not.

    What is shown leaves with the next “publish”; what is declined or removed is gone from the pages at once.
    """
    if context.invoked_subcommand is None:
        show_list(context.obj, as_json=as_json)


@comments.command()
@click.option("--by", "way", type=click.Choice(["phone", "paper"]), required=True, help="How it came.")
@click.option("--about", metavar="ADDRESS", help="The page that it is about: /indicators/x")
@click.option("--language", metavar="CODE", help="The language of the words: es")
@click.option("--contact", metavar="TEXT", help="How to reach who said it, if they want that. It never leaves.")
@click.argument("words")
@click.pass_obj
def add(desk: Desk, /, words: str, **given: str | None) -> None:
    """Write down WORDS that came by phone or on paper."""
    from indicators.voices.comments import UNKNOWN, Comment, NotTaken
    from layouts import terminal

    about, language = _page(given["about"]), _language(given["language"]) or UNKNOWN
    with at(desk) as staff:
        try:
            number = staff.add(Comment(words, language, about, given["contact"]), way=str(given["way"]))
        except NotTaken as error:
            terminal.stop(f"It cannot be taken: {FAULTS[error.fault.value]}.", status=PROBLEMS)
    terminal.say(f"Comment {number} is written down; it waits to be shown.")


@comments.command()
@click.argument("number", metavar="ID", type=NUMBER)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_obj
def read(desk: Desk, number: int, as_json: bool) -> None:
    """Show one comment whole, with how to reach who made it. That it was read is on record."""
    from layouts import terminal

    with at(desk) as staff:
        row = _row(staff, staff.read(number), whole=True)
    if as_json:
        click.echo(json.dumps(row, indent=1, ensure_ascii=False))
    else:
        terminal.show_table([{"": name, " ": str(value)} for name, value in row.items() if value not in (None, {})])


@comments.command()
@click.argument("number", metavar="ID", type=NUMBER)
@click.option("--words", help="As it will be shown, if it is shortened or names are removed.")
@click.option("--language", metavar="CODE", help="The language of the words, where nobody said it: vi")
@click.pass_obj
def show(desk: Desk, number: int, words: str | None, language: str | None) -> None:
    """Let a comment be shown from the next “publish” on. It must tell no number of a hidden figure."""
    from layouts import terminal

    language = _language(language)
    with at(desk) as staff:
        new = staff.show(number, words=words, language=language)
    terminal.say(f"Comment {number} is shown from the next publication on." if new else "It is shown so already.")


@comments.command()
@click.argument("number", metavar="ID", type=NUMBER)
@click.option("--because", metavar="TEXT", required=True, help="Why, for staff; the public does not read it.")
@click.pass_obj
def decline(desk: Desk, number: int, because: str) -> None:
    """Do not show a comment; if it is shown, it is gone from every page at once."""
    from layouts import terminal

    with at(desk) as staff:
        staff.decline(number, because=because)
    terminal.say(f"Comment {number} is not shown.")


@comments.command()
@click.argument("number", metavar="ID", type=NUMBER)
@click.argument("words", nargs=-1, required=True, metavar="[LANG=]TEXT...")
@click.option("--on", "day", metavar="DAY", help="The day of the meeting, 2026-11-05; today if left out.")
@click.pass_obj
def answer(desk: Desk, number: int, words: tuple[str, ...], day: str | None) -> None:
    """Say what was done about a comment, in the first language, and again with es=TEXT for another one."""
    from layouts import terminal

    with at(desk) as staff:
        given = in_languages(words, languages_of(staff.database), hint="TEXT")
        on = _day(day) or staff.today
        if on > staff.today:
            raise click.BadParameter(f"{on} has not come yet.", param_hint="--on")
        shown = staff.answer(number, given, on=on)
    read = "the answer is read from the next publication on."
    waits = f"but it still waits, and nobody reads it or the answer before you let it be shown: comments show {number}"
    terminal.say(f"Comment {number} is answered, as of {on}; {read if shown else waits}")


@comments.command()
@click.argument("number", metavar="ID", type=NUMBER)
@click.pass_obj
def remove(desk: Desk, number: int) -> None:
    """Erase a comment for good, here and in every release: words, contact and answer. The record keeps that it was."""
    from layouts import terminal

    with at(desk) as staff:
        staff.remove(number)
    terminal.say(f"Comment {number} is erased. Copies of the database from before still hold it.")


FAULTS = {
    "empty": "there are no words in it",
    "long": "it is too long",
    "links": "it holds too many links",
    "contact": "how to reach its author is too long",
}


@contextmanager
def at(desk: Desk) -> Iterator["Staff"]:
    """Give who decides; what cannot be done ends with one sentence."""
    from indicators.voices.deciding import Staff

    with desk.database() as database, told():
        yield Staff(database, ACTOR, now(), desk.today(database))


def show_list(desk: Desk, *, as_json: bool) -> None:
    """Show every comment, those that wait first, newest first; the list holds only how each begins."""
    from indicators.store.queries.voices import every_comment
    from layouts import terminal

    with at(desk) as staff, staff.database.reading() as session:
        rows = [_row(staff, one) for one in every_comment(session)]
    rows.sort(key=lambda row: row["state"] != "waiting")
    if as_json:
        click.echo(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        terminal.show_table([_line(row) for row in rows])


def _line(row: dict[str, Any]) -> dict[str, Any]:
    """Return a comment in four columns, which stand whole in a terminal of eighty letters."""
    spoken = "" if row["language"] == "und" else f" [{row['language']}]"
    state = f"{row['state']}, answered {row['answered']}" if row["answered"] else row["state"]
    told = f"{row['about'] or 'the whole site'}\n{row['words']}{spoken}"
    return {"id": row["id"], "state": state, "came": f"{row['came'][:10]}, {row['by']}", "about, and words": told}


def _row(staff: "Staff", one: "Comment", *, whole: bool = False) -> dict[str, Any]:
    """Return a comment as it is listed; `whole`: with every word, and how to reach who made it."""
    words = one.shown_words or one.words or ""
    row: dict[str, Any] = {
        "id": one.id,
        "state": one.state,
        "came": local_time(one.came_at, zone_of(staff.database)),
        "by": one.way,
        "about": one.about,
        "language": one.language,
        "words": words if whole or len(words) <= BEGINNING else f"{words[:BEGINNING]}…",
        "answered": one.answered_on.isoformat() if one.answered_on else None,
    }
    if whole:
        came = one.words if one.shown_words else None
        row |= {"as it came": came, "contact": one.contact, "answer": one.answer, "declined because": one.because}
    return row


def _page(about: str | None) -> str | None:
    """Return the address of a page that a comment is about; None for the whole site."""
    from indicators.voices.comments import page_of
    from layouts.public.said_page import FIXED

    path = (about or "").partition("?")[0]
    if about is not None and (page_of(about) is None or (path.count("/") == 1 and path not in FIXED)):
        raise click.BadParameter(
            f"“{about}” is no address of a page: write it like /indicators/x.", param_hint="--about"
        )
    return about


def _language(code: str | None) -> str | None:
    """Return the code of a language that has a name; None where none was given."""
    from layouts.public.said_page import language_name

    if code is not None and language_name(code) is None:
        raise click.BadParameter(f"“{code}” is no language: write it like es or zh-Hant.", param_hint="--language")
    return code


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        raise click.BadParameter(f"“{written}” is no day like 2026-11-05.", param_hint="--on") from None
