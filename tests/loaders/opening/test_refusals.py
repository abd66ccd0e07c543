"""What cannot be read is named for what it is: locked, damaged, or no table at all."""

from pathlib import Path

import pytest

from loaders import LoadError
from loaders.opening import open_files
from tests.loaders.opening import written
from tests.loaders.opening.test_as_shown import KINDS

LOCKED = "the workbook is locked by a password"
MANIFEST = '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
OFFICE = {"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>"}
CASES = [
    ("locked.xlsx", written.ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), LOCKED),
    ("locked.xls", written.xls(b"", start=written.record8(0x2F, bytes(54))), LOCKED),
    (
        "locked.ods",
        written.packed({"mimetype": "opendocument.spreadsheet", "content.xml": "x", "META-INF/manifest.xml": MANIFEST}),
        LOCKED,
    ),
    ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>", "a web page (HTML), whatever its name says"),
    ("page.csv", b"\n<!DOCTYPE html>\n<html>", "a web page (HTML), whatever its name says"),
    ("sheet.xls", b'<?xml version="1.0"?><Workbook/>', "an XML file"),
    ("report.pdf", b"%PDF-1.7 ...", "a PDF document"),
    ("report.xlsx", b"%PDF-1.7 ...", "a PDF document"),
    ("photo.png", b"\x89PNG\r\n", "an image"),
    ("report.docx", written.packed(OFFICE | {"word/document.xml": "<w/>"}), "a Word document"),
    ("report.doc", written.ole({"WordDocument": b"x"}), "a Word document"),
    ("empty.zip", written.packed({}), "an archive without a table"),
    ("other.zip", written.packed({"a.png": b"\x89PNG"}), "an archive without a table"),
    ("zeros.csv", b"\0" * 100, "no text that can be read (a zero at byte 1)"),
    (
        "half.csv",
        "a,b\nñ,1\n".encode("utf-16")[:-1],
        "no text that can be read (it begins as UTF-16 and is not at byte 17)",
    ),
]


@pytest.mark.parametrize(("name", "content", "found"), CASES, ids=[name for name, _, _ in CASES])
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes, found: str) -> None:
    assert refused(tmp_path / name, content) == found


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_a_workbook_is_damaged(tmp_path: Path, name: str, share: float) -> None:
    found = refused(tmp_path / name, KINDS[name][: int(share * len(KINDS[name]))])
    assert found.startswith(("the file is damaged", "the workbook is damaged"))


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsb", "a.ods"])
def test_a_part_with_a_changed_byte_is_damaged(tmp_path: Path, name: str) -> None:
    content = bytearray(KINDS[name])
    part = content.index(b"sheet1" if name != "a.ods" else b"content.xml")
    content[part + 60] ^= 0x10
    assert "damaged" in refused(tmp_path / name, bytes(content))


def refused(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(LoadError) as error:
        [sheet.rows for opened in open_files(path) for sheet in opened.sheets]
    (problem,) = error.value.problems
    assert problem.mend.endswith(".")
    return problem.found


@pytest.mark.parametrize(
    ("kind", "name"), [("a.xlsx", "a.csv"), ("a.xlsx", "a.xls"), ("a.xls", "a.xlsx"), ("a.ods", "a")]
)
def test_a_workbook_with_a_wrong_suffix_is_read_and_said(tmp_path: Path, kind: str, name: str) -> None:
    (tmp_path / name).write_bytes(KINDS[kind])
    (opened,) = open_files(tmp_path / name)
    assert opened.sheets[0].rows[0][0] == 62
    assert [fault.expected for fault in opened.said] == ["the suffix of what it is"]
