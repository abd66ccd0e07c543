"""How a trend opens a verdict: better, worse, or we can't tell, since when and why."""

from collections.abc import Callable, Mapping

from indicators.analysis.codes import Direction, Grade, Signal
from indicators.analysis.judgement import Process, Trend
from layouts.language.phrases import mark
from layouts.language.since import SURE, SURE_ONCE, told_over
from layouts.language.subject import Subject

TURNED = {
    Direction.BETTER: mark("Got better from %(since)s to %(turn)s, but has got worse again since"),
    Direction.WORSE: mark("Got worse from %(since)s to %(turn)s, but has got better again since"),
    Direction.UP: mark("Rose from %(since)s to %(turn)s, but has fallen again since"),
    Direction.DOWN: mark("Fell from %(since)s to %(turn)s, but has risen again since"),
}
TURNED_BY = {
    Direction.BETTER: mark("Got better from %(since)s to %(turn)s, but had got worse again by %(last)s"),
    Direction.WORSE: mark("Got worse from %(since)s to %(turn)s, but had got better again by %(last)s"),
    Direction.UP: mark("Rose from %(since)s to %(turn)s, but had fallen again by %(last)s"),
    Direction.DOWN: mark("Fell from %(since)s to %(turn)s, but had risen again by %(last)s"),
}
SHIFTED = {
    Direction.BETTER: mark("Better than its average for months, since %(since)s"),
    Direction.WORSE: mark("Worse than its average for months, since %(since)s"),
    Direction.UP: mark("Higher than its average for months, since %(since)s"),
    Direction.DOWN: mark("Lower than its average for months, since %(since)s"),
}
UNUSUAL = {
    Direction.BETTER: mark("Changed: since %(since)s it is better than its usual ups and downs"),
    Direction.WORSE: mark("Changed: since %(since)s it is worse than its usual ups and downs"),
    Direction.UP: mark("Changed: since %(since)s it is higher than its usual ups and downs"),
    Direction.DOWN: mark("Changed: since %(since)s it is lower than its usual ups and downs"),
}
SHIFTED_ONCE = {
    Direction.BETTER: mark("Was better than its average for months, from %(since)s to %(last)s"),
    Direction.WORSE: mark("Was worse than its average for months, from %(since)s to %(last)s"),
    Direction.UP: mark("Was higher than its average for months, from %(since)s to %(last)s"),
    Direction.DOWN: mark("Was lower than its average for months, from %(since)s to %(last)s"),
}
UNUSUAL_ONCE = {
    Direction.BETTER: mark("Changed: from %(since)s to %(last)s it was better than its usual ups and downs"),
    Direction.WORSE: mark("Changed: from %(since)s to %(last)s it was worse than its usual ups and downs"),
    Direction.UP: mark("Changed: from %(since)s to %(last)s it was higher than its usual ups and downs"),
    Direction.DOWN: mark("Changed: from %(since)s to %(last)s it was lower than its usual ups and downs"),
}

NOT_COMPARED = mark("We can't tell: a figure was withdrawn, and the others have not been compared without it")
WEAK = mark(
    "We can't tell: their publisher or a team has marked most of these figures as weak, so they are not compared"
)


COMPARED = {
    Direction.BETTER: mark("Changed: better in %(last)s than in %(first)s"),
    Direction.WORSE: mark("Changed: worse in %(last)s than in %(first)s"),
    Direction.UP: mark("Changed: higher in %(last)s than in %(first)s"),
    Direction.DOWN: mark("Changed: lower in %(last)s than in %(first)s"),
}
"""Of figures less their season, which need not rise or fall as those that are shown do."""


def lead(trend: Trend, subject: Subject) -> str:
    """Return how the verdict opens, without its full stop."""
    monthly = trend.process is not None
    opening = _monthly(trend, trend.process, subject) if trend.process else _OPENINGS[trend.grade](trend, subject)
    if monthly and trend.memory is not None:
        close = mark("%(opening)s, though each month is so much like the one before that chance alone may do this")
        opening = subject.words.say(close, opening=opening)
    if not trend.seasonal:
        return opening
    if trend.process is not None and trend.process.latest is not None:
        return subject.words.say(
            "%(opening)s, after taking off what the season usually adds (%(last)s without its season: %(figure)s)",
            opening=opening,
            last=subject.period(trend.process.last),
            figure=subject.figure(trend.process.latest),
        )
    return subject.words.say("%(opening)s, after taking off what the season usually adds", opening=opening)


def is_known(trend: Trend) -> bool:
    """Whether a direction of the trend is said at all: a clear or a leaning one."""
    return trend.grade in (Grade.CLEAR, Grade.LEANING) and trend.direction is not Direction.NONE


