"""One view of an indicator: the verdict, marks, chart and table of one place and one group, which change together."""

from dataclasses import dataclass

from indicators.release.documents import IndicatorDocument, SeriesDocument
from layouts.charts.description import Chart, describe
from layouts.charts.svg import pair
from layouts.charts.table import Table, table
from layouts.charts.withheld import is_withheld
from layouts.charts.words import ChartWords, Heading
from layouts.language.children import to_the_target
from layouts.language.evidence import evidence
from layouts.language.marks import Mark, marks
from layouts.language.pooled import pooled_sentence
from layouts.language.reader import Words
from layouts.language.verdict import Verdict, verdict
from layouts.public.edition import Edition


@dataclass(frozen=True)
class CurveView:
    """What one place and one group show.

    Attributes:
        key: names the view in the document: `place/group`.
        chart: None when no figure is known; there is then nothing to draw.
        drawing: the chart as SVG, safe to stand in a document; empty without a chart.
        pooled: the newest figure of several years taken together, where single years count too few people.
        withheld: whether somebody knows a figure that is not shown.
        people: how many people it would take to reach the target, as a calculation; None where that is not known.
    """

    key: str
    place: Words
    group: Words
    verdict: Verdict
    figure: str | None
    period: str | None
    marks: tuple[Mark, ...]
    evidence: tuple[str, ...]
    chart: Chart | None
    drawing: str
    table: Table
    sample: bool
    people: str | None = None
    withheld: bool = False
    pooled: str | None = None


def view_key(place: str, group: str) -> str:
    """Return the name of a view in the document."""
    return f"{place}/{group}"


def curve_view(series: SeriesDocument, document: IndicatorDocument, edition: Edition, words: ChartWords) -> CurveView:
    """Return the view of one series of an indicator."""
    subject = edition.subject(document.head, series)
    said = verdict(series.judgement, subject)
    place, group = view_names(document, series.place, series.group, edition)
    title = f"{edition.reader.read(document.head.title)}: {place}, {group}"
    latest = series.judgement.latest
    chart = _chart(series, document, edition, words, Heading(title, said.sentence)) if latest else None
    return CurveView(
        key=view_key(series.place, series.group),
        place=place,
        group=group,
        verdict=said,
        figure=subject.figure(latest.value) if latest else None,
        period=subject.figure_period(latest) if latest else None,
        marks=marks(series, subject).each(),
        evidence=evidence(series, subject),
        chart=chart,
        drawing=pair(chart, id_prefix="curve") if chart else "",
        table=table(series, document.head, words=words, language=edition.words.language, caption=title),
        sample=any(point.sample for point in series.points),
        withheld=any(is_withheld(point) for point in series.points),
        people=to_the_target(series, document.head, subject),
        pooled=pooled_sentence(series.judgement, subject),
    )


def view_names(document: IndicatorDocument, place: str, group: str, edition: Edition) -> tuple[Words, Words]:
    """Return the names of a place and a group of an indicator."""
    read = edition.reader.read
    places = {one.id: read(one.name) for one in document.places}
    groups = {one.id: read(one.name) for one in document.groups}
    return places[place], groups[group]


def _chart(
    series: SeriesDocument, document: IndicatorDocument, edition: Edition, words: ChartWords, heading: Heading
) -> Chart:
    return describe(
        series, document.head, document.strategies, words=words, language=edition.words.language, heading=heading
    )
