"""Up to four curves side by side: several measures, or several places, of one group; each with its own sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from indicators.release import NotReleased
from indicators.release.documents import IndicatorDocument, Named, SeriesDocument
from layouts.charts.chart import Chart
from layouts.charts.marks import Pen
from layouts.charts.one_scale import on_one_scale
from layouts.charts.svg import MIDDLE, pair
from layouts.charts.table import Table
from layouts.language.phrases import Phrases
from layouts.language.reader import Words
from layouts.public.chart_words import chart_words
from layouts.public.curve_view import CurveView, curve_view
from layouts.public.edition import Edition, Link
from layouts.public.shown import asked
from layouts.public.view import MOST, Compared


@dataclass(frozen=True)
class Choice:
    """One entry of a chooser."""

    id: str
    words: Words


@dataclass(frozen=True)
class Chooser:
    """One of the choosers of a kind, with what is chosen in it; empty: nothing."""

    number: int
    chosen: str


@dataclass(frozen=True)
class SideView:
    """One of the curves; without a figure there is a sentence and nothing to draw."""

    title: Link
    names: tuple[Words, ...]
    verdict: str
    drawing: str
    table: Table | None
    definition: Words
    sample: bool


@dataclass(frozen=True)
class ComparePage:
    """What the page shows; `group` is the one that is asked for; `notes` say what may and may not be compared."""

    address: str
    as_of: str | None
    indicators: tuple[Choice, ...]
    places: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    indicator_choosers: tuple[Chooser, ...]
    place_choosers: tuple[Chooser, ...]
    group: str | None
    views: tuple[SideView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Side:
    """A curve on its way to the page: its measure, its place and group by name, and its figures if there are any."""

    document: IndicatorDocument
    place: str
    group: str
    names: tuple[Words, ...]
    series: SeriesDocument | None
    view: CurveView | None


def compare_page(
    wanted: Compared, documents: Sequence[IndicatorDocument], every: Iterable[Choice], edition: Edition
) -> ComparePage:
    """Return the curves that are asked for; `every` measure can be chosen, `documents` are those that were.

    Raises:
        NotReleased: none of the measures has figures of a place or of the group that is asked for.
    """
    _check(wanted, documents)
    pairs = [(one, place or one.place) for one, place in product(documents, wanted.places or (None,))]
    places, groups = (
        _names((one.places for one in documents), edition),
        _names((one.groups for one in documents), edition),
    )
    sides = [
        _side(one, (place, group), (places[place].words, groups[group].words), edition)
        for one, place in pairs[:MOST]
        for group in (wanted.group or one.group,)
    ]
    return ComparePage(
        address=edition.addresses.today().compare(),
        as_of=edition.as_of,
        indicators=tuple(every),
        places=tuple(places.values()),
        groups=tuple(groups.values()),
        indicator_choosers=_choosers([one.head.id for one in documents]),
        place_choosers=_choosers(wanted.places),
        group=wanted.group,
        views=_views(sides, edition),
        notes=tuple(_notes(sides, len(pairs), edition.words)),
    )


def _check(wanted: Compared, documents: Sequence[IndicatorDocument]) -> None:
    places = {one.id for each in documents for one in each.places}
    groups = {one.id for each in documents for one in each.groups}
    if documents and not (set(wanted.places) <= places and (wanted.group is None or wanted.group in groups)):
        raise NotReleased("a place or a group to compare")


def _side(document: IndicatorDocument, about: tuple[str, str], names: tuple[Words, ...], edition: Edition) -> _Side:
    """Return the curve of a measure about a place and a group."""
    place, group = about
    series = document.find(place=place, group=group)
    words = chart_words(edition, document.sources)
    view = curve_view(series, document, edition, words) if series else None
    return _Side(document, place, group, names, series, view)


def _views(sides: Sequence[_Side], edition: Edition) -> tuple[SideView, ...]:
    drawn = [(side.view.chart, _pen(side, edition)) for side in sides if side.view and side.view.chart]
    charts = iter(on_one_scale(drawn))
    return tuple(
        _view(side, next(charts) if side.view and side.view.chart else None, number, edition)
        for number, side in enumerate(sides, start=1)
    )


def _pen(side: _Side, edition: Edition) -> Pen:
    return Pen(side.document.head, chart_words(edition, side.document.sources), edition.words.language)


def _view(side: _Side, chart: Chart | None, number: int, edition: Edition) -> SideView:
    document, read, view = side.document, edition.reader.read, side.view
    about = asked(document, side.place, side.group) if view else {}
    missing = edition.words.say("We can't tell: there are no figures for this place and this group together.")
    return SideView(
        title=Link(read(document.head.title), edition.addresses.indicator(document.head.id, **about)),
        names=side.names,
        verdict=view.verdict.sentence if view else missing,
        drawing=pair(chart, size=MIDDLE, id_prefix=f"side-{number}") if chart else "",
        table=view.table if view else None,
        definition=read(document.head.lay_definition),
        sample=document.head.sample or bool(view and view.sample),
    )


def _notes(sides: Sequence[_Side], asked: int, words: Phrases) -> Iterable[str]:
    """Yield what may be compared and what may not."""
    known = [side for side in sides if side.series]
    if asked > MOST:
        yield words.say("Four curves at most stand side by side; the others are left out.")
    if len(known) < 2:
        return
    if len({side.document.head.unit for side in known}) > 1:
        yield words.say(
            "Curves that count the same stand on one scale, the others on their own: compare which way they go."
        )
    else:
        yield words.say("All stand on one scale, over the same years.")
    if len({side.document.head.id for side in known}) > 1:
        yield words.say(
            "These are different measures, each counted in its own way. That two curves go together does not say why."
        )
    elif len({frozenset(point.source for point in side.series.points) for side in known if side.series}) > 1:
        yield words.say("The figures of these places come from different sources and may be counted differently.")
    if any(len({point.definition for point in side.series.points}) > 1 for side in known if side.series):
        yield words.say(
            "Where the way of counting changed, a curve is broken: what lies on either side can't be compared."
        )


def _names(every: Iterable[Iterable[Named]], edition: Edition) -> dict[str, Choice]:
    """Return the places, or the groups, of which any of the chosen measures has figures, by id."""
    return {one.id: Choice(one.id, edition.reader.read(one.name)) for each in every for one in each}


def _choosers(chosen: Sequence[str]) -> tuple[Chooser, ...]:
    filled = [*chosen, *([""] * MOST)][:MOST]
    return tuple(Chooser(number, one) for number, one in enumerate(filled, start=1))
