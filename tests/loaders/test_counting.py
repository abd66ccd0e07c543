"""Every cell that could be a figure is counted before anything is read, and is then read, rejected or left out once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import loaders
from indicators.reading import Framework, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]
FILES = [
    "pasadena/hud_2007-2018-PIT-Counts-by-CoC.xlsx",
    "pasadena/ui_mobility_pasadena_la_long.csv",
    "pasadena/usda_unemployment_us_ca_la_2007_2018_wide.csv",
    "pasadena/cde_api_growth/2013-growth-api__pusd_la.csv",
    "pasadena/nchs_teen_births_california_counties_2003_2015.csv",
    "messy/usda_ers/Unemployment.xls",
    "messy/cde_original_xls/act16.xls",
    "messy/cde_original_xls/sat15.xls",
    "messy/oklahoma_grade3_reading/2019-11-19 3rd Grade reading_2016-2017 school year.xlsx",
]


def conserved(reading: Reading) -> bool:
    taken = len(reading.figures) + len(reading.measures)
    return reading.cells == taken + reading.rejected + reading.outside


@pytest.mark.parametrize("name", FILES)
def test_every_cell_of_a_publishers_file_is_accounted_for(shared_data: Path, read: Read, name: str) -> None:
    reading = read(shared_data / name)
    assert reading.cells
    assert conserved(reading)


def test_every_file_of_a_folder_is_accounted_for_whatever_the_framework_holds(
    shared_data: Path, framework: Framework, recipes: Path, description: Path
) -> None:
    one = next(iter(framework.indicators.values()))
    known = replace(framework, indicators={one.id: one})
    for path in sorted((shared_data / "formats" / "kids_count_colorado_headcount").glob("*.csv")):
        answers = {"indicator": one.id, "fractions": "as-written", "today": dt.date(2010, 1, 1)}
        reading = loaders.read(path, known, recipes=recipes, workbook=description, **answers)  # type: ignore[arg-type] # a plain dict
        assert conserved(reading), path.name


def test_rows_of_the_workbook_are_counted_where_they_say_anything_of_a_figure(
    write_observations: Write, read: Read
) -> None:
    rows = [
        ["employment", "pasadena", "all", 2014, 61, *[None] * 5, "survey"],
        ["employment", "pasadena", "all", 2014, 61, *[None] * 5, "survey"],  # said again
        ["employment", "pasadena", "all", 2015, None, *[None] * 4, "not available", "survey"],
        ["employment", "pasadena", "all", 2016, None, 5, *[None] * 4, "survey"],  # a count without a figure
        ["employment", "springfield", "all", 2014, 61, *[None] * 5, "survey"],  # foreign
        ["employment", "pasadena", "all", "soon", 61, *[None] * 5, "survey"],
        ["employment", "pasadena", "all", 2017, " ", *[None] * 4, " ", "survey"],  # holds no figure
        [],
    ]
    reading = read(write_observations(*rows))
    assert (reading.cells, len(reading.figures), reading.rejected, reading.outside) == (6, 2, 2, 2)
