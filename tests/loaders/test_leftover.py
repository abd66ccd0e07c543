"""A small group that nobody loads is told by all the others: loading says so, without its number."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace, KnownRule, KnownSource, Problem
from loaders.checks.guarding import Guards
from loaders.checks.leftover import Beside, Leftovers, figures_of, warnings_of
from loaders.workbook.known import Known
from tests.indicators.conftest import reading

NAN = float("nan")
RULE = KnownRule("small", "cde")
FRAMEWORK = Framework(
    indicators={"reading": KnownIndicator("reading", "percent", "year")},
    places={
        "town": KnownPlace("town", "Town", None, (), "city"),
        **{one: KnownPlace(one, one, None, (), "school", "town") for one in ("s1", "s2", "s3")},
    },
    groups={
        "all": KnownGroup("all", "Everyone", "all", ()),
        **{one: KnownGroup(one, one, "race", ()) for one in ("latino", "white", "black")},
        "chinese": KnownGroup("chinese", "Chinese", "race", (), (), ("black",)),
    },
    sources={"survey": KnownSource("survey", disclosure_rule="small")},
    rules={"small": RULE},
)
EVERYONE, LATINO, WHITE = ("town", "all", 60, 300), ("town", "latino", 18, 95), ("town", "white", 40, 200)
Row = tuple[str, str, int, int]


def told(*rows: Row, framework: Framework = FRAMEWORK, stored: tuple[Row, ...] = ()) -> tuple[Problem, ...]:
    """What is said of a file of these figures of 2014: place, group, how many of how many."""
    made = reading(*((group, "2014", NAN if of == 0 else 100 * count / of) for _, group, count, of in rows))
    columns: dict[str, Any] = {"place": [row[0] for row in rows]}
    columns |= {"numerator": [float(row[2]) for row in rows], "denominator": [float(row[3]) for row in rows]}
    file = replace(made, figures=made.figures.assign(**columns))
    looked = Leftovers.of(Known(framework), Guards.of(framework, (), today=dt.date(2024, 1, 1)), file)
    beside = [
        Beside("reading", place, group, "2014", 100 * n / of, float(n), float(of), "survey")
        for place, group, n, of in stored
    ]
    asked = looked.asked(file)
    return warnings_of(file, looked.found([*beside, *figures_of(file, asked)]) if asked else ())


def test_five_people_whom_no_group_holds_are_warned_of_without_a_number() -> None:
    (one,) = told(EVERYONE, LATINO, WHITE)
    assert (one.kind, one.sheet, one.cell) == ("warning", "Sheet1", "E2")
    assert one.found == (
        "reading, town, all, 2014: the groups of “race” that have figures (latino, white) leave out so few people that "
        "the rule would hide them"
    )


def test_what_is_stored_already_counts() -> None:
    assert len(told(WHITE, stored=(EVERYONE, LATINO))) == 1


def test_places_of_a_kind_are_held_against_the_place_that_they_lie_in() -> None:
    (one,) = told(EVERYONE, ("s1", "all", 20, 100), ("s2", "all", 20, 100), ("s3", "all", 18, 95))
    assert "the places of the kind “school” that have figures (s1, s2, s3) leave out" in one.found


@pytest.mark.parametrize(
    "rows",
    [
        (EVERYONE, LATINO, ("town", "white", 42, 205)),
        (EVERYONE, LATINO, ("town", "white", 30, 150)),
        (EVERYONE, LATINO, WHITE, ("town", "black", 2, 5)),
        (EVERYONE, LATINO, WHITE, ("town", "black", 0, 0)),
        (EVERYONE, LATINO, ("town", "white", 60, 200)),
        (LATINO, WHITE),
    ],
    ids=[
        "nobody",
        "many",
        "the small group is there",
        "it has no figure",
        "more than everyone",
        "nobody knows the whole",
    ],
)
def test_nothing_is_said_where_no_small_group_is_left_out(rows: tuple[Row, ...]) -> None:
    assert told(*rows) == ()


def test_nothing_is_said_of_figures_that_stand_as_published() -> None:
    assert told(EVERYONE, LATINO, WHITE, framework=replace(FRAMEWORK, rules={"small": KnownRule("small")})) == ()
