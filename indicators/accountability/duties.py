"""What people have not said or done yet: targets, forecasts, stories, strategies and their measures, headlines."""

import datetime as dt
from collections.abc import Iterator

from indicators.accountability.gap import Fact, Gap, Kind, weight
from indicators.accountability.known import Figure, IndicatorKnown, Known, SeriesKnown, StoryKnown, StrategyKnown
from indicators.accountability.subjects import of_indicator

QUADRANTS = ("how much", "how well", "better off number", "better off percent")
HEADLINE = "headline"


def undone(indicator: IndicatorKnown) -> Iterator[Gap]:
    """Yield what a headline that goes on has not got; its first series speaks for it.

    A line that ended, or that is of an older way of counting, says no more where things are headed: it is as if there
    were none.
    """
    if not indicator.is_headline or indicator.closed_on:
        return
    if not indicator.has_strategy:
        yield of_indicator(Kind.NO_STRATEGY, indicator)
    first = indicator.first
    if first is None or not first.shown:
        # Of what has no figure there is nothing to aim at, to draw or to tell yet.
        return
    if not indicator.has_target:
        yield of_indicator(Kind.NO_TARGET, indicator)
    if not first.frozen or first.line_ended or first.line_broken:
        facts: dict[str, Fact] = {"possible": first.no_outlook is None, "until": first.line_ended}
        facts |= {"broken": first.line_broken} if first.line_broken else {}
        yield of_indicator(Kind.NO_BASELINE, indicator, facts)
    yield from _story(indicator, first, indicator.story)


def _story(indicator: IndicatorKnown, first: SeriesKnown, story: StoryKnown | None) -> Iterator[Gap]:
    if story is None:
        yield of_indicator(Kind.NO_STORY, indicator)
    elif _is_older(story, indicator, first):
        facts = {"written_on": story.written_on.isoformat(), "latest": first.shown[-1].period}
        yield of_indicator(Kind.OLD_STORY, indicator, facts)


def _is_older(story: StoryKnown, indicator: IndicatorKnown, first: SeriesKnown) -> bool:
    """Tell whether the latest period ended after the story was written, or came to a known series after the story."""
    *before, latest = first.shown
    came_later = latest.came > story.came and any(one.came <= story.came for one in before)
    return _counted_by(latest, indicator.taken_in) > story.written_on or came_later


def _counted_by(figure: Figure, taken_in: int | None) -> dt.date:
    """Return the day by which a figure was counted: the last of its period, or the month in which it is taken."""
    if taken_in is None:
        return figure.ends
    return dt.date(figure.starts.year, taken_in, 1)


def unmeasured(strategy: StrategyKnown, known: Known) -> Iterator[Gap]:
    """Yield a strategy that has no measure of some quadrant, and names them."""
    missing = [one for one in QUADRANTS if one not in strategy.quadrants]
    if missing:
        yield Gap(
            key=f"{Kind.NO_MEASURE}/{strategy.id}",
            kind=Kind.NO_MEASURE,
            outcome=strategy.outcome,
            weight=_of_strategy(strategy, known),
            strategy=strategy.id,
            facts={"missing": list(missing)},
        )


def _of_strategy(strategy: StrategyKnown, known: Known) -> float:
    """Return the weight of its heaviest indicator; that of a secondary one that nobody rated, where it has none."""
    own = [one for one in known.indicators if one.id in strategy.indicators]
    weights = (weight(Kind.NO_MEASURE, tier=one.tier, data_power=one.data_power) for one in own)
    return max(weights, default=weight(Kind.NO_MEASURE, tier="secondary", data_power=None))


def headless(outcome: str, known: Known) -> Iterator[Gap]:
    """Yield an outcome without a headline that goes on."""
    if not any(one.outcome == outcome and one.is_headline and not one.closed_on for one in known.indicators):
        heavy = weight(Kind.NO_HEADLINE, tier=HEADLINE, data_power=None)
        yield Gap(key=f"{Kind.NO_HEADLINE}/{outcome}", kind=Kind.NO_HEADLINE, outcome=outcome, weight=heavy)
