"""Chronic absenteeism and suspensions, in the published layouts with and without spaces in the headers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Reading
from tests.loaders.recipes.department import counts, figures, framework, reasons, write_tabs

Read = Callable[..., Reading]
ABSENT = ["ChronicAbsenteeismEligibleCumulativeEnrollment", "ChronicAbsenteeismCount", "ChronicAbsenteeismRate"]
SPACED = [
    "Academic Year",
    "Aggregate Level",
    "County Code",
    "District Code",
    "School Code",
    "County Name",
    "District Name",
    "School Name",
    "Charter School",
    "DASS",
    "Reporting Category",
]
CLOSED = [header.replace(" ", "") for header in SPACED]
PASADENA = ["19", "64881", "", "Los Angeles", "Pasadena Unified", ""]


@pytest.mark.parametrize("header", [SPACED, CLOSED])
def test_absenteeism_is_read_whatever_the_spaces_in_its_headers(tmp_path: Path, read: Read, header: list[str]) -> None:
    rows = [
        [*header, *ABSENT],
        # 300 of 1,200 are 25 percent.
        ["2022-23", "D", *PASADENA, "All", "All", "TA", "1200", "300", "25.0"],
        ["2022-23", "D", *PASADENA, "All", "All", "RB", "*", "*", "*"],
        ["2022-23", "D", *PASADENA, "All", "All", "GR912", "400", "100", "25.0"],
        ["2022-23", "D", *PASADENA, "All", "Yes", "TA", "20", "15", "75.0"],
        ["2022-23", "D", *PASADENA, "No ", "All", "TA", "1000", "250", "25.0"],
        ["2022-23", "T", "00", "", "", "", "", "", "All", "All", "SE", "500", "100", "20.0"],
        ["2019-20", "D", *PASADENA, "All", "All", "TA", "1200", "60", "5.0"],
        ["2022-23", "S", "19", "64881", "0000000", "", "", "District Office", "All", "All", "TA", "20", "1", "5.0"],
    ]
    reading = read(write_tabs(tmp_path / "chronicabsenteeism23.txt", rows), framework())
    assert reading.recipe == "cde-chronic-absenteeism/with-dass"
    assert figures(reading) == [
        ("chronic-absenteeism", "pasadena-unified", "all", "2022-23", 25.0, ""),
        ("chronic-absenteeism", "pasadena-unified", "black", "2022-23", None, "suppressed at source"),
        ("chronic-absenteeism", "california", "english-learners", "2022-23", 20.0, ""),
    ]
    assert counts(reading)[0] == (300, 1200)
    assert reasons(reading) == {
        "charter schools alone, or the others alone; the rows with All count everyone": 1,
        "schools with alternative status alone, or the others alone; the rows with All count everyone": 1,
        "students of a district's or county's office, who are not all of its students": 1,
        "the publisher calls the figures of 2019-20 not valid, because schools closed in the spring": 1,
        "a group of the framework": 1,
    }


def test_the_first_files_of_absenteeism_have_no_alternative_status(tmp_path: Path, read: Read) -> None:
    header = [name for name in CLOSED if name != "DASS"]
    row = ["2016-17", "C", "19", "", "", "Los Angeles", "", "", "All", "GF", "1000", "110", "11.0"]
    table = [[*header, "CumulativeEnrollment", *ABSENT[1:]], row]
    reading = read(write_tabs(tmp_path / "chronicabsenteeism17.txt", table), framework())
    assert reading.recipe == "cde-chronic-absenteeism/without-dass"
    assert figures(reading) == [("chronic-absenteeism", "los-angeles-county", "female", "2016-17", 11.0, "")]
    assert counts(reading) == [(110, 1000)]


SUSPENDED = [
    "Total Suspensions",
    "Unduplicated Count of Students Suspended (Total)",
    "Unduplicated Count of Students Suspended (Defiance-Only)",
    "Suspension Rate (Total)",
    "Suspension Count Violent Incident (Injury)",
    "Suspension Count Other Reasons",
]


@pytest.mark.parametrize("enrolled", ["CumulativeEnrollment", "Cumulative Enrollment"])
def test_each_suspended_student_counts_once(tmp_path: Path, read: Read, enrolled: str) -> None:
    header = [*CLOSED[:8], "CharterYN", "ReportingCategory", enrolled, *SUSPENDED]
    rows = [
        # 50 of 1,000 are 5 percent, though they were suspended 80 times.
        ["2018-19", "D", *PASADENA, "All", "TA", "1000", "80", "50", "3", "5.0", "10", "2"],
        ["2018-19", "D", *PASADENA, "Y", "TA", "100", "8", "5", "0", "5.0", "1", "0"],
        ["2018-19", "D", *PASADENA, "All", "SD", "*", "*", "*", "*", "*", "*", "*"],
    ]
    reading = read(write_tabs(tmp_path / "suspension19.txt", [header, *rows]), framework())
    assert figures(reading) == [
        ("suspension", "pasadena-unified", "all", "2018-19", 5.0, ""),
        ("suspension", "pasadena-unified", "students-with-disabilities", "2018-19", None, "suppressed at source"),
    ]
    assert counts(reading)[0] == (50, 1000)
    # Of two rows: how often, for defiance, and two reasons.
    assert (
        reasons(reading)[
            "suspensions and their reasons, in which a student counts as often as suspended: not asked for"
        ]
        == 8
    )
