"""XLSX and XLSM: a look at every sheet before calamine reads it, and a second one where there is something to see.

The look is a few passes of regular expressions, a fraction of what reading costs. It vouches for how far the cells
reach only where each is written as spreadsheet programs write them, `<c r="B7"...`; a sheet written otherwise is
written anew by `loaders.opening.rewriting` for the second look, and tried in a process of its own before it is read.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.opening import limits
from loaders.opening.marks import Marks, Place
from loaders.opening.markup import attributes, checked, tag
from loaders.opening.numberformats import Shown, Way
from loaders.opening.parts import Parts
from loaders.opening.positions import column_number
from loaders.opening.refusing import check_area, most_cells
from loaders.opening.rewriting import rewritten
from loaders.opening.richtexts import SIGN, texts_of
from loaders.opening.xlsxstyles import styled

SHEET = tag("sheet")
RELATION = tag("Relationship")

# A row longer than that is written by no program: it is cut, and found odd.
LONGEST_ROW = 8 * limits.MEGA
FIRST = 64 * limits.KILO
# A cell or a row that is not written as programs write them; any other prefix or encoding of the same names.
ODD_ROW = re.compile(rb'<row(?! r="[1-9]\d{0,6}"[ />])(?![a-zA-Z])')
WELL_WRITTEN = re.compile(rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"[ />]')
# What ends the value of a cell, however it is prefixed.
VALUE = re.compile(rb"[^<>\s]\s*</(?:[\w.-]+:)?[vt]\s*>")
ODD_CELL = re.compile(rb"<[\w.-]+:c[\s/>]")
HIDDEN_COLUMNS = re.compile(rb'<col(?=[^>]* hidden="(?:1|true)")(?=[^>]* min="(\d{1,5})")[^>]* max="(\d{1,5})"')
HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*? hidden="(?:1|true)"')
ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*? t="e"[^>]*>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?\s*<v[^>]*>([^<]*)</v>')
UNCALCULATED = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?![^>]*? t="str")[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


@dataclass
class Glance:
    """What the first look at a sheet saw.

    Attributes:
        column: the last column that a cell stands in, 1-based; digits: how many digits the longest row number has.
        odd: some cell is written in a way that this look cannot follow.
        errors, hidden, formulas: there are such cells or rows.
        filled: some cell holds a value; runs: some cell holds a text whose pieces are set differently.
    """

    column: int = 0
    digits: int = 1
    odd: bool = False
    errors: bool = False
    hidden: bool = False
    formulas: bool = False
    filled: bool = False
    runs: bool = False

    def see(self, text: bytes) -> None:
        """Look at a piece that ends with a whole row."""
        self.errors = self.errors or b't="e"' in text
        self.formulas = self.formulas or b"</f>" in text
        self.hidden = self.hidden or b'hidden="' in text
        self.runs = self.runs or SIGN in text
        self.filled = self.filled or VALUE.search(text) is not None
        self.odd = self.odd or _is_odd(text) or (self.hidden and ODD_ROW.search(text) is not None)
        if not self.odd:
            self._reach(text)

    @property
    def cells(self) -> int:
        """How many cells the sheet spans, at most."""
        return self.column * int("9" * self.digits)

    def _reach(self, text: bytes) -> None:
        """Find the cells that are written otherwise, or lie further out, than those before."""
        if not self.column:
            # The first rows say it nearly always: the rest is then one search.
            self._widen(WELL_WRITTEN.findall(text[:FIRST]))
        at = 0
        while found := _beyond(self.column, self.digits).search(text, at):
            place = WELL_WRITTEN.match(text, found.start())
            if place is None:
                self.odd = True
                return
            self._widen([place.groups()])
            at = place.end()

    def _widen(self, places: Iterable[Sequence[bytes]]) -> None:
        for letters, number in places:
            # Past ZZ any column may come: they are counted exactly then.
            self.column = max(self.column, column_number(letters) if len(letters) < 3 else limits.MOST_COLUMNS)
            self.digits = max(self.digits, len(number))


def _is_odd(text: bytes) -> bool:
    # The search for bytes is ten times as fast as the expression, and for one byte as fast again: most need no more.
    return b"\0" in text or (b":" in text and b":c" in text and ODD_CELL.search(text) is not None)


def _beyond(column: int, digits: int) -> re.Pattern[bytes]:
    """Return the expression of a cell that does not stand within so many columns and so many digits of rows."""
    return re.compile(rb'<c(?! r="(?:%s)[1-9]\d{0,%d}"[ />])(?![a-zA-Z])' % (_up_to(column), digits - 1))


def _up_to(column: int) -> bytes:
    """Return an expression of the letters of the columns up to `column`; past ZZ, of every column."""
    if column < 1:
        return b"(?!)"
    if column <= 26:
        return b"[A-%c]" % (64 + column)
    if column > 702:
        return b"[A-Z]{1,3}"
    first, second = divmod(column - 27, 26)
    before = b"|[A-%c][A-Z]" % (64 + first) if first else b""
    return b"[A-Z]%s|%c[A-%c]" % (before, 65 + first, 65 + second)


def whole_rows(parts: Parts, name: str) -> Iterator[bytes]:
    """Yield a part of a sheet in pieces cut between rows; the last is what follows the last row's beginning.

    Raises:
        Refused: the part is damaged, declares entities, or holds a cell longer than a spreadsheet's.
    """
    waiting = b""
    for piece in checked(parts, name, texts=True):
        text = waiting + piece
        cut = text.rfind(b"<row")
        if cut < 0 and len(text) > LONGEST_ROW:
            cut = len(text)
        waiting = text[max(cut, 0) :]
        if cut > 0:
            yield text[:cut]
    yield waiting


def glance(parts: Parts, name: str) -> Glance:
    """Return what the first look at a sheet sees.

    Raises:
        Refused: the part is damaged, or its cells reach so far that reading them would take all memory.
    """
    seen = Glance()
    for text in whole_rows(parts, name):
        seen.see(text)
    size = parts.size(name)
    if not seen.odd and seen.cells > most_cells(size):
        rows, columns, place = _filled(parts, name)
        check_area(rows, columns, size=size, place=place)
    return seen


FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*(?<!/)>\s*<(?:f|v|is)\b')


def _filled(parts: Parts, name: str) -> tuple[int, int, str]:
    """Return the last row and column in which something stands, and the cell that stands furthest out."""
    rows = columns = 0
    furthest = (0, b"")
    for text in whole_rows(parts, name):
        places = [(int(number), column_number(letters), letters + number) for letters, number in FILLED.findall(text)]
        rows = max([rows, *(row for row, _, _ in places)])
        columns = max([columns, *(column for _, column, _ in places)])
        furthest = max([furthest, *((row * column, address) for row, column, address in places)])
    return rows, columns, furthest[1].decode()


def sheet_parts(parts: Parts) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's name."""
    book = parts.find("xl/workbook.xml")
    links = parts.find("xl/_rels/workbook.xml.rels")
    if not book or not links:
        return {}
    linked = targets(parts.read(links))
    found = {}
    for each in map(attributes, SHEET.findall(parts.read(book))):
        link = next((text for name, text in each.items() if name.endswith(":id")), "")
        found[each.get("name", "")] = target_part(parts, linked.get(link, ""))
    return {name: part for name, part in found.items() if part}


