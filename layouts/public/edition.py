"""A release as it is read in one language: what every page of it needs."""

from dataclasses import dataclass

from indicators.release.documents import IndicatorHead, Named, Released, SeriesDocument
from layouts.language.amounts import day_text
from layouts.language.phrases import Phrases
from layouts.language.reader import Reader, Words
from layouts.language.subject import Subject, subject_of
from layouts.public.addresses import Addresses
from layouts.public.view import UPDATE


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; `address` is None where there is no page of what they name."""

    words: Words
    address: str | None


@dataclass(frozen=True)
class Edition:
    """A release, the language it is read in, and the fixed words of that language (or of English, without one).

    `as_of`: as of when it is read, as addresses have it: `2026-04-01`, `update-12`; None for today.
    """

    released: Released
    language: str
    words: Phrases
    as_of: str | None = None

    @property
    def day(self) -> str | None:
        """Return the day as of which it is read, `2026-04-01`; None for today, and where an update is named."""
        return None if self.as_of is None or self.as_of.startswith(UPDATE) else self.as_of

    @property
    def this_update(self) -> str:
        """Return what names this release in an address, and no other of its day: `update-12`."""
        return f"{UPDATE}{self.released.issue.number}"

    @property
    def as_told(self) -> str:
        """Return as of when it is read, in words: a day, or `Update 12 of April 1, 2026`."""
        if self.day:
            return day_text(self.day, self.words)
        issue = self.released.issue
        return self.words.say(
            "Update %(number)s of %(day)s", number=issue.number, day=day_text(issue.published_on, self.words)
        )

    @property
    def reader(self) -> Reader:
        """Return who reads the content."""
        return Reader(self.language, self.words.language)

    @property
    def addresses(self) -> Addresses:
        """Return where the pages of this language are."""
        return Addresses(self.language, self.released.site.collaborative.languages[0], self.as_of)

    def given(self, text: str) -> Words:
        """Return a text that has no twins: it is in the first language of the collaborative."""
        first = self.released.site.collaborative.languages[0]
        return Words(text, first, first != self.words.language)

    def outcome_link(self, outcome: Named) -> Link:
        """Return a link to an outcome."""
        return Link(self.reader.read(outcome.name), self.addresses.outcome(outcome.id))

    def subject(self, head: IndicatorHead, series: SeriesDocument) -> Subject:
        """Return the subject of the sentences on a series."""
        return subject_of(head, series, self.words)
