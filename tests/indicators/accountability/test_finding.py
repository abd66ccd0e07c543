"""Each kind of gap: when it is found, and when it is not. The dates are worked by hand beside the cases."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from indicators.accountability.finding import find_gaps
from indicators.accountability.gap import Kind, weight
from indicators.accountability.known import (
    Calendar,
    Figure,
    HiddenBy,
    IndicatorKnown,
    Known,
    SeriesKnown,
    StoryKnown,
    StrategyKnown,
)
from indicators.periods import parse

TODAY = dt.date(2020, 6, 1)
QUADRANTS = frozenset({"how much", "how well", "better off number", "better off percent"})


def figure(period: str, kind: str = "year", **more: Any) -> Figure:
    """A period with a number, which came with the first load."""
    read = parse(period, kind)
    return Figure(read.text, read.starts_on, read.ends_on, **{"shown": True, "came": 1, **more})


def series(*periods: str, kind: str = "year", **more: Any) -> SeriesKnown:
    """The series of everyone in town, judged to be sound; a period with a `?` is there without a number."""
    held = tuple(figure(one.rstrip("?"), kind, shown=not one.endswith("?")) for one in periods)
    fields: dict[str, Any] = {"grade": "clear", "reliability": "reliable", "frozen": True, **more}
    return replace(SeriesKnown("town", "all", held), **fields)


SOUND = series("2015", "2016", "2017", "2018", "2019")


def indicator(*watched: SeriesKnown, **more: Any) -> IndicatorKnown:
    """A headline that lacks nothing but what its series lack."""
    fields: dict[str, Any] = {
        "tier": "headline",
        "place": "town",
        "group": "all",
        "period_type": "year",
        "has_figures": any(one.shown for one in watched),
        "places": tuple(one.place for one in watched if one.shown),
        "data_power": "high",
        "has_target": True,
        "has_strategy": True,
        "story": StoryKnown(dt.date(2020, 3, 1), 1),
        **more,
    }
    return IndicatorKnown("reading", "learning", watched=watched, **fields)


def known(*indicators: IndicatorKnown, **more: Any) -> Known:
    """What is known of one outcome."""
    return replace(Known(TODAY, ("learning",), indicators), **more)


def keys(*indicators: IndicatorKnown, **more: Any) -> list[str]:
    """The keys of the gaps that are found."""
    return [gap.key for gap in find_gaps(known(*indicators, **more))]


def test_what_lacks_nothing_has_no_gap() -> None:
    assert keys(indicator(SOUND)) == []


HIDDEN = figure("2019", shown=False, hidden=HiddenBy.PUBLISHER)
BROKEN = series("2016", "2017", "2018", "2019", grade="series-changed")
BROKEN = replace(BROKEN, figures=(*BROKEN.figures[:2], replace(BROKEN.figures[2], breaks=True), BROKEN.figures[3]))
SECOND = replace(SOUND, group="girls")
# kind, the indicator, its keys
CASES: dict[str, tuple[IndicatorKnown, list[str]]] = {
    "no figure at all": (indicator(has_strategy=True), ["no-data/reading"]),
    "two whole periods have gone by (2018 and 2019)": (
        indicator(series("2015", "2016", "2017")),
        ["late/reading/town/all"],
    ),
    "only one whole period has gone by": (indicator(series("2015", "2016", "2017", "2018")), []),
    "the day that the source named has passed": (
        indicator(series("2016", "2017", "2018"), calendar=Calendar(dt.date(2020, 5, 1), 1)),
        ["late/reading/town/all"],
    ),
    "the day that the source named is today": (
        indicator(series("2014", "2015", "2016"), calendar=Calendar(TODAY, 1)),
        [],
    ),
    "a newer period has come since the day was named": (
        indicator(
            replace(series("2016", "2017"), figures=(figure("2016"), figure("2017"), figure("2018", came=2))),
            calendar=Calendar(dt.date(2020, 5, 1), 1),
            story=StoryKnown(dt.date(2020, 3, 1), 2),
        ),
        [],
    ),
    "a series that has ended is never late, nor too short": (
        indicator(series("2001", "2002", grade="too-few"), closed_on=dt.date(2002, 12, 31)),
        ["no-headline/learning"],
    ),
    "a hole": (indicator(series("2015", "2016", "2018", "2019")), ["hole/reading/town/all"]),
    "a survey of every second year has no hole between": (indicator(series("2013", "2015", "2017", "2019")), []),
    "years taken together that overlap leave no hole": (
        indicator(series("2010-2014", "2012-2016", "2015-2019", kind="pooled years"), period_type="pooled years"),
        [],
    ),
    "a period that does not apply is no hole": (
        indicator(
            replace(SOUND, figures=(*SOUND.figures[:2], figure("2017", shown=False, due=False), *SOUND.figures[3:]))
        ),
        [],
    ),
    "too few for a trend": (
        indicator(series("2018", "2019", grade="too-few", no_outlook="too-few")),
        ["too-few-for-trend/reading/town/all"],
    ),
    "too few for a forecast alone": (
        indicator(series("2016", "2017", "2018", "2019", no_outlook="too-few")),
        ["too-few-for-baseline/reading/town/all"],
    ),
    "no season": (indicator(replace(SOUND, no_outlook="season-not-known")), ["too-few-for-baseline/reading/town/all"]),
    "a break that leaves too few": (indicator(BROKEN), ["break/reading/town/all"]),
    "the newest is hidden": (
        indicator(replace(SOUND, figures=(*SOUND.figures[:4], HIDDEN))),
        ["hidden/reading/town/all"],
    ),
    "the newest is weak": (
        indicator(replace(SOUND, reliability="wide-interval")),
        ["unreliable/reading/town/all"],
    ),
    "no target": (indicator(SOUND, has_target=False), ["no-target/reading"]),
    "nothing frozen": (indicator(replace(SOUND, frozen=False)), ["no-baseline/reading"]),
    "a line of an older count": (indicator(replace(SOUND, line_broken="2019")), ["no-baseline/reading"]),
    "a line that has ended": (indicator(replace(SOUND, line_ended="2019")), ["no-baseline/reading"]),
    "no story": (indicator(SOUND, story=None), ["no-story/reading"]),
    "a story written before the newest period ended": (
        indicator(SOUND, story=StoryKnown(dt.date(2019, 12, 30), 1)),
        ["old-story/reading"],
    ),
    "a story that came before the newest period did": (
        indicator(
            replace(SOUND, figures=(*SOUND.figures[:4], figure("2019", came=3))),
            story=StoryKnown(dt.date(2020, 3, 1), 2),
        ),
        ["old-story/reading"],
    ),
    "a count taken in January is known before the year ends": (
        indicator(SOUND, taken_in=1, story=StoryKnown(dt.date(2019, 3, 1), 1)),
        [],
    ),
    "no strategy": (indicator(SOUND, has_strategy=False), ["no-strategy/reading"]),
    "of the others only what the first one has not said": (
        indicator(series("2015", "2016", "2017"), replace(series("2015", "2016", "2017"), group="girls")),
        ["late/reading/town/all"],
    ),
    "a group whose figures ended before": (
        indicator(SOUND, replace(series("2015", "2016", "2017"), group="girls")),
        ["late/reading/town/girls"],
    ),
}


@pytest.mark.parametrize(("one", "expected"), CASES.values(), ids=CASES)
def test_a_gap_of_an_indicator_is_found_once(one: IndicatorKnown, expected: list[str]) -> None:
    assert keys(one) == expected


def test_a_hole_on_both_sides_of_a_break_is_two() -> None:
    halves = ["2010", "2012", "2014", "2016", "2017"]
    held = [figure(period) for period in halves]
    held[2] = replace(held[2], breaks=True)
    one = indicator(replace(SOUND, figures=tuple(held), grade="clear"), story=None)
    found = {gap.key: gap.facts["periods"] for gap in find_gaps(known(one)) if gap.kind is Kind.HOLE}
    assert found == {"hole/reading/town/all": ["2011", "2013"], "hole/reading/town/all/2014": ["2015"]}


@pytest.mark.parametrize(
    ("kind", "periods", "missing"),
    [
        ("school year", ("2013-14", "2015-16"), ["2014-15"]),
        ("fiscal year", ("FY2014", "FY2016"), ["FY2015"]),
        ("quarter", ("2014 Q3", "2015 Q1"), ["2014-Q4"]),
        ("month", ("2014-11", "2015-02"), ["2014-12", "2015-01"]),
        ("pooled years", ("2000-2004", "2010-2014"), ["2005-2009"]),
        ("day", ("2014-01-28", "2016-01-28"), None),
    ],
)
def test_missing_periods_are_written_as_their_kind_is(
    kind: str, periods: tuple[str, ...], missing: list[str] | None
) -> None:
    one = indicator(series(*periods, kind=kind), period_type=kind)
    found = [gap.facts["periods"] for gap in find_gaps(known(one)) if gap.kind is Kind.HOLE]
    assert found == ([missing] if missing else [])


def test_expected_places_and_groups_without_figures_are_gaps_of_headlines_only() -> None:
    expected: dict[str, Any] = {
        "places": ("town", "hills"),
        "groups": ("all", "girls", "newcomers"),
        "dimensions": {"girls": "gender", "boys": "gender", "newcomers": "origin"},
    }
    boys = replace(SOUND, group="boys")
    found = {gap.key: gap.facts for gap in find_gaps(known(indicator(SOUND, boys), **expected))}
    assert found == {
        "place-without-data/reading/hills": {"places": ["town", "town"]},
        "group-without-data/reading/town/girls": {"groups": ["boys"]},
        "group-without-data/reading/town/newcomers": {"groups": []},
    }
    head = indicator(SOUND)
    assert keys(head, replace(indicator(SOUND), id="other", tier="secondary"), places=("town",)) == []


RACES = dict.fromkeys(("black", "black-only", "hispanic", "white", "white-only"), "race") | {"learners": "language"}


def by_group(name: str, *groups: str, place: str = "town", outcome: str = "learning") -> IndicatorKnown:
    """A secondary indicator that is counted by some groups in a place."""
    numbered = frozenset((place, group) for group in groups)
    return replace(indicator(SOUND, tier="secondary"), id=name, outcome=outcome, numbered=numbered)


@pytest.mark.parametrize(
    ("asked", "others", "missing"),
    [
        # Its own dimension: the group that publishers count beside those it has.
        (("hispanic", "white-only"), [by_group("jobs", "black-only", "hispanic", "white-only")], ["black-only"]),
        (("hispanic", "white"), [by_group("courses", "black", "hispanic", "white", outcome="health")], ["black"]),
        (("black-only", "hispanic"), [by_group("courses", "black", "hispanic")], []),
        # Another dimension: what the same outcome has in the same place.
        ((), [by_group("score", "learners")], ["learners"]),
        ((), [by_group("score", "learners", place="county")], []),
        ((), [by_group("score", "learners", outcome="health")], []),
    ],
    ids=["the missing group", "as elsewhere", "filled by its like", "a sister", "elsewhere", "another outcome"],
)
def test_a_group_is_asked_for_only_where_it_makes_sense(
    asked: tuple[str, ...], others: list[IndicatorKnown], missing: list[str]
) -> None:
    head = indicator(SOUND, *(replace(SOUND, group=group) for group in asked))
    everywhere = by_group("all of them", *RACES, place="far", outcome="elsewhere")
    split = [replace(everywhere, id=one, numbered=frozenset({("far", one)})) for one in RACES]
    found = keys(head, *others, *split, groups=("black", "black-only", "learners"), dimensions=RACES)
    assert [key for key in found if key.startswith("group")] == [
        f"group-without-data/reading/town/{group}" for group in missing
    ]


def test_a_group_of_which_everything_is_hidden_is_hidden_and_not_missing() -> None:
    hidden = SeriesKnown("town", "girls", (HIDDEN,), "too-few", "too-few")
    found = keys(indicator(SOUND, hidden), groups=("girls",), dimensions={"girls": "gender"})
    assert found == ["hidden/reading/town/girls"]


def test_a_secondary_indicator_has_gaps_of_figures_and_none_of_duties() -> None:
    bare = indicator(
        series("2016", "2017", grade="too-few", frozen=False),
        tier="secondary",
        has_target=False,
        has_strategy=False,
        story=None,
    )
    found = keys(indicator(SOUND), bare)
    assert found == ["late/reading/town/all", "too-few-for-trend/reading/town/all"]


def test_a_strategy_is_told_which_quadrants_it_does_not_measure() -> None:
    whole = StrategyKnown("story-hours", "learning", ("reading",), QUADRANTS)
    half = replace(whole, id="bus", quadrants=frozenset({"how much", "better off number"}))
    (gap,) = find_gaps(known(indicator(SOUND), strategies=(whole, half)))
    assert (gap.key, gap.strategy, gap.facts) == (
        "no-measure/bus",
        "bus",
        {"missing": ["how well", "better off percent"]},
    )


def test_an_outcome_without_a_headline_is_a_gap() -> None:
    secondary = indicator(SOUND, tier="secondary")
    assert keys(secondary) == ["no-headline/learning"]


def test_a_weight_is_the_product_of_tier_data_power_and_kind() -> None:
    # headline 3, low 3, late 3; secondary 1, not rated 2, a hole 1, of a series that has ended half
    assert weight(Kind.LATE, tier="headline", data_power="low") == 27
    assert weight(Kind.HOLE, tier="secondary", data_power=None, ended=True) == 1


def test_the_weightiest_comes_first() -> None:
    found = find_gaps(known(indicator(series("2015", "2017"), has_target=False)))
    assert [gap.kind.value for gap in found] == ["late", "hole", "no-target"]
