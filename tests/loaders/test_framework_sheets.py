"""The sheets of the framework: every row becomes a record, or is refused with all that refers to it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownGroup, KnownIndicator, Problem, ProblemKind, Reading, Record

Write = Callable[..., Path]
Read = Callable[..., Reading]
EMPTY = Framework()
PLACES = ["Id", "Name", "Kind", "Part of", "Code", "Aliases", "Rank"]
ABOUT = [
    ["Id", "Name", "Vision", "Languages", "Time zone", "Name (es)", "Vision (es)", "Checked (es)"],
    ["here", "Together", "All well.", "en; es", "America/Los_Angeles", "Juntos", None, "A. Reader"],
]


def rejected(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.kind is ProblemKind.REJECTED]


def keys(reading: Reading, noun: str) -> list[str]:
    return [record.key for record in reading.records if record.noun == noun]


def test_a_row_becomes_a_record_of_what_the_file_holds(write_workbook: Write, read: Read) -> None:
    place = ["pasadena", "Pasadena", "City", None, "0656000", "Pasadena city; City of Pasadena", 2]
    header = [name for name in PLACES if name != "Part of"]
    reading = read(write_workbook({"Places": [header, [one for one in place if one is not None]]}), EMPTY)
    fields = {
        "id": "pasadena",
        "name": "Pasadena",
        "kind": "city",
        "code": "0656000",
        "aliases": ["Pasadena city", "City of Pasadena"],
        "rank": 2,
    }
    assert reading.records == (Record("place", "pasadena", fields),)


def test_empty_cells_are_none_and_columns_left_out_are_not_in_the_record(write_workbook: Write, read: Read) -> None:
    reading = read(write_workbook({"Places": [PLACES[:6], ["a", "A", "city", None, None, None]]}), EMPTY)
    fields = reading.records[0].fields
    assert (fields["code"], fields["aliases"]) == (None, [])
    assert "rank" not in fields


def test_twins_and_their_readers_come_beside_the_words(write_workbook: Write, read: Read) -> None:
    reading = read(write_workbook({"About": ABOUT}), EMPTY)
    record = reading.records[0]
    assert record.words == {("name", "es"): "Juntos"}
    assert record.checked == {"es": "A. Reader"}
    assert record.fields["languages"] == ["en", "es"]


def test_a_twin_in_a_language_that_the_collaborative_does_not_speak_is_named(write_workbook: Write, read: Read) -> None:
    places = [["Id", "Name", "Kind", "Name (vi)", "Name (en)"], ["a", "A", "city", "B", "A"]]
    reading = read(write_workbook({"About": ABOUT, "Places": places}), EMPTY)
    assert [problem.cell for problem in reading.problems] == ["D1", "E1"]
    assert {problem.kind for problem in reading.problems} == {ProblemKind.WARNING}


def test_records_stand_after_all_that_they_refer_to(write_workbook: Write, read: Read) -> None:
    sheets = {
        "Strategies": [
            ["Id", "Team", "Title", "Indicators", "Began", "Status"],
            ["s", "t", "S", "graduation; employment", dt.date(2014, 1, 28), "under way"],
        ],
        "Teams": [["Id", "Name", "Kind"], ["t", "T", "result work team"]],
        "Places": [
            PLACES,
            ["city", "C", "city", "county"],
            ["county", "D", "county", "state"],
            ["state", "E", "state"],
        ],
    }
    reading = read(write_workbook(sheets))
    assert keys(reading, "place") == ["state", "county", "city"]
    nouns = [record.noun for record in reading.records]
    assert nouns.index("team") < nouns.index("strategy")
    assert reading.problems == ()


WRONG = [
    ("Id", "Big House", "A2", "“Big House”", "an id of small letters, digits and hyphens"),
    ("Name", None, "B2", "an empty cell", "Name"),
    ("Kind", "village", "C2", "“village”", "one of nation, state"),
    ("Part of", "atlantis", "D2", "“atlantis”", "an existing place id"),
    ("Rank", 1.5, "G2", "“1.5”", "a whole number"),
]


@pytest.mark.parametrize(("name", "value", "cell", "found", "expected"), WRONG)
def test_a_wrong_cell_costs_its_row_and_is_named(
    write_workbook: Write, read: Read, name: str, value: object, cell: str, found: str, expected: str
) -> None:
    row: list[object] = ["here", "Here", "city", None, None, None, 1]
    row[PLACES.index(name)] = value
    reading = read(write_workbook({"Places": [PLACES, row, ["there", "There", "city"]]}), EMPTY)
    assert keys(reading, "place") == ["there"]
    (problem,) = rejected(reading)
    assert (problem.sheet, problem.cell, problem.found) == ("Places", cell, found)
    assert problem.expected.startswith(expected)


def test_all_problems_of_a_row_are_named_at_once(write_workbook: Write, read: Read) -> None:
    reading = read(write_workbook({"Places": [PLACES, ["X", None, "village"]]}), EMPTY)
    assert [problem.cell for problem in rejected(reading)] == ["A2", "B2", "C2"]


def test_what_refers_to_a_refused_row_is_refused_too(write_workbook: Write, read: Read, framework: Framework) -> None:
    sheets = {
        "Places": [PLACES, ["pasadena", "Pasadena", "village"], ["part", "Part", "community", "pasadena"]],
        "Observations": [
            ["Indicator", "Place", "Group", "Period", "Value", "Source"],
            ["employment", "pasadena", "all", "2014", 80, "survey"],
        ],
    }
    reading = read(write_workbook(sheets), framework)
    assert (reading.records, reading.rejected) == ((), 1)
    assert [(problem.sheet, problem.cell) for problem in rejected(reading)] == [
        ("Places", "C2"),
        ("Places", "D3"),
        ("Observations", "B2"),
    ]
    assert rejected(reading)[-1].found == "“pasadena”, whose own row was refused"


def test_rows_that_refer_to_each_other_in_a_circle_are_refused(write_workbook: Write, read: Read) -> None:
    rows = [["a", "A", "city", "b"], ["b", "B", "city", "a"], ["c", "C", "city"]]
    reading = read(write_workbook({"Places": [PLACES, *rows]}), EMPTY)
    assert keys(reading, "place") == ["c"]
    assert [problem.cell for problem in rejected(reading)] == ["D2", "D3"]


@pytest.mark.parametrize(
    ("rows", "cell", "found"),
    [
        (
            [["girls", "Girls", "gender", "girls-asian"]],
            "D2",
            "a circle: “girls” is part of “girls-asian” is part of “girls”",
        ),
        ([["boys", "Boys", "gender", "boys"]], "D2", "a circle: “boys” is part of “boys”"),
        ([["everyone", "Everyone", "all", "girls"]], "D2", "everyone, as a part of a group"),
        ([["boys", "Boys", "gender", "girl"]], "D2", "“girl”"),
    ],
)
def test_a_group_that_would_lie_in_itself_or_everyone_in_a_group_is_refused_with_its_cell(
    write_workbook: Write, read: Read, rows: list[list[str]], cell: str, found: str
) -> None:
    """Against what is stored: the girls who are Asian are part of the girls."""
    girls = KnownGroup("girls", "Girls", "gender", ())
    asian = KnownGroup("girls-asian", "Asian girls", "both", (), part_of=("girls",))
    reading = read(
        write_workbook({"Groups": [["Id", "Name", "Dimension", "Part of"], *rows]}),
        Framework(groups={one.id: one for one in (girls, asian)}),
    )
    (problem,) = rejected(reading)
    assert (problem.cell, problem.found) == (cell, found)


def test_groups_are_read_with_all_that_they_are_part_of(write_workbook: Write, read: Read) -> None:
    rows = [["girls-asian", "Asian girls", "both", "girls; asian"], ["girls", "G", "gender"], ["asian", "A", "race"]]
    reading = read(write_workbook({"Groups": [["Id", "Name", "Dimension", "Part of"], *rows]}), EMPTY)
    assert {one.key: one.fields["part_of"] for one in reading.records} == {
        "girls": [],
        "asian": [],
        "girls-asian": ["girls", "asian"],
    }


def test_an_id_that_stands_twice_is_refused_unless_the_rows_are_the_same(write_workbook: Write, read: Read) -> None:
    rows = [["a", "A", "city"], ["a", "Other", "city"], ["b", "B", "city"], ["b", "B", "city"]]
    reading = read(write_workbook({"Places": [PLACES[:3], *rows]}), EMPTY)
    assert keys(reading, "place") == ["b"]
    assert [problem.cell for problem in rejected(reading)] == ["A2:A3"]


def test_a_new_row_needs_the_required_columns_and_a_stored_one_does_not(
    write_workbook: Write, read: Read, framework: Framework
) -> None:
    reading = read(write_workbook({"Places": [["Id", "Rank"], ["pasadena", 3], ["nowhere", 4]]}), framework)
    assert [record.fields for record in reading.records] == [{"id": "pasadena", "rank": 3}]
    assert rejected(reading)[0].found == "a new row “nowhere” without Name, Kind"


def test_periods_are_read_as_the_indicator_of_their_row_has_them(write_workbook: Write, read: Read) -> None:
    header = ["Id", "Indicator", "Place", "Group", "Period", "Value", "Baseline period", "Set by"]
    rows = [
        ["t1", "graduation", "pasadena-unified", "all", "2029–30", 95, "2013-2014", "The board"],
        ["t2", "employment", "pasadena", "all", 2030, 90, "2013-14", "The city"],
    ]
    reading = read(write_workbook({"Targets": [header, *rows]}))
    (target,) = reading.records
    assert (target.fields["period"], target.fields["baseline_period"]) == ("2029-30", "2013-14")
    assert [problem.cell for problem in rejected(reading)] == ["G3"]


def test_unknown_sheets_are_named_and_never_read_in_silence(write_workbook: Write, read: Read) -> None:
    places = [PLACES, ["a", "A", "city"]]
    reading = read(write_workbook({"Places": places, "Plans": [["Id"], ["x"]], "Blank": []}), EMPTY)
    (problem,) = reading.problems
    assert (problem.kind, problem.sheet, problem.found) == (
        ProblemKind.WARNING,
        "Plans",
        "a sheet of 2 rows that was not read",
    )


def test_a_sheet_without_its_id_column_is_refused_as_a_whole(write_workbook: Write, read: Read) -> None:
    reading = read(write_workbook({"Places": [PLACES, ["a", "A", "city"]], "Groups": [["Name"], ["All"]]}), EMPTY)
    assert [(problem.sheet, problem.found) for problem in rejected(reading)] == [("Groups", "no column “Id”")]


def test_rows_that_hold_nothing_are_passed_over(write_workbook: Write, read: Read) -> None:
    rows = [["a", "A", "city"], [None, None, None], ["b", "B", "city"]]
    reading = read(write_workbook({"Places": [PLACES[:3], *rows]}), EMPTY)
    assert keys(reading, "place") == ["a", "b"]
    assert reading.problems == ()


def test_the_sample_workbook_is_read_without_a_problem(project_root: Path, read: Read) -> None:
    reading = read(project_root / "data" / "pasadena" / "workplan.xlsx", EMPTY)
    assert reading.problems == ()
    assert len(reading.figures) == 573
    assert keys(reading, "indicator")


@pytest.mark.parametrize(
    ("unit", "period", "said"),
    [
        ("percent", "school year", None),
        ("people", "school year", ("C2", "“people”, but figures of “attendance” are stored in percent")),
        ("percent", "year", ("D2", "“year”, but figures of “attendance” are stored by school year")),
    ],
)
def test_stored_figures_hold_the_unit_and_the_period_type_fast(
    write_workbook: Write, read: Read, unit: str, period: str, said: tuple[str, str] | None
) -> None:
    rows = [["Id", "Title", "Unit", "Period type"], ["attendance", "Children who attend", unit, period]]
    known = {"attendance": KnownIndicator("attendance", "percent", "school year", "Attendance")}
    ids = {"indicator": frozenset(known)}
    path = write_workbook({"Indicators": rows})
    held = read(path, Framework(indicators=known, ids=ids, held={"indicator": frozenset(known)}))
    assert [(one.cell, one.found) for one in rejected(held)] == ([said] if said else [])
    assert keys(held, "indicator") == ([] if said else ["attendance"])
    assert keys(read(path, Framework(indicators=known, ids=ids)), "indicator") == ["attendance"]


@pytest.mark.parametrize(
    ("columns", "row", "where"),
    [
        (["Unit", "Counted people"], ["number", "children"], "C2"),
        (["Unit", "Counted people"], ["number", None], None),
        (["Unit", "Counted people"], ["people", "children"], None),
        (["Unit", "Counted people"], ["percent", "children"], None),
        (["Unit"], ["number"], "A2"),
        (["Counted people"], ["children"], None),
    ],
)
def test_an_indicator_in_plain_numbers_counts_nobody(
    write_workbook: Write,
    read: Read,
    framework: Framework,
    columns: list[str],
    row: list[str | None],
    where: str | None,
) -> None:
    """What a file leaves out is as it is stored: teen births are a rate of mothers."""
    known = replace(framework.indicators["teen-births"], counted_people="mothers")
    stored = replace(framework, indicators={**framework.indicators, "teen-births": known}, held={})
    reading = read(write_workbook({"Indicators": [["Id", *columns], ["teen-births", *row]]}), stored)
    mend = "Write people into Unit if a figure counts them; otherwise empty Counted people."
    found = [(one.sheet, one.cell, one.mend) for one in rejected(reading)]
    assert found == ([("Indicators", where, mend)] if where else [])
