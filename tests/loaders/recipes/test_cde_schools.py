"""Tables of schools alone: nothing is added up for a district, and its office is not taken for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Reading
from tests.loaders.recipes.department import counts, figures, framework, reasons

Read = Callable[..., Reading]
Write = Callable[..., Path]
BLAIR = "19648811931062"
AG = [
    "CDS_CODE",
    "COUNTY",
    "DISTRICT",
    "SCHOOL",
    "HISPANIC",
    "AM_IND",
    "ASIAN",
    "PAC_ISLD",
    "FILIPINO",
    "AFRICAN_AM",
    "WHITE",
    "TWO_MORE_RACES",
    "NOT_REPORTED",
    "TOTAL",
    "YEAR",
]


def test_courses_for_university_of_a_school_are_read_and_those_of_the_office_are_not(
    write_workbook: Write, read: Read
) -> None:
    rows = [
        [
            BLAIR,
            "Los Angeles",
            "Pasadena Unified",
            "Blair High",
            "40",
            "0",
            "5",
            "0",
            "1",
            "12",
            "20",
            "2",
            "0",
            "80",
            "1415",
        ],
        ["19648810000000", "Los Angeles", "Pasadena Unified", "District Office", *["0"] * 9, "1", "1415"],
    ]
    path = write_workbook({"Sheet1": [AG, *rows]})
    reading = read(path, framework(blair=BLAIR))
    assert reading.recipe == "cde-a-g/schools"
    found = {entry[2]: entry[3:5] for entry in figures(reading)}
    assert found["all"] == ("2014-15", 80.0)
    assert (found["black"], found["two-or-more"]) == (("2014-15", 12.0), ("2014-15", 2.0))
    assert figures(read(path, framework())) == []
    assert reasons(reading)["graduates of a district's office, who are not all of its graduates"] == 10


@pytest.mark.parametrize("file", ["gradaf15", "gradaf16"])
def test_the_department_s_own_files_hold_no_figure_of_a_district(shared_data: Path, read: Read, file: str) -> None:
    reading = read(shared_data / "pasadena" / "cde_uc_csu_ag" / f"{file}__la_county.xlsx", framework())
    # In 2015-16 the row of the district's office has the district's code, and one graduate.
    assert (figures(reading), reading.rejected) == ([], 0)


def test_a_school_of_the_department_s_own_file_is_read_when_it_is_a_place(shared_data: Path, read: Read) -> None:
    path = shared_data / "pasadena" / "cde_frpm1819__pusd_and_neighbours.xlsx"
    reading = read(path, framework(blair=BLAIR))
    # Row 29: 534 of 977 students, 0.5465711361310133.
    assert figures(reading) == [("free-meals", "blair", "all", "2018-19", pytest.approx(54.65711361310133), "")]
    assert counts(reading) == [(534, 977)]


FRPM = [
    "Academic Year",
    "County Code",
    "District Code",
    "School Code",
    "District Name",
    "School Name",
    "Charter \nSchool \n(Y/N)",
    "Enrollment \n(K-12)",
    "{}FRPM Count \n(K-12)",
    "{}Percent (%) \nEligible FRPM \n(K-12)",
    "Enrollment \n(Ages 5-17)",
]


@pytest.mark.parametrize("adjusted", ["", "Adjusted\n"])
def test_meals_stand_below_a_title_under_headers_of_several_lines(
    write_workbook: Write, read: Read, adjusted: str
) -> None:
    header = [name.format(adjusted) for name in FRPM]
    rows = [
        ["Unduplicated Student Poverty - Free or Reduced Price Meals Data 2015-16"],
        header,
        # 60 of 80 are 75 percent.
        ["2015-2016", "19", "64881", "1931062", "Pasadena Unified", "Blair High", "No ", 80, 60, 0.75, 70],
        ["2015-2016", "19", "64881", "0000000", "Pasadena Unified", "District Office", "", 50, 20, 0.4, 14],
    ]
    path = write_workbook({"Title Page": [["About"]], "FRPM School-Level Data ": rows}, "frpm1516.xlsx")
    reading = read(path, framework(blair=BLAIR))
    assert figures(reading) == [("free-meals", "blair", "all", "2015-16", 75.0, "")]
    assert counts(reading) == [(60, 80)]
    # Its share, and its students of another span of ages; both counts of the share come with it.
    assert reasons(reading)["students of a district's office, who are not all of its students"] == 2


CHRONIC = ["CDSCode", "C", "D", "S", "SARCYear"]
CHRONIC += [f"{part}{group}" for group in ("ALL", "GF", "AA", "HI", "SED") for part in ("CE", "EE", "C", "R")]


def test_a_report_card_s_zero_of_nobody_is_no_share(write_text: Write, read: Read) -> None:
    row = [BLAIR, "19", "64881", "1931062", "2020-21", "500", "480", "120", "25.0", "200", "200", "10", "5.0"]
    row += ["0", "0", "0", "0.0", "90", "80", "0", "0.0", "--", "--", "--", "--"]
    reading = read(write_text("chronic.csv", [CHRONIC, row]), framework(blair=BLAIR))
    assert reading.recipe == "cde-sarc-chronic/schools"
    assert [entry[2:] for entry in figures(reading)] == [
        ("all", "2020-21", 25.0, ""),
        ("female", "2020-21", 5.0, ""),
        ("hispanic", "2020-21", 0.0, ""),
        ("socioeconomically-disadvantaged", "2020-21", None, "suppressed at source"),
    ]
    assert counts(reading)[0] == (120, 480)
    assert reasons(reading) == {"nobody of this group is enrolled, so the 0 is no share": 1}


def test_a_report_card_s_suspensions_are_read_for_everyone_only(write_text: Write, read: Read) -> None:
    header = ["CDSCode", "C", "D", "S", "SARCYear", "SRALL", "SRGF", "SRHI", "ERALL", "ERGF", "ERHI"]
    row = [BLAIR, "19", "64881", "1931062", "2020-21", "0.31", "0.24", "0.00", "0.00", "0.00", "0.00"]
    reading = read(write_text("susexpsg.csv", [header, row]), framework(blair=BLAIR))
    assert figures(reading) == [("suspension", "blair", "all", "2020-21", 0.31, "")]
    assert reasons(reading)["groups, for which 0.00 may also mean that the school has none of them"] == 4


ENGLISH = [
    "ETES",
    "ENTS",
    "EPTS",
    "EPNTS",
    "EMES",
    "ETEM",
    "ENTM",
    "EPTM",
    "EPNTEM",
    "EMMEM",
    "ETEAI",
    "ENTAI",
    "EPTAI",
    "EPNTAI",
    "EMEAI",
]
ENGLISH += ["ETEHI", "ENTHI", "EPTHI", "EPNTHI", "EMEHI", "ETESD", "ENTSD", "EPTSD", "EPNTSD", "EMESD"]


@pytest.mark.parametrize(("letter", "indicator"), [("E", "reading"), ("M", "mathematics")])
def test_a_report_card_s_tests_with_hyphens_and_schools_that_gave_none(
    write_text: Write, read: Read, letter: str, indicator: str
) -> None:
    header = ["C", "D", "S", "SARCYear", *(letter + name[1:] for name in ENGLISH)]
    tested = ["19", "64881", "1931062", "2020-2021", "200", "100", "50.00", "50.00", "40.00", "90", "50", "55.56"]
    tested += ["44.44", "30.00", "0", "0", "0", "0", "0", "50", "40", "80.00", "20.00", "25.00", *["--"] * 5]
    untested = ["19", "64881", "6058465", "2020-2021", "513", *["NT"] * 4, "260", *["NT"] * 4, *["0"] * 5]
    untested += ["335", *["NT"] * 4, "390", *["NT"] * 4]
    known = framework(blair=BLAIR, eliot="19648816058465")
    reading = read(write_text("tests.csv", [header, tested, untested]), known)
    found = [entry for entry in figures(reading) if entry[0] == indicator]
    assert [entry[1:] for entry in found if entry[1] == "blair"] == [
        ("blair", "all", "2020-21", 40.0, ""),
        ("blair", "male", "2020-21", 30.0, ""),
        ("blair", "hispanic", "2020-21", 25.0, ""),
        ("blair", "socioeconomically-disadvantaged", "2020-21", None, "suppressed at source"),
    ]
    assert {entry[4:] for entry in found if entry[1] == "eliot"} == {(None, "not available")}
    assert reasons(reading) == {"nobody of this group is enrolled, so the 0 is no share": 2}


CARDS = [
    ("caela", "reading"),
    ("camath", "mathematics"),
    ("chronic", "chronic-absenteeism"),
    ("susexpsg", "suspension"),
]


@pytest.mark.parametrize(("file", "indicator"), CARDS)
def test_the_department_s_own_report_cards_are_read_for_a_school_that_is_a_place(
    shared_data: Path, read: Read, file: str, indicator: str
) -> None:
    path = shared_data / "pasadena" / "cde_sarc_2020_21" / f"{file}__pusd_and_neighbours.csv"
    reading = read(path, framework(cis="19648810117440", muir="19648811936103"))
    assert set(reading.figures["indicator"]) == {indicator}
    assert reading.rejected == 0
