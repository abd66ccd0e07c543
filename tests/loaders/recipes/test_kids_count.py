"""KIDS COUNT Data Center exports: the file's name says the indicator, and rows of formats stand mixed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from tests.loaders.recipes.told import balanced, column, flags, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]
PLACES = {"colorado": ("Colorado", "state"), "academy": ("ACADEMY 20", "school district")}


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "graduation": ("percent", "year", "High school graduation rates"),
            "special-education": ("people", "year", "Special education"),
            "median-income": ("dollars", "pooled years", "Median household income"),
            "enrolment": ("people", "year", "Pupil enrollment by race_ethnicity"),
            "third-grade-reading": ("percent", "year", "3rd grade at standard / Reading"),
            "reading": ("percent", "year", "Reading"),
            "child-deaths": ("per 100000", "year", "Child deaths"),
        },
        PLACES,
    )


def test_percentages_are_fractions_and_marks_are_flags(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "High school graduation rates.csv",
        """
Location,TimeFrame,DataFormat,Data
Colorado,2010,Percent,0.724
Colorado,2011,Percent,LNE
Colorado,2012,Percent,N/A
Colorado,2013,Percent,S
Colorado,2014,Percent,#DIV/0!
Colorado,2015,Percent,
ACADEMY 20,2010,Percent,0.816*
ACADEMY 20,2011,Percent,81.6*
ACADEMY 20,2012,Number,"1,204"
AGATE 300,2010,Percent,1
""",
    )
    reading = read(path, known)
    assert reading.recipe == "kids-count/indicator"
    at = ("graduation", "colorado", "all")
    assert values(reading) == {
        (*at, "2010"): 72.4,
        (*at, "2011"): None,
        (*at, "2012"): None,
        (*at, "2013"): None,
        (*at, "2014"): None,
        ("graduation", "academy", "all", "2010"): 81.6,
    }
    assert flags(reading) == {
        (*at, "2011"): "not available",
        (*at, "2012"): "not available",
        (*at, "2013"): "suppressed at source",
        (*at, "2014"): "not available",
    }
    assert "star" in str(column(reading, "note")["graduation", "academy", "all", "2010"])
    # 81.6 is no fraction: a hundredfold it is no percentage, and nobody knows what was meant.
    assert (reading.rejected, reading.outside, reading.cells) == (1, 2, 9)
    assert balanced(reading)
    assert "AGATE 300" in reasons(reading)


def test_numbers_are_read_where_people_are_counted_and_percentages_left_out(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file(
        "Special education.csv",
        """
LocationId,Location,TimeFrame,DataFormat,Data
6,Colorado,2012,Number,"84,410"
6,Colorado,2012,Percent,0.098
""",
    )
    reading = read(path, known)
    assert values(reading) == {("special-education", "colorado", "all", "2012"): 84410}
    assert (reading.outside, balanced(reading)) == (1, True)


def test_five_years_of_a_survey_are_pooled_years(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Median household income.csv",
        """
Location,LocationType,TimeFrame,DataFormat,Data
Colorado,State,2005-2009,Currency,56222
Colorado,State,2007 - 2011,Currency,57685
""",
    )
    assert values(read(path, known)) == {
        ("median-income", "colorado", "all", "2005-2009"): 56222,
        ("median-income", "colorado", "all", "2007-2011"): 57685,
    }


def test_a_breakdown_is_the_group(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Pupil enrollment by race_ethnicity.csv",
        """
Location,Race,TimeFrame,DataFormat,Data
Colorado,Total,2007,Number,802639
Colorado,Asian Students,2007,Number,27664
Colorado,Asian Students,2007,Percent,0.03
Colorado,Visitors,2007,Number,12
""",
    )
    reading = read(path, known)
    assert reading.recipe == "kids-count/indicator"
    assert values(reading) == {
        ("enrolment", "colorado", "all", "2007"): 802639,
        ("enrolment", "colorado", "asian", "2007"): 27664,
    }
    assert "Visitors" in reasons(reading)
    assert balanced(reading)


def test_a_breakdown_of_any_name_is_never_read_as_everyone(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Special education.csv",
        """
