"""What a number format shows is what is read: a figure that its publisher suppressed does not come back.

The second column of a table says what Excel shows; where that is the number alone, the stored number is read.
"""

import datetime as dt
from pathlib import Path

import pytest

from loaders.cells import Cell, Percent
from loaders.opening import Sheet, open_file, say_hidden
from loaders.opening.numberformats import Format, Shown, read, shown
from loaders.problems import Findings
from tests.loaders.opening import written

# Format code, number, what Excel shows, what is read.
SHOWN_OTHERWISE: list[tuple[str, float, str, Cell]] = [
    ('"<"0', 10, "<10", "<10"),
    ('"<"0', 9.6, "<10", "<10"),
    ("<0", 10, "<10", "<10"),
    ('"<"0%', 0.05, "<5%", "<5%"),
    ('">"0', 95, ">95", ">95"),
    ('"≥"0.0', 12.25, "≥12.3", "≥12.3"),
    ('"~"0', 14, "~14", "~14"),
    ('"<"#,##0', 1000, "<1,000", "<1000"),
    ('[<10]"<10";0', 7, "<10", "<10"),
    ('[<10]"<10";0', 70, "70", 70),
    ('[<10]"<10";0', 10, "10", 10),
    ('[Red][<=5]"*";[<10]"<10";0.0', 5, "*", "*"),
    ('[Red][<=5]"*";[<10]"<10";0.0', 7, "<10", "<10"),
    ('[Red][<=5]"*";[<10]"<10";0.0', 12.34, "12.3", 12.34),
    ('[=0]"*"', 0, "*", "*"),
    ('[=0]"*"', 5, "5", 5),
    ('[=0]"*";0', 0, "*", "*"),
    ('[=0]"*";0%', 0.5, "50%", Percent(50)),
    ('[>100]"*";[<-100]0', 5, "###", "###"),
    ('0;-0;"*"', 0, "*", "*"),
    ('0;-0;"*"', -5, "-5", -5),
    ('0%;-0%;"n/a"', 0, "n/a", "n/a"),
    ('0%;-0%;"n/a"', 0.62, "62%", Percent(62)),
    ('"n/a"', 1, "n/a", "n/a"),
    (";;;", 12, "", ""),
    ("0;-0;;@", 0, "", ""),
    ("0;-0;;@", 7, "7", 7),
    ("#,###", 0, "", ""),
    ("#,###", 1234, "1,234", 1234),
    ('0.0"*"', 13, "13.0*", "13*"),
    ('0.0"*"', 12.54, "12.5*", "12.54*"),
    ('0"*";-0"*"', -5, "-5*", "-5*"),
    ('"†"0', 3, "†3", "†3"),
    ('0.0%"‡"', 0.125, "12.5%‡", "12.5%‡"),
    ('0" (r)"', 13, "13 (r)", "13 (r)"),
    ('0"p"', 13, "13p", "13p"),
    ("General¹", 13, "13¹", "13¹"),
    # Other digits are shown than those of the number.
    ('0"-"00', 512, "5-12", "5-12"),
    ('0"."0', 125, "12.5", "12.5"),
    ('0"000"', 12, "12000", "12000"),
    ('"0."00', 5, "0.05", "0.05"),
    ('"-"0', 5, "-5", "-5"),
    # A thousandth is shown: which of the two is meant, nobody knows; no number is read from it.
    ("0.0,", 12345, "12.3", "12.3 (12345 divided by 1,000)"),
    ("0.0,,", 1250000, "1.3", "1.3 (1250000 divided by 1,000,000)"),
    ('#,##0,"K"', 12345, "12K", "12K (12345 divided by 1,000)"),
    ("0,.0", 12345, "12.3", "12.3 (12345 divided by 1,000)"),
]
AS_STORED = [
    ("General", Shown.AS_IS),
    ("", Shown.AS_IS),
    ("@", Shown.AS_IS),
    ("[Red]", Shown.AS_IS),
    ("0.00", Shown.AS_IS),
    ("#,##0", Shown.AS_IS),
    ("# ##0", Shown.AS_IS),
    ('#"."000"."000', Shown.AS_IS),
    ("#,##0;[Red]-#,##0", Shown.AS_IS),
    ("#,##0_);(#,##0)", Shown.AS_IS),
    ("[Blue][>=0]0;[Red]-0", Shown.AS_IS),
    ("[<0]-0;0", Shown.AS_IS),
    ('"$"#,##0.00', Shown.AS_IS),
    ("[$€-407] #,##0.00", Shown.AS_IS),
    ('0.0" miles"', Shown.AS_IS),
    ('"No. "0', Shown.AS_IS),
    ('0" of 100"', Shown.AS_IS),
    ("0°", Shown.AS_IS),
    # Excel's accounting styles (built in: 41 to 44) write zero as a dash among spaces.
    ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', Shown.AS_IS),
    ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', Shown.AS_IS),
    ('_(* 0.0%_);_(* (0.0%);_(* "-"_);_(@_)', Shown.TIMES_100),
    ("0.0%;[Red]-0.0%", Shown.TIMES_100),
    # Dates, times, powers of ten and fractions are none of ours.
    ("yyyy-mm-dd", Shown.AS_IS),
    ('d"*"', Shown.AS_IS),
    ("[h]:mm", Shown.AS_IS),
    ("h:mm AM/PM", Shown.AS_IS),
    ("[$-409]d-mmm;@", Shown.AS_IS),
    ("0.00E+00", Shown.AS_IS),
    ("# ?/?", Shown.AS_IS),
]


