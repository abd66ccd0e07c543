"""What the public sees, and from when: releases, drafts and embargoes."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from indicators.counted import counted
from settings import ACTOR, PROBLEMS, USAGE, Desk, now

if TYPE_CHECKING:
    from indicators.release import NotProved
    from indicators.release.following import Followed
    from indicators.release.publishing import Published
    from indicators.store import tables as t
    from indicators.store.database import Database, Session

NUMBER = click.IntRange(min=1, max=2**31 - 1)
"""The number of a load or a release."""
MOST_TOLD, MOST_SETS = 10, 3
"""Lines of a list that are told; and, of a withdrawn figure, sets of others from which it still follows."""


@dataclass(frozen=True)
class Wish:
    """How a release is to be published.

    Attributes:
        until: the local moment from which the public sees it, as it is written: `2026-12-01` or `2026-12-01T19:00`.
        draft: make it, and show it to nobody.
        release: the checked draft to publish; None for a new release.
    """

    until: str | None = None
    draft: bool = False
    release: int | None = None


@click.command()
@click.option("--draft", is_flag=True, help="Make and attack the release, and show it to nobody.")
@click.option("--release", metavar="N", type=NUMBER, help="Publish the checked draft of that number.")
@click.option("--until", metavar="DAY", help="Public from then on, local time: 2026-12-01 or 2026-12-01T19:00.")
@click.pass_obj
def publish(desk: Desk, draft: bool, release: int | None, until: str | None) -> None:
    """Make the next release: what the public sees from now on.

    It is attacked first: where hidden figures could be worked out, nothing is published and the cells are named.
    """
    if draft and (release or until):
        raise click.UsageError("A draft is shown to nobody: leave --release and --until out.")
    with desk.database() as database:
        make_release(desk, database, Wish(until, draft, release))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@click.pass_obj
def releases(desk: Desk, as_json: bool) -> None:
    """Show every release, newest first: its state, from when it is public, and what changed in it."""
    from layouts import terminal

    found = rows(desk)
    click.echo(json.dumps(found, indent=1, ensure_ascii=False)) if as_json else terminal.show_table(lines(found))


def make_release(desk: Desk, database: "Database", wish: Wish | None = None) -> None:
    """Publish, and say what came of it."""
    from indicators.release.drafts import publish_draft
    from indicators.release.publishing import publish
    from layouts import terminal

    asked = wish or Wish()
    zone = zone_of(database)
    with told():
        until, today = _moment(asked.until, zone), desk.today(database)
        if asked.release is not None:
            done = publish_draft(database, asked.release, actor=ACTOR, now=now(), today=today, until=until)
        else:
            done = publish(database, actor=ACTOR, now=now(), today=today, until=until, draft=asked.draft)
    terminal.say(_done(done, zone))
    tell_followed(done.followed)


def tell_followed(followed: Sequence["Followed"]) -> None:
    """Say which withdrawn figures follow from what is shown, and from what; nothing where none does."""
    from layouts import terminal

    if not followed:
        return
    terminal.say(
        "Withdrawn, and can still be worked out from figures that are shown. If nobody may know one, withdraw one of "
        "each set too; if it may be known, withdraw it again with --may-follow:"
    )
    say_some(
        [f"{one.name}: from {'; or from '.join(map(str, one.tellings[:MOST_SETS]))}" for one in followed], "figure"
    )


def say_some(lines: Sequence[str], noun: str) -> None:
    """Say the first of some lines, and how many more there are of what each is about."""
    from layouts import terminal

    for one in lines[:MOST_TOLD]:
        terminal.say(f"- {one}")
    if len(lines) > MOST_TOLD:
        terminal.say(f"- and {counted(len(lines) - MOST_TOLD, noun)} more")


def rows(desk: Desk) -> list[dict[str, Any]]:
    """Return every release, newest first; `changes` says in words what changed since the one before it."""
    from indicators.store.queries import releases as queries

    with desk.database() as database:
        zone = zone_of(database)
        with database.reading() as session:
            return [_row(one, zone, *_counted(session, one.id)) for one in queries.every(session)]


def lines(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of releases as they fit a terminal."""
    return [
        {
            "release": row["release"],
            "state": "\n".join(filter(None, (row["state"], row["withdrawn because"]))),
            "made, public from": "\n".join(filter(None, (row["made"], row["public from"]))),
            "shown": _shown(row),
            "what changed": "\n".join(row["changes"]),
        }
        for row in found
    ]


