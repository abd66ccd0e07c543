"""SAT, ACT and AP: columns that change with the year, and a year that only the name of the file may say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import ProblemKind, Reading
from loaders import LoadError
from tests.loaders.recipes.department import counts, figures, framework, problems, reasons

Read = Callable[..., Reading]
Write = Callable[..., Path]
BLANK = " " * 50
SAT = [
    "cds",
    "rtype",
    "sname",
    "dname",
    "cname",
    "enroll12",
    "NumTstTakr",
    "AvgScrRead",
    "AvgScrMath",
    "AvgScrWrite",
    "NumGE1500",
    "PctGE1500",
]
STATE = ["00000000000000", "X", BLANK, BLANK, "   "]
COUNTY = ["19000000000000", "C", BLANK, BLANK, "Los Angeles    "]
DISTRICT = ["19648810000000", "D", BLANK, "Pasadena Unified   ", "Los Angeles    "]
# A spreadsheet program took this code for a number, and its leading zero is lost.
ALAMEDA = ["1611190000000", "D", BLANK, "Alameda Unified   ", "Alameda   "]
OFFICE = ["19648810000000", "S", "District Office", "Pasadena Unified   ", "Los Angeles    "]
SCHOOL = ["19648811931062", "S", "Blair High", "Pasadena Unified   ", "Los Angeles    "]


@pytest.mark.parametrize(
    ("name", "period"), [("sat13.csv", "2012-13"), ("sat15__pusd_la.csv", "2014-15"), ("SAT-2016.csv", "2015-16")]
)
def test_the_old_sat_takes_its_year_from_the_name_of_the_file(
    write_text: Write, read: Read, name: str, period: str
) -> None:
    rows = [
        SAT,
        # 100 of 400 are 25 percent.
        [*DISTRICT, "500", "400", "450", "460", "440", "100", "25.00"],
        [*STATE, "9", "8", "489", "500", "484", "4", "50.00"],
        [*COUNTY, "9", "8", "*", "*", "*", "*", "*"],
        [*ALAMEDA, "9", "8", "489", "500", "484", "4", "50.00"],
        [*OFFICE, "9", "8", "489", "500", "484", "2", "25.00"],
        [*SCHOOL, "9", "0", "NA", "NA", "NA", "NA", "NA"],
    ]
    reading = read(write_text(name, rows), framework())
    assert reading.recipe == f"cde-sat/{period}"
    assert figures(reading) == [
        ("sat-1500", "pasadena-unified", "all", period, 25.0, ""),
        ("sat-1500", "california", "all", period, 50.0, ""),
        ("sat-1500", "los-angeles-county", "all", period, None, "suppressed at source"),
    ]
    assert counts(reading)[0] == (100, 400)
    assert any(
        problem.found == "places 01611190000000, 19648811931062" for problem in problems(reading, ProblemKind.OUTSIDE)
    )
    # The office's five figures: enrolled, three averages and the share; two companions are none.
    assert reasons(reading)["students of a district's or county's office, who are not all of its students"] == 5


def test_a_file_without_a_year_and_with_a_name_that_tells_nothing_is_asked_about(write_text: Write, read: Read) -> None:
    path = write_text("scores.csv", [SAT, [*DISTRICT, "500", "400", "450", "460", "440", "100", "25.00"]])
    with pytest.raises(LoadError, match="cde-sat/2014-15"):
        read(path, framework())
    assert figures(read(path, framework(), recipe="cde-sat/2013-14"))[0][3] == "2013-14"


def test_a_column_year_counts_for_more_than_the_name_of_the_file(write_text: Write, read: Read) -> None:
    row = [*DISTRICT, "500", "400", "450", "460", "440", "100", "25.00", "1516"]
    reading = read(write_text("sat13.csv", [[*SAT, "year"], row]), framework())
    assert (reading.recipe, figures(reading)[0][3]) == ("cde-sat/year-column", "2015-16")


def test_the_new_sat_is_another_indicator_and_asks_for_both_benchmarks(write_text: Write, read: Read) -> None:
    header = [
        *[
            "cds",
            "Ccode",
            "CDcode",
            "Scode",
            "rtype",
            "sname",
            "dname",
            "cname",
            "enroll12",
            "NumTstTakr",
            "NumCurrElaBenchmark",
        ],
        *["NumPreElaBenchmark", "TotNumElaBenchmark", "PctElaBenchmark", "TotNumBothBenchmark", "PctBothBenchmark"],
    ]
    code, kind, *names = DISTRICT
    row = [code, "19", "1964881", "0000000", kind, *names, "500", "400", "270", "10", "280", "70.00", "180", "45.00"]
    reading = read(write_text("sat17.csv", [header, row]), framework())
    assert figures(reading) == [("sat-benchmark", "pasadena-unified", "all", "2016-17", 45.0, "")]
    assert counts(reading) == [(180, 400)]
    assert reasons(reading) == {
        "how many are in grade 12: not asked for": 1,
        "English or mathematics alone; the indicator asks for both": 4,
    }


def test_from_2019_on_only_grade_12_counts(write_text: Write, read: Read) -> None:
    header = [
        *[
            "CDS",
            "CCode",
            "CDCode",
            "SCode",
            "RType",
            "SName",
            "DName",
            "CName",
            "Enroll12",
            "NumTSTTakr12",
            "NumERWBenchmark12",
        ],
        *["PctERWBenchmark12", "Enroll11", "NumTSTTakr11", "TotNumBothBenchmark12", "PctBothBenchmark12"],
        *["TotNumBothBenchmark11", "PctBothBenchmark11", "Year"],
    ]
    code, kind, *names = DISTRICT
    row = [code, "19", "1964881", "0000000", kind, *names, "500", "400", "270", "67.50", "600", "300", "180", "45.00"]
    reading = read(write_text("sat19.csv", [header, [*row, "90", "30.00", "2018-19"]]), framework())
    assert figures(reading) == [("sat-benchmark", "pasadena-unified", "all", "2018-19", 45.0, "")]
    assert reasons(reading)["grade 11; the indicator is about grade 12"] == 4


ACT = [
    "cds",
    "rtype",
    "sname",
    "dname",
    "cname",
    "Enroll12",
    "NumTstTakr",
    "AvgScrEng",
    "AvgScrRead",
    "AvgScrMath",
    "AvgScrSci",
    "NumGE21",
    "PctGE21",
]


def test_the_act_is_read_with_and_without_its_year(write_text: Write, write_workbook: Write, read: Read) -> None:
    row = [*DISTRICT, "500", "250", "21", "21", "21", "20", "125", "50.00"]
    dated = read(write_text("act.csv", [[*ACT, "year"], [*row, "1415"]]), framework())
    named = read(write_workbook({"ACT_2016": [ACT, row]}, "act16.xlsx"), framework())
    assert figures(dated) == [("act-21-or-more", "pasadena-unified", "all", "2014-15", 50.0, "")]
    assert figures(named) == [("act-21-or-more", "pasadena-unified", "all", "2015-16", 50.0, "")]
    assert counts(named) == [(125, 250)]


AP = [
    "cds",
    "rtype",
    "sname",
    "dname",
    "cname",
    "Enroll1012",
    "Enroll12",
    "NumTstTakr",
    "NumScr1",
    "NumScr2",
    "NumScr3",
    "NumScr4",
    "NumScr5",
]


def test_exams_by_score_are_named_and_no_students(write_text: Write, read: Read) -> None:
    rows = [
        [*AP, "year"],
        [*DISTRICT, "900", "500", "400", "10", "20", "30", "40", "50", "1617"],
        [*COUNTY, "9", "8", "*", "*", "*", "*", "*", "*", "1617"],
    ]
    reading = read(write_text("ap.csv", rows), framework())
    assert figures(reading) == [
        ("ap-test-takers", "pasadena-unified", "all", "2016-17", 400.0, ""),
        ("ap-test-takers", "los-angeles-county", "all", "2016-17", None, "suppressed at source"),
    ]
    assert any("ap-exams-score-3" in problem.found for problem in problems(reading, ProblemKind.OUTSIDE))
    assert reasons(reading)["an indicator of the framework"] == 10


def test_with_a_column_for_the_group_only_everyone_is_read(write_text: Write, read: Read) -> None:
    header = [*AP[:5], "StudentGroup", *AP[5:], "year"]
    rows = [
        [*DISTRICT, group, "900", "500", people, "1", "2", "3", "4", "5", "1819"]
        for group, people in (("All", "400"), ("SD", "100"))
    ]
    reading = read(write_text("ap19.csv", [header, *rows]), framework())
    assert figures(reading) == [("ap-test-takers", "pasadena-unified", "all", "2018-19", 400.0, "")]


# The row of each place was found by its code, and read by eye.
ORIGINALS = [
    ("pasadena/cde_sat_act_ap/sat15__pusd_la.csv", "pasadena-unified", 35.46, 233, 657),
    ("messy/cde_original_xls/sat15.xls", "pasadena-unified", 35.46, 233, 657),
    ("pasadena/cde_sat_act_ap/sat16__pusd_la.csv", "los-angeles-county", 33.59, 20306, 60458),
    ("pasadena/cde_sat_act_ap/sat17__pusd_la.csv", "california", 48.4, 107173, 221433),
    ("pasadena/cde_sat_act_ap/act15__pusd_la.csv", "california", 57.45, 59881, 104230),
    ("messy/cde_original_xls/act16.xls", "pasadena-unified", 52.61, 121, 230),
    ("pasadena/cde_sat_act_ap/act17__pusd_la.csv", "pasadena-unified", 60.33, 146, 242),
]


@pytest.mark.parametrize(("file", "place", "value", "numerator", "denominator"), ORIGINALS)
def test_the_department_s_own_files_give_what_their_cells_say(
    shared_data: Path, read: Read, file: str, place: str, value: float, numerator: int, denominator: int
) -> None:
    reading = read(shared_data / file, framework())
    found = reading.figures.set_index("place").loc[place]
    assert (found["value"], found["numerator"], found["denominator"]) == (value, numerator, denominator)
    assert (len(reading.figures), reading.rejected) == (3, 0)


@pytest.mark.parametrize(("year", "people"), [(15, 1137), (16, 1202), (17, 1240)])
def test_the_department_s_own_files_of_exams_give_what_their_cells_say(
    shared_data: Path, read: Read, year: int, people: int
) -> None:
    reading = read(shared_data / "pasadena" / "cde_sat_act_ap" / f"ap{year}__pusd_la.csv", framework())
    assert reading.figures.set_index("place").loc["pasadena-unified", "value"] == people
    assert reading.rejected == 0
