"""Rules of disclosure in the workbook: what cannot hold is refused with its cell and how to mend it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import loaders
from indicators.reading import Framework, KnownRule, KnownSource, Problem, ProblemKind, Reading
from loaders.workbook.ruled import circles

Write = Callable[..., Path]
Read = Callable[..., Reading]
HEADER = ["Id", "Name", "Rule", "Minimum", "Round to", "Flag below", "Begins on", "Follows"]
FIRST = ["first", "First", "cde"]
STORED = Framework(
    languages=("en",),
    ids={"disclosure_rule": frozenset({"first", "second"})},
    rules={
        "first": KnownRule("first", "cde"),
        "second": KnownRule("second", "cde", begins_on=dt.date(2026, 7, 1), follows="first"),
    },
)


def rejected(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.kind is ProblemKind.REJECTED]


def test_a_rule_is_read_with_all_its_columns(write_workbook: Write, read: Read) -> None:
    header = [*HEADER, "Zeros", "Coded", "Reliable", "Complementary", "Pool into"]
    row = ["second", "Second", "NCES", 5, 10, 30, dt.date(2026, 7, 1), "first", "no", "yes", "no", "yes", "others"]
    groups = [["Id", "Name", "Dimension", "Unreported"], ["others", "Others", "race-ethnicity", "no"]]
    reading = read(write_workbook({"Groups": groups, "Disclosure rules": [header, FIRST, row]}), Framework())
    (zeros, doubt) = sorted(reading.problems, key=lambda one: one.cell)
    assert (zeros.kind, zeros.cell) == (ProblemKind.WARNING, "I3")
    mend = "It was taken, and hidden groups are not told together; empty Round to or Pool into."
    assert (doubt.kind, doubt.cell, doubt.mend) == (ProblemKind.WARNING, "M3", mend)
    fields = {one.key: one.fields for one in reading.records}
    assert fields["others"]["unreported"] is False
    assert fields["second"] == {
        "id": "second",
        "name": "Second",
        "rule": "nces",
        "minimum": 5,
        "round_to": 10,
        "flag_below": 30,
        "begins_on": dt.date(2026, 7, 1),
        "follows": "first",
        "zeros": False,
        "coded": True,
        "reliable": False,
        "complementary": True,
        "pool_into": "others",
    }


@pytest.mark.parametrize(
    ("at", "value", "cell", "found"),
    [
        (3, 0, "D3", "Minimum of 0"),
        (4, -5, "E3", "Round to of -5"),
        (5, 0, "F3", "Flag below of 0"),
        (6, None, "G3", "a rule that follows another, without a day"),
        (2, "ferpa", "C3", "“ferpa”"),
        (7, "nobody", "H3", "“nobody”"),
    ],
)
def test_a_row_that_cannot_hold_is_refused_by_its_cell(
    write_workbook: Write, read: Read, at: int, value: object, cell: str, found: str
) -> None:
    row: list[object] = ["second", "Second", "cde", 10, 5, 30, dt.date(2026, 7, 1), "first"]
    row[at] = value
    reading = read(write_workbook({"Disclosure rules": [HEADER, FIRST, row]}), Framework())
    assert [(one.sheet, one.cell, one.found) for one in rejected(reading)] == [("Disclosure rules", cell, found)]
    assert [one.key for one in reading.records] == ["first"]
    assert all(one.mend for one in rejected(reading))


def test_a_day_that_is_stored_need_not_be_said_again(write_workbook: Write, read: Read) -> None:
    rows = [["Id", "Follows"], ["second", "first"]]
    assert rejected(read(write_workbook({"Disclosure rules": rows}), STORED)) == []
    (problem,) = rejected(read(write_workbook({"Disclosure rules": [["Id", "Follows"], ["first", "second"]]}), STORED))
    assert problem.found == "a rule that follows another, without a day"


CIRCLE = [
    # (rows of the file, what is stored, the refused ids)
    ([["first", "2026-01-01", "second"]], STORED, ["first"]),
    ([["first", "2026-01-01", "first"]], STORED, ["first"]),
    ([["first", "2026-01-01", "second"], ["second", "2026-02-01", "first"]], STORED, ["first", "second"]),
    ([["a", "2026-01-01", "b"], ["b", "2026-02-01", "c"], ["c", "2026-03-01", "a"]], Framework(), ["a", "b", "c"]),
    ([["first", "2026-01-01", "second"], ["second", "2026-02-01", None]], STORED, []),
]


@pytest.mark.parametrize(("rows", "known", "refused"), CIRCLE)
def test_a_rule_that_would_follow_itself_is_refused(
    write_workbook: Write, read: Read, rows: list[list[str | None]], known: Framework, refused: list[str]
) -> None:
    written = [["Id", "Name", "Rule", "Begins on", "Follows"], *([one[0], "N", "cde", *one[1:]] for one in rows)]
    reading = read(write_workbook({"Disclosure rules": written}), known)
    places = {row[0]: f"E{at}" for at, row in enumerate(rows, 2)}
    assert [one.cell for one in rejected(reading)] == [places[one] for one in refused]
    assert all(one.found.startswith("a circle: “") and "Follows" in one.mend for one in rejected(reading))
    assert {one.key for one in reading.records} == {one[0] for one in rows} - set(refused)


def test_rules_that_only_lead_to_a_circle_are_in_none() -> None:
    follows = {"a": "b", "b": "c", "c": "b", "d": None, "e": "gone"}
    assert circles(follows) == {"b": ["b", "c"], "c": ["c", "b"]}


TOGETHER = [
    # (rows of the file, the refused ids); stored: “second” follows “first” from 2026-07-01 on
    ([["third", "2026-07-01", "first"]], ["third"]),
    ([["third", "2026-07-01", "second"]], ["third"]),
    ([["third", "2026-07-02", "first"]], []),
    ([["third", "2026-07-02", "first"], ["fourth", "2026-07-02", "first"]], ["third", "fourth"]),
    ([["third", "2026-07-01", "first"], ["second", "2026-07-03", "first"]], []),
    ([["other", None, None], ["third", "2026-07-01", "other"]], []),
]


@pytest.mark.parametrize(("rows", "refused"), TOGETHER)
def test_two_rules_that_would_hold_from_one_day_in_one_place_are_refused(
    write_workbook: Write, read: Read, rows: list[list[str | None]], refused: list[str]
) -> None:
    written = [["Id", "Name", "Rule", "Begins on", "Follows"], *([one[0], "N", "cde", *one[1:]] for one in rows)]
    reading = read(write_workbook({"Disclosure rules": written}), STORED)
    places = {row[0]: f"D{at}" for at, row in enumerate(rows, 2)}
    assert [one.cell for one in rejected(reading)] == [places[one] for one in refused]
    assert {one.key for one in reading.records} == {one[0] for one in rows} - set(refused)
    assert all("which of both holds" in one.expected for one in rejected(reading))


@pytest.mark.parametrize(
    ("rule", "doubted"), [("cde", ["D2"]), ("nces", ["D2"]), ("small denominators", ["D2"]), ("calhhs", [])]
)
def test_zeros_are_doubted_where_the_rule_does_not_look_at_counts(
    write_workbook: Write, read: Read, rule: str, doubted: list[str]
) -> None:
    reading = read(write_workbook({"Disclosure rules": [["Id", "Name", "Rule", "Zeros"], ["r", "R", rule, "no"]]}))
    assert [(one.kind, one.cell) for one in reading.problems] == [(ProblemKind.WARNING, cell) for cell in doubted]
    assert [one.key for one in reading.records] == ["r"]


def test_an_agreement_of_a_day_that_is_still_to_come_is_refused_with_its_cell(
    write_workbook: Write, recipes: Path, description: Path
) -> None:
    header = ["Id", "Organisation", "Title", "Interval", "Disclosure rule", "Agreement", "Agreed on"]
    rows = [
        [key, "A", "T", "none", "first", "MOU with A", day] for key, day in (("a", "2026-11-22"), ("b", "2026-11-23"))
    ]
    path = write_workbook({"Sources": [header, *rows]})
    found = loaders.read(path, STORED, recipes=recipes, workbook=description, today=dt.date(2026, 11, 22))
    (problem,) = rejected(found)
    assert (problem.cell, problem.found) == ("G3", "2026-11-23, a day that is still to come")
    assert [one.key for one in found.records] == ["a"]


@pytest.mark.parametrize(
    ("agreement", "day", "cells"),
    [
        ("none", "2024-06-03", ["F2"]),
        ("-", "2024-06-03", ["F2"]),
        ("N/A", None, ["F2"]),
        ("To be confirmed.", "2024-06-03", ["F2"]),
        ("sí", "2024-06-03", ["F2"]),
        ("2024", "2024-06-03", ["F2"]),
        ("MOU with the county", None, ["G2"]),
        ("MOU", "2024-06-03", []),
        (None, None, []),
    ],
)
def test_an_agreement_has_a_name_and_a_day(
    write_workbook: Write, read: Read, agreement: str | None, day: str | None, cells: list[str]
) -> None:
    header = ["Id", "Organisation", "Title", "Interval", "Disclosure rule", "Agreement", "Agreed on"]
    row = ["survey", "S", "T", "none", "first", agreement, day]
    assert [one.cell for one in rejected(read(write_workbook({"Sources": [header, row]}), STORED))] == cells


def test_the_day_of_a_stored_agreement_need_not_be_said_again(write_workbook: Write, read: Read) -> None:
    source = KnownSource("survey", agreement="MOU", agreed_on=dt.date(2024, 6, 3))
    known = replace(STORED, sources={"survey": source}, ids={**STORED.ids, "source": frozenset({"survey"})})
    said = [["Id", "Agreement"], ["survey", "MOU of the county"]]
    assert rejected(read(write_workbook({"Sources": said}), known)) == []
    (problem,) = rejected(read(write_workbook({"Sources": [["Id", "Agreed on"], ["survey", None]]}), known))
    assert (problem.cell, problem.found) == ("B2", "an agreement without its day")


def test_what_a_source_agreed_to_is_read(write_workbook: Write, read: Read) -> None:
    header = ["Id", "Organisation", "Title", "Interval", "Disclosure rule", "Agreement", "Agreed on", "May see"]
    row = ["survey", "S", "T", "none", "first", "With the county", dt.date(2024, 6, 3), "Coordinator; team"]
    (record,) = read(write_workbook({"Sources": [header, row]}), STORED).records
    said = {name: record.fields[name] for name in ("agreement", "agreed_on", "may_see")}
    assert said == {
        "agreement": "With the county",
        "agreed_on": dt.date(2024, 6, 3),
        "may_see": ["coordinator", "team"],
    }
    reading = read(write_workbook({"Sources": [header, [*row[:7], "coordinator; press"]]}), STORED)
    assert [(one.cell, one.expected) for one in rejected(reading)] == [("H2", "one of coordinator, team")]


@pytest.mark.parametrize(("people", "cells"), [(0, []), (138_000, []), (None, []), (-1, ["D2"]), (1.5, ["D2"])])
def test_the_people_of_a_place_are_a_number_or_unknown(
    write_workbook: Write, read: Read, people: object, cells: list[str]
) -> None:
    rows = [["Id", "Name", "Kind", "Population"], ["town", "Town", "city", people]]
    reading = read(write_workbook({"Places": rows}), replace(STORED, ids={}))
    assert [one.cell for one in rejected(reading)] == cells
