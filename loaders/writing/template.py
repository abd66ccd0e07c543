"""The template: an empty workbook with its help, drop-downs, checks and examples."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from indicators.reading import Framework
from loaders.cells import Cell
from loaders.workbook.description import SheetKind, Workbook
from loaders.writing.book import Contents, read_me, write_book
from loaders.writing.choosing import references
from loaders.writing.entries import entry
from loaders.writing.pages import Heading, Page, Row, headings

SHORT = ("Outcomes", "Indicators", "Observations", "Strategies")
LANGUAGES = ("en", "es")
SPANISH = "es"


def write_template(path: Path, framework: Framework, described: Workbook, *, language: str, full: bool) -> None:
    """Write an empty workbook: four sheets, or all of them; its help in `language` (en or es).

    What a column may refer to is offered: the ids that the database holds, and those that are written into the
    workbook itself. Texts have twins in the collaborative's further languages; without a collaborative, in Spanish.
    """
    kinds = [kind for kind in described.sheets if full or kind.name in SHORT]
    kinds.sort(key=lambda kind: 0 if full else SHORT.index(kind.name))
    languages = [one.lower() for one in framework.languages or LANGUAGES]
    pages = [_page(kind, languages) for kind in kinds]
    said = read_me(described, pages, language, "template")
    contents = Contents(said, pages, references(kinds, framework.ids))
    write_book(path, contents, described, language=language, examples=True)


def _page(kind: SheetKind, languages: list[str]) -> Page:
    heads = headings(kind, languages[1:] if kind.has_twins else ())
    return Page(kind, heads, lambda: _examples(kind, heads, languages[0]))


def _examples(kind: SheetKind, heads: list[Heading], own: str) -> Iterator[Row]:
    for number in range(kind.example_rows):
        yield [_example(head, number, own) for head in heads]


def _example(head: Heading, number: int, own: str) -> Cell:
    """Return the cell of an example; words in the language of their column, or in English where it is `own`."""
    column = head.column
    if column is None or head.checker or head.language not in {"", *LANGUAGES}:
        return ""
    spanish = column.translated and (head.language or own) == SPANISH
    said = (column.examples_es if spanish else column.examples)[number : number + 1]
    if said and said[0] and column.type == "date":
        return dt.date.fromisoformat(str(said[0]))
    return entry(said[0]) if said else ""
