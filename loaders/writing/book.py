"""A workbook of pages: a sheet to read first, the pages themselves, and the hidden lists of their drop-downs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from loaders.workbook.description import Workbook
from loaders.writing.choosing import References
from loaders.writing.dressing import FONT, dress
from loaders.writing.pages import Page
from loaders.writing.spreadsheet import Pens

READ_ME, LISTS = "Read me", "Lists"
HEADING = "# "
READ_ME_WIDTH, LINE, GAP = 100, 15, 6
GREY = "808080"


@dataclass(frozen=True)
class Contents:
    """What a workbook holds: `paragraphs` to read first, the pages, and where the ids stand that they refer to."""

    paragraphs: Sequence[str]
    pages: Sequence[Page]
    found: References


def write_book(path: Path, contents: Contents, described: Workbook, *, language: str, examples: bool = False) -> None:
    """Write an xlsx file with its help in `language`; rows that are only `examples` look like it."""
    # Opened first: a file that cannot be written is known before the work is done.
    with path.open("wb") as file:
        book = Book(write_only=True)
        _read_me(book, contents.paragraphs)
        for page in contents.pages:
            _write_page(book, page, contents.found, described, language=language, examples=examples)
        if contents.found.lists:
            _lists(book, contents.found)
        book.save(file)


def _write_page(
    book: Book, page: Page, found: References, described: Workbook, *, language: str, examples: bool
) -> None:
    sheet = _sheet(book, page.kind.name)
    dress(sheet, page, found, described, language)
    pens = Pens(sheet, Font(name=FONT, italic=True, color=GREY) if examples else None)
    for row in page.rows():
        pens.write(row)


def _sheet(book: Book, name: str) -> Worksheet:
    # A sheet that is only written is no Worksheet to Python, and has its manners.
    return cast("Worksheet", book.create_sheet(name))


def _read_me(book: Book, paragraphs: Sequence[str]) -> None:
    sheet = _sheet(book, READ_ME)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.column_dimensions["A"].width = READ_ME_WIDTH
    pens = Pens(sheet, None, Alignment(wrap_text=True, vertical="top"))
    heads = Pens(sheet, Font(name=FONT, bold=True, size=14))
    for number, paragraph in enumerate(paragraphs, start=1):
        # Programs differ in whether they make room for wrapped lines by themselves.
        sheet.row_dimensions[number].height = LINE * (1 + len(paragraph) // READ_ME_WIDTH) + GAP
        (heads if paragraph.startswith(HEADING) else pens).write([paragraph.removeprefix(HEADING)])


def _lists(book: Book, found: References) -> None:
    sheet = _sheet(book, LISTS)
    sheet.sheet_state = "hidden"
    sheet.append(list(found.lists))
    for number in range(max(map(len, found.lists.values()))):
        sheet.append([column[number] if number < len(column) else None for column in found.lists.values()])


def read_me(described: Workbook, pages: Sequence[Page], language: str, *parts: str) -> list[str]:
    """Return what stands on the sheet Read me: the named parts of the description, then what each sheet holds."""
    said = [paragraph for part in parts for paragraph in described.read_me[part][language]]
    return [*said, *(f"{page.kind.name}: {page.kind.said(language)}" for page in pages)]
