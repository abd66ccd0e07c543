"""Any byte string given as a file ends in sheets or in one plain sentence."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.cells import Cell
from loaders.opening import open_files
from loaders.opening.kinds import SUFFIXES
from loaders.problems import LoadError
from tests.loaders.opening import written
from tests.loaders.opening.test_as_shown import KINDS

CSV = "Indicator,Value\n“a”,1\nñ,2\n".encode()
SEEDS = [
    *dict.fromkeys(KINDS.values()),
    CSV,
    CSV.decode().encode("utf-16"),
    b"a;b\r1,5;2\r",
    written.packed({"a.csv": CSV, "b/c.xlsx": KINDS["a.xlsx"], "README": b"x"}),
    written.packed({"a.zip": written.packed({"b.tsv": b"a\tb\n1\t2\n"})}),
    written.ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
]
NAMES = [f"file{suffix}" for suffix in (*SUFFIXES, ".html", "")]
CELLS = Cell.__args__


@st.composite
def mutated(draw: st.DrawFn, seed: bytes) -> bytes:
    """A file that was cut, or some of whose bytes were changed, doubled or lost."""
    content = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        length = draw(st.integers(0, 12))
        what = draw(st.sampled_from(["flip", "lose", "double", "put", "cut"]))
        if what == "flip" and content:
            content[at] ^= 1 << draw(st.integers(0, 7))
        elif what == "lose":
            del content[at : at + length]
        elif what == "double":
            content[at:at] = content[at : at + length] * draw(st.integers(1, 40))
        elif what == "put":
            content[at:at] = draw(
                st.sampled_from([b"9" * 9, b"\0" * 9, b"<", b">", b'"', b"\xff" * 4, b"]]>", b"&#0;"])
            )
        elif draw(st.integers(0, 9)) == 0:
            del content[at:]
    return bytes(content)


@st.composite
def repacked(draw: st.DrawFn, seed: bytes) -> bytes:
    """An archive one of whose members was changed, and packed again as if it had been so."""
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = draw(st.sampled_from(sorted(members)))
    members[name] = draw(mutated(members[name]))
    return written.packed(members)


@st.composite
def anything(draw: st.DrawFn) -> bytes:
    """Random bytes, or a file that was sound once."""
    seed = draw(st.sampled_from(SEEDS))
    how = draw(st.sampled_from(["random", "mutated", "repacked", "repacked"]))
    if how == "random":
        return draw(st.binary(max_size=400))
    return draw(repacked(seed) if how == "repacked" and seed.startswith(b"PK") else mutated(seed))


def ends_cleanly(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        sheets = [sheet for opened in open_files(path) for sheet in opened.sheets]
        rows = [row for sheet in sheets for row in sheet.rows]
        hidden = [at for sheet in sheets for at in (*sheet.hidden_rows, *sheet.hidden_columns)]
    except LoadError as error:
        (problem,) = error.problems
        assert problem.file.startswith(path.name)
        assert problem.found
        assert problem.expected
        assert problem.mend.endswith(".")
    else:
        assert all(isinstance(cell, CELLS) for row in rows for cell in row)
        assert all(row > 0 for row in hidden)


@given(content=anything(), name=st.sampled_from(NAMES))
@settings(max_examples=100, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_byte_string_given_as_a_file_ends_cleanly(
    content: bytes, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ends_cleanly(tmp_path_factory.getbasetemp() / name, content)


@pytest.mark.soak
@given(content=anything(), name=st.sampled_from(NAMES))
@settings(max_examples=20_000, suppress_health_check=list(HealthCheck))
def test_very_many_byte_strings_end_cleanly(
    content: bytes, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ends_cleanly(tmp_path_factory.getbasetemp() / name, content)
