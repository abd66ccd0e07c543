"""Words of the store as texts in every language that has them."""

import datetime as dt
from collections.abc import Set
from dataclasses import dataclass

from indicators.release.documents import Named, Text
from indicators.store.queries.framework import Words
from indicators.store.queries.wordings import Key


@dataclass(frozen=True)
class Glossary:
    """Every translation that holds, and the language of the columns without one.

    `stale`: those (noun, record, field, language) whose original has changed since: they are read in its language.
    """

    language: str
    words: dict[tuple[str, str, str], Words]
    stale: Set[Key] = frozenset()

    def text(self, noun: str, record: str, field: str, original: str) -> Text:
        """Return the words of one field of a record, without those that are stale."""
        every = self.words.get((noun, record, field), {})
        further = {one: said for one, said in every.items() if (noun, record, field, one) not in self.stale}
        drafts = tuple(sorted(language for language, (_, checked) in further.items() if not checked))
        return Text({self.language: original} | {language: words for language, (words, _) in further.items()}, drafts)

    def maybe(self, noun: str, record: str, field: str, original: str | None) -> Text | None:
        """Return the words of a field that may be empty; None when it is."""
        return self.text(noun, record, field, original) if original else None

    def named(self, noun: str, record: str, name: str, *, field: str = "name") -> Named:
        """Return an id with its name."""
        return Named(record, self.text(noun, record, field, name))


def day(moment: dt.date | None) -> str | None:
    """Return a day as an ISO text."""
    return moment.isoformat() if moment else None
