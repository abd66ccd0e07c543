"""A withdrawn figure that nobody has seen is guarded; what a release would tell of one is said before it does."""

import datetime as dt

import pytest
from sqlalchemy import select

from indicators.reading import Record
from indicators.release import NotReady
from indicators.release.documents import Hidden
from indicators.release.publishing import Published, publish
from indicators.release.taking_back import Because, FigureName, was_shown, withdraw_figure
from indicators.screening import gather_ruled
from indicators.screening.report import rule_sums
from indicators.screening.ruled import Rules
from indicators.screening.withdrawn import withdrawn
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, moment
from tests.indicators.release.test_proving import AT, BOYS, RULE, RULED, People, counted, released, shown

LARGE: People = {("all", "2014"): (120, 400), ("girls", "2014"): (80, 200), ("boys", "2014"): (40, 200)}
OPEN = (*FRAME, BOYS)
BOTH = (*FRAME[:AT], RULE, *FRAME[AT:], BOYS)
"""As published, with the rule that the source may stand under."""
GIRLS = FigureName("reading", "town", "girls", "2014")


def loaded(database: Database, people: People, records: tuple[Record, ...], day: str) -> None:
    land(database, counted(people, records=records), actor="test", now=moment(day))


def again(database: Database, day: str) -> Published:
    return publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day))


def withdraw(database: Database, day: str, *, may_follow: bool = False, name: FigureName = GIRLS) -> bool:
    because = Because("Not to be known.", may_follow=may_follow)
    return withdraw_figure(database, name, because=because, actor="ana", now=moment(day))


def said(done: Published) -> list[tuple[str, list[str], bool, bool]]:
    return [(str(one.name), [str(each) for each in one.tellings], one.unseen, one.news) for one in done.followed]


def test_beside_a_withdrawn_figure_that_nobody_has_seen_another_is_hidden(database: Database) -> None:
    """Nobody is few: 80 girls would follow from everyone and the boys, so the boys are hidden with them."""
    loaded(database, LARGE, RULED, "2024-02-01")
    withdraw(database, "2024-02-02")
    done = again(database, "2024-02-03")
    assert shown(database, done.release) == {
        ("all", "2014"): 120.0,
        ("girls", "2014"): Hidden("withdrawn"),
        ("boys", "2014"): Hidden("protects another"),
    }
    assert said(done) == []


def test_what_was_decided_to_be_shown_before_is_decided_again(database: Database) -> None:
    """A draft was made with all three: the withdrawal comes after the decision and before anybody sees them."""
    loaded(database, LARGE, RULED, "2024-02-01")
    publish(database, actor="test", now=moment("2024-02-01"), today=dt.date(2024, 2, 1), draft=True)
    withdraw(database, "2024-02-02")
    assert shown(database, again(database, "2024-02-03").release)["boys", "2014"] == Hidden("protects another")


def test_one_that_a_release_has_hidden_to_protect_another_stops_no_publication(database: Database) -> None:
    """113 girls are hidden beside 7 boys: their mark told by now that they are from 109 to 120."""
    few: People = {("all", "2014"): (120, 400), ("girls", "2014"): (113, 200), ("boys", "2014"): (7, 200)}
    released(database, few, "2024-02-01")
    withdraw(database, "2024-02-02")
    number = again(database, "2024-02-03").release
    assert shown(database, number)["girls", "2014"] == Hidden("withdrawn")
    assert shown(database, number)["all", "2014"] == 120.0


def test_what_releases_have_told_of_it_stops_no_publication(database: Database) -> None:
    """Everyone and 113 girls were shown: the 107 boys who come later, and are withdrawn, follow already."""
    released(database, {("all", "2014"): (220, 400), ("girls", "2014"): (113, 200)}, "2024-02-01")
    loaded(database, {("boys", "2014"): (107, 200)}, RULED, "2024-02-02")
    withdraw(database, "2024-02-02", name=FigureName("reading", "town", "boys", "2014"))
    done = again(database, "2024-02-03")
    assert [(one.unseen, one.news) for one in done.followed] == [(True, False)]


def test_what_releases_have_told_nearly_stops_none_either(database: Database) -> None:
    """Of 220, 113 girls were shown; 7 others are few, so that the 100 boys can be told to be from 97 to 106."""
    others = Record("group", "others", {"name": "Others", "dimension": "gender", "aliases": []})
    released(database, {("all", "2014"): (220, 500), ("girls", "2014"): (113, 200)}, "2024-02-01")
    loaded(database, {("boys", "2014"): (100, 200), ("others", "2014"): (7, 100)}, (*RULED, others), "2024-02-02")
    withdraw(database, "2024-02-02", name=FigureName("reading", "town", "boys", "2014"))
    done = again(database, "2024-02-03")
    assert shown(database, done.release)["girls", "2014"] == 113.0
    assert said(done) == []


