"""Numbers as children: how many more, or fewer, would reach a target or close a gap, marked as a calculation."""

from dataclasses import dataclass
from math import ceil

from indicators.analysis.codes import LEANED_ON, Arrival, Direction, TargetStatus
from indicators.analysis.judgement import Disparity
from indicators.release.documents import IndicatorHead, Point, SeriesDocument
from indicators.release.series import SAME_POSITION
from layouts.charts import spans
from layouts.language.amounts import count_text
from layouts.language.phrases import mark
from layouts.language.subject import Subject

SETTLED = (TargetStatus.MET, TargetStatus.SERIES_CHANGED, TargetStatus.NO_TARGET)
NEARLY = 1e-6
EXACT_UP_TO = 100
ABOUT = mark("About %(number)s")
MORE = (
    mark(
        "One more person would reach %(aim)s (a calculation: %(aim)s of the %(counted)s counted in %(period)s, less "
        "those there were)."
    ),
    mark(
        "%(count)s more %(people)s would reach %(aim)s (a calculation: %(aim)s of the %(counted)s counted in "
        "%(period)s, less those there were)."
    ),
)
FEWER = (
    mark(
        "One person fewer would reach %(aim)s (a calculation: those there were in %(period)s, less %(aim)s of the "
        "%(counted)s counted)."
    ),
    mark(
        "%(count)s fewer %(people)s would reach %(aim)s (a calculation: those there were in %(period)s, less "
        "%(aim)s of the %(counted)s counted)."
    ),
)
MORE_IN_ALL = (
    mark("One more person would reach the target (a calculation: %(aim)s, less the %(counted)s of %(period)s)."),
    mark(
        "%(count)s more %(people)s would reach the target (a calculation: %(aim)s, less the %(counted)s of %(period)s)."
    ),
)
FEWER_IN_ALL = (
    mark("One person fewer would reach the target (a calculation: the %(counted)s of %(period)s, less %(aim)s)."),
    mark(
        "%(count)s fewer %(people)s would reach the target (a calculation: the %(counted)s of %(period)s, less "
        "%(aim)s)."
    ),
)
CLOSE_BY_MORE = (
    mark(
        "One more person in this group would close the gap (a calculation: %(aim)s of the %(counted)s counted in "
        "%(period)s, less those there were)."
    ),
    mark(
        "%(count)s more %(people)s in this group would close the gap (a calculation: %(aim)s of the %(counted)s "
        "counted in %(period)s, less those there were)."
    ),
)
CLOSE_BY_FEWER = (
    mark(
        "One person fewer in this group would close the gap (a calculation: those there were in %(period)s, less "
        "%(aim)s of the %(counted)s counted)."
    ),
    mark(
        "%(count)s fewer %(people)s in this group would close the gap (a calculation: those there were in "
        "%(period)s, less %(aim)s of the %(counted)s counted)."
    ),
)


@dataclass(frozen=True)
class _Short:
    """How many people are missing, or too many where negative; of how many, in which period; whether they were counted.

    `exact`: the number of them is known; otherwise it follows from a share, as it is written.
    """

    people: float
    counted: float
    period: Point
    exact: bool


def to_the_target(series: SeriesDocument, head: IndicatorHead, subject: Subject) -> str | None:
    """Return how many more or fewer people would reach the target; None where that is not known.

    It is told of shares whose counts are known, and of numbers of people; of the latest figure, where it can be leaned
    on and is counted as when the target was set; never of a target that is met, or of a series that has ended.
    """
    judged, latest = series.judgement, series.judgement.latest
    point = None if latest is None else _at(series, latest.position, latest.end)
    if latest is None or point is None or series.target is None or latest.reliability not in LEANED_ON:
        return None
    over = judged.closed or judged.target.status in SETTLED or judged.target.arrival is Arrival.REACHED
    if over or not _same_counting(series, point, judged.target.base_position):
        return None
    aim = series.target.value
    if head.unit == "people":
        return _in_all(point, aim, head, subject)
    found = _short_by(point, aim) if head.unit == "percent" else None
    if found is None or not _is_progress(found.people, head):
        return None
    return _said(MORE if found.people > 0 else FEWER, found, head, subject, aim=subject.aim(aim))


def to_close_the_gap(gap: Disparity, series: SeriesDocument, head: IndicatorHead, subject: Subject) -> str | None:
    """Return how many more or fewer people of a group would close its gap; None where that is not known.

    It is told only of a group that is worse placed by more than chance alone, in shares whose counts are known.
    """
    point = _at(series, gap.position, gap.end)
    if gap.direction is not Direction.WORSE or point is None or head.unit != "percent":
        return None
    found = _short_by(point, gap.other)
    if found is None or not _is_progress(found.people, head):
        return None
    said = CLOSE_BY_MORE if found.people > 0 else CLOSE_BY_FEWER
    return _said(said, found, head, subject, aim=subject.figure(gap.other))


def about(people: float) -> int:
    """Return a number of people as it may honestly be told: whole, and of two digits above a hundred."""
    whole = ceil(abs(people) - NEARLY)
    if whole <= EXACT_UP_TO:
        return whole
    step = int(10 ** (len(str(whole)) - 2))
    return (whole + step // 2) // step * step


def people(head: IndicatorHead, subject: Subject) -> str:
    """Return who they are that a figure counts, in the reader's language: `graduates`; `people` where nobody said."""
    named = head.counted_people
    if named is not None and subject.words.language in named.words:
        return named.words[subject.words.language]
    return subject.words.say("people")


def _at(series: SeriesDocument, position: float, end: float | None) -> Point | None:
    return spans.at([one for one in series.points if one.value is not None], position, end)


def _same_counting(series: SeriesDocument, point: Point, since: float | None) -> bool:
    """Whether nothing changed in the way of counting from the base of the target to a figure."""
    after = (one for one in series.points if since is None or one.position > since - SAME_POSITION)
    return {one.definition for one in after} == {point.definition}


def _short_by(point: Point, aim: float) -> _Short | None:
    """Return how many people a share is short of another one; None when unknown."""
    if point.value is None or not point.denominator:
        return None
    there = point.value * point.denominator / 100 if point.numerator is None else point.numerator
    return _Short(aim * point.denominator / 100 - there, point.denominator, point, exact=point.numerator is not None)


def _is_progress(short: float, head: IndicatorHead) -> bool:
    """Whether people are missing in the better direction, and at least one of them."""
    wanted = {"higher": short, "lower": -short}.get(head.better, abs(short))
    return wanted > NEARLY


def _in_all(point: Point, aim: float, head: IndicatorHead, subject: Subject) -> str | None:
    there = point.value or 0.0
    short = _Short(aim - there, there, point, exact=True)
    if not _is_progress(short.people, head):
        return None
    return _said(MORE_IN_ALL if short.people > 0 else FEWER_IN_ALL, short, head, subject, aim=subject.aim(aim))


def _said(said: tuple[str, str], short: _Short, head: IndicatorHead, subject: Subject, *, aim: str) -> str:
    """Return the sentence for one person, or that for more; up to a hundred that were counted are told exactly."""
    number = about(short.people)
    written = count_text(number, subject.words)
    if not (short.exact and abs(short.people) <= EXACT_UP_TO):
        written = subject.words.say(ABOUT, number=written)
    return subject.words.say(
        said[number > 1],
        count=written,
        people=people(head, subject),
        aim=aim,
        counted=count_text(round(short.counted), subject.words),
        period=subject.period(short.period.position, short.period.end),
    )