def _clear(trend: Trend, subject: Subject) -> str:
    if trend.turned_since is None:
        return told_over(trend, subject)
    since = subject.period(trend.first)
    said = TURNED_BY if subject.is_stale or subject.untested(trend.last) else TURNED
    turn, last = subject.period(trend.turned_since), subject.period(trend.last)
    return subject.words.say(said[trend.direction], since=since, turn=turn, last=last)


def _changed(trend: Trend, subject: Subject) -> str:
    first, last = subject.period(trend.first), subject.period(trend.last)
    if trend.seasonal and trend.direction in COMPARED:
        return subject.words.say(COMPARED[trend.direction], first=first, last=last)
    if _rose(trend, subject):
        return subject.words.say("Changed: higher in %(last)s than in %(first)s", first=first, last=last)
    return subject.words.say("Changed: lower in %(last)s than in %(first)s", first=first, last=last)


def _rose(trend: Trend, subject: Subject) -> bool:
    return (subject.value_at(trend.last) or 0.0) > (subject.value_at(trend.first) or 0.0)


def _too_close(trend: Trend, subject: Subject) -> str:
    first, last = subject.period(trend.first), subject.period(trend.last)
    return subject.words.say(
        "We can't tell: the ups and downs from %(first)s to %(last)s are too close to call", first=first, last=last
    )


def _too_few(trend: Trend, subject: Subject) -> str:
    if trend.n < subject.known and subject.is_weak:
        return subject.words.say(WEAK)
    if trend.n == 0 and subject.known and subject.has_withdrawn:
        return subject.words.say(NOT_COMPARED)
    if trend.n < subject.known and subject.overlaps:
        return subject.words.plural(
            "We can't tell yet: the figures share years, so no two of them can be compared",
            "We can't tell yet: many figures share years, so only %(number)s of them can be compared",
            max(trend.n, 1),
        )
    if trend.n < subject.known:
        return subject.words.plural(
            "We can't tell yet: no two of the figures can be compared",
            "We can't tell yet: only %(number)s of the figures can be compared",
            max(trend.n, 1),
        )
    opening = subject.words.plural(
        "We can't tell yet: there is only one figure",
        "We can't tell yet: %(number)s figures are too few to compare",
        trend.n,
    )
    latest = trend.latest_change
    if latest is None or not latest.within:
        return opening
    first, last = subject.period(latest.position), subject.period(trend.last)
    return subject.words.say(
        "%(opening)s, and chance alone can explain the change from %(first)s to %(last)s",
        opening=opening,
        first=first,
        last=last,
    )


def _series_changed(trend: Trend, subject: Subject) -> str:
    since = subject.break_period()
    if since is None:
        return subject.words.say("We can't tell: the way of counting changed, so the figures can't be compared")
    return subject.words.say(
        "We can't tell: it is counted differently from %(since)s on, and the older figures can't be compared",
        since=since,
    )


def _groups_too_small(trend: Trend, subject: Subject) -> str:
    if subject.is_weak:
        return subject.words.say(WEAK)
    return subject.words.say("We can't tell: so few people were counted or asked that chance moves the figures")


def _monthly(trend: Trend, chart: Process, subject: Subject) -> str:
    if chart.signal is Signal.NONE or trend.direction is Direction.NONE:
        opening = _unchanged(chart, subject)
    else:
        since, last = subject.period(chart.since), subject.period(chart.last)
        opening = subject.words.say(_signalled(chart, subject)[trend.direction], since=since, last=last)
    if not chart.trial:
        return opening
    return subject.words.say("%(opening)s, judged by few months so far", opening=opening)


def _signalled(chart: Process, subject: Subject) -> Mapping[Direction, str]:
    """Return what a signal says by its direction, in the past where the months are old."""
    if subject.is_stale:
        return {Signal.RUN: SURE_ONCE, Signal.SHIFT: SHIFTED_ONCE}.get(chart.signal, UNUSUAL_ONCE)
    return {Signal.RUN: SURE, Signal.SHIFT: SHIFTED}.get(chart.signal, UNUSUAL)


def _unchanged(chart: Process, subject: Subject) -> str:
    """Return what no signal says: only the latest month was looked at, not every month before it."""
    return subject.words.say(
        "%(last)s shows no sign of change against the usual ups and downs (%(lower)s to %(upper)s since %(since)s)",
        last=subject.period(chart.last),
        lower=subject.figure(chart.lower),
        upper=subject.figure(chart.upper),
        since=subject.period(chart.first),
    )


_OPENINGS: dict[Grade, Callable[[Trend, Subject], str]] = {
    Grade.CLEAR: _clear,
    Grade.LEANING: told_over,
    Grade.CHANGED: _changed,
    Grade.TOO_CLOSE: _too_close,
    Grade.TOO_FEW: _too_few,
    Grade.SERIES_CHANGED: _series_changed,
    Grade.GROUPS_TOO_SMALL: _groups_too_small,
}
