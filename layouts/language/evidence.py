"""How we know: what stands behind the three marks, one plain line for each thing that was counted."""

from collections.abc import Iterator

from indicators.analysis.codes import ForecastMethod, Grade
from indicators.analysis.judgement import Change, Trend
from indicators.release.documents import BaselineLine, SeriesDocument
from layouts.language.amounts import count_text
from layouts.language.arrival import arrival_lines, pooled_lines
from layouts.language.headed import headed_lines
from layouts.language.phrases import mark
from layouts.language.subject import Subject

METHODS = {
    ForecastMethod.DAMPED_TREND: mark("The line goes on as in the years before, a little flatter each year."),
    ForecastMethod.SEASONAL_DRIFT: mark("The line goes on as in the years before, with the seasons as they were."),
    ForecastMethod.COMBINED: mark(
        "Several simple ways to carry the years before on were tried; the line is the middle one of them."
    ),
    ForecastMethod.SEASONAL_COMBINED: mark(
        "Several simple ways to carry the years before on were tried, with the seasons as they were; the line is the "
        "middle one of them."
    ),
    ForecastMethod.OWN: mark("The team drew this line itself, with its reasons."),
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


def evidence(series: SeriesDocument, subject: Subject) -> tuple[str, ...]:
    """Return what the marks rest on, line by line."""
    return tuple(
        line
        for lines in (
            _trend(series.judgement.trend, subject),
            pooled_lines(series.judgement, subject),
            _target(series, subject),
            _headed(series, subject),
            headed_lines(series, subject),
        )
        for line in lines
    )


def _trend(trend: Trend, subject: Subject) -> Iterator[str]:
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
    untested = subject.untested(trend.last)
    if untested:
        periods = ", ".join(subject.period(one.position) for one in untested)
        yield words.say("Newer, but too weak to be compared: the figures for %(periods)s.", periods=periods)
    yield from _slope(trend, subject)
    yield from _changes(trend, subject)


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
    if trend.missing:
        periods = ", ".join(subject.period(one) for one in trend.missing)
        yield words.say("No figure is known for %(periods)s.", periods=periods)
    if trend.to_settle:
        yield words.plural(
            "One more figure like these would make it clear.",
            "%(number)s more figures like these would make it clear.",
            trend.to_settle,
        )


def _changes(trend: Trend, subject: Subject) -> Iterator[str]:
    """Yield what is described and not tested."""
    if trend.latest_change is not None:
        yield _lately(trend.latest_change, trend.last, subject)
    if trend.process is not None:
        yield subject.words.say(
            "Usual ups and downs: %(lower)s to %(upper)s, around %(mean)s.",
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


def _target(series: SeriesDocument, subject: Subject) -> Iterator[str]:
    judged, words = series.judgement.target, subject.words
    if series.target is not None:
        reason = series.target.reason.read(words.language) if series.target.reason else ""
        who = series.target.set_by.read(words.language)
        line = words.say("Target: set by %(who)s. %(reason)s", who=who, reason=reason).strip()
        yield _marked(line, subject, sample=series.target.sample)
    if judged.pace_needed is not None and judged.pace_achieved is not None:
        takes = mark(
            "Target: the way that is left takes a change of %(needed)s a year; it has been %(made)s a year so far."
        )
        took = mark(
            "Target: reaching it in time would have taken a change of %(needed)s a year; it was %(made)s a year."
        )
        yield words.say(
            took if judged.date_passed else takes,
            needed=_signed(judged.pace_needed, subject),
            made=_signed(judged.pace_achieved, subject),
        )
    if series.target is not None:
        yield from arrival_lines(series.judgement, series.target.position, subject)


def _headed(series: SeriesDocument, subject: Subject) -> Iterator[str]:
    line, judged = series.baseline, series.judgement.baseline
    if line is None:
        return
    yield _marked(_drawn(line, subject), subject, sample=line.sample)
    if line.assumptions is not None:
        yield line.assumptions.read(subject.words.language)
    if judged.lower is not None and judged.upper is not None and judged.position is not None:
        yield subject.words.say(
            "For %(period)s the band was %(lower)s to %(upper)s; only two periods in a row outside it count.",
            period=subject.period(judged.position),
            lower=subject.figure(judged.lower),
            upper=subject.figure(judged.upper),
        )


def _drawn(line: BaselineLine, subject: Subject) -> str:
    return subject.words.say(
        "Where we are headed was drawn on %(day)s from %(count)s figures and is kept as it was. %(method)s "
        "In %(share)s of 100 cases the figure should fall inside the band.",
        day=subject.day(line.frozen_on),
        count=line.forecast.n,
        method=subject.words.say(METHODS[line.forecast.method]),
        share=round(line.forecast.confidence * 100),
    )


def _marked(line: str, subject: Subject, *, sample: bool) -> str:
    """Return a line, with the word `sample` behind it where what it tells of is invented."""
    return f"{line} ({subject.words.say('sample')})" if sample else line


def _signed(value: float, subject: Subject) -> str:
    if subject.is_almost_nothing(value):
        return subject.difference(0.0)
    return ("+" if value > 0 else "\u2212") + subject.difference(value)
