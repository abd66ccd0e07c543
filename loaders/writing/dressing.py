"""Dressing: what a sheet looks like before anything is written into it, and its row of headings."""

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from loaders.cells import letters
from loaders.workbook.description import Column, Workbook
from loaders.writing.choosing import References, choosing, message
from loaders.writing.pages import Heading, Page

WIDTHS = {
    "slug": 30,
    "number": 12,
    "integer": 11,
    "date": 13,
    "period": 13,
    "yes/no": 11,
    "choice": 18,
    "list": 24,
    "numbers": 24,
}
TEXT_WIDTH, TRANSLATED_WIDTH, ID_WIDTH = 26, 44, 26
FORMATS = {"number": "General", "integer": "General", "date": "yyyy-mm-dd"}
AS_TEXT = "@"
HEAD, KEY = (PatternFill("solid", fgColor=colour) for colour in ("E8EEF2", "C9D6DF"))
FONT = "Calibri"
AUTHOR = "Commoncurve"
COMMENT_WIDTH, COMMENT_LINE, LETTERS_IN_LINE = 320, 20, 42


def dress(sheet: Worksheet, page: Page, found: References, described: Workbook, language: str) -> None:
    """Give a sheet its widths, formats, drop-downs and frozen headings, and write these; help in `language`."""
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    for at, head in enumerate(page.headings, start=1):
        look = sheet.column_dimensions[letters(at)]
        look.width = _width(head)
        look.number_format = FORMATS.get(_type(head), AS_TEXT)
        sheet.data_validations.append(choosing(head, at, found, described, language))
    sheet.append([_heading(sheet, head, message(head, described, language)) for head in page.headings])


def _type(head: Heading) -> str:
    return head.column.type if head.column and not head.language else "text"


def _width(head: Heading) -> int:
    column = head.column
    if column is None:
        return TEXT_WIDTH
    kept = max(WIDTHS.get(_type(head), _text_width(column)), len(head.text) + 3)
    return max(kept, *(len(choice) + 4 for choice in column.choices)) if column.type == "choice" else kept


def _text_width(column: Column) -> int:
    return TRANSLATED_WIDTH if column.translated else ID_WIDTH


def _heading(sheet: Worksheet, head: Heading, said: str) -> Cell:
    own = head.column if head.column and not head.language else None
    cell = WriteOnlyCell(sheet, head.text)
    cell.font = Font(name=FONT, bold=own is not None and own.required)
    cell.fill = KEY if own is not None and own.key else HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    height = COMMENT_LINE * (2 + len(said) // LETTERS_IN_LINE)
    cell.comment = Comment(said, AUTHOR, width=COMMENT_WIDTH, height=height)
    return cell
