"""A release shows what landed, judged and screened, and stays as it was published."""

import datetime as dt
from dataclasses import replace

import pytest

from indicators import judging
from indicators.accountability.agenda import Said, data_need
from indicators.analysis.judgement import BaselineStatus, Grade, TargetStatus
from indicators.reading import Record
from indicators.release import NoCollaborative, NotPublished, NotReleased
from indicators.release.documents import Hidden
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading

HOST = "valley.example"
TODAY = dt.date(2024, 6, 1)
RISING = tuple(("all", str(year), 40.0 + year - 2010) for year in range(2014, 2024))
TARGET = Record(
    "target",
    "reading-70",
    {
        "indicator": "reading",
        "place": "town",
        "group": "all",
        "period": "2030",
        "value": 70.0,
        "baseline_period": "2014",
        "set_by": "The council",
        "sample": False,
    },
    words={("set_by", "es"): "El consejo"},
    checked={"es": "A. Reader"},
)


def load(
    database: Database,
    *rows: tuple[str, str, float],
    day: str = "2024-01-05",
    records: tuple[Record, ...] = (),
) -> None:
    land(database, reading(*rows, records=records), actor="test", now=moment(day))


def release(database: Database, *, day: str = "2024-06-01", today: dt.date = TODAY) -> int:
    return publish(database, actor="test", now=moment(day), today=today).release


def test_a_release_shows_every_figure_with_what_was_judged_of_it(database: Database) -> None:
    load(database, *RISING, records=(*FRAME, TARGET))
    number = release(database)
    releases = Releases({HOST: database}, clock=later)
    assert releases.current(HOST).issue.number == number
    document = releases.indicator(HOST, number, "reading")
    series = document.find(place="town", group="all")
    assert series is not None
    assert [point.value for point in series.points] == [value for _, _, value in RISING]
    assert series.judgement.trend.grade is Grade.CLEAR
    assert series.judgement.target.status is TargetStatus.IMPROVING
    assert series.target is not None and series.target.set_by.read("es") == "El consejo"
    assert (series.target.set_by.drafts, document.head.outcome.name.drafts) == ((), ())
    assert releases.current(HOST).site.outcomes[0].head.title.drafts == ("es",)


def test_a_first_publication_freezes_the_forecast_and_later_figures_are_held_against_it(database: Database) -> None:
    load(database, *RISING, records=FRAME)
    releases = Releases({HOST: database}, clock=later)
    first = releases.indicator(HOST, release(database), "reading").series[0]
    assert first.baseline is not None
    assert (first.baseline.frozen_on, first.baseline.asked) == ("2024-06-01", False)
    assert first.judgement.baseline.status is BaselineStatus.NOT_YET_KNOWN
    load(database, *RISING, ("all", "2024", 10.0), day="2025-01-05")
    second = releases.indicator(HOST, release(database, day="2025-06-01"), "reading").series[0]
    assert second.baseline == first.baseline
    assert second.judgement.baseline.status is BaselineStatus.WORSE_SO_FAR


def test_a_release_stays_as_it_was_published(database: Database) -> None:
    load(database, *RISING, records=FRAME)
    first = release(database)
    load(database, ("all", "2023", 99.0), day="2024-07-01")
    second = release(database, day="2024-08-01")
    releases = Releases({HOST: database}, clock=later)
    assert second == first + 1
    then, now = (releases.indicator(HOST, number, "reading").series[0].points[-1] for number in (first, second))
    assert (then.value, now.value) == (53.0, 99.0)
    assert [(one.value, one.until) for one in now.earlier] == [(53.0, "2024-07-01")]
    assert releases.as_of(HOST, dt.date(2024, 7, 15)).issue.number == first
    assert releases.as_of(HOST, dt.date(2024, 8, 1)).issue.number == second
    with pytest.raises(NotPublished):
        releases.as_of(HOST, dt.date(2024, 5, 31))


def test_of_two_releases_of_one_day_each_is_read_by_its_number(database: Database) -> None:
    load(database, *RISING, records=FRAME)
    first = release(database)
    load(database, ("all", "2023", 99.0), day="2024-06-01")
    second = release(database)
    releases = Releases({HOST: database}, clock=later)
    assert releases.as_of(HOST, TODAY).issue.number == second
    assert [releases.numbered(HOST, one).issue.number for one in (first, second)] == [first, second]
    assert releases.numbered(HOST, first).issue.published_on == TODAY.isoformat()
    with pytest.raises(NotReleased):
        releases.numbered(HOST, second + 1)
    early = Releases({HOST: database}, clock=lambda: moment("2024-05-31"))
    with pytest.raises(NotReleased):
        early.numbered(HOST, first)


