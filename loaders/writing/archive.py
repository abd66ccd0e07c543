"""Archives: pages as text files in a zip, one for each sheet."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from loaders.writing.entries import text_cell
from loaders.writing.pages import Page, Row


def write_archive(path: Path, pages: Iterable[Page], *, notes: dict[str, Sequence[Row]]) -> None:
    """Write each page, and each note, as a CSV file in UTF-8 named like its sheet."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in notes.items():
            _write(archive, name, rows)
        for page in pages:
            _write(archive, page.kind.name, _rows(page))


def _rows(page: Page) -> Iterable[Row]:
    yield [head.text for head in page.headings]
    yield from page.rows()


def _write(archive: zipfile.ZipFile, name: str, rows: Iterable[Row]) -> None:
    with archive.open(f"{name}.csv", "w", force_zip64=True) as member:
        text = io.TextIOWrapper(member, encoding="utf-8", newline="")
        csv.writer(text, lineterminator="\r\n").writerows([text_cell(cell) for cell in row] for row in rows)
        text.flush()
        text.detach()
