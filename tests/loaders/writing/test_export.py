"""Exports: the sample and an empty database come back as they are, and what a person finds in the file."""

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, NoteWords, Record
from indicators.store.database import Database
from indicators.store.queries.whole import Whole, whole
from loaders.workbook.description import read_workbook
from loaders.writing.export import TooManyRowsError, write_export
from settings import WORKBOOK
from tests.migrated import migrated
from tests.samples import load_sample
from tests.test_commands import commands, document

DESCRIBED = read_workbook(WORKBOOK)
SUFFIXES = [".xlsx", ".zip"]
NOUNS = [kind.noun for kind in DESCRIBED.sheets if kind.name not in {"Observations", "Measure observations"}]
FROM = {"sheet", "row", "column"}
NAN = float("nan")
INDICATOR: dict[str, object] = {"id": "reading", "title": "=SUM(A1)", "unit": "percent", "tier": "headline"}


def whole_of(*records: Record, figures: tuple[dict[str, Any], ...] = (), languages: tuple[str, ...] = ()) -> Whole:
    """Return what a store would hand over, of a few records and figures."""
    names, measures = ([name for name in columns if name not in FROM] for columns in (FIGURE_COLUMNS, MEASURE_COLUMNS))
    by_noun = {noun: tuple(one for one in records if one.noun == noun) for noun in NOUNS}
    frame = pd.DataFrame([[one.get(name) for name in names] for one in figures], columns=names, dtype=object)
    return Whole(languages, by_noun, frame, pd.DataFrame(columns=measures), ())


def figure(**said: Any) -> dict[str, Any]:
    plain = {"indicator": "reading", "place": "town", "group": "all", "period": "2014", "flags": "", "sample": False}
    return {**plain, **dict.fromkeys(("value", "numerator", "denominator", "lower", "upper"), NAN), **said}


def sheets(path: Path, found: Whole) -> openpyxl.Workbook:
    write_export(path, found, DESCRIBED)
    return openpyxl.load_workbook(path)


