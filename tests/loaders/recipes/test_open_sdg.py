"""Open SDG: a headline with every breakdown empty, statuses as flags, and places in up to three columns."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from tests.loaders.recipes.told import balanced, flags, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "poverty": ("percent", "year", "1-2-1"),
            "maternal-deaths": ("per 100000", "pooled years", "Maternal mortality rate"),
            "childcare": ("percent", "year", "4-2-2"),
            "homicides": ("per 100000", "school year", "16-1-1"),
            "students": ("people", "year", "4-3-1"),
            "crashes": ("per 100000", "year", "Death rate due to road traffic injuries"),
            "out-of-work": ("percent", "year", "Proportion of youth not in education, employment or training"),
        },
        {
            "nation": ("whole site", "nation"),
            "england": ("England", "nation"),
            "northwest": ("North West", "area"),
            "bolton": ("Bolton", "city"),
        },
    )


def test_the_headline_is_everyone_and_one_breakdown_is_a_group(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "indicator_1-2-1.csv",
        """
\ufeffYear,Age,Sex,Observation status,Unit measure,Unit multiplier,Value
2005,,,Undefined,Percentage (%),Units,19.0
2005,,Female,Estimated,Percentage (%),Units,19.5
2005,,Male,Provisional,Percentage (%),Units,0.4
2005,65 to 74,,Normal value,Percentage (%),Units,27.1
2005,65 to 74,Female,Normal value,Percentage (%),Units,30.0
2006,,,Low reliability,Percentage (%),Units,
""",
    )
    reading = read(path, known)
    assert reading.recipe == "open-sdg/indicator"
    assert values(reading) == {
        ("poverty", "nation", "all", "2005"): 19.0,
        ("poverty", "nation", "female", "2005"): 19.5,
        ("poverty", "nation", "male", "2005"): 0.4,
    }
    assert flags(reading) == {
        ("poverty", "nation", "female", "2005"): "estimate",
        ("poverty", "nation", "male", "2005"): "provisional",
    }
    # The last row has no figure: its status speaks of nothing.
    assert (reading.cells, reading.outside, balanced(reading)) == (5, 2, True)
    assert "65 to 74 / Female" in reasons(reading)


def test_a_multiplier_is_multiplied_and_a_unit_of_another_kind_left_out(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file(
        "indicator_4-3-1.csv",
        """
Year,Unit multiplier,Units,Value
2010,Thousands,Number,12.5
2011,Units,Number,11900
2012,Units,Percentage (%),4.5
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("students", "nation", "all", "2010"): 12500,
        ("students", "nation", "all", "2011"): 11900,
    }
    assert (reading.outside, balanced(reading)) == (1, True)


