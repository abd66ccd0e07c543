"""Raised and struck pieces of a text: `12.5¹` is never 12.51."""

from collections.abc import Callable, Sequence

import pytest

from loaders.opening import Sheet
from loaders.opening.runs import Run, joined, said
from tests.loaders.opening import written

UP = '<rPr><vertAlign val="superscript"/></rPr>'
DOWN = '<rPr><vertAlign val="subscript"/></rPr>'
OUT = "<rPr><strike/></rPr>"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([Run("12.5"), Run("1", raised=True)], "12.5¹"),
        ([Run("Pasadena"), Run("a,b", raised=True)], "Pasadenaᵃ,ᵇ"),
        ([Run("7"), Run("*", raised=True)], "7*"),
        ([Run("7"), Run("q", raised=True)], "7^q"),
        ([Run("7"), Run("A", raised=True)], "7ᴬ"),
        ([Run("7"), Run("(2)", raised=True)], "7⁽²⁾"),
        # The raised end of an ordinal is no mark.
        ([Run("1"), Run("s", raised=True), Run("t", raised=True), Run(" grade")], "1st grade"),
        ([Run("13.5"), Run("9", struck=True)], "13.5"),
        ([Run("12", struck=True), Run(" 13")], " 13"),
        # Nothing else stands: no number may be read from it.
        ([Run("12", struck=True), Run(" ")], "12 (struck out)"),
        # A word is no mark, and above nothing else nothing is raised.
        ([Run("Rate"), Run("1", raised=True), Run(" "), Run("and murder", raised=True)], "Rate¹ and murder"),
        ([Run("Murder and "), Run("manslaughter", raised=True)], "Murder and manslaughter"),
        ([Run("12", raised=True)], None),
        ([Run("12"), Run("3")], None),
        ([Run("12"), Run(" ", raised=True)], None),
        ([], None),
    ],
)
def test_a_raised_run_is_a_mark_and_a_struck_one_is_left_out(runs: Sequence[Run], expected: str | None) -> None:
    made = said(joined(runs))
    assert made == expected


# Row 1: 12.5¹, Linn³, 13.5 and a struck 9, H₂O. Row 2: the same number without a mark, a struck 12, 7* with & before.
TEXTS = (
    f"<r><t>12.5</t></r><r>{UP}<t>1</t></r>",
    f"<r><t xml:space='preserve'>Linn </t></r><r>{UP}<t>3</t></r><rPh sb='0' eb='1'><t>9</t></rPh>",
    f"<r><t>13.5</t></r><r>{OUT}<t>9</t></r>",
    f"<r><t>H</t></r><r>{DOWN}<t>2</t></r><r><t>O</t></r>",
    "<t>12.51</t>",
    f"<r>{OUT}<t>12</t></r>",
    f"<r><t>&lt;7&amp;</t></r><r>{UP}<t>*&amp;</t></r>",
)
EXPECTED = [["12.5¹", "Linn ³", "13.5", "H2O"], ["12.51", "12 (struck out)", "<7&*&", ""]]
PLACES = ("A1", "B1", "C1", "D1", "A2", "B2", "C2")


def _rows(cells: Sequence[str]) -> str:
    return f'<row r="1">{"".join(cells[:4])}</row><row r="2">{"".join(cells[4:])}</row>'


def with_shared(rows: str, strings: str) -> bytes:
    """An xlsx of some rows and shared texts: the items of these, or their whole part."""
    strings = strings if "sst" in strings else f'<sst xmlns="{written.MAIN}">{strings}</sst>'
    parts = written.xlsx_parts(rows)
    links = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        f'<Relationship Id="rId3" Type="{written.LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    return written.packed(parts | {"xl/_rels/workbook.xml.rels": links, "xl/sharedStrings.xml": strings})


def shared(*, prefix: str = "") -> bytes:
    """An xlsx whose texts are shared."""
    cells = [f'<c r="{place}" t="s"><v>{at}</v></c>' for at, place in enumerate(PLACES)]
    items = "".join(f"<si>{text}</si>" for text in TEXTS)
    strings = f'<sst xmlns="{written.MAIN}">{items}</sst>'
    if prefix:
        strings = (
            strings.replace("</", f"</{prefix}:")
            .replace("<", f"<{prefix}:")
            .replace(f"<{prefix}:/{prefix}", f"</{prefix}")
        )
        strings = strings.replace("xmlns=", f"xmlns:{prefix}=")
    return with_shared(_rows(cells), strings)