def _shown(row: dict[str, Any]) -> str:
    shown, hidden = counted(row["indicators"], "indicator"), row["hidden figures"]
    return shown if hidden is None else f"{shown}\n{counted(hidden, 'figure')} hidden"


def _counted(session: "Session", number: int) -> tuple[int, int | None]:
    """Return how many indicators a release shows and how many figures it hides; None where nobody counted these."""
    from indicators.release.forms import DISCLOSURE
    from indicators.store.queries import releases as queries

    shown = sum(noun == "indicator" for noun, _ in queries.pages(session, number))
    texts = queries.texts(session, number, "disclosure").values()
    return shown, next((DISCLOSURE.validate_json(text).hidden for text in texts), None)


def _row(one: "t.Release", zone: ZoneInfo, indicators: int, hidden: int | None) -> dict[str, Any]:
    from indicators.store.queries.releases import PUBLISHED, WITHDRAWN

    public_from = local_time(one.published_at, zone) if one.state in {PUBLISHED, WITHDRAWN} else None
    return {
        "release": one.id,
        "state": "under embargo" if one.state == PUBLISHED and one.published_at > now() else one.state,
        "made": local_time(one.made_at, zone),
        "public from": public_from,
        "indicators": indicators,
        "hidden figures": hidden,
        "changes": _changes(one),
        "withdrawn because": one.withdrawn_because,
    }


def _changes(one: "t.Release") -> list[str]:
    from indicators.release.forms import CHANGES
    from layouts.language.changes import change_lines, change_sums
    from layouts.language.phrases import SOURCE_LANGUAGE, read_phrases

    words, changes = read_phrases()[SOURCE_LANGUAGE], CHANGES.validate_python(one.changes)
    each = (
        # A figure may have been withdrawn since; what came in stands on the pages.
        f"{change.title.read(SOURCE_LANGUAGE)}: {' '.join(change_lines(replace(change, newest=None), words))}"
        for change in changes.indicators
    )
    return [*change_sums(changes, words), *each]


def _done(done: "Published", zone: ZoneInfo) -> str:
    """Return what came of publishing, in one sentence."""
    shown, when = counted(done.indicators, "indicator"), local_time(done.public_from, zone)
    if not done.new:
        return f"Nothing new to publish: release {done.release} still holds."
    if done.state != "published":
        return f"Release {done.release} is a checked draft, which nobody sees: {shown}. Publish it with --release."
    if done.public_from > now():
        return f"Release {done.release} will be public from {when} on: {shown}."
    return f"Release {done.release} was published: {shown}."


@contextmanager
def told() -> Iterator[None]:
    """Let what cannot be done end with one sentence."""
    from indicators.release import NotProved, NotPublished, NotReady
    from layouts import terminal

    try:
        yield
    except (NotPublished, NotReady) as error:
        terminal.stop(str(error), status=PROBLEMS)
    except NotProved as error:
        terminal.stop(_not_proved(error), status=PROBLEMS)


def _not_proved(error: "NotProved") -> str:
    """Return why nothing was published, with every figure that is not safe."""
    from layouts.language.stopped import stopped

    return stopped(error.cells, error.told, draft=error.draft, first=error.first)


def zone_of(database: "Database") -> ZoneInfo:
    """Return the time zone of the collaborative; UTC while there is none."""
    from indicators.store.queries.framework import collaborative

    with database.reading() as session:
        own = collaborative(session)
    return ZoneInfo(own.time_zone if own else "UTC")


def _moment(written: str | None, zone: ZoneInfo) -> dt.datetime | None:
    """Return the moment that is meant where the collaborative is; a day alone means its beginning."""
    from layouts import terminal

    if written is None:
        return None
    try:
        found = dt.datetime.fromisoformat(written)
    except ValueError:
        terminal.stop(f"--until is “{written}”; it must be like 2026-12-01 or 2026-12-01T19:00.", status=USAGE)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def local_time(moment: dt.datetime, zone: ZoneInfo) -> str:
    """Return a moment as the clocks of a zone show it, to the minute."""
    return moment.astimezone(zone).isoformat(" ", "minutes")[:16]
