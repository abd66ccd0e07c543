"""`commoncurve publish`, `releases` and `withdraw`, and what a running site shows after each."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from app import create_app, main
from settings import Settings
from tests.samples import publish_sample

Command = Callable[..., Result]
TODAY = "2026-01-15"
SAID = ("57.4%", "57.42")
"""A figure of the sample as a page writes it, and as its chart holds it."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the sample is published."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    publish_sample(f"sqlite:///{path}", today=TODAY)
    return path


@pytest.fixture
def address(sample: Path, tmp_path: Path) -> str:
    """A copy of it."""
    return f"sqlite:///{shutil.copy(sample, tmp_path)}"


@pytest.fixture
def run(address: str) -> Command:
    """Runs a command on the copy."""
    env = {"DATABASE_URL": address, "COMMONCURVE_TODAY": TODAY}
    return lambda *arguments: CliRunner().invoke(main, [str(one) for one in arguments], env=env)


@pytest.fixture
def site(run: Command, address: str) -> Iterator[FlaskClient]:
    server = create_app(Settings({"*": address}))
    yield server.test_client()
    for database in server.extensions["commoncurve"].values():
        database.close()


def workbook(path: Path, period: str, value: float) -> Path:
    """A workbook with the figure of a year of children in preschool."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Observations"
    sheet.append(("Indicator", "Place", "Group", "Period", "Value", "Source"))
    sheet.append(("preschool-enrolment", "pasadena", "all", period, value, "urban-preschool"))
    book.save(path)
    return path


def listed(run: Command) -> list[dict[str, Any]]:
    return list(json.loads(run("releases", "--json").stdout))


def test_every_release_is_listed_with_what_changed_in_words(run: Command, tmp_path: Path) -> None:
    assert run("load", workbook(tmp_path / "new.xlsx", "2019-2023", 61.5)).exit_code == 0
    assert run("publish").exit_code == 0
    newest, first = listed(run)
    assert (newest["release"], newest["state"], first["changes"]) == (2, "published", [])
    assert newest["changes"][0] == "1 measure changed."
    assert any("1 corrected figure." in one for one in newest["changes"])
    assert "published" in run("releases").stdout


def test_a_draft_is_published_by_its_number(run: Command, tmp_path: Path, site: FlaskClient) -> None:
    run("load", workbook(tmp_path / "new.xlsx", "2019-2023", 61.5))
    drafted = run("publish", "--draft")
    assert (drafted.exit_code, "checked draft" in drafted.output) == (0, True)
    assert [one["state"] for one in listed(run)] == ["checked", "published"]
    assert "61.5%" not in site.get("/indicators/preschool-enrolment").text
    assert run("publish", "--release", 2).exit_code == 0
    assert "61.5%" in site.get("/indicators/preschool-enrolment").text
    news = site.get("/").text.partition('id="news"')[2]
    assert "1 corrected figure." in news
    assert "1 cifra corregida." in site.get("/es/").text
    again = run("publish", "--release", 2)
    assert (again.exit_code, "published already" in again.output) == (1, True)


def test_a_draft_is_not_withdrawn_as_nobody_sees_it(run: Command, tmp_path: Path) -> None:
    run("load", workbook(tmp_path / "new.xlsx", "2019-2023", 61.5))
    run("publish", "--draft")
    refused = run("withdraw", "--release", 2, "--because", "A wrong table.")
    assert (refused.exit_code, "Release 2 is a draft, which nobody sees" in refused.output) == (1, True)
    assert [one["state"] for one in listed(run)] == ["checked", "published"]


def test_what_is_under_embargo_is_not_shown_and_nothing_is_published_before_it(
    run: Command, tmp_path: Path, site: FlaskClient
) -> None:
    run("load", workbook(tmp_path / "new.xlsx", "2019-2023", 61.5))
    tag = site.get("/").headers["ETag"]
    held = run("publish", "--until", "2999-12-01T19:00")
    assert (held.exit_code, "public from 2999-12-01 19:00 on" in held.output) == (0, True)
    assert listed(run)[0]["state"] == "under embargo"
    assert "61.5%" not in site.get("/indicators/preschool-enrolment").text
    assert site.get("/", headers={"If-None-Match": tag}).status_code == 304
    run("load", workbook(tmp_path / "newer.xlsx", "2019-2023", 62.5))
    refused = run("publish")
    # The moment as it was written: in the time zone of the collaborative.
    assert (refused.exit_code, "under embargo until 2999-12-01T19:00: " in refused.output) == (1, True)


@pytest.mark.parametrize("language", ["", "/es"])
def test_a_withdrawn_figure_leaves_every_page_at_once(run: Command, site: FlaskClient, language: str) -> None:
    pages = [f"{language}{path}" for path in ("/", "/outcomes/early-childhood", "/indicators/preschool-enrolment")]
    before = [site.get(page) for page in pages]
    assert all(said in before[-1].text for said in SAID)
    done = run("withdraw", "preschool-enrolment", "pasadena", "all", "2019-2023", "--because", "A wrong table.")
    assert (done.exit_code, "withdrawn from every release" in done.output) == (0, True)
    for page, answer in zip(pages, before, strict=True):
        after = site.get(page, headers={"If-None-Match": answer.headers["ETag"]})
        assert (after.status_code, [said for said in SAID if said in after.text]) == (200, [])
    assert "A wrong table" in after.text
    assert run("publish").exit_code == 0
    assert not any(said in site.get(pages[-1]).text for said in SAID)


def test_a_withdrawn_release_leaves_a_note_on_every_page(run: Command, tmp_path: Path, site: FlaskClient) -> None:
    run("load", workbook(tmp_path / "new.xlsx", "2019-2023", 61.5))
    run("publish")
    done = run("withdraw", "--release", 2, "--because", "A <wrong> table.")
    assert (done.exit_code, "Release 2 is withdrawn; release 1 holds." in done.output) == (0, True)
    page = site.get("/indicators/preschool-enrolment").text
    assert "was withdrawn, so you read the one before it: A &lt;wrong&gt; table." in page
    assert "61.5%" not in page
    assert '<span lang="en">A &lt;wrong&gt; table.</span>' in site.get("/es/indicators/preschool-enrolment").text
    assert [one["state"] for one in listed(run)] == ["withdrawn", "published"]


def test_a_reason_is_given_in_each_language(run: Command, site: FlaskClient) -> None:
    figure = ("preschool-enrolment", "pasadena", "all", "2019-2023")
    alone = run("withdraw", *figure, "--because", "A wrong table.")
    assert "The reason is not told in es: there it is read in en." in alone.output
    assert "el motivo está en otro idioma: A wrong table" in site.get("/es/indicators/preschool-enrolment").text
    both = run("withdraw", *figure, "--because", "A wrong table.", "--because", "es=Una tabla mala.")
    assert (both.exit_code, "Readers get the reason given now" in both.output) == (0, True)
    assert "is not told in" not in both.output
    assert "Una tabla mala" in site.get("/es/indicators/preschool-enrolment").text
    assert "A wrong table" in site.get("/indicators/preschool-enrolment").text


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("publish", "--draft", "--until", "2999-12-01"), 2),
        (("publish", "--draft", "--release", 1), 2),
        (("publish", "--until", "soon"), 2),
        (("publish", "--until", "2020-01-01"), 1),
        (("publish", "--release", 9), 1),
        (("withdraw", "reading", "--because", "x"), 2),
        (("withdraw", "--because", "x"), 2),
        (("withdraw", "--release", 1, "--because", " "), 2),
        (("withdraw", "--release", 1, "--because", "es=Mal"), 2),
        (("withdraw", "--release", 1, "--because", "Wrong", "--because", "Bad"), 2),
        (("withdraw", "--release", 1, "--because", "Wrong", "--because", "hy=Bad"), 2),
        (("withdraw", "reading", "nowhere", "all", "2014", "--because", "x"), 1),
        (("withdraw", "--release", 9, "--because", "x"), 1),
    ],
)
def test_what_cannot_be_done_ends_with_a_sentence(run: Command, arguments: tuple[object, ...], status: int) -> None:
    result = run(*arguments)
    assert result.exit_code == status
    assert "Traceback" not in result.output
