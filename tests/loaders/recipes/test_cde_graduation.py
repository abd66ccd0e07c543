"""Graduation by the state's cohort files: as published, as students cut them, and as they were until 2016."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownIndicator, ProblemKind, Reading
from loaders import LoadError
from tests.loaders.recipes.department import counts, figures, framework, problems, reasons, write_tabs

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
    "CharterSchool",
    "DASS",
    "ReportingCategory",
    "CohortStudents",
]
OUTCOMES = [
    "Regular HS Diploma Graduates (Count)",
    "Regular HS Diploma Graduates (Rate)",
    "Met UC/CSU Grad Req's (Count)",
    "Met UC/CSU Grad Req's (Rate)",
    "Golden State Seal Merit Diploma (Rate",
    "Dropout (Count)",
    "Dropout (Rate)",
]
LA = ["19", "64881", "", "Los Angeles", "Pasadena Unified", ""]
STARS = ["*"] * 8


# 1,000 of 1,250 are 80 percent; 600 of 1,000 graduates are 60; 100 of 1,250 are 8.
PUBLISHED = """
2017-18|D|19|64881||Los Angeles|Pasadena Unified||All|All|TA|1250|1000|80.0|600|60.0|3.0|100|8.0
2017-18|D|19|64881||Los Angeles|Pasadena Unified||All|No |TA|1000|900|90.0|500|55.6|3.0|50|5.0
2017-18|D|19|64881||Los Angeles|Pasadena Unified||Yes|All|TA|200|100|50.0|50|50.0|3.0|20|10.0
2017-18|D|19|64881||Los Angeles|Pasadena Unified||All|All|SD|40|30|75.0|5|16.7|0.0|4|10.0
2017-18|D|19|64881||Los Angeles|Pasadena Unified||All|All|SS|200|150|75.0|50|33.3|0.0|20|10.0
2017-18|D|19|64881||Los Angeles|Pasadena Unified||All|All|RI|*|*|*|*|*|*|*|*
2017-18|D|19|64881||Los Angeles|Pasadena Unified||All|All|SF|20|10|50.0|2|20.0|0.0|4|20.0
2017-18|T|00||||||All|All|TA|500|400|80.0|1|0.3|0|5|1.0
2017-18|C|19|||Los Angeles|||All|All|TA|100|90|90.0|1|1.1|0|5|5.0
2017-18|S|19|64881|0000000|||District Office|All|All|TA|20|1|5.0|1|9|0|5|25.0
2017-18|S|19|64881|1931062|||Blair High|All|All|TA|100|95|95.0|1|1.1|0|5|5.0
"""


def test_only_the_rows_of_all_schools_count_and_each_code_is_made_whole(tmp_path: Path, read: Read) -> None:
    rows = [[*HEADER, *OUTCOMES], *(line.split("|") for line in PUBLISHED.split("\n") if line)]
    reading = read(write_tabs(tmp_path / "cohort1718.txt", rows), framework())
    assert reading.recipe == "cde-graduation/from-2016-17"
    said = dict(zip(figures(reading), counts(reading), strict=True))
    district = "pasadena-unified"
    assert [key for key in said if key[0] == "graduation"] == [
        ("graduation", district, "all", "2017-18", 80.0, ""),
        ("graduation", district, "students-with-disabilities", "2017-18", 75.0, ""),
        ("graduation", district, "socioeconomically-disadvantaged", "2017-18", 75.0, ""),
        ("graduation", district, "american-indian", "2017-18", None, "suppressed at source"),
        ("graduation", "california", "all", "2017-18", 80.0, ""),
        ("graduation", "los-angeles-county", "all", "2017-18", 90.0, ""),
    ]
    assert said["graduation", district, "all", "2017-18", 80.0, ""] == (1000, 1250)
    assert said["dropout", district, "all", "2017-18", 8.0, ""] == (100, 1250)
    left_out = reasons(reading)
    # In each row two figures and the indicator that this framework does not hold, with the seal.
    assert left_out["schools with alternative status alone, or the others alone; the rows with All count everyone"] == 4
    assert left_out["charter schools alone, or the others alone; the rows with All count everyone"] == 4
    assert left_out["students of a district's or county's office, who are not all of its students"] == 4
    assert any(problem.found == "groups SF" for problem in problems(reading, ProblemKind.OUTSIDE))
    assert any(problem.found == "places 19648811931062" for problem in problems(reading, ProblemKind.OUTSIDE))
    assert reading.rejected == 0


def test_a_school_that_the_framework_holds_is_read_too(tmp_path: Path, read: Read) -> None:
    row = ["2022-23", "S", "19", "64881", "1931062", "", "", "Blair High", "All", "All", "TA", "100", "95", "95.0"]
    path = write_tabs(tmp_path / "acgr23.txt", [[*HEADER, *OUTCOMES], [*row, "19", "20.0", "0.0", "5", "5.0"]])
    reading = read(path, framework(blair="19648811931062"))
    assert figures(reading) == [
        ("graduation", "blair", "all", "2022-23", 95.0, ""),
        ("dropout", "blair", "all", "2022-23", 5.0, ""),
    ]


LATER = ["2021-22", "D", "19", "64881", "", "", "Pasadena Unified", "", "All", "All", "TA", "1000", "900", "90.0"]
LATER += ["500", "55.6", "3.0", "50", "5.0"]
FOUR = [("graduation", "pasadena-unified", "all", "2021-22", 90.0, "")]
DROPPED = ("dropout", "pasadena-unified", "all", "2021-22", 5.0, "")
FIVE = [("graduation-five-year-cohort", "pasadena-unified", "all", "2021-22", 90.0, "")]


def both() -> Framework:
    """A collaborative that holds the graduates of a class after four years and after five, and nothing else."""
    fifth = KnownIndicator("graduation-five-year-cohort", "percent", "school year", source="later")
    known = framework()
    indicators = {"graduation": known.indicators["graduation"], fifth.id: fifth}
    return replace(known, indicators=indicators, ids={"source": known.ids["source"] | {"later"}})


@pytest.mark.parametrize(
    ("folder", "name", "expected"),
    [
        ("files", "acgr22.txt", FOUR),
        ("files", "cohort2122-v2.txt", FOUR),
        ("files", "4-year rates.txt", FOUR),
        ("cde_acgr", "2022.txt", FOUR),
        ("files", "fycgr22.txt", FIVE),
        ("files", "Five-Year Cohort 2022.txt", FIVE),
        ("files", "adjusted cohort, 5-year.txt", FIVE),
        ("cde_acgr", "fycgr22.txt", FIVE),
        ("five-year", "acgr22.txt", FOUR),
    ],
)
def test_the_name_says_after_how_many_years_the_class_was_counted(
    tmp_path: Path, read: Read, folder: str, name: str, expected: list[object]
) -> None:
    (tmp_path / folder).mkdir()
    reading = read(
        write_tabs(tmp_path / folder / name, [[*HEADER, *OUTCOMES], LATER]),
        both(),
    )
    assert figures(reading) == expected


def test_figures_after_five_years_are_left_out_and_named_where_no_indicator_is_theirs(
    tmp_path: Path, read: Read
) -> None:
    reading = read(write_tabs(tmp_path / "fycgr22.txt", [[*HEADER, *OUTCOMES], LATER]), framework())
    assert (figures(reading), reading.rejected) == ([], 0)
    left_out = [problem.found for problem in problems(reading, ProblemKind.OUTSIDE)]
    assert any("graduation-five-year-cohort" in found for found in left_out)


def test_a_first_column_of_reporting_years_says_five_years_whatever_the_name(tmp_path: Path, read: Read) -> None:
    path = write_tabs(tmp_path / "rates.txt", [["ReportingYear", *HEADER[1:], *OUTCOMES], LATER])
    assert figures(read(path, both())) == FIVE


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Four-Year Adjusted Cohort Graduation Rate", FOUR), ("Five-Year Cohort Graduation Rate", FIVE)],
)
def test_a_title_says_it_too(write_workbook: Write, read: Read, title: str, expected: list[object]) -> None:
    path = write_workbook({"Sheet1": [[title], [*HEADER, *OUTCOMES], LATER]}, "rates.xlsx")
    assert figures(read(path, both())) == expected


@pytest.mark.parametrize(
    ("name", "title"),
    [("rates.xlsx", "Cohort Graduation Rate"), ("acgr22.xlsx", "Five-Year Cohort Graduation Rate")],
)
def test_where_nothing_says_it_or_two_things_do_the_file_waits_for_an_answer(
    write_workbook: Write, read: Read, name: str, title: str
) -> None:
    path = write_workbook({"Sheet1": [[title], [*HEADER, *OUTCOMES], LATER]}, name)
    with pytest.raises(LoadError, match="cde-graduation/from-2016-17, cde-graduation/five-year"):
        read(path, framework())
    assert figures(read(path, framework(), recipe="cde-graduation/from-2016-17")) == [*FOUR, DROPPED]


CUT = ["CountyCode", "DistrictCode", "SchoolCode", "CharterSchool", "ReportingCategory", "CohortStudents"]
CUT += ["HS_Grad_Co", "HS_Grad_Ra", "Met_UC_CSU_Req_Co", "Met_UC_CSU_Req_Ra"]


def test_rows_of_a_cut_that_nothing_tells_apart_are_all_rejected(write_workbook: Write, read: Read) -> None:
    rows = [
        [19, 64881, 0, "All", "GF", 100, 80, 80.0, 40, 50.0],
        [19, 64881, 0, "All", "GF", 60, 54, 90.0, 30, 55.6],
        [19, 64881, 0, "All", "RW", 50, 40, 80.0, 20, 50.0],
        [19, 64881, 0, "All", "RW", 50, 40, 80.0, 20, 50.0],
    ]
    reading = read(write_workbook({"cohort1718": [CUT, *rows]}, "cohort1718_Final.xlsx"), framework())
    assert reading.recipe == "cde-graduation/cut-2017-18"
    # The two rows of white students say the same, so they are one figure.
    assert figures(reading) == [("graduation", "pasadena-unified", "white", "2017-18", 80.0, "")]
    assert reading.rejected == 2
    assert ["H2" in problem.cell for problem in problems(reading, ProblemKind.REJECTED)] == [True]


def test_every_figure_of_the_district_in_the_students_cut_is_rejected(shared_data: Path, read: Read) -> None:
    reading = read(shared_data / "pasadena" / "cde_acgr" / "cohort1718_Final__pusd_la.xlsx", framework())
    assert figures(reading) == []
    # Female, male and Hispanic students three times, Asian twice, white three times.
    assert reading.rejected == 14


OLD = ["CDS", "Name", "AggLevel", "DFC", "Subgroup", "Subgrouptype", "NumCohort", "NumGraduates"]
OLD += ["Cohort Graduation Rate", "NumDropouts", "Cohort Dropout Rate", "NumStillEnrolled", "Still Enrolled Rate"]


@pytest.mark.parametrize(("name", "period"), [("cohort10.txt", "2009-10"), ("cohort16.txt", "2015-16")])
def test_the_older_count_takes_its_class_from_the_name_of_the_file(
    tmp_path: Path, read: Read, name: str, period: str
) -> None:
    rows = [
        OLD,
        ["19648810000000", "Pasadena Unified", "D", "N", "All", "All", "1000", "800", "80", "100", "10", "100", "10"],
        ["19648810000000", "Pasadena Unified", "D", "N", "All", "5", "500", "350", "70", "75", "15", "75", "15"],
        ["19648810000000", "Pasadena Unified", "D", "N", "FEM", "5", "250", "200", "80", "25", "10", "25", "10"],
        ["19648810000000", "District Office", "S", "N", "All", "All", "20", "2", "10", "2", "10", "16", "80"],
        ["19000000000000", "Los Angeles", "O", "N", "SE", "All", "*", "*", "*", "*", "*", "*", "*"],
    ]
    reading = read(write_tabs(tmp_path / name, rows), framework())
    assert reading.recipe == f"cde-cohort-outcomes/{period}"
    assert [entry[1:] for entry in figures(reading) if entry[0] == "graduation"] == [
        ("pasadena-unified", "all", period, 80.0, ""),
        ("pasadena-unified", "hispanic", period, 70.0, ""),
        ("los-angeles-county", "students-with-disabilities", period, None, "suppressed at source"),
    ]
    assert any(problem.found == "groups FEM / 5" for problem in problems(reading, ProblemKind.OUTSIDE))