def test_a_day_ends_where_the_collaborative_is(database: Database) -> None:
    """Published at noon UTC of the first of June: five in the morning in Los Angeles, the same day."""
    load(database, *RISING, records=FRAME)
    release(database)
    assert Releases({HOST: database}, clock=later).as_of(HOST, dt.date(2024, 6, 1)).issue.published_on == "2024-06-01"
    load(database, ("all", "2023", 54.0), day="2024-07-01")
    number = publish(
        database, actor="test", now=dt.datetime(2024, 7, 2, 3, tzinfo=dt.UTC), today=dt.date(2024, 7, 1)
    ).release
    assert Releases({HOST: database}, clock=later).as_of(HOST, dt.date(2024, 7, 1)).issue.number == number


def test_the_age_of_a_school_year_is_counted_from_its_last_day(database: Database) -> None:
    """2023-24 ended on 30 June 2024: on 30 June 2025 it is one year old, not one and a half."""
    frame = tuple(
        replace(one, fields=one.fields | {"period_type": "school year"}) if one.noun == "indicator" else one
        for one in FRAME
    )
    read = reading(("all", "2014", 50.0), records=frame)
    read.figures["period"] = "2023-24"
    read.figures["starts_on"], read.figures["ends_on"] = dt.date(2023, 7, 1), dt.date(2024, 6, 30)
    land(database, read, actor="test", now=moment("2025-01-05"))
    number = release(database, day="2025-06-30", today=dt.date(2025, 6, 30))
    (series,) = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").series
    assert series.judgement.age_years == pytest.approx(1.0, abs=0.01)


def test_a_count_of_one_night_is_as_old_as_its_night_and_reaches_the_target_of_its_year(database: Database) -> None:
    """Counted in January 2024: on 1 February 2026 two years old; a target for 2024 is judged by it."""
    frame = tuple(
        replace(one, fields=one.fields | {"taken_in": 1}) if one.noun == "indicator" else one for one in FRAME
    )
    due = replace(TARGET, fields=TARGET.fields | {"period": "2024", "value": 45.0})
    load(database, ("all", "2014", 40.0), ("all", "2024", 50.0), records=(*frame, due), day="2026-01-05")
    number = release(database, day="2026-02-01", today=dt.date(2026, 2, 1))
    (series,) = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").series
    assert series.judgement.age_years == pytest.approx(2.0, abs=0.01)
    assert series.judgement.target.status is TargetStatus.MET


def test_a_forecast_that_is_over_before_it_is_published_is_not_frozen(database: Database) -> None:
    """Figures to 2023 say 2024 to 2026: published in 2027, nothing of it is still to come."""
    load(database, *RISING, records=FRAME)
    late = release(database, day="2027-01-02", today=dt.date(2027, 1, 2))
    (series,) = Releases({HOST: database}, clock=later).indicator(HOST, late, "reading").series
    assert series.judgement.outlook is not None
    assert series.baseline is None
    assert series.judgement.baseline.status is BaselineStatus.NO_BASELINE


def test_a_later_publication_judges_the_target_that_is_due_then(database: Database) -> None:
    """Without a new figure: in 2024 the target of 2024 is due next, in 2026 that of 2030; line and mark agree."""
    soon = replace(TARGET, key="reading-54", fields=TARGET.fields | {"period": "2024", "value": 54.0})
    load(database, *RISING, records=(*FRAME, TARGET, soon))
    for day, aim in ((dt.date(2024, 6, 1), 54.0), (dt.date(2026, 6, 1), 70.0)):
        number = release(database, day=day.isoformat(), today=day)
        (series,) = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").series
        assert series.target is not None and series.target.value == aim
        # From 44 in 2014 to 53 in 2023.
        assert series.judgement.target.progress == pytest.approx(100 * (53 - 44) / (aim - 44))


def test_publishing_again_without_news_makes_no_release(database: Database) -> None:
    load(database, *RISING, records=FRAME)
    first = publish(database, actor="test", now=moment("2024-06-01"), today=TODAY)
    again = publish(database, actor="test", now=moment("2024-06-02"), today=TODAY)
    assert (first.new, again.new, again.release) == (True, False, first.release)


