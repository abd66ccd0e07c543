"""XLS: the percent formats, errors and hidden rows that calamine does not tell, and whether the file is locked.

Source: [MS-XLS] 2.4 (records); BIFF5 differs in its texts alone. xlrd takes the stream out of the OLE file.
"""

import io
import struct
from dataclasses import dataclass, field

from xlrd.compdoc import CompDoc, CompDocError

from loaders.opening.fontruns import Font, called, font_at, shared_texts, struck_fonts
from loaders.opening.marks import Marks
from loaders.opening.numberformats import Shown, Way, shown_by_id
from loaders.opening.records import ERRORS, biff8, whole
from loaders.opening.refusing import check_area, locked

BOUNDSHEET, FORMAT, FILEPASS, XF, END = 0x85, 0x41E, 0x2F, 0xE0, 0x0A
FONT, SST, SHARED_TEXT = 0x31, 0xFC, 0xFD
# Where a font's record says whether it is raised.
SCRIPT = 8
NUMBER, RK, MULRK, FORMULA, BOOLERR, ROW, COLUMNS, BLANKS = 0x203, 0x27E, 0xBD, 0x06, 0x205, 0x208, 0x7D, {0x201, 0xBE}
TEXTS = {SHARED_TEXT, 0x204, 0xD6}
HIDDEN = 0x20
# Of the stream, since Excel 97 and before.
NAMES = ("Workbook", "Book")
BOF = {0x809, 0x409, 0x209, 0x09}
# What xlrd's reader of OLE files ends in where its tables point nowhere.
DAMAGED = (CompDocError, struct.error, IndexError, AssertionError, ValueError, MemoryError, RecursionError)


@dataclass
class Globals:
    """What the beginning of a workbook says.

    Attributes:
        sheets: where each begins; styles: the formats that show anything but the number or the text itself.
        fonts: by number; shared: where the table of shared texts begins, 0 where there is none.
        texts: the shared texts with raised or struck runs, by number.
    """

    sheets: dict[int, int] = field(default_factory=dict)
    styles: dict[int, Way] = field(default_factory=dict)
    fonts: list[Font] = field(default_factory=list)
    shared: int = 0
    texts: dict[int, str] = field(default_factory=dict)

    def take(self, stream: bytes, kind: int, at: int) -> None:
        """Take a record that says where a sheet or the texts begin, or what a font is."""
        if kind == BOUNDSHEET:
            self.sheets[len(self.sheets)] = whole(stream, at, 4)
        elif kind == FONT:
            self.fonts.append(font_at(stream, at, SCRIPT))
        elif kind == SST:
            self.shared = at


def workbook_stream(content: bytes) -> bytes | None:
    """Return the workbook within an OLE file; None where there is none, or the file is damaged."""
    try:
        document = CompDoc(content, logfile=io.StringIO())
        streams = (document.get_named_stream(name) for name in NAMES)
        found = next((stream for stream in streams if stream is not None), None)
    except DAMAGED:
        return None
    told = [entry.tot_size for entry in document.dirlist if entry.name.casefold() in map(str.casefold, NAMES)]
    return bytes(found) if found is not None and len(found) in told else None


def globals_of(stream: bytes) -> Globals:
    """Return what the beginning of a workbook says.

    Raises:
        Refused: the workbook is encrypted.
    """
    told = Globals()
    codes: dict[int, str] = {}
    used: list[tuple[int, int]] = []
    wide = whole(stream, 4, 2) >= 0x600
    for kind, at, length in biff8(stream):
        if kind == END:
            break
        if kind == FILEPASS:
            raise locked()
        if kind == FORMAT:
            codes[whole(stream, at, 2)] = _code(stream[at + 2 : at + length], wide=wide)
        elif kind == XF:
            used.append((whole(stream, at, 2), whole(stream, at + 2, 2)))
        else:
            told.take(stream, kind, at)
    if told.shared and any(font != Font() for font in told.fonts):
        told.texts = shared_texts(stream, told.shared, told.fonts)
    struck = struck_fonts(called(told.fonts))
    styles = {
        at: Shown.STRUCK if font in struck else shown_by_id(number, codes) for at, (font, number) in enumerate(used)
    }
    told.styles = {at: how for at, how in styles.items() if how is not Shown.AS_IS}
    return told


def _code(written: bytes, *, wide: bool) -> str:
    """Return a format's code: a BIFF8 text says whether its letters have two bytes."""
    if not wide:
        return written[1:].decode("latin-1")
    return written[3:].decode("utf-16-le" if written[2:3] == b"\1" else "latin-1", "replace")


@dataclass
class Look:
    """The second look at one sheet.

    Attributes:
        stream: the workbook's; styles: its formats that show anything but the cell itself, by number.
        texts: its shared texts with raised or struck runs, by number.
        marks: what was found; reached: the last row and column in which something stands.
    """

    stream: bytes
    styles: dict[int, Way]
    texts: dict[int, str]
    marks: Marks = field(default_factory=Marks)
    reached: tuple[int, int] = (0, 0)

    def over(self, start: int) -> Marks:
        """Return the marks of the sheet that begins at `start` of the stream.

        Raises:
            Refused: its cells reach further than may be read.
        """
        depth = 0
        for kind, at, length in biff8(self.stream, start):
            # A chart within the sheet begins and ends within it.
            depth += (kind in BOF) - (kind == END)
            if depth < 1:
                break
            if depth == 1:
                self._take(kind, at, length)
        check_area(*self.reached, size=len(self.stream))
        return self.marks

    def _take(self, kind: int, at: int, length: int) -> None:
        if kind in {NUMBER, RK, FORMULA, BOOLERR} or kind in TEXTS:
            place = self._place(at)
            self.marks.note(self.styles.get(whole(self.stream, at + 4, 2), Shown.AS_IS), place)
            if kind == SHARED_TEXT:
                self.marks.tell(place, self.texts.get(whole(self.stream, at + 6, 4)))
            elif kind == BOOLERR and whole(self.stream, at + 7, 1):
                self._error(place, at + 6)
            elif kind == FORMULA and _is_error(self.stream, at):
                self._error(place, at + 8)
        elif kind == MULRK:
            self._many(at, length)
        elif kind == ROW and whole(self.stream, at + 12, 2) & HIDDEN:
            self.marks.hidden_rows.append(whole(self.stream, at, 2))
        elif kind == COLUMNS and whole(self.stream, at + 8, 2) & 1:
            self.marks.hide_columns(whole(self.stream, at, 2), whole(self.stream, at + 2, 2))

    def _place(self, at: int) -> tuple[int, int]:
        place = whole(self.stream, at, 2), whole(self.stream, at + 2, 2)
        self.reached = max(self.reached[0], place[0] + 1), max(self.reached[1], place[1] + 1)
        return place

    def _many(self, at: int, length: int) -> None:
        row, column = self._place(at)
        for number in range(max((length - 6) // 6, 0)):
            how = self.styles.get(whole(self.stream, at + 4 + 6 * number, 2), Shown.AS_IS)
            self.marks.note(how, (row, column + number))

    def _error(self, place: tuple[int, int], at: int) -> None:
        self.marks.texts.append((*place, ERRORS.get(whole(self.stream, at, 1), "#ERROR!")))


def _is_error(stream: bytes, at: int) -> bool:
    """Whether a formula's stored value is an error: [MS-XLS] 2.5.133, FormulaValue."""
    return stream[at + 6 : at + 7] == b"\2" and stream[at + 12 : at + 14] == b"\xff\xff"
