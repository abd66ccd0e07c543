"""What was published, without what was withdrawn since: applied to every document on its way out.

A withdrawn figure has no number in any document, and what was judged with it says nothing until a release is judged
without it. Documents of releases that were made later are left as they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indicators.analysis.codes import BaselineStatus, Direction, Grade, TargetStatus
from indicators.analysis.judgement import BaselineMark, Figure, Judgement, TargetMark, Trend
from indicators.release import documents as d
from indicators.release.changed import Changes
from indicators.release.covered import CoverageDocument, Covered, CoveredIndicator, CoveredOutcome
from indicators.release.said import SaidDocument, without
from indicators.release.series import SAME_POSITION, WITHDRAWN
from indicators.release.viewed import ViewDocument
from indicators.store.queries.releases import WithdrawnFigure

# The web process does not load what finds gaps and compares figures: their words and their measure stand here again.
JUDGED = frozenset({"too-few-for-trend", "too-few-for-baseline", "break", "hidden", "unreliable", "no-baseline"})
"""Kinds of gap that were found in the figures of a series."""


@dataclass(frozen=True)
class Withdrawn:
    """What was withdrawn since a release was made; `language` is the one that reasons are written in.

    `every`: whatever was withdrawn, ever. Where a release was judged without a figure already, its reason may be newer.
    `said`: the comments that were taken away since.
    """

    figures: Sequence[WithdrawnFigure]
    language: str
    every: Sequence[WithdrawnFigure] = ()
    said: frozenset[int] = frozenset()

    def out_of(self, document: Any) -> Any:
        """Return a document of a release, or its changes, without them."""
        less = WITHOUT.get(type(document))
        return document if less is None or not (self.figures or self.every or self.said) else less(self, document)

    def of(self, indicator: str, place: str, group: str) -> dict[str, d.Text]:
        """Return why each period of a series was withdrawn since."""
        return self._why(self.figures, (indicator, place, group))

    def told(self, indicator: str, place: str, group: str) -> dict[str, d.Text]:
        """Return why each period of a series was ever withdrawn, as it was said last."""
        return self._why(self.every, (indicator, place, group))

    def _why(self, figures: Sequence[WithdrawnFigure], series: tuple[str, str, str]) -> dict[str, d.Text]:
        own = (one for one in figures if (one.indicator, one.place, one.group) == series)
        return {one.period: d.Text({self.language: one.reason, **one.reasons}) for one in own}

    def groups(self, indicator: str, place: str) -> set[str]:
        """Return the groups of an indicator in a place that have a withdrawn figure."""
        return {one.group for one in self.figures if (one.indicator, one.place) == (indicator, place)}


def _indicator(gone: Withdrawn, document: d.IndicatorDocument) -> d.IndicatorDocument:
    told = tuple(one for one in document.remainders if not gone.groups(document.head.id, one.place))
    return replace(
        document, series=tuple(_series(gone, document.head.id, one) for one in document.series), remainders=told
    )


def _outcome(gone: Withdrawn, document: d.OutcomeDocument) -> d.OutcomeDocument:
    return replace(document, cards=_cards(gone, document.cards))


def _site(gone: Withdrawn, document: d.SiteDocument) -> d.SiteDocument:
    return replace(document, outcomes=tuple(replace(one, cards=_cards(gone, one.cards)) for one in document.outcomes))


def _view(gone: Withdrawn, document: ViewDocument) -> ViewDocument:
    return replace(document, outcomes=tuple(replace(one, cards=_cards(gone, one.cards)) for one in document.outcomes))


def _coverage(gone: Withdrawn, document: CoverageDocument) -> CoverageDocument:
    return replace(document, outcomes=tuple(_covered_outcome(gone, one) for one in document.outcomes))


def _covered_outcome(gone: Withdrawn, outcome: CoveredOutcome) -> CoveredOutcome:
    return replace(outcome, indicators=tuple(_covered_indicator(gone, one) for one in outcome.indicators))


def _covered_indicator(gone: Withdrawn, one: CoveredIndicator) -> CoveredIndicator:
    places, groups = (tuple(_covered(gone, one.indicator.id, each) for each in own) for own in (one.places, one.groups))
    return replace(one, places=places, groups=groups)


def _covered(gone: Withdrawn, indicator: str, one: Covered) -> Covered:
    """Return what there is of a series less what was withdrawn; the years it spans are not told any more."""
    taken = gone.of(indicator, one.place, one.group)
    if not taken:
        return one
    return replace(one, periods=max(0, one.periods - len(taken)), first=None, latest=None, without=None)


def _cards(gone: Withdrawn, cards: Sequence[d.Card]) -> tuple[d.Card, ...]:
    return tuple(replace(one, series=_series(gone, one.head.id, one.series) if one.series else None) for one in cards)


def _record(gone: Withdrawn, document: d.RecordDocument) -> d.RecordDocument:
    """Leave out every row of a series: what came, and whether a mark held, was judged with the figure."""
    came = tuple(one for one in document.came if not _is_about(gone, one.about))
    marks = tuple(one for one in document.marks if not _is_about(gone, one.about))
    fewer = len(document.came) - len(came) + len(document.marks) - len(marks)
    return replace(document, came=came, marks=marks, left_out=document.left_out + fewer)


def _is_about(gone: Withdrawn, about: d.RecordSubject) -> bool:
    return bool(gone.of(about.indicator.id, about.place.id, about.group.id))


def _gaps(gone: Withdrawn, document: d.GapsDocument) -> d.GapsDocument:
    gaps = tuple(one for one in document.gaps if not _was_found_in(gone, one))
    return replace(
        document, gaps=gaps, closed=tuple(one for one in document.closed if not _was_found_in(gone, one.gap))
    )


def _was_found_in(gone: Withdrawn, note: d.GapNote) -> bool:
    """Tell whether a gap was found in the figures of a series of which one is withdrawn."""
    if note.kind not in JUDGED or note.indicator is None or note.place is None or note.group is None:
        return False
    return bool(gone.of(note.indicator.id, note.place.id, note.group.id))


def _disclosure(gone: Withdrawn, document: d.DisclosureDocument) -> d.DisclosureDocument:
    return replace(document, withdrawn_since=len({one[:4] for one in gone.figures}))


def _said(gone: Withdrawn, document: SaidDocument) -> SaidDocument:
    return without(document, gone.said)


def _changes(gone: Withdrawn, changes: Changes) -> Changes:
    told = (
        replace(one, marks=(), newest=None) if gone.of(one.id, one.place, one.group) else one
        for one in changes.indicators
    )
    return replace(changes, indicators=tuple(told))


def _series(gone: Withdrawn, indicator: str, series: d.SeriesDocument) -> d.SeriesDocument:
    series = _with_reasons(series, gone.told(indicator, series.place, series.group))
    reasons = gone.of(indicator, series.place, series.group)
    if not reasons:
        return replace(series, judgement=_compared(series.judgement, gone.groups(indicator, series.place)))
    taken = [one for one in series.points if one.period in reasons]
    kept = replace(series, baseline=_line(series.baseline, taken), own=_line(series.own, taken))
    points = tuple(_point(one, reasons.get(one.period)) for one in series.points)
    return replace(kept, points=points, judgement=_unsaid(kept, taken))


def _with_reasons(series: d.SeriesDocument, told: Mapping[str, d.Text]) -> d.SeriesDocument:
    """Return a series whose withdrawn figures give the newest reason."""
    if not told:
        return series
    return replace(series, points=tuple(_reworded(one, told) for one in series.points))


def _reworded(point: d.Point, told: Mapping[str, d.Text]) -> d.Point:
    is_taken = point.why is not None and point.why.reason == WITHDRAWN
    return replace(point, note=told.get(point.period, point.note)) if is_taken else point


def _point(point: d.Point, reason: d.Text | None) -> d.Point:
    """Return the mark of a withdrawn figure: no number of it, nor of what stood there before."""
    if reason is None:
        return point
    flags = (*(one for one in point.flags if one != WITHDRAWN), WITHDRAWN)
    return replace(
        point,
        value=None,
        lower=None,
        upper=None,
        numerator=None,
        denominator=None,
        earlier=(),
        flags=flags,
        note=reason,
        why=d.Hidden(WITHDRAWN),
    )


def _line(line: d.BaselineLine | None, taken: Sequence[d.Point]) -> d.BaselineLine | None:
    """Return a line that rests on none of the withdrawn figures; None otherwise."""
    rests = line is not None and any(one.position <= line.forecast.origin + SAME_POSITION for one in taken)
    return None if rests else line


def _compared(judged: Judgement, groups: set[str]) -> Judgement:
    """Return a judgement without what was compared with a withdrawn figure: gaps to its group, and sums with it."""
    if not groups:
        return judged
    kept = tuple(one for one in judged.disparities if one.reference not in groups)
    return replace(judged, disparities=kept, parts=())


def _unsaid(series: d.SeriesDocument, taken: Sequence[d.Point]) -> Judgement:
    """Return a judgement that says nothing but what the other figures are; the latest of them is still the latest."""
    judged = series.judgement
    gone = [series.judged(point) for point in taken]
    figures = tuple(one for one in judged.figures if one not in gone)
    latest = figures[-1] if figures else None
    return Judgement(
        trend=Trend(Grade.TOO_FEW, Direction.NONE, n=0),
        target=TargetMark(TargetStatus.NOT_YET_KNOWN if series.target else TargetStatus.NO_TARGET),
        baseline=BaselineMark(BaselineStatus.NOT_YET_KNOWN if series.baseline else BaselineStatus.NO_BASELINE),
        latest=latest,
        age_years=_age(judged, latest),
        closed=judged.closed,
        figures=figures,
        own=BaselineMark(BaselineStatus.NOT_YET_KNOWN) if series.own else None,
    )


def _age(judged: Judgement, latest: Figure | None) -> float | None:
    """Return how old the latest figure that is left was on the day of the judgement, in years."""
    if judged.latest is None or judged.age_years is None or latest is None:
        return None
    return judged.latest.end + judged.age_years - latest.end


WITHOUT: dict[type, Callable[[Withdrawn, Any], object]] = {
    d.IndicatorDocument: _indicator,
    d.OutcomeDocument: _outcome,
    d.SiteDocument: _site,
    ViewDocument: _view,
    CoverageDocument: _coverage,
    d.RecordDocument: _record,
    d.GapsDocument: _gaps,
    d.DisclosureDocument: _disclosure,
    SaidDocument: _said,
    Changes: _changes,
}
"""By the type of a document; the others hold no figure of an indicator."""
