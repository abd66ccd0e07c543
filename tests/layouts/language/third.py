"""A third language, made by machine: each letter of a message becomes an Armenian one; what stays Latin was missed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from indicators.release.texts import Text
from tests.layouts.language.messages import messages
from tests.layouts.releases import MadeReleases

CODE = "hy"
LETTERS = "աբցդեֆգհիյկլմնոպքրստւվաքյզ"
ARMENIAN = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTERS + LETTERS.upper().replace("և", "Ե")
)
PLACES = re.compile(r"(%\(\w+\)s|%%|\{\w+\})")


def armenian(text: str) -> str:
    """Return a text in letters of the third language; what is in braces, or named after a percent sign, stays."""
    parts = PLACES.split(text)
    return "".join(part if PLACES.fullmatch(part) else part.translate(ARMENIAN) for part in parts)


def write_catalogue(folder: Path) -> Path:
    """Write the catalogue of the third language, with every message; return the folder."""
    made = Catalog(locale=CODE)
    for message in messages():
        forms = armenian(message) if isinstance(message, str) else tuple(map(armenian, message))
        made.add(message, forms)
    with (folder / f"{CODE}.po").open("wb") as file:
        write_po(file, made)
    return folder


def translated(value: Any, *, but: tuple[str, ...] = ()) -> Any:
    """Return a document with the third language in all of its texts, but in those of these English words."""
    if isinstance(value, Text):
        english = value.words.get("en", "")
        return value if english in but else replace(value, words={**value.words, CODE: armenian(english)})
    if isinstance(value, tuple | list):
        return type(value)(translated(one, but=but) for one in value)
    if isinstance(value, Mapping):
        return {key: translated(one, but=but) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        return replace(value, **{name: translated(one, but=but) for name, one in held.items()})
    return value


class Interpreted:
    """Releases of which every document speaks the third language too, but for texts of these English words."""

    def __init__(self, releases: MadeReleases, *, but: tuple[str, ...] = ()) -> None:
        releases.speak("en", "es", CODE)
        self._releases, self._but = releases, but

    def __getattr__(self, name: str) -> Callable[..., Any]:
        asked: Callable[..., Any] = getattr(self._releases, name)
        return lambda *names: translated(asked(*names), but=self._but)
