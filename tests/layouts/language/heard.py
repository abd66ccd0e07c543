"""What a document says aloud, each piece with the language that it is said to be in."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "source", "wbr"}
SPOKEN = {"alt", "title", "aria-label", "placeholder", "data-label", "data-missing", "data-name", "data-done"}
SPOKEN_META = re.compile(r"description$|og:title|og:site_name|og:image:alt")
MUTE = {"style", "script", "textarea"}


@dataclass(frozen=True)
class Piece:
    """A piece of text, and its language; where it is said, for whoever reads a failure."""

    text: str
    language: str
    where: str


class _Listener(HTMLParser):
    def __init__(self, language: str) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._open: list[tuple[str, str]] = [("", language)]
        self._kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        language = named.get("lang", named.get("xml:lang", self._open[-1][1]))
        meta = tag == "meta" and SPOKEN_META.search(named.get("name", named.get("property", "")))
        spoken = SPOKEN | ({"content"} if meta else set())
        self.pieces += [Piece(value, language, f"{tag}@{name}") for name, value in named.items() if name in spoken]
        if tag not in VOID:
            self._open.append((tag, language))
            self._kind = named.get("type", "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        if tag == "script" and self._kind == "text/html":
            self.pieces += heard(data, language)
        elif tag == "script" and self._kind.endswith("json"):
            self.pieces += [Piece(one, language, "json") for one in strings(json.loads(data))]
        elif tag not in MUTE and data.strip():
            self.pieces.append(Piece(data.strip(), language, tag))


def heard(document: str, language: str = "") -> list[Piece]:
    """Return what a document (HTML, SVG, XML) says, piece by piece."""
    listener = _Listener(language)
    listener.feed(document)
    listener.close()
    return listener.pieces


def strings(value: object) -> Iterator[str]:
    """Yield every text of a JSON value, not the names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
