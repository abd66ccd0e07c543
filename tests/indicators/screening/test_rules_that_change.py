"""Where a rule or a source changes, what is hidden is decided again; where the rule is back, it is as it was."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from indicators import judging
from indicators.reading import Record
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import later, moment, reading
from tests.indicators.release.test_proving import HOST, OWN, RULE, People, counted

TODAY = dt.date(2024, 3, 1)
PEOPLE: People = {("all", "2014"): (167, 400), ("girls", "2014"): (113, 200), ("boys", "2014"): (54, 200)}
SMALL: People = {("all", "2014"): (120, 400), ("girls", "2014"): (113, 200), ("boys", "2014"): (7, 200)}
STRICTER = Record(
    "disclosure_rule",
    "sixty",
    {"name": "Sixty", "rule": "small counts", "minimum": 60, "follows": "small-counts", "begins_on": TODAY},
)
PUBLISHED = Record("disclosure_rule", "published", {"name": "As published", "rule": "as published"})
AS_PUBLISHED = (PUBLISHED, replace(OWN, fields={**OWN.fields, "disclosure_rule": "published"}))
Decided = dict[tuple[int, str, str], tuple[str | None, bool, str, int | None]]


def decided(database: Database) -> Decided:
    """What became of every figure, and under which rule."""
    with database.reading() as session:
        return {
            (one.series_id, one.period, one.content): (one.reason, one.vague, one.policy, one.hidden_load_id)
            for one in session.scalars(select(t.ScreenedFigure))
        }


def loaded(database: Database, people: People) -> Decided:
    land(database, counted(people), actor="test", now=moment("2024-02-01"))
    judging.analyse(database, today=TODAY)
    return decided(database)


def changed(database: Database, *records: Record) -> int:
    """Load a file that changes the frame alone, and judge what it touched; return its number."""
    done = land(database, reading(records=records), actor="test", now=moment("2024-02-02"))
    assert done.load is not None
    judging.analyse(database, today=TODAY)
    return done.load


def taken_back(database: Database, load: int) -> None:
    undo(database, load, actor="test", now=moment("2024-02-03"))
    judging.analyse(database, today=TODAY)


@pytest.mark.parametrize("people", [PEOPLE, SMALL], ids=["all shown", "some hidden"])
@pytest.mark.parametrize("records", [(STRICTER,), AS_PUBLISHED], ids=["a stricter rule follows", "as published"])
@pytest.mark.parametrize("released", [True, False], ids=["published", "never published"])
def test_after_an_undo_of_another_rule_the_same_is_hidden_as_before(
    database: Database, people: People, records: Sequence[Record], released: bool
) -> None:
    before = loaded(database, people)
    if released:
        publish(database, actor="test", now=moment("2024-02-01"), today=TODAY)
        before = decided(database)
    load = changed(database, *records)
    assert decided(database) != before
    taken_back(database, load)
    assert decided(database) == before


def test_a_rule_that_follows_another_is_decided_by_as_soon_as_it_is_loaded(database: Database) -> None:
    assert {reason for reason, *_ in loaded(database, PEOPLE).values()} == {None}
    changed(database, STRICTER)
    assert sorted(str(reason) for reason, *_ in decided(database).values()) == [
        "None",
        "protects another",
        "small count",
    ]


def test_what_a_release_showed_as_published_is_known_when_its_rule_is_back(database: Database) -> None:
    loaded(database, SMALL)
    load = changed(database, *AS_PUBLISHED)
    number = publish(database, actor="test", now=moment("2024-02-02"), today=TODAY).release
    taken_back(database, load)
    with database.reading() as session:
        rows = session.scalars(select(t.ScreenedFigure)).all()
    assert {one.shown_since_id for one in rows} == {number}
    assert [one.reason for one in rows if one.content.endswith("/7/200")] == ["small count"]


def in_place(minimum: int) -> Record:
    """The rule itself, with another threshold."""
    return replace(RULE, fields={**RULE.fields, "minimum": minimum})


TIGHTER = {
    "a rule that follows it": STRICTER,
    "the rule itself is changed": in_place(60),
    "it is hardly stricter": in_place(15),
}


@pytest.mark.parametrize("case", TIGHTER)
def test_a_stricter_rule_does_not_stop_what_was_promised_before_it(database: Database, case: str) -> None:
    """The first release showed everyone, 120 of 400, and hid 7 boys and 113 girls: "fewer than 11" is known for ever.

    No rule can promise after it that the boys may be 60; they stay hidden, and stay between 1 and 10.
    """
    loaded(database, SMALL)
    publish(database, actor="test", now=moment("2024-02-01"), today=TODAY)
    changed(database, TIGHTER[case])
    more: People = {("all", "2015"): (180, 400), ("girls", "2015"): (130, 200), ("boys", "2015"): (50, 200)}
    land(database, counted(more, ()), actor="test", now=moment("2024-03-02"))
    publish(database, actor="test", now=moment("2024-03-02"), today=dt.date(2024, 3, 2))
    with database.reading() as session:
        rows = session.scalars(select(t.ScreenedFigure)).all()
    said = {(one.period, one.content.split("/")[1]): one.reason for one in rows}
    small = None if case == "it is hardly stricter" else "small count"
    assert said == {
        ("2014", "120"): None,
        ("2014", "113"): "protects another",
        ("2014", "7"): "small count",
        ("2015", "180"): None,
        ("2015", "130"): small and "protects another",
        ("2015", "50"): small,
    }


def test_what_a_release_tells_of_a_stricter_rule_holds_of_what_was_hidden_before_it(database: Database) -> None:
    """The boys were told as fewer than 11 before the rule hid up to 60: that they may be 60 is true of others only."""
    loaded(database, SMALL)
    first = publish(database, actor="test", now=moment("2024-02-01"), today=TODAY)
    changed(database, STRICTER)
    second = publish(database, actor="test", now=moment("2024-03-01"), today=TODAY)
    reader = Releases({HOST: database}, clock=later)
    told = [reader.disclosure(HOST, one.release) for one in (first, second)]
    assert [[(rule.count, [old.count for old in rule.earlier]) for rule in one.rules] for one in told if one] == [
        [(10, [])],
        [(60, [10])],
    ]


@pytest.mark.parametrize("case", TIGHTER)
def test_an_earlier_figure_that_the_stricter_rule_would_hide_is_not_told_any_more(
    database: Database, case: str
) -> None:
    """12 of 200 girls stood in the first release, and were corrected to 80 of 200: "before: 6.0%" is of 12."""
    loaded(database, {("girls", "2014"): (12, 200)})
    publish(database, actor="test", now=moment("2024-02-01"), today=TODAY)
    loaded(database, {("girls", "2014"): (80, 200)})
    second = publish(database, actor="test", now=moment("2024-02-02"), today=TODAY).release
    changed(database, TIGHTER[case])
    third = publish(database, actor="test", now=moment("2024-03-01"), today=TODAY).release
    reader = Releases({HOST: database}, clock=later)
    (before,), (now,) = (reader.indicator(HOST, one, "reading").series[0].points for one in (second, third))
    assert ([one.value for one in before.earlier], now.value, now.earlier) == ([6.0], 40.0, ())
