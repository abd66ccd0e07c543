"""The table twin of a chart: every figure, the target and the forecast, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indicators.release.documents import IndicatorHead, Point, SeriesDocument
from layouts.charts import marks, withheld
from layouts.charts.chart import Absence
from layouts.charts.description import headed, others, target_rule
from layouts.charts.marks import Pen
from layouts.charts.withheld import Foreign
from layouts.charts.words import ChartWords


class RowKind(StrEnum):
    """What a row tells."""

    TARGET = "target"
    FORECAST = "forecast"
    FIGURE = "figure"
    ABSENCE = "absence"
    WITHHELD = "withheld"


AHEAD = (RowKind.TARGET, RowKind.FORECAST)
"""Rows of what is ahead, beside which no other place has a figure."""


@dataclass(frozen=True)
class Row:
    """One period: `cells` are in the order of the columns, and the first is the row's own heading.

    `number`: that of the note on its figure, as it stands in the chart too. `foreign`: what in it is told in another
    language than the reader's.
    """

    kind: RowKind
    position: float
    cells: tuple[str, ...]
    number: int | None = None
    foreign: Foreign | None = None


@dataclass(frozen=True)
class Table:
    """A table that a reader may read instead of the chart.

    The rows of figures come first, then those of what is ahead; each are newest first.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def parts(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """Return the rows in their groups: `figures`, then `target`, `forecast` or, where both are, `ahead`."""
        figures = tuple(row for row in self.rows if row.kind not in AHEAD)
        ahead = tuple(row for row in self.rows if row.kind in AHEAD)
        kinds = {row.kind for row in ahead}
        name = "ahead" if len(kinds) > 1 else next(iter(kinds), RowKind.TARGET).value
        return tuple((name, rows) for name, rows in (("figures", figures), (name, ahead)) if rows)


@dataclass(frozen=True)
class Compared:
    """Another place whose figures stand in the last column."""

    name: str
    series: SeriesDocument


def table(
    series: SeriesDocument,
    head: IndicatorHead,
    *,
    words: ChartWords,
    language: str,
    caption: str,
    compared: Compared | None = None,
) -> Table:
    """Return the table of one series: period, figure, likely range, notes, the source where there are several.

    The target and where we are headed stand apart, below the figures: nobody shall take them for such. Of a place that
    is compared, the figures stand in a last column.
    """
    pen = Pen(head, words, language)
    sources = len({point.source for point in series.points}) > 1
    rows = [*_targets(series, pen), *_forecasts(series, pen), *_figures(series, pen), *_absences(series, pen)]
    columns = (words.period, words.figure, words.likely_range, words.notes, words.source)
    width = len(columns) if sources else len(columns) - 1
    rows = [replace(row, cells=row.cells[:width]) for row in rows]
    if compared is not None:
        rows = beside(rows, compared, pen, width)
    rows.sort(key=lambda row: (row.kind in AHEAD, -row.position, list(RowKind).index(row.kind)))
    return Table(caption, (*columns[:width], *([compared.name] if compared else ())), tuple(rows))


def beside(rows: Sequence[Row], compared: Compared, pen: Pen, width: int) -> list[Row]:
    """Return rows with the figure of another place in a last cell, and a row for a period that only it has."""
    told = {pen.period(point.period): point for point in compared.series.points}
    own = {row.cells[0] for row in rows if row.kind not in AHEAD}
    found = [
        replace(row, cells=(*row.cells, "" if row.kind in AHEAD else figure_cell(told.get(row.cells[0]), pen)))
        for row in rows
    ]
    for period, point in told.items():
        if period not in own:
            cells = (period, pen.words.no_figure, *[""] * (width - 2), figure_cell(point, pen))
            found.append(Row(RowKind.ABSENCE, point.position, cells))
    return found


def figure_cell(point: Point | None, pen: Pen) -> str:
    """Return a figure as a cell has it, with its flags, or why there is none."""
    if point is None:
        return pen.words.no_figure
    if point.value is None:
        return pen.words.not_shown if withheld.is_withheld(point) else pen.words.no_figure
    said = [pen.words.flags.get(flag, flag) for flag in point.flags]
    return "; ".join([pen.figure(point.value), *said])


def _targets(series: SeriesDocument, pen: Pen) -> Sequence[Row]:
    rule, target = target_rule(series, pen), series.target
    if rule is None or target is None:
        return []
    said = [pen.words.target_set_by.format(who=target.set_by.read(pen.language))]
    said += [target.reason.read(pen.language)] if target.reason else []
    said += [pen.words.sample] if target.sample else []
    cells = (rule.period, rule.text, "", _joined(said), "")
    return [Row(RowKind.TARGET, rule.position, cells, foreign=withheld.foreign_text(target.reason, pen.language))]


def _forecasts(series: SeriesDocument, pen: Pen) -> Sequence[Row]:
    forecast = headed(series, pen)
    lines = [(f"{forecast.label}, {forecast.note}", forecast.steps)] if forecast else []
    lines += [(one.label, one.steps) for one in others(series, pen)]
    return [
        Row(RowKind.FORECAST, step.position, (step.period, step.text, step.range_text, note, ""))
        for note, steps in lines
        for step in steps
    ]


def _figures(series: SeriesDocument, pen: Pen) -> Sequence[Row]:
    every = ((point, marks.mark(point, series, pen)) for point in series.points)
    drawn = [(point, mark) for point, mark in every if mark]
    numbers = marks.numbers([mark for _, mark in drawn])
    return [
        Row(
            RowKind.FIGURE,
            mark.position,
            (mark.period, mark.text, mark.range_text or "", _joined(mark.notes), _source(point, pen)),
            numbers.get(mark.footnote),
            withheld.foreign_text(point.note, pen.language),
        )
        for point, mark in drawn
    ]


def _absences(series: SeriesDocument, pen: Pen) -> Sequence[Row]:
    return [_absence(absence, point, pen) for absence, point in marks.absent(series, pen)]


def _absence(absence: Absence, point: Point | None, pen: Pen) -> Row:
    """Return the row of a period without a figure; the change of definition may come just then."""
    breaks = [pen.words.flags.get("break", "break")] if point and "break" in point.flags else []
    source = _source(point, pen) if point else ""
    if absence.withheld:
        note = marks.publishers_note(point, pen) if point else []
        why = absence.withheld[:1].upper() + absence.withheld[1:]
        told = withheld.limit(point.why, pen.words.withheld, pen.language) if point else None
        cells = (absence.period, told or pen.words.not_shown, "", _joined([*breaks, why, *note]), source)
        spoken = withheld.foreign(point, pen.language) if point else None
        return Row(RowKind.WITHHELD, absence.position, cells, foreign=spoken)
    reason = "" if absence.reason == pen.words.no_figure else absence.reason
    cells = (absence.period, pen.words.no_figure, "", _joined([*breaks, reason]), source)
    spoken = withheld.foreign_text(point.note, pen.language) if point else None
    return Row(RowKind.ABSENCE, absence.position, cells, foreign=spoken)


def _joined(parts: Sequence[str]) -> str:
    """Return notes as one; the point at the end of a sentence gives way to the semicolon."""
    said = [part for part in parts if part]
    return "; ".join([*(part.rstrip(".") for part in said[:-1]), *said[-1:]])


def _source(point: Point, pen: Pen) -> str:
    return pen.words.source_keys.get(point.source) or pen.words.sources.get(point.source, point.source)
