"""How the three marks of a series go together: said at the end of its sentence where they do not agree."""

from collections.abc import Mapping

from indicators.analysis.codes import BaselineStatus, Direction, Grade, TargetStatus
from indicators.analysis.judgement import Judgement, TargetMark, Trend
from layouts.language.phrases import mark
from layouts.language.subject import Subject

GOOD, BAD = 1, -1
SIGNS = {Direction.BETTER: GOOD, Direction.WORSE: BAD}
LASTING = (Grade.CLEAR, Grade.LEANING)

TARGET_SAYS = {
    TargetStatus.MET: (GOOD, mark("the target is met")),
    TargetStatus.IMPROVING: (GOOD, mark("it is moving toward its target")),
    TargetStatus.WORSE: (BAD, mark("it is moving away from its target")),
}
TARGET_SAID = {
    TargetStatus.MET: (GOOD, mark("the target was met")),
    TargetStatus.IMPROVING: (GOOD, mark("it was moving toward its target")),
    TargetStatus.WORSE: (BAD, mark("it was moving away from its target")),
}
MISSED = mark("the target was missed on its date")
HEADED_SAYS = {
    BaselineStatus.CURVE_TURNED: (GOOD, mark("it is doing better than where we were headed")),
    BaselineStatus.BETTER_SO_FAR: (GOOD, mark("it is, so far, doing better than where we were headed")),
    BaselineStatus.WORSE_SO_FAR: (BAD, mark("it is, so far, doing worse than where we were headed")),
    BaselineStatus.WORSE: (BAD, mark("it is doing worse than where we were headed")),
}
HEADED_SAID = {
    BaselineStatus.CURVE_TURNED: (GOOD, mark("it was doing better than where we were headed")),
    BaselineStatus.BETTER_SO_FAR: (GOOD, mark("it was once doing better than where we were headed")),
    BaselineStatus.WORSE_SO_FAR: (BAD, mark("it was once doing worse than where we were headed")),
    BaselineStatus.WORSE: (BAD, mark("it was doing worse than where we were headed")),
}
TWICE = (BaselineStatus.CURVE_TURNED, BaselineStatus.WORSE)
"""What two periods running have shown is said even where the years alone cannot tell."""


def with_marks(said: str, judgement: Judgement, subject: Subject) -> str:
    """Return what was said of a series, and how its other two marks disagree with that; as it was where they do not."""
    known, (target, headed) = ends_on(judgement.trend), _others(judgement, subject)
    others = [one for one in (target, headed) if one is not None]
    against = [text for sign, text in others if known is not None and sign != known]
    if target and headed and target[0] != headed[0] and not _is_told(judgement.trend):
        while_ = mark("%(said)s, and yet %(one)s while %(other)s")
        return subject.words.say(while_, said=said, one=target[1], other=headed[1])
    if against:
        return subject.words.say("%(said)s, and yet %(other)s", said=said, other=_and(against, subject))
    if headed is None or _is_told(judgement.trend) or judgement.baseline.status not in TWICE:
        return said
    joined = mark("%(said)s, and yet %(other)s") if known is None else mark("%(said)s, and %(other)s")
    return subject.words.say(joined, said=said, other=headed[1])


def ends_on(trend: Trend) -> int | None:
    """Return whether what a sentence says of a trend ends on good (1) or bad news (-1); None where on neither.

    A clear trend that has turned ends on the other side; a change between two periods is on its own.
    """
    sign = SIGNS.get(trend.direction) if trend.grade in (*LASTING, Grade.CHANGED) else None
    return -sign if sign is not None and _has_turned(trend) else sign


def _is_told(trend: Trend) -> bool:
    """Tell whether the years show which way it goes, so that nothing is added that says the same."""
    return trend.grade in LASTING and trend.direction in SIGNS and not _has_turned(trend)


def _has_turned(trend: Trend) -> bool:
    return trend.grade is Grade.CLEAR and trend.turned_since is not None and trend.process is None


def _others(judgement: Judgement, subject: Subject) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
    """Return what the target and the line say, in the past where the figures are old."""
    words, past = subject.words, subject.is_stale
    targets: Mapping[TargetStatus, tuple[int, str]] = TARGET_SAID if past else TARGET_SAYS
    lines: Mapping[BaselineStatus, tuple[int, str]] = HEADED_SAID if past else HEADED_SAYS
    target, headed = _target_says(judgement.target, targets), lines.get(judgement.baseline.status)
    return (
        None if target is None else (target[0], words.say(target[1])),
        None if headed is None else (headed[0], words.say(headed[1])),
    )


def _target_says(target: TargetMark, said: Mapping[TargetStatus, tuple[int, str]]) -> tuple[int, str] | None:
    """Return what the target says; nothing of one that was missed on its date and reached since."""
    if not target.missed:
        return said.get(target.status)
    return (BAD, MISSED) if target.reached_later is None else None


def _and(clauses: list[str], subject: Subject) -> str:
    if len(clauses) == 1:
        return clauses[0]
    return subject.words.say("%(one)s and %(other)s", one=clauses[0], other=clauses[1])
