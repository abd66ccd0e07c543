"""Why the marks of the target and of where we are headed stand as they do, in one line each."""

from collections.abc import Iterator

from indicators.analysis.codes import BaselineStatus, Grade, NoForecast, TargetStatus
from indicators.analysis.judgement import BaselineMark, Judgement, TargetMark, Trend
from indicators.release.documents import BaselineLine, SeriesDocument, TargetLine
from layouts.charts.periods import period_text
from layouts.charts.withheld import is_withheld
from layouts.language.headed import drawn_from
from layouts.language.phrases import mark
from layouts.language.subject import Subject

TOO_FEW = mark("Too few figures can be compared to draw where this is headed.")
NO_OUTLOOK = {
    NoForecast.TOO_FEW: TOO_FEW,
    NoForecast.SERIES_CHANGED: mark(
        "It is counted differently now, and there are too few figures since then to draw where this is headed."
    ),
    NoForecast.STEADY: mark("The figures have never moved, so nothing tells how far the next one may be off."),
    NoForecast.SEASON_NOT_KNOWN: mark(
        "The season is not known yet: only from two whole years can be told what is usual for the time of year."
    ),
    NoForecast.CLOSED: mark("This series has ended, so there is nothing ahead to draw."),
}
OVER = mark("It ended there: nothing newer is held against a line.")
CORRECTED = mark("Figures that it rests on were corrected since.")
UNSURE = mark("That could be chance or counting error.")
UNTESTED = mark("Whether that is chance was not tested.")
UNTOLD = {
    None: mark("Its trend does not tell that from chance."),
    True: mark("That is more than counting error, but its trend does not tell it from chance."),
}
"""By whether the change is beyond its error, where the trend is too close to call."""
MISSED = mark("The aim was %(aim)s by %(due)s; the date has passed and it was missed: %(figure)s in %(last)s.")
MISSED_SINCE = mark(
    "The aim was %(aim)s by %(due)s; no figure is known for then, and the first one since falls short: %(figure)s in "
    "%(last)s."
)
MOVED = (TargetStatus.IMPROVING, TargetStatus.WORSE)
SHORT_AGAIN = (TargetStatus.WORSE, TargetStatus.LITTLE_CHANGE)


def target_reason(judged: TargetMark, target: TargetLine, trend: Trend, subject: Subject) -> str:
    """Return the aim, how far along the way to it the figures are, and whether chance allows that; or why not known."""
    aim = subject.aim(target.value)
    due = period_text(target.period, subject.period_type, subject.words.language)
    if judged.status is TargetStatus.SERIES_CHANGED:
        return subject.words.say("%(aim)s by %(due)s, set for an older way of counting.", aim=aim, due=due)
    base = subject.period(judged.base_position, judged.base_end) or period_text(
        target.baseline_period, subject.period_type, subject.words.language
    )
    if judged.missed and judged.value is not None:
        return " ".join(_missed(judged, target, trend, subject))
    if judged.status is not TargetStatus.MET and subject.known:
        said, more = _way(judged, target, subject)
        last = subject.period(judged.position, judged.end)
        way = subject.words.say(said, aim=aim, due=due, base=base, last=last, **more)
        return " ".join([way, *_unsure(judged, trend, subject)])
    return subject.words.say("The aim is %(aim)s by %(due)s.", aim=aim, due=due)


def headed_reason(baseline: BaselineMark, series: SeriesDocument, subject: Subject) -> str:
    """Return when the line was drawn and where it stood for the latest figure, or why there is none."""
    if series.baseline is None:
        return subject.words.say(_undrawn(series.judgement))
    drawn = _drawn(series.baseline, subject)
    if baseline.status is BaselineStatus.SERIES_CHANGED:
        return subject.words.say("%(drawn)s, for an older way of counting.", drawn=drawn)
    if baseline.expected is None or baseline.position is None:
        return subject.words.say("%(drawn)s; no newer figure to compare has come since.", drawn=drawn)
    said = subject.words.say(
        "%(drawn)s: the line stood at %(figure)s for %(period)s.",
        drawn=drawn,
        figure=subject.figure(baseline.expected),
        period=subject.period(baseline.position, baseline.end),
    )
    more = [OVER] * _over(baseline, series) + [CORRECTED] * series.baseline.corrected
    return " ".join([said, *(subject.words.say(one) for one in more)])


def _drawn(line: BaselineLine, subject: Subject) -> str:
    """Return when a line was drawn: on a day, or looking back, when later figures were known already."""
    if line.looks_back:
        return subject.words.say(
            "Drawn looking back, from the figures to %(period)s", period=drawn_from(line.forecast, subject)
        )
    return subject.words.say("Drawn on %(day)s", day=subject.day(line.frozen_on))


