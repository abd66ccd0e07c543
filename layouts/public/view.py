"""What a reader asks a page for: as it stood on which day; an indicator's page also for what its chart shows."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

DAY = "as_of"
UPDATE = "update-"
"""What stands before the number of an update: of several of one day, `as_of=update-12` names one."""
Then = dt.date | int
"""As of when a page is read: the end of a day, or the update of a number."""
PAGE = "page"
MOST = 4
"""Curves that stand side by side."""
MOST_DIGITS = 6
COMPARE, SINCE, UNTIL, RANGES = "compare", "from", "to", "ranges"
LOOK = (COMPARE, SINCE, UNTIL, RANGES)
"""What changes how a chart is looked at, and not what it is about."""
NAMES = ("place", "group", *LOOK, DAY)
SHOWN = "show"
"""The one value of `ranges`."""
GAPS = ("outcome", "kind", DAY)


class BadView(ValueError):
    """The query is none that the page knows."""


class NothingYet(LookupError):
    """Nothing had been published by the day that is asked for."""


class FutureDay(LookupError):
    """The day that is asked for has not come yet."""


def today_in(zone: str) -> dt.date:
    """Return today's date in a time zone, named as in the IANA database: `America/Los_Angeles`."""
    return dt.datetime.now(ZoneInfo(zone)).date()


@dataclass(frozen=True)
class View:
    """The whole view of an indicator's page, as its address has it; None is what the page shows first.

    Attributes:
        compare: a place that is drawn beside.
        since, until: the periods from the one day to the other, both included.
        ranges: whether likely ranges are drawn.
        asked: these as the address writes them, by their names there; what is not asked for is left out.
    """

    place: str | None = None
    group: str | None = None
    as_of: Then | None = None
    compare: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    ranges: bool = False
    asked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Wanted:
    """Which gaps a reader asks for, as the address has it; None is all of them."""

    outcome: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class Compared:
    """Which measures stand side by side, in which places, and of which group.

    No place is where each is shown first, and no group the one that each is shown of first.
    """

    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    group: str | None = None


def read_wanted(query: Mapping[str, Sequence[str]]) -> Wanted:
    """Return which gaps a query asks for; raises BadView for a name given twice."""
    read_view(query)
    asked = {name: values[0] or None for name, values in query.items()}
    return Wanted(asked.get("outcome"), asked.get("kind"))


def read_day(query: Mapping[str, Sequence[str]]) -> Then | None:
    """Return the day, or the update, that a query asks for; raises BadView for one that is none, or two of them."""
    days = query.get(DAY, [])
    if len(days) > 1:
        raise BadView
    return _then(days[0]) if days else None


def then_text(then: Then | None) -> str | None:
    """Return as of when a page is read as its address has it: `2026-04-01`, `update-12`."""
    if isinstance(then, dt.date):
        return then.isoformat()
    return None if then is None else f"{UPDATE}{then}"


def read_compared(query: Mapping[str, Sequence[str]]) -> Compared:
    """Return what a query asks to stand side by side: here alone names may be given several times.

    What is empty asks for nothing, and what is asked for twice stands once; of more than four the first count.

    Raises:
        BadView: two groups: curves side by side are of one.
    """
    asked = (tuple(dict.fromkeys(filter(None, query.get(name, [])))) for name in ("indicator", "place", "group"))
    indicators, places, groups = asked
    if len(groups) > 1:
        raise BadView
    return Compared(indicators[:MOST], places[:MOST], *groups)


def read_page(query: Mapping[str, Sequence[str]]) -> int:
    """Return which page of a list a query asks for, from 1; raises BadView for what is no such number."""
    asked = query.get(PAGE, ["1"])
    text = asked[0] or "1"
    if len(asked) > 1 or len(text) > MOST_DIGITS or not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise BadView
    return int(text)


def read_view(query: Mapping[str, Sequence[str]]) -> View:
    """Return the view that a query asks for; an empty value asks for nothing.

    Raises:
        BadView: a name given twice, a day or a time that is none, or another value of `ranges` than `show`.
    """
    if any(len(values) != 1 for values in query.values()):
        raise BadView
    asked = {name: values[0] for name, values in query.items() if values[0]}
    if asked.get(RANGES, SHOWN) != SHOWN:
        raise BadView
    return View(
        place=asked.get("place"),
        group=asked.get("group"),
        as_of=_then(asked.get(DAY)),
        compare=asked.get(COMPARE),
        since=_bound(asked.get(SINCE), first=True),
        until=_bound(asked.get(UNTIL), first=False),
        ranges=RANGES in asked,
        asked={name: asked[name] for name in LOOK if name in asked},
    )


def _bound(text: str | None, *, first: bool) -> dt.date | None:
    """Return the first or the last day of a year, a month or a day: `2014`, `2014-07`, `2014-07-01`."""
    if text is None:
        return None
    if not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", text):
        raise BadView
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    try:
        month = month or (1 if first else 12)
        return dt.date(year, month, day or (1 if first else calendar.monthrange(year, month)[1]))
    except ValueError:
        raise BadView from None


def _then(text: str | None) -> Then | None:
    """Return the day, or the number of the update, that a text names; raises BadView for another text."""
    number = re.fullmatch(rf"{UPDATE}([1-9][0-9]{{0,{MOST_DIGITS - 1}}})", text or "")
    return int(number[1]) if number else _day(text)


def _day(text: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise BadView from None
    if day is not None and day.isoformat() != text:
        raise BadView
    return day
