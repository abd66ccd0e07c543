"""Drafts, embargoes and withdrawn releases: what the public sees, and from when."""

import datetime as dt

import pytest
from sqlalchemy import select, update

from indicators import judging
from indicators.release import NotProved, NotPublished, NotReady, NotReleased
from indicators.release.documents import Hidden
from indicators.release.drafts import publish_draft
from indicators.release.publishing import Published, publish
from indicators.release.reading import Releases
from indicators.release.taking_back import Because, withdraw_release
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, moment, reading
from tests.indicators.release.test_proving import FIRST, counted, released

HOST = "valley.example"


def made(
    database: Database, value: float, day: str, *, until: dt.datetime | None = None, draft: bool = False
) -> Published:
    """Load the figure of 2014 and make a release of it on a day."""
    land(database, reading(("all", "2014", value), records=FRAME), actor="test", now=moment(day))
    today = dt.date.fromisoformat(day)
    return publish(database, actor="test", now=moment(day), today=today, until=until, draft=draft)


def at(database: Database, day: str) -> Releases:
    """Releases as they are read at noon of a day."""
    return Releases({HOST: database}, clock=lambda: moment(day))


def value(releases: Releases, number: int) -> float | None:
    return releases.indicator(HOST, number, "reading").series[0].points[0].value


def state(database: Database, number: int) -> str:
    with database.reading() as session:
        return session.get_one(t.Release, number).state


def actions(database: Database) -> list[tuple[str, str]]:
    """What the audit log says was done to releases."""
    with database.reading() as session:
        rows = session.scalars(select(t.AuditEntry).order_by(t.AuditEntry.id))
        return [(one.action, one.subject) for one in rows if one.subject.startswith("release ")]


def test_a_draft_is_checked_and_nobody_sees_it(database: Database) -> None:
    first = made(database, 40.0, "2024-01-05")
    draft = made(database, 41.0, "2024-02-05", draft=True)
    releases = at(database, "2024-03-01")
    assert (draft.state, state(database, draft.release)) == ("checked", "checked")
    assert releases.current(HOST).issue.number == first.release
    assert releases.as_of(HOST, dt.date(2024, 2, 20)).issue.number == first.release
    with pytest.raises(NotReleased):
        releases.indicator(HOST, draft.release, "reading")


def test_a_checked_draft_is_published_as_it_was_made(database: Database) -> None:
    made(database, 40.0, "2024-01-05")
    draft = made(database, 41.0, "2024-02-05", draft=True)
    land(database, reading(("all", "2014", 42.0)), actor="test", now=moment("2024-02-10"))
    publish_draft(database, draft.release, actor="test", now=moment("2024-02-20"), today=dt.date(2024, 2, 20))
    releases = at(database, "2024-03-01")
    current = releases.current(HOST)
    assert (current.issue.number, current.issue.published_on) == (draft.release, "2024-02-20")
    assert value(releases, draft.release) == 41.0
    assert releases.as_of(HOST, dt.date(2024, 2, 19)).issue.number == 1
    assert actions(database) == [("publish", "release 1"), ("draft", "release 2"), ("publish", "release 2")]


def test_the_marks_of_a_draft_are_given_once_it_is_published(database: Database) -> None:
    rising = tuple(("all", str(year), 40.0 + year - 2010) for year in range(2014, 2024))
    land(database, reading(*rising, records=FRAME), actor="test", now=moment("2024-01-05"))
    now, today = moment("2024-02-05"), dt.date(2024, 2, 5)
    draft = publish(database, actor="test", now=now, today=today, draft=True)
    with database.reading() as session:
        assert session.scalars(select(t.GivenMark)).all() == []
    publish_draft(database, draft.release, actor="test", now=moment("2024-03-05"), today=dt.date(2024, 3, 5))
    with database.reading() as session:
        (given,) = session.scalars(select(t.GivenMark)).all()
    assert (given.kind, given.direction, given.given_on) == ("clear", "better", dt.date(2024, 3, 5))


