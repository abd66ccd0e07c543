"""What changed in a release since the one before it, as numbers and codes."""

from dataclasses import replace

from indicators.analysis.codes import BaselineStatus, Direction, Grade, TargetStatus
from indicators.analysis.judgement import BaselineMark, TargetMark, Trend
from indicators.release import documents as d
from indicators.release.changed import Changes, MarkChange
from indicators.release.changes import Past, Shown, changes_between
from indicators.release.documents import IndicatorDocument, Point, SeriesDocument
from indicators.release.reading import Releases
from indicators.release.taking_back import Because, FigureName, withdraw_figure, withdraw_release
from indicators.store.database import Database
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import later, moment, reading
from tests.indicators.release.test_proving import released
from tests.indicators.release.test_withdrawals import HOST, RISING, again, published

HIDDEN, AT_SOURCE = "hidden for privacy", "suppressed at source"


def shown(database: Database) -> IndicatorDocument:
    """An indicator with figures of everyone from 2014 to 2022."""
    return Releases({HOST: database}, clock=later).indicator(HOST, published(database, *RISING), "reading")


def with_points(document: IndicatorDocument, *points: Point) -> IndicatorDocument:
    return replace(document, series=(replace(document.series[0], points=points),))


def compared(before: IndicatorDocument, now: IndicatorDocument) -> d.IndicatorChange:
    (one,) = changes_between(Shown({"reading": before}, ()), Shown({"reading": now}, ()), since=1).indicators
    return one


def test_figures_are_counted_as_new_revised_hidden_or_taken_back(database: Database) -> None:
    document = shown(database)
    same, revised, gone, hidden, taken, opened = document.series[0].points[:6]
    before = with_points(document, same, revised, gone, hidden, taken, replace(opened, value=None, flags=(HIDDEN,)))
    new = replace(same, period="2030")
    now = with_points(
        document,
        same,
        replace(revised, value=99.0),
        replace(hidden, value=None, flags=(HIDDEN,)),
        replace(taken, value=None, flags=("withdrawn",)),
        opened,
        new,
    )
    told = compared(before, now)
    # New: 2030, not the one that was hidden; one was withdrawn, and one is left out.
    assert (told.figures_new, told.figures_revised, told.figures_withdrawn, told.figures_lost) == (1, 1, 1, 1)
    assert (told.hidden_more, told.hidden_fewer) == (1, 1)


def test_the_newest_figure_is_told_with_the_one_before_it_headlines_first(database: Database) -> None:
    document = shown(database)
    points = document.series[0].points
    # The newest is new, and stands beside the one before it; an older one is corrected too.
    told = compared(with_points(document, *points[:-1]), document)
    assert told.newest is not None
    last, before = points[-1], points[-2]
    assert (told.newest.period, told.newest.value) == (last.period, last.value)
    assert (told.newest.before_period, told.newest.before) == (before.period, before.value)
    # A corrected one stands beside what it was as far as this release tells it.
    mended = replace(last, value=99.0, earlier=(d.Earlier(last.value, "2024-01-01"),))
    told = compared(document, with_points(document, *points[:-1], mended))
    assert told.newest is not None
    assert (told.newest.before_period, told.newest.before) == (last.period, last.value)
    untold = compared(document, with_points(document, *points[:-1], replace(mended, earlier=())))
    assert untold.newest is not None and untold.newest.before == before.value
    less, more = (with_points(document, *own) for own in (points[:-1], points))
    other, fuller = (replace(one, head=replace(one.head, id="other", tier="secondary")) for one in (less, more))
    made = changes_between(Shown({"a": other, "b": less}, ()), Shown({"a": fuller, "b": more}, ()), since=1)
    assert [one.id for one in made.indicators] == ["reading", "other"]


def test_a_hidden_figure_that_is_withdrawn_or_gone_is_not_shown_now(database: Database) -> None:
    document = shown(database)
    same, withdrawn, gone, published = document.series[0].points[:4]
    hidden = [replace(one, value=None, flags=(HIDDEN,)) for one in (withdrawn, gone, published)]
    taken, by_its_publisher = (replace(hidden[at], flags=(flag,)) for at, flag in ((0, "withdrawn"), (2, AT_SOURCE)))
    told = compared(with_points(document, same, *hidden), with_points(document, same, taken, by_its_publisher))
    assert (told.figures_withdrawn, told.figures_lost, told.hidden_fewer, told.figures_new) == (1, 1, 0, 0)


def test_a_withdrawn_figure_that_no_release_had_shown_is_no_news(database: Database) -> None:
    document = shown(database)
    same, withdrawn = document.series[0].points[:2]
    hidden, taken = (replace(withdrawn, value=None, flags=(flag,)) for flag in (HIDDEN, "withdrawn"))
    before, now = (Shown({"reading": with_points(document, same, one)}, ()) for one in (hidden, taken))
    past = Past(unseen={("reading", "town", "all", withdrawn.period)})
    assert changes_between(before, now, since=1, past=past).indicators == ()
    assert changes_between(before, now, since=1).indicators[0].figures_withdrawn == 1


