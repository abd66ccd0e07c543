"""What a trend rests on, one plain line for each thing that was counted or is only described."""

from collections.abc import Iterator

from indicators.analysis.codes import Direction, Grade
from indicators.analysis.judgement import Change, Trend
from layouts.language.amounts import count_text
from layouts.language.left_out import left_out_lines
from layouts.language.phrases import mark
from layouts.language.subject import Subject

FEW = 4
"""Figures below which nothing is tested."""
BEST = {
    (True, False): mark("Since the best figure, %(figure)s in %(period)s: up %(size)s."),
    (False, False): mark("Since the best figure, %(figure)s in %(period)s: down %(size)s."),
    (True, True): mark("Since the highest figure, %(figure)s in %(period)s: up %(size)s."),
    (False, True): mark("Since the highest figure, %(figure)s in %(period)s: down %(size)s."),
}
WORST = {
    (True, False): mark("Since the worst figure, %(figure)s in %(period)s: up %(size)s."),
    (False, False): mark("Since the worst figure, %(figure)s in %(period)s: down %(size)s."),
    (True, True): mark("Since the lowest figure, %(figure)s in %(period)s: up %(size)s."),
    (False, True): mark("Since the lowest figure, %(figure)s in %(period)s: down %(size)s."),
}

RISES = mark(
    "Counting every pair of figures, rises outnumber falls by %(pairs)s; it takes %(needed)s to call it clear."
)
FALLS = mark(
    "Counting every pair of figures, falls outnumber rises by %(pairs)s; it takes %(needed)s to call it clear."
)
EVEN = mark("Counting every pair of figures, there are as many rises as falls; a lead of %(needed)s would be clear.")
RISES_BUT = mark(
    "Counting every pair of figures, rises outnumber falls by %(pairs)s, enough to call it clear; but without one of "
    "the figures it would not be."
)
FALLS_BUT = mark(
    "Counting every pair of figures, falls outnumber rises by %(pairs)s, enough to call it clear; but without one of "
    "the figures it would not be."
)


def trend_lines(trend: Trend, subject: Subject) -> Iterator[str]:
    """Yield what a trend rests on: what was tested, and what is only described."""
    words = subject.words
    if trend.s is not None and trend.n:
        yield words.plural(
            "Trend: %(number)s figure was tested, %(first)s to %(last)s.",
            "Trend: the latest %(number)s comparable figures were tested, %(first)s to %(last)s.",
            trend.n,
            first=subject.period(trend.first),
            last=subject.period(trend.last),
        )
    if trend.s is not None and trend.bound is not None:
        yield _counted(trend, trend.s, trend.bound, subject)
    yield from _limits(trend, subject)
    untested = subject.untested(trend.last)
    if untested:
        periods = ", ".join(subject.period(one.position) for one in untested)
        yield words.say("Newer, but too weak to be compared: the figures for %(periods)s.", periods=periods)
    yield from _slope(trend, subject)
    yield from _changes(trend, subject)


def _limits(trend: Trend, subject: Subject) -> Iterator[str]:
    """Yield what the test allows for: seasons, and how long a departure stays."""
    words = subject.words
    if trend.seasonal:
        yield words.say("What each part of the year usually adds was taken off first.")
    if trend.process is None and trend.memory is not None:
        yield words.say(
            "Places and groups that are counted alike keep about %(share)s%% of a departure a period later; what it "
            "takes to call it clear rests on that.",
            share=round(trend.memory * 100),
        )
        if trend.s is not None and trend.bound is None:
            yield words.say("With so much of it kept, so few figures are never called clear.")


def _counted(trend: Trend, score: int, bound: int, subject: Subject) -> str:
    """Return how many more pairs of figures go one way than the other, and how many it takes."""
    pairs, needed = count_text(abs(score), subject.words), count_text(bound, subject.words)
    if abs(score) >= bound and trend.grade is not Grade.CLEAR:
        fragile = RISES_BUT if score > 0 else FALLS_BUT
        return subject.words.say(fragile, pairs=pairs)
    said = (RISES if score > 0 else FALLS) if score else EVEN
    return subject.words.say(said, pairs=pairs, needed=needed)


