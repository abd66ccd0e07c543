"""The groups of one place beside each other: a sentence for each, and a table for each dimension."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.analysis.codes import Against, Reliability
from indicators.analysis.judgement import Disparity, Figure
from indicators.release.documents import GroupName, IndicatorDocument, SeriesDocument
from layouts.language.children import to_close_the_gap
from layouts.language.codes import in_words
from layouts.language.groups import DIMENSIONS, course_word, gap_text, group_sentence, parts_sentence
from layouts.language.phrases import mark
from layouts.language.reader import Words
from layouts.language.subject import SAME_POSITION, Subject
from layouts.public.edition import Edition

EVERYONE = "all"
LEAST = (Reliability.RELIABLE, Reliability.UNKNOWN)
COMPARED = (mark("To the best-placed group"), mark("To everyone"), mark("Is the gap closing?"))


@dataclass(frozen=True)
class GroupRow:
    """One group: its name, and what stands in the other columns."""

    name: Words
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """The groups of one dimension: a sentence for each that can be compared, and the table of all of them."""

    id: str
    heading: str
    sentences: tuple[str, ...]
    caption: str
    columns: tuple[str, ...]
    rows: tuple[GroupRow, ...]


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
        dimensions.append(_Dimension(kind, groups, everyone, name, document, edition).shown())
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

    def shown(self) -> Dimension:
        """Return what is shown of them."""
        say = self.edition.words.say
        heading = in_words(self.kind, DIMENSIONS, self.edition.words)
        compared = any(_gaps(series) for _, series in self.groups)
        columns = (mark("Group"), mark("Figure"), mark("Likely range"), *(COMPARED if compared else ()))
        title = self.edition.reader.read(self.document.head.title)
        return Dimension(
            id=self.kind,
            heading=heading,
            sentences=tuple(self._sentences()),
            caption=f"{title}: {self.place}. {heading}",
            columns=tuple(say(one) for one in columns),
            rows=tuple(self._row(group, series, compared=compared) for group, series in self.groups),
        )

    def _sentences(self) -> list[str]:
        read, head = self.edition.reader.read, self.document.head
        names = {one.id: read(one.name).text for one in self.document.groups}
        said = []
        for group, series in self.groups:
            gaps, subject = _gaps(series), self.edition.subject(head, series)
            if not gaps:
                continue
            neither = head.better == "neither"
            told = [group_sentence(names[group.id], gaps, names, subject, neither=neither)]
            best = gaps.get(Against.BEST)
            children = to_close_the_gap(best, series, head, subject) if best else None
            said.append(" ".join([*told, *([children] if children else [])]))
        return [*said, *self._parts()]

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
            self.edition.reader.read(group.name), (_figure(latest, subject), _range(latest, subject), *more)
        )

    def _compared(self, series: SeriesDocument, subject: Subject) -> tuple[str, ...]:
        gaps, say = _gaps(series), subject.words.say
        best, total = gaps.get(Against.BEST), gaps.get(Against.TOTAL)
        told = gaps.get(Against.BEST) or total
        latest = series.judgement.latest
        if best is None and any(_is_best(each, series.group) for _, each in self.groups):
            first = say("best placed")
        else:
            first = _gap(best, latest, subject)
        return first, _gap(total, latest, subject), course_word(told.course, subject.words) if told else ""


def _gaps(series: SeriesDocument) -> dict[Against, Disparity]:
    return {one.against: one for one in series.judgement.disparities}


def _is_best(other: SeriesDocument, group: str) -> bool:
    best = _gaps(other).get(Against.BEST)
    return best is not None and best.reference == group


def _figure(latest: Figure | None, subject: Subject) -> str:
    """Return the latest figure with its period, and the word for one that cannot be leaned on."""
    if latest is None:
        return subject.words.say("not known")
    said = mark("%(figure)s (%(period)s)") if latest.reliability in LEAST else mark("%(figure)s (%(period)s), weak")
    return subject.words.say(said, figure=subject.figure(latest.value), period=subject.period(latest.position))


def _range(latest: Figure | None, subject: Subject) -> str:
    if latest is None or latest.lower is None or latest.upper is None:
        return subject.words.say("not known")
    return subject.words.say(
        "%(began)s to %(ended)s", began=subject.figure(latest.lower), ended=subject.figure(latest.upper)
    )


def _gap(gap: Disparity | None, latest: Figure | None, subject: Subject) -> str:
    """Return a gap, with its period where that is not the latest of the group."""
    if gap is None:
        return subject.words.say("not compared")
    written = gap_text(gap, subject)
    if latest is not None and abs(latest.position - gap.position) < SAME_POSITION:
        return written
    return subject.words.say("%(gap)s in %(period)s", gap=written, period=subject.period(gap.position))
