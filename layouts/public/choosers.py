"""The choosers of an indicator's page: forms that work without script and say beforehand where there is no figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.release.documents import IndicatorDocument, PastRelease, Point, SeriesDocument
from layouts.charts.periods import period_text
from layouts.language.amounts import day_text
from layouts.language.reader import Words
from layouts.public.edition import Edition
from layouts.public.look import compares
from layouts.public.view import COMPARE, DAY, SINCE, UNTIL, View

CALENDAR = ("month", "quarter", "day")
"""Kinds of periods of which there are so many that years are chosen."""


@dataclass(frozen=True)
class Choice:
    """One choice; `missing`: no figure for it together with what else is chosen; `shown`: it is there already."""

    id: str
    words: Words
    chosen: bool
    missing: bool = False
    shown: bool = False


@dataclass(frozen=True)
class Chooser:
    """A further chooser: the name in the address, what it is called, and its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Choosers:
    """What can be chosen; a chooser with a single choice is left empty.

    Attributes:
        more: how the chart is looked at, and as of which day.
        ranges: whether likely ranges are drawn; None where none is known.
        asked: what is asked for besides place and group, by its name in the address.
    """

    address: str
    places: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    more: tuple[Chooser, ...]
    ranges: bool | None
    asked: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        """Whether there is a place or a group to choose."""
        return bool(self.places or self.groups)

    @property
    def opened(self) -> bool:
        """Return whether any further choice is made."""
        return bool(self.asked)

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Return the place and the group that are chosen, by their names in the address."""
        both = (("place", self.places), ("group", self.groups))
        return tuple((name, one.id) for name, choices in both for one in choices if one.chosen)


def choosers(
    document: IndicatorDocument,
    edition: Edition,
    *,
    place: str,
    group: str,
    view: View | None = None,
    past: Sequence[PastRelease] = (),
) -> Choosers:
    """Return the choosers of an indicator's page, `place` and `group` chosen, and what else `view` asks for."""
    wanted, known = view or View(), {(one.place, one.group) for one in document.series}
    read, days = edition.reader.read, {DAY: edition.as_of} if edition.as_of else {}
    places = tuple(
        Choice(one.id, read(one.name), one.id == place, (one.id, group) not in known) for one in document.places
    )
    groups = tuple(
        Choice(one.id, read(one.name), one.id == group, (place, one.id) not in known) for one in document.groups
    )
    more = (
        _beside(document, edition, wanted, place, group),
        *_periods(document, edition, wanted),
        _days(past, edition),
    )
    return Choosers(
        address=edition.addresses.today().indicator(document.head.id),
        places=places if len(places) > 1 else (),
        groups=groups if len(groups) > 1 else (),
        more=tuple(one for one in more if sum(not each.shown for each in one.choices) > 1),
        ranges=wanted.ranges if any(_is_ranged(one) for one in document.series) else None,
        asked=tuple({**wanted.asked, **days}.items()),
    )


def _is_ranged(series: SeriesDocument) -> bool:
    """Tell whether any figure of a series has a likely range."""
    judged = (one.lower for one in series.judgement.figures)
    return any(lower is not None for lower in (*judged, *(one.lower for one in series.points)))


def _beside(document: IndicatorDocument, edition: Edition, view: View, place: str, group: str) -> Chooser:
    """Return the places that can be drawn beside; the one that is shown is put away, until another is."""
    say, read = edition.words.say, edition.reader.read
    known = {(one.place, one.group) for one in document.series}
    choices = (
        Choice(one.id, read(one.name), one.id == view.compare != place, (one.id, group) not in known, one.id == place)
        for one in (document.places if compares(document) else ())
    )
    nothing = Choice("", edition.reader.own(say("No other place")), chosen=not view.compare)
    return Chooser(COMPARE, say("Beside it"), (nothing, *choices))


def _periods(document: IndicatorDocument, edition: Edition, view: View) -> tuple[Chooser, Chooser]:
    """Return where the periods that are shown begin, and where they end."""
    say, own = edition.words.say, edition.reader.own
    first, last = own(say("The first")), own(say("The newest"))
    spans = _spans(document, edition)
    since, until = view.asked.get(SINCE), view.asked.get(UNTIL)
    begins = (Choice(start, own(label), start == since) for label, start, _ in spans)
    ends = (Choice(end, own(label), end == until) for label, _, end in reversed(spans))
    return (
        Chooser(SINCE, say("From"), (Choice("", first, since is None), *begins)),
        Chooser(UNTIL, say("To"), (Choice("", last, until is None), *ends)),
    )


def _spans(document: IndicatorDocument, edition: Edition) -> list[tuple[str, str, str]]:
    """Return every period of an indicator, oldest first: its label, its first day and its last as addresses have them.

    Of months, quarters and days it is every year.
    """
    kind, language = document.head.period_type, edition.words.language
    points = sorted(
        (one for series in document.series for one in series.points), key=lambda one: (one.starts, one.ends)
    )
    if kind in CALENDAR:
        years = dict.fromkeys(one.starts[:4] for one in points)
        return [(year, year, year) for year in years]
    alike = groupby(points, key=lambda one: one.period)
    first: dict[str, Point] = {}
    for period, same in alike:
        first.setdefault(period, next(same))
    return [(period_text(one.period, kind, language), *_ends(one)) for one in first.values()]


def _ends(point: Point) -> tuple[str, str]:
    """Return the first and the last day of a period, as the year alone where that says the same."""
    since = point.starts[:4] if point.starts.endswith("-01-01") else point.starts
    until = point.ends[:4] if point.ends.endswith("-12-31") else point.ends
    return since, until


def _days(past: Sequence[PastRelease], edition: Edition) -> Chooser:
    """Return the days of earlier updates; of one day the last that holds, and none that was taken back."""
    say, own, chosen = edition.words.say, edition.reader.own, edition.day
    days = {one.published_on for one in past if one.withdrawn_on is None}
    earlier = sorted({*(day for day in days if day != max(days)), *([chosen] if chosen else [])}, reverse=True)
    told = [Choice(day, own(day_text(day, edition.words)), day == chosen) for day in earlier]
    if edition.as_of and not edition.day:
        told.insert(0, Choice(edition.as_of, own(edition.as_told), True))
    return Chooser(DAY, say("As it stood on"), (Choice("", own(say("Today")), edition.as_of is None), *told))
