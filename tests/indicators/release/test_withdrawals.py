"""A withdrawn figure is gone from every release at once, and what was judged with it says nothing."""

import datetime as dt
import json

import pytest
from sqlalchemy import select

from indicators.analysis.codes import Against, BaselineStatus, Direction, Grade
from indicators.release import NotReady
from indicators.release.documents import Hidden, Point, SeriesDocument
from indicators.release.forms import FORMS
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.release.taking_back import Because, FigureName, withdraw_figure
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading
from tests.indicators.release.test_proving import FIRST, counted, released, shown, with_hidden_groups

HOST = "valley.example"
LAST = FigureName("reading", "town", "all", "2023")
RISING = tuple(("all", str(year), 40.0 + year - 2010) for year in range(2014, 2023))
SECRET = 53.719
ROWS = (*RISING, ("all", "2023", SECRET), ("girls", "2022", 60.0), ("girls", "2023", 61.0))


def published(database: Database, *rows: tuple[str, str, float], day: str = "2024-06-01") -> int:
    land(database, reading(*rows, records=FRAME), actor="test", now=moment(day))
    return again(database, day)


def again(database: Database, day: str) -> int:
    return publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day)).release


def withdraw(database: Database, name: FigureName = LAST, day: str = "2024-06-10") -> None:
    withdraw_figure(database, name, because=Because("The agency took it back."), actor="ana", now=moment(day))


def series(releases: Releases, number: int, group: str = "all") -> SeriesDocument:
    found = releases.indicator(HOST, number, "reading").find(place="town", group=group)
    assert found is not None
    return found


def everything(releases: Releases, number: int) -> str:
    """All that any outlet could read of a release, as text."""
    documents = [
        ("indicator", releases.indicator(HOST, number, "reading")),
        ("outcome", releases.outcome(HOST, number, "learning")),
        ("record", releases.record(HOST, number)),
        ("gaps", releases.gaps(HOST, number)),
        ("about", releases.about(HOST, number)),
        ("site", releases.current(HOST).site),
    ]
    return json.dumps([FORMS[noun].dump_python(one, mode="json") for noun, one in documents])


def test_a_withdrawn_figure_leaves_a_mark_with_its_reason(database: Database) -> None:
    number = published(database, *ROWS)
    withdraw(database)
    point = series(Releases({HOST: database}, clock=later), number).points[-1]
    numbers = (point.value, point.numerator, point.denominator, point.lower, point.upper)
    assert numbers == (None,) * 5
    assert (point.why, point.flags, point.earlier) == (Hidden("withdrawn"), ("withdrawn",), ())
    assert point.note is not None and point.note.read("en") == "The agency took it back."


def test_it_is_gone_from_every_document_of_two_servers_that_had_read_it(database: Database) -> None:
    number = published(database, *ROWS)
    servers = [Releases({HOST: database}, clock=later) for _ in range(2)]
    assert all(str(SECRET) in everything(one, number) for one in servers)
    before = servers[0].current(HOST).issue.withdrawals
    withdraw(database)
    for one in servers:
        assert str(SECRET) not in everything(one, number)
        assert one.current(HOST).issue.withdrawals == before + 1


def test_what_was_judged_with_it_says_nothing(database: Database) -> None:
    number = published(database, *ROWS)
    releases = Releases({HOST: database}, clock=later)
    assert series(releases, number).judgement.trend.grade is Grade.CLEAR
    withdraw(database)
    judged = series(releases, number).judgement
    assert (judged.trend.grade, judged.trend.direction) == (Grade.TOO_FEW, Direction.NONE)
    assert (judged.baseline.status, judged.disparities, judged.pooled) == (BaselineStatus.NO_BASELINE, (), ())
    assert judged.latest is not None and judged.latest.value == 52.0
    # On 1 June 2024 the figure of 2022 is 1 year and 5 months old, that of 2023 was 5 months old.
    assert judged.age_years == pytest.approx(1 + 5 / 12, abs=0.01)
    assert series(releases, number).baseline is None
    card = releases.current(HOST).site.outcomes[0].cards[0].series
    assert card is not None and card.judgement == judged


def test_groups_that_were_compared_with_it_are_not_compared_any_more(database: Database) -> None:
    number = published(database, *ROWS)
    releases = Releases({HOST: database}, clock=later)
    against = [one.against for one in series(releases, number, "girls").judgement.disparities]
    assert Against.TOTAL in against
    withdraw(database)
    girls = series(releases, number, "girls")
    assert girls.judgement.disparities == ()
    assert [point.value for point in girls.points] == [60.0, 61.0]


