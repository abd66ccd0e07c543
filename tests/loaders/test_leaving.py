"""A figure that a rule of disclosure guards leaves that rule by a decision on record, and not by a cell of a file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from indicators.release.reading import Releases
from indicators.store.database import Database
from tests.loaders.conftest import OBSERVATIONS
from tests.samples import load_sample
from tests.test_commands import commands

Write = Callable[..., Path]
Run = Callable[..., Result]
SOURCES = ["Id", "Organisation", "Title", "Interval", "Disclosure rule", "Agreement", "Agreed on"]
FIGURES = [*OBSERVATIONS[:5], "Source"]
RULES = ["Id", "Name", "Rule", "Minimum", "Begins on", "Follows"]
OWN = ["own-survey", "The schools", "Survey", "none", "small-counts", "With the schools", "2024-06-03"]
INDICATOR = "student-homelessness"


@pytest.fixture
def run(sqlite_url: str, project_root: Path, write_workbook: Write) -> Run:
    """The sample's framework, and three figures of the schools: 7 and 4 are small under their rule, 652 is not."""
    made = commands(sqlite_url)
    load_sample(sqlite_url)
    tables = {"Sources": [SOURCES, OWN], "Observations": figures("own-survey")}
    assert made("load", write_workbook(tables)).exit_code == 0
    return made


def figures(source: str) -> list[list[Any]]:
    series = (INDICATOR, "pasadena-unified", "all")
    return [FIGURES, *([*series, f"200{n}-0{n + 1}", value, source] for n, value in enumerate((7, 652, 4), start=1))]


def source(**changed: str) -> list[list[Any]]:
    return [SOURCES, [changed.get(name, value) for name, value in zip(SOURCES, OWN, strict=True)]]


def rule(*row: Any) -> list[list[Any]]:
    return [RULES, list(row)]


OTHER = [SOURCES, ["other", "The schools", "The same", "none", "as-published", None, None]]
INDICATORS = [["Id", "Disclosure rule"], [INDICATOR, "as-published"]]
SUMS = ("new", "revised", "unchanged", "flagged", "rejected", "outside")
LEAVING = {
    "the source has another rule": ({"Sources": source(**{"Disclosure rule": "as-published"})}, "Sources", "A2", 2),
    "the indicator has one of its own": ({"Indicators": INDICATORS}, "Indicators", "A2", 2),
    "its rule hides less": (
        {"Disclosure rules": [["Id", "Minimum"], ["small-counts", 5]]}, "Disclosure rules", "A2", 1
    ),
    "one that is to follow hides less": (
        {"Disclosure rules": rule("later", "Later", "as published", None, "2099-01-01", "small-counts")},
        "Disclosure rules", "A2", 2,
    ),
    "another source says the same": ({"Sources": OTHER, "Observations": figures("other")}, "Observations", "E2, E4", 2),
}  # fmt: skip


@pytest.mark.parametrize("case", LEAVING)
def test_without_a_decision_nothing_of_the_file_is_stored(run: Run, write_workbook: Write, case: str) -> None:
    tables, sheet, cell, number = LEAVING[case]
    before = run("loads", "--json").stdout
    refused = run("load", "--json", write_workbook(tables))
    document = json.loads(refused.stdout)
    assert document["rejected"] == (number if sheet == "Observations" else 0)
    assert sum(document[one] for one in SUMS) == document["cells"]
    (problem,) = document["problems"]
    assert (refused.exit_code, problem["kind"], problem["sheet"], problem["cell"]) == (1, "rejected", sheet, cell)
    assert problem["found"].startswith(f"{number} figure")
    assert "--unguard" in problem["mend"]
    assert run("loads", "--json").stdout == before