def texts(path: Path, name: str) -> list[list[str]]:
    with zipfile.ZipFile(path) as archive:
        return list(csv.reader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, project_root: Path) -> str:
    """The address of a database that holds the sample, both editions of its monthly figures among it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('sample') / 'sample.db'}"
    folder = project_root / "data" / "pasadena"
    load_sample(url)
    for name in ("unemployment-2023-11", "unemployment-2025-01"):
        assert commands(url)("load", folder / f"{name}.xlsx").exit_code == 0
    return url


def held(url: str) -> Whole:
    with closing(Database(url)) as database, database.reading() as session:
        return whole(session)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_sample_loads_back_from_its_own_export_unchanged(
    suffix: str, sample: str, sqlite_url: str, tmp_path: Path
) -> None:
    path = tmp_path / f"export{suffix}"
    assert commands(sample)("export", path).exit_code == 0
    again = commands(sample)("load", "--json", path)
    said = document(again)
    assert (again.exit_code, said["load"], said["new"], said["revised"], said["problems"]) == (0, None, 0, 0, [])
    assert commands(sqlite_url)("load", path).exit_code == 0
    one, other = held(sample), held(sqlite_url)
    assert (one.records, one.languages, set(one.notes)) == (other.records, other.languages, set(other.notes))
    pd.testing.assert_frame_equal(one.figures, other.figures, check_exact=True)
    pd.testing.assert_frame_equal(one.measures, other.measures, check_exact=True)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_database_is_exported_and_loads_back(suffix: str, sqlite_url: str, tmp_path: Path) -> None:
    run = commands(sqlite_url)
    assert run("export", tmp_path / f"nothing{suffix}").exit_code == 0
    loaded = run("load", "--json", tmp_path / f"nothing{suffix}")
    assert (loaded.exit_code, document(loaded)["load"], document(loaded)["problems"]) == (0, None, [])


def test_the_whole_of_an_empty_database_keeps_its_shape(sqlite_url: str) -> None:
    migrated(sqlite_url).close()
    found = held(sqlite_url)
    assert (found.languages, set(found.records), found.notes) == ((), set(NOUNS), ())
    assert (len(found.figures), str(found.figures["value"].dtype)) == (0, "float64")


def test_an_export_has_every_sheet_and_says_for_whom_it_is(tmp_path: Path) -> None:
    book = sheets(tmp_path / "export.xlsx", whole_of())
    assert book.sheetnames == ["Read me", *(kind.name for kind in DESCRIBED.sheets)]
    assert book["Read me"]["A1"].value == "For staff: not to be published or passed on"
    write_export(tmp_path / "es.xlsx", whole_of(languages=("es", "en")), DESCRIBED)
    assert str(openpyxl.load_workbook(tmp_path / "es.xlsx")["Read me"]["A1"].value).startswith("Para el personal")


def cells(book: openpyxl.Workbook, name: str) -> Iterator[dict[str, Any]]:
    header, *rows = book[name].iter_rows()
    yield from ({str(head.value): cell for head, cell in zip(header, row, strict=False)} for row in rows)


def test_nothing_is_written_as_a_formula_or_an_error(tmp_path: Path) -> None:
    aliases = ["#N/A", "a; b", '"c"']
    record = Record("indicator", "reading", INDICATOR | {"aliases": aliases, "rank": 2})
    (row,) = cells(sheets(tmp_path / "export.xlsx", whole_of(record)), "Indicators")
    assert (row["Title"].value, row["Title"].data_type) == ("=SUM(A1)", "s")
    assert (row["Aliases"].value, row["Aliases"].data_type) == ('#N/A; "a; b"; """c"""', "s")
    write_export(tmp_path / "export.zip", whole_of(record), DESCRIBED)
    assert texts(tmp_path / "export.zip", "Indicators")[1][2] == "'=SUM(A1)"


def test_percentages_are_shown_as_such_and_numbers_kept_to_the_last_digit(tmp_path: Path) -> None:
    record = Record("indicator", "reading", INDICATOR)
    found = whole_of(
        record, figures=(figure(value=0.1 + 0.2, numerator=1e22), figure(value=NAN, flags="break;estimate"))
    )
    one, other = cells(sheets(tmp_path / "export.xlsx", found), "Observations")
    assert (one["Value"].value, one["Value"].number_format) == (0.30000000000000004, '0.0##"%"')
    assert (one["Numerator"].value, one["Numerator"].number_format) == (1e22, "General")
    assert (other["Value"].value, other["Flag"].value) == (None, "break; estimate")
    write_export(tmp_path / "export.zip", found, DESCRIBED)
    assert texts(tmp_path / "export.zip", "Observations")[1][4:6] == ["0.30000000000000004%", "1e+22"]


def test_a_figure_that_says_nothing_is_left_out(tmp_path: Path) -> None:
    found = whole_of(Record("indicator", "reading", INDICATOR), figures=(figure(numerator=3.0),))
    assert list(cells(sheets(tmp_path / "export.xlsx", found), "Observations")) == []


def test_checkers_of_single_fields_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    words = {("title", "es"): "Uno", ("lay_definition", "es"): "Dos"}
    mixed = Record("indicator", "reading", INDICATOR, words, readers={("title", "es"): "A. Reader"})
    plain = Record("indicator", "writing", INDICATOR | {"id": "writing"}, words, checked={"es": "B. Reader"})
    found = whole_of(mixed, plain, languages=("en", "es"))
    one, other = cells(sheets(tmp_path / "export.xlsx", found), "Indicators")
    assert (one["Title (es)"].value, one["Checked (es)"].value, one["Checked Title (es)"].value) == (
        "Uno", None, "A. Reader",
    )  # fmt: skip
    assert (other["Checked (es)"].value, other["Checked Title (es)"].value) == ("B. Reader", None)


def test_footnotes_have_their_twins(tmp_path: Path) -> None:
    found = whole_of(Record("indicator", "reading", INDICATOR), figures=(figure(value=3.0),), languages=("en", "es"))
    note = NoteWords("observation", "reading/town/all/2014", "es", "Una nota", "A. Reader")
    (row,) = cells(sheets(tmp_path / "export.xlsx", replace(found, notes=(note,))), "Observations")
    assert (row["Note (es)"].value, row["Checked (es)"].value) == ("Una nota", "A. Reader")


def test_a_text_too_long_for_a_cell_goes_on_in_the_next_column(tmp_path: Path) -> None:
    record = Record("indicator", "reading", INDICATOR | {"lay_definition": "x" * 40_000})
    (row,) = cells(sheets(tmp_path / "export.xlsx", whole_of(record)), "Indicators")
    parts = [row[f"Lay definition{more}"].value for more in ("", " (continued)", " (continued 2)")]
    assert [len(part) for part in parts] == [16_000, 16_000, 8_000]


def test_more_rows_than_a_sheet_holds_are_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.writing.spreadsheet.MOST_ROWS", 1)
    with pytest.raises(TooManyRowsError, match=r"Indicators has 2 rows, and a sheet holds 1: export to a \.zip"):
        write_export(tmp_path / "export.xlsx", whole_of(Record("indicator", "reading", INDICATOR)), DESCRIBED)


def test_a_file_that_is_neither_a_workbook_nor_a_zip_is_wrong_usage(sqlite_url: str, tmp_path: Path) -> None:
    run = commands(sqlite_url)
    for command, name in (("export", "all.csv"), ("template", "new.zip")):
        refused = run(command, tmp_path / name)
        assert refused.exit_code == 2
        assert f"“{name}” must end in .xlsx" in refused.stderr


def test_a_folder_that_is_not_there_is_said_in_a_sentence_and_nothing_is_left(sqlite_url: str, tmp_path: Path) -> None:
    refused = commands(sqlite_url)("export", tmp_path / "nowhere" / "all.xlsx")
    assert refused.exit_code == 1
    assert "cannot be written (No such file or directory)" in refused.stderr
    written = commands(sqlite_url)("export", tmp_path / "all.zip")
    assert written.exit_code == 0
    assert sorted(path.suffix for path in tmp_path.iterdir() if "all" in path.name) == [".zip"]