def test_where_it_may_follow_nothing_is_hidden_beside_it(database: Database) -> None:
    loaded(database, LARGE, RULED, "2024-02-01")
    withdraw(database, "2024-02-02", may_follow=True)
    done = again(database, "2024-02-03")
    assert shown(database, done.release)["boys", "2014"] == 40.0
    assert said(done) == []


def test_a_small_figure_withdrawn_unseen_is_not_told_when_its_rule_goes(database: Database) -> None:
    """Hidden, withdrawn, and then as published: 7 boys would follow from everyone and the girls."""
    boys = FigureName("reading", "town", "boys", "2014")
    few: People = {**LARGE, ("girls", "2014"): (113, 200), ("boys", "2014"): (7, 200)}
    first = released(database, few, "2024-02-01")
    withdraw(database, "2024-02-02", name=boys)
    again(database, "2024-02-03")
    loaded(database, {("all", "2015"): (130, 400)}, BOTH, "2024-02-04")
    with pytest.raises(NotReady, match=r"boys/2014 follows from reading/town/all/2014 with reading/town/girls/2014"):
        again(database, "2024-02-05")
    with database.reading() as session:
        assert not was_shown(session, boys)
        assert session.scalars(select(t.Release.id).where(t.Release.id > first.release + 1)).all() == []
    assert not withdraw(database, "2024-02-06", may_follow=True, name=boys)
    done = again(database, "2024-02-07")
    assert shown(database, done.release)["girls", "2014"] == 113.0
    assert shown(database, done.release)["boys", "2014"] == Hidden("withdrawn")


def test_a_figure_that_was_shown_may_be_told_and_every_publication_says_so(database: Database) -> None:
    """As published: everyone comes later, and with the boys tells the girls, whom a release had shown."""
    parts: People = {key: numbers for key, numbers in LARGE.items() if key[0] != "all"}
    loaded(database, parts, OPEN, "2024-02-01")
    assert said(again(database, "2024-02-01")) == []
    withdraw(database, "2024-02-02")
    assert said(again(database, "2024-02-03")) == []
    loaded(database, {("all", "2014"): (120, 400)}, OPEN, "2024-02-04")
    from_both = ["reading/town/all/2014 with reading/town/boys/2014"]
    assert said(again(database, "2024-02-05")) == [("reading/town/girls/2014", from_both, False, True)]
    assert said(again(database, "2024-02-06")) == [("reading/town/girls/2014", from_both, False, False)]
    withdraw(database, "2024-02-07", may_follow=True)
    assert said(again(database, "2024-02-08")) == []


def test_staff_find_it_counted_as_withdrawn_and_not_under_its_rule(database: Database) -> None:
    """7 boys are few, 80 girls are withdrawn, and everyone is a third figure."""
    few: People = {**LARGE, ("boys", "2014"): (7, 200)}
    loaded(database, few, RULED, "2024-02-01")
    withdraw(database, "2024-02-02")
    again(database, "2024-02-03")
    with database.reading() as session:
        gathered = gather_ruled(session, Rules.read(session, today=dt.date(2024, 2, 3)))
        (own,) = rule_sums(gathered, withdrawn(session))
    assert (own.withdrawn, own.primary) == (1, 1)
    assert own.shown + own.protecting == 1


def test_that_it_may_follow_holds_when_a_new_reason_is_given(database: Database) -> None:
    loaded(database, LARGE, OPEN, "2024-02-01")
    withdraw(database, "2024-02-02", may_follow=True)
    with pytest.raises(NotReady, match="withdrawn already"):
        withdraw(database, "2024-02-03")
    withdraw_figure(database, GIRLS, because=Because("Wrong."), actor="ana", now=moment("2024-02-03"))
    with database.reading() as session:
        assert session.scalars(select(t.Withdrawal.may_follow)).all() == [True, True]


def test_what_was_under_embargo_when_it_was_withdrawn_nobody_has_seen(database: Database) -> None:
    loaded(database, LARGE, OPEN, "2024-02-01")
    day = dt.date(2024, 2, 1)
    publish(database, actor="test", now=moment("2024-02-01"), today=day, until=moment("2024-03-01"))
    withdraw(database, "2024-02-02")
    with database.reading() as session:
        assert not was_shown(session, GIRLS)