@pytest.mark.parametrize("group", ["all", "girls"])
def test_what_groups_are_told_together_goes_with_a_figure_that_it_follows_from(database: Database, group: str) -> None:
    """Everyone less the girls: with the girls it would tell everyone again, and with everyone the girls."""
    number = with_hidden_groups(database)
    releases = Releases({HOST: database}, clock=later)
    assert len(releases.indicator(HOST, number, "reading").remainders) == 1
    withdraw(database, FigureName("reading", "town", group, "2014"))
    assert releases.indicator(HOST, number, "reading").remainders == ()


def test_the_next_release_is_judged_without_it(database: Database) -> None:
    first = published(database, *ROWS)
    withdraw(database)
    second = again(database, "2024-06-11")
    releases = Releases({HOST: database}, clock=later)
    assert second == first + 1
    told = series(releases, second)
    assert (told.points[-1].why, told.points[-1].value) == (Hidden("withdrawn"), None)
    assert told.judgement.trend.grade is Grade.CLEAR
    assert told.judgement.trend.n == 9
    assert str(SECRET) not in everything(releases, second)
    changed = releases.current(HOST).changes
    assert [(one.id, one.figures_withdrawn, one.marks) for one in changed.indicators] == [("reading", 1, ())]


def test_the_news_of_a_figure_goes_with_it(database: Database) -> None:
    published(database, *RISING, *ROWS[-2:])
    published(database, *ROWS, day="2024-06-11")
    releases = Releases({HOST: database}, clock=later)
    newest = releases.current(HOST).changes.indicators[0].newest
    assert newest is not None and newest.value == SECRET
    withdraw(database)
    assert [one.newest for one in releases.current(HOST).changes.indicators] == [None]
    assert str(SECRET) not in str(releases.every(HOST))


def test_the_same_numbers_stay_withdrawn_and_others_are_shown(database: Database) -> None:
    first = published(database, *ROWS)
    withdraw(database)
    published(database, ("all", "2023", 50.0), day="2024-07-01")
    third = published(database, ("all", "2023", SECRET), day="2024-08-01")
    releases = Releases({HOST: database}, clock=later)
    assert last(releases, 2).value == 50.0
    # Neither as what stood there before.
    assert [one.value for one in last(releases, 2).earlier] == []
    assert last(releases, third).why == Hidden("withdrawn")
    assert last(releases, first).value is None


def last(releases: Releases, number: int) -> Point:
    return series(releases, number).points[-1]


def test_as_it_stood_on_a_day_shows_it_under_todays_withdrawals(database: Database) -> None:
    published(database, *ROWS)
    published(database, ("all", "2022", 51.0), day="2024-07-01")
    withdraw(database, day="2024-08-01")
    releases = Releases({HOST: database}, clock=later)
    stood = releases.as_of(HOST, dt.date(2024, 6, 15)).issue.number
    assert (stood, last(releases, stood).why) == (1, Hidden("withdrawn"))


def test_what_a_release_has_shown_stays_known_to_the_attacker(database: Database) -> None:
    """Everyone is withdrawn: beside the known 120, the girls would still tell of the 7 boys, and stay hidden."""
    first = released(database, FIRST, "2024-02-01")
    withdraw(database, FigureName("reading", "town", "all", "2014"), day="2024-02-02")
    again(database, "2024-02-03")
    second = released(database, {("all", "2015"): (130, 400)}, "2024-03-01")
    assert shown(database, second.release) == {
        ("all", "2014"): Hidden("withdrawn"),
        ("all", "2015"): 130.0,
        ("girls", "2014"): Hidden("protects another", group=True),
        ("boys", "2014"): Hidden("small count", below=11),
    }
    assert shown(database, first.release)["all", "2014"] == Hidden("withdrawn")


def test_a_figure_that_no_release_has_shown_can_be_withdrawn_before(database: Database) -> None:
    land(database, counted(FIRST), actor="test", now=moment("2024-02-01"))
    withdraw(database, FigureName("reading", "town", "all", "2014"), day="2024-02-02")
    number = again(database, "2024-02-03")
    assert shown(database, number)["all", "2014"] == Hidden("withdrawn")
    with database.reading() as session:
        assert session.scalars(select(t.ScreenedFigure).where(t.ScreenedFigure.shown_since_id == number)).all() == []


@pytest.mark.parametrize("period", ["1999", "2023"])
def test_what_is_not_there_or_is_withdrawn_already_is_refused(database: Database, period: str) -> None:
    published(database, *ROWS)
    withdraw(database)
    with pytest.raises(NotReady, match=r"There is no figure|is withdrawn already"):
        withdraw(database, FigureName("reading", "town", "all", period))


