from dataclasses import replace

import pytest

from indicators.analysis.codes import BaselineStatus, Direction, Grade, TargetStatus
from indicators.analysis.judgement import BaselineMark, Change, TargetMark, Trend
from indicators.release.documents import Point
from layouts.language.evidence import evidence
from layouts.language.marks import HEADED, TARGET, Shape, headed_mark, marks, target_mark, trend_mark
from layouts.language.phrases import read_phrases
from layouts.language.subject import subject_of
from layouts.language.trend import lead
from tests.layouts import made
from tests.layouts.language.spoken import YEARS, subject

SAID = read_phrases()
ABOUT = subject_of(made.HOMELESS_HEAD, made.homeless(), SAID["en"])
BLANK = subject_of(made.HOMELESS_HEAD, made.hispanic(), SAID["en"])


@pytest.mark.parametrize("grade", Grade)
@pytest.mark.parametrize("direction", Direction)
def test_every_grade_and_direction_has_a_shape_a_word_and_a_reason(grade: Grade, direction: Direction) -> None:
    mark = trend_mark(Trend(grade, direction, 10, first=2009.0, last=2018.0), ABOUT)
    assert mark.word
    assert mark.reason.endswith(".")
    good, bad = {Shape.BETTER, Shape.LEANING_BETTER}, {Shape.WORSE, Shape.LEANING_WORSE}
    known = grade in (Grade.CLEAR, Grade.LEANING)
    assert (mark.shape in good) == (known and direction is Direction.BETTER)
    assert (mark.shape in bad) == (known and direction is Direction.WORSE)


def test_every_state_of_target_and_line_has_a_mark() -> None:
    assert set(TARGET) == set(TargetStatus)
    assert set(HEADED) == set(BaselineStatus)


def test_a_colour_never_stands_for_two_shapes_of_news() -> None:
    assert len(set(Shape)) == 8


def test_the_marks_of_the_homeless_count_stay_apart() -> None:
    trend, target, headed = marks(made.homeless(), ABOUT).each()
    assert (trend.word, trend.reason) == (
        "Getting better",
        "Tested over all its years; the newest figures go the other way.",
    )
    assert (target.word, target.reason) == (
        "Moving toward the target",
        "The aim is 400 people by 2025; 41% of the way from 2007 to 2018. Whether that is chance was not tested.",
    )
    assert (headed.word, headed.reason) == (
        "Doing worse than where we were headed",
        "Drawn on December 31, 2016: the line stood at 420 people for 2018.",
    )
    assert target.sample
    assert not headed.sample


def test_a_series_without_target_or_line_says_so() -> None:
    _, target, headed = marks(made.hispanic(), BLANK).each()
    assert target.word == "No target set"
    assert headed.reason == "Too few figures can be compared to draw where this is headed."


@pytest.mark.parametrize(
    ("status", "progress", "reason"),
    [
        (TargetStatus.MET, 104.0, "The aim is 400 people by 2025."),
        (TargetStatus.IMPROVING, 12.0, "The aim is 400 people by 2025; 12% of the way from 2007 to 2018."),
        (TargetStatus.SERIES_CHANGED, None, "400 people by 2025, set for an older way of counting."),
    ],
)
def test_a_target_tells_how_far_along_the_way(status: TargetStatus, progress: float | None, reason: str) -> None:
    judged = TargetMark(status, progress, 2007.0, 969.0, 2018.0, 677.0, significant=True)
    assert target_mark(judged, made.homeless(), ABOUT).reason == reason


def test_a_line_without_a_newer_figure_is_not_known_yet() -> None:
    mark = headed_mark(BaselineMark(BaselineStatus.NOT_YET_KNOWN), made.homeless(), ABOUT)
    assert mark.shape is Shape.UNKNOWN
    assert mark.reason == "Drawn on December 31, 2016; no newer figure to compare has come since."


def test_the_evidence_counts_and_does_not_hide_the_test() -> None:
    lines = evidence(made.homeless(), ABOUT)
    assert lines[0] == "Trend: the latest 10 comparable figures were tested, 2009 to 2018."
    assert lines[1] == ("Counting every pair of figures, falls outnumber rises by 31; it takes 27 to call it clear.")
    assert "From 2017 to 2018: up 102 people." in lines
    assert any("−39 people a year" in line or "−40 people a year" in line for line in lines)
    assert lines[-2:] == (
        "For 2018 the band was 300 people to 540 people; only two periods in a row outside it count.",
        "For 2019 it says 380 people (240 people to 520 people).",
    )