Location,Nativity,TimeFrame,DataFormat,Data
Colorado,Born abroad,2012,Number,410
Colorado,,2012,Number,84410
""",
    )
    reading = read(path, known)
    assert values(reading) == {("special-education", "colorado", "all", "2012"): 84410}
    assert "Born abroad" in reasons(reading)


def test_a_subject_of_one_file_is_not_taken_for_an_indicator_called_like_it(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file(
        "3rd grade at standard.csv",
        """
Location,Score,TimeFrame,DataFormat,Data
Colorado,Reading,2008,Percent,0.703
Colorado,Math,2008,Percent,0.697
""",
    )
    reading = read(path, known)
    assert values(reading) == {("third-grade-reading", "colorado", "all", "2008"): 70.3}
    assert "3rd grade at standard / Math" in reasons(reading)


def test_the_export_for_colorado_is_read_cell_for_cell(read: Read, known: Framework, shared_data: Path) -> None:
    folder = shared_data / "formats" / "kids_count_colorado_headcount"
    reading = read(folder / "High school graduation rates.csv", known)
    # Lines 2 to 6 of the file, and of ACADEMY 20 lines 7 to 11.
    assert {period: value for (_, place, _, period), value in values(reading).items() if place == "colorado"} == {
        "2010": 72.4,
        "2011": 73.9,
        "2012": 75.354,
        "2013": 76.9,
        "2014": 77.3,
    }
    assert (reading.cells, len(reading.figures), reading.rejected, balanced(reading)) == (905, 10, 0, True)


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("3rd grade students scoring proficient or above on the CSAP_TCAP.csv", 3799),
        ("Average proficiency on the CSAP_TCAP by race_ethnicity_ Math.csv", 5792),
        ("Median household income.csv", 903),
        ("Pupil enrollment by race_ethnicity.csv", 22370),
        ("Special education.csv", 1448),
    ],
)
def test_every_filled_cell_of_an_export_is_accounted_for(
    read: Read, known: Framework, shared_data: Path, name: str, cells: int
) -> None:
    reading = read(shared_data / "formats" / "kids_count_colorado_headcount" / name, known)
    assert (reading.cells, balanced(reading)) == (cells, True)


def test_people_who_are_not_hispanic_are_a_group_of_their_own(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "High school graduation rates.csv",
        """
Location,Race,TimeFrame,DataFormat,Data
Colorado,Non-Hispanic White,2010,Percent,0.78
Colorado,"Black, Non-Hispanic",2010,Percent,N.R.
Colorado,Black or African American,2010,Percent,0.64
Colorado,White,2010,Percent,0.77
Colorado,Non-Hispanic Asian,2010,Percent,0.83
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("graduation", "colorado", "white-non-hispanic", "2010"): 78,
        ("graduation", "colorado", "black-non-hispanic", "2010"): None,
        ("graduation", "colorado", "black", "2010"): 64,
        ("graduation", "colorado", "white", "2010"): 77,
    }
    assert flags(reading) == {("graduation", "colorado", "black-non-hispanic", "2010"): "not available"}
    assert "groups Non-Hispanic Asian" in reasons(reading)
    assert (reading.rejected, balanced(reading)) == (0, True)


def test_a_rate_per_100000_is_read_where_its_indicator_is_such_a_rate(
    read: Read, known: Framework, write_file: Write
) -> None:
    rows = 'Colorado,2020,"Rate per 100,000",25\nColorado,2020,Number,310\n'
    reading = read(write_file("Child deaths.csv", f"Location,TimeFrame,DataFormat,Data\n{rows}"), known)
    assert values(reading) == {("child-deaths", "colorado", "all", "2020"): 25}
    assert (reading.rejected, reading.outside, balanced(reading)) == (0, 1, True)
