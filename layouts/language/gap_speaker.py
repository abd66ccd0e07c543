"""The names, lists and periods that a sentence about a gap is made of, in the language of its reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.lists import format_list

from indicators.release.documents import GapNote, Text
from layouts.charts.numbers import reader as locale_of
from layouts.charts.periods import period_text
from layouts.language.codes import in_words
from layouts.language.conjunctions import flowing
from layouts.language.gap_codes import KINDS
from layouts.language.phrases import Phrases
from layouts.language.reader import Reader


@dataclass(frozen=True)
class GapSpeaker:
    """Says gaps in one language; names that have no twin in it stay in the language they have."""

    words: Phrases
    reader: Reader

    def kind(self, kind: str) -> str:
        """Return what gaps of a kind are called together."""
        return in_words(kind, KINDS, self.words)

    def subject(self, note: GapNote) -> str:
        """Return what a sentence begins with: the measure, and the place and group where they are named."""
        title = note.indicator or note.outcome
        parts = (title, note.place, None if note.everyone else note.group)
        return ", ".join(self.name(one.name) for one in parts if one)

    def name(self, text: Text | None) -> str:
        """Return a name as the reader reads it; nothing for none."""
        return self.reader.read(text).text if text else ""

    def names(self, texts: Sequence[Text]) -> str:
        """Return names as a list in a sentence: `a, b and c`."""
        return self.listed([self.name(one) for one in texts])

    def quoted(self, texts: Sequence[Text]) -> str:
        """Return titles as a list in a sentence, each in quotation marks: one may hold a comma."""
        return self.listed([f"“{self.name(one)}”" for one in texts])

    def listed(self, parts: Sequence[str]) -> str:
        """Return parts as a list in a sentence."""
        language = self.words.language
        return flowing(format_list(list(parts), style="standard", locale=locale_of(language)), language)

    def period(self, note: GapNote, period: object) -> str:
        """Return a period as readers write it."""
        return period_text(str(period), note.period_type or "", self.words.language)

    def ended(self, note: GapNote) -> str:
        """Return that the series has ended and what followed, where the facts say so."""
        if not note.facts.get("closed_on"):
            return ""
        successor = self.name(note.name(str(note.facts.get("successor"))))
        if not successor:
            return self.words.say("This series has ended.")
        return self.words.say("This series has ended; “%(next)s” followed it.", next=successor)
