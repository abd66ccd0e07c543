"""One verdict sentence for a series: which way, since when, how new the figure is, and whether the marks disagree."""

from dataclasses import dataclass

from indicators.analysis.codes import BaselineStatus, Direction, TargetStatus
from indicators.analysis.judgement import Change, Judgement, Trend
from layouts.charts.withheld import is_withheld
from layouts.language.amounts import age
from layouts.language.phrases import mark
from layouts.language.subject import Subject
from layouts.language.trend import is_known, lead

GOOD, BAD = 1, -1

TARGET_SAYS = {
    TargetStatus.MET: (GOOD, mark("the target is met")),
    TargetStatus.IMPROVING: (GOOD, mark("it is moving toward its target")),
    TargetStatus.WORSE: (BAD, mark("it is moving away from its target")),
}
HEADED_SAYS = {
    BaselineStatus.CURVE_TURNED: (GOOD, mark("it is doing better than where we were headed")),
    BaselineStatus.BETTER_SO_FAR: (GOOD, mark("it is, so far, doing better than where we were headed")),
    BaselineStatus.WORSE_SO_FAR: (BAD, mark("it is, so far, doing worse than where we were headed")),
    BaselineStatus.WORSE: (BAD, mark("it is doing worse than where we were headed")),
}
TWICE = (BaselineStatus.CURVE_TURNED, BaselineStatus.WORSE)
"""What two periods running have shown is said even where the years alone cannot tell."""
TREND_SAYS = {
    Direction.BETTER: (GOOD, mark("the years show it getting better")),
    Direction.WORSE: (BAD, mark("the years show it getting worse")),
}
ENDED = {
    Direction.BETTER: mark("This series ended in %(ended)s; until then it was getting better"),
    Direction.WORSE: mark("This series ended in %(ended)s; until then it was getting worse"),
    Direction.UP: mark("This series ended in %(ended)s; until then it was rising"),
    Direction.DOWN: mark("This series ended in %(ended)s; until then it was falling"),
}


@dataclass(frozen=True)
class Verdict:
    """The verdict and, where a curve went one way and back, a second sentence that describes it without testing."""

    sentence: str
    turn: str | None = None


def verdict(judgement: Judgement, subject: Subject) -> Verdict:
    """Return the verdict of a series in the words of its reader."""
    if judgement.latest is None:
        return Verdict(no_figure(subject))
    opening = _ended(judgement, subject) if subject.closed_on else lead(judgement.trend, subject)
    contrast = None if subject.closed_on else disagreement(judgement, subject)
    return Verdict(_joined(opening, _latest(judgement, subject), contrast, subject), turn_of(judgement.trend, subject))


def no_figure(subject: Subject) -> str:
    """Return why nothing can be said: no figure is known, or none may be shown."""
    hidden = [one for one in subject.points if is_withheld(one)]
    if hidden:
        return subject.words.say(
            "We can't tell: the figures are not shown (%(reasons)s).", reasons="; ".join(subject.reasons(hidden))
        )
    return subject.words.say("We can't tell: no figure is known yet.")


def disagreement(judgement: Judgement, subject: Subject) -> str | None:
    """Return how the three marks disagree, some good and some bad; None while they do not."""
    known = _trend_says(judgement.trend)
    each = (known, TARGET_SAYS.get(judgement.target.status), HEADED_SAYS.get(judgement.baseline.status))
    said = [one for one in each if one is not None]
    if {sign for sign, _ in said} != {GOOD, BAD}:
        twice = known is None and judgement.baseline.status in TWICE
        return subject.words.say(HEADED_SAYS[judgement.baseline.status][1]) if twice else None
    if known:
        return _and([subject.words.say(text) for sign, text in said if sign != known[0]], subject)
    return subject.words.say(
        "%(one)s while %(other)s", one=subject.words.say(said[0][1]), other=subject.words.say(said[1][1])
    )


def turn_of(trend: Trend, subject: Subject) -> str | None:
    """Return a sentence on a curve that went one way and then back.

    None when its extremes are at its ends, or when a newer figure than the last one tested is shown: `since` would
    not reach to what the reader sees.
    """
    best, worst = trend.change_since_best, trend.change_since_worst
    if best is None or worst is None or trend.process is not None or subject.untested(trend.last):
        return None
    before, after = sorted((best, worst), key=lambda change: change.position)
    return _went(before, after, subject.gap(after.value, _last(after, trend, subject)), subject)


def _last(change: Change, trend: Trend, subject: Subject) -> float:
    last = subject.value_at(trend.last)
    return change.value + change.amount if last is None else last


def _went(before: Change, after: Change, back: float, subject: Subject) -> str | None:
    values = {
        "start": subject.figure(before.value),
        "started": subject.period(before.position),
        "turn": subject.figure(after.value),
        "turned": subject.period(after.position),
        "back": subject.difference(back),
    }
    if back > 0 and before.value > after.value:
        return subject.words.say(
            "It fell from %(start)s (%(started)s) to %(turn)s (%(turned)s) and has risen by %(back)s since.", **values
        )
    if back < 0 and before.value < after.value:
        return subject.words.say(
            "It rose from %(start)s (%(started)s) to %(turn)s (%(turned)s) and has fallen by %(back)s since.", **values
        )
    return None


def _trend_says(trend: Trend) -> tuple[int, str] | None:
    if not is_known(trend) or trend.turned_since is not None:
        return None
    return TREND_SAYS.get(trend.direction)


def _ended(judgement: Judgement, subject: Subject) -> str:
    ended = (subject.closed_on or "")[:4]
    if is_known(judgement.trend):
        return subject.words.say(ENDED[judgement.trend.direction], ended=ended)
    return subject.words.say("This series ended in %(ended)s and showed no clear direction", ended=ended)


def _latest(judgement: Judgement, subject: Subject) -> str:
    latest = judgement.latest
    if latest is None:
        return ""
    figure, period = subject.figure(latest.value), subject.period(latest.position)
    how_old = age(judgement.age_years or 0.0, subject.words)
    said = subject.words.say(
        "the latest figure, %(figure)s (%(period)s), %(age)s", figure=figure, period=period, age=how_old
    )
    hidden = subject.hidden_after(latest.position)
    if not hidden:
        return said
    return subject.words.plural(
        "%(said)s, and one newer one is not shown (%(reasons)s)",
        "%(said)s, and %(number)s newer ones are not shown (%(reasons)s)",
        len(hidden),
        said=said,
        reasons="; ".join(subject.reasons(hidden)),
    )


def _joined(opening: str, latest: str, contrast: str | None, subject: Subject) -> str:
    if contrast is None:
        return subject.words.say("%(opening)s; %(latest)s.", opening=opening, latest=latest)
    return subject.words.say(
        "%(opening)s; %(latest)s, and yet %(contrast)s.", opening=opening, latest=latest, contrast=contrast
    )


def _and(clauses: list[str], subject: Subject) -> str:
    if len(clauses) == 1:
        return clauses[0]
    return subject.words.say("%(one)s and %(other)s", one=clauses[0], other=clauses[1])
