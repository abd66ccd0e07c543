"""What the product itself says, read from its code and templates, and which of it a catalogue lacks."""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from layouts.language.phrases import CATALOGUES

LAYOUTS = Path(__file__).resolve().parents[1]
ROOMS = ("documents", "language", "public")
KEYWORDS = {"say": None, "mark": None, "plural": (1, 2)}
Message = str | tuple[str, ...]


def messages() -> Mapping[Message, tuple[str, ...]]:
    """Return every message of the public pages, and where it stands: `layouts/public/frame.py:12`.

    One with a plural is the pair of its two forms.
    """
    code = (path for room in ROOMS for path in (LAYOUTS / room).rglob("*.py"))
    templates = (LAYOUTS / "public" / "templates").glob("*.html")
    found: dict[Message, list[str]] = defaultdict(list)
    for message, place in (*_extracted(code, "python"), *_extracted(templates, "jinja2.ext:babel_extract")):
        found[message].append(place)
    return {message: tuple(places) for message, places in found.items() if message}


def missing_messages(language: str, *, folder: Path = CATALOGUES) -> Mapping[Message, tuple[str, ...]]:
    """Return the messages that a language's catalogue lacks, and where they stand; all of them without a catalogue."""
    known = _known(folder / f"{language}.po")
    return {message: places for message, places in messages().items() if message not in known}


def _known(path: Path) -> set[Message]:
    if not path.is_file():
        return set()
    with path.open("rb") as file:
        catalogue: Catalog = read_po(file, locale=path.stem, abort_invalid=True)
    whole = (one for one in catalogue if one.id and not one.fuzzy and all(_forms(one.string)))
    return {one.id if isinstance(one.id, str) else tuple(one.id) for one in whole}


def _forms(told: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told or ("",))


def _extracted(paths: Iterable[Path], method: str) -> Iterator[tuple[Message, str]]:
    for path in sorted(paths):
        place = path.relative_to(LAYOUTS.parent).as_posix()
        for line, message, _, _ in extract(method, io.BytesIO(path.read_bytes()), keywords=KEYWORDS):
            yield message if isinstance(message, str) else tuple(message), f"{place}:{line}"
