"""How we know: what stands behind the three marks, one plain line for each thing that was counted."""

from collections.abc import Iterator

from indicators.analysis.codes import ForecastMethod
from indicators.release.documents import BaselineLine, SeriesDocument
from layouts.language.arrival import arrival_lines
from layouts.language.headed import drawn_from, headed_lines
from layouts.language.phrases import mark
from layouts.language.pooled import pooled_lines
from layouts.language.subject import Subject, marked
from layouts.language.tested import trend_lines

METHODS = {
    ForecastMethod.DAMPED_TREND: mark("The line goes on as in the years before, a little flatter each year."),
    ForecastMethod.SEASONAL_DRIFT: mark("The line goes on as in the years before, with the seasons as they were."),
    ForecastMethod.COMBINED: mark(
        "Several simple ways to carry the years before on were tried; the line is the middle one of them. The fewer "
        "the figures, the less their newest ups and downs are believed: so the line may begin a little below or above "
        "the latest figure."
    ),
    ForecastMethod.SEASONAL_COMBINED: mark(
        "Several simple ways to carry the years before on were tried, with the seasons as they were; the line is the "
        "middle one of them. The fewer the figures, the less their newest ups and downs are believed: so the line may "
        "begin a little below or above the latest figure."
    ),
    ForecastMethod.OWN: mark("The team drew this line itself, with its reasons."),
}

DRAWN = mark(
    "Where we are headed was drawn on %(day)s from %(count)s figures and is kept as it was. %(method)s In %(share)s of "
    "100 cases the figure should fall inside the band."
)
DRAWN_BACK = mark(
    "Where we are headed was entered on %(day)s, drawn from the %(count)s figures to %(period)s: it looks back, as "
    "later figures were known already, and foretold none of them. %(method)s In %(share)s of 100 cases the figure "
    "should fall inside the band."
)


def evidence(series: SeriesDocument, subject: Subject) -> tuple[str, ...]:
    """Return what the marks rest on, line by line."""
    return tuple(
        line
        for lines in (
            trend_lines(series.judgement.trend, subject),
            _age(subject),
            pooled_lines(series.judgement, subject),
            _target(series, subject),
            _headed(series, subject),
            headed_lines(series, subject),
        )
        for line in lines
    )


def _age(subject: Subject) -> Iterator[str]:
    """Yield why the latest figure is called too old."""
    if subject.is_stale and not subject.closed_on:
        yield subject.words.say(
            "The latest figure is called too old to tell of today, as the one after it and two more would have come by "
            "now at the pace of these figures."
        )


def _target(series: SeriesDocument, subject: Subject) -> Iterator[str]:
    judged, words = series.judgement.target, subject.words
    if series.target is not None:
        reason = series.target.reason.read(words.language) if series.target.reason else ""
        who = series.target.set_by.read(words.language)
        line = words.say("Target: set by %(who)s. %(reason)s", who=who, reason=reason).strip()
        yield marked(line, subject, sample=series.target.sample)
    if judged.pace_needed is not None and judged.pace_achieved is not None:
        takes = mark(
            "Target: the way that is left takes a change of %(needed)s a year; it has been %(made)s a year so far."
        )
        took = mark(
            "Target: reaching it in time would have taken a change of %(needed)s a year; it was %(made)s a year."
        )
        yield words.say(
            took if judged.date_passed else takes,
            needed=subject.pace(judged.pace_needed),
            made=subject.pace(judged.pace_achieved),
        )
    if series.target is not None:
        yield from arrival_lines(series.judgement, series.target.position, subject)


def _headed(series: SeriesDocument, subject: Subject) -> Iterator[str]:
    line, judged = series.baseline, series.judgement.baseline
    if line is None:
        return
    yield marked(_drawn(line, subject), subject, sample=line.sample)
    if line.assumptions is not None:
        yield subject.words.say("It assumes: %(words)s", words=line.assumptions.read(subject.words.language))
    if judged.lower is not None and judged.upper is not None and judged.position is not None:
        yield subject.words.say(
            "For %(period)s the band was %(lower)s to %(upper)s; only two periods in a row outside it count.",
            period=subject.period(judged.position, judged.end),
            lower=subject.figure(judged.lower),
            upper=subject.figure(judged.upper),
        )


def _drawn(line: BaselineLine, subject: Subject) -> str:
    said = DRAWN_BACK if line.looks_back and line.entered_on else DRAWN
    return subject.words.say(
        said,
        day=subject.day(line.entered_on if said is DRAWN_BACK and line.entered_on else line.frozen_on),
        period=drawn_from(line.forecast, subject),
        count=line.forecast.n,
        method=subject.words.say(METHODS[line.forecast.method]),
        share=round(line.forecast.confidence * 100),
    )
