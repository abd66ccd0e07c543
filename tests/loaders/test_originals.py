"""The publishers' own files: figures picked by their address in the original, and every cell counted once.

The originals are opened here with other means than the loaders' own (openpyxl and the csv module).
"""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest

from indicators.reading import ProblemKind, Reading

Read = Callable[..., Reading]
Grid = list[list[str]]


@pytest.fixture(scope="module")
def pasadena(shared_data: Path) -> Path:
    """The publishers' files about the sample's community."""
    return shared_data / "pasadena"


@pytest.fixture(scope="module")
def hud(pasadena: Path, read: Read) -> Reading:
    """The whole workbook of point-in-time counts."""
    return read(pasadena / "hud_2007-2018-PIT-Counts-by-CoC.xlsx")


@pytest.fixture(scope="module")
def long_file(pasadena: Path) -> Path:
    """All mobility metrics under each other."""
    return pasadena / "ui_mobility_pasadena_la_long.csv"


def grid(path: Path) -> Grid:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


def counted(reading: Reading) -> int:
    return len(reading.figures) + reading.rejected + reading.outside


def filled(rows: Iterable[list[str]], columns: Iterable[int]) -> int:
    return sum(1 for row in rows for column in columns if row[column].strip())


def at(reading: Reading, row: int, column: int) -> dict[str, object]:
    """The one figure that came from a cell of a text file."""
    found = reading.figures[(reading.figures["row"] == row) & (reading.figures["column"] == column)]
    (figure,) = found.to_dict("records")
    return {str(name): value for name, value in figure.items()}


# Address in the original, and what the issue of the count says about Pasadena (CA-607).
PIT = [("2007", "C57", 969), ("2011", "C56", 1216), ("2016", "C58", 530), ("2018", "D58", 677), ("2018", "I58", 462)]


@pytest.mark.parametrize(("sheet", "cell", "count"), PIT)
def test_a_point_in_time_count_is_the_cell_of_its_address(
    pasadena: Path, hud: Reading, sheet: str, cell: str, count: int
) -> None:
    book = openpyxl.load_workbook(pasadena / "hud_2007-2018-PIT-Counts-by-CoC.xlsx", read_only=True)
    original = book[sheet][cell]
    assert original.value == count
    figures = hud.figures[hud.figures["sheet"] == hud.sheets.index(sheet)]
    (figure,) = figures[(figures["row"] == original.row) & (figures["column"] == original.column)].to_dict("records")
    assert (figure["value"], figure["period"], figure["place"]) == (float(count), sheet, "pasadena-coc")
    book.close()


def test_every_cell_of_the_point_in_time_counts_is_counted_once(pasadena: Path, hud: Reading) -> None:
    book = openpyxl.load_workbook(pasadena / "hud_2007-2018-PIT-Counts-by-CoC.xlsx", read_only=True)
    cells = 0
    for sheet in book.worksheets[:12]:
        header, *rows = sheet.iter_rows(values_only=True)
        figures = [number for number, name in enumerate(header) if str(name).endswith(f", {sheet.title}")]
        cells += sum(1 for row in rows for number in figures if number < len(row) and row[number] is not None)
    book.close()
    assert counted(hud) == cells
    # 12 years of all and unsheltered; veterans are counted from 2011 on: 8 years.
    assert (len(hud.figures), hud.rejected) == (32, 0)
    assert sum(one.cells for one in hud.problems if one.kind is ProblemKind.OUTSIDE) == hud.outside


def test_preschool_enrolment_keeps_its_bounds_and_its_doubt(pasadena: Path, read: Read) -> None:
    path = pasadena / "ui_mobility" / "pasadena_city__metrics_preschool_place_all_longitudinal_all.csv"
    figure = at(read(path), 2, 4)
    assert grid(path)[1][3:] == ["0.5970110697383424", "0.4909110622607408", "0.703111077215944", "3"]
    assert figure["value"] == pytest.approx(59.70110697, abs=1e-8)
    assert figure["lower"] == pytest.approx(49.09110623, abs=1e-8)
    assert figure["upper"] == pytest.approx(70.31110772, abs=1e-8)
    assert (figure["period"], figure["flags"]) == ("2010-2014", "low reliability")