@pytest.mark.parametrize(("code", "number", "excel", "expected"), SHOWN_OTHERWISE)
def test_what_a_format_shows_instead_of_a_number_is_read(code: str, number: float, excel: str, expected: Cell) -> None:
    found = read(shown(code), number)
    assert (found, type(found) is Percent) == (expected, type(expected) is Percent)
    # Where a text is read that is no number with its reason, it is what Excel shows, but for decimals beside a mark.
    assert isinstance(found, float | int) or str(found)[:1] == excel[:1]


@pytest.mark.parametrize(("code", "expected"), AS_STORED)
def test_a_harmless_format_leaves_the_number_alone(code: str, expected: Shown) -> None:
    assert shown(code) is expected


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 1e300, -1e-300, 10**40])
@pytest.mark.parametrize("code", ['"<"0.0', ";;;", "0.0,", '0"-"00', '[<10]"<10";General"*"'])
def test_any_number_is_shown_somehow(code: str, number: float) -> None:
    assert isinstance(read(shown(code), number), str | float | int)


def test_a_format_may_hide_texts_and_shows_dates() -> None:
    hidden = Format(";;;")
    assert (hidden.read("Lane County"), hidden.read(dt.date(2014, 1, 28)), hidden.read(True)) == (
        "",
        dt.date(2014, 1, 28),
        True,
    )
    assert (Format('0"*"').read("Lane County"), Format('0;0;0;"x "@').read("Lane")) == ("Lane County", "Lane")


# Cell formats: 0 General, then those of the codes; in xls and xlsb, 1 is 0 % and the codes begin at 2.
CODES = ('"<"0', '[<10]"<10";0', '0;-0;"*"', ";;;", '0.0"*"')
CELLS = [10.0, 7.0, 0.0, 12.0, 13.0, 70.0]
FORMATS = [0, 1, 2, 3, 4, 1]
READ: list[list[Cell]] = [["<10", "<10", "*", "", "13*", 70.0], ["12 (struck out)"]]


def as_xlsx() -> bytes:
    """An xlsx with a number in each format, and one struck out."""
    styles = written.styles([*CODES, "0"], fonts="<font><b/></font><font><strike/></font>", struck=len(CODES) + 1)
    cells = "".join(
        f'<c r="{"ABCDEF"[at]}1" s="{FORMATS[at] + 1}"><v>{value}</v></c>' for at, value in enumerate(CELLS)
    )
    struck = f'<c r="A2" s="{len(CODES) + 1}"><v>12</v></c>'
    return written.xlsx(f'<row r="1">{cells}</row><row r="2">{struck}</row>', styles=styles)


