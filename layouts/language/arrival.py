"""Where the course of a series leads: when it would reach its target."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from indicators.analysis.codes import Arrival, Grade
from indicators.analysis.judgement import Judgement, TargetMark
from layouts.charts.periods import label_at
from layouts.language.phrases import mark
from layouts.language.subject import Subject

STEPS = {"month": 12, "quarter": 4}
"""Periods a year of the indicators that are not yearly."""
NEARLY = 1e-6
UNSURE = (Grade.CHANGED, Grade.TOO_CLOSE)
RANGE = mark(
    "Target: at the pace since %(since)s it would be reached about %(when)s (likely range %(first)s to %(last)s)."
)
SURELY = mark(
    "Target: at the pace since %(since)s it would be reached about %(when)s; the ups and downs leave no other period "
    "open, but the error of counting comes on top."
)
PERHAPS_NEVER = mark(
    "Target: at the pace since %(since)s it would be reached about %(when)s (%(first)s at the earliest; perhaps never)."
)
NO_RANGE = mark(
    "Target: at the pace since %(since)s it would be reached about %(when)s; there are too few figures for a likely "
    "range."
)
WOULD_HAVE = mark(
    "Target: at the pace since %(since)s it would have been reached about %(when)s; no newer figure tells whether it "
    "was."
)
BACK = mark("Target: no date can be told, as the newest figures go the other way.")
SHORT = mark(
    "Target: no date can be told. On the course since %(since)s it would be reached already, but the latest figure "
    "falls short of it: the course slows or bends, or chance moved that figure."
)
UNDATED = {
    Arrival.NOT_ON_THIS_COURSE: mark("Target: on the course since %(since)s it is not reached."),
    Arrival.SHORT_OF_COURSE: SHORT,
    Arrival.GOING_BACK: BACK,
}


def arrival_lines(judgement: Judgement, due: float | None, subject: Subject) -> Iterator[str]:
    """Yield when the target would be reached on the course so far, or that it would not; nothing where it is met.

    Args:
        judgement: what is said of the series.
        due: position of the period that the target is set for.
        subject: the series.
    """
    judged, trend, words = judgement.target, judgement.trend, subject.words
    since = subject.period(trend.first)
    if judged.arrival in UNDATED:
        yield words.say(UNDATED[judged.arrival], since=since)
    elif judged.arrival is Arrival.ON_COURSE and judged.arrives is not None:
        yield _when(_after_latest(judged, judgement, subject), since, _today(judgement), subject)
        if due is not None and not judged.date_passed and _period(judged.arrives, subject) > due + NEARLY:
            yield words.say("That is later than the date set for it.")
    elif judged.arrival is Arrival.NOT_KNOWN and judged.base_position is not None and trend.slope is not None:
        if trend.turned_since is not None:
            yield words.say(BACK)
        elif trend.grade in UNSURE:
            yield words.say("Target: no date can be told, as the changes so far could be chance alone.")


def _after_latest(judged: TargetMark, judgement: Judgement, subject: Subject) -> TargetMark:
    """Return the mark with a range that begins after the latest figure, which has not reached the target."""
    if judged.arrives_first is None or judgement.latest is None:
        return judged
    next_one = _period(judgement.latest.position, subject) + 1 / STEPS.get(subject.period_type, 1)
    return replace(judged, arrives_first=max(judged.arrives_first, next_one))


def _when(judged: TargetMark, since: str, today: float | None, subject: Subject) -> str:
    """Return when a target would be reached, with the range in which, or what is known of it."""
    when, first, last = (_label(each, subject) for each in (judged.arrives, judged.arrives_first, judged.arrives_last))
    arrives = judged.arrives or 0.0
    if today is not None and _period(arrives, subject) < today - 1:
        said = WOULD_HAVE
    elif not first:
        said = NO_RANGE
    elif not last:
        said = PERHAPS_NEVER
    else:
        said = SURELY if first == last else RANGE
    return subject.words.say(said, since=since, when=when, first=first, last=last)


def _today(judgement: Judgement) -> float | None:
    latest = judgement.latest
    return None if latest is None or judgement.age_years is None else latest.end + judgement.age_years


def _period(position: float, subject: Subject) -> float:
    """Return the first period that begins at a position or after it: a figure comes once a period."""
    steps = STEPS.get(subject.period_type, 1)
    return ceil(position * steps - NEARLY) / steps


def _label(position: float | None, subject: Subject) -> str:
    if position is None:
        return ""
    kind = "year" if subject.period_type in ("pooled years", "day") else subject.period_type
    return label_at(_period(position, subject), kind, subject.words.language)
