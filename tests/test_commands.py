"""The commands keep their contract: exit statuses, sums, and nothing published that was not asked for."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from app import SAMPLE, main
from indicators.release.reading import Releases
from indicators.store import tables as t
from indicators.store.database import Database
from tests.samples import load_sample

Command = Callable[..., Result]
HEADERS = ("Indicator", "Place", "Group", "Period", "Value", "Source")


def commands(url: str) -> Command:
    """Return a function that runs a command on one database."""

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], env={"DATABASE_URL": url})

    return run


@pytest.fixture
def run(sqlite_url: str) -> Command:
    return commands(sqlite_url)


@pytest.fixture
def framed(sqlite_url: str, run: Command) -> Command:
    """A database with the sample's framework and figures."""
    load_sample(sqlite_url)
    return run


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    """Write a workbook with an Observations sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Observations"
    for row in (HEADERS, *rows):
        sheet.append(row)
    book.save(path)
    return path


def document(result: Result) -> dict[str, Any]:
    """Return the JSON that a command printed."""
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def sums(result: Result) -> tuple[int, ...]:
    names = ("new", "revised", "unchanged", "flagged", "rejected", "outside")
    return tuple(document(result)[name] for name in names)


def test_the_demo_loads_and_publishes_the_sample_on_every_kind_of_database(database_url: str) -> None:
    run = commands(database_url)
    first, again = run("demo"), run("demo")
    assert (first.exit_code, again.exit_code) == (0, 0), first.output
    database = Database(database_url)
    released = Releases({"*": database}).current("any")
    assert [outcome.head.id for outcome in released.site.outcomes] == [
        "early-childhood",
        "learning",
        "health",
        "stable-families",
    ]
    with database.reading() as session:
        revised = select(func.count()).where(t.Observation.closed_load_id.is_not(None))
        assert session.scalar(revised) == 23
        assert session.scalar(select(func.count(t.Release.id))) == 1
    database.close()


def test_an_interrupted_demo_goes_on_where_it_stopped(framed: Command) -> None:
    finished = framed("demo")
    assert finished.exit_code == 0
    assert "Release 1 was published" in finished.stderr


def test_the_same_workbook_twice_changes_nothing(framed: Command) -> None:
    again = framed("load", "--json", SAMPLE / "workplan.xlsx")
    assert again.exit_code == 0
    assert document(again)["load"] is None
    assert sums(again)[:2] == (0, 0)


def test_a_rejected_cell_is_named_and_the_rest_is_stored(framed: Command, tmp_path: Path) -> None:
    good = ("poverty", "pasadena", "all", "2020", 12.1, "star-news-census-2013")
    bad = ("poverty", "pasadena", "all", "2021", 120, "star-news-census-2013")
    path = workbook(tmp_path / "poverty.xlsx", good, bad)
    first, second = framed("load", "--json", path), framed("load", "--json", path)
    assert (first.exit_code, second.exit_code) == (3, 3)
    assert (sums(first), sums(second)) == ((1, 0, 0, 0, 1, 0), (0, 0, 1, 0, 1, 0))
    (problem,) = document(first)["problems"]
    assert (problem["file"], problem["sheet"], problem["cell"]) == ("poverty.xlsx", "Observations", "E3")
    assert all(problem[name] for name in ("found", "expected", "mend"))


def test_a_rejected_row_of_the_framework_is_no_success(framed: Command, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Places"
    for row in (("Id", "Name", "Kind"), ("uptown", "Uptown", "city"), ("downtown", "Downtown", "planet")):
        sheet.append(row)
    book.save(path := tmp_path / "places.xlsx")
    result = framed("load", "--json", path)
    assert (result.exit_code, document(result)["records"]["new"]) == (3, 1)


def test_all_or_nothing_stores_nothing_when_a_cell_is_rejected(framed: Command, tmp_path: Path) -> None:
    good = ("poverty", "pasadena", "all", "2020", 12.1, "star-news-census-2013")
    bad = ("poverty", "pasadena", "all", "2021", 120, "star-news-census-2013")
    path = workbook(tmp_path / "poverty.xlsx", good, bad)
    refused = framed("load", "--json", "--all-or-nothing", path)
    assert (refused.exit_code, document(refused)["load"]) == (1, None)
    assert sums(framed("load", "--json", "--dry-run", path))[0] == 1


def test_a_file_that_cannot_be_read_is_one_sentence_and_stores_nothing(run: Command, tmp_path: Path) -> None:
    path = tmp_path / "notes.xlsx"
    path.write_text("no workbook")
    result = run("load", "--json", path)
    assert result.exit_code == 1
    assert document(result)["load"] is None
    assert len(document(result)["problems"]) == 1


def test_loading_publishes_nothing(framed: Command, sqlite_url: str) -> None:
    with closing(Database(sqlite_url)) as database, database.reading() as session:
        assert session.scalar(select(func.count(t.Release.id))) == 0


def test_the_history_of_loads_is_told(framed: Command) -> None:
    (row,) = json.loads(framed("loads", "--json").stdout)
    assert (row["load"], row["file"], row["recipe"]) == (1, "workplan.xlsx", "commoncurve-workbook")


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"COMMONCURVE_TODAY": "yesterday"}, "COMMONCURVE_TODAY is “yesterday”"),
        ({"DATABASE_URL": "a.example= b.example=sqlite://"}, "DATABASE_URL is"),
        ({"DATABASE_URL": "a.example=sqlite:///a.db b.example=sqlite:///b.db"}, "choose with --site"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(environment: dict[str, str], sentence: str) -> None:
    result = CliRunner().invoke(main, ["init"], env=environment)
    assert result.exit_code == 2
    assert sentence in result.stderr


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://localhost/x", "must begin with sqlite:/// or postgresql"),
        ("my database", "is no database address"),
        ("postgresql+psycopg://nobody@127.0.0.1:1/x", "cannot be reached"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused_in_a_sentence(address: str, sentence: str) -> None:
    result = CliRunner().invoke(main, ["init"], env={"DATABASE_URL": address})
    assert result.exit_code == 1
    assert sentence in result.stderr


def test_wrong_usage_is_status_2(run: Command) -> None:
    assert run("load").exit_code == 2
    assert run("load", "--colour", "x.csv").exit_code == 2


def test_a_file_that_takes_later_corrections_back_is_warned_of(framed: Command) -> None:
    assert framed("demo").exit_code == 0
    again = framed("load", "--json", SAMPLE / "unemployment-2023-11.xlsx")
    assert (again.exit_code, sums(again)[:2]) == (0, (0, 23))
    (warning,) = document(again)["problems"]
    assert warning["kind"] == "warning"
    assert "stored before, as load 2; 23 figures go back" in warning["found"]


def test_what_load_prints_can_be_kept_in_a_file(framed: Command) -> None:
    printed = framed("load", SAMPLE / "workplan.xlsx").stdout
    assert "changes nothing; nothing was stored: " in printed
    assert " cells of the tables = new 0 + revised 0 + unchanged " in printed


def test_an_unknown_import_template_is_wrong_usage(run: Command) -> None:
    result = run("load", "--recipe", "nope", SAMPLE / "workplan.xlsx")
    assert result.exit_code == 2
    assert "hud-pit" in result.stderr


def test_a_file_that_is_no_database_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "junk.db").write_text("junk" * 1000)
    result = commands(f"sqlite:///{tmp_path / 'junk.db'}")("init")
    assert result.exit_code == 1
    assert "is no database" in result.stderr


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as theirs:
        theirs.execute("CREATE TABLE foo (id INTEGER)")
    result = commands(f"sqlite:///{tmp_path / 'theirs.db'}")("init")
    assert result.exit_code == 1
    assert "other tables (foo)" in result.stderr
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as theirs:
        assert theirs.execute("SELECT name FROM sqlite_master").fetchall() == [("foo",)]


def test_a_database_of_a_newer_version_is_said_in_a_sentence(run: Command, tmp_path: Path, sqlite_url: str) -> None:
    assert run("init").exit_code == 0
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    result = run("init")
    assert result.exit_code == 1
    assert "newer version" in result.stderr


def test_a_database_that_another_program_keeps_locked_is_said_in_a_sentence(
    framed: Command, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("indicators.store.database.BUSY_SECONDS", 0.1)
    path = workbook(tmp_path / "one.xlsx", ("poverty", "pasadena", "all", "2020", 12.1, "star-news-census-2013"))
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN IMMEDIATE")
        result = framed("load", path)
    assert result.exit_code == 1
    assert "The database is busy" in result.stderr


def test_a_load_is_undone_and_a_second_time_is_refused(framed: Command, tmp_path: Path) -> None:
    path = workbook(tmp_path / "one.xlsx", ("poverty", "pasadena", "all", "2020", 12.1, "star-news-census-2013"))
    assert framed("load", path).exit_code == 0
    done = framed("undo", "2", "--json")
    assert (done.exit_code, document(done)["load"], document(done)["undoes"], document(done)["figures"]) == (0, 3, 2, 1)
    again, shown = framed("undo", "2", "--json"), framed("undo", "2")
    assert (again.exit_code, document(again)["load"], shown.exit_code) == (1, None, 1)
    assert "was undone already, by load 3" in document(again)["reason"]
    assert "was undone already, by load 3" in shown.stderr
    rows = json.loads(framed("loads", "--json").stdout)
    assert [(row["load"], row["kind"], row["undoes"], row["undone_by"]) for row in rows] == [
        (3, "undo", 2, None),
        (2, "file", None, 3),
        (1, "file", None, None),
    ]
    assert "undone by 3" in framed("loads").stdout
    assert "was undone by load 4: 0 figures taken away, 1 earlier one brought back." in framed("undo", "3").stdout
    assert sums(framed("load", "--json", path))[:3] == (0, 0, 1)


def test_an_undo_names_the_later_files_that_said_the_same(framed: Command, tmp_path: Path) -> None:
    def figures(*years: str) -> list[tuple[object, ...]]:
        return [("poverty", "pasadena", "all", year, 12.1, "star-news-census-2013") for year in years]

    assert framed("load", workbook(tmp_path / "first.xlsx", *figures("1992", "1993"))).exit_code == 0
    assert framed("load", workbook(tmp_path / "later.xlsx", *figures("1992", "1993", "1994"))).exit_code == 0
    done = framed("undo", "2")
    assert "2 figures taken away" in done.stdout
    assert "load 3 (later.xlsx). Load them again if they hold these too." in done.stderr
    assert sums(framed("load", "--json", tmp_path / "later.xlsx"))[:3] == (2, 0, 1)
    assert framed("undo", "9" * 20).exit_code == 2


def test_a_load_that_was_undone_before_its_publication_leaves_no_trace_in_the_release(
    framed: Command,
) -> None:
    assert framed("demo").exit_code == 0
    assert sums(framed("load", "--json", SAMPLE / "unemployment-2023-11.xlsx"))[:2] == (0, 23)
    number = json.loads(framed("loads", "--json").stdout)[0]["load"]
    assert framed("undo", str(number)).exit_code == 0
    assert "Nothing new to publish: release 1 still holds." in framed("publish").stderr


def test_a_sudden_jump_is_told_before_it_is_stored_and_only_once(framed: Command, tmp_path: Path) -> None:
    values = {2015: 12.1, 2016: 12.0, 2017: 12.3, 2018: 1.22, 2019: 11.9}
    rows = [("poverty", "pasadena", "all", str(year), one, "star-news-census-2013") for year, one in values.items()]
    path = workbook(tmp_path / "poverty.xlsx", *rows)
    told = [framed("load", "--json", *options, path) for options in (("--dry-run",), (), ())]
    assert [len(document(one)["problems"]) for one in told] == [1, 1, 0]
    assert document(told[0])["problems"] == document(told[1])["problems"]
    (warning,) = document(told[0])["problems"]
    assert (warning["kind"], warning["cell"]) == ("warning", "E5")
    assert "2018: 1.22 after 12.3 (2017) and 12 (2016)" in warning["found"]