MOBILITY = [
    ("pasadena_city__homelessness_2014-2018_city.csv", 2, 4, ("student-homelessness", "all", "2014-15", 946.0)),
    (
        "pasadena_city__homelessness_2019-2022_subgroups_city.csv",
        4,
        6,
        ("student-homelessness", "hispanic", "2022-23", 382.0),
    ),
    (
        "pasadena_city__metrics_employment_place_all_longitudinal.csv",
        2,
        4,
        ("employment", "all", "2014", 81.8972827744243),
    ),
    (
        "pasadena_city__metrics_employment_place_gender_longitudinal.csv",
        3,
        6,
        ("employment-by-group", "female", "2010-2014", 75.03365114504474),
    ),
    (
        "pasadena_city__metrics_income_place_all_longitudinal.csv",
        2,
        4,
        ("household-income-20", "all", "2014", 26924.9475),
    ),
    (
        "los_angeles_county__rate_low_birth_weight_metric_all_county.csv",
        2,
        4,
        ("low-birth-weight", "all", "2016", 7.142741057353204),
    ),
    ("pasadena_city__digital_access_city_all.csv", 2, 4, ("digital-access", "all", "2018", 83.01650917380593)),
]


@pytest.mark.parametrize(("name", "row", "column", "expected"), MOBILITY)
def test_a_mobility_metric_is_the_cell_of_its_address(
    pasadena: Path, read: Read, name: str, row: int, column: int, expected: tuple[str, str, str, float]
) -> None:
    path = pasadena / "ui_mobility" / name
    figure = at(read(path), row, column)
    *labels, value = expected
    assert [figure["indicator"], figure["group"], figure["period"]] == labels
    assert figure["value"] == pytest.approx(value, rel=1e-12)
    scale = 1 if figure["indicator"] in {"student-homelessness", "household-income-20"} else 100
    assert float(grid(path)[row - 1][column - 1]) * scale == pytest.approx(value, rel=1e-12)


def test_every_cell_of_every_mobility_file_is_counted_once(pasadena: Path, read: Read) -> None:
    labels = {"year", "state", "place", "county", "state_name", "place_name", "subgroup_type", "subgroup"}
    for path in sorted((pasadena / "ui_mobility").glob("*.csv")):
        header, *rows = grid(path)
        values = [
            number
            for number, name in enumerate(header)
            if name not in labels and not name.endswith(("_lb", "_ub", "_quality"))
        ]
        assert counted(read(path)) == filled(rows, values), path.name


def conflicts(rows: Grid) -> dict[tuple[str, ...], set[int]]:
    """The rows (1-based) of each key of the long file that stands with different values, worked out the plain way."""
    said: dict[tuple[str, ...], dict[int, str]] = {}
    for number, row in enumerate(rows, start=2):
        geography, year, name, kind, group, value = row[:6]
        if kind != "all" and group == "All":
            continue  # left out by the recipe: the total of another universe
        kind = {"race_ethnicity": "race-ethnicity", "race-ethncity": "race-ethnicity"}.get(kind, kind)
        said.setdefault((geography, year, name, kind, group), {})[number] = value
    return {key: set(values) for key, values in said.items() if not same(list(values.values()))}


def same(values: list[str]) -> bool:
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        return len(set(values)) == 1
    return all(number == pytest.approx(numbers[0], rel=1e-9, abs=0) for number in numbers)


def test_keys_of_the_long_file_that_conflict_are_all_rejected_and_named(long_file: Path, read: Read) -> None:
    reading, rows = read(long_file), grid(long_file)[1:]
    torn = conflicts(rows)
    lost = {row for found in torn.values() for row in found}
    # 67 keys, 178 cells; one more pair differs in its upper bound alone (68007 and 68005).
    assert (len(torn), len(lost), reading.rejected) == (67, 178, 180)
    assert lost.isdisjoint(reading.figures["row"])
    named = [one for one in reading.problems if one.kind is ProblemKind.REJECTED]
    assert len(named) == 68
    assert sum(one.cells for one in named) == 180
    assert counted(reading) == filled(rows, [5]) == 1616


