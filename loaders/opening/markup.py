"""Markup: the XML of a workbook's parts, read piece by piece, and the attributes of its tags."""

import html
import re
from collections.abc import Iterator

from loaders.opening import limits
from loaders.opening.parts import Parts
from loaders.opening.refusing import damaged, too_large

ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def tag(name: str) -> re.Pattern[bytes]:
    """Return the expression of a tag, whatever its prefix; an attribute of it may hold a bracket: "[>1]0%"."""
    return re.compile(rb"<(?:\w+:)?%s\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>" % name.encode())


def attributes(tag: bytes) -> dict[str, str]:
    """Return the attributes of a tag, entities resolved."""
    return {
        name.decode(): html.unescape((double or single).decode("utf-8", "replace"))
        for name, double, single in ATTRIBUTE.findall(tag)
    }


def checked(parts: Parts, name: str, *, texts: bool) -> Iterator[bytes]:
    """Yield a part of XML in pieces, none of which declares entities.

    Args:
        parts: the archive.
        name: the part's.
        texts: it holds the texts of cells: none may be longer than a cell's.
    """
    since = 0
    for piece in parts.pieces(name):
        if b"<!DOCTYPE" in piece:
            raise damaged("it declares entities, which no spreadsheet program does")
        if texts:
            since = _text_since(piece, since)
        yield piece


def _text_since(piece: bytes, before: int) -> int:
    """Return how many bytes follow the last tag; `before` are those that came before the piece."""
    step = limits.LONGEST_CELL
    first, last = piece.find(b"<"), piece.rfind(b"<")
    longest = before + (len(piece) if first < 0 else first)
    if longest > step or any(piece.find(b"<", at, at + step) < 0 for at in range(0, len(piece) - step, step)):
        raise too_large("a text longer than a cell can hold (32,767 characters)", "texts that fit a cell")
    return longest if first < 0 else len(piece) - last