def _slope(trend: Trend, subject: Subject) -> Iterator[str]:
    words, slope = subject.words, trend.slope
    if slope is not None and subject.is_almost_nothing(slope.per_year):
        yield words.say("Usual change from year to year: almost none.")
    elif slope is not None:
        up, down = mark("Usual change: up %(size)s a year."), mark("Usual change: down %(size)s a year.")
        yield words.say(up if slope.per_year > 0 else down, size=subject.difference(slope.per_year))
    yield from left_out_lines(trend, subject)
    yield from _settles(trend, subject)


def _settles(trend: Trend, subject: Subject) -> Iterator[str]:
    """Yield how many more figures would make it clear, or that this cannot be told; nothing of what has ended."""
    if trend.to_settle:
        yield subject.words.plural(
            "If it goes on like this, with the same ups and downs, one more figure would make it clear in at least 80 "
            "of 100 cases.",
            "If it goes on like this, with the same ups and downs, %(number)s more figures would make it clear in at "
            "least 80 of 100 cases.",
            trend.to_settle,
        )
    elif trend.grade is Grade.LEANING and trend.process is None and not subject.closed_on:
        yield subject.words.say("Only more figures can tell, and not how many it takes.")


def _changes(trend: Trend, subject: Subject) -> Iterator[str]:
    """Yield what is described and not tested."""
    if trend.latest_change is not None:
        yield _lately(trend.latest_change, trend.last, subject)
        yield from _by_counting(trend, trend.latest_change, subject)
    yield from _since(trend, subject)
    if trend.process is not None:
        usual = mark("Usual ups and downs: %(lower)s to %(upper)s, around %(mean)s.")
        if trend.process.seasonal:
            usual = mark("Usual ups and downs, once the season is taken off: %(lower)s to %(upper)s, around %(mean)s.")
        yield subject.words.say(
            usual,
            lower=subject.figure(trend.process.lower),
            upper=subject.figure(trend.process.upper),
            mean=subject.figure(trend.process.mean),
        )


def _lately(change: Change, position: float | None, subject: Subject) -> str:
    """Return the change to the last figure tested, which need not be the latest one shown: both ends by name."""
    last = subject.value_at(position)
    size = subject.gap(change.value, change.value + change.amount if last is None else last)
    up, down = mark("From %(first)s to %(last)s: up %(size)s."), mark("From %(first)s to %(last)s: down %(size)s.")
    same, hardly = mark("From %(first)s to %(last)s: no change."), mark("From %(first)s to %(last)s: almost no change.")
    still = hardly if change.amount else same
    said = (up if size > 0 else down) if size else still
    first, reached = subject.period(change.position), subject.period(position)
    return subject.words.say(said, first=first, last=reached, size=subject.difference(size))


def _by_counting(trend: Trend, change: Change, subject: Subject) -> Iterator[str]:
    """Yield whether the likely ranges of two figures leave room for no change; of few figures they say no more."""
    if change.within:
        yield subject.words.say("Their likely ranges leave room for no change.")
    elif change.within is not None and trend.n < FEW:
        yield subject.words.say(
            "That is more than the error of counting; but so few figures cannot tell the usual ups and downs."
        )


def _since(trend: Trend, subject: Subject) -> Iterator[str]:
    """Yield the change since the best and since the worst figure, where that is not the figure before the latest."""
    before = trend.latest_change.position if trend.latest_change else None
    if trend.process is not None:
        return
    for change, said in ((trend.change_since_best, BEST), (trend.change_since_worst, WORST)):
        if change is None or change.position == before or change.direction is Direction.NONE:
            continue
        last = subject.value_at(trend.last)
        size = subject.gap(change.value, change.value + change.amount if last is None else last)
        if size:
            up = size > 0
            yield subject.words.say(
                said[up, _is_neutral(change)],
                period=subject.period(change.position),
                figure=subject.figure(change.value),
                size=subject.difference(size),
            )


def _is_neutral(change: Change) -> bool:
    return change.direction in (Direction.UP, Direction.DOWN)