@pytest.mark.parametrize("case", LEAVING)
def test_with_a_decision_it_is_stored_and_the_decision_is_on_record(run: Run, write_workbook: Write, case: str) -> None:
    tables, *_, number = LEAVING[case]
    done = run("load", "--json", "--unguard", "The schools published them on 2 May", write_workbook(tables))
    (problem,) = json.loads(done.stdout)["problems"]
    assert (done.exit_code, problem["kind"]) == (0, "warning")
    newest = json.loads(run("audit", "--json").stdout)["entries"][-1]
    assert (newest["did"], newest["details"]) == (
        "unguard",
        {"because": "The schools published them on 2 May", "figures": number},
    )


def test_a_decision_that_holds_a_number_of_such_a_figure_is_refused(run: Run, write_workbook: Write) -> None:
    """It would stay in the audit log: 7 and 4 are the figures that would leave."""
    tables, *_ = LEAVING["the source has another rule"]
    before = run("loads", "--json").stdout
    refused = run("load", "--json", "--unguard", "It was 7 of 9, council", write_workbook(tables))
    (problem,) = json.loads(refused.stdout)["problems"]
    assert (refused.exit_code, problem["kind"]) == (1, "rejected")
    assert "a number of a figure" in problem["found"]
    assert run("loads", "--json").stdout == before
    assert "7 of 9" not in run("audit", "--json").stdout


STAYING = {
    "a rule that hides more": {"Disclosure rules": [["Id", "Minimum"], ["small-counts", 20]]},
    "the same source again": {"Sources": source(Title="Survey of schools"), "Observations": figures("own-survey")},
    "another source under the same rule": {
        "Sources": [SOURCES, ["other", *OWN[1:]]],
        "Observations": figures("other"),
    },
}


@pytest.mark.parametrize("case", STAYING)
def test_what_stays_guarded_needs_no_decision(run: Run, write_workbook: Write, case: str) -> None:
    assert run("load", write_workbook(STAYING[case])).exit_code == 0


def test_a_decision_that_nothing_needed_is_said_and_not_kept(run: Run, write_workbook: Write) -> None:
    done = run("load", "--json", "--unguard", "To be safe", write_workbook({"Sources": source(Title="Again")}))
    assert [one["kind"] for one in json.loads(done.stdout)["problems"]] == ["warning"]
    assert json.loads(run("audit", "--json").stdout)["entries"][-1]["did"] == "load"
    assert run("load", "--unguard", " ", write_workbook({"Sources": source(Title="Again")})).exit_code == 2


def test_a_load_and_its_undo_say_how_many_figures_are_hidden_by_them(run: Run, write_workbook: Write) -> None:
    loaded = run("load", write_workbook({"Disclosure rules": [["Id", "Minimum"], ["small-counts", 700]]}))
    said = "For privacy, {} more to hide and {} no longer"
    told = " ".join(loaded.output.split())
    assert said.format("1 figure", "0 figures") in told
    everyone = f"1 figure of everyone of headline indicators ({INDICATOR}, pasadena-unified, 2002-03)"
    assert f"Among them: {everyone}." in told
    number = json.loads(run("loads", "--json").stdout)[0]["load"]
    assert said.format("0 figures", "1 figure") in " ".join(run("undo", number).output.split())


def test_what_left_its_rule_is_told_beside_the_agreement_that_does_not_cover_it_any_more(
    run: Run, write_workbook: Write, sqlite_url: str
) -> None:
    """7 and 4 are shown by the decision; 652 always was."""
    tables, *_ = LEAVING["the source has another rule"]
    assert run("publish").exit_code == 0
    assert told(sqlite_url) == 0
    assert run("load", "--unguard", "The schools published them on 2 May", write_workbook(tables)).exit_code == 0
    assert run("publish").exit_code == 0
    assert told(sqlite_url) == 2


def told(address: str) -> int:
    """How many figures of the schools' survey are said to have left their rule."""
    database = Database(address)
    try:
        releases = Releases({"localhost": database})
        document = releases.disclosure("localhost", releases.current("localhost").issue.number)
        assert document is not None
        return next(one.left for one in document.agreements if one.source.id == OWN[0])
    finally:
        database.close()
