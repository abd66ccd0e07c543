"""What a reader of the sheet sees is what is read, in every kind of workbook."""

import datetime as dt
from collections.abc import Callable

import pytest

from loaders.cells import Percent
from loaders.opening import Sheet
from loaders.opening.numberformats import Shown, shown
from tests.loaders.opening import written

# Row 1: .62 as 62 % (built in), .0715 as 7.2 %, 62 as 62.0"%", .5 as it is. Row 2, hidden: #DIV/0!, #N/A.
XLSX = written.xlsx(
    '<row r="1"><c r="A1" s="1"><v>0.62</v></c><c r="B1" s="2"><v>0.0715</v></c><c r="C1" s="3"><v>62</v></c>'
    '<c r="D1" s="0"><v>0.5</v></c></row><row r="2" hidden="1"><c r="A2" t="e"><v>#DIV/0!</v></c>'
    '<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c></row>'
)
XLSB = written.xlsb(
    written.joined(
        [
            written.row12(0),
            *(
                written.number12(at, value, style)
                for at, (value, style) in enumerate([(0.62, 1), (0.0715, 2), (62, 3), (0.5, 0)])
            ),
            written.row12(1, hidden=True),
            written.error12(0, 0x07),
            written.error12(1, 0x2A),
        ]
    )
)
XLS = written.xls(
    written.joined(
        [
            written.row8(0, hidden=False),
            written.row8(1, hidden=True),
            *(
                written.number8(0, at, value, style)
                for at, (value, style) in enumerate([(0.62, 1), (0.0715, 2), (62, 3), (0.5, 0)])
            ),
            written.error8(1, 0, 0x07),
            written.error8(1, 1, 0x2A),
        ]
    )
)
ODS = written.ods(
    '<table:table-row><table:table-cell office:value-type="percentage" office:value="0.62"><text:p>62%</text:p>'
    '</table:table-cell><table:table-cell office:value-type="percentage" office:value="0.0715"><text:p>7.2%</text:p>'
    '</table:table-cell><table:table-cell office:value-type="float" office:value="62"><text:p>62.0%</text:p>'
    '</table:table-cell><table:table-cell office:value-type="float" office:value="0.5"><text:p>0.5</text:p>'
    '</table:table-cell></table:table-row><table:table-row table:visibility="collapse">'
    '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
    '<text:p>#DIV/0!</text:p></table:table-cell><table:table-cell office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>'
)
KINDS = {"a.xlsx": XLSX, "a.xlsm": XLSX, "a.xlsb": XLSB, "a.xls": XLS, "a.ods": ODS}


@pytest.mark.parametrize("name", KINDS)
def test_a_cell_shown_as_a_percentage_is_read_as_it_is_shown(sheet: Callable[[str, bytes], Sheet], name: str) -> None:
    first = sheet(name, KINDS[name]).rows[0]
    assert first == [62.0, 7.15, 62.0, 0.5]
    assert [type(cell) for cell in first] == [Percent, Percent, Percent, float]


@pytest.mark.parametrize("name", KINDS)
def test_an_error_is_read_as_its_text(sheet: Callable[[str, bytes], Sheet], name: str) -> None:
    assert sheet(name, KINDS[name]).rows[1][:2] == ["#DIV/0!", "#N/A"]


@pytest.mark.parametrize("name", KINDS)
def test_a_hidden_row_is_read_and_known(sheet: Callable[[str, bytes], Sheet], name: str) -> None:
    assert sheet(name, KINDS[name]).hidden_rows == (2,)