FONTS = ((False, False),) * 3 + ((False, True),)


def as_xlsb() -> bytes:
    """The same as xlsb."""
    cells = [written.number12(at, value, FORMATS[at] + 2) for at, value in enumerate(CELLS)]
    struck = [written.row12(1), written.number12(0, 12, len(CODES) + 2)]
    return written.xlsb(written.joined([written.row12(0), *cells, *struck]), fonts=FONTS, codes=CODES)


def as_xls() -> bytes:
    """The same as xls."""
    cells = [written.number8(0, at, value, FORMATS[at] + 2) for at, value in enumerate(CELLS)]
    cells.append(written.number8(1, 0, 12, len(CODES) + 2))
    return written.xls(written.joined(cells), start=written.fonts8(*FONTS), codes=CODES)


def ods_cell(value: float, text: str, *, kind: str = "float", style: str = "") -> str:
    """A number's cell and the text that it shows."""
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}" table:style-name="{style}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def as_ods() -> bytes:
    """The same as ods, which holds what is shown."""
    shows = ["&lt;10", "&lt;10", "*", "", "13.0*", "70"]
    first = "".join(ods_cell(value, text) for value, text in zip(CELLS, shows, strict=True))
    style = '<style:style style:name="c" style:family="table-cell"><style:text-properties '
    style += 'style:text-line-through-style="solid"/></style:style>'
    rows = f"<table:table-row>{first}</table:table-row><table:table-row>{ods_cell(12, '12', style='c')}"
    return written.ods(rows + "</table:table-row>", styles=style)


FILES = {"a.xlsx": as_xlsx(), "a.xlsm": as_xlsx(), "a.xlsb": as_xlsb(), "a.xls": as_xls(), "a.ods": as_ods()}


def opened(folder: Path, name: str, content: bytes) -> Sheet:
    """Open the only sheet of a file that is written first."""
    (folder / name).write_bytes(content)
    (only,) = open_file(folder / name).sheets
    return only


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_workbook_is_read_as_it_is_shown(tmp_path: Path, name: str) -> None:
    sheet = opened(tmp_path, name, FILES[name])
    assert [row[: len(expected)] for row, expected in zip(sheet.rows, READ, strict=True)] == READ
    findings = Findings(name)
    say_hidden(sheet, findings)
    assert [(problem.cell, "shows nothing of what it holds" in problem.found) for problem in findings.problems] == [
        ("D1", True)
    ]


@pytest.mark.parametrize(
    ("value", "text", "kind", "expected"),
    [
        (1234.5, "1.234,50 €", "currency", 1234.5),
        (-1234, "(1,234)", "float", -1234.0),
        (0, "<text:s/>- <text:s/>", "float", 0.0),
        (0, "-", "float", "-"),
        (0.05, "&lt;5%", "percentage", "&lt;5%".replace("&lt;", "<")),
        (0.125, "12.5%", "percentage", Percent(12.5)),
        (12345, "12.3", "float", "12.3 (12345 divided by a thousand or more)"),
        (12345, "1.2E+04", "float", 12345.0),
        (0.5, "1/2", "float", 0.5),
        (0.5, ".5", "float", 0.5),
        (512, "5-12", "float", "5-12"),
        (13, "13 miles", "float", 13.0),
        (99.6, "100", "float", 99.6),
    ],
)
def test_an_ods_says_itself_what_it_shows(tmp_path: Path, value: float, text: str, kind: str, expected: Cell) -> None:
    content = written.ods(f"<table:table-row>{ods_cell(value, text, kind=kind)}</table:table-row>")
    assert opened(tmp_path, "a.ods", content).rows == [[expected]]


def test_an_ods_that_does_not_say_what_it_shows_is_believed(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="12"/>'
    assert opened(tmp_path, "a.ods", written.ods(f"<table:table-row>{cell}</table:table-row>")).rows == [[12.0]]
