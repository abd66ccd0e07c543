"""A row that names several places is about a place within the wider ones, or it is left out and named."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownIndicator, KnownPlace, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]
PLACES = {
    "usa": ("United States", "US", ("USA",), "nation", None),
    "washington-city": ("Washington", None, (), "city", None),
    "california": ("California", "06", ("CA",), "state", None),
    "los-angeles-county": ("Los Angeles County", "06037", ("Los Angeles",), "county", "california"),
    "orange-county": ("Orange County", "06059", ("Orange",), "county", "california"),
    "pasadena": ("Pasadena", "0656000", (), "city", "los-angeles-county"),
    "altadena": ("Altadena", None, (), "community", "los-angeles-county"),
    "glendale": ("Glendale", None, (), "city", None),
    "unified": ("Pasadena Unified", None, (), "school district", "los-angeles-county"),
}


@pytest.fixture
def known(framework: Framework) -> Framework:
    """A state with two counties and what lies in one of them; of Glendale nobody has said where it is."""
    births = KnownIndicator("births", "people", "year", "Births", (), "survey")
    places = {one: KnownPlace(one, *about) for one, about in PLACES.items()}
    return replace(framework, indicators={"births": births}, places=places)


def stored(reading: Reading) -> list[tuple[str, float]]:
    """Return place and value of every figure, having seen that every cell is accounted for."""
    assert reading.cells == len(reading.figures) + reading.rejected + reading.outside
    return list(zip(reading.figures["place"], reading.figures["value"], strict=True))


def said(reading: Reading) -> str:
    return " | ".join(f"{one.found}; {one.expected}. {one.mend}" for one in reading.problems)


ROWS = [
    (["State", "County"], ["CA", "Orange"], "orange-county"),
    (["State", "County"], ["California", "Orange County"], "orange-county"),
    (["State", "County"], ["06", "Orange"], "orange-county"),
    (["State", "County"], ["", "Orange"], "orange-county"),
    (["State", "County"], ["Florida", "Orange"], None),
    (["State FIPS", "County"], ["12", "Orange"], None),
    (["State", "City"], ["TX", "Pasadena"], None),
    (["County", "City"], ["Los Angeles", "Pasadena"], "pasadena"),
    (["County", "City"], ["Orange", "Pasadena"], None),
    (["State", "County", "City"], ["CA", "Harris", "Pasadena"], None),
    (["State", "Location"], ["California", "California"], "california"),
    (["State", "Location"], ["Florida", "0656000"], "pasadena"),
    (["City", "District"], ["Altadena", "Pasadena Unified"], "unified"),
    (["State", "District"], ["Texas", "Pasadena Unified"], None),
    (["State", "Area"], ["US", "United States"], "usa"),
    (["State", "Area"], ["USA", "US"], "usa"),
    (["State", "Area"], ["All states", "US"], "usa"),
    (["State", "Area"], ["Florida", "United States"], None),
    (["State", "City"], ["Washington", "Washington"], None),
    (["City"], ["Los Angeles"], None),
    (["City"], ["Altadena"], None),
]


@pytest.mark.parametrize(("headers", "cells", "place"), ROWS)
@pytest.mark.parametrize("wide", [False, True])
def test_a_place_counts_only_within_the_wider_places_of_its_row(
    write_text: Write, read: Read, known: Framework, headers: list[str], cells: list[str], place: str | None, wide: bool
) -> None:
    rows = [[*headers, "2018"], [*cells, "11"]] if wide else [[*headers, "Year", "Value"], [*cells, "2018", "11"]]
    reading = read(write_text("Births.csv", rows), known)
    assert stored(reading) == ([(place, 11)] if place else [])


def test_a_place_elsewhere_is_named_with_the_wider_place(write_text: Write, read: Read, known: Framework) -> None:
    path = write_text("Births.csv", [["State", "County", "Year", "Value"], ["Florida", "Orange", "2018", "11"]])
    assert "Orange / Florida" in said(read(path, known))


def test_a_wider_place_that_stands_once_holds_for_the_rows_below_it(
    write_text: Write, read: Read, known: Framework
) -> None:
    rows = [["Florida", "Orlando", "2018", "9"], ["", "Pasadena", "2018", "11"], ["California", "", "2018", "12"]]
    reading = read(write_text("Births.csv", [["State", "City", "Year", "Value"], *rows]), known)
    assert stored(reading) == []
    assert "Pasadena / Florida" in said(reading)


def test_a_place_of_which_nobody_said_where_it_lies_is_asked_about(
    write_text: Write, read: Read, known: Framework
) -> None:
    path = write_text("Births.csv", [["State", "City", "Year", "Value"], ["CA", "Glendale", "2018", "11"]])
    reading = read(path, known)
    assert stored(reading) == []
    assert "Say in the sheet Places what it is part of" in said(reading)


def test_every_recipe_asks_where_a_place_lies(write_text: Write, read_by: Read, known: Framework) -> None:
    edition = "recognise: {headers: [City, Rate]}, place: {columns: [City]}, period: {fixed: '2018'}, labels: [State], "
    edition += "values: [{header: Rate, indicator: births, source: survey}]"
    rows = [["TX", "Pasadena", "1"], ["CA", "Pasadena", "2"], ["CA", "Los Angeles", "3"]]
    reading = read_by(write_text("a.csv", [["State", "City", "Rate"], *rows]), edition, known)
    assert stored(reading) == [("pasadena", 2)]


def test_a_name_of_another_kind_is_said_so_and_never_suggested(write_text: Write, read: Read, known: Framework) -> None:
    path = write_text("Births.csv", [["City", "Year", "Value"], ["Altadena", "2018", "1"], ["Pasadna", "2018", "2"]])
    words = said(read(path, known))
    assert "places of the kind community, not city: Altadena" in words
    assert "add “Altadena”" not in words
    assert "Did you mean “Pasadena”? Then add “Pasadna”" in words


def test_a_city_is_not_suggested_to_be_a_county(write_text: Write, read: Read, known: Framework) -> None:
    path = write_text("Births.csv", [["Place", "Year", "Value"], ["Los Angeles city", "2018", "1"]])
    assert "Did you mean" not in said(read(path, known))


def test_a_footnote_behind_a_name_is_known_by_the_template_or_suggested(
    write_text: Write, read_by: Read, known: Framework
) -> None:
    edition = "recognise: {headers: [Town, Rate]}, place: {columns: [Town]}, period: {fixed: '2018'}, "
    edition += "values: [{header: Rate, indicator: births, source: survey}]"
    path = write_text("a.csv", [["Town", "Rate"], ["Glendale3", "1"], ["Pasadena1,2", "2"]])
    assert "Did you mean “Glendale”? Then add “Glendale3”" in said(read_by(path, edition, known))
    marked = edition + ", footnotes: {'1': counted twice, '2': by mail, '3': new borders}"
    figures = read_by(path, marked, known).figures
    assert list(zip(figures["place"], figures["note"], strict=True)) == [
        ("glendale", "new borders"),
        ("pasadena", "counted twice; by mail"),
    ]
