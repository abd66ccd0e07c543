"""Every kind of gap, planted alone: its reason, its weight, and that it closes itself when what it asks for is there.

What would close each, and what could then be said, are words: tests/layouts/language/test_gaps.py holds every kind to
them.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pytest

from indicators.accountability.finding import find_gaps
from indicators.accountability.gap import Kind
from indicators.accountability.known import Figure, Known, SeriesKnown, StoryKnown, StrategyKnown
from tests.indicators.accountability.test_finding import (
    BROKEN,
    HIDDEN,
    QUADRANTS,
    SOUND,
    figure,
    indicator,
    keys,
    known,
    series,
)


@dataclass(frozen=True)
class Planted:
    """What is known with one gap in it, and once what it asks for is there.

    `weight` is worked by hand: the headline's tier 3, times its data power, high 1, times that of the kind.
    """

    before: Known
    after: Known
    key: str
    facts: dict[str, Any]
    weight: float


def with_newest(newest: Figure) -> SeriesKnown:
    """The sound series, with another figure as its newest."""
    return replace(SOUND, figures=(*SOUND.figures[:4], newest))


def measured(*quadrants: str) -> Known:
    """What is known with a strategy that measures these."""
    return known(indicator(SOUND), strategies=(StrategyKnown("bus", "learning", ("reading",), frozenset(quadrants)),))


GOES_ON = known(indicator(SOUND))
GIRLS = {"groups": ("girls",), "dimensions": {"girls": "gender"}}
SHORT = series("2018", "2019", grade="too-few", no_outlook="too-few")
FOUR = series("2016", "2017", "2018", "2019", no_outlook="too-few")
KINDS: dict[Kind, Planted] = {
    Kind.NO_DATA: Planted(known(indicator()), GOES_ON, "no-data/reading", {}, 12),
    Kind.LATE: Planted(
        known(indicator(series("2015", "2016", "2017"))),
        known(indicator(series("2015", "2016", "2017", "2018"))),
        "late/reading/town/all",
        {"latest": "2017", "expected": "2018", "reason": "two-periods", "gone": 2},
        9,
    ),
    Kind.HOLE: Planted(
        known(indicator(series("2015", "2016", "2018", "2019"))),
        GOES_ON,
        "hole/reading/town/all",
        {"periods": ["2017"], "since": None},
        3,
    ),
    Kind.PLACE: Planted(
        known(indicator(SOUND), places=("town", "hills")),
        known(indicator(SOUND, replace(SOUND, place="hills")), places=("town", "hills")),
        "place-without-data/reading/hills",
        {"places": ["town"]},
        9,
    ),
    Kind.GROUP: Planted(
        known(indicator(SOUND), **GIRLS),
        known(indicator(SOUND, replace(SOUND, group="girls")), **GIRLS),
        "group-without-data/reading/town/girls",
        {"groups": []},
        9,
    ),
    Kind.TOO_FEW_FOR_TREND: Planted(
        known(indicator(SHORT)), GOES_ON, "too-few-for-trend/reading/town/all", {"figures": 2}, 6
    ),
    Kind.TOO_FEW_FOR_BASELINE: Planted(
        known(indicator(FOUR)), GOES_ON, "too-few-for-baseline/reading/town/all", {"figures": 4}, 3
    ),
    Kind.BREAK: Planted(
        known(indicator(BROKEN)),
        known(indicator(replace(BROKEN, grade="leaning"))),
        "break/reading/town/all",
        {"since": "2018", "figures": 2, "before": 2},
        6,
    ),
    Kind.HIDDEN: Planted(
        known(indicator(with_newest(HIDDEN))),
        GOES_ON,
        "hidden/reading/town/all",
        {"period": "2019", "by": "publisher"},
        3,
    ),
    Kind.UNRELIABLE: Planted(
        known(indicator(replace(SOUND, reliability="wide-interval"))),
        GOES_ON,
        "unreliable/reading/town/all",
        {"period": "2019", "why": "wide-interval"},
        3,
    ),
    Kind.NO_TARGET: Planted(known(indicator(SOUND, has_target=False)), GOES_ON, "no-target/reading", {}, 3),
    Kind.NO_BASELINE: Planted(
        known(indicator(replace(SOUND, frozen=False))),
        GOES_ON,
        "no-baseline/reading",
        {"possible": True, "until": None},
        3,
    ),
    Kind.NO_STORY: Planted(known(indicator(SOUND, story=None)), GOES_ON, "no-story/reading", {}, 3),
    Kind.OLD_STORY: Planted(
        known(indicator(with_newest(figure("2019", came=3)), story=StoryKnown(dt.date(2020, 3, 1), 2))),
        known(indicator(with_newest(figure("2019", came=3)), story=StoryKnown(dt.date(2020, 5, 1), 4))),
        "old-story/reading",
        {"written_on": "2020-03-01", "latest": "2019"},
        3,
    ),
    Kind.NO_STRATEGY: Planted(known(indicator(SOUND, has_strategy=False)), GOES_ON, "no-strategy/reading", {}, 3),
    Kind.NO_MEASURE: Planted(
        measured("how much", "better off number"),
        measured(*QUADRANTS),
        "no-measure/bus",
        {"missing": ["how well", "better off percent"]},
        3,
    ),
    # Nobody has rated what is not there: 3 x 2 x 4.
    Kind.NO_HEADLINE: Planted(known(), GOES_ON, "no-headline/learning", {}, 24),
}


def test_every_kind_is_planted() -> None:
    assert KINDS.keys() == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_planted_gap_is_found_alone_with_its_reason_and_weight(kind: Kind) -> None:
    one = KINDS[kind]
    (found,) = find_gaps(one.before)
    assert (found.kind, found.key, found.facts, found.weight) == (kind, one.key, one.facts, one.weight)


@pytest.mark.parametrize("kind", Kind)
def test_a_gap_closes_itself_when_what_it_asks_for_is_there(kind: Kind) -> None:
    assert find_gaps(KINDS[kind].after) == ()


def test_what_followed_an_indicator_that_has_ended_is_a_gap_where_it_is_approved_and_has_no_figure() -> None:
    ended = indicator(SOUND, closed_on=dt.date(2019, 12, 31), successor="reading-now")
    successor = replace(indicator(), id="reading-now")
    assert keys(ended, successor) == ["no-data/reading-now"]
    with_figures = replace(indicator(SOUND), id="reading-now")
    assert keys(ended, with_figures) == []
    # Without anything that follows it, the outcome has lost its headline.
    assert keys(ended) == ["no-headline/learning"]
