"""The workbook's figures are the cells of the publishers' own files, picked by address.

A text file has addresses too: its columns are A, B, C ... and its header is row 1.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

Row = dict[str, object]
HUD = "hud_2007-2018-PIT-Counts-by-CoC.xlsx"
CITY, COUNTY = "ui_mobility/pasadena_city__", "ui_mobility/los_angeles_county__"
API = "cde_api_growth/{}-growth-api__pusd_la.csv"
TEENS = "nchs_teen_births_california_counties_2003_2015.csv"
JOBLESS = "usda_unemployment_us_ca_la_2007_2018_wide.csv"
EXAMS = "cde_sat_act_ap/{}__pusd_la.csv"
MONTHLY = "la_county_unemployment_monthly/edition_{}.csv"

COUNTS = [
    ("2007!C57", "all|2007", 969),
    ("2011!C56", "all|2011", 1216),
    ("2016!C58", "all|2016", 530),
    ("2018!D58", "all|2018", 677),
    ("2016!H58", "unsheltered|2016", 352),
    ("2013!AM54", "veterans|2013", 61),
]

# file, cell, the figure's key, its column, what the workbook multiplies by (fractions are kept as percent)
CELLS = [
    (CITY + "homelessness_2014-2018_city.csv", "D2", "student-homelessness|pasadena|all|2014-15", "Value", 1),
    (CITY + "homelessness_2014-2018_city.csv", "G6", "student-homelessness-share|pasadena|all|2018-19", "Value", 100),
    (CITY + "homelessness_2019-2022_city.csv", "D2", "student-homelessness|pasadena|all|2022-23", "Value", 1),
    (
        CITY + "homelessness_2019-2022_subgroups_city.csv",
        "H14",
        "student-homelessness|pasadena|hispanic|2020-21",
        "Upper",
        1,
    ),
    (
        CITY + "homelessness_2019-2022_subgroups_city.csv",
        "F6",
        "student-homelessness|pasadena|white-non-hispanic|2022-23",
        "Value",
        1,
    ),
    (
        CITY + "metrics_preschool_place_all_longitudinal_all.csv",
        "D6",
        "preschool-enrolment|pasadena|all|2019-2023",
        "Value",
        100,
    ),
    (
        CITY + "metrics_preschool_place_all_longitudinal_all.csv",
        "E2",
        "preschool-enrolment|pasadena|all|2010-2014",
        "Lower",
        100,
    ),
    (
        CITY + "metrics_preschool_place_income_longitudinal.csv",
        "F4",
        "preschool-enrolment|pasadena|income-under-50k|2010-2014",
        "Value",
        100,
    ),
    (
        CITY + "metrics_preschool_place_race-ethnicity_longitudinal.csv",
        "H24",
        "preschool-enrolment|pasadena|hispanic|2019-2023",
        "Upper",
        100,
    ),
    (
        CITY + "metrics_college_place_gender_longitudinal.csv",
        "F13",
        "high-school-degree|pasadena|male|2017-2021",
        "Value",
        100,
    ),
    (CITY + "metrics_employment_place_all_longitudinal.csv", "D9", "employment|pasadena|all|2022", "Value", 100),
    (
        CITY + "metrics_employment_place_disability_longitudinal.csv",
        "F15",
        "employment-by-group|pasadena|with-disability|2019-2023",
        "Value",
        100,
    ),
    (CITY + "metrics_income_place_all_longitudinal.csv", "D6", "household-income-20|pasadena|all|2018", "Value", 1),
    (CITY + "metrics_income_place_all_longitudinal.csv", "N10", "household-income-80|pasadena|all|2023", "Upper", 1),
    (CITY + "digital_access_city_all.csv", "D4", "digital-access|pasadena|all|2021", "Value", 100),
    (
        CITY + "digital_access_city_subgroup_all.csv",
        "F4",
        "digital-access-by-group|pasadena|black|2014-2018",
        "Value",
        100,
    ),
    (
        COUNTY + "rate_low_birth_weight_metric_all_county.csv",
        "D9",
        "low-birth-weight|los-angeles-county|all|2023",
        "Value",
        100,
    ),
    (TEENS, "G248", "teen-births|los-angeles-county|all|2015", "Value", 1),
    (TEENS, "I236", "teen-births|los-angeles-county|all|2003", "Upper", 1),
    (JOBLESS, "V4", "unemployment|los-angeles-county|all|2010", "Value", 1),
    (
        "pusd_enrollment_2015_2019__all_ca_districts.csv",
        "D2804",
        "enrolment|pasadena-unified|all|2018-19",
        "Value",
        1,
    ),
    (API.format(2003), "I57", "academic-performance-index|pasadena-unified|all|2003", "Value", 1),
    (API.format(2013), "L87", "academic-performance-index|pasadena-unified|all|2013", "Value", 1),
    # The 2004 file names two columns WH_API04; the first is 2004, the second is the base of 2003.
    (API.format(2004), "BJ57", "academic-performance-index|pasadena-unified|white|2004", "Value", 1),
    (API.format(2010), "CF56", "academic-performance-index|pasadena-unified|english-learners|2010", "Value", 1),
    (API.format(2006), "L2", "academic-performance-index|california|all|2006", "Value", 1),
    (EXAMS.format("sat15"), "L43", "sat-1500|pasadena-unified|all|2014-15", "Value", 1),
    (EXAMS.format("sat16"), "G3", "sat-1500|los-angeles-county|all|2015-16", "Denominator", 1),
    (EXAMS.format("sat17"), "T43", "sat-benchmark|pasadena-unified|all|2016-17", "Value", 1),
    (EXAMS.format("sat17"), "S2", "sat-benchmark|california|all|2016-17", "Numerator", 1),
    (EXAMS.format("act15"), "M38", "act-21-or-more|pasadena-unified|all|2014-15", "Value", 1),
    (EXAMS.format("act15"), "M62", "act-21-or-more|california|all|2014-15", "Value", 1),
    (EXAMS.format("act17"), "O43", "act-21-or-more|pasadena-unified|all|2016-17", "Numerator", 1),
    (EXAMS.format("ap15"), "H54", "ap-test-takers|pasadena-unified|all|2014-15", "Value", 1),
    (EXAMS.format("ap17"), "K43", "ap-test-takers|pasadena-unified|all|2016-17", "Value", 1),
]


@pytest.fixture(scope="session")
def pasadena(shared_data: Path) -> Path:
    """The publishers' files about Pasadena."""
    return shared_data / "pasadena"


