"""Texts: whatever their encoding, their line breaks and the sign between their cells."""

from pathlib import Path

import pytest

from loaders.opening import Opened, open_file

SPANISH = "Distrito,Niños\nPeñasco,12\nSan José,7\n"
CHINESE = "學校名稱,學生人數\n臺北市立第一中學,1234\n高雄市立圖書館,77\n"
JAPANESE = "学校名,生徒数\n東京都立第一高校,123\nさくら小学校,45\n"
ENCODINGS = [
    (SPANISH, "utf-8", None),
    (SPANISH, "utf-8-sig", None),
    (SPANISH, "utf-16", None),
    (SPANISH, "utf-32", None),
    (SPANISH, "utf-16-le", "UTF-16"),
    (SPANISH, "utf-16-be", "UTF-16"),
    (SPANISH, "utf-32-le", "UTF-32"),
    (SPANISH, "cp1252", "Windows-1252"),
    (SPANISH, "latin-1", "Windows-1252"),
    ("Place,Share\nChildren’s Home – “A”,1\n", "cp1252", "Windows-1252"),
    (SPANISH, "mac_roman", "Mac Roman"),
    (CHINESE, "big5", "Big5"),
    (CHINESE, "gb18030", "GB18030"),
    (CHINESE, "utf-16-le", "UTF-16"),
    (JAPANESE, "shift_jis", "Shift-JIS"),
]


def opened(tmp_path: Path, content: bytes, name: str = "a.csv") -> Opened:
    (tmp_path / name).write_bytes(content)
    return open_file(tmp_path / name)


@pytest.mark.parametrize(("text", "encoding", "guess"), ENCODINGS)
def test_every_encoding_is_read_and_a_guess_is_said(
    tmp_path: Path, text: str, encoding: str, guess: str | None
) -> None:
    read = opened(tmp_path, text.encode(encoding))
    assert read.sheets[0].rows == [line.split(",") for line in text.splitlines()]
    assert [guess in fault.found for fault in read.said if guess] == [True] * (guess is not None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_break_ends_a_line_and_one_in_quotes_does_not(tmp_path: Path, end: str) -> None:
    text = end.join(["a,b", f'"two{end}lines, and a comma","a ""quote"""', "1,2", ""])
    rows = opened(tmp_path, text.encode()).sheets[0].rows
    assert rows == [["a", "b"], [f"two{end}lines, and a comma", 'a "quote"'], ["1", "2"]]


SIGNS = [
    ('Id,Name,Sign\nx,"a ""b""; c",""""\n', ["x", 'a "b"; c', '"']),
    ("name;x;y\na;1,5;2,5\nb;2,5;3,5\n", ["b", "2,5", "3,5"]),
    ("1,5;2,5;3,5\n1,5;2,5;3,5\n", ["1,5", "2,5", "3,5"]),
    ("Report on schools, 2014\n\nname\tx\ty\nSmith, J\t1\t2\nDoe, A\t3\t4\n", ["Doe, A", "3", "4"]),
    ("a|b\n1|2\n", ["1", "2"]),
    ("x~y~z\n12:30~2~3\n", ["12:30", "2", "3"]),
    ("x^y\n1^2\n", ["1", "2"]),
    ("x:y:z\n1:2:3\n", ["1", "2", "3"]),
    ("place name  share\nLos Angeles   61\nPasadena      62\n", ["Pasadena", "62"]),
    ("place share\nPasadena   62\n", ["Pasadena", "62"]),
    ('sep=:\na:b\n1,2:"3:4"\n', ["1,2", "3:4"]),
    ('title\nnote\nk,"x; y; z",w\nk,"a; b; c",d\n', ["k", "a; b; c", "d"]),
    ('a,b\n"x;y","1;2"\n"x;z","3;4"\n', ["x;z", "3;4"]),
    ("value\n1\n2\n", ["2"]),
]


@pytest.mark.parametrize(("text", "last"), SIGNS)
def test_the_sign_between_cells_is_the_one_that_cuts_lines_alike(tmp_path: Path, text: str, last: list[str]) -> None:
    assert opened(tmp_path, text.encode(), "a.txt").sheets[0].rows[-1] == last


def test_a_tsv_is_cut_at_tabs(tmp_path: Path) -> None:
    assert opened(tmp_path, b"a,b\tc,d\n1,2\t3,4\n", "a.tsv").sheets[0].rows == [["a,b", "c,d"], ["1,2", "3,4"]]
