"""What a coordinator still has to translate or to check: cell by cell, as the workbook has them."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from indicators.reading import Record
from loaders.workbook.description import Column, SheetKind, Workbook

if TYPE_CHECKING:
    from indicators.store.queries.whole import Whole

MISSING, STALE, DRAFT = "missing", "stale", "machine draft"
PAGES = {"outcome": "outcomes", "indicator": "indicators", "strategy": "strategies", "team": "teams"}
"""Nouns whose records have a page of their own, and how its address begins."""
OF = ("indicator", "strategy", "team", "outcome")
"""The fields that lead from any other record to the page on which it is read."""
LISTS = {"source": "sources", "organisation": "partners", "commitment": "partners", "collaborative": "about"}
ASKED = ("place", "group")


@dataclass(frozen=True)
class Unfinished:
    """A cell of the workbook whose words in a further language are missing, stale, or a machine draft.

    `row` is the id of its row; `address`: of the page on which it is read, without the language; None: on no page.
    """

    state: str
    language: str
    sheet: str
    row: str
    column: str
    address: str | None
    original: str
    words: str


def unfinished(held: "Whole", book: Workbook, stale: Set[tuple[str, str, str, str]]) -> Iterator[Unfinished]:
    """Yield every cell that is unfinished, sheet by sheet; `stale`: noun, record, field and language of such words."""
    for kind in book.sheets:
        columns = [column for column in kind.columns if column.translated]
        for record, column, language in product(held.records.get(kind.noun, ()), columns, held.languages[1:]):
            yield from _cell(kind, record, column, language, stale)


def _cell(
    kind: SheetKind, record: Record, column: Column, language: str, stale: Set[tuple[str, str, str, str]]
) -> Iterator[Unfinished]:
    original = record.fields.get(column.field)
    state = _state(record, column.field, language, stale)
    if not original or state is None:
        return
    yield Unfinished(
        state,
        language,
        kind.name,
        record.key,
        f"{column.header} ({language})",
        _address(record),
        str(original),
        record.words.get((column.field, language), ""),
    )


def _state(record: Record, field: str, language: str, stale: Set[tuple[str, str, str, str]]) -> str | None:
    if (field, language) not in record.words:
        return MISSING
    if (record.noun, record.key, field, language) in stale:
        return STALE
    checked = record.readers.get((field, language)) or record.checked.get(language)
    return None if checked else DRAFT


def _address(record: Record) -> str | None:
    noun = record.noun
    if noun in PAGES:
        return f"/{PAGES[noun]}/{record.key}"
    if noun in ASKED:
        return f"/?{noun}={record.key}"
    if noun in LISTS:
        return f"/{LISTS[noun]}"
    leads = ((one, record.fields.get(one)) for one in OF)
    return next((f"/{PAGES[one]}/{name}" for one, name in leads if name), None)
