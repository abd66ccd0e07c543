"""From the figures of a series to runs of marks that a line may join, empty periods, and breaks."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.analysis.codes import LEANED_ON
from indicators.analysis.judgement import Figure
from indicators.release.documents import Earlier, IndicatorHead, Point, SeriesDocument
from layouts.charts import spans, withheld
from layouts.charts.chart import Absence, Break, Mark
from layouts.charts.numbers import figure_text
from layouts.charts.periods import label_at, period_text
from layouts.charts.words import ChartWords

MARKED_WEAK, JUDGED_WEAK = "low reliability", "weak by our rule"
"""The first is in the figures as they were loaded; the second is what judging finds."""
OPEN_FLAGS = {"estimate", "provisional", MARKED_WEAK, JUDGED_WEAK}
STEPS = {"year": 1.0, "school year": 1.0, "fiscal year": 1.0, "quarter": 0.25, "month": 1 / 12}


@dataclass(frozen=True)
class Pen:
    """What every figure of one series is written with."""

    head: IndicatorHead
    words: ChartWords
    language: str

    @property
    def counted(self) -> withheld.Counted:
        """Return whom the figures count."""
        return withheld.Counted(self.head.unit, self.head.counted_people)

    def figure(self, value: float) -> str:
        """Return a figure of this indicator as its readers write it."""
        return figure_text(value, self.head.unit, self.head.decimals, self.language)

    def span(self, lower: float | None, upper: float | None) -> str | None:
        """Return a likely range in words; None unless both ends are known."""
        if lower is None or upper is None:
            return None
        return self.words.range_text.format(lower=self.figure(lower), upper=self.figure(upper))

    def period(self, period: str) -> str:
        """Return a period of this indicator as its readers write it."""
        return period_text(period, self.head.period_type, self.language)

    def period_at(self, position: float, years: int = 1) -> str:
        """Return the label of the period that begins at a position."""
        return label_at(position, self.head.period_type, self.language, years=years)


def mark(point: Point, series: SeriesDocument, pen: Pen) -> Mark | None:
    """Return the mark of a point; None where its value is unknown or hidden.

    The likely range is the one judged (published, else computed from counts); without one, the point's own.
    """
    if point.value is None:
        return None
    judged = series.judged(point)
    lower, upper = _range(point, judged)
    return Mark(
        period=pen.period(point.period),
        position=point.position,
        value=point.value,
        text=pen.figure(point.value),
        lower=lower,
        upper=upper,
        range_text=pen.span(lower, upper),
        open=bool(OPEN_FLAGS & set(flags(point, series))),
        notes=notes(point, series, pen),
        source=pen.words.sources.get(point.source, ""),
        sample=point.sample,
        label=pen.words.marked(pen.figure(point.value), sample=point.sample),
        footnote=_footnote(point, series, pen),
    )


def _footnote(point: Point, series: SeriesDocument, pen: Pen) -> str:
    """Return what is said of a figure alone: its note and its corrections; a flag that its mark shows is none."""
    return "; ".join(notes(point, series, pen)) if point.note or point.earlier else ""


def numbers(known: Sequence[Mark]) -> dict[str, int]:
    """Return the numbers of footnotes, from 1, in the order of the table: that of the newest figure first."""
    newest_first = sorted(known, key=lambda mark: -mark.position)
    said = dict.fromkeys(mark.footnote for mark in newest_first if mark.footnote)
    return {footnote: number for number, footnote in enumerate(said, start=1)}


def flags(point: Point, series: SeriesDocument) -> tuple[str, ...]:
    """Return a point's flags, with `weak by our rule` where judging finds that it cannot be leaned on."""
    judged = series.judged(point)
    weak = judged is not None and judged.reliability not in LEANED_ON
    return (*point.flags, JUDGED_WEAK) if weak and MARKED_WEAK not in point.flags else point.flags


def notes(point: Point, series: SeriesDocument, pen: Pen) -> tuple[str, ...]:
    """Return what must be said of a point: its flags, its own note, its corrections, whether it is a sample."""
    said = [pen.words.flags.get(flag, flag) for flag in flags(point, series)]
    said += [point.note.read(pen.language)] if point.note else []
    said += [_correction(earlier, pen) for earlier in point.earlier]
    said += [pen.words.sample] if point.sample else []
    return tuple(said)


def segments(series: SeriesDocument, pen: Pen) -> tuple[tuple[Mark, ...], ...]:
    """Return the marks in the runs of `runs`, oldest first."""
    drawn = [[mark(point, series, pen) for point in run] for run in runs(series.points, pen.head.period_type)]
    found = numbers([one for run in drawn for one in run if one])
    return tuple(tuple(replace(one, number=found.get(one.footnote)) for one in run if one) for run in drawn)


