"""Rewriting: a sheet that is written in an unusual way, as spreadsheet programs write it.

Prefixes, attributes in another order or in single quotes, other encodings, and cells without an address all mean the
same to calamine. What is yielded here is `<col min="2" max="3" hidden="1">`, `<row r="7">`, `<c r="B7" s="3" t="e">`
and their contents, nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from loaders.cells import letters
from loaders.opening.parts import Parts
from loaders.opening.positions import ADDRESS, column_number
from loaders.opening.refusing import damaged

KEPT, WIDTH = ("s", "t"), ("min", "max", "hidden")
# What a text within a cell consists of, and how its pieces are set.
TEXT, SETTING = {"f", "v", "is", "r", "rPr", "t", "rPh"}, {"vertAlign", "strike"}
PLAIN = re.compile(r"[\w.]*")


@dataclass
class Rewriter:
    """A sheet being written anew."""

    row: int = 0
    column: int = 0
    written: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Write the beginning of an element."""
        local = name.rpartition(":")[2]
        if local == "row":
            self._start_row(attributes)
        elif local == "c":
            self._start_cell(attributes)
        elif local == "col":
            kept = "".join(f' {name}="{attributes[name]}"' for name in WIDTH if attributes.get(name, "").isalnum())
            self.written.append(f"<col{kept}>")
        elif local in SETTING and PLAIN.fullmatch(kept := attributes.get("val", "1")):
            self.written.append(f'<{local} val="{kept}"/>')
        elif local in TEXT:
            self.written.append(f"<{local}>")

    def end(self, name: str) -> None:
        """Write the end of an element."""
        local = name.rpartition(":")[2]
        if local in {"row", "c", *TEXT}:
            self.written.append(f"</{local}>")

    def say(self, text: str) -> None:
        """Write text, as XML writes it."""
        self.written.append(text.replace("&", "&amp;").replace("<", "&lt;"))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) if number.isdecimal() and len(number) < 8 else self.row + 1
        self.column = 0
        hidden = ' hidden="1"' if attributes.get("hidden") in {"1", "true"} else ""
        self.written.append(f'<row r="{self.row}"{hidden}>')

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = ADDRESS.fullmatch(attributes.get("r", "").encode())
        self.column = column_number(place[1]) if place else self.column + 1
        row = int(place[2]) if place else self.row
        kept = "".join(f' {name}="{attributes[name]}"' for name in KEPT if PLAIN.fullmatch(attributes.get(name, "<")))
        self.written.append(f'<c r="{letters(self.column)}{row}"{kept}>')

    def take(self) -> bytes:
        """Return what was written since the last call."""
        text = "".join(self.written).encode()
        self.written.clear()
        return text


def rewritten(parts: Parts, name: str) -> Iterator[bytes]:
    """Yield a sheet written anew, cut between rows.

    Raises:
        Refused: the part is no XML.
    """
    rewriter = Rewriter()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = rewriter.start, rewriter.end
    parser.CharacterDataHandler = rewriter.say
    waiting = b""
    try:
        for piece in parts.pieces(name):
            parser.Parse(piece, False)
            text = waiting + rewriter.take()
            cut = max(text.rfind(b"<row"), 0)
            waiting = text[cut:]
            yield text[:cut]
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(f"its part {name} is no XML") from error
    yield waiting + rewriter.take()