def table(path: Path) -> list[list[str]]:
    """Return every line of a text file."""
    with path.open(newline="", encoding="utf-8-sig") as lines:
        return list(csv.reader(lines))


def cell(path: Path, address: str) -> float:
    """Return the number at an address such as D6 of a text file."""
    column, row = coordinate_from_string(address)
    return float(table(path)[row - 1][column_index_from_string(column) - 1].replace(",", ""))


@pytest.mark.parametrize(("address", "key", "expected"), COUNTS)
def test_homeless_counts_are_the_cells_of_the_federal_workbook(
    pasadena: Path, figure: Callable[[str], Row], address: str, key: str, expected: int
) -> None:
    sheet, at = address.split("!")
    workbook = load_workbook(pasadena / HUD, read_only=True)
    original = workbook[sheet][at].value
    workbook.close()
    assert original == figure(f"homeless-count|pasadena-coc|{key}")["Value"] == expected


@pytest.mark.parametrize(("file", "address", "key", "column", "factor"), CELLS)
def test_figures_are_the_cells_of_the_text_files(
    pasadena: Path, figure: Callable[[str], Row], file: str, address: str, key: str, column: str, factor: int
) -> None:
    # Ten significant digits are kept: the rest is binary noise.
    assert figure(key)[column] == pytest.approx(cell(pasadena / file, address) * factor, rel=1e-9)


def test_every_reported_figure_but_the_targets_is_there(pasadena: Path, workplan: dict[str, list[Row]]) -> None:
    header, *lines = table(pasadena / "reported_figures.csv")
    reported = [dict(zip(header, line, strict=True)) for line in lines]
    given = sorted(float(row["value"]) for row in reported if "target" not in row["indicator"])
    addresses = {row["address"].removeprefix("eddata/") for row in reported}
    sources = {row["Id"] for row in workplan["Sources"] if _address(row) in addresses or row["Id"] == "ed-data"}
    valued = [row for row in workplan["Observations"] if row["Value"] is not None]
    kept = sorted(float(str(row["Value"])) for row in valued if row["Source"] in sources)
    assert kept == given


def _address(source: Row) -> str:
    return str(source["Address"]).removeprefix("https://")


def test_the_district_s_own_targets_are_the_reported_ones(pasadena: Path, workplan: dict[str, list[Row]]) -> None:
    header, *lines = table(pasadena / "reported_figures.csv")
    reported = [dict(zip(header, line, strict=True)) for line in lines]
    given = {(row["period"], float(row["value"])) for row in reported if "target" in row["indicator"]}
    real = {(row["Period"], float(str(row["Value"]))) for row in workplan["Targets"] if row["Sample"] == "no"}
    assert real == given


def test_courses_for_university_are_the_sum_of_the_district_s_schools(
    pasadena: Path, figure: Callable[[str], Row]
) -> None:
    for file, period in (("gradaf15", "2014-15"), ("gradaf16", "2015-16")):
        workbook = load_workbook(pasadena / f"cde_uc_csu_ag/{file}__la_county.xlsx", read_only=True)
        rows = [row for row in workbook.worksheets[0].iter_rows(values_only=True) if row[2] == "Pasadena Unified"]
        workbook.close()
        assert figure(f"a-g-completion|pasadena-unified|all|{period}")["Value"] == sum(int(str(r[13])) for r in rows)


@pytest.mark.parametrize(("edition", "months"), [("2023_11", 406), ("2025_01", 419)])
def test_both_editions_of_the_monthly_unemployment_are_whole(
    pasadena: Path,
    first_edition: dict[str, list[Row]],
    second_edition: dict[str, list[Row]],
    edition: str,
    months: int,
) -> None:
    rows = {"2023_11": first_edition, "2025_01": second_edition}[edition]["Observations"]
    kept = {row["Period"]: row["Value"] for row in rows}
    published = {line[0][:7]: float(line[1]) for line in table(pasadena / MONTHLY.format(edition))[1:]}
    assert kept == published
    assert len(kept) == months