def test_what_the_long_file_holds_once_is_read_with_the_survey_that_it_is_of(long_file: Path, read: Read) -> None:
    figures = read(long_file).figures
    of_city = figures[figures["place"] == "pasadena"]
    one_year = of_city[of_city["indicator"] == "employment"]
    assert one_year["period"].tolist() == ["2015", "2017", "2019", "2022"]  # the other years conflict
    five_year = of_city[of_city["indicator"] == "employment-by-group"]
    assert set(five_year["period"]) == {"2010-2014", "2012-2016", "2014-2018", "2017-2021", "2019-2023"}
    assert "all" not in set(five_year["group"])


API_FILES = [f"{year}-growth-api__pusd_la.csv" for year in range(2000, 2014)]


@pytest.mark.parametrize("name", API_FILES)
def test_the_performance_index_is_that_of_the_district_and_the_state(pasadena: Path, read: Read, name: str) -> None:
    path, year = pasadena / "cde_api_growth" / name, name[:4]
    header, *rows = grid(path)
    reading = read(path)
    column = header.index(f"API{year[2:]}")
    held = {"19648810000000": "pasadena-unified", "00000000000000": "california"}
    wanted = {held[row[0]]: float(row[column]) for row in rows if row[0] == "19648810000000" and row[column]}
    everyone = reading.figures[(reading.figures["group"] == "all") & (reading.figures["place"] == "pasadena-unified")]
    assert dict(zip(everyone["place"], everyone["value"], strict=True)) == wanted
    assert set(reading.figures["period"]) <= {year}
    assert bool(wanted) == (int(year) >= 2003)
    assert reading.rejected == 0


def test_the_index_of_2013_by_address(pasadena: Path, read: Read) -> None:
    path = pasadena / "cde_api_growth" / "2013-growth-api__pusd_la.csv"
    assert grid(path)[86][:1] + grid(path)[86][11:12] == ["19648810000000", "751"]
    assert at(read(path), 87, 12)["value"] == 751.0


def test_the_header_that_stands_twice_in_2004_is_decided_by_the_growth_beside_it(pasadena: Path) -> None:
    header, *rows = grid(pasadena / "cde_api_growth" / "2004-growth-api__pusd_la.csv")
    first, second = (number for number, name in enumerate(header) if name == "WH_API04")
    growth = header.index("WH_GROW")
    whole = [row for row in rows if row[first] and row[second] and row[growth]]
    assert len(whole) == 85
    assert all(int(row[first]) - int(row[second]) == int(row[growth]) for row in whole)


def test_two_editions_of_the_monthly_series_differ_in_23_months(pasadena: Path, read: Read) -> None:
    folder = pasadena / "la_county_unemployment_monthly"
    old = read(folder / "edition_2023_11.csv").figures.set_index("period")["value"]
    new = read(folder / "edition_2025_01.csv").figures.set_index("period")["value"]
    assert (len(old), len(new)) == (406, 419)
    assert int((old != new[old.index]).sum()) == 23
    assert (old["2023-08"], new["2023-08"]) == (5.8, 5.6)


def test_a_modelled_rate_is_taken_without_the_counts_beside_it(pasadena: Path, read: Read) -> None:
    reading = read(pasadena / "usda_unemployment_us_ca_la_2007_2018_wide.csv")
    figure = at(reading, 4, 10)
    assert (figure["place"], figure["period"], figure["value"]) == ("los-angeles-county", "2007", 5.1)
    assert reading.figures[["numerator", "denominator"]].isna().all(axis=None)
    assert (len(reading.figures), reading.rejected) == (24, 0)


def test_teen_births_are_read_for_the_county_and_the_others_are_counted(pasadena: Path, read: Read) -> None:
    path = pasadena / "nchs_teen_births_california_counties_2003_2015.csv"
    reading = read(path)
    assert at(reading, 236, 7)["value"] == 41.283815
    assert (len(reading.figures), counted(reading)) == (13, 754)
