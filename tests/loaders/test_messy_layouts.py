"""Tables that people drew by hand, read by a recipe of their own; figures are compared with the cells of the files."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownIndicator, KnownPlace, Reading

ReadBy = Callable[..., Reading]
CRIME = (
    "source: survey, layout: {fill_down: [State, Area], until: ['1  The violent crime.*']}, "
    "recognise: {headers: [State, Area, Population], above: ['Crime in the United States']}, labels: [Area, column C], "
    "place: {columns: [State], rewrite: [{pattern: '(.*?),?[\\d, ]+', write: '\\1'}]}, period: {above: '(\\d{4})'}, "
    "values: [{header: 'Murder and.*', when: {column C: 'Rate per 100,000 inhabitants'}, indicator: murders}]"
)
MARRIAGE = (
    "source: survey, sheets: Table 1, other_sheets: {Contents: the index, Table 2: electoral divisions}, "
    "layout: {header_rows: 3, until: ['\\(a\\).*']}, "
    "recognise: {headers: ['Response clear Yes %', 'Eligible Participants Total %']}, "
    "place: {columns: [column A], rewrite: [{pattern: '(.*)\\([a-z]\\)', write: '\\1'}]}, period: {fixed: '2017'}, "
    "values: [{header: 'Response clear Yes %', indicator: yes-votes, scale: 1}]"
)
TRANSIT = (
    "source: survey, layout: {until: ['\\* Please.*']}, recognise: {headers: [FARE MEDIA, '2017', '2014']}, "
    "place: {code: pasadena}, rows: [{columns: [FARE MEDIA], keep: WEEKDAY, because: other rides}], "
    "footnotes: {'*': without free rides}, marks: {N/A: not available}, "
    "values: [{header: '(?P<period>\\d{4})', indicator: rides, scale: 1}]"
)


@pytest.fixture
def known(framework: Framework) -> Framework:
    """The small framework with what these tables are about."""
    units = {"murders": "number", "yes-votes": "percent", "rides": "number"}
    places = {"victoria": "Victoria", "northern-territory": "Northern Territory", "alaska": "Alaska"}
    return replace(
        framework,
        indicators={name: KnownIndicator(name, unit, "year") for name, unit in units.items()},
        places={**framework.places, **{one: KnownPlace(one, name, None, ()) for one, name in places.items()}},
    )


@pytest.fixture
def smungs(shared_data: Path) -> Path:
    """Hand-made tables collected by smungs."""
    return shared_data / "messy" / "smungs"


def conserved(reading: Reading) -> bool:
    return reading.cells == len(reading.figures) + reading.rejected + reading.outside


def test_crime_by_state_has_labels_to_fill_down_and_a_column_without_a_header(
    smungs: Path, read_by: ReadBy, known: Framework
) -> None:
    reading = read_by(smungs / "us-crime-3.xlsx", CRIME, known)
    found = reading.figures[reading.figures["place"] == "california"]
    # F53: 4.9 murders for every 100,000 people of California in 2016.
    assert found[["period", "value", "row", "column"]].to_numpy().tolist() == [["2016", 4.9, 53, 6]]
    assert len(reading.figures) == 2
    assert reading.rejected == 0
    assert conserved(reading)


def test_the_marriage_survey_has_three_merged_rows_of_headers(smungs: Path, read_by: ReadBy, known: Framework) -> None:
    reading = read_by(smungs / "ozmarriage.xlsx", MARRIAGE, known)
    # C9 and C14, under “Response clear”, “Yes”, “%”.
    assert reading.figures[["place", "value", "row", "column"]].to_numpy().tolist() == [
        ["victoria", 64.9, 9, 3],
        ["northern-territory", 60.6, 14, 3],
    ]
    assert conserved(reading)


def test_transit_rides_have_years_as_columns_one_with_a_star(smungs: Path, read_by: ReadBy, known: Framework) -> None:
    reading = read_by(smungs / "toronto_transit.xlsx", TRANSIT, known, today=dt.date(2026, 11, 22))
    figures = reading.figures.set_index("period")
    # E53, under “2015 *”, whose star stands below the table too.
    assert (figures["value"]["2015"], figures["column"]["2015"], figures["row"]["2015"]) == (423808.0, 5, 53)
    assert (figures["note"]["2015"], figures["note"]["2014"]) == ("without free rides", None)
    assert len(figures) == 33
    assert conserved(reading)
