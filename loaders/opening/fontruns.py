"""Font runs of XLS and XLSB: the pieces of a text, each from some letter on in a font that may be raised or struck out.

Source: [MS-XLS] 2.4.122 (Font), 2.4.265 (SST), 2.5.132 (FormatRun); [MS-XLSB] 2.4.149 (BrtFont), 2.5.121 (RichStr).
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlrd.book import unpack_SST_table

from loaders.opening.records import biff8, whole
from loaders.opening.refusing import damaged
from loaders.opening.runs import Run, joined, said

STRUCK, SUPERSCRIPT = 0x08, 1
CONTINUE = 0x3C
# What xlrd ends in where a table of texts is not as it should be.
DAMAGED = (struct.error, IndexError, AssertionError, ValueError, MemoryError, TypeError)


@dataclass(frozen=True)
class Font:
    """A font, as far as it says something."""

    raised: bool = False
    struck: bool = False


def font_at(stream: bytes, at: int, script: int) -> Font:
    """Return the font whose record begins there, and says `script` bytes further whether it is raised."""
    return Font(whole(stream, at + script, 2) == SUPERSCRIPT, bool(whole(stream, at + 2, 2) & STRUCK))


def called(fonts: Sequence[Font]) -> list[Font]:
    """Return the fonts of an xls by the number that they are called by: none is font 4, and the fifth is font 5."""
    return [*fonts[:4], Font(), *fonts[4:]]


def struck_fonts(fonts: Sequence[Font]) -> set[int]:
    """Return the fonts, by number, that strike out."""
    return {number for number, font in enumerate(fonts) if font.struck}


def shared_texts(stream: bytes, at: int, fonts: Sequence[Font]) -> dict[int, str]:
    """Return the shared texts of an xls with raised or struck runs, by number; `at` is where their record begins.

    Raises:
        Refused: they are not written as they should be.
    """
    pieces: list[bytes] = []
    for kind, start, length in biff8(stream, at - 4):
        if pieces and kind != CONTINUE:
            break
        pieces.append(stream[start : start + length])
    try:
        texts, runs = unpack_SST_table(pieces, whole(stream, at + 4, 4))
    except DAMAGED as error:
        raise damaged("its texts cannot be read") from error
    found = {number: text_of(texts[number], starts, called(fonts)) for number, starts in runs.items()}
    return {number: text for number, text in found.items() if text is not None}


def text_of(text: str, starts: Sequence[tuple[int, int]], fonts: Sequence[Font]) -> str | None:
    """Return what a text says; None where nothing in it is raised or struck out.

    Args:
        text: its letters.
        starts: the letter (0-based, of UTF-16) from which on a font holds, and the font's number; in order.
        fonts: by number.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    edges = [(0, -1), *sorted(starts), (len(units) // 2, -1)]
    runs = []
    for (first, number), (after, _) in pairwise(edges):
        font = fonts[number] if 0 <= number < len(fonts) else Font()
        runs.append(Run(units[2 * first : 2 * after].decode("utf-16-le", "replace"), font.raised, font.struck))
    return said(joined(runs))