def test_small_counts_of_our_own_are_hidden_everywhere(database: Database) -> None:
    """Nine of 40 girls: the count, the percentage and what is judged of it never reach the release; everyone does."""
    rule = Record("disclosure_rule", "small-counts", {"name": "Small counts", "rule": "small counts", "minimum": 10})
    own = Record(
        "source",
        "survey",
        {"organisation": "Us", "title": "Ours", "interval": "none", "disclosure_rule": "small-counts"},
    )
    frame = tuple(own if one.key == "survey" else one for one in FRAME)
    at = next(index for index, one in enumerate(frame) if one.noun == "source")
    small = reading(("all", "2014", 50.0), ("girls", "2014", 22.5), records=(*frame[:at], rule, *frame[at:]))
    small.figures["numerator"], small.figures["denominator"] = [100.0, 9.0], [200.0, 40.0]
    land(database, small, actor="test", now=moment("2024-01-05"))
    document = Releases({HOST: database}, clock=later).indicator(HOST, release(database), "reading")
    shown = {one.group: one.points[0] for one in document.series}
    assert (shown["all"].value, shown["all"].why) == (50.0, None)
    girls = shown["girls"]
    assert (girls.value, girls.numerator, girls.denominator, girls.flags) == (None, None, None, ("hidden for privacy",))
    assert girls.why == Hidden("small count", below=11)
    said = {one.group: one.judgement for one in document.series}
    assert said["girls"].latest is None and said["girls"].figures == ()
    with database.engine.connect() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM released_documents").scalars().all()
    assert not any("22.5" in body for body in bodies)


def test_each_host_name_has_its_own_database(database: Database, tmp_path: object) -> None:
    load(database, *RISING, records=FRAME)
    release(database)
    releases = Releases({HOST: database}, clock=later)
    assert releases.current(f"{HOST.upper()}:8050").site.collaborative.id == "valley"
    with pytest.raises(NoCollaborative):
        releases.current("elsewhere.example")


def test_what_is_not_released_cannot_be_read(database: Database) -> None:
    releases = Releases({HOST: database}, clock=later)
    with pytest.raises(NotPublished):
        releases.current(HOST)
    load(database, *RISING, records=FRAME)
    number = release(database)
    with pytest.raises(NotReleased):
        releases.indicator(HOST, number, "writing")


def test_only_what_a_load_touched_is_judged_again(database: Database) -> None:
    load(database, *RISING, ("girls", "2014", 40.0), records=FRAME)
    assert judging.analyse(database, today=TODAY) == 2
    assert judging.analyse(database, today=TODAY) == 0
    load(database, records=(TARGET,), day="2024-02-05")
    assert judging.analyse(database, today=TODAY) == 2
    assert judging.analyse(database, today=TODAY, everything=True) == 2


def test_figures_that_were_to_close_several_gaps_have_come_when_all_of_them_have(database: Database) -> None:
    said = {"en": Said("Two years between", "To see it whole", "There are no figures yet")}
    both = "hole/reading/town/all; hole/reading/town/girls"
    need = data_need(both, outcome="learning", indicator="reading", said=said, language="en")
    rows = [(group, year, 50.0) for group in ("all", "girls") for year in ("2014", "2016")]
    girls = Record("group", "girls", {"name": "Girls", "dimension": "gender", "aliases": [], "expected": True})
    load(database, *rows, records=(*FRAME, girls, need))
    releases = Releases({HOST: database})
    release(database)
    for row, day, came in ((("all", "2015", 50.5), 10, None), (("girls", "2015", 50.5), 20, "2024-06-21")):
        load(database, row, day=f"2024-06-{day}")
        today = dt.date(2024, 6, day + 1)
        (told,) = releases.outcome(HOST, release(database, day=today.isoformat(), today=today), "learning").needs
        assert told.came == came


def test_a_needed_figure_that_has_come_is_called_so_and_stands_last(database: Database) -> None:
    said = {"en": Said("The year between", "To see it whole", "There are no figures yet")}
    hole, target = (
        data_need(key, outcome="learning", indicator="reading", said=said, language="en")
        for key in ("hole/reading/town/all", "no-target/reading")
    )
    hole = replace(hole, fields={**hole.fields, "id": "a", "due": dt.date(2024, 5, 1)}, key="a")
    load(database, ("all", "2014", 50.0), ("all", "2016", 51.0), records=(*FRAME, hole, target))
    releases = Releases({HOST: database}, clock=later)

    waiting = releases.outcome(HOST, release(database), "learning").needs
    assert [(one.gap, one.came, one.overdue) for one in waiting] == [
        ("hole/reading/town/all", None, True),
        ("no-target/reading", None, False),
    ]
    load(database, ("all", "2015", 50.5), day="2024-06-10")
    newer = dt.date(2024, 6, 11)
    needs = releases.outcome(HOST, release(database, day="2024-06-11", today=newer), "learning").needs
    assert [(one.gap, one.came, one.overdue) for one in needs] == [
        ("no-target/reading", None, False),
        ("hole/reading/town/all", "2024-06-11", False),
    ]
