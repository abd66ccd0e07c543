"""The three marks below a verdict, always apart: trend, target, where we are headed; each is shape, word and colour."""

from dataclasses import dataclass
from enum import StrEnum

from indicators.analysis.changes import HALF_TURN
from indicators.analysis.codes import BaselineStatus, Direction, Grade, Signal, TargetStatus
from indicators.analysis.judgement import BaselineMark, TargetMark, Trend
from indicators.release.documents import SeriesDocument
from layouts.language.phrases import mark
from layouts.language.reasons import headed_reason, target_reason
from layouts.language.subject import Subject


class Shape(StrEnum):
    """The shape of a mark; its colour follows from it, so nothing is told by colour alone."""

    BETTER = "better"
    LEANING_BETTER = "leaning-better"
    WORSE = "worse"
    LEANING_WORSE = "leaning-worse"
    CHANGED = "changed"
    SAME = "same"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True)
class Mark:
    """One mark: what it is about, its shape, its word, and its reason in one line.

    `sample`: what it is held against was invented for the demonstration.
    """

    about: str
    shape: Shape
    word: str
    reason: str
    sample: bool = False


@dataclass(frozen=True)
class Marks:
    """The three marks of a series."""

    trend: Mark
    target: Mark
    headed: Mark

    def each(self) -> tuple[Mark, Mark, Mark]:
        """Return them in the order in which they are shown."""
        return (self.trend, self.target, self.headed)


CLEAR = {
    Direction.BETTER: (Shape.BETTER, mark("Getting better")),
    Direction.WORSE: (Shape.WORSE, mark("Getting worse")),
    Direction.UP: (Shape.CHANGED, mark("Rising")),
    Direction.DOWN: (Shape.CHANGED, mark("Falling")),
}
LEANING = {
    Direction.BETTER: (Shape.LEANING_BETTER, mark("Leaning better")),
    Direction.WORSE: (Shape.LEANING_WORSE, mark("Leaning worse")),
    Direction.UP: (Shape.CHANGED, mark("Leaning upward")),
    Direction.DOWN: (Shape.CHANGED, mark("Leaning downward")),
}
ONCE = {
    (Grade.CLEAR, Direction.BETTER): mark("Was getting better"),
    (Grade.CLEAR, Direction.WORSE): mark("Was getting worse"),
    (Grade.CLEAR, Direction.UP): mark("Was rising"),
    (Grade.CLEAR, Direction.DOWN): mark("Was falling"),
    (Grade.LEANING, Direction.BETTER): mark("Was leaning better"),
    (Grade.LEANING, Direction.WORSE): mark("Was leaning worse"),
    (Grade.LEANING, Direction.UP): mark("Was leaning upward"),
    (Grade.LEANING, Direction.DOWN): mark("Was leaning downward"),
}
"""Of series that ended, and of old figures."""
UNSURE = {
    Grade.CHANGED: (Shape.CHANGED, mark("Changed"), mark("More than its usual ups and downs, between two periods.")),
    Grade.TOO_CLOSE: (Shape.SAME, mark("Too close to call"), mark("The ups and downs could be chance.")),
    Grade.TOO_FEW: (Shape.UNKNOWN, mark("Can't tell"), mark("Too few figures to tell a direction from chance.")),
    Grade.SERIES_CHANGED: (Shape.UNKNOWN, mark("Can't tell"), mark("It is counted differently now.")),
    Grade.GROUPS_TOO_SMALL: (Shape.UNKNOWN, mark("Can't tell"), mark("Too few people were counted or asked.")),
}
MARKED_WEAK = mark("Its publisher or a team has marked too many of its figures as weak.")
NOT_COMPARED = mark("A figure was withdrawn; the others have not been compared without it.")
NONE_SHOWN = mark("Its figures are not shown.")
FEW_SHOWN = mark("Too few of its figures are shown to tell a direction from chance.")
OVERLAP = mark("Its figures share years, so few of them can be compared.")
TARGET = {
    TargetStatus.MET: (Shape.BETTER, mark("Target met")),
    TargetStatus.IMPROVING: (Shape.LEANING_BETTER, mark("Moving toward the target")),
    TargetStatus.LITTLE_CHANGE: (Shape.SAME, mark("Little or no change")),
    TargetStatus.WORSE: (Shape.WORSE, mark("Moving away from the target")),
    TargetStatus.DATE_PASSED_UNKNOWN: (Shape.UNKNOWN, mark("Date passed, figure not known")),
    TargetStatus.NOT_YET_KNOWN: (Shape.UNKNOWN, mark("Not known yet")),
    TargetStatus.SERIES_CHANGED: (Shape.UNKNOWN, mark("Can't be compared")),
    TargetStatus.NO_TARGET: (Shape.NONE, mark("No target set")),
}
MISSED = {
    TargetStatus.IMPROVING: mark("Moved toward the target, but not in time"),
    TargetStatus.LITTLE_CHANGE: mark("Little or no change, and the date was missed"),
    TargetStatus.WORSE: mark("Moved away from the target, and missed it"),
    TargetStatus.NOT_YET_KNOWN: mark("Target missed"),
}
"""The words of a status whose date has passed."""
HEADED = {
    BaselineStatus.CURVE_TURNED: (Shape.BETTER, mark("Doing better than where we were headed")),
    BaselineStatus.BETTER_SO_FAR: (Shape.LEANING_BETTER, mark("Better so far than where we were headed")),
    BaselineStatus.AS_FORECAST: (Shape.SAME, mark("About where we were headed")),
    BaselineStatus.WORSE_SO_FAR: (Shape.LEANING_WORSE, mark("Worse so far than where we were headed")),
    BaselineStatus.WORSE: (Shape.WORSE, mark("Doing worse than where we were headed")),
    BaselineStatus.NOT_AS_FORECAST: (Shape.CHANGED, mark("Not where we were headed")),
    BaselineStatus.NOT_YET_KNOWN: (Shape.UNKNOWN, mark("Not known yet")),
    BaselineStatus.SERIES_CHANGED: (Shape.UNKNOWN, mark("Can't be compared")),
    BaselineStatus.NO_BASELINE: (Shape.NONE, mark("Not drawn")),
}


