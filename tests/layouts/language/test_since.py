"""Over which years a trend is told, and when it is told in the past."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from indicators.analysis.codes import BaselineStatus, Better, Direction, Grade, Rhythm, TargetStatus
from indicators.analysis.history import History
from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import BaselineMark, Judgement, TargetMark, Trend
from layouts.language.amounts import Unit
from layouts.language.marks import trend_mark
from layouts.language.phrases import read_phrases
from layouts.language.subject import Subject
from layouts.language.verdict import verdict
from tests.layouts import made

SAID = read_phrases()
# Ten years up and down, and then the lowest figure of all.
LOWEST = (50.0, 51.2, 50.4, 52.0, 51.5, 52.6, 52.1, 53.4, 52.9, 54.0, 49.0)


def judged(values: Sequence[float], *, first: int, today: float) -> Judgement:
    """The judgement of yearly figures of which a higher one is better."""
    history = History.of(first + np.arange(len(values), dtype=float), list(values))
    return judge(
        Case(history, target=None, frozen=None, better=Better.HIGHER, rhythm=Rhythm.ANNUAL, today_position=today)
    )


def about(values: Sequence[float], *, first: int, age: float | None = None, language: str = "en") -> Subject:
    """Yearly figures in percent with one digit, their latest one so many years old."""
    points = tuple(made.point(str(first + at), value) for at, value in enumerate(values))
    return Subject(points, "year", Unit("percent", 1), None, SAID[language], age_years=age)


def test_a_latest_figure_that_is_the_lowest_of_a_rise_is_named_as_that() -> None:
    said = judged(LOWEST, first=2010, today=2022.0)
    assert said.trend.grade is Grade.LEANING
    english = verdict(said, about(LOWEST, first=2010)).sentence
    assert (
        "the latest figure, 49.0% (2020; down 5.0 percentage points from 2019), is about one year old and is the "
        "lowest of all since 2010" in english
    )
    spanish = verdict(said, about(LOWEST, first=2010, language="es")).sentence
    assert "49.0% (2020; baja 5.0 puntos porcentuales desde 2019)" in spanish
    assert "y es la más baja de todas desde 2010" in spanish
    assert trend_mark(said.trend, about(LOWEST, first=2010)).reason.endswith("; the latest figure went the other way.")


def test_one_rule_says_of_every_old_figure_that_it_is_too_old_whatever_its_mark() -> None:
    """Yearly figures of which the latest, and so the next two after the one due, should have come."""
    values = tuple(50.0 + year for year in range(10))
    changed = replace(RISING, grade=Grade.SERIES_CHANGED, direction=Direction.NONE)
    close = replace(RISING, grade=Grade.TOO_CLOSE, direction=Direction.NONE)
    for trend in (RISING, changed, close):
        for years, too_old in ((2.9, False), (3.4, True)):
            subject = about(values, first=2009, age=years)
            said = verdict(made.judged(trend, subject.points), subject).sentence
            assert (", too old to tell how it is today" in said) is too_old, said


def test_a_latest_figure_within_the_others_is_not_named() -> None:
    values = (*LOWEST[:-1], 53.0)
    assert "of all" not in verdict(judged(values, first=2010, today=2022.0), about(values, first=2010)).sentence


RISING = Trend(Grade.CLEAR, Direction.BETTER, 10, first=2009.0, last=2018.0, s=45, bound=27)


def test_since_is_said_of_the_year_with_which_the_figures_begin_or_in_which_the_curve_turned() -> None:
    begun = tuple(50.0 + year for year in range(10))
    turned, longer = (55.0, 53.0, *begun), (40.0, 45.0, *begun)
    for values, first, opening in (
        (begun, 2009, "Getting better since 2009;"),
        (turned, 2007, "Getting better since 2009;"),
        (longer, 2007, "Getting better from 2009 to 2018;"),
    ):
        subject = about(values, first=first)
        assert verdict(made.judged(RISING, subject.points), subject).sentence.startswith(opening)
        spanish = replace(subject, words=SAID["es"])
        assert verdict(made.judged(RISING, subject.points), spanish).sentence.startswith("Mejora de")


def test_old_figures_are_told_in_the_past() -> None:
    values = tuple(50.0 + year for year in range(10))
    old = TargetMark(TargetStatus.WORSE), BaselineMark(BaselineStatus.WORSE)
    for language, opening, ending, word in (
        (
            "en",
            "Was getting better from 2009 to 2018; ",
            "and yet it was moving away from its target and it was doing worse than where we were headed.",
            "Was getting better",
        ),
        (
            "es",
            "Mejoraba de 2009 a 2018; ",
            "y sin embargo se alejaba de su meta e iba peor que el rumbo que llevábamos.",
            "Mejoraba",
        ),
    ):
        subject = about(values, first=2009, age=3.1, language=language)
        said = verdict(made.judged(RISING, subject.points, target=old[0], baseline=old[1]), subject).sentence
        assert said.startswith(opening)
        assert said.endswith(ending)
        assert trend_mark(RISING, subject).word == word


def test_figures_are_old_two_periods_beyond_the_one_that_was_due() -> None:
    yearly = about((50.0, 51.0), first=2019, age=2.9)
    assert not yearly.is_stale
    assert replace(yearly, age_years=3.1).is_stale
    every_second = replace(yearly, points=(made.point("2015", 1.0), made.point("2017", 1.0)), age_years=4.9)
    assert not every_second.is_stale
    months = replace(yearly, points=tuple(made.point(f"2020-{month:02}", 1.0, "month") for month in (1, 2, 3)))
    assert not replace(months, age_years=0.9).is_stale
    assert replace(months, age_years=1.1).is_stale