def test_evidence_of_a_short_series_is_short() -> None:
    series = replace(made.hispanic(), judgement=made.judged(Trend(Grade.TOO_FEW, Direction.NONE, 2), ()))
    assert evidence(series, BLANK) == ()


@pytest.mark.parametrize(
    ("status", "english", "spanish"),
    [
        (
            TargetStatus.IMPROVING,
            "Moved toward the target, but not in time",
            "Se acercó a la meta, pero no llegó a tiempo",
        ),
        (
            TargetStatus.LITTLE_CHANGE,
            "Little or no change, and the date was missed",
            "Poco o ningún cambio, y no llegó a tiempo",
        ),
        (TargetStatus.WORSE, "Moved away from the target, and missed it", "Se alejó de la meta y no la alcanzó"),
        (TargetStatus.NOT_YET_KNOWN, "Target missed", "Meta no alcanzada"),
    ],
)
def test_the_word_of_a_target_that_was_missed_says_so(status: TargetStatus, english: str, spanish: str) -> None:
    judged = TargetMark(status, 12.0, 2007.0, 969.0, 2025.0, 677.0, date_passed=True, missed=True)
    words = [target_mark(judged, made.homeless(), replace(ABOUT, words=SAID[one])).word for one in ("en", "es")]
    assert words == [english, spanish]


@pytest.mark.parametrize(
    ("kind", "seasonal", "told"), [("year", False, True), ("quarter", False, False), ("quarter", True, True)]
)
def test_a_latest_figure_that_went_the_other_way_is_told_plainly(kind: str, seasonal: bool, told: bool) -> None:
    back = Change(2022.0, 90.0, -1.0, Direction.WORSE)
    trend = Trend(Grade.CLEAR, Direction.BETTER, 10, first=2014.0, last=2023.0, latest_change=back, seasonal=seasonal)
    english, spanish = (trend_mark(trend, subject(YEARS, kind, one)).reason for one in ("en", "es"))
    assert english == "Tested against chance over 10 figures" + (
        "; the latest one went the other way." if told else "."
    )
    assert spanish.endswith("la más reciente fue en sentido contrario.") is told


def test_of_a_series_that_ended_nothing_is_told_as_still_to_come() -> None:
    ended, old = replace(BLANK, closed_on="2020-01-01"), replace(ABOUT, age_years=9.0)
    for about in (BLANK, ended):  # one word for one answer
        assert trend_mark(Trend(Grade.TOO_FEW, Direction.NONE, 2), about).word == "Can't tell"
    assert [one.word for one in marks(made.homeless(), old).each()] == [
        "Was getting better",
        "Was moving toward the target",
        "Was doing worse than where we were headed",
    ]


HIDDEN = [made.point(year, None, flags=("hidden for privacy",)) for year in ("2014", "2015", "2016")]
SHOWN = [made.point(year, 50.0) for year in ("2017", "2018")]
TAKEN = [made.point("2019", None, flags=("withdrawn",))]


@pytest.mark.parametrize(
    ("points", "n", "reason"),
    [
        (HIDDEN, 0, "Its figures are not shown."),
        ([*HIDDEN, *SHOWN], 2, "Too few of its figures are shown to tell a direction from chance."),
        ([*HIDDEN[:1], *SHOWN], 2, "Too few figures to tell a direction from chance."),
        (
            [*SHOWN, *TAKEN],
            0,
            "A figure was withdrawn; the others have not been compared without it.",
        ),
    ],
    ids=["all hidden", "most hidden", "few", "withdrawn since"],
)
def test_figures_that_are_hidden_or_withdrawn_are_not_told_as_few(points: list[Point], n: int, reason: str) -> None:
    mark = trend_mark(Trend(Grade.TOO_FEW, Direction.NONE, n), subject(tuple(points)))
    assert (mark.word, mark.reason) == ("Can't tell", reason)


def test_of_a_series_that_was_not_judged_without_a_withdrawn_figure_the_verdict_says_so() -> None:
    assert lead(Trend(Grade.TOO_FEW, Direction.NONE, 0), subject((*SHOWN, *TAKEN))) == (
        "We can't tell: a figure was withdrawn, and the others have not been compared without it"
    )
