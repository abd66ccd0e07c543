"""Spending by district, whose year stands above the table; and Ed-Data's export, whose year stands nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Reading
from loaders import LoadError
from tests.loaders.recipes.department import figures, framework, reasons

Read = Callable[..., Reading]
Write = Callable[..., Path]


def test_the_year_of_spending_stands_above_the_table(write_workbook: Write, read: Read) -> None:
    above = [
        ["CALIFORNIA DEPARTMENT OF EDUCATION - SCHOOL FISCAL SERVICES DIVISION"],
        ["2014–15 CURRENT EXPENSE PER AVERAGE DAILY ATTENDANCE (ADA)"],
        ["As of February 1, 2016"],
        ["Address e-mail questions to the division, or call 916-555-1770"],
        [],
    ]
    header = [
        "CO",
        "CDS",
        "DISTRICT",
        "Expenditures\nEDP 365",
        "Current Expense ADA",
        "Current Expense Per ADA",
        "LEA Type",
    ]
    rows = [
        ["01", "61119", "Alameda Unified", 100.0, 10.0, 10.0, "Unified"],
        ["19", "64881", "Pasadena Unified", 1111000.0, 100.0, 11110.0, "Unified"],
        ["", "", "Statewide Totals", 5e10, 5e6, 9794.2, ""],
    ]
    averages = [
        *above[:2],
        ["County", "EDP 365", "Current Expense ADA", "Current Expense Per ADA"],
        ["Los Angeles", 1.0, 1.0, 1.0],
    ]
    reading = read(
        write_workbook({"by District (CDS)": [*above, header, *rows], "County Averages": averages}), framework()
    )
    assert figures(reading) == [("spending-per-student", "pasadena-unified", "all", "2014-15", 11110.0, "")]
    assert reasons(reading) == {
        "the state as a whole, which is written without a code, and notes": 3,
        "the expense and the attendance that the figure is made from: not asked for": 4,
        "a place of the framework": 1,
        "averages of the districts of a county": 0,
    }


# F307 of the first sheet of each.
@pytest.mark.parametrize(
    ("file", "period", "value"),
    [("expense15.xls", "2014-15", 11102.30569499225), ("expense16.xls", "2015-16", 12699.371483114655)],
)
def test_the_department_s_own_workbooks_give_what_their_cells_say(
    shared_data: Path, read: Read, file: str, period: str, value: float
) -> None:
    reading = read(shared_data / "pasadena" / "cde_current_expense" / file, framework())
    assert figures(reading) == [("spending-per-student", "pasadena-unified", "all", period, value, "")]


HEADER = [
    "District Name",
    "County Name (District)",
    "City (District)",
    "Census Day Enrollment (District)",
    "Free/Reduced Meals % (District)",
    "Cohort Graduates % (District)",
    "Suspension Rate (District)",
    "Chronic Absenteeism % (District)",
    "CAASPP-Math Standard Exceeded or Met (Levels 3 and 4) (District)",
    "CAASPP-ELA Standard Exceeded or Met (Levels 3 and 4) (District)",
    "Teaching Days (District)",
]
ROWS = [
    ["Pasadena Unified (Los Angeles)", "Los Angeles", '"Pasadena   "', "15009", "58.8", "87.6", "redacted", "23.8"],
    ["Acton Unified (Los Angeles)", "Los Angeles", '"Acton   "', "13443", "65.6", "41.6", "0.3", "36.4"],
]


def test_an_export_that_names_no_year_is_asked_about_and_then_read(write_text: Write, read: Read) -> None:
    path = write_text("districts.csv", [HEADER, *([*row, "36.31", "N/A", "180"] for row in ROWS)])
    with pytest.raises(LoadError, match="--recipe cde-ed-data/"):
        read(path, framework())
    reading = read(path, framework(), recipe="cde-ed-data/2024-25")
    assert figures(reading) == [
        ("enrolment", "pasadena-unified", "all", "2024-25", 15009.0, ""),
        ("free-meals", "pasadena-unified", "all", "2024-25", 58.8, ""),
        ("suspension", "pasadena-unified", "all", "2024-25", None, "suppressed at source"),
        ("chronic-absenteeism", "pasadena-unified", "all", "2024-25", 23.8, ""),
        ("mathematics", "pasadena-unified", "all", "2024-25", 36.31, ""),
        ("reading", "pasadena-unified", "all", "2024-25", None, "not available"),
    ]
    assert reasons(reading)["graduates, whose year is another than that of the rest of the record and is not said"] == 2


def test_a_name_that_says_the_year_answers_for_the_export(write_text: Write, read: Read) -> None:
    path = write_text("districts-2023-24.csv", [HEADER, *([*row, "36.31", "48.18", "180"] for row in ROWS)])
    assert {entry[3] for entry in figures(read(path, framework()))} == {"2023-24"}


def test_the_export_at_hand_is_not_read_before_somebody_says_its_year(shared_data: Path, read: Read) -> None:
    with pytest.raises(LoadError, match="Say which with --recipe"):
        read(shared_data / "pasadena" / "eddata" / "eddata_districts_excerpt.csv", framework())