WAS = {
    TARGET[TargetStatus.IMPROVING][1]: mark("Was moving toward the target"),
    TARGET[TargetStatus.WORSE][1]: mark("Was moving away from the target"),
    HEADED[BaselineStatus.CURVE_TURNED][1]: mark("Was doing better than where we were headed"),
    HEADED[BaselineStatus.BETTER_SO_FAR][1]: mark("Was once better than where we were headed"),
    HEADED[BaselineStatus.WORSE_SO_FAR][1]: mark("Was once worse than where we were headed"),
    HEADED[BaselineStatus.WORSE][1]: mark("Was doing worse than where we were headed"),
}
"""Of series that ended, and of old figures."""
NEVER = {
    TARGET[TargetStatus.NOT_YET_KNOWN][1]: mark("Not known"),
}
"""Of series that ended: nothing more will come."""


def marks(series: SeriesDocument, subject: Subject) -> Marks:
    """Return the three marks of a series in the words of its reader."""
    judged = series.judgement
    return Marks(
        trend_mark(judged.trend, subject),
        target_mark(judged.target, series, subject),
        headed_mark(judged.baseline, series, subject),
    )


def trend_mark(trend: Trend, subject: Subject) -> Mark:
    """Return the mark of the trend."""
    about = subject.words.say("Trend")
    if trend.grade in (Grade.CLEAR, Grade.LEANING) and trend.direction is not Direction.NONE:
        shape, word = (CLEAR if trend.grade is Grade.CLEAR else LEANING)[trend.direction]
        word = ONCE[trend.grade, trend.direction] if subject.is_stale or subject.closed_on else word
        return Mark(about, shape, subject.words.say(word), _trend_reason(trend, subject))
    if trend.process is not None and trend.process.signal is Signal.NONE:
        usual = subject.words.say("The latest month shows nothing beyond the usual ups and downs.")
        return Mark(about, Shape.SAME, subject.words.say("No sign of change"), usual)
    shape, word, reason = UNSURE.get(trend.grade, UNSURE[Grade.TOO_CLOSE])
    if trend.process is not None and trend.grade is Grade.CHANGED:
        reason = mark("Its newest months lie beyond the usual ups and downs.")
    return Mark(about, shape, _in_time(word, subject), subject.words.say(_left_out(trend, subject) or reason))


