"""Any frame of observations, written in each layout that is supported, comes back cell for cell."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.reading import Framework, Reading
from tests.loaders.recipes.told import balanced, flags, values

Read = Callable[..., Reading]
Key = tuple[str, str, str, str]
# A number as it is written, a mark, or nothing.
Frame = dict[Key, str]
Row = Sequence[str]

INDICATORS = {"score": "Test score", "depth": "Depth of the lake"}
PLACES = {"pasadena": "Pasadena", "county": "Los Angeles County", "site": "whole site"}
GROUPED = {"all": "All", "female": "Female", "black": "Black"}
YEARS = [str(year) for year in range(2009, 2021)]
MARKS = {"NA": "not available", "*": "suppressed at source", "S": "suppressed at source"}
COMMON = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])

numbers = st.decimals(min_value=0, max_value=99999, places=3).map(lambda number: format(number.normalize(), "f"))
percentages = st.decimals(min_value=0, max_value=100, places=2).map(lambda number: format(number.normalize(), "f"))


def frames(
    numbers: st.SearchStrategy[str],
    *,
    indicators: Iterable[str] = INDICATORS,
    places: Iterable[str] = PLACES,
    groups: Iterable[str] = GROUPED,
) -> st.SearchStrategy[Frame]:
    """Return frames of up to twenty observations: a number, a mark or nothing for each key."""
    key = st.tuples(*(st.sampled_from(sorted(part)) for part in (indicators, places, groups, YEARS)))
    cell = st.one_of(numbers, st.sampled_from([*MARKS, ""]))
    return st.dictionaries(key, cell, min_size=1, max_size=20).filter(lambda frame: any(frame.values()))


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    indicators = {**{one: ("index", "year", title) for one, title in INDICATORS.items()}}
    return community(
        {**indicators, "share": ("percent", "year", "Share of graduates"), "goal": ("index", "year", "1-2-1")},
        {one: (name, "area") for one, name in PLACES.items()},
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layouts")


def agrees(reading: Reading, frame: Frame) -> bool:
    """Say whether a reading holds each number and each mark of a frame, and nothing else."""
    assert reading.problems == () or reading.rejected == reading.outside == 0, reading.problems
    assert balanced(reading)
    assert reading.cells == sum(1 for cell in frame.values() if cell)
    numbers = {key: None if cell in MARKS else float(cell) for key, cell in frame.items() if cell}
    assert flags(reading) == {key: MARKS[cell] for key, cell in frame.items() if cell in MARKS}
    told = values(reading)
    assert told.keys() == numbers.keys()
    return told == pytest.approx(numbers)


def tidy(frame: Frame) -> list[Row]:
    """Return a row a figure."""
    rows = [
        (INDICATORS[indicator], PLACES[place], GROUPED[group], period, cell)
        for (indicator, place, group, period), cell in frame.items()
    ]
    return [("Indicator", "Place", "Group", "Year", "Value"), *rows]


def by_year(frame: Frame) -> list[Row]:
    """Return a row per indicator, place and group, a column per year."""
    years = sorted({period for *_, period in frame})
    rows = [
        (INDICATORS[one], PLACES[two], GROUPED[three], *(frame.get((one, two, three, year), "") for year in years))
        for one, two, three in dict.fromkeys((one, two, three) for one, two, three, _ in frame)
    ]
    return [("Indicator", "Place", "Group", *years), *rows]


def by_group(frame: Frame) -> list[Row]:
    """Return a row per indicator, place and year, a column per group."""
    rows = [
        (INDICATORS[one], PLACES[two], year, *(frame.get((one, two, group, year), "") for group in GROUPED))
        for one, two, year in dict.fromkeys((one, two, year) for one, two, _, year in frame)
    ]
    return [("Indicator", "Place", "Year", *GROUPED.values()), *rows]


def text_of(rows: Iterable[Row], delimiter: str = ",") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


def as_csv(path: Path, rows: list[Row]) -> Path:
    path = path.with_suffix(".csv")
    path.write_text(text_of(rows), "utf-8")
    return path


def as_tsv(path: Path, rows: list[Row]) -> Path:
    path = path.with_suffix(".tsv")
    path.write_text(text_of(rows, "\t"), "utf-16")
    return path


def as_zip(path: Path, rows: list[Row]) -> Path:
    path = path.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inside.csv", text_of(rows))
    return path


def as_xlsx(path: Path, rows: list[Row]) -> Path:
    return workbook(path, {"Sheet1": rows})


def workbook(path: Path, sheets: dict[str, list[Row]]) -> Path:
    """Write sheets of which cells that look like numbers are numbers, as a person would type them."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([float(cell) if cell[:1].isdigit() else cell for cell in row])
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


@pytest.mark.parametrize("write", [as_csv, as_tsv, as_zip, as_xlsx])
@COMMON
@given(frame=frames(numbers))
def test_a_row_a_figure_comes_back(
    read: Read, known: Framework, folder: Path, write: Callable[[Path, list[Row]], Path], frame: Frame
) -> None:
    assert agrees(read(write(folder / "tidy", tidy(frame)), known), frame)


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@COMMON
@given(frame=frames(numbers))
def test_years_as_columns_come_back(
    read: Read, known: Framework, folder: Path, write: Callable[[Path, list[Row]], Path], frame: Frame
) -> None:
    assert agrees(read(write(folder / "years", by_year(frame)), known), frame)


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@COMMON
@given(frame=frames(numbers))
def test_groups_as_columns_come_back(
    read: Read, known: Framework, folder: Path, write: Callable[[Path, list[Row]], Path], frame: Frame
) -> None:
    assert agrees(read(write(folder / "groups", by_group(frame)), known), frame)


@COMMON
@given(frame=frames(numbers))
def test_one_sheet_a_year_comes_back(read: Read, known: Framework, folder: Path, frame: Frame) -> None:
    sheets: dict[str, list[Row]] = {}
    for (indicator, place, group, period), cell in frame.items():
        rows = sheets.setdefault(period, [("Indicator", "Place", "Group", "Value")])
        rows.append((INDICATORS[indicator], PLACES[place], GROUPED[group], cell))
    assert agrees(read(workbook(folder / "sheets", sheets), known), frame)


@COMMON
@given(frame=frames(percentages, indicators=["share"]))
def test_an_export_of_kids_count_comes_back(read: Read, known: Framework, folder: Path, frame: Frame) -> None:
    rows = [
        (PLACES[place], GROUPED[group], period, "Percent", cell if cell in {*MARKS, ""} else str(Decimal(cell) / 100))
        for (_, place, group, period), cell in frame.items()
    ]
    path = as_csv(folder / "Share of graduates", [("Location", "Race", "TimeFrame", "DataFormat", "Data"), *rows])
    assert agrees(read(path, known), frame)


@COMMON
@given(frame=frames(numbers, indicators=["goal"], places=["site"], groups=["all", "female"]))
def test_an_open_sdg_indicator_comes_back(read: Read, known: Framework, folder: Path, frame: Frame) -> None:
    plain = {key: "" if cell in MARKS else cell for key, cell in frame.items()}
    rows = [
        (period, "" if group == "all" else GROUPED[group], "Normal value", cell)
        for (_, _, group, period), cell in plain.items()
    ]
    path = as_csv(folder / "indicator_1-2-1", [("Year", "Sex", "Observation status", "Value"), *rows])
    assert agrees(read(path, known), plain)
