"""Codes beside the names of places: one that is another place's is believed as little as the name."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownIndicator, KnownPlace, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]
PLACES = {
    "oregon": ("Oregon", "41", "state", None),
    "lane": ("Lane County", "41039", "county", "oregon"),
    "linn": ("Linn County", "41043", "county", "oregon"),
    "hartford": ("Hartford County", "09003", "county", None),
    "eugene": ("Eugene", "23850", "city", "lane"),
    "district": ("Eugene 4J", "04740", "school district", "lane"),
}


@pytest.fixture
def known(framework: Framework) -> Framework:
    """One indicator of a year, and places with their codes."""
    places = {
        one: KnownPlace(one, name, code, (), kind, part_of) for one, (name, code, kind, part_of) in PLACES.items()
    }
    indicators = {"poverty": KnownIndicator("poverty", "percent", "year", "Poverty", (), "survey")}
    return replace(framework, indicators=indicators, places=places)


def stored(reading: Reading) -> list[str]:
    """Return the place of every figure, having seen that every cell is accounted for."""
    assert reading.cells == len(reading.figures) + reading.rejected + reading.outside
    return list(reading.figures["place"])


def test_a_row_whose_code_is_another_places_is_left_out_and_named(
    write_text: Write, read: Read, known: Framework
) -> None:
    rows = [["FIPS", "Place", "Year", "Value"], ["41039", "Lane County", "2013", "45"]]
    reading = read(write_text("poverty.csv", [*rows, ["29115", "Linn County", "2013", "32"]]), known)
    assert (stored(reading), reading.outside) == (["lane"], 1)
    found = next(one.found for one in reading.problems if one.cells)
    assert found == "places beside the code of another one: Linn County (41043) beside 29115"


SAME = [
    ("FIPS", "9003", "Hartford County"),
    ("GEOID", "0500000US41043", "Linn County"),
    ("FIPS", "41043.0", "Linn County"),
    ("FIPS", "41", "Linn County"),
    ("State FIPS", "41", "Lane County"),
    ("County FIPS", "41039", "Eugene"),
    ("FIPS", "43", "Linn County"),
    ("FIPS", "00000", "Linn County"),
    ("FIPS", "", "Linn County"),
    ("School FIPS", "12345", "Eugene 4J"),
    ("County code", "20001", "Linn County"),
    ("Place code", "x1", "Linn County"),
]


@pytest.mark.parametrize(("header", "code", "place"), SAME)
def test_a_code_that_says_the_same_or_something_else_leaves_the_row(
    write_text: Write, read: Read, known: Framework, header: str, code: str, place: str
) -> None:
    rows = [[header, "Place", "Year", "Value"], [code, place, "2013", "45"]]
    assert len(stored(read(write_text("poverty.csv", rows), known))) == 1


def test_a_code_of_the_publishers_own_is_believed_where_another_row_agrees(
    write_text: Write, read: Read, known: Framework
) -> None:
    rows = [["County code", "Place", "Year", "Value"], ["41039", "Lane County", "2013", "45"]]
    reading = read(write_text("poverty.csv", [*rows, ["20001", "Linn County", "2013", "32"]]), known)
    assert (stored(reading), reading.outside) == (["lane"], 1)
