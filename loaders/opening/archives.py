"""Archives: a zip of tables; its texts become the sheets of one file, each of its workbooks is a file of its own.

Nothing is unpacked to disk, so where a member claims to lie (`/etc/...`, `../..`) does not matter: it has a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from loaders.opening import limits
from loaders.opening.kinds import SUFFIXES, Kind, kind_of
from loaders.opening.parts import Parts
from loaders.opening.plain import text_sheet
from loaders.opening.refusing import Refused, too_large
from loaders.opening.sheets import Sheet
from loaders.opening.workbooks import workbook_sheets
from loaders.problems import Fault

# What computers and people put beside tables; a table may be named so, and then does not end in .txt.
LEFT_BY_COMPUTERS = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
ABOUT = re.compile(r"(?:read[ _-]?me|licen[cs]e|notice|copying|about|changelog)\b.*", re.IGNORECASE)

# What a publisher's metadata may end in (see `beside`).
METADATA = {".md", ".yml", ".yaml"}


@dataclass
class Book:
    """A workbook of an archive: the member's name, its sheets."""

    name: str
    sheets: tuple[Sheet, ...]


@dataclass
class Unpacked:
    """What an archive holds: the texts' sheets, the workbooks, and what should be said."""

    file: str
    texts: list[Sheet] = field(default_factory=list)
    books: list[Book] = field(default_factory=list)
    said: list[Fault] = field(default_factory=list)
    spent: int = 0
    tables: int = 0
    left: list[str] = field(default_factory=list)
    beside: dict[str, bytes] = field(default_factory=dict)
    kept: int = 0

    def take(self, content: bytes, folder: str = "", depth: int = 0) -> None:
        """Take every member of an archive, those of an archive within it too.

        Raises:
            Refused: the archive, or a member that should be a table, cannot be read.
        """
        parts = Parts(content, what="archive")
        self.spent += parts.unpacked
        if self.spent > limits.LARGEST_UNPACKED:
            raise too_large("archives within archives that unpack to more than 1 GB", "the tables alone")
        members = list(_members(parts))
        self.tables += sum(PurePosixPath(member).suffix.lower() in SUFFIXES for _, member in members)
        if self.tables > limits.MOST_TABLES:
            raise too_large(f"an archive of {self.tables:,} tables", f"at most {limits.MOST_TABLES}", "Split it.")
        for name, member in members:
            self._take_member(f"{folder}{member}", parts.read(name), depth)

    def _take_member(self, path: str, content: bytes, depth: int) -> None:
        suffix = PurePosixPath(path).suffix.lower()
        beside = suffix == ".txt" and ABOUT.fullmatch(PurePosixPath(path).name)
        if beside or suffix not in SUFFIXES or not content.strip():
            self._leave(path, content, suffix)
            return
        if suffix == ".zip" and kind_of(content) is Kind.ARCHIVE:
            self._take_archive(path, content, depth)
            return
        try:
            self._take_table(path, content, suffix)
        except Refused as refused:
            raise Refused(_of(path, refused.fault), sheet=refused.sheet) from refused

    def _leave(self, path: str, content: bytes, suffix: str) -> None:
        """Leave what is no table; keep what may say something of one, within bounds."""
        self.left.append(path)
        kept = content[: limits.LARGEST_BESIDE + 1]
        if suffix in METADATA and self.kept + len(kept) <= limits.ALL_BESIDE:
            self.beside[path] = kept
            self.kept += len(kept)

    def _take_archive(self, path: str, content: bytes, depth: int) -> None:
        if depth >= limits.DEEPEST:
            found = f"archives within archives ({path})"
            raise too_large(found, "an archive of tables", "Unpack it, and load the tables.")
        self.take(content, f"{path}/", depth + 1)

    def _take_table(self, path: str, content: bytes, suffix: str) -> None:
        kind, file = kind_of(content), f"{self.file}/{path}"
        if kind is Kind.TEXT:
            sheet, said = text_sheet(content, path, suffix, file)
            sheet.member = path
            self.texts.append(sheet)
            self.said += [_of(path, fault) for fault in said]
        elif kind is Kind.ARCHIVE:
            raise Refused(Fault("an archive, whatever its name says", "a table", "Name it .zip."))
        else:
            self.books.append(Book(path, workbook_sheets(content, kind, file)))


def unpack(content: bytes, file: str) -> Unpacked:
    """Return what an archive holds.

    Raises:
        Refused: it, or a member that should be a table, cannot be read; or there is no table in it.
    """
    unpacked = Unpacked(file)
    unpacked.take(content)
    if not unpacked.texts and not unpacked.books:
        raise Refused(
            Fault("an archive without a table", "workbooks or texts in it", "Check that it is the right file.")
        )
    _name_sheets(unpacked.texts)
    return unpacked


def _members(parts: Parts) -> Iterator[tuple[str, str]]:
    """Yield each member that people put there, and its name without what leads out of the archive."""
    for name in parts.names:
        steps = [step for step in re.split(r"[/\\]", name) if step not in {"", ".", ".."}]
        member = "/".join(steps)
        if steps and not LEFT_BY_COMPUTERS.search(member):
            yield name, member


def _name_sheets(sheets: list[Sheet]) -> None:
    """Name sheets by the stems of their members, or by the whole path where two have one stem."""
    stems = [PurePosixPath(sheet.name).stem for sheet in sheets]
    for sheet, stem in zip(sheets, stems, strict=True):
        if stems.count(stem) == 1:
            sheet.name = stem


def _of(member: str, fault: Fault) -> Fault:
    return Fault(f"in {member}: {fault.found}", fault.expected, fault.mend)
