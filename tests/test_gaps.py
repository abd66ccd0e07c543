"""`commoncurve gaps`: the list, its filters, its history, and the workbook that turns gaps into the agenda."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from app import SAMPLE, main
from tests.samples import load_sample

Command = Callable[..., Result]
NAMES = {
    "key", "kind", "outcome", "indicator", "place", "group", "strategy", "weight", "since", "closed", "facts", "what",
    "closed_by", "then", "need",
}  # fmt: skip
LATE = "late/enrolment/pasadena-unified/all"
HOMELESS = "place-without-data/student-homelessness/altadena"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Runs a command on a database that holds the sample's work plan, on a day in 2026."""
    env = {
        "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('gaps') / 'sample.db'}",
        "COMMONCURVE_TODAY": "2026-11-22",
    }

    def command(*arguments: object, **settings: str) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], env=env | settings)

    load_sample(env["DATABASE_URL"], today=env["COMMONCURVE_TODAY"])
    return command


def listed(result: Result) -> list[dict[str, Any]]:
    """The gaps that a command printed as JSON."""
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_every_gap_has_the_same_names_and_the_weightiest_comes_first(run: Command) -> None:
    found = listed(run("gaps", "--json"))
    assert {frozenset(one) for one in found} == {frozenset(NAMES)}
    weights = [one["weight"] for one in found]
    assert weights == sorted(weights, reverse=True)
    assert len({one["key"] for one in found}) == len(found)


def test_altadena_and_sierra_madre_show_up_as_the_gaps_they_are(run: Command) -> None:
    found = listed(run("gaps", "--kind", "place-without-data", "--json"))
    lacking = [
        sorted(one["indicator"] for one in found if one["place"] == place) for place in ("altadena", "sierra-madre")
    ]
    assert lacking[0] == lacking[1]
    assert lacking[0] == [
        "employment",
        "graduation",
        "homeless-count",
        "low-birth-weight",
        "mathematics",
        "preschool-enrolment",
        "reading",
        "student-homelessness",
        "teen-births",
    ]


def test_a_list_can_be_narrowed(run: Command) -> None:
    assert {one["outcome"] for one in listed(run("gaps", "--outcome", "health", "--json"))} == {"health"}
    assert [one["kind"] for one in listed(run("gaps", LATE, "--json"))] == ["late"]


def test_the_table_says_what_why_what_would_close_it_and_what_then(run: Command) -> None:
    told = " ".join(run("gaps", LATE).stdout.replace("│", " ").split())
    for part in (
        "the newest figures are for 2019–20. Those for 2020–21 should have come",
        "What would close it: the next figures are asked for and loaded. We could say whether it has become better "
        "or worse since.",
        LATE,
        "1 open gap.",
    ):
        assert part in told


def test_what_is_late_depends_on_the_day_and_asking_stores_nothing(run: Command) -> None:
    # Two whole school years after 2019-20 have gone by with June 2022.
    assert listed(run("gaps", LATE, "--json", COMMONCURVE_TODAY="2022-06-30")) == []
    assert len(listed(run("gaps", LATE, "--json", COMMONCURVE_TODAY="2022-07-01"))) == 1
    assert listed(run("gaps", LATE, "--json"))[0]["since"] == "2026-11-22"


@pytest.mark.parametrize("option", ["--outcome", "--kind"])
def test_what_is_not_there_is_named(run: Command, option: str) -> None:
    result = run("gaps", option, "nothing")
    assert result.exit_code == 2
    assert "there are" in result.stderr


def test_a_gap_that_was_closed_is_in_the_history(tmp_path: Path) -> None:
    env = {"DATABASE_URL": f"sqlite:///{tmp_path / 'own.db'}", "COMMONCURVE_TODAY": "2026-11-22"}
    command = CliRunner()
    for name in ("workplan.xlsx", "unemployment-2023-11.xlsx"):
        assert command.invoke(main, ["load", str(SAMPLE / name)], env=env).exit_code == 0
    past = [one for one in listed(command.invoke(main, ["gaps", "--history", "--json"], env=env)) if one["closed"]]
    assert [(one["key"], one["closed"]) for one in past] == [("no-data/unemployment-monthly", "2026-11-22")]


def test_gaps_become_rows_of_the_agenda_that_load_as_they_are(run: Command, tmp_path: Path) -> None:
    path = tmp_path / "needs.xlsx"
    result = run("gaps", "--agenda", path, HOMELESS, "no-measure/home-visits")
    assert result.exit_code == 0
    assert "“no-measure/home-visits” is closed by no figures; it was left out." in result.stderr
    sheet = openpyxl.load_workbook(path)["Data needs"]
    header, row = ([cell.value for cell in line] for line in sheet.iter_rows(max_row=2))
    said = dict(zip(header, row, strict=True))
    assert {name: said[name] for name in ("Id", "Outcome", "Indicator", "Title", "Title (es)", "Status", "Gap")} == {
        "Id": "place-without-data-student-homelessness-altadena",
        "Outcome": "stable-families",
        "Indicator": "student-homelessness",
        "Title": "Figures for this place: Students without a stable home, Altadena",
        "Title (es)": "Cifras de este lugar: Estudiantes sin un hogar estable, Altadena",
        "Status": "open",
        "Gap": HOMELESS,
    }
    assert run("load", path).exit_code == 0
    assert listed(run("gaps", HOMELESS, "--json"))[0]["need"]["status"] == "open"
    again = run("gaps", "--agenda", tmp_path / "again.xlsx", HOMELESS)
    assert "is on the agenda already (open)" in again.stderr


def test_a_gap_that_was_decided_against_comes_last(run: Command, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data needs"
    sheet.append(["Id", "Outcome", "Title", "Status", "Gap"])
    sheet.append(["not-this", "learning", "Not this", "dropped", "group-without-data/reading/pasadena-unified/asian"])
    sheet.append(["nor-this", "learning", "Nor this", "dropped", "place-without-data/reading/altadena"])
    book.save(tmp_path / "dropped.xlsx")
    assert run("load", tmp_path / "dropped.xlsx").exit_code == 0
    last = listed(run("gaps", "--json"))[-1]
    assert (last["key"], last["need"]["status"]) == ("place-without-data/reading/altadena", "dropped")


def test_a_key_that_is_no_gap_is_refused(run: Command, tmp_path: Path) -> None:
    result = run("gaps", "--agenda", tmp_path / "needs.xlsx", "late/nothing")
    assert result.exit_code == 1
    assert "is no open gap" in result.stderr
    assert not (tmp_path / "needs.xlsx").exists()
