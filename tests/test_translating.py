"""`commoncurve translations`: every cell whose words are missing, stale or unchecked, and the product's own words."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from app import main
from tests.samples import load_sample

Command = Callable[..., Result]


def sheet(path: Path, name: str, *rows: tuple[str, ...]) -> Path:
    """Write a workbook of one sheet; the first row is its header."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = name
    for row in rows:
        page.append(row)
    book.save(path)
    return path


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Runs a command on a database that holds the sample's work plan, with three changes."""
    folder = tmp_path_factory.mktemp("translating")
    env = {"DATABASE_URL": f"sqlite:///{folder / 'sample.db'}", "COMMONCURVE_TODAY": "2026-11-22"}

    def command(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], env=env)

    changes = (
        ("Places", ("Id", "Name"), ("altadena", "Altadena, unincorporated")),
        ("Outcomes", ("Id", "Title (es)", "Checked (es)"), ("learning", "Aprenden", "A. Reader")),
        ("Groups", ("Id", "Name", "Dimension"), ("newcomers", "Newcomers", "language")),
    )
    load_sample(env["DATABASE_URL"], today=env["COMMONCURVE_TODAY"])
    stored = [command("load", sheet(folder / f"{name}.xlsx", name, *rows)) for name, *rows in changes]
    assert [one.exit_code for one in stored] == [0, 0, 0], [one.output for one in stored]
    return command


def told(result: Result) -> Mapping[str, Any]:
    assert result.exit_code == 0, result.output
    found: Mapping[str, Any] = json.loads(result.stdout)
    return found


def test_what_is_missing_stale_or_unchecked_is_named_by_its_cell_and_by_where_it_is_read(run: Command) -> None:
    rows = told(run("translations", "--json"))["content"]
    found = {(one["sheet"], one["row"], one["column"]): (one["state"], one["address"]) for one in rows}
    assert found["Places", "altadena", "Name (es)"] == ("stale", "/es/?place=altadena")
    assert found["Groups", "newcomers", "Name (es)"] == ("missing", "/es/?group=newcomers")
    assert found["Indicators", "student-homelessness", "Title (es)"] == (
        "machine draft",
        "/es/indicators/student-homelessness",
    )
    assert ("Outcomes", "learning", "Title (es)") not in found


def test_the_products_own_words_are_counted_for_each_language(run: Command) -> None:
    own = told(run("translations", "--lang", "es", "--json"))["product"]
    assert own == [{"language": "es", "catalogue": "machine draft", "missing": 0, "messages": []}]


def test_a_table_for_people_ends_with_the_sums(run: Command) -> None:
    shown = run("translations")
    assert shown.exit_code == 0
    assert "es: content: " in shown.output
    assert "1 missing" in shown.output


def test_a_language_that_the_collaborative_has_not_is_wrong_usage(run: Command) -> None:
    refused = run("translations", "--lang", "hy")
    assert refused.exit_code == 2
    assert "“hy” is no further language of the collaborative; there is es." in refused.output
