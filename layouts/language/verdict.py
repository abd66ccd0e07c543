"""One verdict sentence for a series: which way, since when, how new the figure is, and whether the marks disagree."""

from dataclasses import dataclass

from indicators.analysis.changes import HALF_TURN
from indicators.analysis.codes import Direction
from indicators.analysis.judgement import Change, Figure, Judgement, Trend
from layouts.charts.withheld import is_withheld
from layouts.language.amounts import age
from layouts.language.disagreement import with_marks
from layouts.language.phrases import mark
from layouts.language.since import odd_latest
from layouts.language.subject import Subject
from layouts.language.trend import is_known, lead

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
    said = subject.words.say("%(opening)s; %(latest)s", opening=opening, latest=_latest(judgement, subject))
    whole = said if subject.closed_on else with_marks(said, judgement, subject)
    return Verdict(f"{whole}.", turn_of(judgement.trend, subject))


def no_figure(subject: Subject) -> str:
    """Return why nothing can be said: no figure is known, or none may be shown."""
    hidden = [one for one in subject.points if is_withheld(one)]
    if hidden:
        return subject.words.say("We can't tell: the figures are not shown (%(reasons)s).", reasons=subject.why(hidden))
    return subject.words.say("We can't tell: no figure is known yet.")


def turn_of(trend: Trend, subject: Subject) -> str | None:
    """Return a sentence on a curve that went one way and then back.

    None when its extremes are at its ends, or when a newer figure than the last one tested is shown: `since` would
    not reach to what the reader sees. None as well where only the latest figure went against a trend that has not
    turned: then it is no more than the scatter of the figures.
    """
    best, worst = trend.change_since_best, trend.change_since_worst
    if best is None or worst is None or trend.process is not None or subject.untested(trend.last):
        return None
    before, after = sorted((best, worst), key=lambda change: change.position)
    if _is_one_figure(after, trend):
        return None
    return _went(before, after, subject.gap(after.value, _last(after, trend, subject)), subject)


def _is_one_figure(since: Change, trend: Trend) -> bool:
    """Tell whether what went against a trend since a turn is the latest figure alone, within its scatter."""
    if trend.turned_since is not None or not is_known(trend) or trend.latest_change is None:
        return False
    against = since.direction is HALF_TURN.get(trend.direction)
    return against and since.position == trend.latest_change.position


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


def _ended(judgement: Judgement, subject: Subject) -> str:
    ended = (subject.closed_on or "")[:4]
    if is_known(judgement.trend):
        return subject.words.say(ENDED[judgement.trend.direction], ended=ended)
    return subject.words.say("This series ended in %(ended)s and showed no clear direction", ended=ended)


def _latest(judgement: Judgement, subject: Subject) -> str:
    latest = judgement.latest
    if latest is None:
        return ""
    said = subject.words.say(
        mark("the latest figure, %(figure)s (%(period)s), %(age)s, too old to tell how it is today")
        if subject.is_stale and not subject.closed_on
        else mark("the latest figure, %(figure)s (%(period)s), %(age)s"),
        figure=subject.figure(latest.value),
        period=_with_change(latest, judgement.trend, subject),
        age=age(judgement.age_years or 0.0, subject.words),
    )
    odd = odd_latest(judgement.trend, subject)
    said = f"{said} {odd}" if odd else said
    hidden = subject.hidden_after(latest)
    if not hidden:
        return said
    return subject.words.plural(
        "%(said)s, and one newer one is not shown (%(reasons)s)",
        "%(said)s, and %(number)s newer ones are not shown (%(reasons)s)",
        len(hidden),
        said=said,
        reasons=subject.why(hidden),
    )


def _with_change(latest: Figure, trend: Trend, subject: Subject) -> str:
    """Return the period of the latest figure; where a direction is said, with the change to it, which is not tested.

    Where the season is taken off, or the latest figure was not tested, the change is not that of what the reader sees.
    """
    period, change = subject.figure_period(latest), trend.latest_change
    told = change is not None and is_known(trend) and not trend.seasonal and trend.process is None
    if change is None or not told or subject.untested(trend.last):
        return period
    size = subject.gap(change.value, latest.value)
    up, down = mark("%(period)s; up %(size)s from %(first)s"), mark("%(period)s; down %(size)s from %(first)s")
    said = (up if size > 0 else down) if size else mark("%(period)s; no change from %(first)s")
    return subject.words.say(said, period=period, size=subject.difference(size), first=subject.period(change.position))
