"""Zip archives of tables."""

import hashlib
from pathlib import Path

import pytest

from loaders import LoadError
from loaders.opening import Opened, open_file, open_files
from tests.loaders.opening import written
from tests.loaders.opening.test_as_shown import KINDS


def opened(tmp_path: Path, members: dict[str, str | bytes]) -> tuple[Opened, ...]:
    (tmp_path / "a.zip").write_bytes(written.packed(members))
    return open_files(tmp_path / "a.zip")


def test_texts_are_the_sheets_of_one_file_and_each_workbook_is_a_file(tmp_path: Path) -> None:
    texts, first, second = opened(
        tmp_path, {"x/one.csv": "a,b\n1,2\n", "two.tsv": "c\td\n", "b.xlsx": KINDS["a.xlsx"], "c.ods": KINDS["a.ods"]}
    )
    assert [(sheet.name, sheet.rows[0]) for sheet in texts.sheets] == [("one", ["a", "b"]), ("two", ["c", "d"])]
    assert [each.name for each in (texts, first, second)] == ["a.zip", "a.zip/b.xlsx", "a.zip/c.ods"]
    assert first.sheets[0].rows[0][0] == second.sheets[0].rows[0][0] == 62
    assert {each.sha256 for each in (texts, first, second)} == {
        hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest()
    }


def test_members_of_one_stem_keep_their_folders(tmp_path: Path) -> None:
    (texts,) = opened(tmp_path, {"2019/data.csv": "a,b", "2020/data.csv": "a,b"})
    assert [sheet.name for sheet in texts.sheets] == ["2019/data.csv", "2020/data.csv"]


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path) -> None:
    (texts,) = opened(tmp_path, {"/etc/one.csv": "a,b", "../../two.csv": "a,b", "..\\three.csv": "a,b"})
    assert [sheet.name for sheet in texts.sheets] == ["one", "two", "three"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_what_is_no_table_is_left_and_said(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "a.csv": "a,b",
        "LICENSE": "x",
        "readme.txt": "x",
        "chart.png": b"\x89PNG",
        "__MACOSX/._a.csv": b"\0\5",
    }
    (texts,) = opened(tmp_path, members)
    assert len(texts.sheets) == 1
    assert [fault.found for fault in texts.says()] == [
        "members that are no tables and were not read: LICENSE, readme.txt, chart.png"
    ]


def test_an_archive_within_an_archive_is_opened(tmp_path: Path) -> None:
    (texts,) = opened(tmp_path, {"in.zip": written.packed({"a.csv": "a,b\n1,2"})})
    assert texts.sheets[0].rows == [["a", "b"], ["1", "2"]]


def test_a_member_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"in x/b\.xlsx: a PDF document"):
        opened(tmp_path, {"a.csv": "a,b", "x/b.xlsx": b"%PDF-1.4"})


def test_an_archive_of_several_workbooks_is_not_one_file(tmp_path: Path) -> None:
    opened(tmp_path, {"a.xlsx": KINDS["a.xlsx"], "b.ods": KINDS["a.ods"]})
    with pytest.raises(LoadError, match=r"an archive of a\.zip/a\.xlsx, a\.zip/b\.ods"):
        open_file(tmp_path / "a.zip")
