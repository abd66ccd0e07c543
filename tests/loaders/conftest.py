"""What the tests of the loaders share: a small framework, and ways to write the files that people send."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import loaders
from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace, Reading

Rows = Sequence[Sequence[object]]
Read = Callable[..., Reading]
OBSERVATIONS = [
    "Indicator",
    "Place",
    "Group",
    "Period",
    "Value",
    "Numerator",
    "Denominator",
    "Lower",
    "Upper",
    "Flag",
    "Source",
    "Sample",
    "Note",
]
INDICATORS = {
    "preschool-enrolment": ("percent", "pooled years"),
    "high-school-degree": ("percent", "pooled years"),
    "student-homelessness": ("people", "school year"),
    "student-homelessness-share": ("percent", "school year"),
    "homeless-count": ("people", "year"),
    "employment": ("percent", "year"),
    "employment-by-group": ("percent", "pooled years"),
    "digital-access": ("percent", "year"),
    "digital-access-by-group": ("percent", "pooled years"),
    "household-income-20": ("dollars", "year"),
    "low-birth-weight": ("percent", "year"),
    "teen-births": ("per 1000", "year"),
    "unemployment": ("percent", "year"),
    "unemployment-monthly": ("percent", "month"),
    "graduation": ("percent", "school year"),
    "academic-performance-index": ("index", "year"),
}
PLACES = {
    "pasadena": ("0656000", ("Pasadena city",)),
    "los-angeles-county": ("06037", ("Los Angeles County",)),
    "california": ("06", ()),
    "pasadena-unified": ("19648810000000", ()),
    "pasadena-coc": ("CA-607", ()),
}
GROUPS = [
    "all",
    "black",
    "hispanic",
    "white",
    "asian",
    "filipino",
    "american-indian",
    "pacific-islander",
    "two-or-more",
    "black-non-hispanic",
    "white-non-hispanic",
    "other-races",
    "income-under-50k",
    "income-50k-or-more",
    "female",
    "male",
    "with-disability",
    "without-disability",
    "socioeconomically-disadvantaged",
    "english-learners",
    "students-with-disabilities",
    "unsheltered",
    "veterans",
]
SOURCES = [
    "hud-pit",
    "urban-homelessness",
    "urban-preschool",
    "urban-education",
    "urban-employment",
    "urban-employment-5yr",
    "urban-income",
    "urban-digital",
    "urban-digital-5yr",
    "urban-low-birth-weight",
    "cde-api",
    "nchs-teen-births",
    "usda-unemployment",
    "bls-unemployment-monthly",
    "survey",
]


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The indicators, places, groups and sources that the recipes speak of."""
    return Framework(
        languages=("en", "es"),
        indicators={name: KnownIndicator(name, *about) for name, about in INDICATORS.items()},
        places={name: KnownPlace(name, name, code, aliases) for name, (code, aliases) in PLACES.items()},
        groups={name: KnownGroup(name, name, "any", ()) for name in GROUPS},
        measures={"families-served": KnownIndicator("families-served", "people", "school year")},
        ids={"source": frozenset(SOURCES)},
    )


@pytest.fixture(scope="session")
def recipes(project_root: Path) -> Path:
    """The folder of recipes."""
    return project_root / "data" / "recipes"


@pytest.fixture(scope="session")
def description(project_root: Path) -> Path:
    """The description of the workbook."""
    return project_root / "data" / "workbook.yaml"


@pytest.fixture(scope="session")
def read(framework: Framework, recipes: Path, description: Path) -> Read:
    """Read a file against the small framework, or another."""

    def read_file(path: Path, known: Framework = framework, recipe: str | None = None, **answered: Any) -> Reading:
        return loaders.read(path, known, recipes=recipes, workbook=description, recipe=recipe, **answered)

    return read_file


@pytest.fixture
def read_by(framework: Framework, description: Path, tmp_path: Path) -> Read:
    """Read a file by one edition of a recipe that stands in the test, the inside of a YAML mapping."""

    def read_file(path: Path, edition: str, known: Framework = framework, **answered: Any) -> Reading:
        folder = tmp_path / "made"
        folder.mkdir(exist_ok=True)
        head = "id: made\ntitle: Made\npublisher: P\neditions:\n"
        (folder / "made.yaml").write_text(f"{head}  - {{id: one, {edition}}}\n", "utf-8")
        return loaders.read(path, known, recipes=folder, workbook=description, **answered)

    return read_file


@pytest.fixture
def write_workbook(tmp_path: Path) -> Callable[[Mapping[str, Rows]], Path]:
    """Write sheets of rows as an xlsx file."""

    def written(sheets: Mapping[str, Rows], name: str = "workbook.xlsx") -> Path:
        return write(tmp_path / name, sheets)

    return written


def write(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write sheets of rows as a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def write_observations(write_workbook: Callable[..., Path]) -> Callable[..., Path]:
    """Write rows below the headers of the Observations sheet; a short row is filled up with empty cells."""

    def write(*rows: Sequence[object]) -> Path:
        return write_workbook({"Observations": [OBSERVATIONS, *rows]})

    return write


@pytest.fixture
def write_text(tmp_path: Path) -> Callable[[str, Rows], Path]:
    """Write rows as a CSV file."""

    def write(name: str, rows: Rows) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        return path

    return write
