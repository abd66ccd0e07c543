"""What is handed out: a release in the language of whoever takes it away."""

import datetime as dt
from dataclasses import dataclass

from indicators.release.documents import Released, Text
from layouts.language.amounts import day_text
from layouts.language.phrases import Phrases
from layouts.language.reader import Reader


@dataclass(frozen=True)
class Handout:
    """A release as somebody takes it away: the language asked for, and the fixed words of it (or of English)."""

    released: Released
    language: str
    words: Phrases

    @property
    def reader(self) -> Reader:
        """Return who reads the content."""
        return Reader(self.language, self.words.language)

    @property
    def number(self) -> int:
        """Return the number of the release."""
        return self.released.issue.number

    @property
    def released_on(self) -> dt.date:
        """Return the day of the release, where the collaborative is."""
        return dt.date.fromisoformat(self.released.issue.published_on)

    @property
    def collaborative(self) -> str:
        """Return the name of the collaborative."""
        return self.read(self.released.site.collaborative.name)

    @property
    def day(self) -> str:
        """Return the day of the release in words."""
        return day_text(self.released.issue.published_on, self.words)

    def read(self, text: Text) -> str:
        """Return content in the language asked for, or in the first that it has."""
        return text.read(self.language)

    def maybe(self, text: Text | None) -> str | None:
        """Return content that may be missing; empty content counts as missing."""
        return (text.read(self.language) or None) if text else None
