"""Several years taken together, where single ones count too few people: always labelled as such, never tested."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from indicators.analysis.judgement import Figure, Judgement
from layouts.language.phrases import mark
from layouts.language.subject import Subject

NEARLY = 1e-6
PER_YEAR = mark("%(began)s to %(ended)s together: %(figure)s a year (likely range %(lower)s to %(upper)s).")
SHARE = mark("%(began)s to %(ended)s together: %(figure)s (likely range %(lower)s to %(upper)s).")


def pooled_lines(judgement: Judgement, subject: Subject) -> Iterator[str]:
    """Yield the figures of several years taken together, oldest first, where single years are too small."""
    told = [_span(one, subject) for one in judgement.pooled if _is_told(one)]
    if told:
        yield subject.words.say(
            "Single years count too few people to be leaned on; these are several years taken together:"
        )
        yield from told


def pooled_sentence(judgement: Judgement, subject: Subject, group: str | None = None) -> str | None:
    """Return the newest figure of several years taken together; None where single years are large enough, or unknown.

    It stands beside the figures of single years, which are too small, and says so; `group` names a group among others.
    """
    told = [one for one in judgement.pooled if _is_told(one)]
    if not told:
        return None
    span = _span(told[-1], subject)
    if group is None:
        return subject.words.say("Single years count too few people to be leaned on. %(span)s", span=span)
    return subject.words.say(
        "%(group)s: single years count too few people to be leaned on. %(span)s", group=group, span=span
    )


def _is_told(span: Figure) -> bool:
    return span.lower is not None and span.upper is not None


def _span(span: Figure, subject: Subject) -> str:
    """Return the years and the figure of a span; a number of people is that of a year, with a digit more."""
    counted = subject.unit.name == "people"
    shown = replace(subject, unit=replace(subject.unit, decimals=max(1, subject.unit.decimals))) if counted else subject
    return subject.words.say(
        PER_YEAR if counted else SHARE,
        began=subject.period(span.position, span.position + 1.0),
        ended=subject.period(ceil(span.end - NEARLY) - 1.0),
        figure=shown.figure(span.value),
        lower=shown.figure(span.lower or 0.0),
        upper=shown.figure(span.upper or 0.0),
    )