def target_mark(target: TargetMark, series: SeriesDocument, subject: Subject) -> Mark:
    """Return the mark of the target."""
    shape, word = TARGET[target.status]
    about, said = subject.words.say("Target"), _in_time(MISSED[target.status] if target.missed else word, subject)
    if series.target is None:
        return Mark(about, shape, said, subject.words.say("Nobody has set one for these figures yet."))
    return Mark(
        about, shape, said, target_reason(target, series.target, series.judgement.trend, subject), series.target.sample
    )


def headed_mark(baseline: BaselineMark, series: SeriesDocument, subject: Subject) -> Mark:
    """Return the mark of where we are headed."""
    shape, word = HEADED[baseline.status]
    about, said = subject.words.say("Where we are headed"), _in_time(word, subject)
    sample = series.baseline is not None and series.baseline.sample
    return Mark(about, shape, said, headed_reason(baseline, series, subject), sample)


def _in_time(word: str, subject: Subject) -> str:
    """Return the word of a mark, in the past where figures are old, and without a "yet" where none will come."""
    if subject.closed_on:
        word = NEVER.get(word, word)
    if subject.closed_on or subject.is_stale:
        word = WAS.get(word, word)
    return subject.words.say(word)


def _left_out(trend: Trend, subject: Subject) -> str | None:
    """Return why figures that are known were not compared; None where that is not what stops the comparison."""
    if trend.grade is not Grade.GROUPS_TOO_SMALL and (trend.grade is not Grade.TOO_FEW or trend.n >= subject.known):
        return _not_shown(trend, subject)
    if subject.is_weak:
        return MARKED_WEAK
    if trend.n == 0 and subject.has_withdrawn:
        return NOT_COMPARED
    return OVERLAP if trend.grade is Grade.TOO_FEW and subject.overlaps else None


def _not_shown(trend: Trend, subject: Subject) -> str | None:
    """Return that figures are not shown, where that is why there are too few; None where it is not."""
    if trend.grade is not Grade.TOO_FEW or subject.withheld <= subject.known:
        return None
    return FEW_SHOWN if subject.known else NONE_SHOWN


def _trend_reason(trend: Trend, subject: Subject) -> str:
    if trend.process is not None and trend.memory is not None:
        return subject.words.say("Seven months or more in a row say the same, but each is much like the one before.")
    if trend.process is not None:
        return subject.words.say("Seven months or more in a row say the same.")
    if trend.grade is Grade.LEANING and _latest_went_back(trend, subject):
        return subject.words.say(
            "Chance alone shows this about one time in four; the latest figure went the other way."
        )
    if trend.grade is Grade.LEANING:
        return subject.words.say("Chance alone shows this about one time in four.")
    if trend.turned_since is not None:
        return subject.words.say("Tested over all its years; the newest figures go the other way.")
    if _latest_went_back(trend, subject):
        back = mark("Tested against chance over %(number)s figures; the latest one went the other way.")
        return subject.words.say(back, number=trend.n)
    return subject.words.plural(
        "Tested against chance over one figure.", "Tested against chance over %(number)s figures.", trend.n
    )


def _latest_went_back(trend: Trend, subject: Subject) -> bool:
    """Whether the latest change is against the trend; not asked of quarters or months with their season."""
    if trend.latest_change is None or (subject.period_type in ("quarter", "month") and not trend.seasonal):
        return False
    return trend.latest_change.direction is HALF_TURN.get(trend.direction)
