"""The commands for comments and for the newsletter: what staff do, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app import main
from indicators.store.writes.landing import land
from settings import DONE, PROBLEMS, USAGE, Settings, SettingsError
from tests.indicators.conftest import FRAME, moment, reading
from tests.migrated import opened


@pytest.fixture
def site(sqlite_url: str) -> str:
    with opened(sqlite_url) as database:
        land(database, reading(("all", "2014", 52.0), records=FRAME), actor="test", now=moment("2024-05-01"))
    return sqlite_url


def run(site: str, *arguments: str, columns: str = "200") -> Result:
    environment = {"DATABASE_URL": site, "COLUMNS": columns, "COMMONCURVE_TODAY": "2024-06-01"}
    return CliRunner().invoke(main, arguments, env=environment)


def test_a_comment_on_paper_is_added_read_shown_answered_and_removed(site: str) -> None:
    added = run(
        site, "comments", "add", "--by", "paper", "--about", "/indicators/reading", "--language", "es", "Está oscuro"
    )
    assert added.exit_code == DONE, added.output
    (row,) = json.loads(run(site, "comments", "--json").output)
    assert (row["id"], row["state"], row["by"], row["language"]) == (1, "waiting", "paper", "es")
    assert json.loads(run(site, "comments", "read", "1", "--json").output)["words"] == "Está oscuro"
    assert "Está oscuro" in run(site, "comments", "read", "1").output
    listed = run(site, "comments", columns="80").output
    assert max(map(len, listed.splitlines())) <= 80
    assert "│ waiting │" in listed and "/indicators/reading" in listed
    early = run(site, "comments", "answer", "1", "Not read yet.", "--on", "2024-05-30")
    assert "it still waits, and nobody reads it or the answer before you let it be shown" in early.output
    steps = (
        ("show", "1"),
        ("answer", "1", "We asked.", "es=Preguntamos.", "--on", "2024-05-30"),
        ("decline", "1", "--because", "Twice"),
        ("remove", "1"),
    )
    assert [(one, run(site, "comments", *one).exit_code) for one in steps] == [(one, DONE) for one in steps]
    assert "Está oscuro" not in run(site, "comments").output
    assert run(site, "comments", "show", "1").exit_code == PROBLEMS


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("comments", "show", "7"), PROBLEMS),
        (("comments", "add", "--by", "phone", "!!"), PROBLEMS),
        (("comments", "add", "--by", "web", "Words"), USAGE),
        (("comments", "add", "--by", "phone", "--about", "https://x", "Words"), USAGE),
        (("comments", "add", "--by", "phone", "--about", "/nothing", "Words"), USAGE),
        (("comments", "add", "--by", "phone", "--about", "/indicators/nothing", "Words"), PROBLEMS),
        (("comments", "add", "--by", "phone", "--language", "spanisch", "Words"), USAGE),
        (("comments", "decline", "1"), USAGE),
        (("comments", "answer", "1", "fr=Oui"), USAGE),
        (("comments", "answer", "1", "Yes", "--on", "2024-06-02"), USAGE),
        (("newsletter", "confirm", "a@example.org"), PROBLEMS),
        (("newsletter", "add", "November", "--title", "T", "pyproject.toml"), PROBLEMS),
        (("newsletter", "add", "2024-05", "--title", "T", "no-such-file.md"), USAGE),
    ],
)
def test_what_cannot_be_done_ends_with_its_status(site: str, arguments: tuple[str, ...], status: int) -> None:
    assert run(site, *arguments).exit_code == status


def test_a_newsletter_is_kept_in_each_of_its_languages_and_tells_no_address_unasked(site: str, tmp_path: Path) -> None:
    files = [tmp_path / "a.md", tmp_path / "b.md"]
    for file in files:
        file.write_text("# News\n", encoding="utf-8")
    named = ("newsletter", "add", "2024-05", "--title", "May", "--title", "es=Mayo", str(files[0]))
    assert run(site, *named).exit_code == PROBLEMS
    assert run(site, *named, f"es={files[1]}").exit_code == DONE
    said = json.loads(run(site, "newsletter", "--json").output)
    assert said == {"confirmed": 0, "unconfirmed": 0, "unasked": 0, "issues": [{"issue": "2024-05", "title": "May"}]}
    assert "addresses" in json.loads(run(site, "newsletter", "--addresses", "--json").output)
    assert "newsletter addresses listed" in run(site, "audit", "--json").output


def test_letters_need_a_place_to_lead_to_and_a_secret() -> None:
    smtp = {"SMTP_URL": "smtp://u:p@mail.example.org:587?from=news@example.org", "PUBLIC_URL": "https://example.org/"}
    kept = Settings.read({**smtp, "SECRET_KEY": "s" * 16})
    assert (kept.public, "u:p" in repr(kept), "ssss" in repr(kept)) == ("https://example.org", False, False)
    for wrong in (smtp, {**smtp, "SECRET_KEY": "short"}, {"SMTP_URL": "mail"}, {"PUBLIC_URL": "example.org"}):
        with pytest.raises(SettingsError):
            Settings.read(wrong)
