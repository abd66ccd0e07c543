"""Choosing: drop-downs, checks while typing, and the message that a spreadsheet shows beside a chosen cell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.worksheet.datavalidation import DataValidation

from loaders.cells import letters
from loaders.workbook.description import SheetKind, Workbook, phrase
from loaders.writing.pages import Heading

LAST_ROW = 1_048_576
LISTED_ROWS = 2_000
NEW_IDS = 300
# What Excel takes; a longer message makes it call the file damaged.
LONGEST_MESSAGE, LONGEST_TITLE, LONGEST_LIST = 255, 32, 255
FIRST_DAY = "1"  # of January 1900, as spreadsheets count
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class References:
    """Where the ids stand that a column may refer to.

    Attributes:
        ranges: noun to a range of cells.
        lists: noun to the cells of its column on the sheet Lists, for the nouns that need one: the ids of the
            database, then a formula for each row of the noun's own sheet, where the workbook has it.
    """

    ranges: Mapping[str, str]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)


def references(kinds: Sequence[SheetKind], existing: Mapping[str, Collection[str]]) -> References:
    """Return where the ids stand that these sheets refer to, `existing` being those of the database by noun."""
    sheets = {kind.noun: kind for kind in kinds}
    nouns = sorted({column.refers for kind in kinds for column in kind.columns if column.refers})
    ranges: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    for noun in nouns:
        stored = sorted(existing.get(noun, ()))
        if stored:
            lists[noun] = [*stored, *(_own_rows(sheets[noun]) if noun in sheets else ())]
            column = letters(len(lists))
            ranges[noun] = f"Lists!${column}$2:${column}${len(lists[noun]) + 1}"
        elif noun in sheets:
            ranges[noun] = own_range(sheets[noun], LISTED_ROWS)
    return References(ranges, lists)


def own_range(kind: SheetKind, rows: int) -> str:
    """Return the range of the ids on their own sheet."""
    return f"'{kind.name}'!$A$2:$A${rows + 1}"


def _own_rows(kind: SheetKind) -> list[str]:
    return [f"='{kind.name}'!$A${row}&\"\"" for row in range(2, NEW_IDS + 2)]


def choosing(head: Heading, at: int, found: References, described: Workbook, language: str) -> DataValidation:
    """Return what a column (`at`, 1-based) offers, refuses and says beside its cells."""
    made = DataValidation(allow_blank=True, sqref=f"{letters(at)}2:{letters(at)}{LAST_ROW}")
    if head.column and not head.language and not head.checker:
        _rule(made, head, found)
        made.error = (phrase(described.types[head.column.type], "error", language) or None) if made.type else None
        # A column of several entries offers them one by one, and takes what is typed.
        made.showErrorMessage = made.error is not None
    made.showInputMessage = True
    made.promptTitle = cut(head.text, LONGEST_TITLE)
    made.prompt = cut(message(head, described, language), LONGEST_MESSAGE)
    return made


def _rule(made: DataValidation, head: Heading, found: References) -> None:
    column = head.column
    assert column is not None  # noqa: S101 - the caller looked
    offered = ("yes", "no") if column.type == "yes/no" else column.choices
    if offered:
        made.type, made.formula1 = "list", f'"{",".join(offered)}"'
    elif column.refers in found.ranges:
        made.type, made.formula1 = "list", found.ranges[str(column.refers)]
    elif column.type == "date":
        made.type, made.operator, made.formula1 = "date", "greaterThanOrEqual", FIRST_DAY
    elif column.type in {"number", "integer"}:
        made.type = "decimal" if column.type == "number" else "whole"
        made.operator, made.formula1, made.formula2 = "between", "-1E+300", "1E+300"
    if column.type == "integer":
        made.formula1, made.formula2 = "-1000000000", "1000000000"


def message(head: Heading, described: Workbook, language: str) -> str:
    """Return what a heading says of its column: what to write, of which kind, and whether it must be filled in."""
    spoken = phrase(described.words.get(head.language, {}), "is", language) or head.language
    if head.checker:
        return phrase(described.words["checked"], "is", language).format(language=spoken)
    assert head.column is not None  # noqa: S101 - only the checker of a row has none
    if head.language:
        twin = phrase(described.words["twin"], "is", language).format(language=spoken)
        return f"{head.column.header}: {twin}"
    kind = phrase(described.types[head.column.type], "is", language)
    required = phrase(described.words["required"], "is", language) if head.column.required else ""
    return " ".join(part for part in (head.column.said(language), f"({kind})", required) if part)


def cut(text: str, longest: int) -> str:
    """Return a text no longer than may be, cut after a word."""
    return text if len(text) <= longest else text[: longest - 1].rpartition(" ")[0] + "…"
