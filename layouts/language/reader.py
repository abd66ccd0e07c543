"""Content in the language of its reader, marked where it had to stay in another language or is a machine draft."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from markupsafe import Markup, escape

from indicators.release.documents import Text

SIGN = Markup('<sup class="written-in" aria-hidden="true">{}</sup>')


@dataclass(frozen=True)
class Words:
    """Some content as it is read: its text, the language it is in, whether that is another than the page's.

    `draft`: a machine draft that no named reader has checked. `missing`: there are no words in the language wanted.
    """

    text: str
    language: str
    foreign: bool = False
    draft: bool = False
    missing: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        """Return the words escaped for a document, with their language where it is another than the page's.

        What is missing in the language wanted has a small sign behind it; those who listen hear the language itself.
        """
        if not self.foreign:
            return escape(self.text)
        sign = SIGN.format(self.language) if self.missing else ""
        return Markup('<span lang="{}">{}</span>{}').format(self.language, self.text, sign)


@dataclass(frozen=True)
class Reader:
    """Who reads: the language asked for, and the one that the fixed words of the page are in."""

    wanted: str
    page: str

    def read(self, text: Text) -> Words:
        """Return content in the wanted language, or in the first that it has."""
        language = text.language(self.wanted)
        told, missing = text.read(self.wanted), language != self.wanted
        return Words(told, language, language != self.page, language in text.drafts, missing and _has_letters(told))

    def maybe(self, text: Text | None) -> Words | None:
        """Return content that may be missing; empty content counts as missing."""
        return None if text is None or not text.read(self.wanted) else self.read(text)

    def own(self, text: str) -> Words:
        """Return a fixed or given text as content in the page's language."""
        return Words(text, self.page)


def every_words(page: object) -> Iterator[Words]:
    """Yield all content of a page value, however deep it lies."""
    if isinstance(page, Words):
        yield page
    elif isinstance(page, tuple | list):
        for part in page:
            yield from every_words(part)
    elif is_dataclass(page):
        for one in fields(page):
            yield from every_words(getattr(page, one.name))


def holds_drafts(page: object) -> bool:
    """Whether a page value holds any machine draft."""
    return any(words.draft for words in every_words(page))


def _has_letters(text: str) -> bool:
    """Whether a text has words at all: a day or a number is the same in every language."""
    return any(letter.isalpha() for letter in text)
