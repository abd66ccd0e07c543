"""From a file that nobody knows to its figures: inspect, save the template, load; and the problems marked in a copy."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result

from app import main
from tests.samples import load_sample

Command = Callable[..., Result]
TABLE = """Unemployment by county
2014 to 2015

Area served,2014,2015
Los Angeles County,8.2,lots
Orange County,5.5,4.5
"""


@pytest.fixture
def framed(sqlite_url: str) -> Command:
    """A function that runs a command on a database with the sample's framework."""

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], env={"DATABASE_URL": sqlite_url})

    load_sample(sqlite_url)
    return run


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    """A file that no template fits."""
    path = tmp_path / "county rates.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_inspecting_says_the_tables_their_columns_and_what_is_proposed(framed: Command, unknown: Path) -> None:
    shown = framed("inspect", unknown)
    assert shown.exit_code == 0
    for words in ("fits no import template", "A4:C6: header in row 4, 2 rows", "What was seen", "Questions", "--save"):
        assert words in shown.stdout
    found = json.loads(framed("inspect", unknown, "--json").stdout)
    assert found["tables"][0]["columns"][0] == {"cell": "A4", "header": "Area served", "use": "place"}
    assert found["sheets"][0]["rows"] == 6
    assert found["proposal"]["recipe"]["editions"][0]["place"] == {"columns": ["Area served"]}
    assert any("1 of 2 different cells are places you have" in seen for seen in found["proposal"]["evidence"])


def test_a_saved_proposal_reads_the_file_and_is_never_overwritten(
    framed: Command, unknown: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "county-rates.yaml"
    assert framed("inspect", unknown, "--save", saved).exit_code == 0
    assert yaml.safe_load(saved.read_text(encoding="utf-8"))["id"] == "county-rates"
    again = framed("inspect", unknown, "--save", saved)
    assert (again.exit_code, "not overwritten" in again.output) == (1, True)
    answered = saved.read_text(encoding="utf-8").replace("- id: all\n", "- id: all\n    source: usda-unemployment\n")
    saved.write_text(answered.replace("indicator: unemployment-by-county", "indicator: unemployment"), encoding="utf-8")
    loaded = json.loads(framed("load", unknown, "--recipe", saved, "--dry-run", "--json").stdout)
    assert (loaded["rejected"], loaded["outside"]) == (1, 2), loaded["problems"]
    assert loaded["new"] + loaded["revised"] + loaded["unchanged"] == 1


def test_a_template_that_is_not_there_is_refused_before_anything_is_read(framed: Command, unknown: Path) -> None:
    refused = framed("load", unknown, "--recipe", "nowhere/new.yaml")
    assert (refused.exit_code, "is no import template" in refused.output) == (2, True)


def test_the_problems_of_a_file_are_marked_in_a_copy(framed: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Observations"
    for row in (
        ("Indicator", "Place", "Group", "Period", "Value", "Source"),
        ("poverty", "pasadena", "all", "2010", 12.5, "bls-unemployment-monthly"),
        ("poverty", "pasadena", "all", "2011", "lots", "bls-unemployment-monthly"),
    ):
        sheet.append(row)
    book.save(path)
    copy = tmp_path / "copy.xlsx"
    result = framed("load", path, "--dry-run", "--marked", copy)
    assert "1 cell is marked in" in result.output
    made = openpyxl.load_workbook(copy)
    assert "lots" in made["Observations"]["E3"].comment.text
    assert made.sheetnames == ["Observations", "Problems"]
    again = framed("load", path, "--marked", copy)
    assert (again.exit_code, "not overwritten" in again.output) == (2, True)


def test_a_long_list_of_problems_is_cut_and_says_where_the_rest_is(framed: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Observations"
    sheet.append(("Indicator", "Place", "Group", "Period", "Value", "Source"))
    for number in range(30):
        sheet.append(("poverty", "pasadena", "all", str(1980 + number), f"x{number}", "acs-1yr"))
    book.save(path)
    shown = framed("load", path, "--dry-run")
    assert "Rejected: to be mended" in shown.stdout
    assert "--json prints every one" in shown.stdout
    assert max(map(len, shown.stdout.split("Rejected")[1].splitlines())) <= 80
