"""XLSB: the percent formats, errors and hidden rows that calamine does not tell.

Source: [MS-XLSB] 2.4 (records), 2.5.9 (Cell: column in four bytes, format in three).
"""

from collections.abc import Mapping, Sequence

from loaders.opening.fontruns import Font, font_at, struck_fonts, text_of
from loaders.opening.marks import Marks
from loaders.opening.numberformats import Shown, Way, shown_by_id
from loaders.opening.parts import Parts
from loaders.opening.records import ERRORS, biff12, whole
from loaders.opening.refusing import check_area

ROW, ERROR, FORMULA_ERROR = 0, 3, 11
# Numbers, errors, texts and formulas; 1 is a cell with nothing but a format.
FILLED = {*range(2, 12), 62}
FORMAT, CELL_FORMAT, BEGIN_CELL_FORMATS, END_CELL_FORMATS = 44, 47, 617, 618
MERGED = 176
COLUMNS = 60
SHEET = 156
SHARED_TEXT, TEXT_WITH_RUNS, SHARED, FONT = 7, 62, 19, 43
# Where a font's record says whether it is raised.
SCRIPT = 6
HIDDEN = 0x10


def styles_of(parts: Parts) -> dict[int, Way]:
    """Return the cell formats, by number, that show anything but the number or the text itself."""
    name = parts.find("xl/styles.bin")
    stream = parts.read(name) if name else b""
    codes: dict[int, str] = {}
    formats: list[tuple[int, int]] = []
    used = False
    for kind, at, _ in biff12(stream):
        if kind == FORMAT:
            codes[whole(stream, at, 2)] = _text(stream, at + 2)
        elif kind in {BEGIN_CELL_FORMATS, END_CELL_FORMATS}:
            used = kind == BEGIN_CELL_FORMATS
        elif kind == CELL_FORMAT and used:
            formats.append((whole(stream, at + 4, 2), whole(stream, at + 2, 2)))
    struck = struck_fonts(fonts(parts))
    styles = {
        at: Shown.STRUCK if font in struck else shown_by_id(number, codes) for at, (font, number) in enumerate(formats)
    }
    return {at: how for at, how in styles.items() if how is not Shown.AS_IS}


def sheet_relations(stream: bytes) -> dict[str, str]:
    """Return the relation that names each sheet's part, by the sheet's name, from the workbook's part."""
    found = {}
    for kind, at, _ in biff12(stream):
        if kind == SHEET:
            relation = _text(stream, at + 8)
            found[_text(stream, at + 12 + 2 * len(relation.encode("utf-16-le")) // 2)] = relation
    return found


def fonts(parts: Parts) -> list[Font]:
    """Return the fonts by number; none where no text can be raised or struck out by any of them."""
    name = parts.find("xl/styles.bin")
    stream = parts.read(name) if name else b""
    found = [font_at(stream, at, SCRIPT) for kind, at, _ in biff12(stream) if kind == FONT]
    return found if any(font != Font() for font in found) else []


def shared_texts(parts: Parts, fonts: Sequence[Font]) -> dict[int, str]:
    """Return the shared texts with raised or struck runs, by number."""
    name = parts.find("xl/sharedStrings.bin")
    stream = parts.read(name) if name and fonts else b""
    places = (at for kind, at, _ in biff12(stream) if kind == SHARED)
    texts = {number: _rich(stream, at, fonts) for number, at in enumerate(places)}
    return {number: text for number, text in texts.items() if text is not None}


def _rich(stream: bytes, at: int, fonts: Sequence[Font]) -> str | None:
    """Return what a text with runs says: a sign whether it has any, the text, how many there are, and each of them."""
    text = _text(stream, at + 1)
    if not whole(stream, at, 1) & 1:
        return None
    after = at + 5 + 2 * whole(stream, at + 1, 4)
    runs = stream[after + 4 : after + 4 + 4 * min(whole(stream, after, 4), len(text) + 1)]
    return text_of(text, [(whole(runs, each, 2), whole(runs, each + 2, 2)) for each in range(0, len(runs), 4)], fonts)


def look(stream: bytes, styles: dict[int, Way], fonts: Sequence[Font], shared: Mapping[int, str]) -> Marks:
    """Return the marks of a sheet's part.

    Args:
        stream: the part.
        styles: the cell formats that show anything but the number or the text itself.
        fonts: those by which the runs of a text in its cell may be set.
        shared: the shared texts with raised or struck runs, by number.

    Raises:
        Refused: its cells reach further than may be read.
    """
    marks = Marks()
    row = rows = columns = 0
    for kind, at, length in biff12(stream):
        if kind == ROW:
            row = whole(stream, at, 4)
            marks.hidden_rows += [row] * _is_hidden(stream, at, length)
        elif kind in FILLED:
            column = whole(stream, at, 4)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            marks.note(styles.get(whole(stream, at + 4, 3), Shown.AS_IS), (row, column))
            marks.tell((row, column), _said(stream, kind, at, fonts, shared))
        elif kind == COLUMNS and whole(stream, at + 16, 2) & 1:
            marks.hide_columns(whole(stream, at, 4), whole(stream, at + 4, 4))
        elif kind == MERGED:
            top, bottom, left, right = (whole(stream, at + 4 * each, 4) for each in range(4))
            marks.merged.append((top, left, bottom, right))
    check_area(rows, columns, size=len(stream))
    return marks


def _said(stream: bytes, kind: int, at: int, fonts: Sequence[Font], shared: Mapping[int, str]) -> str | None:
    """Return what a cell says that calamine does not tell: an error, or a text with raised or struck runs."""
    if kind in {ERROR, FORMULA_ERROR}:
        return ERRORS.get(whole(stream, at + 8, 1), "#ERROR!")
    if kind == SHARED_TEXT:
        return shared.get(whole(stream, at + 8, 4))
    return _rich(stream, at + 8, fonts) if kind == TEXT_WITH_RUNS and fonts else None


def _is_hidden(stream: bytes, at: int, length: int) -> bool:
    """Whether a row is hidden: its number, format and height take ten bytes, the flags follow in the second of two."""
    return length > 11 and bool(whole(stream, at + 11, 1) & HIDDEN)


def _text(stream: bytes, at: int) -> str:
    """Return a text: how many letters it has in four bytes, then UTF-16."""
    return stream[at + 4 : at + 4 + 2 * whole(stream, at, 4)].decode("utf-16-le", "replace")
