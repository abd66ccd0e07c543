"""The lines of where we are headed, in words: what ours says next, the team's own, and what would be if."""

from collections.abc import Iterator

from indicators.analysis.codes import BaselineStatus
from indicators.analysis.judgement import BaselineMark, Forecast
from indicators.release.documents import BaselineLine, ScenarioLine, SeriesDocument
from indicators.release.series import SAME_POSITION
from layouts.language.phrases import mark
from layouts.language.subject import Subject, marked

BESIDE_OWN = {
    BaselineStatus.CURVE_TURNED: mark("Against the team's own line: doing better, twice in a row."),
    BaselineStatus.BETTER_SO_FAR: mark("Against the team's own line: better so far."),
    BaselineStatus.AS_FORECAST: mark("Against the team's own line: about as it said."),
    BaselineStatus.WORSE_SO_FAR: mark("Against the team's own line: worse so far."),
    BaselineStatus.WORSE: mark("Against the team's own line: doing worse, twice in a row."),
    BaselineStatus.NOT_AS_FORECAST: mark("Against the team's own line: not as it said."),
    BaselineStatus.NOT_YET_KNOWN: mark("Against the team's own line: not known yet."),
    BaselineStatus.SERIES_CHANGED: mark("Against the team's own line: the figures are counted differently now."),
}

ON_A_DAY = mark("On %(day)s the team drew a line of its own.")
BACK = mark(
    "On %(day)s the team entered a line of its own, when some of its figures were known already; only later ones are "
    "held against it."
)


def headed_lines(series: SeriesDocument, subject: Subject) -> Iterator[str]:
    """Yield what the frozen line says of the next period, who decided it, and every other line."""
    if series.baseline is not None:
        yield from _decided(series.baseline, subject)
        yield from _next(series.baseline.forecast, series.judgement.baseline, series, subject)
    if series.own is not None:
        yield from _own(series.own, series.judgement.own, series, subject)
    for one in series.scenarios:
        yield marked(_if(one, subject), subject, sample=one.sample)


def _decided(line: BaselineLine, subject: Subject) -> Iterator[str]:
    if line.decision is not None and line.decided_on is not None:
        yield subject.words.say(
            "This line was decided on %(day)s: %(decision)s",
            day=subject.day(line.decided_on),
            decision=_ended(line.decision.read(subject.words.language)),
        )


def _next(forecast: Forecast, judged: BaselineMark | None, series: SeriesDocument, subject: Subject) -> Iterator[str]:
    """Yield what a line says of the first period after the latest figure.

    Nothing once it has ended, or where the figures are counted otherwise since: it says nothing of those to come.
    """
    if _counted_otherwise(forecast, judged, subject):
        return
    latest = series.judgement.latest
    coming = (at for at, start in enumerate(forecast.positions) if latest is None or start > latest.position + 1e-6)
    at = next(coming, None)
    if at is None:
        return
    said = {
        "period": subject.period(forecast.positions[at], forecast.positions[at] + step_of(forecast)),
        "figure": subject.figure(forecast.values[at]),
        "lower": subject.figure(forecast.lower[at]),
        "upper": subject.figure(forecast.upper[at]),
    }
    if not forecast.outer_lower:
        yield subject.words.say("For %(period)s it says %(figure)s (%(lower)s to %(upper)s).", **said)
        return
    yield subject.words.say(
        "For %(period)s it says %(figure)s; 80 times of 100 the figure should fall between %(lower)s and %(upper)s, "
        "95 times of 100 between %(least)s and %(most)s.",
        least=subject.figure(forecast.outer_lower[at]),
        most=subject.figure(forecast.outer_upper[at]),
        **said,
    )


def step_of(forecast: Forecast) -> float:
    """Return the years from one period of a line to the next: a pooled one lasts as long."""
    return forecast.positions[0] - forecast.origin if forecast.positions else 1.0


def drawn_from(forecast: Forecast, subject: Subject) -> str:
    """Return the latest period whose figure a line rests on."""
    return subject.period(forecast.origin, forecast.origin + step_of(forecast))


def _counted_otherwise(forecast: Forecast, judged: BaselineMark | None, subject: Subject) -> bool:
    """Tell whether the newest figures are counted otherwise than the latest one that a line rests on."""
    if judged is not None and judged.status is BaselineStatus.SERIES_CHANGED:
        return True
    since = subject.comparable[0].position if subject.comparable else forecast.origin
    return since > forecast.origin + SAME_POSITION


def _own(line: BaselineLine, judged: BaselineMark | None, series: SeriesDocument, subject: Subject) -> Iterator[str]:
    said = BACK if line.looks_back and line.entered_on else ON_A_DAY
    day = line.entered_on if said is BACK and line.entered_on else line.frozen_on
    drawn = subject.words.say(said, day=subject.day(day))
    reasons = _ended(line.assumptions.read(subject.words.language)) if line.assumptions else ""
    yield marked(f"{drawn} {reasons}".strip(), subject, sample=line.sample)
    yield from _decided(line, subject)
    yield from _next(line.forecast, judged, series, subject)
    if judged is not None and judged.status in BESIDE_OWN:
        yield subject.words.say(BESIDE_OWN[judged.status])


def _if(one: ScenarioLine, subject: Subject) -> str:
    """Return what a scenario assumes and where it would lead; it is nobody's forecast."""
    return subject.words.say(
        "What if? %(name)s: %(assumptions)s Then it would be %(figure)s in %(period)s.",
        name=one.name.read(subject.words.language).rstrip("."),
        assumptions=_ended(one.assumptions.read(subject.words.language)),
        figure=subject.figure(one.values[-1]),
        period=subject.period(one.positions[-1]),
    )


def _ended(words: str) -> str:
    """Return words that end as a sentence does."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
