"""Templates: what people find in them, and that loading one as it came changes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from indicators.reading import Framework
from loaders.cells import letters
from loaders.workbook.description import Column, SheetKind, Workbook, read_workbook
from loaders.workbook.entries import read_entry
from loaders.writing.choosing import LONGEST_LIST, LONGEST_MESSAGE, LONGEST_TITLE
from loaders.writing.template import write_template
from settings import WORKBOOK
from tests.samples import load_sample
from tests.test_commands import commands, document

DESCRIBED = read_workbook(WORKBOOK)
FOUR = ["Outcomes", "Indicators", "Observations", "Strategies"]
STORED = Framework(
    languages=("en", "es", "vi"),
    ids={"indicator": frozenset({"attendance", "poverty"}), "place": frozenset({"town"}), "source": frozenset()},
)


def template(path: Path, known: Framework = STORED, *, language: str = "en", full: bool = False) -> openpyxl.Workbook:
    write_template(path, known, DESCRIBED, language=language, full=full)
    return openpyxl.load_workbook(path)


def columns(described: Workbook) -> Iterator[tuple[SheetKind, Column]]:
    yield from ((kind, column) for kind in described.sheets for column in kind.columns)


def named(pair: tuple[SheetKind, Column]) -> str:
    return f"{pair[0].name} {pair[1].header}"


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def rule(sheet: Worksheet, header: str) -> DataValidation:
    at = letters(headings(sheet).index(header) + 1)
    found: list[DataValidation] = list(sheet.data_validations.dataValidation)
    return next(one for one in found if str(one.sqref).startswith(f"{at}2:"))


@pytest.mark.parametrize("options", [(), ("--full",), ("--lang", "es", "--full")], ids=" ".join)
@pytest.mark.parametrize("database", ["empty", "sample"])
def test_an_untouched_template_changes_nothing_and_says_that_it_holds_only_examples(
    options: tuple[str, ...], database: str, sqlite_url: str, tmp_path: Path, project_root: Path
) -> None:
    run = commands(sqlite_url)
    if database == "sample":
        load_sample(sqlite_url)
    path = tmp_path / "template.xlsx"
    assert run("template", *options, path).exit_code == 0
    loaded = run("load", "--json", path)
    assert loaded.exit_code == 0, loaded.output
    said = document(loaded)
    assert (said["load"], said["records"]["new"], said["rejected"]) == (None, 0, 0)
    (problem,) = said["problems"]
    assert problem["found"].startswith("only examples of the template, which were left out: ")


def test_a_row_below_the_examples_is_loaded(sqlite_url: str, tmp_path: Path) -> None:
    run = commands(sqlite_url)
    path = tmp_path / "template.xlsx"
    assert run("template", path).exit_code == 0
    book = openpyxl.load_workbook(path)
    book["Outcomes"].append(["safe-streets", "Streets are safe", "Las calles son seguras", "Safe streets"])
    book.save(path)
    loaded = run("load", "--json", path)
    assert (loaded.exit_code, document(loaded)["records"]["new"]) == (0, 1)
    (problem,) = document(loaded)["problems"]
    assert problem["found"].startswith("examples of the template")


def test_the_short_template_has_four_sheets_and_the_full_one_all(tmp_path: Path) -> None:
    assert template(tmp_path / "four.xlsx").sheetnames == ["Read me", *FOUR, "Lists"]
    everything = [kind.name for kind in DESCRIBED.sheets]
    assert template(tmp_path / "all.xlsx", full=True).sheetnames == ["Read me", *everything, "Lists"]


def test_an_empty_database_needs_no_lists(tmp_path: Path) -> None:
    assert template(tmp_path / "four.xlsx", Framework()).sheetnames == ["Read me", *FOUR]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_heading_says_what_belongs_below_it_within_what_excel_takes(language: str, tmp_path: Path) -> None:
    book = template(tmp_path / "all.xlsx", language=language, full=True)
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes == "B2"
        assert all(cell.comment and cell.comment.text for cell in sheet[1])
        rules = sheet.data_validations.dataValidation
        assert len(rules) == len(headings(sheet))
        for one in rules:
            assert one.prompt and len(one.prompt) <= LONGEST_MESSAGE
            assert len(one.promptTitle or "") <= LONGEST_TITLE
            assert len(one.error or "") <= LONGEST_MESSAGE
            assert one.type != "list" or len(one.formula1) <= LONGEST_LIST


def test_spanish_help_leaves_headings_sheets_and_choices_as_loading_reads_them(tmp_path: Path) -> None:
    english, spanish = (template(tmp_path / f"{one}.xlsx", language=one, full=True) for one in ("en", "es"))
    assert spanish.sheetnames == english.sheetnames
    for one, other in zip(english.worksheets[1:], spanish.worksheets[1:], strict=True):
        assert headings(one) == headings(other)
    assert spanish["Read me"]["A1"].value == "Cómo llenar este libro"
    assert str(rule(spanish["Observations"], "Value").prompt).startswith("La cifra; vacío significa desconocido")
    assert rule(spanish["Indicators"], "Tier").formula1 == rule(english["Indicators"], "Tier").formula1
    assert "en español" in str(spanish["Outcomes"]["C1"].comment.text)


def test_texts_have_a_twin_for_each_further_language(tmp_path: Path) -> None:
    outcomes = headings(template(tmp_path / "four.xlsx")["Outcomes"])
    assert outcomes[:4] == ["Id", "Title", "Title (es)", "Title (vi)"]
    assert outcomes[-2:] == ["Checked (es)", "Checked (vi)"]
    assert "Title (es)" in headings(template(tmp_path / "new.xlsx", Framework())["Outcomes"])


def test_examples_speak_the_language_of_their_column(tmp_path: Path) -> None:
    spanish_first = template(tmp_path / "four.xlsx", Framework(languages=("es", "en", "vi")))["Outcomes"]
    shown = dict(zip(headings(spanish_first), (cell.value for cell in spanish_first[2]), strict=True))
    assert shown["Title"] == "Ejemplo: Los niños están listos para la escuela"
    assert shown["Title (en)"] == "Example: Children are ready for school"
    assert shown["Title (vi)"] is None


def test_references_offer_what_the_database_and_the_workbook_hold(tmp_path: Path) -> None:
    book = template(tmp_path / "four.xlsx")
    lists = {str(column[0].value): [cell.value for cell in column[1:]] for column in book["Lists"].iter_cols()}
    assert book["Lists"].sheet_state == "hidden"
    assert lists["indicator"][:3] == ["attendance", "poverty", "='Indicators'!$A$2&\"\""]
    assert [name for name in lists["place"] if name] == ["town"]
    assert rule(book["Observations"], "Indicator").formula1 == "Lists!$A$2:$A$303"  # two ids and 300 rows
    assert rule(book["Observations"], "Place").formula1 == "Lists!$B$2:$B$2"
    assert rule(book["Indicators"], "Outcome").formula1 == "'Outcomes'!$A$2:$A$2001"


def test_one_choice_is_held_to_and_several_are_only_offered(tmp_path: Path) -> None:
    book = template(tmp_path / "four.xlsx")
    strict = {
        header: rule(book["Observations"], header).showErrorMessage for header in ("Indicator", "Sample", "Value")
    }
    assert strict == {"Indicator": True, "Sample": True, "Value": True}
    flags = rule(book["Observations"], "Flag")
    assert (flags.type, flags.showErrorMessage) == ("list", False)
    assert rule(book["Strategies"], "Indicators").showErrorMessage is False
    assert "Write a number, such as 62.5" in str(rule(book["Observations"], "Value").error)


@pytest.mark.parametrize("pair", list(columns(DESCRIBED)), ids=named)
def test_every_column_has_help_in_both_languages(pair: tuple[SheetKind, Column]) -> None:
    for said in (pair[1].help, pair[1].help_es):
        assert 0 < len(said) <= LONGEST_MESSAGE
    assert pair[1].help != pair[1].help_es


@pytest.mark.parametrize("pair", list(columns(DESCRIBED)), ids=named)
def test_examples_are_what_they_show(pair: tuple[SheetKind, Column]) -> None:
    column = pair[1]
    assert column.examples or not column.required
    values = [read_entry(column, example) for example in column.examples if isinstance(example, str | int | float)]
    if column.type in {"ref", "refs"} or (column.key and column.type == "slug"):
        ids = {name for value in values for name in (value if isinstance(value, list) else [value])}
        assert ids <= DESCRIBED.example_ids
        assert all(str(name).startswith("example-") for name in ids)
    assert not column.translated or len(column.examples_es) == len(column.examples)


def test_the_sample_has_no_example_of_the_template(project_root: Path) -> None:
    book = openpyxl.load_workbook(project_root / "data" / "pasadena" / "workplan.xlsx", read_only=True)
    ids = {row[0] for sheet in book.worksheets for row in sheet.iter_rows(min_row=2, max_col=1, values_only=True)}
    assert not ids & DESCRIBED.example_ids
    assert json.dumps(sorted(DESCRIBED.example_ids))
    book.close()
