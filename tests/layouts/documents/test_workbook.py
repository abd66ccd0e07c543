"""The figures of an indicator as a workbook, read back by another program than the one that wrote it."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from indicators.release import documents as d
from layouts.documents.columns import columns_of
from layouts.documents.figures import FigureRow, figures
from layouts.documents.handout import Handout
from layouts.documents.workbook import workbook
from tests.layouts import made
from tests.layouts.documents.handed import EVIL, handed, with_points, withdrawn


def opened(document: d.IndicatorDocument, handout: Handout | None = None) -> Any:
    chosen = handout or handed()
    return openpyxl.load_workbook(io.BytesIO(workbook(document, list(figures(document, chosen)), chosen)))


def readme(book: Any) -> str:
    return "\n".join(" ".join(str(cell) for cell in row if cell) for row in book.worksheets[0].values)


def test_a_readme_stands_before_the_figures() -> None:
    assert opened(made.HOMELESS_COUNT).sheetnames == ["Read me", "Figures"]
    assert opened(made.HOMELESS_COUNT, handed("es")).sheetnames == ["Léame", "Cifras"]


def test_cells_hold_numbers_dates_and_truths_not_texts() -> None:
    sheet = opened(with_points(made.point("2018", 677.0)))["Figures"]
    head = [cell.value for cell in sheet[1]]
    assert head == [one.name for one in columns_of(FigureRow)]
    row = dict(zip(head, (cell.value for cell in sheet[2]), strict=True))
    assert (row["value"], row["definition"], row["sample"]) == (677, 0, False)
    assert (row["starts"], row["lower"], row["reason"]) == (dt.datetime(2018, 1, 1), None, None)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:Y2")


@pytest.mark.parametrize(
    ("unit", "decimals", "looks"),
    [("percent", 1, '#,##0.0"%"'), ("dollars", 0, '"$"#,##0'), ("people", 0, "#,##0"), ("per 1000", 2, "#,##0.00")],
)
def test_figures_look_as_their_unit_says(unit: str, decimals: int, looks: str) -> None:
    sheet = opened(with_points(made.point("2018", 58.73), unit=unit, decimals=decimals))["Figures"]
    value = next(cell for cell in sheet[2] if sheet.cell(1, cell.column).value == "value")
    assert (value.value, value.number_format) == (58.73, looks)


def test_a_text_that_looks_like_a_formula_or_a_link_is_a_text() -> None:
    sheet = opened(with_points(made.point("2018", 1.0), title=d.Text({"en": EVIL})))["Figures"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == (EVIL, "s")


def test_the_readme_says_whose_figures_they_are_and_how_to_cite_them() -> None:
    said = readme(opened(made.HOMELESS_COUNT))
    for part in (
        "People without a home",
        "2, published on June 1, 2026",
        "People counted on one night.",
        "Sample collaborative: People without a home. Update 2 of June 1, 2026. Source: U.S. Department of Housing and "
        "Urban Development, Point-in-time count.",
        "License public domain",
        "How it is made Volunteers count.",
        "Limits One night says little.",
        "reason Why the figure is not shown",
        "provisional Provisional: it may still be corrected",
    ):
        assert part in said, part


def test_the_readme_is_in_spanish_too() -> None:
    said = readme(opened(made.HOMELESS_COUNT, handed("es")))
    assert "Cómo citar" in said
    assert "Actualización 2 del 1 de junio de 2026. Fuente:" in said
    assert "How" not in said


def test_what_is_hidden_has_no_number_in_the_workbook() -> None:
    sheet = opened(with_points(made.withheld("2017", "small count", below=11), withdrawn("2018")))["Figures"]
    head = [cell.value for cell in sheet[1]]
    rows = [dict(zip(head, one, strict=True)) for one in list(sheet.values)[1:]]
    assert [one["value"] for one in rows] == [None, None]
    assert [one["reason_text"] for one in rows] == ["fewer than 11 people", "withdrawn: Counted twice."]


def test_the_same_figures_are_the_same_bytes() -> None:
    rows = list(figures(made.HOMELESS_COUNT, handed()))
    assert workbook(made.HOMELESS_COUNT, rows, handed()) == workbook(made.HOMELESS_COUNT, rows, handed())


def test_an_indicator_without_any_row_is_a_workbook_with_a_head() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(made.HOMELESS_COUNT, [], handed())))
    assert book["Figures"].max_row == 1
