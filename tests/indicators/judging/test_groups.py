"""Groups beside each other over whole indicators, from figures that may be shown alone."""

import datetime as dt
from dataclasses import replace

import numpy as np

from indicators import judging
from indicators.analysis.codes import Against, Better, Direction, Quantity, Rhythm
from indicators.analysis.disparity import Member
from indicators.analysis.history import History
from indicators.analysis.judgement import Judgement, PartsCheck
from indicators.judging import JUDGEMENT
from indicators.judging.groups import compared
from indicators.reading import Record
from indicators.store.database import Database
from indicators.store.queries import judging as queries
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, moment, reading

TODAY = dt.date(2024, 6, 1)
BOYS = Record("group", "boys", {"name": "Boys", "dimension": "gender", "aliases": []})
DIMENSIONS = {"all": "all", "girls": "gender", "boys": "gender", "asian": "race-ethnicity", "white": "race-ethnicity"}
PEOPLE = {"all": 400.0, "girls": 200.0, "boys": 200.0}
SMALL = "small counts"


def member(group: str, value: float | None, people: float = 200.0) -> Member:
    counted = {"denominators": [people], "quantity": Quantity.PERCENT}
    return Member(group, History.of([2018], [value], **counted))  # type: ignore[arg-type]  # arrays by name


def test_groups_are_held_against_those_of_their_own_dimension() -> None:
    members = {
        1: member("all", 50.0, 400),
        2: member("girls", 60.0),
        3: member("boys", 40.0),
        4: member("asian", 90.0),
        5: member("white", 30.0),
    }
    found = compared(members, DIMENSIONS, better=Better.HIGHER, rhythm=Rhythm.ANNUAL)

    told = {number: [(one.against, one.reference) for one in each.disparities] for number, each in found.items()}
    assert told == {
        1: [],
        2: [(Against.TOTAL, "all")],
        3: [(Against.BEST, "girls"), (Against.TOTAL, "all")],
        4: [(Against.TOTAL, "all")],
        5: [(Against.BEST, "asian"), (Against.TOTAL, "all")],
    }
    assert [one.dimension for one in found[1].parts] == ["gender", "race-ethnicity"]


def test_a_place_without_a_figure_of_everyone_still_compares_its_groups() -> None:
    members = {2: member("girls", 60.0), 3: member("boys", 40.0)}
    found = compared(members, DIMENSIONS, better=Better.HIGHER, rhythm=Rhythm.ANNUAL)

    assert list(found) == [3]
    assert found[3].disparities[0].direction is Direction.WORSE


def test_a_group_of_no_known_dimension_is_in_none() -> None:
    members = {1: member("all", 50.0), 9: member("somebody", 10.0)}

    assert compared(members, DIMENSIONS, better=Better.HIGHER, rhythm=Rhythm.ANNUAL) == {}


def judged(database: Database, *rows: tuple[str, str, float], rule: str = "as published") -> dict[str, Judgement]:
    """Judge percentages of 200 girls, 200 boys and all 400, by group."""
    records = tuple(
        replace(one, fields={**one.fields, "rule": rule}) if one.noun == "disclosure_rule" else one for one in FRAME
    )
    brought = reading(*rows, records=(*records, BOYS))
    people = brought.figures["group"].map(PEOPLE)
    counts = (brought.figures["value"] * people / 100).round()
    figures = brought.figures.assign(numerator=counts, denominator=people)
    land(database, replace(brought, figures=figures), actor="test", now=moment("2024-06-01"))
    judging.analyse(database, today=TODAY)
    with database.reading() as session:
        groups = {one.id: one.group for one in queries.every_series(session)}
        return {
            groups[number]: JUDGEMENT.validate_python(row.judgement)
            for number, row in queries.judgements(session).items()
        }


YEARS = (("all", 50.0), ("girls", 60.0), ("boys", 40.0))


def test_what_is_said_of_groups_is_stored_with_the_judgement(database: Database) -> None:
    found = judged(database, *((group, "2022", value) for group, value in YEARS))

    assert [(one.against, one.difference, one.different) for one in found["boys"].disparities] == [
        (Against.BEST, -20.0, True),
        (Against.TOTAL, -10.0, True),
    ]
    assert found["all"].parts == (PartsCheck("gender", 2022.0, 400.0, 400.0, fits=True, end=2023.0),)


def test_nothing_is_said_that_rests_on_a_hidden_figure(database: Database) -> None:
    """Of 2023 the girls' 197 leave three: they are hidden, the boys to protect them, and nothing tells of either."""
    hidden = (("all", "2023", 70.0), ("girls", "2023", 98.5), ("boys", "2023", 41.5))
    found = judged(database, *((group, "2022", value) for group, value in YEARS), *hidden, rule=SMALL)

    said = [one for each in found.values() for one in each.disparities]
    assert {one.position for one in said} == {2022.0}
    assert {one.course.n for one in said} == {1}
    assert {one.position for one in found["all"].parts} == {2022.0}


def test_what_may_be_shown_alone_decides_whatever_the_hidden_figures_are(database: Database) -> None:
    """Two worlds that differ in nothing but hidden figures are told alike."""
    shown = tuple((group, "2022", value) for group, value in YEARS)
    hidden = (("all", "2023", 70.0), ("girls", "2023", 98.5), ("boys", "2023", 41.5))
    with_hidden = judged(database, *shown, *hidden, rule=SMALL)
    # 198 girls and 82 boys instead of 197 and 83: everyone is the same 280 of 400.
    other = (("all", "2023", 70.0), ("girls", "2023", 99.0), ("boys", "2023", 41.0))
    figures = reading(*other)
    people = figures.figures["group"].map(PEOPLE)
    counts = (figures.figures["value"] * people / 100).round().astype(np.float64)
    changed = replace(figures, figures=figures.figures.assign(numerator=counts, denominator=people))
    land(database, changed, actor="test", now=moment("2024-06-02"))
    judging.analyse(database, today=TODAY, everything=True)
    with database.reading() as session:
        groups = {one.id: one.group for one in queries.every_series(session)}
        after = {groups[number]: row.judgement for number, row in queries.judgements(session).items()}

    for group, one in with_hidden.items():
        told = JUDGEMENT.validate_python(after[group])
        assert (told.disparities, told.parts, told.pooled) == (one.disparities, one.parts, one.pooled)
