"""Numbers as children: how many more, or fewer, would reach a target or close a gap."""

from dataclasses import replace
from typing import Any

import pytest

from indicators.analysis.codes import Against, Arrival, Direction, Grade, Reliability, TargetStatus
from indicators.analysis.judgement import Disparity, TargetMark, Trend
from indicators.release import documents as d
from layouts.language.children import about, to_close_the_gap, to_the_target
from layouts.language.subject import subject_of
from tests.layouts import made
from tests.layouts.language import spoken
from tests.layouts.notes import both

TOO_FEW = Trend(Grade.TOO_FEW, Direction.NONE, 2)
GRADUATES = both("graduates", "graduados")
HEAD = made.head("graduation", both("Graduation", "Graduación"), unit="percent", decimals=1, better="higher")


def series(aim: float, *points: d.Point, **target: Any) -> d.SeriesDocument:
    """A series with an aim for 2025, counted from 2017; fields of the mark by name."""
    mark = TargetMark(**{"status": TargetStatus.IMPROVING, "base_position": 2017.0, "base_value": 80.0, **target})
    line = d.TargetLine(aim, "2025", 2025.0, "2017", both("the council", "el consejo"), None, None, sample=False)
    return d.SeriesDocument("pasadena", "all", points, made.judged(TOO_FEW, points, target=mark), line)


def known(value: float = 89.8, **more: Any) -> d.Point:
    """The figure of 2018: 2,227 of 2,480."""
    return made.point("2018", value, **{"numerator": 2227.0, "denominator": 2480.0, **more})


def said(one: d.SeriesDocument, head: d.IndicatorHead = HEAD, language: str = "en") -> str | None:
    return to_the_target(one, head, subject_of(head, one, spoken.SAID[language]))


def test_a_share_tells_how_many_more_would_reach_the_target() -> None:
    # 95 % of 2,480 are 2,356; 2,356 - 2,227 = 129, told as about 130.
    named = replace(HEAD, counted_people=GRADUATES)

    assert said(series(95.0, known()), named) == (
        "About 130 more graduates would reach 95% (a calculation: 95% of the 2,480 counted in 2018, less those there "
        "were)."
    )
    assert said(series(95.0, known()), named, "es") == (
        "Con un aumento de cerca de 130 graduados se llegaría al 95% (un cálculo: el 95% de un total de 2,480 en "
        "2018, menos quienes ya había)."
    )


@pytest.mark.parametrize(
    ("there", "better", "english", "spanish"),
    [
        # 95 % of 20 are 19; of 100 that are too many, 95.
        (18.0, "higher", "One more person would reach 95% (", "Con una persona más se llegaría al 95% ("),
        (17.0, "higher", "2 more graduates would reach 95% (", "Con un aumento de 2 graduados se llegaría al 95% ("),
        (20.0, "lower", "One person fewer would reach 95% (", "Con una persona menos se llegaría al 95% ("),
    ],
)
def test_one_is_told_as_one_person_and_what_was_counted_without_about(
    there: float, better: str, english: str, spanish: str
) -> None:
    head = replace(HEAD, counted_people=GRADUATES, better=better)
    one = series(95.0, known(5 * there, numerator=there, denominator=20.0))

    assert (said(one, head) or "").startswith(english)
    assert (said(one, head, "es") or "").startswith(spanish)


def test_a_gap_and_a_number_of_people_tell_one_person_too() -> None:
    one = series(95.0, known(85.0, numerator=17.0, denominator=20.0))
    head = replace(HEAD, unit="people", decimals=0, better="lower")

    told = {
        "en": ("One more person in this group would close the gap", "One person fewer would reach the target"),
        "es": (
            "Con una persona más en este grupo se cerraría la brecha",
            "Con una persona menos se llegaría a la meta",
        ),
    }
    for language, (close, reach) in told.items():
        about_it = subject_of(HEAD, one, spoken.SAID[language])
        assert (to_close_the_gap(gap(85.0, 90.0), one, HEAD, about_it) or "").startswith(close)
        assert (said(series(41.0, made.point("2018", 42.0)), head, language) or "").startswith(reach)