def targets(links: bytes) -> dict[str, str]:
    """Return what each relation of a workbook leads to, by its id."""
    return {each.get("Id", ""): each.get("Target", "") for each in map(attributes, RELATION.findall(links))}


def target_part(parts: Parts, target: str) -> str | None:
    """Return the part that a relation of the workbook leads to; None where it is not there."""
    return parts.find(target if target.startswith(("/", "xl/")) else f"xl/{target}")


def look(parts: Parts, name: str, seen: Glance, styles: dict[int, Way], shared: Mapping[int, str]) -> Marks:
    """Return the marks of a sheet: only what the first look saw is searched for.

    `shared` are the shared texts with raised or struck runs, by their number.
    """
    marks = Marks(filled=seen.filled)
    times_100, with_sign = (styled(styles, {how}) for how in (Shown.TIMES_100, Shown.WITH_SIGN))
    others = styled(styles, {*styles.values()} - {Shown.TIMES_100, Shown.WITH_SIGN})
    if not (seen.odd or seen.errors or seen.hidden or seen.formulas or seen.runs or styles or shared):
        return marks
    for text in rewritten(parts, name) if seen.odd else whole_rows(parts, name):
        marks.percent += _places(text, times_100)
        marks.signed += _places(text, with_sign)
        marks.others += _shown_otherwise(text, others, styles)
        if seen.odd or seen.errors:
            marks.texts += _errors(text)
        if seen.odd or seen.runs or shared:
            marks.texts += texts_of(text, shared)
        if seen.odd or seen.formulas:
            marks.uncalculated += _places(text, UNCALCULATED)
        if seen.odd or seen.hidden:
            marks.hidden_rows += [int(number) - 1 for number in HIDDEN_ROW.findall(text)]
            _hide_columns(marks, text)
    return marks


def _hide_columns(marks: Marks, text: bytes) -> None:
    for first, last in HIDDEN_COLUMNS.findall(text):
        marks.hide_columns(int(first) - 1, int(last) - 1)


def _places(text: bytes, pattern: re.Pattern[bytes] | None) -> list[Place]:
    found = pattern.findall(text) if pattern else []
    return [(int(place[1]) - 1, column_number(place[0]) - 1) for place in found]


def _shown_otherwise(
    text: bytes, pattern: re.Pattern[bytes] | None, styles: dict[int, Way]
) -> Iterator[tuple[Way, Place]]:
    for letters, number, style in pattern.findall(text) if pattern else ():
        yield styles[int(style or 0)], (int(number) - 1, column_number(letters) - 1)


def _errors(text: bytes) -> Iterator[tuple[int, int, str]]:
    for letters, number, written in ERROR.findall(text):
        yield int(number) - 1, column_number(letters) - 1, html.unescape(written.decode("utf-8", "replace"))
