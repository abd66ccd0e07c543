"""Census tables: a second row of labels, margins of error, marks, and the year in the file's name alone."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from loaders import LoadError
from tests.loaders.recipes.told import balanced, column, flags, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]
TABLE = """
GEO_ID,NAME,S1701_C01_001E,S1701_C01_001M,S1701_C03_001E,S1701_C03_001M,S1701_C03_002E,S1701_C03_002M,
Geography,Geographic Area Name,Estimate!!Total,Margin of Error!!Total,Estimate!!Percent,\
Margin of Error!!Percent,Estimate!!Under 18,Margin of Error!!Under 18,
0400000US06,California,38500000,1500,12.1,0.1,15.6,*****,
0500000US06037,"Los Angeles County, California","9,700,000",900,13.7,0.2,18.5,0.4,
1600000US0656000,"Pasadena city, California",133000,800,14.2,1.3,-,**,
9700000US0629940,"Pasadena Unified School District, California",170000,900,13.0,1.2,(X),(X),
1600000US0699999,"Nowhere city, California",N,N,N,N,N,N,
"""
PLACES = {
    "california": ("06", "state"),
    "county": ("06037", "county"),
    "pasadena": ("0656000", "city"),
    "unified": ("9700000US0629940", "school district"),
}


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "poverty": ("percent", "year"),
            "child-poverty-survey": ("percent", "year"),
            "poverty-five-years": ("percent", "pooled years"),
            "child-poverty-five-years": ("percent", "pooled years"),
        },
        PLACES,
    )


def test_a_five_year_table_is_pooled_and_its_margin_becomes_bounds(
    read: Read, known: Framework, write_file: Write
) -> None:
    reading = read(write_file("ACSST5Y2022.S1701-Data.csv", TABLE), known)
    assert reading.recipe == "census-acs/five-year"
    at = ("poverty-five-years", "county", "all", "2018-2022")
    told = values(reading)
    assert told[at] == 13.7
    assert column(reading, "lower")[at] == pytest.approx(13.5)
    assert column(reading, "upper")[at] == pytest.approx(13.9)
    assert told["child-poverty-five-years", "california", "all", "2018-2022"] == 15.6
    assert told["child-poverty-five-years", "pasadena", "all", "2018-2022"] is None
    assert flags(reading) == {
        ("child-poverty-five-years", "pasadena", "all", "2018-2022"): "not available",
        ("child-poverty-five-years", "unified", "all", "2018-2022"): "not applicable",
    }
    # Four places by two figures; the totals are not asked for, and Nowhere is no place here.
    assert (len(told), reading.rejected, balanced(reading)) == (8, 0, True)


def test_a_one_year_table_is_another_indicator_with_another_source(
    read: Read, known: Framework, write_file: Write
) -> None:
    reading = read(write_file("ACSST1Y2019.S1701-Data.csv", TABLE), known)
    assert reading.recipe == "census-acs/one-year"
    assert values(reading)["poverty", "pasadena", "all", "2019"] == 14.2
    assert column(reading, "source")["poverty", "pasadena", "all", "2019"] == "census-acs"


NUMBERED: list[list[str | float]] = [
    ["GEO_ID", "NAME", "S1701_C03_001E", "S1701_C03_001EA", "S1701_C03_001M", "S1701_C03_001MA"],
    ["Geography", "Geographic Area Name", "Estimate!!x", "Annotation of x", "Margin of Error!!x", "Annotation of it"],
    ["0400000US06", "California", -666666666, "-", -222222222, "**"],
    ["0500000US06037", "Los Angeles County, California", 13.7, "", -555555555, "*****"],
    ["1600000US0656000", "Pasadena city, California", -888888888, "(X)", -888888888, "(X)"],
    ["9700000US0629940", "Pasadena Unified School District, California", -999999999, "N", -333333333, "***"],
]


@pytest.mark.parametrize("typed", [False, True])
def test_numbers_that_stand_for_signs_are_no_estimates_and_no_margins(
    read: Read, known: Framework, write_file: Write, write_workbook: Callable[..., Path], typed: bool
) -> None:
    name = "ACSST1Y2019.S1701-Data"
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in NUMBERED)
    path = write_workbook({name: NUMBERED}, f"{name}.xlsx") if typed else write_file(f"{name}.csv", text)
    reading = read(path, known)
    assert values(reading) == {
        ("poverty", "california", "all", "2019"): None,
        ("poverty", "county", "all", "2019"): 13.7,
        ("poverty", "pasadena", "all", "2019"): None,
        ("poverty", "unified", "all", "2019"): None,
    }
    assert flags(reading) == {
        ("poverty", "california", "all", "2019"): "not available",
        ("poverty", "pasadena", "all", "2019"): "not applicable",
        ("poverty", "unified", "all", "2019"): "not available",
    }
    assert reading.figures["lower"].isna().all()
    assert (reading.rejected, balanced(reading)) == (0, True)


def test_a_table_with_a_column_per_place_says_which_file_to_take_instead(
    read: Read, known: Framework, write_file: Write
) -> None:
    rows = (
        '\ufeff"Label (Grouping)","California!!Total!!Estimate","California!!Total!!Margin of Error"\n"All","9","±1"\n'
    )
    with pytest.raises(LoadError, match=r"column per place.*-Data\.csv has a row per place"):
        read(write_file("ACSST1Y2022.S1701-2023-10-25T101010.csv", rows), known)


def test_a_renamed_table_does_not_say_its_year_and_is_refused(read: Read, known: Framework, write_file: Write) -> None:
    with pytest.raises(LoadError, match="census-acs"):
        read(write_file("poverty.csv", TABLE), known)


def test_the_zip_of_a_table_is_read_with_its_column_names_left_out(
    read: Read, known: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "ACSST5Y2022.S1701_2024-01-05.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ACSST5Y2022.S1701-Data.csv", TABLE.lstrip())
        archive.writestr("ACSST5Y2022.S1701-Column-Metadata.csv", "Column Name,Label\nGEO_ID,Geography\n")
        archive.writestr("ACSST5Y2022.S1701-Table-Notes.txt", "POVERTY STATUS\nSurvey/Program: ACS\n")
    reading = read(path, known)
    assert values(reading)["poverty-five-years", "pasadena", "all", "2018-2022"] == 14.2
    assert balanced(reading)


def test_american_factfinder_wrote_the_last_year_with_two_digits(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file(
        "ACS_15_5YR_S1701_with_ann.csv",
        """
GEO.id,GEO.id2,GEO.display-label,HC01_EST_VC01,HC01_MOE_VC01,HC03_EST_VC01,HC03_MOE_VC01
Id,Id2,Geography,Total; Estimate; Population,Total; Margin of Error,Percent below poverty level; Estimate,\
Percent; Margin
1600000US0656000,0656000,"Pasadena city, California",136807,540,16.3,1.3
""",
    )
    reading = read(path, known)
    assert values(reading) == {("poverty-five-years", "pasadena", "all", "2011-2015"): 16.3}
    assert column(reading, "lower")["poverty-five-years", "pasadena", "all", "2011-2015"] == pytest.approx(15.0)
    assert balanced(reading)