def test_without_a_noun_they_are_people() -> None:
    assert (said(series(95.0, known())) or "").startswith("About 130 more people would reach")
    english_only = replace(HEAD, counted_people=d.Text({"en": "graduates"}))
    assert (said(series(95.0, known()), english_only, "es") or "").startswith("Con un aumento de cerca de 130 personas")


def test_the_share_itself_tells_how_many_there_were_where_nobody_counted_them() -> None:
    # 90 % of 200 are 180; 95 % are 190.
    assert (said(series(95.0, known(90.0, numerator=None, denominator=200.0))) or "").startswith("About 10 more people")


def test_where_lower_is_better_fewer_would_reach_it() -> None:
    # 12 % of 500 are 60; 5 % are 25.
    head = replace(HEAD, better="lower")

    assert said(series(5.0, known(12.0, numerator=60.0, denominator=500.0)), head) == (
        "35 fewer people would reach 5% (a calculation: those there were in 2018, less 5% of the 500 counted)."
    )


def test_a_number_of_people_tells_what_is_left_of_it() -> None:
    head = replace(HEAD, unit="people", decimals=0, better="lower")
    point = made.point("2018", 677.0)

    # 677 - 400 = 277, told as about 280.
    assert said(series(400.0, point), head) == (
        "About 280 fewer people would reach the target (a calculation: the 677 of 2018, less 400 people)."
    )
    assert said(series(400.0, point), head, "es") == (
        "Con una reducción de cerca de 280 personas se llegaría a la meta (un cálculo: la cifra de 2018, que es "
        "677, menos 400 personas)."
    )


@pytest.mark.parametrize(
    "one",
    [
        series(95.0, known(), status=TargetStatus.MET),
        series(95.0, known(), status=TargetStatus.SERIES_CHANGED),
        series(95.0, known(), arrival=Arrival.REACHED),
        series(85.0, known()),
        series(95.0, known(denominator=None)),
        series(95.0, made.point("2018", None, flags=("hidden for privacy",))),
        series(95.0, made.point("2017", 80.0), known(definition=1)),
        replace(series(95.0, known()), target=None),
    ],
    ids=[
        "met",
        "series changed",
        "reached",
        "better already",
        "not counted",
        "hidden",
        "counted otherwise",
        "no target",
    ],
)
def test_it_is_not_told_where_it_is_not_known(one: d.SeriesDocument) -> None:
    assert said(one) is None


def test_a_figure_that_cannot_be_leaned_on_tells_no_numbers() -> None:
    one = series(95.0, known())
    latest = one.judgement.latest
    assert latest is not None
    weak = replace(one.judgement, latest=replace(latest, reliability=Reliability.MARKED))

    assert said(replace(one, judgement=weak)) is None


def gap(value: float, other: float, direction: Direction = Direction.WORSE) -> Disparity:
    nothing = (None, None, None, None, None)
    return Disparity(Against.BEST, "white", 2018.0, value, other, value - other, *nothing, True, direction, TOO_FEW)


def test_a_gap_tells_how_many_more_would_close_it() -> None:
    # 93.4 % of 500 are 467; 85 % are 425.
    one = series(95.0, known(85.0, numerator=425.0, denominator=500.0))
    about_it = subject_of(HEAD, one, spoken.SAID["en"])

    assert to_close_the_gap(gap(85.0, 93.4), one, HEAD, about_it) == (
        "42 more people in this group would close the gap (a calculation: 93.4% of the 500 counted in 2018, less "
        "those there were)."
    )
    assert to_close_the_gap(gap(85.0, 93.4, Direction.NONE), one, HEAD, about_it) is None


@pytest.mark.parametrize(
    ("people", "told"), [(0.2, 1), (41.0, 41), (41.2, 42), (-60, 60), (100, 100), (101, 100), (129, 130), (1350, 1400)]
)
def test_numbers_are_rounded_as_honestly_as_they_are_known(people: float, told: int) -> None:
    assert about(people) == told
