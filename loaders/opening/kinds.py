"""Kinds: what a file is by its first bytes, whatever its name says."""

import re
from enum import Enum

from loaders.opening.parts import Parts
from loaders.opening.refusing import Refused, locked
from loaders.problems import Fault

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0"
AS_XLSX = "Open it in a spreadsheet program and save it as xlsx."
TABLE_WANTED = "a workbook, a text with separators, or a zip archive of these"


class Kind(Enum):
    """What can be opened; the value is how a user calls it."""

    XLSX = "an xlsx workbook"
    XLSB = "an xlsb workbook"
    ODS = "an ods workbook"
    XLS = "an xls workbook"
    ARCHIVE = "a zip archive"
    TEXT = "text"


SUFFIXES = {
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".xlsb": Kind.XLSB,
    ".xls": Kind.XLS,
    ".ods": Kind.ODS,
    ".zip": Kind.ARCHIVE,
    ".csv": Kind.TEXT,
    ".tsv": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".tab": Kind.TEXT,
    ".ssv": Kind.TEXT,
    ".psv": Kind.TEXT,
}
# How files begin that hold no table, or none that can be read.
FOREIGN = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"II*\0": "an image",
    b"MM\0*": "an image",
    b"{\\rtf": "a Word document (RTF)",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a rar archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"SQLite format 3": "an SQLite database",
    b"PAR1": "a Parquet file",
    b"\x00\x01\x00\x00Standard": "an Access database",
}
HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body|<table|<div|<meta)", re.I | re.S)
XML = re.compile(rb"\s*<\?xml|\s*<(?:\w+:)?Workbook\b")
# Within the first bytes of an OLE file, or among its names: what program wrote it.
OLE_NAMES = {"WordDocument": "a Word document", "PowerPoint Document": "a PowerPoint presentation"}
OFFICE = {"word/": "a Word document", "ppt/": "a PowerPoint presentation", "visio/": "a Visio drawing"}
SEEN = 4096


def kind_of(content: bytes) -> Kind:
    """Return what a file is.

    Raises:
        Refused: it is something else than a table, which is named, or locked by a password.
    """
    if content.startswith(ZIP):
        return _packed(content)
    if content.startswith(OLE):
        return _compound(content)
    start = content[:SEEN].removeprefix(b"\xef\xbb\xbf")
    for signature, what in FOREIGN.items():
        if start.startswith(signature):
            raise _no_table(what)
    if HTML.match(start):
        raise _no_table("a web page (HTML), whatever its name says", AS_XLSX)
    if XML.match(start):
        raise _no_table("an XML file", AS_XLSX)
    return Kind.TEXT


def _no_table(what: str, mend: str = "Ask for the table as a spreadsheet, or copy it into one.") -> Refused:
    return Refused(Fault(what, TABLE_WANTED, mend))


def _packed(content: bytes) -> Kind:
    """Return what a zip archive holds, by the names of its members."""
    parts = Parts(content, what="file")
    names = [name.replace("\\", "/").lstrip("/").casefold() for name in parts.names]
    if "[content_types].xml" in names:
        return _office(names)
    if "content.xml" in names:
        mimetype = parts.find("mimetype")
        said = parts.read(mimetype) if mimetype else b""
        if said and b"spreadsheet" not in said:
            raise _no_table("an OpenDocument text, presentation or drawing")
        return Kind.ODS
    return Kind.ARCHIVE


def _office(names: list[str]) -> Kind:
    if any(name.endswith("workbook.bin") for name in names):
        return Kind.XLSB
    for folder, what in OFFICE.items():
        if any(name.startswith(folder) for name in names):
            raise _no_table(what)
    return Kind.XLSX


def _compound(content: bytes) -> Kind:
    """Return what an OLE file holds; its names are written in UTF-16."""
    if _names(content, "EncryptedPackage"):
        raise locked()
    for name, what in OLE_NAMES.items():
        if _names(content, name):
            raise _no_table(what)
    return Kind.XLS


def _names(content: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in content
