"""Workbooks whose parts are not in UTF-8 are read like any other: no sheet of figures passes as an empty one."""

from pathlib import Path

import pytest

from loaders import LoadError
from loaders.cells import Percent
from loaders.opening import Sheet, open_files
from tests.loaders.opening import written

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>3</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>ñ</t></is></c><c r="B2" s="1"><v>.62</v></c></row>'
)
READ = [["Añil", 3], ["ñ", Percent(62)]]
TEXTS = f'<sst xmlns="{written.MAIN}"><si><t>Añil</t></si></sst>'
ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso-8859-1", "windows-1252", "us-ascii"]
PARTS = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
    "_rels/.rels",
]


def parts_of_a_book() -> dict[str, str | bytes]:
    parts = written.xlsx_parts(ROWS)
    links = str(parts["xl/_rels/workbook.xml.rels"])
    texts = f'<Relationship Id="rId3" Type="{written.LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    return parts | {
        "xl/sharedStrings.xml": TEXTS,
        "xl/_rels/workbook.xml.rels": links.replace("</Relationships>", texts),
    }


def encoded(text: str, encoding: str) -> bytes:
    declared = f"<?xml version='1.0' encoding='{encoding}' standalone='yes'?>{text}"
    return declared.encode(encoding, "xmlcharrefreplace")


def sheet(path: Path, content: bytes) -> Sheet:
    path.write_bytes(content)
    (opened,) = open_files(path)
    return opened.sheets[0]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("part", PARTS)
def test_a_part_in_another_encoding_says_the_same(tmp_path: Path, part: str, encoding: str) -> None:
    parts = parts_of_a_book()
    parts[part] = encoded(str(parts[part]), encoding)
    assert sheet(tmp_path / "a.xlsx", written.packed(parts)).rows == READ


def test_a_document_in_another_encoding_says_the_same(tmp_path: Path) -> None:
    text = '<table:table-row><table:table-cell office:value-type="string"><text:p>ñ</text:p></table:table-cell>'
    content = written.ods(f"{text}</table:table-row>")
    (tmp_path / "a.ods").write_bytes(content)
    plain = open_files(tmp_path / "a.ods")[0].sheets[0].rows
    content = written.repacked(content, "content.xml", lambda part: encoded(part.decode(), "utf-16"))
    assert sheet(tmp_path / "b.ods", content).rows == plain == [["ñ"]]


def test_a_part_that_is_not_as_it_declares_is_refused(tmp_path: Path) -> None:
    parts = parts_of_a_book()
    parts["xl/worksheets/sheet1.xml"] = encoded(str(parts["xl/worksheets/sheet1.xml"]), "utf-16")[:-1]
    with pytest.raises(LoadError, match="is not in the encoding UTF-16, as it says"):
        sheet(tmp_path / "a.xlsx", written.packed(parts))


@pytest.mark.parametrize("encoding", ["rot13", "punycode", "utf-7", "unknown"])
def test_an_encoding_that_is_none_of_letters_is_refused(tmp_path: Path, encoding: str) -> None:
    parts = parts_of_a_book()
    parts["xl/styles.xml"] = f'<?xml version="1.0" encoding="{encoding}"?>{written.STYLES}'
    with pytest.raises(LoadError, match=f"in the encoding “{encoding}”, which is not known"):
        sheet(tmp_path / "a.xlsx", written.packed(parts))


@pytest.mark.parametrize("cell", ['<c r="A1" s="1"/>', '<c r="A1"/>', ""])
def test_a_sheet_without_a_filled_cell_is_empty(tmp_path: Path, cell: str) -> None:
    assert sheet(tmp_path / "a.xlsx", written.xlsx(f'<row r="1">{cell}</row>')).rows == []


def test_a_sheet_of_which_no_filled_cell_can_be_read_is_refused(tmp_path: Path) -> None:
    # Cells outside the rows of a sheet: calamine finds none.
    text = f'<worksheet xmlns="{written.MAIN}"><sheetData/><row r="1"><c r="A1"><v>7</v></c></row></worksheet>'
    with pytest.raises(LoadError, match="cells are filled in it, and none of them can be read"):
        _ = sheet(tmp_path / "a.xlsx", written.packed(written.xlsx_parts("") | {PARTS[0]: text})).rows
