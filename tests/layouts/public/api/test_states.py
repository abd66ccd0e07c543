"""What the API and the package tell of drafts, embargoes and withdrawals: of a real database, in each form."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from app import main
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.release.taking_back import Because, FigureName, withdraw_figure, withdraw_release
from indicators.store.database import Database
from indicators.store.writes.landing import land
from layouts import public
from tests.indicators.conftest import FRAME, moment, reading
from tests.migrated import migrated

FIGURES = "/api/v1/indicators/reading/observations"
FORMS = (FIGURES, f"{FIGURES}.json", f"{FIGURES}.csv", f"{FIGURES}.xlsx", "/download/commoncurve.zip")
FIRST, SECOND = "40.25", "41.75"


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """A database with one release: 40.25 percent in 2014."""
    made = migrated(sqlite_url)
    land(made, reading(("all", "2014", 40.25), records=FRAME), actor="test", now=moment("2024-01-05"))
    publish(made, actor="test", now=moment("2024-01-05"), today=dt.date(2024, 1, 5))
    yield made
    made.close()


def at(database: Database, day: str) -> FlaskClient:
    """Somebody who reads the site at noon of a day."""
    flask = Flask("test", static_folder=None, template_folder=None)
    releases = Releases({"*": database}, clock=lambda: moment(day))
    public.register(flask, releases, build="test", today=lambda _: dt.date.fromisoformat(day))
    return flask.test_client()


def revise(database: Database, *, until: str | None = None, draft: bool = False) -> int:
    """Load 41.75 in the place of 40.25 and make a release of it."""
    land(database, reading(("all", "2014", 41.75)), actor="test", now=moment("2024-02-05"))
    ends = moment(until) if until else None
    return publish(
        database, actor="test", now=moment("2024-02-05"), today=dt.date(2024, 2, 5), until=ends, draft=draft
    ).release


def text(client: FlaskClient, address: str) -> str:
    """Everything that an answer holds, unpacked."""
    body: bytes = client.get(address).data
    if not body.startswith(b"PK"):
        return body.decode()
    with ZipFile(io.BytesIO(body)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


@pytest.mark.parametrize("address", FORMS)
def test_a_draft_is_in_no_form(database: Database, address: str) -> None:
    revise(database, draft=True)
    told = text(at(database, "2024-03-01"), address)
    assert (FIRST in told, SECOND in told) == (True, False)


@pytest.mark.parametrize("address", FORMS)
def test_an_embargo_ends_by_the_clock_in_every_form(database: Database, address: str) -> None:
    revise(database, until="2024-04-01")
    before, after = (text(at(database, day), address) for day in ("2024-03-31", "2024-04-02"))
    assert (FIRST in before, SECOND in before) == (True, False)
    assert SECOND in after
    as_it_stood = text(at(database, "2024-04-02"), f"{address}?as_of=2024-03-01")
    assert (FIRST in as_it_stood, SECOND in as_it_stood) == (True, False)


@pytest.mark.parametrize("address", FORMS)
def test_a_withdrawn_figure_is_gone_at_once_from_every_form_and_release(database: Database, address: str) -> None:
    revise(database)
    client = at(database, "2024-03-01")
    known = {"If-None-Match": client.get(address).headers["ETag"]}
    name = FigureName("reading", "town", "all", "2014")
    withdraw_figure(database, name, because=Because("Counted twice."), actor="test", now=moment("2024-02-20"))
    assert client.get(address, headers=known).status_code == 200
    for day in ("", "?as_of=2024-01-20"):
        told = text(client, address + day)
        assert (FIRST in told, SECOND in told, "Counted twice." in told) == (False, False, True), day


@pytest.mark.parametrize("address", FORMS)
def test_a_withdrawn_release_leaves_the_one_before_in_every_form(database: Database, address: str) -> None:
    second = revise(database)
    withdraw_release(
        database,
        second,
        because=Because("Wrong year.", {"es": "Año equivocado."}),
        actor="test",
        now=moment("2024-02-20"),
    )
    told = text(at(database, "2024-03-01"), address)
    assert (FIRST in told, SECOND in told) == (True, False)


def test_the_list_of_releases_holds_no_draft_and_no_embargo_and_says_what_was_taken_back(database: Database) -> None:
    second = revise(database)
    withdraw_release(
        database,
        second,
        because=Because("Wrong year.", {"es": "Año equivocado."}),
        actor="test",
        now=moment("2024-02-20"),
    )
    land(database, reading(("all", "2015", 43.0)), actor="test", now=moment("2024-03-01"))
    publish(database, actor="test", now=moment("2024-03-01"), today=dt.date(2024, 3, 1), until=moment("2024-06-01"))
    items = at(database, "2024-04-01").get("/api/v1/releases").get_json()["items"]
    assert [(one["number"], one["state"], one["because"]) for one in items] == [
        (second, "withdrawn", "Wrong year."),
        (1, "published", None),
    ]
    feed = text(at(database, "2024-04-01"), "/feed.xml")
    assert "Wrong year." in feed
    assert "2024-06-01" not in feed


def test_the_command_writes_the_bytes_that_the_site_gives(database: Database, sqlite_url: str, tmp_path: Path) -> None:
    client = at(database, "2024-03-01")
    for language, address in (("en", "/download/commoncurve.zip"), ("es", "/es/download/commoncurve.zip")):
        file = tmp_path / f"{language}.zip"
        asked = ["export", str(file), "--released", "--lang", language]
        done = CliRunner().invoke(main, asked, env={"DATABASE_URL": sqlite_url})
        assert done.exit_code == 0, done.output
        assert file.read_bytes() == client.get(address).data


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (["all.zip", "--released", "--lang", "fr"], 2),
        (["all.zip", "--lang", "es"], 2),
        (["all.xlsx", "--released"], 2),
    ],
)
def test_the_command_says_what_it_cannot_write(
    database: Database, sqlite_url: str, tmp_path: Path, asked: list[str], status: int
) -> None:
    name, *options = asked
    done = CliRunner().invoke(main, ["export", str(tmp_path / name), *options], env={"DATABASE_URL": sqlite_url})
    assert (done.exit_code, list(tmp_path.glob("all.*"))) == (status, [])


def test_where_nothing_is_published_there_is_nothing_to_give_away(sqlite_url: str, tmp_path: Path) -> None:
    asked = ["export", str(tmp_path / "all.zip"), "--released"]
    assert CliRunner().invoke(main, asked, env={"DATABASE_URL": sqlite_url}).exit_code == 1
