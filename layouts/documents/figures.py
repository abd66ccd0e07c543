"""The figures of an indicator as one table: a row for each that is released, and for each that is hidden, why."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from indicators.release.documents import IndicatorDocument, Point, SeriesDocument
from layouts.charts.marks import flags
from layouts.charts.withheld import OURS, PUBLISHERS, WITHDRAWN, Counted, is_withheld, reason
from layouts.documents.handout import Handout
from layouts.language.phrases import mark
from layouts.language.withheld import withheld_words


@dataclass(frozen=True)
class FigureRow:
    """One figure, or a period of which none may be shown. The names of the columns are the same in every language."""

    indicator: Annotated[str, mark("Id of the measure; it never changes.")]
    indicator_title: Annotated[str, mark("What is measured.")]
    place: Annotated[str, mark("Id of the place.")]
    place_name: Annotated[str, mark("Name of the place.")]
    group: Annotated[str, mark("Id of the group of people.")]
    group_name: Annotated[str, mark("Name of the group of people.")]
    dimension: Annotated[str, mark("By what people are grouped.")]
    period: Annotated[str, mark("The period as its publisher writes it: 2014, 2013-14, 2010-2014.")]
    starts: Annotated[dt.date, mark("First day of the period.")]
    ends: Annotated[dt.date, mark("Last day of the period.")]
    value: Annotated[
        float | None, mark("The figure, unrounded; a percentage is 0 to 100. Empty: unknown or not shown.")
    ]
    unit: Annotated[str, mark("What the figure counts: percent, people, dollars, per 1000, index and so on.")]
    lower: Annotated[float | None, mark("Lower end of the likely range.")]
    upper: Annotated[float | None, mark("Upper end of the likely range.")]
    numerator: Annotated[float | None, mark("How many were counted.")]
    denominator: Annotated[float | None, mark("Out of how many.")]
    flags: Annotated[tuple[str, ...], mark("Marks of the figure; several are parted by semicolons.")]
    note: Annotated[str | None, mark("Note on this one figure.")]
    reason: Annotated[str | None, mark("Why the figure is not shown, as a code; empty where it is shown or not known.")]
    reason_text: Annotated[str | None, mark("The same in words.")]
    source: Annotated[str, mark("Id of the source.")]
    definition: Annotated[int, mark("Which way of counting: figures with different numbers must not be compared.")]
    sample: Annotated[bool, mark("Whether the figure was invented to show what a site could look like.")]
    release: Annotated[int, mark("Number of the update that the figure was taken from.")]
    released_on: Annotated[dt.date, mark("Day of that update.")]


@dataclass(frozen=True)
class Part:
    """Which figures are asked for; None asks for all.

    `since`, `until`: a year, a month or a day, `2014`, `2014-07`, `2014-07-01`: every period that touches that time.
    """

    place: str | None = None
    group: str | None = None
    since: str | None = None
    until: str | None = None

    def holds(self, series: SeriesDocument) -> bool:
        """Tell whether the place and the group of a series are asked for."""
        return self.place in (None, series.place) and self.group in (None, series.group)

    def touches(self, point: Point) -> bool:
        """Tell whether the period of a figure touches the time asked for."""
        begun = self.until is None or point.starts[: len(self.until)] <= self.until
        return begun and (self.since is None or point.ends[: len(self.since)] >= self.since)


WHOLE = Part()


def figures(document: IndicatorDocument, handout: Handout, part: Part = WHOLE) -> Iterator[FigureRow]:
    """Yield the figures of an indicator, series by series, oldest first; nothing where there is none."""
    return map(row_maker(document, handout), points(document, part))


def points(document: IndicatorDocument, part: Part = WHOLE) -> list[tuple[SeriesDocument, Point]]:
    """Return which figures are asked for, each with its series, in the order of `figures`."""
    return [(one, point) for one in document.series if part.holds(one) for point in one.points if part.touches(point)]


def row_maker(document: IndicatorDocument, handout: Handout) -> Callable[[tuple[SeriesDocument, Point]], FigureRow]:
    """Return what makes the row of a figure: who needs few of many rows makes few."""
    said = withheld_words(handout.words)
    places = {one.id: handout.read(one.name) for one in document.places}
    groups = {one.id: (handout.read(one.name), one.dimension) for one in document.groups}

    def row(asked: tuple[SeriesDocument, Point]) -> FigureRow:
        series, point = asked
        return _row(document, series, point, (places[series.place], *groups[series.group]), said, handout)

    return row


def why(point: Point) -> str | None:
    """Return the code of the reason why a figure is not shown; None where it is shown, or nobody knows it."""
    if not is_withheld(point):
        return None
    return point.why.reason if point.why else next(one for one in (WITHDRAWN, PUBLISHERS, OURS) if one in point.flags)


def _row(
    document: IndicatorDocument,
    series: SeriesDocument,
    point: Point,
    names: tuple[str, str, str],
    said: dict[str, str],
    handout: Handout,
) -> FigureRow:
    head, (place, group, dimension) = document.head, names
    lower, upper = _range(series, point)
    return FigureRow(
        indicator=head.id,
        indicator_title=handout.read(head.title),
        place=series.place,
        place_name=place,
        group=series.group,
        group_name=group,
        dimension=dimension,
        period=point.period,
        starts=dt.date.fromisoformat(point.starts),
        ends=dt.date.fromisoformat(point.ends),
        value=point.value,
        unit=head.unit,
        lower=lower,
        upper=upper,
        numerator=point.numerator,
        denominator=point.denominator,
        flags=flags(point, series),
        note=_note(point, handout),
        reason=why(point),
        reason_text=reason(point, Counted(head.unit, head.counted_people), said, handout.words.language),
        source=point.source,
        definition=point.definition,
        sample=point.sample,
        release=handout.number,
        released_on=handout.released_on,
    )


def _range(series: SeriesDocument, point: Point) -> tuple[float | None, float | None]:
    """Return the likely range as the pages tell it: what was judged of the figure, else what its publisher says."""
    judged = series.judged(point)
    if judged and judged.lower is not None and judged.upper is not None:
        return judged.lower, judged.upper
    return point.lower, point.upper


def _note(point: Point, handout: Handout) -> str | None:
    """Return the note on a figure; that of a withdrawn one is its reason, and stands with that."""
    return None if WITHDRAWN in point.flags else handout.maybe(point.note)
