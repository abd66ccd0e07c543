"""What a query may ask for: each name declared once, for whoever checks it and whoever describes it."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layouts.language.gap_codes import KINDS
from layouts.language.phrases import mark
from layouts.public.api.problems import BadValue, RepeatedParameter, Reversed, UnknownParameter

MOST, USUAL = 1000, 100
MOMENT = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"


@dataclass(frozen=True)
class Parameter:
    """A name that a query may hold.

    Attributes:
        says: what it asks for, a message of the catalogues.
        expects: what a value must be, for whoever wrote another one.
        form: what a value must be, as JSON Schema.
    """

    name: str
    says: str
    expects: str
    form: Mapping[str, Any]

    def check(self, value: str) -> None:
        """Raise BadValue for a value that is none of this name."""
        if not _fits(value, self.form):
            raise BadValue(self.name, self.expects)


SOME_ID = mark("an id")
ANY_TEXT = {"type": "string", "minLength": 1}
OUTCOME = Parameter("outcome", mark("Only those of one outcome, by its id."), SOME_ID, ANY_TEXT)
PLACE = Parameter("place", mark("Only one place, by its id."), SOME_ID, ANY_TEXT)
GROUP = Parameter("group", mark("Only one group of people, by its id."), SOME_ID, ANY_TEXT)
TIER = Parameter(
    "tier",
    mark("Only main measures (headline), or only the others (secondary)."),
    mark("headline or secondary"),
    {"type": "string", "enum": ["headline", "secondary"]},
)
KIND = Parameter(
    "kind",
    mark("Only one kind of thing that is not known."),
    mark("one of the kinds that the description of this interface lists"),
    {"type": "string", "enum": list(KINDS)},
)
TIME = mark("a year, a month or a day, such as 2014, 2014-07 or 2014-07-01")
SINCE = Parameter(
    "from",
    mark("Only periods that touch this time or a later one."),
    TIME,
    {"type": "string", "pattern": f"^{MOMENT}$"},
)
UNTIL = Parameter(
    "to",
    mark("Only periods that touch this time or an earlier one."),
    TIME,
    {"type": "string", "pattern": f"^{MOMENT}$"},
)
AS_OF = Parameter(
    "as_of",
    mark("As it stood at the end of this day, or with this update."),
    mark("a day such as 2026-04-01, or an update such as update-12"),
    {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "pattern": "^update-[1-9][0-9]{0,5}$"}]},
)
LANG = Parameter("lang", mark("The language of the words."), mark("a language of this site"), ANY_TEXT)
LIMIT = Parameter(
    "limit",
    mark("How many rows an answer holds at most."),
    mark("a whole number from 1 to 1000"),
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
)
CURSOR = Parameter(
    "cursor",
    mark("Where to go on: taken from the link to the next rows, and good for the same update and the same question."),
    mark("taken from the link to the next rows"),
    ANY_TEXT,
)
PAGING = (LIMIT, CURSOR)
ALWAYS = (LANG,)


def read_query(given: Mapping[str, Sequence[str]], known: Sequence[Parameter]) -> dict[str, str]:
    """Return what a query asks for by name.

    Raises:
        UnknownParameter: a name that is not known here.
        RepeatedParameter: a name that is there twice.
        BadValue: a value that its name does not allow.
    """
    by_name = {one.name: one for one in known}
    for name, values in given.items():
        if name not in by_name:
            raise UnknownParameter(name, tuple(by_name))
        if len(values) > 1:
            raise RepeatedParameter(name)
    asked = {name: values[0] for name, values in given.items()}
    for name, value in asked.items():
        by_name[name].check(value)
    return asked


def check_order(asked: Mapping[str, str]) -> None:
    """Raise Reversed where `from` comes after `to`; a year that holds the other one's month does not."""
    since, until = asked.get(SINCE.name), asked.get(UNTIL.name)
    if since is not None and until is not None and since[: len(until)] > until[: len(since)]:
        raise Reversed(SINCE.name, since, until)


def _fits(value: str, form: Mapping[str, Any]) -> bool:
    if "anyOf" in form:
        return any(_fits(value, one) for one in form["anyOf"])
    if form["type"] == "integer":
        return bool(re.fullmatch("[0-9]{1,9}", value)) and form["minimum"] <= int(value) <= form["maximum"]
    if form.get("format") == "date":
        return _is_day(value)
    if "pattern" in form:
        return bool(re.fullmatch(form["pattern"], value))
    return value in form["enum"] if "enum" in form else len(value) >= form["minLength"]


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
