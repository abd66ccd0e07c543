"""The groups of one place beside each other: a sentence for each, and a table for each dimension."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.analysis.codes import Against, Better
from indicators.analysis.judgement import Disparity
from indicators.release.documents import GroupName, IndicatorDocument, Remainder, SeriesDocument
from layouts.language.apart import apart_line
from layouts.language.children import to_close_the_gap
from layouts.language.groups import (
    course_sentence,
    dimension_heading,
    gap_word,
    group_sentence,
    parts_sentence,
    places_sentence,
)
from layouts.language.phrases import mark
from layouts.language.pooled import pooled_sentence
from layouts.language.reader import Words
from layouts.language.subject import Subject
from layouts.public.edition import Edition
from layouts.public.group_cells import NOT_COMPARED, figure_cell, gap_cell, range_cell
from layouts.public.group_charts import Drawn, GroupCharts, group_charts

EVERYONE = "all"
BEST = mark("best placed")
COMPARED = (mark("To the best-placed group"), mark("To everyone"), mark("Is the gap closing?"))


@dataclass(frozen=True)
class GroupRow:
    """One group: its name, and what stands in the other columns."""

    name: Words
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """The groups of one dimension: a sentence for each that can be compared, and the table of all of them.

    `details`: the differences and ratios behind the sentences, with their likely ranges. `charts`: all years, drawn.
    """

    id: str
    heading: str
    sentences: tuple[str, ...]
    details: tuple[str, ...]
    caption: str
    columns: tuple[str, ...]
    rows: tuple[GroupRow, ...]
    charts: GroupCharts


@dataclass(frozen=True)
class GroupsView:
    """The groups of one place; `counts`: numbers of people, which are not compared."""

    place: str
    name: Words
    counts: bool
    dimensions: tuple[Dimension, ...]


def groups_views(document: IndicatorDocument, edition: Edition) -> tuple[GroupsView, ...]:
    """Return the groups of every place of an indicator; a place that has figures of everyone alone has no dimension."""
    return tuple(_view(place.id, edition.reader.read(place.name), document, edition) for place in document.places)


def _view(place: str, name: Words, document: IndicatorDocument, edition: Edition) -> GroupsView:
    there = {one.group: one for one in document.series if one.place == place}
    named = [one for one in document.groups if one.id in there]
    kinds = dict.fromkeys(one.dimension for one in named if one.dimension != EVERYONE)
    everyone = next((there[one.id] for one in named if one.dimension == EVERYONE), None)
    dimensions = []
    for kind in kinds:
        groups = [(one, there[one.id]) for one in named if one.dimension == kind]
        dimensions.append(_Dimension(kind, groups, everyone, name, document, edition, f"gap-{place}-{kind}").shown())
    return GroupsView(place, name, document.head.unit == "people", tuple(dimensions))


@dataclass(frozen=True)
class _Dimension:
    """The groups of one dimension and place with their series, on the way to what is shown."""

    kind: str
    groups: Sequence[tuple[GroupName, SeriesDocument]]
    everyone: SeriesDocument | None
    place: Words
    document: IndicatorDocument
    edition: Edition
    key: str

    def shown(self) -> Dimension:
        """Return what is shown of them."""
        say = self.edition.words.say
        read, title = self.edition.reader.read, self.edition.reader.read(self.document.head.title)
        heading = dimension_heading(self.kind, [read(group.name).text for group, _ in self.groups], self.edition.words)
        compared = any(_gaps(series) for _, series in self.groups)
        caption = f"{title}: {self.place}. {heading}"
        best = next((group.id for group, _ in self.groups if self._is_best(group.id)), None)
        drawn = Drawn(self.key, caption, self.groups, self.everyone, best, compared)
        columns = (mark("Group"), mark("Figure"), mark("Likely range"), *(self._compared_with() if compared else ()))
        return Dimension(
            id=self.kind,
            heading=heading,
            sentences=tuple(self._sentences()),
            details=tuple(self._details()),
            caption=caption,
            columns=tuple(say(one) for one in columns),
            rows=tuple(self._row(group, series, compared=compared) for group, series in self.groups),
            charts=group_charts(drawn, self.document, self.edition),
        )

    def _compared_with(self) -> Sequence[str]:
        """Return the headings of what groups are compared with: one alone has no better-placed group beside it."""
        return COMPARED if len(self.groups) > 1 else COMPARED[1:]

    def _sentences(self) -> list[str]:
        """Return a sentence for each group that is compared; what holds of all their gaps is said once, at the end."""
        told = [(gaps, series) for _, series in self.groups if (gaps := _gaps(series))]
        courses = [self._course(gaps, series) for gaps, series in told]
        alike = len(courses) > 1 and len(set(courses)) == 1
        said = [
            " ".join(
                filter(None, (self._beside(gaps, series), None if alike else course, self._children(gaps, series)))
            )
            for (gaps, series), course in zip(told, courses, strict=True)
        ]
        return [*said, *(courses[:1] if alike else []), *self._pooled(), *self._together(), *self._parts()]

    def _details(self) -> Iterator[str]:
        """Yield the difference and the ratio of each group to each that it is held against."""
        names, head = self._names(), self.document.head
        for _, series in self.groups:
            for gap in _gaps(series).values():
                subject = self.edition.subject(head, series)
                yield apart_line(names[series.group], gap, names, subject, neither=head.better == "neither")

    def _beside(self, gaps: Mapping[Against, Disparity], series: SeriesDocument) -> str:
        head, words, names = self.document.head, self.edition.words, self._names()
        name = names[series.group]
        if self._is_best(series.group):
            name = words.say("%(group)s (best placed)", group=name)
        neither = head.better == "neither"
        return group_sentence(name, gaps, names, self.edition.subject(head, series), neither=neither)

    def _names(self) -> dict[str, str]:
        return {one.id: self.edition.reader.read(one.name).text for one in self.document.groups}

    def _course(self, gaps: Mapping[Against, Disparity], series: SeriesDocument) -> str:
        head, gap = self.document.head, _told(gaps)
        subject, name = self.edition.subject(head, series), self._names()[series.group]
        return places_sentence(gap, name, subject, better=Better(head.better)) or course_sentence(gap.course, subject)

    def _children(self, gaps: Mapping[Against, Disparity], series: SeriesDocument) -> str | None:
        """Return how many people would close the gap that is told, where those counted are known."""
        head = self.document.head
        return to_close_the_gap(_told(gaps), series, head, self.edition.subject(head, series))

    def _pooled(self) -> list[str]:
        """Return the figure of several years of each group whose single years are too small."""
        read, subject, head = self.edition.reader.read, self.edition.subject, self.document.head
        each = (pooled_sentence(one.judgement, subject(head, one), read(group.name).text) for group, one in self.groups)
        return [said for said in each if said]

    def _together(self) -> list[str]:
        """Return the figure of everyone who is in none of the groups shown, where hidden ones are told together."""
        place = self.groups[0][1].place
        return [
            self._remainder(one, self.everyone)
            for one in self.document.remainders
            if (one.place, one.dimension) == (place, self.kind) and self.everyone is not None
        ]

    def _remainder(self, one: Remainder, everyone: SeriesDocument) -> str:
        read, subject = self.edition.reader.read, self.edition.subject(self.document.head, everyone)
        return self.edition.words.say(
            "%(name)s: %(figure)s (%(period)s), of everyone who is in none of the groups shown; not shown alone: "
            "%(groups)s.",
            name=read(one.name).text,
            figure=subject.figure(one.value),
            period=subject.period(one.position, one.end),
            groups=", ".join(read(group).text for group in one.groups),
        )

    def _is_best(self, group: str) -> bool:
        """Whether others are held against this group as the best-placed one, and it against none."""
        against = [_gaps(series).get(Against.BEST) for _, series in self.groups]
        own = next(_gaps(series).get(Against.BEST) for one, series in self.groups if one.id == group)
        return own is None and any(gap is not None and gap.reference == group for gap in against)

    def _parts(self) -> list[str]:
        if self.everyone is None:
            return []
        subject = self.edition.subject(self.document.head, self.everyone)
        checks = (one for one in self.everyone.judgement.parts if one.dimension == self.kind)
        return [said for said in (parts_sentence(one, subject) for one in checks) if said]

    def _row(self, group: GroupName, series: SeriesDocument, *, compared: bool) -> GroupRow:
        subject, latest = self.edition.subject(self.document.head, series), series.judgement.latest
        more = self._compared(series, subject) if compared else ()
        return GroupRow(
            self.edition.reader.read(group.name), (figure_cell(latest, subject), range_cell(latest, subject), *more)
        )

    def _compared(self, series: SeriesDocument, subject: Subject) -> tuple[str, ...]:
        gaps, latest, words = _gaps(series), series.judgement.latest, subject.words
        closing = gap_word(_told(gaps), words) if gaps else words.say(NOT_COMPARED)
        to_all = gap_cell(gaps.get(Against.TOTAL), latest, subject)
        if len(self.groups) == 1:
            return to_all, closing
        best = words.say(BEST) if self._is_best(series.group) else gap_cell(gaps.get(Against.BEST), latest, subject)
        return best, to_all, closing


def _gaps(series: SeriesDocument) -> dict[Against, Disparity]:
    return {one.against: one for one in series.judgement.disparities}


def _told(gaps: Mapping[Against, Disparity]) -> Disparity:
    """Return the gap that is told in a sentence: to the best-placed group, else to everyone."""
    return gaps.get(Against.BEST) or gaps[Against.TOTAL]
