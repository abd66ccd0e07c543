"""Files: from a path to what can be read of it, whatever its name says it is."""

import hashlib
import stat
from pathlib import Path

from loaders.opening import limits
from loaders.opening.archives import unpack
from loaders.opening.kinds import SUFFIXES, Kind, kind_of
from loaders.opening.plain import text_sheet
from loaders.opening.refusing import Refused, too_large
from loaders.opening.sheets import Opened
from loaders.opening.workbooks import workbook_sheets
from loaders.problems import Fault, LoadError, refusal


def open_files(path: Path) -> tuple[Opened, ...]:
    """Open a file by its first bytes: one workbook or text, or the texts and the workbooks of an archive.

    Raises:
        LoadError: there is no such file; it is empty, damaged, locked by a password, no table, or asks more memory or
            time than a file may. One plain sentence says which.
    """
    content = content_of(path)
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        kind, said = _kind(path, content)
        if kind is Kind.ARCHIVE:
            return _archive(path, content, sha256, said)
        if kind is Kind.TEXT:
            sheet, guessed = text_sheet(content, path.stem, path.suffix.lower(), path.name)
            return (Opened(path, path.name, sha256, (sheet,), content, (*said, *guessed)),)
        sheets = workbook_sheets(content, kind, path.name)
        return (Opened(path, path.name, sha256, sheets, content, said),)
    except Refused as refused:
        raise refusal(path.name, refused.fault, sheet=refused.sheet) from refused


def open_file(path: Path) -> Opened:
    """Open a file that is one workbook or one set of texts.

    Raises:
        LoadError: as `open_files`; or it is an archive of several workbooks.
    """
    opened = open_files(path)
    if len(opened) > 1:
        names = ", ".join(each.name for each in opened[:6])
        raise refusal(path.name, Fault(f"an archive of {names}", "one workbook", "Unpack it and take one of them."))
    return opened[0]


def _archive(path: Path, content: bytes, sha256: str, said: tuple[Fault, ...]) -> tuple[Opened, ...]:
    unpacked = unpack(content, path.name)
    books = [Opened(path, f"{path.name}/{book.name}", sha256, book.sheets, content) for book in unpacked.books]
    said, left = (*said, *unpacked.said), tuple(unpacked.left)
    if unpacked.texts:
        texts = tuple(unpacked.texts)
        return (Opened(path, path.name, sha256, texts, content, said, left, unpacked.beside), *books)
    first = books[0]
    return (Opened(path, first.name, sha256, first.sheets, content, said, left), *books[1:])


def content_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        LoadError: there is no such file, it is empty, larger than any may be, or cannot be opened.
    """
    content = _bytes_of(path)
    # Without a copy of what may be a quarter of a gigabyte.
    if not content or content.isspace():
        fault = Fault("the file is empty", "a table", "Save the file again and check its size.")
        raise refusal(path.name, fault)
    return content


def _bytes_of(path: Path) -> bytes:
    try:
        about = path.stat()
        # What is no file may never end (/dev/zero), or never begin (a pipe that nobody writes to).
        if not stat.S_ISREG(about.st_mode):
            fault = Fault("a folder, a pipe or a device", "a file", "Save the table as a file, and load that.")
            raise refusal(path.name, fault)
        if about.st_size > limits.LARGEST_FILE:
            raise refusal(path.name, _too_large(about.st_size))
        with path.open("rb") as file:
            # It may grow while it is read.
            content = file.read(limits.LARGEST_FILE + 1)
    except OSError as error:
        fault = Fault(f"the file cannot be opened ({error.strerror})", "a file", "Check its name and folder.")
        raise refusal(path.name, fault) from error
    if len(content) > limits.LARGEST_FILE:
        raise refusal(path.name, _too_large(len(content)))
    return content


def _too_large(size: int) -> Fault:
    return too_large(f"a file of {size / limits.MEGA:,.0f} MB", "at most 256 MB").fault


def _kind(path: Path, content: bytes) -> tuple[Kind, tuple[Fault, ...]]:
    """Return what a file is, and a warning where its name says something else.

    Raises:
        Refused: it is no table, or a text whose name says that it is none.
    """
    suffix = path.suffix.lower()
    named, kind = SUFFIXES.get(suffix), kind_of(content)
    if kind is Kind.TEXT and named is not Kind.TEXT:
        raise _misnamed_text(suffix)
    if named is kind:
        return kind, ()
    found = f"{kind.value} named {suffix or 'without a suffix'}, read as what it is"
    return kind, (Fault(found, "the suffix of what it is", "Give it the right suffix."),)


def _misnamed_text(suffix: str) -> Refused:
    if suffix in SUFFIXES:
        return Refused(
            Fault(
                "no workbook, whatever its name says", "a workbook", "Name it .csv if it is text, or save it as xlsx."
            )
        )
    known = ", ".join(sorted(SUFFIXES))
    found = f"a file of kind “{suffix or 'no suffix'}”"
    return Refused(Fault(found, f"one of {known}", "Give the file the suffix of what it is, or save it as xlsx."))


__all__ = ["LoadError", "content_of", "open_file", "open_files"]
