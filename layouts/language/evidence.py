"""How we know: what stands behind the three marks, one plain line for each thing that was counted."""

from collections.abc import Iterator

from indicators.analysis.codes import ForecastMethod
from indicators.analysis.judgement import Trend
from indicators.release.documents import BaselineLine, SeriesDocument
from layouts.charts.numbers import number_text
from layouts.charts.periods import date_text
from layouts.language.amounts import count_text
from layouts.language.phrases import mark
from layouts.language.subject import Subject

METHODS = {
    ForecastMethod.DAMPED_TREND: mark("The line goes on as in the years before, a little flatter each year."),
    ForecastMethod.SEASONAL_DRIFT: mark("The line goes on as in the years before, with the seasons as they were."),
    ForecastMethod.OWN: mark("The team drew this line itself, with its reasons."),
}


def evidence(series: SeriesDocument, subject: Subject) -> tuple[str, ...]:
    """Return what the marks rest on, line by line."""
    return tuple(
        line
        for lines in (_trend(series.judgement.trend, subject), _target(series, subject), _headed(series, subject))
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
        yield words.say(
            "Of all pairs of figures, rises less falls make %(score)s; clear is %(bound)s or more, up or down.",
            score=number_text(trend.s, 0, words.language),
            bound=count_text(trend.bound, words),
        )
    yield from _slope(trend, subject)
    yield from _changes(trend, subject)


def _slope(trend: Trend, subject: Subject) -> Iterator[str]:
    words, slope = subject.words, trend.slope
    if slope is not None and slope.per_year:
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
    latest = trend.latest_change
    if latest is not None:
        up = mark("Since the figure before (%(period)s): up %(size)s.")
        down = mark("Since the figure before (%(period)s): down %(size)s.")
        same = mark("Since the figure before (%(period)s): no change.")
        said = same if not latest.amount else up if latest.amount > 0 else down
        size = subject.difference(latest.amount)
        yield subject.words.say(said, period=subject.period(latest.position), size=size)
    if trend.process is not None:
        yield subject.words.say(
            "Usual ups and downs: %(lower)s to %(upper)s, around %(mean)s.",
            lower=subject.figure(trend.process.lower),
            upper=subject.figure(trend.process.upper),
            mean=subject.figure(trend.process.mean),
        )


def _target(series: SeriesDocument, subject: Subject) -> Iterator[str]:
    judged, words = series.judgement.target, subject.words
    if series.target is not None:
        reason = series.target.reason.read(words.language) if series.target.reason else ""
        who = series.target.set_by.read(words.language)
        yield words.say("Target: set by %(who)s. %(reason)s", who=who, reason=reason).strip()
    if judged.pace_needed is not None and judged.pace_achieved is not None:
        yield words.say(
            "Target: the way that is left takes a change of %(needed)s a year; it has been %(made)s a year so far.",
            needed=_signed(judged.pace_needed, subject),
            made=_signed(judged.pace_achieved, subject),
        )


def _headed(series: SeriesDocument, subject: Subject) -> Iterator[str]:
    line, judged = series.baseline, series.judgement.baseline
    if line is None:
        return
    yield _drawn(line, subject)
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
        day=date_text(line.frozen_on, subject.words.language),
        count=line.forecast.n,
        method=subject.words.say(METHODS[line.forecast.method]),
        share=round(line.forecast.confidence * 100),
    )


def _signed(value: float, subject: Subject) -> str:
    sign = "+" if value > 0 else "\u2212" if value < 0 else ""
    return sign + subject.difference(value)
