"""ODS: the percentages, errors and hidden rows that calamine does not tell, and how far the cells reach.

A row or a cell may stand for many: a few bytes can claim a sheet of seventeen thousand million cells.
Source: OpenDocument 1.3 part 3, 9.1 (tables), 19.385 (office:value-type).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from loaders.opening import limits
from loaders.opening.marks import Marks, Place
from loaders.opening.markup import checked
from loaders.opening.numberformats import Instead
from loaders.opening.odsruns import Settings
from loaders.opening.odsshown import shown_instead
from loaders.opening.parts import Parts
from loaders.opening.refusing import check_area, damaged, locked

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
TABLE, ROW, COLUMN, PARAGRAPH, NOTE = (
    "table:table", "table:table-row", "table:table-column", "text:p", "office:annotation"
)  # fmt: skip
CELLS = {"table:table-cell", "table:covered-table-cell"}
HIDDEN = {"collapse", "filter"}


@dataclass
class Cell:
    """A cell that holds something.

    `held` is its number, as it is written; `shows`: whether the document says what the cell shows; `apart` is what it
    says where some of it is raised or struck out.
    """

    column: int
    times: int
    kind: str
    style: str = ""
    held: str = ""
    text: str = ""
    shows: bool = False
    apart: str | None = None


@dataclass
class Walk:
    """A walk over the tables of a document of `size` bytes; `tables` are the marks of each, in their order."""

    size: int
    tables: list[Marks] = field(default_factory=list)
    row: int = 0
    column: int = 0
    times: int = 1
    columns: int = 0
    depth: int = 0
    noted: int = 0
    reached: tuple[int, int] = (0, 0)
    cell: Cell | None = None
    filled: list[Cell] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if name == TABLE:
            self._start_table()
        elif self.depth != 1:
            self.settings.learn(name, attributes)
        elif name == ROW:
            self._start_row(attributes)
        elif name in CELLS:
            self._start_cell(attributes)
        elif name == COLUMN:
            self._take_columns(attributes)
        elif name == NOTE:
            self.noted += 1
        elif self.cell and not self.noted:
            self.cell.shows = self.cell.shows or name == PARAGRAPH
            self.settings.start(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == TABLE:
            self.depth -= 1
        elif self.depth != 1:
            return
        elif name == ROW:
            self._end_row()
        elif name in CELLS and self.cell:
            self.cell.apart = self.settings.said(self.cell.style, self.cell.text)
            self.filled.append(self.cell)
            self.cell = None
        elif name == NOTE:
            self.noted -= 1
        elif not self.noted:
            self.settings.end(name)

    def say(self, text: str) -> None:
        """Take text; that of a comment is not the cell's."""
        if self.cell and not self.noted and self.depth == 1:
            self.cell.text += text
            self.settings.take(text)

    def _start_table(self) -> None:
        self.depth += 1
        if self.depth == 1:
            self.tables.append(Marks())
            self.row, self.columns, self.reached, self.noted = 0, 0, (0, 0), 0

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.column, self.filled, self.cell = 0, [], None
        self.times = _repeated(attributes, "rows")
        if attributes.get("table:visibility") in HIDDEN:
            self.tables[-1].hidden_rows += range(self.row, self.row + min(self.times, limits.MOST_ROWS))

    def _take_columns(self, attributes: dict[str, str]) -> None:
        first, self.columns = self.columns, self.columns + _repeated(attributes, "columns")
        if attributes.get("table:visibility") in HIDDEN:
            self.tables[-1].hide_columns(first, self.columns - 1)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        times = _repeated(attributes, "columns")
        kind = attributes.get("calcext:value-type") or attributes.get("office:value-type")
        if kind:
            style, held = (attributes.get(name, "") for name in ("table:style-name", "office:value"))
            self.cell = Cell(self.column, times, kind, style, held)
            self.settings.begin()
        elif "table:formula" in attributes:
            self.tables[-1].uncalculated.append((self.row, self.column))
        down, across = (_span(attributes, way) for way in ("rows", "columns"))
        if (down, across) != (1, 1):
            area = self.row, self.column, self.row + down - 1, self.column + across - 1
            self.tables[-1].merged.append(area)
        self.column += times

    def _end_row(self) -> None:
        if self.filled:
            last = self.filled[-1]
            self.tables[-1].filled |= any(cell.text.strip() for cell in self.filled)
            self.reached = self.row + self.times, max(self.reached[1], last.column + last.times)
            check_area(*self.reached, size=self.size)
            for cell in self.filled:
                self._mark(cell)
        self.row += self.times

    def _mark(self, cell: Cell) -> None:
        marks, text = self.tables[-1], cell.text.strip()
        apart = (text or "#ERROR!") if cell.kind == "error" else cell.apart
        if apart is not None:
            marks.texts += [(*place, apart) for place in self._places(cell)]
        elif cell.shows and (instead := shown_instead(cell.kind, cell.held, cell.text)) is not None:
            marks.others += [(Instead(instead), place) for place in self._places(cell)]
        elif cell.kind == "percentage":
            marks.percent += self._places(cell)
        elif cell.kind == "float" and text.endswith("%"):
            marks.signed += self._places(cell)

    def _places(self, cell: Cell) -> Iterator[Place]:
        for row in range(self.row, self.row + self.times):
            yield from ((row, cell.column + at) for at in range(cell.times))


def _repeated(attributes: dict[str, str], way: str) -> int:
    return _count(attributes.get(f"table:number-{way}-repeated"))


def _span(attributes: dict[str, str], way: str) -> int:
    return _count(attributes.get(f"table:number-{way}-spanned"))


def _count(text: str | None) -> int:
    """Return a count, 1 where none is written; what is no count at all is as much as can be."""
    if text is None:
        return 1
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 10 else 10**9


def look(parts: Parts) -> list[Marks]:
    """Return the marks of every table.

    Raises:
        Refused: the document is locked or damaged, or its cells reach further than may be read.
    """
    manifest, content = parts.find(MANIFEST), parts.find(CONTENT)
    if manifest and b"encryption-data" in parts.read(manifest):
        raise locked()
    if content is None:
        raise damaged(f"its part {CONTENT} is missing")
    walk = Walk(parts.size(content))
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.say
    try:
        for piece in checked(parts, content, texts=True):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged(f"its part {content} is no XML") from error
    return walk.tables