def runs(points: Sequence[Point], period_type: str) -> list[list[Point]]:
    """Return the known points in runs: one ends before an unknown or missing period and before a new definition.

    Only periods of one length are in a run: two years and eight are two lines. The run with the newest point is last.
    """
    alike: dict[float, list[Point]] = {}
    for point in _in_order(points):
        alike.setdefault(spans.length(point), []).append(point)
    found = [run for own in alike.values() for run in _runs(own, usual_step(own, period_type))]
    return sorted(found, key=lambda run: (run[-1].end, run[-1].position))


def _runs(points: Sequence[Point], step: float) -> list[list[Point]]:
    found: list[list[Point]] = []
    last: Point | None = None
    for point in points:
        if point.value is not None and last and last.value is not None and _adjoin(last, point, step):
            found[-1].append(point)
        elif point.value is not None:
            found.append([point])
        last = point
    return found


def absences(series: SeriesDocument, pen: Pen) -> tuple[Absence, ...]:
    """Return every period without a figure, oldest first: those marked so, and those missing between two others."""
    return tuple(absence for absence, _ in absent(series, pen))


def absent(series: SeriesDocument, pen: Pen) -> list[tuple[Absence, Point | None]]:
    """Return every period without a figure, as `absences`, each with its point; None of one that is missing."""
    marked = [(_absence(point, pen), point) for point in series.points if point.value is None]
    years = spans.usual_years(series.points)
    missing = [
        (Absence(position, pen.period_at(position, years), pen.words.no_figure), None)
        for position in _missing(series.points, pen.head.period_type)
    ]
    return sorted([*marked, *missing], key=lambda one: one[0].position)


def breaks(series: SeriesDocument, pen: Pen) -> tuple[Break, ...]:
    """Return the breaks, each half a step before the first period that is counted differently, known or not."""
    half = usual_step(series.points, pen.head.period_type) / 2
    return tuple(
        Break(new.position - half, pen.words.series_break.format(period=pen.period(new.period)))
        for old, new in itertools.pairwise(_in_order(series.points))
        if old.definition != new.definition
    )


def usual_step(points: Sequence[Point], period_type: str) -> float:
    """Return the years from one period to the next: by the type, else the smallest step that the points take."""
    if period_type in STEPS:
        return STEPS[period_type]
    taken = [new.position - old.position for old, new in itertools.pairwise(_in_order(points))]
    return min((step for step in taken if step > 0), default=1.0)


def _in_order(points: Sequence[Point]) -> list[Point]:
    return sorted(points, key=lambda point: point.position)


def _adjoin(old: Point, new: Point, step: float) -> bool:
    # A yearly count on "the last Wednesday of January" is up to a week early or late.
    return old.definition == new.definition and new.position - old.position < 1.5 * step


def _missing(points: Sequence[Point], period_type: str) -> Iterator[float]:
    step = usual_step(points, period_type)
    for old, new in itertools.pairwise(_in_order(points)):
        for count in range(1, round((new.position - old.position) / step)):
            yield old.position + count * step


def _range(point: Point, judged: Figure | None) -> tuple[float | None, float | None]:
    if judged and judged.lower is not None and judged.upper is not None:
        return judged.lower, judged.upper
    return point.lower, point.upper


def _absence(point: Point, pen: Pen) -> Absence:
    why = withheld.reason(point, pen.counted, pen.words.withheld, pen.language)
    period = pen.period(point.period)
    if why is None:
        return Absence(point.position, period, _reason(point, pen))
    said = "; ".join([f"{pen.words.not_shown}: {why.rstrip('.')}", *publishers_note(point, pen)])
    return Absence(point.position, period, said, why)


def publishers_note(point: Point, pen: Pen) -> list[str]:
    """Return the note of a figure that its publisher hides. With ours the note goes; a withdrawal's is its reason."""
    return [point.note.read(pen.language)] if point.note and point.why is None else []


def _reason(point: Point, pen: Pen) -> str:
    said = [pen.words.flags.get(flag, flag) for flag in point.flags if flag not in {"break", "revised"}]
    said += [point.note.read(pen.language)] if point.note else []
    return "; ".join(said) or pen.words.no_figure


def _correction(earlier: Earlier, pen: Pen) -> str:
    shown = pen.words.no_figure if earlier.value is None else pen.figure(earlier.value)
    return pen.words.corrected.format(figure=shown)
