"""Parts against their wholes: what is refused, what is doubted, and what is left in peace."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownRule, KnownSource, Problem, ProblemKind, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]
DIMENSIONS = {"female": "gender", "male": "gender", "black": "race-ethnicity", "hispanic": "race-ethnicity"}


@pytest.fixture
def society(framework: Framework) -> Framework:
    """The small framework, its groups in dimensions and its city in the county."""
    groups = {name: replace(group, dimension=DIMENSIONS.get(name, name)) for name, group in framework.groups.items()}
    places = {**framework.places}
    places["pasadena"] = replace(places["pasadena"], part_of="los-angeles-county")
    return replace(framework, groups=groups, places=places)


def row(
    group: str, value: object, place: str = "pasadena", counts: tuple[object, object] = (None, None)
) -> list[object]:
    return ["homeless-count", place, group, "2014", value, *counts, None, None, None, "survey"]


def of(reading: Reading, kind: ProblemKind) -> list[Problem]:
    return [problem for problem in reading.problems if problem.kind is kind]


def test_a_group_larger_than_everyone_is_refused_with_everyone(
    write_observations: Write, read: Read, society: Framework
) -> None:
    path = write_observations(row("all", 100), row("female", 120), row("black", 40), row("male", 101))
    reading = read(path, society)
    (problem,) = of(reading, ProblemKind.REJECTED)
    assert (problem.cell, problem.cells) == ("E2:E3, E5", 3)
    assert problem.found == "homeless-count, pasadena, 2014: female 120, male 101; all 100"
    assert reading.figures["group"].tolist() == ["black"]


def test_groups_that_add_up_to_more_than_everyone_are_doubted_and_taken(
    write_observations: Write, read: Read, society: Framework
) -> None:
    # 60 + 41 = 101, within the half a person that rounding may add to each of two groups; 70 + 41 = 111 is not.
    fine = read(write_observations(row("all", 100), row("female", 60), row("male", 41)), society)
    assert (fine.rejected, fine.problems) == (0, ())
    doubted = read(write_observations(row("all", 100), row("female", 70), row("male", 41), row("black", 90)), society)
    (warning,) = of(doubted, ProblemKind.WARNING)
    assert (warning.cell, doubted.rejected, len(doubted.figures)) == ("E2", 0, 4)
    assert warning.found == "homeless-count, pasadena, 2014: the groups of gender add up to 111, and all are 100"


def test_one_person_more_than_everyone_is_doubted_under_a_rule_that_hides_small_groups(
    write_observations: Write, read: Read, society: Framework
) -> None:
    """Readers would work a hidden group out from the others, nearly."""
    source = KnownSource("survey", disclosure_rule="own", agreement="MOU")
    ruled = replace(society, sources={"survey": source}, rules={"own": KnownRule("own", "small counts")})
    reading = read(write_observations(row("all", 100), row("female", 60), row("male", 41)), ruled)
    (warning,) = of(reading, ProblemKind.WARNING)
    assert (warning.sheet, warning.cell, reading.rejected) == ("Observations", "E2", 0)
    assert warning.found == "homeless-count, pasadena, 2014: the groups of gender add up to 101, and all are 100"
    assert "nearly, so more is hidden" in warning.mend


def test_what_is_part_of_another_group_of_its_dimension_is_not_added_to_it(
    write_observations: Write, read: Read, society: Framework
) -> None:
    """60 + 41 of 100, within what rounding may add; the 45 are among the 60."""
    inside = replace(society.groups["black"], dimension="gender", part_of=("female",))
    nested = replace(society, groups={**society.groups, "black": inside})
    rows = row("all", 100), row("female", 60), row("male", 41), row("black", 45)
    assert read(write_observations(*rows), nested).problems == ()


def test_a_place_larger_than_the_place_around_it_is_doubted(
    write_observations: Write, read: Read, society: Framework
) -> None:
    path = write_observations(row("all", 700), row("all", 650, "los-angeles-county"), row("all", 9000, "california"))
    reading = read(path, society)
    (warning,) = of(reading, ProblemKind.WARNING)
    assert (warning.cell, len(reading.figures)) == ("E2", 3)
    assert warning.found == "homeless-count, pasadena, 2014: 700, and los-angeles-county 650"


def test_the_counts_behind_a_share_are_compared_and_the_share_is_not(
    write_observations: Write, read: Read, society: Framework
) -> None:
    # 9/12 = 75 %, 8/10 = 80 %: a group's share may be higher, and its people must not be more.
    shares = [
        ["employment", "pasadena", "all", "2014", 75, 9, 12, None, None, None, "survey"],
        ["employment", "pasadena", "female", "2014", 80, 8, 10, None, None, None, "survey"],
    ]
    assert read(write_observations(*shares), society).rejected == 0
    shares[1][5:7] = [10.4, 13]  # 10.4/13 = 80 %
    reading = read(write_observations(*shares), society)
    assert [problem.found for problem in of(reading, ProblemKind.REJECTED)] == [
        "employment, pasadena, 2014, numerator: female 10.4; all 9",
        "employment, pasadena, 2014, denominator: female 13; all 12",
    ]


def test_what_is_unknown_is_larger_than_nothing(write_observations: Write, read: Read, society: Framework) -> None:
    hidden = [*row("all", None)[:9], "suppressed at source", "survey"]
    reading = read(write_observations(hidden, row("female", 120), row("male", 5, "los-angeles-county")), society)
    assert (reading.rejected, reading.problems, len(reading.figures)) == (0, (), 3)


def test_a_publishers_cells_are_compared_too(write_text: Write, read_by: Read, society: Framework) -> None:
    edition = (
        "recognise: {headers: [Code, Year, Sex]}, source: survey, place: {columns: [Code]}, period: {column: Year}, "
        "group: {columns: [Sex]}, values: [{header: Count, indicator: homeless-count}]"
    )
    header = ["Code", "Year", "Sex", "Count"]
    rows = [["0656000", "2014", "all", "100"], ["0656000", "2014", "female", "101"], ["0656000", "2015", "male", "7"]]
    reading = read_by(write_text("counts.csv", [header, *rows]), edition, society)
    (problem,) = of(reading, ProblemKind.REJECTED)
    assert (problem.cell, problem.found) == ("D2:D3", "homeless-count, pasadena, 2014: female 101; all 100")
    assert reading.figures["period"].tolist() == ["2015"]