# Column B is hidden and filled, columns D and on are hidden and empty, as authors hide the rest of a sheet.
COLUMNS = {
    "a.xlsx": written.packed(
        written.xlsx_parts("")
        | {
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{written.MAIN}"><cols><col min="1" max="1" width="9"/>'
            '<col min="2" max="2" hidden="1"/><col hidden="true" max="16384" min="4"/></cols><sheetData>'
            '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row></sheetData>'
            "</worksheet>"
        }
    ),
    "odd.xlsx": written.packed(
        written.xlsx_parts("")
        | {
            "xl/worksheets/sheet1.xml": f"<x:worksheet xmlns:x='{written.MAIN}'><x:cols>"
            "<x:col hidden='1' max='2' min='2'/></x:cols><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>"
            "<x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"
        }
    ),
    "a.xlsb": written.xlsb(
        written.columns12(1, 1)
        + written.columns12(3, 16383)
        + written.joined([written.row12(0), *(written.number12(at, at + 1) for at in range(3))])
    ),
    "a.xls": written.xls(
        written.joined(
            [written.columns8(1, 1), written.columns8(3, 256), *(written.number8(0, at, at + 1) for at in range(3))]
        )
    ),
    "a.ods": written.ods(
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="16381"/><table:table-row>'
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{at}"><text:p>{at}</text:p></table:table-cell>'
            for at in (1, 2, 3)
        )
        + "</table:table-row>"
    ),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_hidden_column_that_holds_something_is_read_and_known(
    sheet: Callable[[str, bytes], Sheet], name: str
) -> None:
    opened = sheet(name, COLUMNS[name])
    assert opened.rows[0][:2] == [1, 2]
    assert opened.hidden_columns == (2,)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0%", Shown.TIMES_100),
        ("[Red]0.0%;-0.0%", Shown.TIMES_100),
        ("0.00_%", Shown.AS_IS),
        ('0.0"%"', Shown.WITH_SIGN),
        ("0\\%", Shown.WITH_SIGN),
        ('0.0"[%]"', Shown.WITH_SIGN),
        ("[$%-409]0", Shown.AS_IS),
        ("General", Shown.AS_IS),
        ("", Shown.AS_IS),
        ('0" of 100"', Shown.AS_IS),
    ],
)
def test_a_quoted_percent_sign_multiplies_nothing(code: str, expected: Shown) -> None:
    assert shown(code) is expected


def test_a_sheet_written_in_an_unusual_way_is_read_the_same(sheet: Callable[[str, bytes], Sheet]) -> None:
    rows = (
        f"<x:worksheet xmlns:x='{written.MAIN}'><x:sheetData><x:row hidden='1'><x:c s='1'><x:v>0.62</x:v></x:c>"
        "<x:c t='e'><x:v>#REF!</x:v></x:c></x:row><x:row r='2'><x:c s='3' r='B2'><x:v>5</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    content = written.packed(written.xlsx_parts("") | {"xl/worksheets/sheet1.xml": rows})
    opened = sheet("a.xlsx", content)
    assert opened.rows == [[Percent(62), "#REF!"], ["", Percent(5)]]
    assert opened.hidden_rows == (1,)


def test_merged_ranges_are_known(sheet: Callable[[str, bytes], Sheet]) -> None:
    content = written.xlsx(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>'
    )
    assert sheet("a.xlsx", content).merged == ((1, 1, 2, 3),)
    spanned = (
        '<table:table-row><table:table-cell/><table:table-cell office:value-type="float" office:value="1" '
        'table:number-columns-spanned="2" table:number-rows-spanned="3"/></table:table-row>'
    )
    assert sheet("a.ods", written.ods(spanned)).merged == ((1, 2, 3, 3),)


def test_a_formula_without_a_stored_value_is_known(sheet: Callable[[str, bytes], Sheet]) -> None:
    content = written.xlsx(
        '<row r="1"><c r="A1"><f>1+1</f><v></v></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>2</f></c></row>'
    )
    opened = sheet("a.xlsx", content)
    assert opened.rows == [["", 2.0, ""]]
    assert opened.unseen.uncalculated == ((1, 1), (1, 4))


def test_a_cell_that_names_no_format_has_the_first_one(sheet: Callable[[str, bytes], Sheet]) -> None:
    styles = written.STYLES.replace('<xf numFmtId="0"/>', '<xf numFmtId="10"/>')
    rows = '<row r="1"><c r="A1"><v>0.5</v></c><c r="B1" s="0"><v>0.25</v></c><c r="C1" s="3"><v>7</v></c></row>'
    assert sheet("a.xlsx", written.xlsx(rows, styles=styles)).rows == [[Percent(50), Percent(25), Percent(7)]]


def test_a_percentage_is_rounded_as_excel_rounds(sheet: Callable[[str, bytes], Sheet]) -> None:
    # .07 x 100 is 7.000000000000001 in binary.
    assert sheet("a.xlsx", written.xlsx('<row r="1"><c r="A1" s="1"><v>0.07</v></c></row>')).rows == [[7.0]]


def test_dates_are_the_same_in_both_calendars(sheet: Callable[[str, bytes], Sheet]) -> None:
    styles = written.STYLES.replace('<xf numFmtId="0"/>', '<xf numFmtId="14"/>')
    day = dt.date(2014, 1, 28)
    # Day 41,667 since 1899-12-30; 1,462 less since 1904-01-01.
    since_1900 = written.xlsx('<row r="1"><c r="A1" s="0"><v>41667</v></c></row>', styles=styles)
    since_1904 = written.xlsx(
        '<row r="1"><c r="A1" s="0"><v>40205</v></c></row>', styles=styles, book='<workbookPr date1904="1"/>'
    )
    assert sheet("a.xlsx", since_1900).rows == sheet("a.xlsx", since_1904).rows == [[day]]