def inline(*, odd: bool = False) -> bytes:
    """An xlsx whose texts stand in their cells; an odd one names no cell."""
    cells = [f'<c r="{place}" t="inlineStr"><is>{text}</is></c>' for place, text in zip(PLACES, TEXTS, strict=True)]
    rows = _rows(cells)
    for place in PLACES if odd else ():
        rows = rows.replace(f'<c r="{place}" t="inlineStr">', "<c t='inlineStr'>")
    return written.xlsx(rows)


Texts = tuple[tuple[str, Sequence[tuple[int, int]]], ...]
# Fonts: plain, plain, raised, struck out, then raised; in an xls a text calls the fifth one 5.
FONTS = ((False, False), (False, False), (True, False), (False, True), (True, False))
SET: Texts = (("12.51", [(4, 2)]), ("Linn 3", [(0, 0), (5, 2), (6, 1)]), ("13.59", [(4, 3)]), ("H2O", []))
SET_AGAIN: Texts = (("12.51", [(0, 0)]), ("12", [(0, 3)]))


def as_xls() -> bytes:
    """An xls with the same texts; the last is set in the font after the one that has no number."""
    texts = written.texts8(*SET, *SET_AGAIN, ("<7&*&", [(3, 5)]))
    cells = [written.text8(at // 4, at % 4, at) for at in range(7)]
    return written.xls(written.joined(cells), start=written.fonts8(*FONTS) + texts)


def as_xlsb() -> bytes:
    """An xlsb with the same texts."""
    texts = [written.shared12(*one) for one in (*SET, *SET_AGAIN, ("<7&*&", [(3, 4)]))]
    cells = [written.row12(0), *(written.text12(at, at) for at in range(4))]
    cells += [written.row12(1), *(written.text12(at, at + 4) for at in range(3))]
    return written.xlsb(written.joined(cells), fonts=FONTS, texts=texts)


def as_ods() -> bytes:
    """An ods with the same texts; a comment in a cell is not its text."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {how}/></style:style>'
        for name, how in (
            ("UP", 'style:text-position="super 58%"'),
            ("HIGH", 'style:text-position="33% 58%"'),
            ("DOWN", 'style:text-position="sub 58%"'),
            ("OUT", 'style:text-line-through-style="solid"'),
        )
    )
    texts = [
        '12.5<text:span text:style-name="UP">1</text:span>',
        'Linn<text:s/><text:span text:style-name="HIGH">3</text:span>',
        '13.5<text:span text:style-name="OUT">9</text:span>',
        'H<text:span text:style-name="DOWN">2</text:span>O',
        "12.51",
        '<text:span text:style-name="OUT">12</text:span>',
        '&lt;7&amp;<text:span text:style-name="UP">*&amp;</text:span>',
    ]
    note = '<office:annotation><text:p><text:span text:style-name="UP">8</text:span></text:p></office:annotation>'
    cells = [
        f'<table:table-cell office:value-type="string">{note}<text:p>{text}</text:p></table:table-cell>'
        for text in texts
    ]
    rows = f"<table:table-row>{''.join(cells[:4])}</table:table-row><table:table-row>{''.join(cells[4:])}"
    return written.ods(rows + "</table:table-row>", styles=styles)


FILES = {
    "a.xls": as_xls(),
    "a.xlsb": as_xlsb(),
    "a.ods": as_ods(),
    "shared.xlsx": shared(),
    "prefixed.xlsx": shared(prefix="x"),
    "inline.xlsx": inline(),
    "odd.xlsx": inline(odd=True),
    "macros.xlsm": shared(),
}


def test_a_plain_text_after_a_raised_one_stays_plain(sheet: Callable[[str, bytes], Sheet]) -> None:
    items = f"<si><r><t>12</t></r><r>{UP}<t>1</t></r></si><si><t>13</t></si><si><r><t>9</t></r><r><t>4</t></r></si>"
    cells = "".join(f'<c r="{place}" t="s"><v>{at}</v></c>' for at, place in enumerate(("A1", "B1", "C1")))
    assert sheet("a.xlsx", with_shared(f'<row r="1">{cells}</row>', items)).rows == [["12¹", "13", "94"]]


@pytest.mark.parametrize("name", FILES)
def test_raised_and_struck_runs_are_read_as_they_are_shown(sheet: Callable[[str, bytes], Sheet], name: str) -> None:
    assert sheet(name, FILES[name]).rows == EXPECTED
