"""Typst: sets documents in type, and makes pixels of drawings. It is imported when somebody asks for either."""

import datetime as dt
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from layouts.documents.pixels import with_notes

if TYPE_CHECKING:
    from typst import Compiler, Fonts

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "print"
UNKNOWN_LETTER = "could not be displayed"
POINTS_PER_INCH = 72
DRAWING = b"""
#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%)
"""


def png(drawing: str, *, width: float, height: float, scale: float, notes: Mapping[str, str]) -> bytes:
    """Return an SVG as pixels; the same bytes for the same drawing.

    Args:
        drawing: the SVG; its fonts are those of the house.
        width: of the drawing, in its own units.
        height: likewise.
        scale: pixels for one unit.
        notes: what the file says of itself in its head, by name.
    """
    told = {"drawing": drawing, "width": f"{width:g}", "height": f"{height:g}"}
    made = _compiler(everywhere=False).compile(DRAWING, format="png", ppi=POINTS_PER_INCH * scale, sys_inputs=told)
    return with_notes(_whole(made), notes)


def pdf(template: Path, told: Mapping[str, str], *, made_on: dt.date) -> bytes:
    """Return a document set by a template as PDF that is tagged for screen readers (PDF/UA-1).

    The fonts of the house are for Latin letters; a text in others takes what this machine has. Where that has none
    either, the document is still tagged, but does not call itself PDF/UA.

    Args:
        template: the Typst file; it reads `told` as `sys.inputs`.
        told: texts by name.
        made_on: the day that the file names as that of its making, so that its bytes stay the same.
    """
    for everywhere in (False, True):
        made = _accessible(template, told, made_on, everywhere=everywhere)
        if made is not None:
            return made
    return _set(template, told, made_on, everywhere=True, accessible=False)


def _accessible(template: Path, told: Mapping[str, str], made_on: dt.date, *, everywhere: bool) -> bytes | None:
    """Return a document as PDF/UA; None where no font has one of its letters, which PDF/UA forbids."""
    from typst import TypstError

    try:
        return _set(template, told, made_on, everywhere=everywhere, accessible=True)
    except TypstError as error:
        if UNKNOWN_LETTER in error.message:
            return None
        raise


def _set(template: Path, told: Mapping[str, str], made_on: dt.date, *, everywhere: bool, accessible: bool) -> bytes:
    made = _compiler(everywhere=everywhere).compile(
        template.read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"] if accessible else [],
        sys_inputs=dict(told),
        timestamp=dt.datetime.combine(made_on, dt.time(), dt.UTC),
    )
    return _whole(made)


def _whole(made: bytes | list[bytes] | None) -> bytes:
    """Return what was made as one file; several are the pages of a drawing that has one."""
    return made if isinstance(made, bytes) else b"".join(made or ())


def _compiler(*, everywhere: bool) -> "Compiler":
    """Return a compiler of its own for each document: one cannot serve two threads."""
    from typst import Compiler

    return Compiler(font_paths=_fonts(everywhere=everywhere))


@functools.cache
def _fonts(*, everywhere: bool) -> "Fonts":
    """Return the fonts of the house, and `everywhere` those of this machine too."""
    from typst import Fonts

    return Fonts(include_system_fonts=everywhere, font_paths=[FONTS])
