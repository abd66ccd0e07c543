"""Readable: a pattern of a template as a person would write one text that it matches; "…" is anything."""

import re
from dataclasses import dataclass

ANYTHING = "…"
# Four digits are nearly always a year; any year says so.
YEAR = "2019"
# What opens a group; of one that only looks around, nothing is written.
OPENING = re.compile(r"\?(?:P<\w+>|[:>]|<?[=!])")
QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
OPTIONAL = re.compile(r"[?*]|\{0?,")
CLASSES = {"s": " ", "b": "", "B": ""}


def readable(pattern: str) -> str:
    """Return the shortest text that the first of a pattern's alternatives matches: `Years?|Time` -> Year."""
    text = _Reader(pattern.replace(r"\d{4}", YEAR)).alternatives()
    return re.sub(rf"{ANYTHING}(?:\s*{ANYTHING})+", ANYTHING, text).strip() or ANYTHING


@dataclass
class _Reader:
    """Reads a pattern from left to right."""

    pattern: str
    at: int = 0

    def alternatives(self) -> str:
        """Return the first alternative, up to the end of the group or the pattern."""
        written = [""]
        while self.at < len(self.pattern) and self.pattern[self.at] != ")":
            if self.pattern[self.at] == "|":
                written.append("")
                self.at += 1
            else:
                written[-1] += self._counted()
        return written[0]

    def _counted(self) -> str:
        one = self._one()
        found = QUANTIFIER.match(self.pattern, self.at)
        if found is None:
            return one
        self.at = found.end()
        return "" if OPTIONAL.match(found[0]) and (one != ANYTHING or found[0] == "?") else one

    def _one(self) -> str:
        sign = self.pattern[self.at]
        self.at += 1
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "\\":
            sign = self.pattern[self.at]
            self.at += 1
            return CLASSES.get(sign, ANYTHING if sign.isalnum() else sign)
        return {".": ANYTHING, "^": "", "$": ""}.get(sign, sign)

    def _group(self) -> str:
        opening = OPENING.match(self.pattern, self.at)
        self.at = opening.end() if opening else self.at
        inside = self.alternatives()
        self.at += 1
        return "" if opening and opening[0][-1] in "=!" else inside

    def _class(self) -> str:
        end = self.pattern.index("]", self.at + 1)
        inside, self.at = self.pattern[self.at : end], end + 1
        return ANYTHING if inside[0] in "^\\" or "-" in inside[1:-1] else inside[0]
