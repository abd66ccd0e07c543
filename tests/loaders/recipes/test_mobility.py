"""Mobility metrics that no indicator of the sample has: each has an id of its own, or a reason why it is not read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from tests.loaders.recipes.told import balanced, column, flags, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "home-value-share": ("ratio", "year"),
            "high-poverty-schools": ("percent", "year"),
            "affordable-homes-80": ("ratio", "year"),
            "violent-crime": ("per 100000", "year"),
        },
        {"pasadena": ("0656000", "city"), "county": ("06037", "county")},
    )


def test_a_ratio_of_two_shares_is_divided_and_stays_readable(read: Read, known: Framework, write_file: Write) -> None:
    header = "ratio_black_nh_house_value_households"
    path = write_file("any.csv", f"year,state,place,{header},{header}_quality\n2014,6,56000,0.043:0.084,3\n")
    reading = read(path, known)
    key = ("home-value-share", "pasadena", "black-non-hispanic", "2014")
    # 0.043 / 0.084 = 0.5119 (to four places)
    assert values(reading)[key] == pytest.approx(0.5119, abs=5e-5)
    assert "0.043:0.084" in str(column(reading, "note")[key])
    assert "low reliability" in flags(reading)[key]


def test_a_group_in_the_header_of_a_row_about_another_group_is_left_out(
    read: Read, known: Framework, write_file: Write
) -> None:
    header = "ratio_white_nh_house_value_households"
    path = write_file(
        "any.csv",
        f"""
year,state,place,subgroup_type,subgroup,{header},{header}_quality
2014,06,56000,all,All,0.628:0.453,3
2014,06,56000,age,Under Age 45,0.419:0.359,3
""",
    )
    reading = read(path, known)
    assert list(values(reading)) == [("home-value-share", "pasadena", "white-non-hispanic", "2014")]
    assert "two groups at once" in reasons(reading)
    assert balanced(reading)


def test_every_published_file_is_accounted_for(read: Read, known: Framework, shared_data: Path) -> None:
    files = sorted((shared_data / "pasadena" / "ui_mobility").glob("*.csv"))
    readings = [read(path, known) for path in files]
    assert len(readings) == 100
    assert all(balanced(reading) for reading in readings)
    told = [reasons(reading) for reading in readings]
    assert not [text for text in told if "columns that the import template reads" in text]
