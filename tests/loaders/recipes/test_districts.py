"""Tables of districts and counties that were joined or cut by others: schools of Oklahoma, employment, arrests."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from tests.loaders.recipes.told import balanced, flags, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]
Workbook = Callable[[Mapping[str, Sequence[Sequence[object]]]], Path]


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    tests = ["third-grade-reading-proficient", "third-grade-reading-advanced", "third-grade-mathematics-proficient"]
    return community(
        {
            **{name: ("percent", "school year") for name in tests},
            "felony-arrests": ("people", "year"),
            "status-offense-arrests": ("people", "year"),
            "unemployment-rate-by-district": ("percent", "year"),
            "employment-ratio-by-district": ("percent", "year"),
        },
        {
            "county": ("06037", "county"),
            "oklahoma": ("Oklahoma", "state"),
            "ada": ("62I019", "school district"),
            "achille": ("07I003", "school district"),
            "pasadena-unified": ("Pasadena Unified", "school district"),
        },
    )


def test_small_groups_of_third_graders_are_hidden_and_the_spring_ends_the_school_year(
    read: Read, known: Framework, write_workbook: Workbook
) -> None:
    headers = ["Group", "Organization ID", "Administration", "ELA - Total N", "ELA - Valid N", "ELA - Mean OPI"]
    headers += ["ELA - Proficient No.", "ELA - Proficient %", "ELA - Advanced No.", "ELA - Advanced %"]
    path = write_workbook(
        {
            "Grade 3 Data": [
                headers,
                ["State", "0", 2017, 52768, 52431, 291, 16249, 31, 3981, 8],
                ["Achille", "07I003", 2017, 21, 21, 287, 6, 29, "***", "***"],
                ["Achille ES", "07I003105", 2017, 21, 21, 287, 6, 29, "***", "***"],
            ],
            "Legend": [["OPI", "Oklahoma Performance Index"]],
        }
    )
    reading = read(path, known)
    assert values(reading) == {
        ("third-grade-reading-proficient", "oklahoma", "all", "2016-17"): 31,
        ("third-grade-reading-proficient", "achille", "all", "2016-17"): 29,
        ("third-grade-reading-advanced", "oklahoma", "all", "2016-17"): 8,
        ("third-grade-reading-advanced", "achille", "all", "2016-17"): None,
    }
    assert list(flags(reading).values()) == ["suppressed at source"]
    assert (reading.rejected, balanced(reading)) == (0, True)


def test_the_published_workbook_of_oklahoma_is_read_as_it_stands(
    read: Read, known: Framework, shared_data: Path
) -> None:
    folder = shared_data / "messy" / "oklahoma_grade3_reading"
    reading = read(folder / "2019-11-19 3rd Grade reading_2016-2017 school year.xlsx", known)
    told = values(reading)
    # Row of Ada: ELA proficient 32 %, advanced 3 %, mathematics proficient 20 %.
    assert told["third-grade-reading-proficient", "ada", "all", "2016-17"] == 32
    assert told["third-grade-reading-advanced", "ada", "all", "2016-17"] == 3
    assert told["third-grade-mathematics-proficient", "ada", "all", "2016-17"] == 20
    assert told["third-grade-reading-advanced", "achille", "all", "2016-17"] is None
    assert (reading.rejected, balanced(reading)) == (0, True)


def test_forecasts_of_arrests_are_no_data(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "arrests.csv",
        """
Los Angeles County,2015,2023,2024,2025,2030
Total Felonies (all non-bold offenses),"75,433","65,529","61,278",53936.79708,42597.25998
Status Offenses,"1,277",23,12,0,0
Total Felonies per 1000 population,7.467948401,6.73,6.28,5.53,4.4
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("felony-arrests", "county", "all", "2015"): 75433,
        ("felony-arrests", "county", "all", "2023"): 65529,
        ("felony-arrests", "county", "all", "2024"): 61278,
        ("status-offense-arrests", "county", "all", "2015"): 1277,
        ("status-offense-arrests", "county", "all", "2023"): 23,
        ("status-offense-arrests", "county", "all", "2024"): 12,
    }
    assert "no data" in reasons(reading)
    assert (reading.cells, reading.outside, balanced(reading)) == (15, 9, True)


def test_of_the_published_arrests_no_forecast_is_read(read: Read, known: Framework, shared_data: Path) -> None:
    name = "la_county_arrests_2015_2030_wide_2025plus_are_student_forecasts.csv"
    reading = read(shared_data / "pasadena" / name, known)
    told = values(reading)
    assert told["felony-arrests", "county", "all", "2020"] == 66621
    assert max(period for *_, period in told) == "2024"
    assert (reading.cells, len(told), balanced(reading)) == (256, 20, True)


def test_employment_of_a_district_is_read_and_enrolment_of_an_unknown_year_left_out(
    read: Read, known: Framework, shared_data: Path
) -> None:
    reading = read(shared_data / "pasadena" / "acs_employment_by_school_district_2015_2019.csv", known)
    told = values(reading)
    years = ["2015", "2016", "2017", "2018", "2019"]
    ratios = [told["employment-ratio-by-district", "pasadena-unified", "all", year] for year in years]
    assert ratios == [63.2, 61.1, 62.5, 62.3, 63.8]
    assert "whether it began or ended" in reasons(reading)
    assert (reading.cells, len(told), balanced(reading)) == (8417, 10, True)
