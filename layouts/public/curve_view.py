"""One view of an indicator: the verdict, marks, chart and table of one place and one group, which change together."""

from dataclasses import dataclass
from functools import cached_property

from indicators.release.documents import IndicatorDocument, SeriesDocument
from layouts.charts.description import Chart, describe
from layouts.charts.periods import period_text
from layouts.charts.svg import pair
from layouts.charts.table import Compared, Table, table
from layouts.charts.withheld import is_withheld
from layouts.charts.words import ChartWords, Heading
from layouts.language.children import to_the_target
from layouts.language.evidence import evidence
from layouts.language.marks import Mark, marks
from layouts.language.pooled import pooled_sentence
from layouts.language.reader import Words
from layouts.language.subject import Subject
from layouts.language.verdict import Verdict, verdict
from layouts.public.edition import Edition
from layouts.public.look import WHOLE, Look


@dataclass(frozen=True)
class CurveView:
    """What one place and one group show.

    Attributes:
        key: names the view in the document: `place/group`.
        chart: None when no figure is known; there is then nothing to draw.
        drawing: the chart as SVG, safe to stand in a document; empty without a chart.
        undrawn: why there is no chart; empty with one.
        pooled: the newest figure of several years taken together, where single years count too few people.
        withheld: whether somebody knows a figure that is not shown.
        people: how many people it would take to reach the target, as a calculation; None where that is not known.
        asked: how the chart is looked at, a line for each thing asked for; `part`: only some periods are shown.
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
    asked: tuple[str, ...] = ()
    part: bool = False
    undrawn: str = ""

    @property
    def footnotes(self) -> tuple[str, ...]:
        """Return what the numbers in the chart stand for, a line for each; empty where it has none."""
        return self.chart.footnotes if self.chart else ()


def view_key(place: str, group: str) -> str:
    """Return the name of a view in the document."""
    return f"{place}/{group}"


def curve_view(
    series: SeriesDocument, document: IndicatorDocument, edition: Edition, words: ChartWords, *, look: Look = WHOLE
) -> CurveView:
    """Return the view of one series of an indicator; `look`: how its chart and its table are looked at."""
    subject, seen = edition.subject(document.head, series), _Seen(series, document, edition, words, look)
    said = verdict(series.judgement, subject)
    latest = series.judgement.latest
    chart = seen.chart(said.sentence) if latest else None
    return CurveView(
        key=view_key(series.place, series.group),
        place=seen.names[0],
        group=seen.names[1],
        verdict=said,
        figure=subject.figure(latest.value) if latest else None,
        period=subject.figure_period(latest) if latest else None,
        marks=marks(series, subject).each(),
        evidence=evidence(series, subject),
        chart=chart,
        drawing=pair(chart, id_prefix="curve") if chart else "",
        table=seen.table(),
        sample=any(point.sample for point in series.points),
        withheld=any(is_withheld(point) for point in series.points),
        people=to_the_target(series, document.head, subject),
        pooled=pooled_sentence(series.judgement, subject),
        asked=seen.asked,
        part=look.part,
        undrawn="" if chart else _undrawn(subject),
    )


def _undrawn(subject: Subject) -> str:
    """Return why there is no curve: nothing that is known may be shown, or nothing is known."""
    if any(is_withheld(one) for one in subject.points):
        return subject.words.say(
            "There is no curve here: no figure is shown. The table below says why, for each period."
        )
    return subject.words.say("There is no curve here: no figure is known yet.")


@dataclass(frozen=True)
class _Seen:
    """A series as somebody looks at it, on the way to its chart and its table."""

    series: SeriesDocument
    document: IndicatorDocument
    edition: Edition
    words: ChartWords
    look: Look

    @property
    def names(self) -> tuple[Words, Words]:
        """Return the names of the place and the group."""
        return view_names(self.document, self.series.place, self.series.group, self.edition)

    @property
    def title(self) -> str:
        """Return what the chart and the table are called, with how they are looked at."""
        title = self.edition.reader.read(self.document.head.title)
        return f"{title}: {', '.join([*map(str, self.names), *self.asked])}"

    @cached_property
    def other(self) -> tuple[str, SeriesDocument] | None:
        """Return the name and the figures of the place beside; None without one."""
        found = self.look.beside(self.series, self.document)
        if found is None:
            return None
        return view_names(self.document, found.place, found.group, self.edition)[0].text, found

    @property
    def asked(self) -> tuple[str, ...]:
        """Return a line for the periods that are asked for, and one for the place beside."""
        say = self.edition.words.say
        lines = [self._periods()] if self.look.part else []
        lines += [say("%(place)s beside it", place=self.other[0])] if self.other else []
        return tuple(lines)

    def _periods(self) -> str:
        shown = [one.period for one in self.look.of(self.series).points]
        kind, language = self.document.head.period_type, self.edition.words.language
        ends = [period_text(one, kind, language) for one in (*shown[:1], *shown[-1:])]
        if not ends:
            return self.edition.words.say("no figures in these years")
        return self.edition.words.say("%(first)s to %(last)s", first=ends[0], last=ends[-1])

    def chart(self, sentence: str) -> Chart:
        """Return the chart, `sentence` its summary."""
        return describe(
            self.look.of(self.series),
            self.document.head,
            self.document.strategies,
            words=self.words,
            language=self.edition.words.language,
            heading=Heading(self.title, sentence),
            other=self.other,
            spread=self.look.ranges,
        )

    def table(self) -> Table:
        """Return the table of the same figures."""
        return table(
            self.look.of(self.series),
            self.document.head,
            words=self.words,
            language=self.edition.words.language,
            caption=self.title,
            compared=Compared(*self.other) if self.other else None,
        )


def view_names(document: IndicatorDocument, place: str, group: str, edition: Edition) -> tuple[Words, Words]:
    """Return the names of a place and a group of an indicator."""
    read = edition.reader.read
    places = {one.id: read(one.name) for one in document.places}
    groups = {one.id: read(one.name) for one in document.groups}
    return places[place], groups[group]
