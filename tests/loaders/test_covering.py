"""A figure about a time of which there can be none is refused: not begun, or not covered by the source or table."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import loaders
from indicators.reading import Framework, KnownSource, Problem, ProblemKind, Reading

Write = Callable[..., Path]
ReadBy = Callable[..., Reading]
TODAY = dt.date(2026, 11, 22)
EDITION = "source: survey, recognise: {headers: [Year, Rate]}, place: {code: pasadena}, period: {column: Year}, "
EDITION += "values: [{header: Rate, indicator: INDICATOR, scale: 1}]"


def rejected(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.kind is ProblemKind.REJECTED]


BEGUN = [
    ("2026", "employment", True),
    ("2027", "employment", False),
    ("2026-27", "graduation", True),
    ("2027-28", "graduation", False),
    ("2026-11", "unemployment-monthly", True),
    ("2026-12", "unemployment-monthly", False),
]


@pytest.mark.parametrize(("year", "indicator", "taken"), BEGUN)
def test_a_period_that_has_not_begun_holds_no_figures(
    write_text: Write, read_by: ReadBy, year: str, indicator: str, taken: bool
) -> None:
    path = write_text("a.csv", [["Year", "Rate"], [year, "61"]])
    edition = EDITION.replace("INDICATOR", indicator)
    reading = read_by(path, edition, today=TODAY)
    assert (len(reading.figures), reading.rejected) == ((1, 0) if taken else (0, 1))
    assert all("has not begun" in problem.found and problem.cell == "B2" for problem in rejected(reading))
    assert len(read_by(path, edition).figures) == 1  # nobody said what today is


@pytest.mark.parametrize(("year", "taken"), [("1850", False), ("1899", False), ("1900", True)])
def test_a_period_before_1900_is_none_unless_the_source_or_the_table_says_so(
    write_text: Write, read_by: ReadBy, framework: Framework, year: str, taken: bool
) -> None:
    path, edition = write_text("a.csv", [["Year", "Rate"], [year, "61"]]), EDITION.replace("INDICATOR", "employment")
    reading = read_by(path, edition)
    assert (len(reading.figures), reading.rejected) == ((1, 0) if taken else (0, 1))
    assert [problem.expected for problem in rejected(reading)] == (
        [] if taken else ["a period of a source, from 1900 on"]
    )
    assert len(read_by(path, edition + ", periods: {first: 1800}").figures) == 1
    old = replace(framework, sources={"survey": KnownSource("survey", dt.date(1800, 1, 1), None)})
    assert len(read_by(path, edition, old).figures) == 1


@pytest.mark.parametrize(("year", "taken"), [("2006", False), ("2007", True), ("2018", True), ("2019", False)])
def test_a_period_outside_the_table_is_refused(write_text: Write, read_by: ReadBy, year: str, taken: bool) -> None:
    edition = EDITION.replace("INDICATOR", "employment") + ", periods: {first: 2007, last: 2018}"
    reading = read_by(write_text("a.csv", [["Year", "Rate"], [year, "61"]]), edition)
    assert (len(reading.figures), reading.rejected) == ((1, 0) if taken else (0, 1))
    assert [problem.expected for problem in rejected(reading)] == (
        [] if taken else ["a period of this table, from 2007 to 2018"]
    )


@pytest.mark.parametrize(
    ("period", "taken"), [("2012-13", False), ("2013-14", True), ("2017-18", True), ("2018-19", False)]
)
def test_a_period_that_the_source_does_not_cover_is_refused_in_both_kinds_of_file(
    write_text: Write,
    write_observations: Write,
    read_by: ReadBy,
    framework: Framework,
    recipes: Path,
    description: Path,
    period: str,
    taken: bool,
) -> None:
    covers = KnownSource("survey", dt.date(2014, 1, 1), dt.date(2017, 12, 31))
    known = replace(framework, sources={"survey": covers})
    edition = EDITION.replace("INDICATOR", "graduation")
    published = read_by(write_text("a.csv", [["Year", "Rate"], [period, "61"]]), edition, known)
    row = ["graduation", "pasadena-unified", "all", period, 61, None, None, None, None, None, "survey"]
    own = loaders.read(write_observations(row), known, recipes=recipes, workbook=description, today=TODAY)
    for reading in (published, own):
        assert (len(reading.figures), reading.rejected) == ((1, 0) if taken else (0, 1))
        assert all("that the source survey covers" in problem.expected for problem in rejected(reading))


def test_a_forecast_in_the_workbook_is_refused(
    write_observations: Write, framework: Framework, recipes: Path, description: Path
) -> None:
    rows = [["employment", "pasadena", "all", year, 61, *[None] * 5, "survey"] for year in (2026, 2027)]
    path = write_observations(*rows)
    reading = loaders.read(path, framework, recipes=recipes, workbook=description, today=TODAY)
    assert reading.figures["period"].tolist() == ["2026"]
    (problem,) = rejected(reading)
    assert (problem.cell, problem.found) == ("D3", "the period 2027, which has not begun")
