"""Words of the store as texts in every language that has them."""

import datetime as dt
from dataclasses import dataclass

from indicators.release.documents import Named, Text
from indicators.store.queries.framework import Words


@dataclass(frozen=True)
class Glossary:
    """Every translation that holds, and the language of the columns without one."""

    language: str
    words: dict[tuple[str, str, str], Words]

    def text(self, noun: str, record: str, field: str, original: str) -> Text:
        """Return the words of one field of a record."""
        further = self.words.get((noun, record, field), {})
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
