"""Schooling, population, births and deaths of every county, wide and long; the figures are made up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from tests.loaders.recipes.told import balanced, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]
SCHOOLING = ",".join(
    (
        '"Less than a high school diploma, 1970"',
        '"Percent of adults with less than a high school diploma, 1970"',
        '"Percent of adults with a high school diploma only, 2017-21"',
        '"Percent of adults with a bachelor\'s degree or higher, 2011-2015"',
    )
)
PEOPLE = "CENSUS_2010_POP,ESTIMATES_BASE_2010,POP_ESTIMATE_2018,N_POP_CHG_2018"
PEOPLE += ",Births_2010,Births_2018,R_birth_2018,R_NET_MIG_2018"


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "adults-without-diploma-census": ("percent", "year"),
            "adults-with-diploma-only-five-years": ("percent", "pooled years"),
            "adults-bachelors-degree-five-years": ("percent", "pooled years"),
            "population": ("people", "year"),
            "population-census": ("people", "year"),
            "births-to-june": ("people", "year"),
            "birth-rate-to-june": ("per 1000", "year"),
        },
        {
            "usa": ("US", "nation"),
            "county": ("06037", "county"),
            "state": ("06", "state"),
            "autauga": ("01001", "county"),
        },
    )


def test_schooling_in_columns_is_of_a_census_or_of_five_years(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Education.csv",
        f"""
FIPS Code,State,Area name,2013 Rural-urban Continuum Code,{SCHOOLING}
0,US,United States,,"52,373,312",47.7,26.5,29.8
6000,CA,California,,"4,000,000",37.4,20.4,31.4
1001,AL,Autauga County,2,"6,611",54.8,33.6,N/A
""",
    )
    reading = read(path, known)
    assert reading.recipe == "usda-education/wide"
    assert values(reading) == {
        ("adults-without-diploma-census", "usa", "all", "1970"): 47.7,
        ("adults-without-diploma-census", "state", "all", "1970"): 37.4,
        ("adults-without-diploma-census", "autauga", "all", "1970"): 54.8,
        ("adults-with-diploma-only-five-years", "usa", "all", "2017-2021"): 26.5,
        ("adults-with-diploma-only-five-years", "state", "all", "2017-2021"): 20.4,
        ("adults-with-diploma-only-five-years", "autauga", "all", "2017-2021"): 33.6,
        ("adults-bachelors-degree-five-years", "usa", "all", "2011-2015"): 29.8,
        ("adults-bachelors-degree-five-years", "state", "all", "2011-2015"): 31.4,
        ("adults-bachelors-degree-five-years", "autauga", "all", "2011-2015"): None,
    }
    assert (reading.cells, reading.outside, reading.rejected, balanced(reading)) == (12, 3, 0, True)


def test_schooling_in_rows_says_the_same(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Education2023.csv",
        """
FIPS Code,State,Area name,Attribute,Value
1001,AL,Autauga County,Rural-urban Continuum Code 2013,2
1001,AL,Autauga County,"Less than high school graduate, 1970","6,611"
1001,AL,Autauga County,"Percent of adults who are not high school graduates, 1970",54.8
6037,CA,Los Angeles County,"Percent of adults who are high school graduates (or equivalent), 2019-23",20.5
6037,CA,Los Angeles County,"Percent of adults with a bachelor’s degree or higher, 2019-23",36
6037,CA,Los Angeles County,"Percent of adults completing four years of college or higher, 1970",11.5
""",
    )
    reading = read(path, known)
    assert reading.recipe == "usda-education/long"
    assert values(reading) == {
        ("adults-without-diploma-census", "autauga", "all", "1970"): 54.8,
        ("adults-with-diploma-only-five-years", "county", "all", "2019-2023"): 20.5,
        ("adults-bachelors-degree-five-years", "county", "all", "2019-2023"): 36,
    }
    assert "adults-four-years-of-college" in reasons(reading)
    assert (reading.cells, reading.outside, balanced(reading)) == (6, 3, True)


def test_population_in_columns_is_estimated_or_counted(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "PopulationEstimates.csv",
        f"""
FIPStxt,State,Area_Name,Rural-urban_Continuum Code_2013,{PEOPLE}
1001,AL,Autauga County,2,"54,571","54,574","55,601",158,151,655,11.8,-1.2
""",
    )
    reading = read(path, known)
    assert reading.recipe == "usda-population/wide"
    assert values(reading) == {
        ("population-census", "autauga", "all", "2010"): 54571,
        ("population", "autauga", "all", "2018"): 55601,
        ("births-to-june", "autauga", "all", "2018"): 655,
        ("birth-rate-to-june", "autauga", "all", "2018"): 11.8,
    }
    assert "three months alone" in reasons(reading)
    assert (reading.cells, reading.outside, reading.rejected, balanced(reading)) == (8, 4, 0, True)


def test_population_in_rows_says_the_same(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "PopulationEstimates.csv",
        """
FIPStxt,State,Area_Name,Attribute,Value
0,US,United States,CENSUS_2020_POP,"331,449,281"
6037,CA,Los Angeles County,POP_ESTIMATE_2021,"9,829,544"
6037,CA,Los Angeles County,BIRTHS_2020,"25,000"
6037,CA,Los Angeles County,R_BIRTH_2021,10.1
6037,CA,Los Angeles County,NET_MIG_2021,"-179,757"
6037,CA,Los Angeles County,Economic_typology_2015,0
""",
    )
    reading = read(path, known)
    assert reading.recipe == "usda-population/long"
    assert values(reading) == {
        ("population-census", "usa", "all", "2020"): 331449281,
        ("population", "county", "all", "2021"): 9829544,
        ("birth-rate-to-june", "county", "all", "2021"): 10.1,
    }
    assert (reading.cells, reading.outside, reading.rejected, balanced(reading)) == (6, 3, 0, True)
