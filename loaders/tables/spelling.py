"""Spelling: when two writings of a header or a name are the same, whatever their case, spaces and hyphens."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Hyphens and dashes, underscores and every kind of space (line breaks, no-break spaces) separate words alike.
SEPARATORS = re.compile(r"[\s_\-\u2010-\u2015\u2212]+")
QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a text as it is compared: small letters, one space for every run of spaces, underscores and hyphens."""
    plain = unicodedata.normalize("NFC", text).translate(QUOTES)
    return SEPARATORS.sub(" ", plain).strip().casefold()


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a recipe's pattern: the case of letters does not matter."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=65536)
def header_match(wanted: str, header: str) -> re.Match[str] | None:
    """Return how a recipe's words for a header fit a header; None where they do not.

    They fit as a pattern of the whole header (also with its underscores as spaces), or as the same text whatever its
    spelling; then the match is of the whole header and has no brackets.
    """
    if not header:
        return None
    pattern = compiled(wanted)
    found = pattern.fullmatch(header) or pattern.fullmatch(header.replace("_", " "))
    if found is None and fold(wanted) == fold(header):
        found = compiled(".*").fullmatch(header)
    return found


def found_in(pattern: str, text: str) -> str | None:
    """Return what a searched pattern finds in a text, the first bracket or else all of it; None when it does not."""
    match = compiled(pattern).search(text)
    if match is None:
        return None
    held = next((part for part in match.groups() if part is not None), None)
    return match[0] if held is None else held


def whole(pattern: str, text: str) -> bool:
    """Say whether a pattern matches a whole text, whatever its case."""
    return compiled(pattern).fullmatch(text) is not None


def without_marks(text: str, marks: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return a text without the footnote marks at its end, and which they were: "2015 *" -> "2015", ("*",).

    Letters and digits are a mark only after a space or a bracket, letters also after a digit: 2015a, but not Area.
    """
    found: list[str] = []
    left, known = text.strip(), sorted(filter(None, marks), key=len, reverse=True)
    while mark := next((mark for mark in known if _ends_with(left, mark)), None):
        found.insert(0, mark)
        left = left[: -len(mark)].rstrip()
    return left, tuple(found)


def glued_marks(text: str, marks: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return a name without the footnote marks at its end, glued to it or not: "Glendale1,2" -> "Glendale", (1, 2).

    A letter is a mark only behind a space. Only a name that is known without them had them: the caller asks.
    """
    found: list[str] = []
    left, known = text.strip(), sorted(filter(None, marks), key=len, reverse=True)
    while mark := next((mark for mark in known if left.endswith(mark) and _may_end(left, mark)), None):
        found.insert(0, mark)
        left = left[: -len(mark)].rstrip(" ,")
    return left, tuple(found)


def _may_end(text: str, mark: str) -> bool:
    before = text[: -len(mark)]
    return bool(before.strip()) and not (mark[-1].isalpha() and before[-1].isalpha())


def _ends_with(text: str, mark: str) -> bool:
    before = text[: -len(mark)]
    if not text.endswith(mark) or not before.strip():
        return False
    if not (mark[0].isascii() and mark[0].isalnum()) or before[-1] in " )]":
        return True
    return mark.isalpha() and before[-1].isdigit()