def _over(baseline: BaselineMark, series: SeriesDocument) -> bool:
    """Tell whether newer figures have come than the last that the line says anything of."""
    latest = series.judgement.latest
    return latest is not None and baseline.position is not None and latest.position > baseline.position + 1e-6


def _missed(judged: TargetMark, target: TargetLine, trend: Trend, subject: Subject) -> Iterator[str]:
    """Yield that a target was missed on its date, how far the way was gone, and whether it was reached since."""
    words, due = subject.words, period_text(target.period, subject.period_type, subject.words.language)
    exactly = judged.position is None or judged.position <= target.position + 1e-6
    yield words.say(
        MISSED if exactly else MISSED_SINCE,
        aim=subject.aim(target.value),
        due=due,
        figure=subject.figure(judged.value or 0.0),
        last=subject.period(judged.position, judged.end),
    )
    if judged.progress is not None and 0 < judged.progress < 100:
        share, base = min(99, round(judged.progress)), subject.period(judged.base_position, judged.base_end)
        yield words.say("That is %(share)s%% of the way from %(base)s.", share=share, base=base)
        yield from _unsure(judged, trend, subject)
    if judged.reached_later is not None and judged.value_later is not None:
        figure = subject.figure(judged.value_later)
        period = subject.period(judged.reached_later, judged.end_later)
        yield words.say("It was reached later: %(figure)s in %(period)s.", figure=figure, period=period)


def _unsure(judged: TargetMark, trend: Trend, subject: Subject) -> list[str]:
    """Return that chance allows the change since the base, or that nobody tested it; nothing where none is told."""
    if judged.base_value is None or judged.value is None or not subject.gap(judged.base_value, judged.value):
        return []
    if judged.significant is False:
        return [subject.words.say(UNSURE)]
    if judged.status in MOVED and trend.grade is Grade.TOO_CLOSE:
        return [subject.words.say(UNTOLD[judged.significant])]
    return [subject.words.say(UNTESTED)] if judged.significant is None and judged.status in MOVED else []


def _no_base(target: TargetLine, subject: Subject) -> str:
    """Return what is said of a target whose base is not compared: its figure is not shown, too weak, or not known."""
    there = [one for one in subject.points if one.period == target.baseline_period]
    if any(is_withheld(one) for one in there):
        return mark("The aim is %(aim)s by %(due)s, counted from %(base)s, of which the figure is not shown.")
    if any(one.value is not None for one in there):
        return mark("The aim is %(aim)s by %(due)s, counted from %(base)s, of which the figure is too weak to compare.")
    return mark("The aim is %(aim)s by %(due)s, counted from %(base)s, for which there is no figure to compare.")


def _way(judged: TargetMark, target: TargetLine, subject: Subject) -> tuple[str, dict[str, str]]:
    """Return what is said of the way from the base to the target, and what fills it beside aim, due, base and last."""
    if judged.base_value is None or judged.value is None:
        return _no_base(target, subject), {}
    moved = subject.gap(judged.base_value, judged.value)
    if judged.status in SHORT_AGAIN and (judged.base_value - target.value) * (judged.value - target.value) <= 0:
        return mark("The aim is %(aim)s by %(due)s; it was reached in %(base)s, but not in %(last)s."), {}
    if judged.progress is None:
        return mark("The aim is %(aim)s by %(due)s, counted from %(base)s: no newer figure to compare yet."), {}
    if not moved:
        return mark("The aim is %(aim)s by %(due)s; almost no change from %(base)s to %(last)s."), {}
    if judged.progress < 0:
        away = mark("The aim is %(aim)s by %(due)s; from %(base)s to %(last)s it moved %(size)s away from it.")
        return away, {"size": subject.difference(moved)}
    share = mark("The aim is %(aim)s by %(due)s; %(share)s%% of the way from %(base)s to %(last)s.")
    return share, {"share": str(round(judged.progress))}


def _undrawn(judged: Judgement) -> str:
    """Return why there is no line: no forecast could be made, or it would lie wholly in the past."""
    if judged.outlook is None:
        return NO_OUTLOOK.get(judged.no_outlook or NoForecast.TOO_FEW, TOO_FEW)
    today = None if judged.latest is None or judged.age_years is None else judged.latest.end + judged.age_years
    ends = judged.outlook.positions[-1] + judged.outlook.positions[0] - judged.outlook.origin
    if today is not None and ends > today:
        return mark("Nobody has drawn it yet.")
    return mark("The figures are too old: the line would end before today.")
