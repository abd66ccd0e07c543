"""What a reader asks a page for: as it stood on which day; an indicator's page also for a place and a group."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

DAY = "as_of"
NAMES = ("place", "group", DAY)
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
    """The whole view of an indicator's page, as its address has it; None is what the page shows first."""

    place: str | None = None
    group: str | None = None
    as_of: dt.date | None = None


@dataclass(frozen=True)
class Wanted:
    """Which gaps a reader asks for, as the address has it; None is all of them."""

    outcome: str | None = None
    kind: str | None = None


def read_wanted(query: Mapping[str, Sequence[str]]) -> Wanted:
    """Return which gaps a query asks for; raises BadView for a name given twice."""
    read_view(query)
    asked = {name: values[0] or None for name, values in query.items()}
    return Wanted(asked.get("outcome"), asked.get("kind"))


def read_view(query: Mapping[str, Sequence[str]]) -> View:
    """Return the view that a query asks for; an empty value asks for nothing.

    Raises:
        BadView: a name given twice, or a day that is none.
    """
    if any(len(values) != 1 for values in query.values()):
        raise BadView
    asked = {name: values[0] or None for name, values in query.items()}
    return View(asked.get("place"), asked.get("group"), _day(asked.get(DAY)))


def _day(text: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise BadView from None
    if day is not None and day.isoformat() != text:
        raise BadView
    return day
