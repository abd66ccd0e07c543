"""The kind of place that a header names is proposed; names that places of several kinds share are asked about."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import loaders
from indicators.reading import Framework
from loaders.proposing import Proposal

Edition = Callable[..., dict[str, Any]]
Propose = Callable[..., Proposal]
KINDS = [
    ("City", "Pasadena", "city"),
    ("County", "Orange", "county"),
    ("County Name", "Orange County", "county"),
    ("State", "California", "state"),
    ("District", "Pasadena Unified", "school district"),
    ("School District", "Pasadena Unified", "school district"),
]


@pytest.mark.parametrize(("header", "place", "kind"), KINDS)
def test_a_header_says_the_kind(header: str, place: str, kind: str, edition_of: Edition) -> None:
    found = edition_of([header, "Year", "Poverty"], [place, 2018, 12.5], ["Elsewhere", 2018, 13.5])
    assert found["place"] == {"columns": [header], "kind": kind}


def test_a_city_that_is_called_like_a_county_is_not_the_county(
    proposal_of: Propose, known: Framework, description: Path, tmp_path: Path
) -> None:
    found = proposal_of(["City", "Year", "Violent crime"], ["Los Angeles", 2018, 29400], ["Pasadena", 2018, 300])
    assert any("“Los Angeles” as county: they are left out" in one for one in found.questions)
    answered = found.script().replace("    recognise:", "    source: survey\n    recognise:")
    (tmp_path / "new.yaml").write_text(answered, "utf-8")
    reading = loaders.read(tmp_path / "a.xlsx", known, recipes=tmp_path, workbook=description)
    assert list(reading.figures["place"]) == ["pasadena"]
    assert reading.outside == 1


def test_the_smallest_of_several_columns_of_places_counts(edition_of: Edition) -> None:
    found = edition_of(
        ["State", "City", "Year", "Poverty"], ["CA", "Pasadena", 2018, 12.5], ["TX", "Pasadena", 2018, 9]
    )
    assert found["place"] == {"columns": ["City"], "kind": "city"}
    assert found["labels"] == ["State"]


def test_a_name_without_its_kind_is_asked_about(proposal_of: Propose) -> None:
    rows = (["Los Angeles", 2018, 12.5], ["Orange", 2018, 9.5])
    found = proposal_of(["Jurisdiction", "Year", "Poverty"], *rows)
    asked = [one for one in found.questions if "another kind" in one]
    assert [one.partition(":")[0] for one in asked] == ["“Los Angeles” as county, “Orange” as county"]
    assert "kind" not in found.recipe["editions"][0]["place"]


def test_empty_places_below_a_merged_cell_are_asked_about(proposal_of: Propose) -> None:
    rows = (["California", "All", 12.5], [None, "Black", 13.5])
    found = proposal_of(["Place", "Group", "2018"], *rows)
    assert any("`fill_down: [Place]`" in one for one in found.questions)


def test_a_table_of_the_census_with_a_column_per_place_is_said_to_be_unreadable(proposal_of: Propose) -> None:
    header = ["Label (Grouping)"] + [f"Orange County, California!!{one}" for one in ("Estimate", "Margin of Error")]
    found = proposal_of(header, ["Population", "3,100,000", "±2,000"], ["    Below poverty", "300,000", "±900"])
    assert found.recipe["editions"][0]["values"] == []
    assert any("Each column of this table is a place" in one and "-Data.csv" in one for one in found.questions)


def test_places_as_headers_are_said_to_be_unreadable(proposal_of: Propose) -> None:
    found = proposal_of(["Measure", "California", "Pasadena"], ["Poverty", 12.5, 13.5], ["Unemployment rate", 5, 6])
    assert any("“Transpose”" in one for one in found.questions)
