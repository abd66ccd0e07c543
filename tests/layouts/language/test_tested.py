"""What a trend rests on: the change since the best and the worst figure, seasons, memory, likely ranges."""

from dataclasses import replace
from typing import Any

import pytest

from indicators.analysis.codes import Direction, Grade
from indicators.analysis.judgement import Change, Trend
from layouts.language.phrases import read_phrases
from layouts.language.subject import subject_of
from layouts.language.tested import trend_lines
from tests.layouts import made

SAID = read_phrases()
BEST = Change(2016.0, 530.0, 147.0, Direction.WORSE)
WORST = Change(2011.0, 1216.0, -539.0, Direction.BETTER)
LATEST = Change(2017.0, 575.0, 102.0, Direction.WORSE)
PLAIN = Trend(Grade.CLEAR, Direction.BETTER, 10, first=2009.0, last=2018.0)


def lines(language: str = "en", **fields: Any) -> list[str]:
    return list(trend_lines(replace(PLAIN, **fields), subject_of(made.HOMELESS_HEAD, made.homeless(), SAID[language])))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "From 2017 to 2018: up 102 people.",
                "Since the best figure, 530 people in 2016: up 147 people.",
                "Since the worst figure, 1,216 people in 2011: down 539 people.",
            ],
        ),
        (
            "es",
            [
                "De 2017 a 2018: subió 102 personas.",
                "Desde la mejor cifra, 530 personas en 2016: subió 147 personas.",
                "Desde la peor cifra, 1,216 personas en 2011: bajó 539 personas.",
            ],
        ),
    ],
)
def test_the_changes_since_the_best_and_the_worst_figure_are_told(language: str, said: list[str]) -> None:
    assert lines(language, latest_change=LATEST, change_since_best=BEST, change_since_worst=WORST) == said


def test_where_no_way_is_better_they_are_the_highest_and_the_lowest() -> None:
    high = Change(2011.0, 1216.0, -539.0, Direction.DOWN)
    low = Change(2016.0, 530.0, 147.0, Direction.UP)
    assert lines(change_since_best=high, change_since_worst=low) == [
        "Since the highest figure, 1,216 people in 2011: down 539 people.",
        "Since the lowest figure, 530 people in 2016: up 147 people.",
    ]


def test_the_same_change_is_not_told_twice() -> None:
    again = replace(LATEST, position=2017.0)
    assert lines(latest_change=LATEST, change_since_best=again) == ["From 2017 to 2018: up 102 people."]


def test_the_test_says_what_it_allows_for() -> None:
    assert lines(seasonal=True, memory=0.12, s=30, p=0.01, bound=23)[2:] == [
        "What each part of the year usually adds was taken off first.",
        "Places and groups that are counted alike keep about 12% of a departure a period later; what it takes to call "
        "it clear rests on that.",
    ]
    five = lines(n=5, memory=0.5, s=10, p=0.02, bound=None)
    assert five[-1] == "With so much of it kept, so few figures are never called clear."


def test_few_figures_are_told_by_their_likely_ranges_alone() -> None:
    inside = replace(LATEST, within=True)
    beyond = replace(LATEST, within=False)
    assert lines(n=2, latest_change=inside)[-1] == "Their likely ranges leave room for no change."
    assert lines(n=2, latest_change=beyond)[-1] == (
        "That is more than the error of counting; but so few figures cannot tell the usual ups and downs."
    )
    assert lines(n=8, latest_change=beyond) == ["From 2017 to 2018: up 102 people."]
