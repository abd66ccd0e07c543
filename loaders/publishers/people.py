"""People: which groups a text speaks of, so that figures of theirs are not stored as those of everyone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from loaders.publishers.groups import EVERYONE
from loaders.publishers.names import Names
from loaders.publishers.saying import GENDERS, NOT_ABOUT
from loaders.tables.spelling import fold

WORD = re.compile(r"[^\W_]+")
# Codes of one or two letters are words of other things: “HI”, “el”; so are these.
FEWEST_LETTERS = 3
VAGUE = {"other", "others", "otro", "otra", "otros", "otras", "unknown", "none", "ninguno", "ninguna"}
MOST_WORDS = 12


@dataclass(frozen=True)
class People:
    """Finds the groups of the framework in texts; `groups` is what a recipe says that writings mean."""

    names: Names
    groups: Mapping[str, str]

    def named(self, text: str, own: Iterable[str] = ()) -> str:
        """Return the first group that a text speaks of, as it is written there; "" for none, or for everyone.

        Whole words count, the longest writing first. What a place or an indicator is called names no group, and
        neither do words that are part of `own`, the writings of the very indicator; women and men are everyone.
        """
        about = NOT_ABOUT.sub(" , ", text)
        if all(pattern.search(about) for pattern in GENDERS):
            about = _without_genders(about)
        owned = [f" {_words(writing)} " for writing in own]
        found = (phrase for phrase in self._phrases(about) if not any(f" {fold(phrase)} " in one for one in owned))
        return next(found, "")

    def unknown(self, text: str) -> str:
        """Return the words of a text that are no writing of a place or a group."""
        known = self._known.keys() - self.names.indicators.keys()
        return " ".join(phrase for phrase in self._split(text) if fold(phrase) not in known)

    def _phrases(self, text: str) -> list[str]:
        """Return every writing of a group in a text, from left to right, none inside of another known writing."""
        return [phrase for phrase in self._split(text) if self._known.get(fold(phrase)) or _is_gendered(phrase)]

    def _split(self, text: str) -> Iterator[str]:
        """Yield the known writings of a text, the longest first, and the words between them; in their order."""
        words, at = WORD.findall(text), 0
        while at < len(words):
            lengths = range(min(self._longest, len(words) - at), 1, -1)
            length = next((one for one in lengths if fold(" ".join(words[at : at + one])) in self._known), 1)
            yield " ".join(words[at : at + length])
            at += length

    @cached_property
    def _known(self) -> dict[str, bool]:
        """Every writing of a place, an indicator or a group, and whether it is one of a group and not of everyone."""
        known = {_words(name): False for index in (self.names.places, self.names.indicators) for name in index}
        told = {name: EVERYONE not in meant for name, meant in self.names.groups.items() if name not in VAGUE}
        told |= {name: meant != EVERYONE for name, meant in self.groups.items() if fold(meant) in self.names.groups}
        known |= {_words(name): narrow for name, narrow in told.items() if len(name) >= FEWEST_LETTERS}
        return known

    @cached_property
    def _longest(self) -> int:
        return min(MOST_WORDS, max((name.count(" ") + 1 for name in self._known), default=1))


def _words(text: str) -> str:
    return fold(" ".join(WORD.findall(text)))


def _is_gendered(word: str) -> bool:
    return any(pattern.fullmatch(word) for pattern in GENDERS)


def _without_genders(text: str) -> str:
    for pattern in GENDERS:
        text = pattern.sub(" , ", text)
    return text
