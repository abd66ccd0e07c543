"""Enrollment: census day, the whole year, school by school, and a table that others made of districts."""

from collections.abc import Callable
from pathlib import Path

from indicators.reading import ProblemKind, Reading
from tests.loaders.recipes.department import figures, framework, problems, reasons, write_tabs

Read = Callable[..., Reading]
Write = Callable[..., Path]
HEADER = [
    "AcademicYear",
    "AggregateLevel",
    "CountyCode",
    "DistrictCode",
    "SchoolCode",
    "CountyName",
    "DistrictName",
    "SchoolName",
    "Charter",
    "ReportingCategory",
]
PASADENA = ["19", "64881", "", "Los Angeles", "Pasadena Unified", ""]


def test_the_census_day_is_read_for_all_schools_and_all_grades(tmp_path: Path, read: Read) -> None:
    rows = [
        [*HEADER, "TOTAL_ENR", "GR_TK", "GR_KN"],
        ["2023-24", "D", *PASADENA, "ALL", "TA", "15000", "400", "1000"],
        ["2023-24", "D", *PASADENA, "Y", "TA", "1500", "40", "100"],
        ["2023-24", "D", *PASADENA, "ALL", "RE_B", "1400", "40", "100"],
        ["2023-24", "D", *PASADENA, "ALL", "SG_DS", "2000", "", "100"],
        ["2023-24", "D", *PASADENA, "ALL", "SG_SD", "9000", "*", "100"],
        ["2023-24", "D", *PASADENA, "ALL", "GN_X", "*", "*", "*"],
        ["2023-24", "C", "19", "", "", "Los Angeles", "", "", "ALL", "RE_H", "*", "*", "*"],
    ]
    reading = read(write_tabs(tmp_path / "cdenroll2324-v2.txt", rows), framework())
    assert reading.recipe == "cde-enrolment/census-day"
    assert figures(reading) == [
        ("enrolment", "pasadena-unified", "all", "2023-24", 15000.0, ""),
        ("enrolment", "pasadena-unified", "black", "2023-24", 1400.0, ""),
        ("enrolment", "pasadena-unified", "students-with-disabilities", "2023-24", 2000.0, ""),
        ("enrolment", "pasadena-unified", "socioeconomically-disadvantaged", "2023-24", 9000.0, ""),
        ("enrolment", "los-angeles-county", "hispanic", "2023-24", None, "suppressed at source"),
    ]
    assert reasons(reading) == {
        "charter schools alone, or the others alone; the rows with All count everyone": 3,
        "one grade alone: not asked for": 11,
        "a group of the framework": 1,
    }


def test_everyone_of_a_year_is_another_figure_than_the_census_day(tmp_path: Path, read: Read) -> None:
    rows = [[*HEADER, "CumulativeEnrollment"], ["2022-23", "D", *PASADENA, "All", "TA", "16000"]]
    reading = read(write_tabs(tmp_path / "cenroll2223.txt", rows), framework())
    assert reading.recipe == "cde-enrolment/cumulative"
    assert figures(reading) == []
    assert [problem.found for problem in problems(reading, ProblemKind.OUTSIDE)] == [
        "the indicators cumulative-enrolment"
    ]


def test_rows_of_one_school_one_race_and_one_gender_are_added_up_by_nobody(tmp_path: Path, read: Read) -> None:
    header = [
        "ACADEMIC_YEAR",
        "CDS_CODE",
        "COUNTY",
        "DISTRICT",
        "SCHOOL",
        "ETHNIC",
        "GENDER",
        "KDGN",
        "GR_1",
        "ENR_TOTAL",
        "ADULT",
    ]
    rows = [
        ["2015-16", "19648811931062", "Los Angeles", "Pasadena Unified", "Blair High", "5", "F", "0", "0", "200", "0"],
        [
            "2015-16",
            "19648810000000",
            "Los Angeles",
            "Pasadena Unified",
            "District Office",
            "5",
            "F",
            "0",
            "0",
            "9",
            "0",
        ],
    ]
    reading = read(write_tabs(tmp_path / "enr1516.txt", [header, *rows]), framework(blair="19648811931062"))
    assert reading.recipe == "cde-enrolment/schools"
    assert (figures(reading), reading.outside, reading.rejected) == ([], 8, 0)


def test_districts_that_share_a_name_are_told_apart_by_their_federal_code(write_text: Write, read: Read) -> None:
    rows = [
        ["", "District", "year", "ENR_TOTAL", "Percent Change", "NCESDist"],
        ["32224", "Pasadena Unified", "2015", "18377", "", "0629940"],
        # A code that lost its zero is the same code.
        ["52105", "Pasadena Unified", "2016", "18300", "-0.41900201338629806", "629940"],
        ["1", "Pasadena Unified", "2016", "5", "", "4834320"],
    ]
    reading = read(write_text("enrollment.csv", rows), framework())
    assert figures(reading) == [
        ("enrolment", "pasadena-unified", "all", "2015-16", 18377.0, ""),
        ("enrolment", "pasadena-unified", "all", "2016-17", 18300.0, ""),
    ]
    assert reading.figures["source"].unique().tolist() == ["enrolment-2015-2019"]


def test_the_table_of_all_districts_gives_the_five_years_of_this_one(shared_data: Path, read: Read) -> None:
    path = shared_data / "pasadena" / "pusd_enrollment_2015_2019__all_ca_districts.csv"
    assert [entry[4] for entry in figures(read(path, framework()))] == [18377, 18300, 18062, 17588, 17266]