def test_a_figure_that_was_not_available_for_a_while_is_neither_withdrawn_nor_new_nor_corrected(
    database: Database,
) -> None:
    """52.0 of 2022 is taken from the third release and stands in the fourth again, as it was."""
    published(database, *RISING)
    nothing = reading(("all", "2022", 0.0))
    gone = replace(nothing, figures=nothing.figures.assign(value=float("nan"), flags="not available"))
    load = land(database, gone, actor="test", now=moment("2024-07-01")).load
    again(database, "2024-07-01")
    reader = Releases({HOST: database}, clock=later)
    (lost,) = reader.current(HOST).changes.indicators
    assert (lost.figures_lost, lost.figures_withdrawn) == (1, 0)
    undo(database, load or 0, actor="test", now=moment("2024-08-01"))
    number = again(database, "2024-08-01")
    (back,) = reader.current(HOST).changes.indicators
    assert (back.figures_again, back.figures_new, back.figures_revised) == (1, 0, 0)
    everyone = reader.indicator(HOST, number, "reading").find(place="town", group="all")
    assert everyone is not None
    point = everyone.points[-1]
    assert (point.value, point.earlier) == (52.0, ())


def test_the_marks_of_the_series_shown_first_say_from_what_to_what(database: Database) -> None:
    document = shown(database)
    first: SeriesDocument = document.series[0]
    judged = replace(
        first.judgement,
        trend=Trend(Grade.LEANING, Direction.WORSE, n=9),
        target=TargetMark(TargetStatus.MET),
        baseline=BaselineMark(BaselineStatus.CURVE_TURNED),
    )
    told = compared(document, replace(document, series=(replace(first, judgement=judged),)))
    assert told.marks == (
        MarkChange("trend", "clear", "leaning", "better", "worse"),
        MarkChange("target", "no-target", "met"),
        MarkChange("baseline", "not-yet-known", "curve-turned"),
    )
    assert told.other_trends == 0


def test_of_a_series_that_lost_a_figure_no_mark_before_is_told(database: Database) -> None:
    document = shown(database)
    judged = replace(document.series[0].judgement, trend=Trend(Grade.TOO_FEW, Direction.NONE, n=0))
    now = replace(document, series=(replace(document.series[0], judgement=judged),))
    gone = {("reading", "town", "all")}
    past = Past(withdrawn=gone)
    told = changes_between(Shown({"reading": document}, ()), Shown({"reading": now}, ()), since=1, past=past)
    assert told.indicators == ()


def test_indicators_that_come_and_go_are_told(database: Database) -> None:
    document = shown(database)
    alone, none = Shown({"reading": document}, ()), Shown({}, ())
    assert [one.new for one in changes_between(none, alone, since=1).indicators] == [True]
    assert [one.gone for one in changes_between(alone, none, since=1).indicators] == [True]
    assert changes_between(alone, alone, since=1) == Changes(1)


def test_a_release_keeps_what_changed_in_it_and_the_first_one_nothing(database: Database) -> None:
    releases = Releases({HOST: database}, clock=later)
    published(database, *RISING)
    assert releases.current(HOST).changes == Changes()
    published(database, ("all", "2022", 51.0), ("all", "2023", 54.0), day="2024-07-01")
    changes = releases.current(HOST).changes
    (told,) = changes.indicators
    assert (changes.since, told.id, told.figures_new, told.figures_revised) == (1, "reading", 1, 1)


def test_gaps_that_opened_and_closed_are_counted(database: Database) -> None:
    """The hole of 2015 is filled, and of the girls the figure of 2015 is missing."""
    published(database, ("all", "2014", 50.0), ("all", "2016", 51.0))
    published(database, ("all", "2015", 50.5), ("girls", "2014", 40.0), ("girls", "2016", 41.0), day="2024-07-01")
    changes = Releases({HOST: database}, clock=later).current(HOST).changes
    (told,) = changes.indicators
    assert told.gaps_closed >= 1
    assert (changes.gaps_opened, changes.gaps_closed) == (told.gaps_opened, told.gaps_closed)


def test_figures_that_are_hidden_now_are_counted_and_not_told(database: Database) -> None:
    released(database, {("all", "2014"): (153, 400), ("girls", "2014"): (113, 200)}, "2024-02-01")
    released(database, {("all", "2015"): (150, 400), ("boys", "2015"): (7, 200)}, "2024-03-01")
    (told,) = Releases({HOST: database}, clock=later).current(HOST).changes.indicators
    assert (told.figures_new, told.hidden_more, told.hidden_fewer) == (1, 1, 0)


def test_after_a_release_is_withdrawn_what_changed_is_told_against_the_one_before_it(database: Database) -> None:
    """The second release brings 2023 and corrects 2022, the third nothing but 2024: readers have the first one left."""
    published(database, *RISING)
    published(database, ("all", "2022", 51.0), ("all", "2023", 54.0), day="2024-07-01")
    published(database, ("all", "2024", 55.0), day="2025-07-01")
    withdraw_release(database, 2, because=Because("Wrong"), actor="test", now=moment("2025-07-02"))
    changes = Releases({HOST: database}, clock=later).current(HOST).changes
    (told,) = changes.indicators
    assert (changes.since, told.figures_new, told.figures_again, told.figures_revised) == (1, 2, 0, 1)
    withdraw_release(database, 1, because=Because("Wrong"), actor="test", now=moment("2025-07-03"))
    assert Releases({HOST: database}, clock=later).current(HOST).changes == Changes()


def test_another_number_in_the_place_of_a_withdrawn_one_is_a_new_figure(database: Database) -> None:
    published(database, *RISING)
    withdraw_figure(
        database, FigureName("reading", "town", "all", "2022"), because=Because("Wrong"), actor="test", now=later()
    )
    again(database, "2024-07-01")
    published(database, ("all", "2022", 51.0), day="2024-08-01")
    (told,) = Releases({HOST: database}, clock=later).current(HOST).changes.indicators
    assert (told.figures_new, told.figures_again, told.figures_revised) == (1, 0, 0)
