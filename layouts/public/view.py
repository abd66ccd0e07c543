"""What a reader asks an indicator's page for: a place, a group, and as it stood on which day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NAMES = ("place", "group", "as_of")


class BadView(ValueError):
    """The query is none that the page knows."""


@dataclass(frozen=True)
class View:
    """The whole view of an indicator's page, as its address has it; None is what the page shows first."""

    place: str | None = None
    group: str | None = None
    as_of: dt.date | None = None


def read_view(query: Mapping[str, Sequence[str]]) -> View:
    """Return the view that a query asks for; an empty value asks for nothing.

    Raises:
        BadView: a name that the page does not know, a name given twice, or a day that is none.
    """
    if any(name not in NAMES or len(values) != 1 for name, values in query.items()):
        raise BadView
    asked = {name: values[0] or None for name, values in query.items()}
    return View(asked.get("place"), asked.get("group"), _day(asked.get("as_of")))


def read_nothing(query: Mapping[str, Sequence[str]]) -> None:
    """Accept the query of a page that has no view.

    Raises:
        BadView: anything is asked.
    """
    if query:
        raise BadView


def _day(text: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise BadView from None
    if day is not None and day.isoformat() != text:
        raise BadView
    return day