def test_a_draft_that_does_not_hold_stays_a_draft_and_names_the_cells(database: Database) -> None:
    land(database, counted(FIRST), actor="test", now=moment("2024-02-01"))
    today = dt.date(2024, 2, 1)
    judging.analyse(database, today=today)
    with database.writing() as session:
        girls = select(t.Series.id).where(t.Series.group == "girls").scalar_subquery()
        session.execute(update(t.ScreenedFigure).where(t.ScreenedFigure.series_id == girls).values(reason=None))
    with pytest.raises(NotProved) as stopped:
        publish(database, actor="test", now=moment("2024-02-01"), today=today, draft=True)
    assert (stopped.value.draft, stopped.value.cells) == (1, (("reading", "town", "boys", "2014", "narrowed"),))
    assert state(database, 1) == "draft"
    with pytest.raises(NotReady, match="the attack on it found hidden figures"):
        publish_draft(database, 1, actor="test", now=moment("2024-02-02"), today=today)


def test_a_draft_is_attacked_again_with_what_was_published_since(database: Database) -> None:
    """The draft shows everyone and the girls; the release after it hides the girls beside 7 boys."""
    before = {("all", "2014"): (153, 400), ("girls", "2014"): (113, 200), ("boys", "2014"): (40, 200)}
    land(database, counted(before), actor="test", now=moment("2024-02-01"))
    first = dt.date(2024, 2, 1)
    draft = publish(database, actor="test", now=moment("2024-02-01"), today=first, draft=True)
    released(database, {("all", "2014"): (120, 400), ("boys", "2014"): (7, 200)}, "2024-03-01")
    with pytest.raises(NotProved) as stopped:
        publish_draft(database, draft.release, actor="test", now=moment("2024-03-02"), today=dt.date(2024, 3, 2))
    assert ("reading", "town", "girls", "2014", "hidden since") in stopped.value.cells
    assert state(database, draft.release) == "draft"
    assert at(database, "2024-04-01").current(HOST).issue.number == 2


@pytest.mark.parametrize(("number", "said"), [(7, "There is no release 7"), (1, "it is published already")])
def test_what_is_no_checked_draft_is_refused_in_a_sentence(database: Database, number: int, said: str) -> None:
    made(database, 40.0, "2024-01-05")
    with pytest.raises(NotReady, match=said):
        publish_draft(database, number, actor="test", now=moment("2024-03-02"), today=dt.date(2024, 3, 2))


def test_an_embargo_ends_by_the_clock_alone(database: Database) -> None:
    """The same server, which has kept what it read, shows the new release once its moment has come."""
    first = made(database, 40.0, "2024-01-05").release
    hour = [moment("2024-02-10")]
    releases = Releases({HOST: database}, clock=lambda: hour[0])
    second = made(database, 41.0, "2024-02-05", until=moment("2024-02-20")).release
    assert releases.current(HOST).issue.number == first
    with pytest.raises(NotReleased):
        releases.indicator(HOST, second, "reading")
    hour[0] = moment("2024-02-20")
    assert (releases.current(HOST).issue.number, value(releases, second)) == (second, 41.0)
    assert releases.current(HOST).issue.published_on == "2024-02-20"


def test_as_it_stood_on_a_day_never_shows_what_was_under_embargo_then(database: Database) -> None:
    first = made(database, 40.0, "2024-01-05").release
    second = made(database, 41.0, "2024-02-05", until=moment("2024-02-20")).release
    releases = at(database, "2024-03-01")
    stood = [releases.as_of(HOST, dt.date(2024, 2, day)).issue.number for day in (6, 19, 20)]
    assert stood == [first, first, second]


def test_a_release_that_would_show_what_is_under_embargo_before_its_time_is_refused(database: Database) -> None:
    made(database, 40.0, "2024-01-05")
    made(database, 41.0, "2024-02-05", until=moment("2024-02-20"))
    with pytest.raises(NotReady, match="Release 2 is under embargo"):
        made(database, 42.0, "2024-02-10")
    later = made(database, 42.0, "2024-02-10", until=moment("2024-02-21"))
    assert at(database, "2024-02-22").current(HOST).issue.number == later.release


def test_a_moment_that_has_passed_is_no_embargo(database: Database) -> None:
    with pytest.raises(NotReady, match="has passed already"):
        made(database, 40.0, "2024-01-05", until=moment("2024-01-04"))


