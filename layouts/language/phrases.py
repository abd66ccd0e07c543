"""The fixed words of the pages in one language: English in the code, other languages in catalogues."""

import gettext
import io
import re
from collections.abc import Mapping
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from layouts.language.conjunctions import flowing

SOURCE_LANGUAGE = "en"
CATALOGUES = Path(__file__).with_name("catalogues")
# The catalogue's own header for the reader who has checked it; Babel reads only the headers that it knows.
CHECKED_BY = re.compile(r'^"X-Checked-By: *[^ \\]', re.MULTILINE)


def mark(message: str) -> str:
    """Return the message as it is: marks for the catalogues what is said later, through `Phrases.say`."""
    return message


class Phrases:
    """Fixed words in one language; a message that the catalogue misses is said in English.

    Attributes:
        language: the language in which the words come out.
        draft: whether no named reader has checked the catalogue.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations, *, draft: bool = False) -> None:
        self.language = language
        self.draft = draft
        self._catalogue = catalogue

    @property
    def direction(self) -> str:
        """Return which way the language is written, as documents name it: `ltr`, or `rtl` from right to left."""
        return Locale.parse(self.language.replace("-", "_")).text_direction

    def say(self, message: str, /, **values: object) -> str:
        """Return the message in this language, its named places `%(name)s` filled."""
        said = self._catalogue.gettext(message) if message else ""
        return flowing(said % values, self.language) if values else said.replace("%%", "%")

    def plural(self, one: str, many: str, number: float, /, **values: object) -> str:
        """Return the form of the message that fits a number, its named places filled; `number` is one of them."""
        said = self._catalogue.ngettext(one, many, int(number) if number == int(number) else 2)
        return flowing(said % {"number": number, **values}, self.language)


def read_phrases(folder: Path = CATALOGUES) -> Mapping[str, Phrases]:
    """Return the words of every language that has a catalogue, English among them, by language code."""
    found = {SOURCE_LANGUAGE: Phrases(SOURCE_LANGUAGE, gettext.NullTranslations())}
    for path in sorted(folder.glob("*.po")):
        found[path.stem] = _read(path)
    return found


def phrases_for(language: str, known: Mapping[str, Phrases]) -> Phrases:
    """Return the words of a language; those of English when it has no catalogue."""
    return known.get(language) or known[SOURCE_LANGUAGE]


def _read(path: Path) -> Phrases:
    written = path.read_bytes()
    catalogue = read_po(io.BytesIO(written), locale=path.stem, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    checked = CHECKED_BY.search(written.decode())
    return Phrases(path.stem, gettext.GNUTranslations(compiled), draft=checked is None)
