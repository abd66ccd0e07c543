"""Taking back what the public sees: a figure, or a whole release."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from releasing import NUMBER, say_some, told
from settings import ACTOR, Desk, now

if TYPE_CHECKING:
    from indicators.release.taking_back import Because, FigureName
    from indicators.store.database import Database

LANGUAGE = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]+)*)=")
"""How a reason names the language that it is in: `es=`."""


@click.command()
@click.argument("figure", nargs=-1, metavar="[INDICATOR PLACE GROUP PERIOD]")
@click.option("--release", metavar="N", type=NUMBER, help="Withdraw the whole release of that number instead.")
@click.option(
    "--because",
    metavar="[LANG=]TEXT",
    required=True,
    multiple=True,
    help="Why, in words that the public reads in its place; again with es=TEXT for another language.",
)
@click.option("--may-follow", is_flag=True, help="It was decided that it may be worked out from others.")
@click.pass_obj
def withdraw(
    desk: Desk, figure: tuple[str, ...], release: int | None, because: tuple[str, ...], *, may_follow: bool
) -> None:
    """Take a figure back from every release at once, or a whole release: the one before it holds again."""
    if (release is None) != (len(figure) == 4) or (release is not None and figure):
        raise click.UsageError("Name a figure (INDICATOR PLACE GROUP PERIOD), or a release with --release.")
    if release is not None and may_follow:
        raise click.UsageError("--may-follow is said of a figure.")
    take_back(desk, figure, release=release, because=because, may_follow=may_follow)


def take_back(
    desk: Desk, what: Sequence[str], *, release: int | None, because: Sequence[str], may_follow: bool = False
) -> None:
    """Withdraw a figure or a whole release, and say so; of a figure also from what it still follows."""
    from indicators.release.taking_back import FigureName, withdraw_release
    from layouts import terminal

    with desk.database() as database, told():
        languages = languages_of(database)
        why = _because(because, languages)
        if release is not None:
            withdraw_release(database, release, because=why, actor=ACTOR, now=now())
            terminal.say(f"Release {release} is withdrawn; {_what_holds(database)}.")
            _tell_languages(why, languages, "")
        else:
            name = FigureName(*what)
            _take_figure(desk, database, name, replace(why, may_follow=may_follow))
            _tell_languages(why, languages, " Withdraw it again with the reason in each language to add it.")


def _take_figure(desk: Desk, database: "Database", name: "FigureName", why: "Because") -> None:
    from indicators.release.taking_back import withdraw_figure
    from layouts import terminal

    if withdraw_figure(database, name, because=why, actor=ACTOR, now=now()):
        terminal.say(f"{name} is withdrawn {_from_what(database, name)}")
        if not why.may_follow:
            _tell_what_follows(desk, database, name)
    else:
        terminal.say(f"{name} was withdrawn already. Readers get the reason given now; the audit log keeps every one.")
    if why.may_follow:
        terminal.say("It may be worked out from others from now on: that stands in the audit log.")


def _from_what(database: "Database", name: "FigureName") -> str:
    """Return from what a figure is withdrawn: nothing is taken back of one that no release has shown."""
    from indicators.release.taking_back import was_shown

    with database.reading() as session:
        if was_shown(session, name):
            return "from every release. Publish, so that it is judged without it."
    return "before any release showed it: none will. Publish, so that it is judged without it."


def _tell_languages(why: "Because", languages: Sequence[str], way: str) -> None:
    """Say in which languages readers do not get the reason."""
    from layouts import terminal

    missing = [one for one in languages[1:] if one not in why.others]
    if missing:
        terminal.say(f"The reason is not told in {', '.join(missing)}: there it is read in {languages[0]}.{way}")


def _what_holds(database: "Database") -> str:
    from indicators.store.queries.releases import newest

    with database.reading() as session:
        holds = newest(session, now=now())
    return "nothing is public now" if holds is None else f"release {holds.number} holds"


def _because(given: Sequence[str], languages: Sequence[str]) -> "Because":
    """Return the reason with its words in other languages; one without a language is in the collaborative's own."""
    from indicators.release.taking_back import Because

    said = in_languages(given, languages, hint="--because")
    return Because(said.pop(languages[0]), said)


def in_languages(given: Sequence[str], languages: Sequence[str], *, hint: str) -> dict[str, str]:
    """Return words for the public by language, the first language first; `es=TEXT` names another.

    Raises:
        click.BadParameter: a language twice or unknown, no words, or none in the first language; `hint` says where.
    """
    said: dict[str, str] = {}
    for one in given:
        language, text = _in_language(one, languages, hint)
        if not text or language in said:
            raise click.BadParameter(
                f"The public reads it: say it once in {languages[0]}, and in each other language with "
                f"{'=TEXT, '.join(languages[1:]) or 'es'}=TEXT.",
                param_hint=hint,
            )
        said[language] = text
    if languages[0] not in said:
        raise click.BadParameter(f"Say it in {languages[0]} too.", param_hint=hint)
    return {one: said[one] for one in languages if one in said}


def _in_language(one: str, languages: Sequence[str], hint: str) -> tuple[str, str]:
    """Return in which language some words are, and the words."""
    written = LANGUAGE.match(one)
    if written is None:
        return languages[0], one.strip()
    if written[1] not in languages:
        raise click.BadParameter(
            f"“{written[1]}” is no language of this collaborative: {', '.join(languages)}.", param_hint=hint
        )
    return written[1], one[written.end() :].strip()


def _tell_what_follows(desk: Desk, database: "Database", name: "FigureName") -> None:
    """Say from which shown figures a withdrawn one can still be worked out."""
    from indicators.release.following import follows_from
    from indicators.screening.ruled import Rules
    from layouts import terminal

    with database.reading() as session:
        found = follows_from(session, name, Rules.read(session, today=desk.today(database)))
    if not found:
        return
    terminal.say(
        "It can still be worked out from figures that are shown. If nobody may know it, withdraw one of each; if it "
        "may be known, withdraw it again with --may-follow:"
    )
    say_some([str(one) for one in found], "way")


def languages_of(database: "Database") -> Sequence[str]:
    """Return the languages of the collaborative, its own first."""
    from indicators.store.queries.framework import collaborative
    from layouts.language.phrases import SOURCE_LANGUAGE

    with database.reading() as session:
        own = collaborative(session)
    return own.languages if own else [SOURCE_LANGUAGE]
