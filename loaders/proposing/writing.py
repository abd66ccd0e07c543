"""Writings of periods: how publishers write years, school years, quarters and months, as patterns of a recipe."""

import re
from dataclasses import dataclass
from functools import lru_cache

YEAR = r"(?:19|20)\d\d"
TO = "[-–—/]"
MONTH = (
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
# A sign of a footnote, or a letter for revised and provisional, as it may stand after a period.
SIGN = r" ?(?:[*†‡§#^¹²³⁴⁵⁶⁷⁸⁹⁰]+|\([a-z\d]\)|\[[a-z\d]\]|[a-z])"
SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")


@dataclass(frozen=True)
class PeriodWriting:
    """A way of writing periods: what it is called, its pattern, and the period types that are written so."""

    name: str
    pattern: str
    types: tuple[str, ...]


# The longer writings first: 2013-14 is no year 2013. Days come late: a file's name often ends in the day of its making.
WRITINGS = (
    PeriodWriting("fiscal years", rf"FY ?(?:{YEAR}(?:{TO}(?:{YEAR}|\d\d))?|\d\d(?:{TO}\d\d)?)", ("fiscal year",)),
    PeriodWriting("school years", rf"{YEAR} ?{TO} ?(?:{YEAR}|\d\d)", ("school year", "month", "pooled years")),
    PeriodWriting("quarters", rf"(?:{YEAR}[ -]?Q[1-4]|\bQ[1-4],?[ -]?{YEAR})", ("quarter",)),
    PeriodWriting("months", rf"(?:{MONTH}\.?[ -]{YEAR}|{MONTH}-\d\d)", ("month",)),
    PeriodWriting("days", rf"{YEAR}-\d\d-\d\d", ("day", "month")),
    PeriodWriting("months in digits", rf"{YEAR}-(?:0[1-9]|1[0-2])", ("month",)),
    PeriodWriting("years", YEAR, ("year",)),
)


@lru_cache(maxsize=65536)
def writing_of(text: str) -> PeriodWriting | None:
    """Return how a text writes a period, where all of it is one (a sign of a footnote may follow); None otherwise."""
    found = ((one, _whole(one.pattern).fullmatch(text)) for one in WRITINGS)
    return next((one for one, match in found if match and _is_one(one, match)), None)


@lru_cache
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<bare>{pattern})(?:{SIGN})?", re.IGNORECASE)


@lru_cache
def _inside(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.]){pattern}(?!\d|[-–]\d)", re.IGNORECASE)


def period_in(text: str) -> tuple[PeriodWriting, re.Match[str]] | None:
    """Return the last period that stands in a text, and how it is written; None when there is none."""
    for one in WRITINGS:
        matches = _inside(one.pattern).finditer(text)
        found = [match for match in matches if one.name != "school years" or _follows(match[0])]
        if found:
            return one, found[-1]
    return None


def _is_one(writing: PeriodWriting, found: re.Match[str]) -> bool:
    return writing.name != "school years" or _follows(found["bare"])


def _follows(text: str) -> bool:
    """Say whether the second year of a text follows the first: 2013-14 and 2005-2009 do, 2019-11 does not."""
    first, _, last = re.sub(f" ?{TO} ?", "-", text).partition("-")
    if len(last) == 2:
        return (int(first) + 1) % 100 == int(last)
    return 0 < int(last) - int(first) < 10


def literal(text: str) -> str:
    """Return a text as a pattern that matches it: only what would mean something else is escaped."""
    return SPECIAL.sub(r"\\\g<0>", text)


def for_every_period(text: str, *, bracket: str = "") -> str:
    """Return a text as a pattern of the same text in other years; `bracket` names the bracket of its last period."""
    found = period_in(text)
    if found is None:
        return literal(text)
    writing, match = found
    before = re.sub(rf"(?<!\d){YEAR}(?!\d)", lambda _: YEAR, literal(text[: match.start()]))
    held = f"(?P<{bracket}>{writing.pattern})" if bracket else writing.pattern
    after = re.sub(rf"(?<!\d){YEAR}(?!\d)", lambda _: YEAR, literal(text[match.end() :]))
    return before + held + after


def searched_period(text: str) -> str:
    """Return a pattern that finds the period of a text like this one: two words before it, and the period."""
    found = period_in(text)
    if found is None:
        return rf"({YEAR})"
    writing, match = found
    words = " ".join(text[: match.start()].split(" ")[-3:])
    return f"{literal(words)}({writing.pattern})"


def without_period(text: str) -> str:
    """Return a text without its periods and what joined them: "Overall Homeless, 2018" -> "Overall Homeless"."""
    found = period_in(text)
    while found is not None:
        text = f"{text[: found[1].start()]} {text[found[1].end() :]}"
        found = period_in(text)
    return " ".join(text.split()).strip(" ,;:_-–()")
