"""The cells of the table of groups: figures, likely ranges and gaps, or why there is none."""

from indicators.analysis.codes import LEANED_ON
from indicators.analysis.judgement import Disparity, Figure
from indicators.release.series import SAME_POSITION
from layouts.charts.withheld import is_withheld
from layouts.language.groups import gap_text
from layouts.language.phrases import mark
from layouts.language.subject import Subject

NOT_COMPARED = mark("not compared")
NOT_SHOWN, NOT_KNOWN = mark("not shown"), mark("not known")


def figure_cell(latest: Figure | None, subject: Subject) -> str:
    """Return the latest figure with its period, the word for one that cannot be leaned on, and why none is newer."""
    if latest is None:
        return _unknown(subject)
    newer = [one for one in subject.points if is_withheld(one) and one.position > latest.position + SAME_POSITION]
    written = _written(latest, subject)
    if not newer:
        return written
    return subject.words.plural(
        "%(said)s, and one newer one is not shown (%(reasons)s)",
        "%(said)s, and %(number)s newer ones are not shown (%(reasons)s)",
        len(newer),
        said=written,
        reasons=subject.why(newer),
    )


def _written(latest: Figure, subject: Subject) -> str:
    said = mark("%(figure)s (%(period)s)") if latest.reliability in LEANED_ON else mark("%(figure)s (%(period)s), weak")
    return subject.words.say(said, figure=subject.figure(latest.value), period=subject.figure_period(latest))


def _unknown(subject: Subject) -> str:
    """Return why the figures of a series are not shown, where any is hidden; else that they are not known."""
    hidden = [one for one in subject.points if is_withheld(one)]
    if not hidden:
        return subject.words.say("not known")
    return subject.words.say("not shown (%(reasons)s)", reasons=subject.why(hidden))


def range_cell(latest: Figure | None, subject: Subject) -> str:
    """Return the likely range of the latest figure. Why there is none to show stands beside it, with the figure."""
    if latest is None:
        return subject.words.say(NOT_SHOWN if any(map(is_withheld, subject.points)) else NOT_KNOWN)
    if latest.lower is None or latest.upper is None:
        return subject.words.say("not known")
    return subject.words.say(
        "%(began)s to %(ended)s", began=subject.figure(latest.lower), ended=subject.figure(latest.upper)
    )


def gap_cell(gap: Disparity | None, latest: Figure | None, subject: Subject) -> str:
    """Return a gap, with its period where that is not the latest of the group."""
    if gap is None:
        return subject.words.say(NOT_COMPARED)
    written = gap_text(gap, subject)
    if latest is not None and _is_of(gap, latest):
        return written
    return subject.words.say("%(gap)s in %(period)s", gap=written, period=subject.period(gap.position, gap.end))


def _is_of(gap: Disparity, latest: Figure) -> bool:
    """Tell whether a gap is of the period of a figure."""
    ends = gap.end is None or abs(latest.end - gap.end) < SAME_POSITION
    return ends and abs(latest.position - gap.position) < SAME_POSITION
