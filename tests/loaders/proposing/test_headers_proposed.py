"""Bounds and margins are found by their headers; signs of footnotes at the end of headers are no part of them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import loaders
from indicators.reading import Framework
from loaders.proposing import Proposal

Edition = Callable[..., dict[str, Any]]
Propose = Callable[..., Proposal]
Rows = Sequence[Sequence[object]]
BOUNDS = [
    ("Low_Confidence_Limit", "High_Confidence_Limit"),
    ("Low Confidence Limit", "High Confidence Limit"),
    ("LCL", "UCL"),
    ("poverty_lb", "poverty_ub"),
    ("Lower 95% CI", "Upper 95% CI"),
    ("95% CI Lower", "95% CI Upper"),
    ("Lower bound", "Upper bound"),
    ("Low", "High"),
]


@pytest.mark.parametrize(("lower", "upper"), BOUNDS)
def test_limits_stand_beside_the_figure(lower: str, upper: str, edition_of: Edition) -> None:
    found = edition_of(["Place", "Year", "Poverty", lower, upper], ["California", 2018, 12.5, 12, 13])
    assert found["values"] == [{"header": "Poverty", "indicator": "poverty", "lower": lower, "upper": upper}]


@pytest.mark.parametrize("margin", ["MOE", "Margin of Error", "Margin", "+/-", "±", "Poverty MOE"])
@pytest.mark.parametrize("cell", [0.5, "±0.5", "+/-0.5"])
def test_a_margin_stands_beside_the_figure(margin: str, cell: object, edition_of: Edition) -> None:
    found = edition_of(["Place", "Year", "Poverty", margin], ["California", 2018, 12.5, cell])
    assert found["values"] == [{"header": "Poverty", "indicator": "poverty", "margin": margin}]


def test_low_income_without_high_income_is_a_figure(edition_of: Edition) -> None:
    found = edition_of(["Place", "Year", "Income", "Low income"], ["California", 2018, 12.5, 3.5])
    assert [rule["header"] for rule in found["values"]] == ["Income", "Low income"]


def test_margins_that_are_called_alike_are_asked_about_once(proposal_of: Propose) -> None:
    found = proposal_of(["Place", "2018", "MOE", "2019", "MOE"], ["California", 12.5, 0.5, 13.5, 0.25])
    assert len([one for one in found.questions if "“MOE”" in one]) == 1
    assert all("margin" not in rule for rule in found.recipe["editions"][0]["values"])


def test_a_footnote_at_a_header_is_kept_and_the_next_edition_may_move_it(
    proposal_of: Propose, known: Framework, description: Path, tmp_path: Path, write_workbook: Callable[..., Path]
) -> None:
    notes: Rows = ([], ["1 Reported by the police."])
    found = proposal_of(["City", "2018", "Violent crime1", "Murder"][::2], ["Pasadena", 300], *notes, sheet="2018")
    edition = found.recipe["editions"][0]
    assert edition["values"][0]["indicator"] == "violent-crime"
    assert edition["footnotes"] == {"1": "1 Reported by the police."}
    (tmp_path / "new.yaml").write_text(
        found.script().replace("    recognise:", "    source: survey\n    recognise:"), "utf-8"
    )
    for header in ("Violent crime", "Violent crime2", "Violent crime1,2"):
        file = write_workbook({"2019": [["City", header], ["Pasadena", 310]]}, "next.xlsx")
        reading = loaders.read(file, known, recipes=tmp_path, workbook=description)
        assert list(reading.figures["value"]) == [310]


def test_years_with_signs_are_one_entry(edition_of: Edition) -> None:
    notes: Rows = ([], ["* A new way of counting."], ["r Revised."])
    found = edition_of(["Place", "2018*", "2019 r", "2020 (p)"], ["California", 12.5, 13.5, 14.5], *notes)
    assert [rule["header"] for rule in found["values"]] == [r"(?P<period>(?:19|20)\d\d)"]
    assert found["footnotes"]["*"] == "* A new way of counting."


def test_a_digit_that_no_note_explains_belongs_to_the_header(edition_of: Edition) -> None:
    found = edition_of(["Place", "Year", "PM10"], ["California", 2018, 12.5])
    assert found["values"] == [{"header": "PM10", "indicator": "pm10"}]


def test_the_same_question_about_many_columns_is_put_once(proposal_of: Propose) -> None:
    header = ["Place", "Year", *(f"Score {letter}" for letter in "ABCDEFGH")]
    found = proposal_of(header, ["California", 2018, *(0.125 * one for one in range(1, 9))])
    assert len([one for one in found.questions if "Which indicator" in one]) == 1
    assert len([one for one in found.questions if "between 0 and 1" in one]) == 1


def test_the_title_is_quoted_as_evidence(proposal_of: Propose) -> None:
    found = proposal_of(["Poverty in the county"], ["Place", "2018"], ["California", 12.5])
    assert "the first title says “Poverty in the county”" in found.evidence
