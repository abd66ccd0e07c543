"""The places of an indicator on a map: for each group, the figures of one period where they belong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.analysis.codes import LEANED_ON
from indicators.release.documents import IndicatorDocument, Point, SeriesDocument
from indicators.release.mapped import MapDocument, MappedPlace
from layouts.charts.maps.description import Area, Fill, steps
from layouts.charts.maps.drawing import area_map
from layouts.charts.maps.squares import Square, laid
from layouts.charts.numbers import figure_text
from layouts.charts.periods import period_text
from layouts.charts.withheld import is_withheld
from layouts.language.phrases import mark
from layouts.language.reader import Words
from layouts.language.subject import marked
from layouts.public.edition import Edition, Link
from layouts.public.look import COUNTS

DARKER = mark("The darker a place, the larger its figure.")
NOT_COMPARED = mark(
    "These are numbers of people: a larger place has larger numbers, so that the places are not compared by color."
)


@dataclass(frozen=True)
class MapEntry:
    """A place beside the map, and as a square: its figure in words, how it is drawn, and where its square lies."""

    link: Link
    told: str
    fill: str
    step: int | None
    square: Square


@dataclass(frozen=True)
class MapView:
    """The map of one group: its period and what its colours tell; `drawing` is empty where there is no boundary.

    `boundaries`: where they can be taken away.
    """

    group: str
    lines: tuple[str, ...]
    drawing: str
    entries: tuple[MapEntry, ...]
    boundaries: str = ""


def map_views(document: IndicatorDocument, places: MapDocument | None, edition: Edition) -> Mapping[str, MapView]:
    """Return the map of each group that has a figure somewhere; none where the release has no map."""
    if places is None:
        return {}
    made = (_Mapped(one.id, document, places, edition).view() for one in document.groups)
    return {one.group: one for one in made if one is not None}


@dataclass(frozen=True)
class _Placed:
    """A place on the way to the map: what is known of it in the period that is shown."""

    place: MappedPlace
    fill: Fill
    told: str
    figure: str = ""
    value: float | None = None


@dataclass(frozen=True)
class _Mapped:
    """One group of an indicator, on the way to its map."""

    group: str
    document: IndicatorDocument
    places: MapDocument
    edition: Edition

    def view(self) -> MapView | None:
        """Return the map; None where no place has a figure, known or hidden."""
        period = self._period()
        if period is None:
            return None
        placed = list(self._placed(period))
        stepped = self._steps(placed)
        areas = [self._area(one, stepped.get(one.place.place.id)) for one in placed if one.place.outline]
        title = self.edition.reader.read(self.document.head.title)
        kind, language = self.document.head.period_type, self.edition.words.language
        lines = (period_text(period, kind, language), *self._about_colours(stepped))
        drawing = area_map(areas, title=f"{title}, {lines[0]}")
        return MapView(self.group, lines, drawing, self._entries(placed, stepped), self.edition.addresses.boundaries())

    def _series(self) -> dict[str, SeriesDocument]:
        return {one.place: one for one in self.document.series if one.group == self.group}

    def _period(self) -> str | None:
        """Return the newest period of the first place that shows a figure, or else hides one; None without any.

        The place that the indicator shows first comes before the others.
        """
        ordered = sorted(self._series().values(), key=lambda one: one.place != self.document.place)
        each = ([point for point in one.points if counts(point)] for counts in (_is_known, _is_told) for one in ordered)
        found = next(filter(None, each), None)
        return max(found, key=lambda point: (point.ends, point.starts)).period if found else None

    def _placed(self, period: str) -> Iterator[_Placed]:
        """Yield the places with a figure of the period, then those where it could be but is not."""
        there = self._series()
        points = {key: next((one for one in s.points if one.period == period), None) for key, s in there.items()}
        told = {key for key, point in points.items() if point is not None and _is_told(point)}
        drawn: set[str] = set(told)
        around = {larger for one in self.places.places if one.place.id in told for larger in one.within}
        for one in self.places.places:
            key = one.place.id
            point = points.get(key)
            if point is not None and key in told:
                placed = self._told(one, point, there[key])
                yield self._around(placed) if key in around else placed
            elif key not in around and self._is_expected(one, drawn):
                drawn.add(key)
                yield self._unknown(one, told)

    def _is_expected(self, one: MappedPlace, drawn: set[str]) -> bool:
        """Tell whether a place without a figure is drawn too: it is asked about, and its boundary is not shown yet."""
        asked = any(one.place.id == place.id for place in self.edition.released.site.places)
        return asked and bool(one.outline) and not drawn.intersection(one.alike)

    def _told(self, one: MappedPlace, point: Point, series: SeriesDocument) -> _Placed:
        head, say = self.document.head, self.edition.words.say
        subject = self.edition.subject(head, series)
        if point.value is None:
            why = subject.why([point])
            return _Placed(one, Fill.HIDDEN, say("not shown (%(reasons)s)", reasons=why), say("not shown"))
        figure = figure_text(point.value, head.unit, head.decimals, self.edition.words.language)
        judged, told = series.judged(point), subject.figure(point.value)
        if judged and judged.reliability not in LEANED_ON:
            told = say("%(figure)s, weak", figure=told)
        return _Placed(one, Fill.KNOWN, marked(told, subject, sample=point.sample), figure, point.value)

    def _around(self, placed: _Placed) -> _Placed:
        told = self.edition.words.say(
            "%(figure)s (a larger place, around others that have a figure)", figure=placed.told
        )
        return replace(placed, fill=Fill.AROUND, told=told)

    def _unknown(self, one: MappedPlace, told: set[str]) -> _Placed:
        """Return a place without a figure; within one that has it, nothing is said of it alone."""
        if told.intersection(one.within) - self._farther(told):
            return _Placed(one, Fill.INNER, "")
        none = self.edition.words.say("no figure")
        return _Placed(one, Fill.UNKNOWN, none, none)

    def _farther(self, told: set[str]) -> set[str]:
        """Return the places with a figure around others that have one: what is known of them is not of each within."""
        return {larger for one in self.places.places if one.place.id in told for larger in one.within}

    def _steps(self, placed: Sequence[_Placed]) -> dict[str, int]:
        if self.document.head.unit == COUNTS:
            return {}
        known = [(one.place.place.id, one.value) for one in placed if one.fill is Fill.KNOWN and one.value is not None]
        return dict(zip((key for key, _ in known), steps([value for _, value in known]), strict=True))

    def _about_colours(self, stepped: Mapping[str, int]) -> tuple[str, ...]:
        say = self.edition.words.say
        if self.document.head.unit == COUNTS:
            return (say(NOT_COMPARED),)
        return (say(DARKER),) if len(set(stepped.values())) > 1 else ()

    def _area(self, one: _Placed, step: int | None) -> Area:
        place = one.place
        name = self._name(place).text
        at = place.at or place.outline[0][0][0]
        said = f"{name}: {one.told}"
        return Area(name, place.outline, at, place.room, one.fill, one.figure, step, self._address(one), said)

    def _entries(self, placed: Sequence[_Placed], stepped: Mapping[str, int]) -> tuple[MapEntry, ...]:
        """Return the places beside the map; as squares they lie about as on it, those around the others below."""
        listed = [one for one in placed if one.fill is not Fill.INNER]
        squares = _squares(listed)
        return tuple(
            MapEntry(
                Link(self._name(one.place), self._address(one)),
                one.told,
                one.fill.value,
                stepped.get(one.place.place.id),
                squares[one.place.place.id],
            )
            for one in sorted(listed, key=lambda one: one.fill is Fill.AROUND)
        )

    def _name(self, one: MappedPlace) -> Words:
        return self.edition.reader.read(one.place.name)

    def _address(self, one: _Placed) -> str:
        """Return where a place leads: to its view of the indicator, or where it has none, to how it is doing."""
        where, key = self.edition.addresses, one.place.place.id
        if one.fill is Fill.UNKNOWN and key not in self._series():
            return where.home(place=key)
        return where.indicator(self.document.head.id, place=key, group=self.group)


def _squares(listed: Sequence[_Placed]) -> dict[str, Square]:
    """Return the square of each place; larger ones, and those that lie nobody knows where, come below."""
    lying = {one.place.place.id: one.place.at for one in listed if one.place.at and one.fill is not Fill.AROUND}
    squares = laid(lying)
    wide, high = (max((square[axis] for square in squares.values()), default=least) for axis, least in ((0, 3), (1, 0)))
    others = [one.place.place.id for one in listed if one.place.place.id not in squares]
    return squares | {key: (at % wide + 1, high + at // wide + 1) for at, key in enumerate(others)}


def _is_known(point: Point) -> bool:
    """Tell whether a figure is shown."""
    return point.value is not None


def _is_told(point: Point) -> bool:
    """Tell whether a figure is known to somebody, shown or not."""
    return point.value is not None or is_withheld(point)