def test_hidden_figures_are_protected_from_what_is_under_embargo_too(database: Database) -> None:
    """The release under embargo shows 120 of everyone: counted as known before anybody saw it."""
    land(database, counted(FIRST), actor="test", now=moment("2024-02-01"))
    day = dt.date(2024, 2, 1)
    publish(database, actor="test", now=moment("2024-02-01"), today=day, until=moment("2024-03-01"))
    with database.reading() as session:
        kept = session.scalars(select(t.ScreenedFigure).where(t.ScreenedFigure.shown_since_id == 1)).all()
    assert [one.reason for one in kept] == [None]
    land(database, counted({("boys", "2014"): (40, 200)}), actor="test", now=moment("2024-02-10"))
    second = publish(
        database, actor="test", now=moment("2024-02-10"), today=dt.date(2024, 2, 10), until=moment("2024-03-02")
    )
    document = at(database, "2024-04-01").indicator(HOST, second.release, "reading")
    girls = document.find(place="town", group="girls")
    assert girls is not None and girls.points[0].why == Hidden("protects another")


def test_a_withdrawn_release_leaves_its_days_to_the_one_before_with_a_note(database: Database) -> None:
    first = made(database, 40.0, "2024-01-05").release
    second = made(database, 41.0, "2024-02-05").release
    releases = at(database, "2024-03-01")
    before = releases.as_of(HOST, dt.date(2024, 1, 20)).issue
    assert releases.current(HOST).issue.number == second
    withdraw_release(database, second, because=Because("Wrong year."), actor="test", now=moment("2024-02-25"))
    for issue in (releases.current(HOST).issue, releases.as_of(HOST, dt.date(2024, 2, 10)).issue):
        assert issue.number == first
        assert issue.instead_of is not None
        assert (issue.instead_of.number, issue.instead_of.because.read("en")) == (second, "Wrong year.")
    after = releases.as_of(HOST, dt.date(2024, 1, 20)).issue
    assert (after.instead_of, after.withdrawals) == (None, before.withdrawals + 1)
    with pytest.raises(NotReleased):
        releases.indicator(HOST, second, "reading")
    assert actions(database)[-1] == ("withdraw", "release 2")


def test_without_another_release_nothing_is_public_any_more(database: Database) -> None:
    number = made(database, 40.0, "2024-01-05").release
    withdraw_release(database, number, because=Because("Wrong."), actor="test", now=moment("2024-02-25"))
    with pytest.raises(NotPublished):
        at(database, "2024-03-01").current(HOST)


def test_the_next_release_says_no_more_of_one_that_was_withdrawn(database: Database) -> None:
    made(database, 40.0, "2024-01-05")
    second = made(database, 41.0, "2024-02-05").release
    withdraw_release(database, second, because=Because("Wrong."), actor="test", now=moment("2024-02-25"))
    third = made(database, 43.0, "2024-03-05").release
    issue = at(database, "2024-04-01").current(HOST).issue
    assert (issue.number, issue.instead_of) == (third, None)


def test_the_list_holds_what_is_or_was_public_and_why_it_was_taken_back(database: Database) -> None:
    """Of a draft, an embargo, and one withdrawn before anybody saw it, the list knows nothing."""
    assert at(database, "2024-01-01").every(HOST) == ()
    first = made(database, 40.0, "2024-01-05").release
    second = made(database, 41.0, "2024-02-05").release
    withdraw_release(database, second, because=Because("Wrong year."), actor="test", now=moment("2024-02-25"))
    made(database, 42.0, "2024-02-26", draft=True)
    third = made(database, 43.0, "2024-03-05", until=moment("2024-05-01")).release
    before = at(database, "2024-04-01").every(HOST)
    assert [(one.number, one.published_on, one.withdrawn_on) for one in before] == [
        (second, "2024-02-05", "2024-02-25"),
        (first, "2024-01-05", None),
    ]
    assert before[0].because is not None and before[0].because.read("en") == "Wrong year."
    assert before[0].changes.indicators == ()
    after = at(database, "2024-05-02").every(HOST)
    assert [one.number for one in after] == [third, second, first]
    assert [one.figures_revised for one in after[0].changes.indicators] == [1]
    withdraw_release(database, third, because=Because("Too soon."), actor="test", now=moment("2024-04-20"))
    assert [one.number for one in at(database, "2024-06-01").every(HOST)] == [second, first]


@pytest.mark.parametrize(("number", "said"), [(7, "There is no release 7"), (1, "is withdrawn already")])
def test_a_release_is_withdrawn_once(database: Database, number: int, said: str) -> None:
    made(database, 40.0, "2024-01-05")
    withdraw_release(database, 1, because=Because("Wrong."), actor="test", now=moment("2024-02-25"))
    with pytest.raises(NotReady, match=said):
        withdraw_release(database, number, because=Because("Wrong."), actor="test", now=moment("2024-02-26"))
