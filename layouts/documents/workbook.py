"""The figures of an indicator as a workbook: a readme first, then the figures with typed columns."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from indicators.release.documents import IndicatorDocument
from layouts.documents.columns import Cell, Column, cells_of, columns_of
from layouts.documents.figures import FigureRow
from layouts.documents.handout import Handout
from layouts.documents.readme import Section, indicator_readme
from layouts.documents.separated import LIST_SIGN

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
LABELS, TEXTS = 24, 100
WIDTHS: Mapping[str, int] = {"string": 18, "list": 18, "number": 12, "integer": 10, "boolean": 9, "date": 11}
IN_UNIT = ("value", "lower", "upper")
COUNTS = ("numerator", "denominator")


def workbook(document: IndicatorDocument, rows: Sequence[FigureRow], handout: Handout) -> bytes:
    """Return a workbook (.xlsx) with a readme and the figures; the same bytes for the same figures."""
    # Only who asks for a workbook pays for its writer.
    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, dict(SAFE))
    title = handout.read(document.head.title)
    made = dt.datetime.combine(handout.released_on, dt.time())
    book.set_properties({"title": title, "author": handout.collaborative, "created": made})
    _readme(book, indicator_readme(document, FigureRow, handout), handout)
    _figures(book, document, rows, handout)
    book.close()
    return written.getvalue()


def _readme(book: "Workbook", sections: Sequence[Section], handout: Handout) -> None:
    sheet, heading = book.add_worksheet(handout.words.say("Read me")), book.add_format({"bold": True, "font_size": 13})
    label, text = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 0, LABELS, label)
    sheet.set_column(1, 1, TEXTS, text)
    line = 0
    for section in sections:
        sheet.write_string(line, 0, section.heading, heading)
        for name, said in section.lines:
            line += 1
            sheet.write_string(line, 0, name, label)
            sheet.write_string(line, 1, said, text)
        line += 2


def _figures(book: "Workbook", document: IndicatorDocument, rows: Sequence[FigureRow], handout: Handout) -> None:
    sheet, head = book.add_worksheet(handout.words.say("Figures")), book.add_format({"bold": True, "bottom": 1})
    columns = columns_of(FigureRow)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, head)
        looks = book.add_format({"num_format": _looks(column, document)})
        sheet.set_column(place, place, WIDTHS[column.kind], looks)
        for line, row in enumerate(rows, start=1):
            _write(sheet, line, place, cells_of(row)[place])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)


def _write(sheet: "Worksheet", line: int, place: int, cell: Cell) -> None:
    """Write a cell as what it is; one that is unknown stays empty."""
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(line, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(line, place, cell)
    elif isinstance(cell, dt.date):
        sheet.write_datetime(line, place, cell)
    else:
        sheet.write_string(line, place, LIST_SIGN.join(cell) if isinstance(cell, tuple) else cell)


def _looks(column: Column, document: IndicatorDocument) -> str:
    """Return how the numbers of a column look: in the unit of the indicator, with the digits that the pages show."""
    head = document.head
    digits = "#,##0" + ("." + "0" * head.decimals if head.decimals else "")
    if column.name in IN_UNIT:
        return {"percent": f'{digits}"%"', "dollars": f'"$"{digits}'}.get(head.unit, digits)
    if column.name in COUNTS:
        return "#,##0"
    return {"date": "yyyy-mm-dd"}.get(column.kind, "General")
