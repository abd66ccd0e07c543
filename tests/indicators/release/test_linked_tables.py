"""Indicators that are columns of one table are held against each other before anything is published."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from sqlalchemy import select, update

from indicators import judging
from indicators.disclosure.attacker import Finding
from indicators.periods import parse
from indicators.reading import MEASURE_COLUMNS, Reading, Record
from indicators.release import NotProved
from indicators.release.documents import Hidden
from indicators.release.publishing import Published, publish
from indicators.release.reading import Releases
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading

HOST = "valley.example"
RULE = Record("disclosure_rule", "small-counts", {"name": "Small counts", "rule": "small counts", "minimum": 10})
AT = next(index for index, one in enumerate(FRAME) if one.noun == "source")
(READING,) = (one for one in FRAME if one.noun == "indicator")
(SURVEY,) = (one for one in FRAME if one.noun == "source")
OURS = replace(SURVEY, fields={**SURVEY.fields, "disclosure_rule": "small-counts", "agreement": "MOU"})
OTHER = replace(OURS, key="elsewhere")
People = dict[str, int | tuple[int, int]]
"""By indicator: how many people, or how many of how many."""


def framework(people: People, ruled: frozenset[str] | None = None) -> tuple[Record, ...]:
    """Indicators of a source under a rule; those not among `ruled` have one of their own that hides nothing."""
    own = []
    for number, (key, said) in enumerate(people.items(), start=1):
        unit = "percent" if isinstance(said, tuple) else "people"
        rule = None if ruled is None or key in ruled else "as-published"
        own.append(
            Record(
                "indicator", key, READING.fields | {"title": key, "unit": unit, "rank": number, "disclosure_rule": rule}
            )
        )
    return (
        *(one for one in FRAME[:AT] if one.noun != "source"),
        RULE,
        OURS,
        OTHER,
        *(one for one in FRAME[AT + 1 :] if one.noun != "indicator"),
        *own,
    )


def told(
    people: People,
    *,
    year: str = "2014",
    source: str = "survey",
    ruled: frozenset[str] | None = None,
    also: People | None = None,
) -> Reading:
    """A file with the figures of everyone in the town in one year; `also`: indicators without a figure in it."""
    made = reading(*(("all", year, 1.0) for _ in people), records=framework({**people, **(also or {})}, ruled))
    rows = []
    for (_, row), (key, said) in zip(made.figures.iterrows(), people.items(), strict=True):
        count, of = said if isinstance(said, tuple) else (said, float("nan"))
        value = 100 * count / of if isinstance(said, tuple) else count
        counted = count if isinstance(said, tuple) else float("nan")
        rows.append(
            {
                **row,
                "indicator": key,
                "value": float(value),
                "numerator": float(counted),
                "denominator": float(of),
                "source": source,
            }
        )
    return replace(made, figures=pd.DataFrame(rows, columns=made.figures.columns))


def released(database: Database, file: Reading, day: str = "2024-02-01") -> Published:
    """Load a file and publish it."""
    land(database, file, actor="test", now=moment(day))
    return publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day))


def hidden(database: Database, number: int, *indicators: str) -> set[str]:
    """The indicators of which a release hides a figure."""
    reader = Releases({HOST: database}, clock=later)
    documents = (reader.indicator(HOST, number, one) for one in indicators)
    return {one.head.id for one in documents for series in one.series for point in series.points if point.why}


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({"tested": 80, "passed": 77, "failed": 3}, {"failed", "passed"}),
        ({"tested": 80, "passed": 77, "share": (77, 80)}, {"share", "passed"}),
        ({"tested": 80, "failed": 3}, {"failed"}),
        ({"share": (60, 87), "left": 20, "there": 7}, {"there", "left"}),
        # 13 who left may be 11 and no fewer, as their mark would tell: too few to make up for 10 in the place of 7.
        ({"began": 80, "graduated": 60, "left": 13, "there": 7}, {"there", "graduated"}),
        ({"enrolled": 87, "tested": 80, "share": (80, 87)}, {"share", "tested"}),
        # Nobody who was not tested is told of by those who passed, of how many of them: 80 are told of all the same.
        ({"tested": (80, 200), "passed": (60, 80), "of all": 200}, set()),
    ],
)
def test_whoever_is_few_is_not_told_by_the_other_columns(
    database: Database, people: People, expected: set[str]
) -> None:
    """Of what could stand for a small number, the smallest tells least and is hidden."""
    number = released(database, told(people)).release
    assert hidden(database, number, *people) == expected


WHOLE: People = {"tested": 80, "passed": 77, "failed": 3}


def test_without_protection_the_attacker_learns_the_number(database: Database) -> None:
    """Somebody has marked those who passed as shown: with those tested, they tell that 3 failed."""
    land(database, told(WHOLE), actor="test", now=moment("2024-02-01"))
    judging.analyse(database, today=dt.date(2024, 2, 1))
    with database.writing() as session:
        passed = select(t.Series.id).where(t.Series.indicator == "passed").scalar_subquery()
        session.execute(update(t.ScreenedFigure).where(t.ScreenedFigure.series_id == passed).values(reason=None))
    with pytest.raises(NotProved) as stopped:
        publish(database, actor="test", now=moment("2024-02-01"), today=dt.date(2024, 2, 1))
    assert stopped.value.cells == (("failed", "town", "all", "2014", "narrowed"),)


def test_what_earlier_releases_have_shown_of_other_columns_is_known(database: Database) -> None:
    """80 and 77 were shown before anybody said how many failed: nothing that is hidden now takes that back."""
    released(database, told({"tested": 80, "passed": 77}))
    with pytest.raises(NotProved) as stopped:
        released(database, told(WHOLE), "2024-03-01")
    (cell,) = stopped.value.cells
    assert cell == ("failed", "town", "all", "2014", Finding.SEEMS_TOLD)


def test_what_only_numbers_show_that_nobody_sees_stops_no_release(database: Database) -> None:
    """Of 2 who began 1 left and 1 is there still: both are as many, but no reader sees a number to tell that by."""
    few: People = {"began": 2, "left": 1, "there": 1}
    number = released(database, told(few)).release
    assert hidden(database, number, *few) == set(few)


def test_where_it_is_chance_that_columns_add_up_the_coordinator_decides_by_a_rule_that_guards_nothing(
    database: Database,
) -> None:
    """80 and 77 were shown, and 3 are no rest of them: one indicator leaves what is guarded, and is still hidden."""
    released(database, told({"tested": 80, "passed": 77}))
    with pytest.raises(NotProved):
        released(database, told(WHOLE), "2024-03-01")
    own = Record("disclosure_rule", "chance", {**RULE.fields, "name": "By chance", "complementary": False})
    failed = replace(READING, key="failed", fields={**READING.fields, "unit": "people", "disclosure_rule": "chance"})
    decided = replace(told({"tested": 80, "passed": 77}), records=(own, failed))
    number = released(database, decided, "2024-03-02").release
    assert hidden(database, number, *WHOLE) == {"failed"}


def test_a_column_under_no_rule_that_lands_later_is_held_against_the_others(database: Database) -> None:
    """77 who passed are shown as published: those tested are hidden then, so that nobody takes one off the other."""
    ruled = frozenset({"tested", "failed"})
    land(database, told({"tested": 80, "failed": 3}, ruled=ruled), actor="test", now=moment("2024-01-01"))
    judging.analyse(database, today=dt.date(2024, 1, 1))
    land(database, told({"passed": 77}, ruled=ruled, also=WHOLE), actor="test", now=moment("2024-02-01"))
    judging.analyse(database, today=dt.date(2024, 2, 1))
    with database.reading() as session:
        rows = session.execute(
            select(t.Series.indicator, t.ScreenedFigure.reason).join(
                t.Series, t.Series.id == t.ScreenedFigure.series_id
            )
        )
        assert {indicator: reason for indicator, reason in rows} == {
            "tested": "protects another",
            "failed": "small count",
        }
    number = publish(database, actor="test", now=moment("2024-02-01"), today=dt.date(2024, 2, 1)).release
    assert hidden(database, number, *WHOLE) == {"tested", "failed"}
    mark = Releases({HOST: database}, clock=later).indicator(HOST, number, "failed").series[0].points[0].why
    assert mark == Hidden("small count", below=11)


def test_where_the_other_columns_are_under_no_rule_nothing_is_published(database: Database) -> None:
    with pytest.raises(NotProved):
        released(database, told(WHOLE, ruled=frozenset({"failed"})))


def test_indicators_of_different_sources_are_not_held_against_each_other(database: Database) -> None:
    land(database, told({"tested": 80, "failed": 3}, also=WHOLE), actor="test", now=moment("2024-01-01"))
    number = released(database, told({"passed": 77}, source="elsewhere", also=WHOLE)).release
    assert hidden(database, number, *WHOLE) == {"failed"}


def program(figures: dict[str, int]) -> Reading:
    """A file with a program for readers and its measures, each with the people whom it counted in 2014."""
    work = {"title": "Clubs", "team": "team-b", "began": dt.date(2013, 1, 1), "status": "under way"}
    own = [Record("strategy", "clubs", {**work, "indicators": ["tested"]})]
    how = {"strategy": "clubs", "quadrant": "how much", "period_type": "year", "unit": "people", "better": "higher"}
    own += [Record("measure", key, {**how, "title": key, "decimals": 0}) for key in figures]
    made, year = told({"tested": 80}), parse("2014", "year")
    rows = [
        (key, year.text, year.starts_on, year.ends_on, count, *[float("nan")] * 2, "", "survey", False, None, 0, at, 5)
        for at, (key, count) in enumerate(figures.items(), start=2)
    ]
    measures = pd.DataFrame(rows, columns=list(MEASURE_COLUMNS))
    return replace(made, records=(*made.records, *own), measures=measures)


def test_a_measure_that_would_tell_another_is_hidden_in_the_release_with_its_reason(database: Database) -> None:
    number = released(database, program({"came": 80, "left": 3, "stayed": 77})).release
    (clubs,) = Releases({HOST: database}, clock=later).indicator(HOST, number, "tested").strategies
    assert {one.id: (one.figures[0].value, one.figures[0].why) for one in clubs.measures} == {
        "came": (80.0, None),
        "left": (None, Hidden("small count", below=11)),
        "stayed": (None, Hidden("protects another")),
    }
