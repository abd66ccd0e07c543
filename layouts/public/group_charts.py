"""The groups of a dimension as drawings: each by itself over everyone, the gap period by period, and their table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.release.documents import GroupName, IndicatorDocument, SeriesDocument
from layouts.charts import many
from layouts.charts.drawing.gaps import gap_pair
from layouts.charts.drawing.panels import panel
from layouts.charts.withheld import is_withheld
from layouts.language.phrases import mark
from layouts.language.reader import Words
from layouts.public.chart_words import chart_words
from layouts.public.edition import Edition

READING = mark(
    "Each dot is a group. A line joins the lowest and the highest of each year: its length is the gap. The large dot "
    "is the best-placed group, the short bar everyone. Hollow dots are weak figures or estimates."
)

NOT_SHOWN, NO_FIGURE = mark("not shown"), mark("no figure")


@dataclass(frozen=True)
class GroupPanel:
    """One group by itself: its newest figure with its period, in words, or that there is none, and its drawing."""

    name: Words
    newest: str
    drawing: str


@dataclass(frozen=True)
class GroupCharts:
    """What is drawn of a dimension, and the table that says the same.

    Attributes:
        panels: each group on one scale; empty where no group has figures enough.
        total: whether everyone is drawn behind each.
        gaps: the gap over time as SVG; empty where groups are not compared, or in fewer than two periods.
        columns, rows: every figure of every group; both are empty where nothing is drawn.
    """

    panels: tuple[GroupPanel, ...]
    total: bool
    gaps: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Drawn:
    """The groups of a dimension and place, and what their drawings are called.

    Attributes:
        key: makes ids unique in a page.
        best: id of the best-placed group; None where there is none, and where groups are not compared at all.
        compared: whether groups are held against each other.
    """

    key: str
    title: str
    groups: Sequence[tuple[GroupName, SeriesDocument]]
    everyone: SeriesDocument | None
    best: str | None
    compared: bool


def group_charts(drawn: Drawn, document: IndicatorDocument, edition: Edition) -> GroupCharts:
    """Return the drawings of a dimension."""
    read, say = edition.reader.read, edition.words.say
    named = {group.id: read(group.name) for group, _ in drawn.groups}
    groups = many.Groups(
        document.head,
        chart_words(edition, document.sources),
        edition.words.language,
        {named[group.id].text: series for group, series in drawn.groups},
        drawn.everyone,
    )
    each, best = many.panels(groups), named[drawn.best].text if drawn.best else None
    gap = many.gaps(groups, best=best, title=drawn.title, summary=say(READING)) if drawn.compared else None
    columns, rows = many.figures(groups, say("Everyone")) if each or gap else ((), ())
    return GroupCharts(
        panels=tuple(_panels(drawn, list(named.values()), each, edition)) if each else (),
        total=bool(each and each.total),
        gaps=gap_pair(gap, id_prefix=drawn.key) if gap else "",
        columns=columns,
        rows=rows,
    )


def _panels(drawn: Drawn, names: Sequence[Words], each: many.Panels, edition: Edition) -> Iterator[GroupPanel]:
    for one, name, (_, series) in zip(each.panels, names, drawn.groups, strict=True):
        yield GroupPanel(name, _newest(one, series, edition), panel(one, each))


def _newest(one: many.Panel, series: SeriesDocument, edition: Edition) -> str:
    """Return the newest figure of a group with its period; without one, whether anybody knows any."""
    if one.newest:
        return f"{one.newest.text} ({one.newest.period})"
    return edition.words.say(NOT_SHOWN if any(map(is_withheld, series.points)) else NO_FIGURE)
