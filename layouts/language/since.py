"""Over which years a trend is said to go: since a year, from one to another, or in the past where figures are old."""

from indicators.analysis.codes import Direction, Grade
from indicators.analysis.judgement import Trend
from indicators.release.series import SAME_POSITION
from layouts.language.phrases import mark
from layouts.language.subject import Subject

SURE = {
    Direction.BETTER: mark("Getting better since %(since)s"),
    Direction.WORSE: mark("Getting worse since %(since)s"),
    Direction.UP: mark("Rising since %(since)s"),
    Direction.DOWN: mark("Falling since %(since)s"),
}
LEANING = {
    Direction.BETTER: mark("Leaning better since %(since)s, though chance alone shows this about one time in four"),
    Direction.WORSE: mark("Leaning worse since %(since)s, though chance alone shows this about one time in four"),
    Direction.UP: mark("Leaning upward since %(since)s, though chance alone shows this about one time in four"),
    Direction.DOWN: mark("Leaning downward since %(since)s, though chance alone shows this about one time in four"),
}
SURE_OVER = {
    Direction.BETTER: mark("Getting better from %(since)s to %(last)s"),
    Direction.WORSE: mark("Getting worse from %(since)s to %(last)s"),
    Direction.UP: mark("Rising from %(since)s to %(last)s"),
    Direction.DOWN: mark("Falling from %(since)s to %(last)s"),
}
LEANING_OVER = {
    Direction.BETTER: mark(
        "Leaning better from %(since)s to %(last)s, though chance alone shows this about one time in four"
    ),
    Direction.WORSE: mark(
        "Leaning worse from %(since)s to %(last)s, though chance alone shows this about one time in four"
    ),
    Direction.UP: mark(
        "Leaning upward from %(since)s to %(last)s, though chance alone shows this about one time in four"
    ),
    Direction.DOWN: mark(
        "Leaning downward from %(since)s to %(last)s, though chance alone shows this about one time in four"
    ),
}
SURE_ONCE = {
    Direction.BETTER: mark("Was getting better from %(since)s to %(last)s"),
    Direction.WORSE: mark("Was getting worse from %(since)s to %(last)s"),
    Direction.UP: mark("Was rising from %(since)s to %(last)s"),
    Direction.DOWN: mark("Was falling from %(since)s to %(last)s"),
}
LEANING_ONCE = {
    Direction.BETTER: mark(
        "Was leaning better from %(since)s to %(last)s, though chance alone shows this about one time in four"
    ),
    Direction.WORSE: mark(
        "Was leaning worse from %(since)s to %(last)s, though chance alone shows this about one time in four"
    ),
    Direction.UP: mark(
        "Was leaning upward from %(since)s to %(last)s, though chance alone shows this about one time in four"
    ),
    Direction.DOWN: mark(
        "Was leaning downward from %(since)s to %(last)s, though chance alone shows this about one time in four"
    ),
}


def told_over(trend: Trend, subject: Subject) -> str:
    """Return a clear or leaning trend with its years, without a full stop.

    "Since" is said of a year in which the curve turned or with which the comparable figures begin; of other years only
    that they were the ones tested. Of old figures nothing is told in the present.
    """
    sure = trend.grade is Grade.CLEAR
    if subject.is_stale:
        said = SURE_ONCE if sure else LEANING_ONCE
    elif begins(trend, subject):
        said = SURE if sure else LEANING
    else:
        said = SURE_OVER if sure else LEANING_OVER
    since, last = subject.period(trend.first), subject.period(trend.last)
    return subject.words.say(said[trend.direction], since=since, last=last)


def begins(trend: Trend, subject: Subject) -> bool:
    """Tell whether a trend began with the first figure tested, as far as the comparable figures show."""
    first, rises = subject.value_at(trend.first), _rises(trend)
    if trend.first is None or first is None:
        return True
    known = [(one.position, one.value) for one in subject.comparable if one.value is not None]
    if not any(position < trend.first - SAME_POSITION for position, _ in known):
        return True
    if trend.seasonal or rises is None:
        return False
    return all(first <= value if rises else first >= value for _, value in known)


def odd_latest(trend: Trend, subject: Subject) -> str | None:
    """Return that the latest figure tested is the lowest of a rise, or the highest of a fall; None where it is not."""
    rises, known = _rises(trend), [one for one in subject.comparable if one.value is not None]
    if rises is None or trend.seasonal or trend.process is not None or len(known) < 2:
        return None
    *before, latest = known
    if latest.value is None or trend.last is None or abs(latest.position - trend.last) > SAME_POSITION:
        return None
    others = [one.value for one in before if one.value is not None]
    if rises and latest.value < min(others):
        return subject.words.say("and is the lowest of all since %(since)s", since=subject.period(known[0].position))
    if not rises and latest.value > max(others):
        return subject.words.say("and is the highest of all since %(since)s", since=subject.period(known[0].position))
    return None


def _rises(trend: Trend) -> bool | None:
    """Return whether the figures tested rise more often than they fall; None where no direction is said of them."""
    return trend.s > 0 if trend.s and trend.grade in (Grade.CLEAR, Grade.LEANING) else None
