"""Rich texts: the texts of an xlsx or xlsm whose runs are raised or struck out, which calamine reads as plain.

Source: ECMA-376 part 1, 18.4 (shared strings: si, is, r, rPr, t, rPh).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from loaders.opening.markup import checked
from loaders.opening.parts import Parts
from loaders.opening.positions import column_number
from loaders.opening.refusing import damaged
from loaders.opening.runs import Run, joined, said

# Stands in every text whose runs are set differently, and in no other: the search for it is all that others cost.
SIGN = b"rPr"
OFF = {"0", "false"}
SHARED = re.compile(rb'<c r="([A-Z]+)(\d+)"(?=[^>]* t="s")[^>]*>\s*<v[^>]*>\s*(\d{1,9})\s*</v>')
INLINE = re.compile(rb'<c r="([A-Z]+)(\d+)"(?=[^>]* t="inlineStr")[^>]*>\s*(<is\b.*?</is\s*>)', re.DOTALL)


def has_runs(pieces: Iterable[bytes]) -> bool:
    """Say whether some text of a part has runs; all of its pieces are gone through."""
    edge, end, found = len(SIGN) - 1, b"", False
    for piece in pieces:
        found = found or SIGN in piece or SIGN in end + piece[:edge]
        end = (end + piece[-edge:])[-edge:]
    return found


@dataclass
class Walk:
    """A walk over texts: what each that has raised or struck runs says, by its number, 0-based."""

    texts: dict[int, str] = field(default_factory=dict)
    number: int = -1
    runs: list[Run] = field(default_factory=list)
    raised: bool = False
    struck: bool = False
    phonetic: bool = False
    inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        local = name.rpartition(":")[2]
        if local in {"si", "is"}:
            self.number += 1
            self.runs = []
            self.raised = self.struck = False
        elif local == "r":
            self.raised = self.struck = False
        elif local == "vertAlign":
            self.raised = attributes.get("val") == "superscript"
        elif local == "strike":
            self.struck = attributes.get("val") not in OFF
        elif local == "rPh":
            self.phonetic = True
        elif local == "t":
            self.inside = not self.phonetic

    def end(self, name: str) -> None:
        """Take the end of an element."""
        local = name.rpartition(":")[2]
        if local == "t":
            self.inside = False
        elif local == "rPh":
            self.phonetic = False
        elif local in {"si", "is"} and (text := said(joined(self.runs))) is not None:
            self.texts[self.number] = text

    def say(self, text: str) -> None:
        """Take text."""
        if self.inside:
            self.runs.append(Run(text, self.raised, self.struck))


def shared_texts(parts: Parts, name: str) -> dict[int, str]:
    """Return the shared texts with raised or struck runs, by their number.

    Raises:
        Refused: the part is no XML, or is not as it was saved.
    """
    try:
        return _walked(checked(parts, name, texts=True))
    except expat.ExpatError as error:
        raise damaged(f"its part {name} is no XML") from error


def texts_of(rows: bytes, shared: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """Yield row and column, 0-based, and text of the cells of some rows whose text has raised or struck runs."""
    for letters, number, at in SHARED.findall(rows) if shared else ():
        if int(at) in shared:
            yield int(number) - 1, column_number(letters) - 1, shared[int(at)]
    for letters, number, written in INLINE.findall(rows) if SIGN in rows else ():
        text = _inline(written) if SIGN in written else None
        if text is not None:
            yield int(number) - 1, column_number(letters) - 1, text


def _inline(written: bytes) -> str | None:
    try:
        return _walked([written]).get(0)
    except expat.ExpatError as error:
        raise damaged("a text in it is no XML") from error


def _walked(pieces: Iterable[bytes]) -> dict[int, str]:
    walk = Walk()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.say
    for piece in pieces:
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return walk.texts