def test_series_name_the_indicator_and_years_are_written_in_three_ways(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file(
        "indicator_3-1-1.csv",
        """
Year,Series,Country,Ethnicity,Observation status,Unit multiplier,Units,Unit measure,GeoCode,Value
2003-05,Maternal mortality rate,,,Definition differs,Units,"Rate per 100,000 maternities",Units,,13.95
2004 to 2006,Maternal mortality rate,England,,Normal value,Units,"Rate per 100,000 maternities",Units,E92000001,12.56
2003-05,Maternal mortality ratio,,,Normal value,Units,"Rate per 100,000 live births",Units,,7.2
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("maternal-deaths", "nation", "all", "2003-2005"): 13.95,
        ("maternal-deaths", "england", "all", "2004-2006"): 12.56,
    }
    assert flags(reading) == {}
    assert "Maternal mortality ratio" in reasons(reading)


def test_the_smallest_place_of_a_row_counts_and_not_its_code(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "indicator_4-2-2.csv",
        """
Year,Region,Local authority,Unit measure,Observation status,GeoCode,Value
2011,,,Percentage (%),Normal value,,92.0
2011,North West,,Percentage (%),Normal value,E12000002,93
2011,North West,Bolton,Percentage (%),Normal value,E12000002,97
2011,North East,Bolton,Percentage (%),Normal value,E12000001,94
2011,East Midlands,Derby,Percentage (%),Normal value,E12000004,90
""",
    )
    reading = read(path, known)
    # Bolton stands twice with different figures: none of the two is taken.
    assert values(reading) == {
        ("childcare", "nation", "all", "2011"): 92.0,
        ("childcare", "northwest", "all", "2011"): 93.0,
    }
    assert (reading.rejected, reading.outside, balanced(reading)) == (2, 1, True)


def test_years_of_two_halves_are_school_or_fiscal_years(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "indicator_16-1-1.csv", 'Year,Sex,Unit measure,Value\n2011/12,,"Rate per 100,000 population",1.5\n'
    )
    assert values(read(path, known)) == {("homicides", "nation", "all", "2011-12"): 1.5}


def test_of_figures_with_and_without_seasonal_adjustment_one_set_is_read(
    read: Read, known: Framework, write_file: Write
) -> None:
    series = "Proportion of youth not in education, employment or training"
    path = write_file(
        "indicator_8-6-1.csv",
        f"""
Year,Series,Seasonally adjusted or not,Age,Units,Value
2002,"{series}",Seasonally adjusted,,Percentage (%),13.2
2002,"{series}",Not seasonally adjusted,,Percentage (%),13.4
""",
    )
    reading = read(path, known)
    assert values(reading) == {("out-of-work", "nation", "all", "2002"): 13.2}
    assert "seasonally adjusted" in reasons(reading)


def test_metadata_in_the_same_zip_does_not_disturb(read: Read, known: Framework, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "indicator_1-2-1.zip", "w") as archive:
        archive.writestr("data/indicator_1-2-1.csv", "Year,Sex,Value\n2005,,19\n")
        archive.writestr("meta/1-2-1.md", "---\nindicator_number: 1.2.1\nreporting_status: complete\n---\n")
    reading = read(tmp_path / "indicator_1-2-1.zip", known)
    assert values(reading) == {("poverty", "nation", "all", "2005"): 19.0}


def test_several_indicators_in_one_zip_are_read_by_the_names_of_their_files(
    read: Read, known: Framework, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as archive:
        archive.writestr("data/indicator_1-2-1.csv", "Year,Sex,Value\n2005,,19\n")
        archive.writestr("data/indicator_4-3-1.csv", "Year,Units,Value\n2010,Number,12500\n")
    assert values(read(tmp_path / "site.zip", known)) == {
        ("poverty", "nation", "all", "2005"): 19.0,
        ("students", "nation", "all", "2010"): 12500,
    }


def test_an_empty_cell_whose_status_says_why_is_kept_with_that_flag(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file(
        "indicator_1-2-1.csv",
        """
Year,Sex,Units,Observation status,Value
2005,,Percentage,Normal value,19
2006,,Percentage,Missing data; suppressed,
2007,,Percentage,Missing data,
2008,,Percentage,Normal value,
""",
    )
    reading = read(path, known)
    assert flags(reading) == {
        ("poverty", "nation", "all", "2006"): "suppressed at source",
        ("poverty", "nation", "all", "2007"): "not available",
    }
    assert (reading.cells, len(reading.figures), balanced(reading)) == (3, 3, True)


@pytest.mark.parametrize(
    ("number", "cells", "rejected"),
    [
        ("1-2-1", 294, 0),
        ("10-2-1", 252, 0),
        # Two rows say the total of 2012/13, 0.93 and 0.96, and none that of 2011/12: nobody knows which is which.
        ("16-1-1", 363, 2),
        # 2,118 numbers, and 54 cells of which the file says that they are suppressed.
        ("3-2-2", 2172, 0),
        ("3-6-1", 432, 0),
        ("4-2-2", 5190, 0),
        ("4-5-1", 1611, 0),
    ],
)
def test_every_figure_of_a_published_indicator_is_accounted_for(
    read: Read, known: Framework, shared_data: Path, number: str, cells: int, rejected: int
) -> None:
    reading = read(shared_data / "formats" / "open_sdg_uk" / "data" / f"indicator_{number}.csv", known)
    assert (reading.cells, reading.rejected, balanced(reading)) == (cells, rejected, True)


def test_the_headline_of_a_published_indicator_is_as_it_stands(read: Read, known: Framework, shared_data: Path) -> None:
    reading = read(shared_data / "formats" / "open_sdg_uk" / "data" / "indicator_1-2-1.csv", known)
    told = values(reading)
    # Line 2 of the file: 2005,,Undefined,,Percentage (%),Units,19.0
    assert told["poverty", "nation", "all", "2005"] == 19.0
    assert len([key for key in told if key[2] == "all"]) == 14
    reading = read(shared_data / "formats" / "open_sdg_starter" / "data" / "indicator_1-1-1.csv", known)
    assert (reading.cells, reading.outside) == (6, 6)
