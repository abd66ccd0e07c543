"""Styles of XLSX and XLSM: how the cells of each format show what they hold."""

import re
from collections.abc import Collection

from loaders.opening.markup import attributes, tag
from loaders.opening.numberformats import Shown, Way, shown_by_id
from loaders.opening.parts import Parts

NUMBER_FORMAT = tag("numFmt")
CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs\s*>", re.DOTALL)
CELL_FORMAT = tag("xf")
FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts\s*>", re.DOTALL)
FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^>]*)?(?:/>|>.*?</(?:\w+:)?font\s*>)", re.DOTALL)
STRIKE = tag("strike")


def styles_of(parts: Parts) -> dict[int, Way]:
    """Return the cell formats, by number, that show anything but the number or the text itself."""
    name = parts.find("xl/styles.xml")
    text = parts.read(name) if name else b""
    described = [attributes(tag) for tag in NUMBER_FORMAT.findall(text)]
    codes = {_number(each.get("numFmtId")): each.get("formatCode", "") for each in described}
    struck = _struck(text) if b"strike" in text else set()
    used = CELL_FORMATS.search(text)
    formats = [attributes(tag) for tag in CELL_FORMAT.findall(used[0] if used else b"")]
    styles = {at: _way(each, codes, struck) for at, each in enumerate(formats)}
    return {at: how for at, how in styles.items() if how is not Shown.AS_IS}


def _way(written: dict[str, str], codes: dict[int, str], struck: Collection[int]) -> Way:
    if _number(written.get("fontId")) in struck:
        return Shown.STRUCK
    return shown_by_id(_number(written.get("numFmtId")), codes)


def _struck(text: bytes) -> set[int]:
    """Return the fonts, by number, that strike out."""
    fonts = FONTS.search(text)
    found = [STRIKE.search(font) for font in FONT.findall(fonts[0] if fonts else b"")]
    return {at for at, one in enumerate(found) if one and attributes(one[0]).get("val") not in {"0", "false"}}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1


def styled(styles: dict[int, Way], ways: Collection[Way]) -> re.Pattern[bytes] | None:
    """Return the expression of a cell that holds something and is shown in one of some ways: column, row, format."""
    wanted = [at for at, one in styles.items() if one in ways]
    if not wanted:
        return None
    numbers = b"|".join(b"%d" % at for at in wanted)
    # A cell that names no format has the first one.
    unnamed = rb'|(?![^>]* s=")' if 0 in wanted else b""
    return re.compile(rb'<c r="([A-Z]+)(\d+)"(?:(?: (?!s=)\w+="[^"]*")* s="(%s)"%s)[^>]*(?<!/)>' % (numbers, unnamed))