def test_who_withdrew_what_and_why_is_written_down(database: Database) -> None:
    published(database, *ROWS)
    withdraw(database)
    with database.reading() as session:
        (entry,) = session.scalars(select(t.AuditEntry).where(t.AuditEntry.action == "withdraw"))
    assert (entry.actor, entry.subject) == ("ana", "reading/town/all/2023")
    assert entry.details == {"because": "The agency took it back."}


def test_a_reason_is_told_in_every_language_that_it_was_given_in(database: Database) -> None:
    """In another it is told in the language of the collaborative; what the next release says is the same."""
    number = published(database, *ROWS)
    twice = Because("The agency took it back.", {"es": "La agencia la retiró."})
    withdraw_figure(database, LAST, because=twice, actor="ana", now=moment("2024-06-10"))
    for one in (number, again(database, "2024-06-11")):
        note = series(Releases({HOST: database}, clock=later), one).points[-1].note
        assert note is not None
        assert (note.read("en"), note.read("es")) == ("The agency took it back.", "La agencia la retiró.")
        assert note.language("hy") == "en"


@pytest.mark.parametrize(
    ("reason", "holds"),
    [
        ("Counted twice: 7 boys.", True),
        ("Only 3.5% of them.", True),
        ("Solo el 3,5 %.", True),
        ("193 did not.", True),
        ("It said 30%, of 400 students.", True),
        ("Of 113.0 girls.", True),
        ("The table of 2014 was counted twice.", False),
        ("Counted twice in 2 of 12 schools.", False),
    ],
)
def test_a_reason_with_a_number_of_the_figure_or_of_a_hidden_one_is_refused(
    database: Database, reason: str, holds: bool
) -> None:
    released(database, FIRST, "2024-02-01")
    everyone = FigureName("reading", "town", "all", "2014")
    for because in (Because(reason), Because("Wrong.", {"es": reason})):
        if holds:
            with pytest.raises(NotReady, match="say it without numbers"):
                withdraw_figure(database, everyone, because=because, actor="ana", now=moment("2024-02-02"))
        else:
            withdraw_figure(database, everyone, because=because, actor="ana", now=moment("2024-02-02"))


def test_a_new_reason_is_told_in_every_release_and_changes_nothing_else(database: Database) -> None:
    """One release was judged with the figure, one without it: the mark of the second stays as it is."""
    first = published(database, *ROWS)
    withdraw(database)
    second = again(database, "2024-06-11")
    reader = Releases({HOST: database}, clock=later)
    before = series(reader, second)
    better = Because("The agency published it by mistake.", {"es": "Un error."})
    assert not withdraw_figure(database, LAST, because=better, actor="eva", now=moment("2024-06-12"))
    for number in (first, second):
        note = last(reader, number).note
        assert note is not None and (note.read("en"), note.read("es")) == (better.reason, "Un error.")
        assert "took it back" not in everything(reader, number)
    after = series(reader, second)
    assert (after.judgement, after.baseline, after.points[:-1]) == (
        before.judgement,
        before.baseline,
        before.points[:-1],
    )
    again(database, "2024-06-13")
    assert last(reader, 3).note == last(reader, second).note
    with database.reading() as session:
        told = session.scalars(select(t.AuditEntry.details).where(t.AuditEntry.action == "withdraw")).all()
    assert told[-1]["instead of"] == "The agency took it back."


def test_after_a_new_reason_another_number_is_still_a_new_figure(database: Database) -> None:
    published(database, *ROWS)
    withdraw(database)
    land(database, reading(("all", "2023", 50.0)), actor="test", now=moment("2024-06-11"))
    # Not every version is withdrawn, so this takes the new number back too.
    assert withdraw_figure(database, LAST, because=Because("Wrong again."), actor="ana", now=moment("2024-06-12"))
    assert not withdraw_figure(database, LAST, because=Because("A mistake."), actor="ana", now=moment("2024-06-13"))
    number = published(database, ("all", "2023", 52.5), day="2024-07-01")
    assert last(Releases({HOST: database}, clock=later), number).value == 52.5


def test_the_page_of_what_is_not_shown_counts_what_was_withdrawn_since(database: Database) -> None:
    first = published(database, *ROWS)
    withdraw(database)
    withdraw_figure(database, LAST, because=Because("A mistake."), actor="ana", now=moment("2024-06-10"))
    second = again(database, "2024-06-11")
    reader = Releases({HOST: database}, clock=later)
    told = [reader.disclosure(HOST, number) for number in (first, second)]
    assert [(one.withdrawn_since, one.figures, one.hidden) for one in told if one] == [(1, 12, 0), (0, 12, 1)]
