"""County Health Rankings: two header rows, fractions, and a release year that is the year of no figure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from tests.loaders.recipes.told import balanced, column, reasons, values

Read = Callable[..., Reading]
RELEASE = """
State FIPS Code,County FIPS Code,5-digit FIPS Code,State Abbreviation,Name,Release Year,\
Low Birthweight raw value,Low Birthweight numerator,Low Birthweight denominator,Low Birthweight CI low,\
Low Birthweight CI high,Low Birthweight (Black),Teen Births raw value,Children in Poverty raw value,\
Children in Poverty CI low,Children in Poverty CI high,Adult Smoking raw value
statecode,countycode,fipscode,state,county,year,v037_rawvalue,v037_numerator,v037_denominator,v037_cilow,\
v037_cihigh,v037_race_black,v014_rawvalue,v024_rawvalue,v024_cilow,v024_cihigh,v009_rawvalue
06,000,06000,CA,California,{year},0.069,,,0.0688,0.0692,0.12,15.1,0.158,0.155,0.161,0.088
06,037,06037,CA,Los Angeles County,{year},0.0731,61000,834473,0.0726,0.0736,0.13,14.8,0.19,0.18,0.2,0.1
6,37,6037,CA,Los Angeles County,{year},0.0731,61000,834473,0.0726,0.0736,0.13,14.8,0.19,0.18,0.2,0.1
"""


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "low-birth-weight-seven-years": ("percent", "pooled years"),
            "teen-births-seven-years": ("per 1000", "pooled years"),
            "child-poverty": ("percent", "year"),
        },
        {"county": ("06037", "county"), "california": ("06", "state")},
    )


def test_a_release_is_read_with_the_years_that_its_documentation_names(
    read: Read, known: Framework, write_file: Callable[[str, str], Path]
) -> None:
    reading = read(write_file("analytic_data2023.csv", RELEASE.format(year=2023)), known)
    assert values(reading) == {
        ("low-birth-weight-seven-years", "california", "all", "2014-2020"): 6.9,
        ("low-birth-weight-seven-years", "county", "all", "2014-2020"): 7.31,
        ("teen-births-seven-years", "california", "all", "2014-2020"): 15.1,
        ("teen-births-seven-years", "county", "all", "2014-2020"): 14.8,
        ("child-poverty", "california", "all", "2021"): 15.8,
        ("child-poverty", "county", "all", "2021"): 19.0,
    }
    assert column(reading, "lower")["child-poverty", "county", "all", "2021"] == pytest.approx(18.0)
    # The county stands twice with the same figures: each is one figure, and the second is said again.
    assert "the release year is another one" in reasons(reading)
    assert (reading.rejected, balanced(reading)) == (0, True)


def test_of_a_release_whose_years_nobody_has_written_down_nothing_is_taken(
    read: Read, known: Framework, write_file: Callable[[str, str], Path]
) -> None:
    reading = read(write_file("analytic_data2010.csv", RELEASE.format(year=2010)), known)
    assert len(reading.figures) == 0
    assert balanced(reading)
