"""The audit: the chain tells when it was changed, and the report on what is hidden tells no number of it."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, update

from app import main
from indicators.release.publishing import publish
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import Unguarded, land
from tests.indicators.conftest import moment, reading
from tests.indicators.release.test_proving import FIRST, OWN, RULE, RULED, People, counted
from tests.migrated import migrated

DAY = "2024-02-01"


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    """Two groups and everyone: 7 of 200 boys are hidden, and the girls with them."""
    made = migrated(sqlite_url)
    land(made, counted(FIRST), actor="test", now=moment(DAY))
    publish(made, actor="test", now=moment(DAY), today=dt.date.fromisoformat(DAY))
    yield made
    made.close()


def audit(url: str, *options: str) -> Result:
    environment = {"DATABASE_URL": url, "COMMONCURVE_TODAY": DAY, "COLUMNS": "200"}
    return CliRunner().invoke(main, ["audit", *options], env=environment)


def test_the_chain_tells_who_did_what_and_is_whole(database: Database, sqlite_url: str) -> None:
    asked = audit(sqlite_url, "--json")
    told = json.loads(asked.stdout)
    assert (asked.exit_code, told["whole"], told["first_broken"]) == (0, True, None)
    assert [(one["who"], one["did"]) for one in told["entries"]][-1] == ("test", "publish")
    assert "The chain is whole" in audit(sqlite_url).stderr


def test_a_changed_entry_is_found(database: Database, sqlite_url: str) -> None:
    with database.writing() as session:
        session.execute(update(t.AuditEntry).where(t.AuditEntry.id == 1).values(actor="somebody else"))
    asked = audit(sqlite_url)
    assert asked.exit_code == 1
    assert "The chain is broken at entry 1 (" in asked.stderr


def test_an_entry_that_was_taken_out_is_missed(database: Database, sqlite_url: str) -> None:
    with database.writing() as session:
        session.delete(session.get_one(t.AuditEntry, 1))
    asked = audit(sqlite_url, "--json")
    assert asked.exit_code == 1
    assert json.loads(asked.stdout)["first_broken"].startswith("2 (")


def test_the_report_tells_what_is_hidden_and_what_can_be_learned(database: Database, sqlite_url: str) -> None:
    """Hidden: 7 of 200 boys, and of 200 girls; shown: everyone, 400. So two of three figures and half of the people."""
    told = json.loads(audit(sqlite_url, "--disclosure", "--bounds", "--json").stdout)
    (rule,) = told["rules"]
    assert rule["reasons"] == {"protects another": 1, "small count": 1}
    assert (rule["shown"], rule["primary"], rule["protecting"]) == (1, 1, 1)
    assert (told["lost"]["figures"], told["lost"]["people_percent"]) == (2, 50.0)
    assert round(told["lost"]["figures_percent"], 1) == 66.7
    (cell,) = told["cells"]
    assert (cell["group"], cell["period"], cell["quantity"]) == ("boys", "2014", "count")
    assert (cell["low"], cell["high"]) == (1, 10)
    # Of 120 the girls are more than 10, so the boys could be any of the numbers that their mark allows.
    assert (cell["lowest"], cell["highest"]) == (1, 10)
    (proof,) = told["proofs"]
    assert (proof["release"], proof["held"], proof["tables"], proof["attacked"]) == (1, True, 1, 1)


def test_for_a_person_it_is_tables_and_a_sentence(database: Database, sqlite_url: str) -> None:
    asked = audit(sqlite_url, "--disclosure")
    assert asked.exit_code == 0
    assert "Hidden of the figures under a rule: 2 (66.7%" in asked.stderr
    assert "1 to 10" in asked.stdout
    assert "can be told" not in asked.stdout
    assert "can be told" in audit(sqlite_url, "--disclosure", "--bounds").stdout


def test_bounds_alone_are_no_question(sqlite_url: str) -> None:
    assert audit(sqlite_url, "--bounds").exit_code == 2


def test_where_nothing_stands_under_a_rule_it_says_so(sqlite_url: str) -> None:
    made = migrated(sqlite_url)
    made.close()
    asked = audit(sqlite_url, "--disclosure")
    assert asked.exit_code == 0
    assert "No figure stands under a rule of its own" in asked.stderr


def test_where_all_went_well_no_table_is_missing(sqlite_url: str) -> None:
    """Only a figure without numbers is hidden: nothing of it can be counted, and nothing has to stay possible."""
    made = migrated(sqlite_url)
    land(made, reading(("girls", "2014", 50.0), records=RULED), actor="test", now=moment(DAY))
    publish(made, actor="test", now=moment(DAY), today=dt.date.fromisoformat(DAY))
    made.close()
    asked = audit(sqlite_url, "--disclosure")
    assert "There is nothing yet" not in asked.output
    assert (
        "Hidden of the figures under a rule: 1 (100.0%). How many people 1 of them counts is not known." in asked.stderr
    )
    assert "No number has to be kept from being worked out." in asked.stderr


def test_times_are_those_of_the_place_and_nothing_is_cut(database: Database, sqlite_url: str) -> None:
    with database.reading() as session:
        zone = ZoneInfo(session.scalars(select(t.Collaborative.time_zone)).one())
        at = session.scalars(select(t.DisclosureProof.made_at)).one().astimezone(zone)
    environment = {"DATABASE_URL": sqlite_url, "COMMONCURVE_TODAY": DAY, "COLUMNS": "80"}
    asked = CliRunner().invoke(main, ["audit", "--disclosure"], env=environment)
    assert "…" not in asked.stdout
    assert at.isoformat(" ", "minutes")[:10] in asked.stdout


def test_the_changes_tell_who_changed_which_field_and_from_what_to_what(database: Database, sqlite_url: str) -> None:
    """A rule with another threshold, and a source without the name of its agreement."""
    rule = replace(RULE, fields={**RULE.fields, "minimum": 5})
    source = replace(OWN, fields={**OWN.fields, "agreement": "MOU of May"})
    land(database, reading(records=(rule, source)), actor="ana", now=moment("2024-02-02"))
    changed = [one for one in json.loads(audit(sqlite_url, "--changes", "--json").stdout) if one["who"] == "ana"]
    assert [(one["record"], one["field"], one["before"], one["after"]) for one in changed] == [
        ("disclosure rule small-counts", "minimum", 10, 5),
        ("source survey", "agreement", "MOU", "MOU of May"),
    ]
    entry = json.loads(audit(sqlite_url, "--json").stdout)["entries"][-1]
    assert entry["details"]["rules changed"] == {
        "disclosure_rule small-counts": ["minimum"],
        "source survey": ["agreement"],
    }
    assert "MOU of May" in audit(sqlite_url, "--changes").stdout
    assert audit(sqlite_url, "--changes", "--disclosure").exit_code == 2


def test_an_export_of_everything_is_on_record(database: Database, sqlite_url: str, tmp_path: Path) -> None:
    environment = {"DATABASE_URL": sqlite_url}
    assert CliRunner().invoke(main, ["export", str(tmp_path / "staff.zip")], env=environment).exit_code == 0
    entry = json.loads(audit(sqlite_url, "--json").stdout)["entries"][-1]
    assert (entry["did"], entry["what"], entry["details"]["figures"]) == ("export", "staff.zip", 3)


def test_a_decision_on_record_is_told_with_its_reason_and_its_size(database: Database, sqlite_url: str) -> None:
    by = Unguarded("Ana: the council decided so.", 2)
    source = replace(OWN, fields={**OWN.fields, "agreement": "MOU of May"})
    land(database, reading(records=(RULE, source)), actor="ana", now=moment("2024-02-02"), unguarded=by)
    assert "; 2 figures, because: Ana: the council decided so." in audit(sqlite_url).stdout


def test_of_a_figure_that_was_revised_both_versions_are_named(database: Database, sqlite_url: str) -> None:
    more: People = {("all", "2014"): (121, 400), ("girls", "2014"): (113, 200), ("boys", "2014"): (8, 200)}
    land(database, counted(more), actor="test", now=moment("2024-02-02"))
    cells = json.loads(audit(sqlite_url, "--disclosure", "--json").stdout)["cells"]
    assert [(one["group"], one["now"]) for one in cells] == [("boys", False), ("boys", True)]
    told = audit(sqlite_url, "--disclosure").stdout
    assert told.count("2014, as it was before") == 1


def test_the_changes_break_no_word_on_a_narrow_screen(database: Database, sqlite_url: str) -> None:
    environment = {"DATABASE_URL": sqlite_url, "COMMONCURVE_TODAY": DAY, "COLUMNS": "80"}
    source = replace(OWN, fields={**OWN.fields, "agreement": "Memorandum of understanding"})
    land(database, reading(records=(source,)), actor="test", now=moment("2024-02-02"))
    told = CliRunner().invoke(main, ["audit", "--changes"], env=environment).stdout
    assert {"Memorandum", "understanding", "agreement"} <= set(told.replace("│", " ").split())
