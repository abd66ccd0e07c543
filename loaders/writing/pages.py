"""Pages: the sheets of an export, each as headers and rows of cells."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from indicators.reading import Record
from loaders.cells import Cell, Percent
from loaders.tables.headers import TWIN
from loaders.workbook.description import FIGURES, Column, SheetKind, Workbook
from loaders.writing.entries import entry

if TYPE_CHECKING:
    from indicators.store.queries.whole import Whole

Row = list[Cell]
# Figures of a unit in percent are written so that they show their sign: .5 is half a percent, and nobody has to ask.
SHOWN_IN_PERCENT = {"value", "lower", "upper"}
PERCENT = "percent"


@dataclass(frozen=True)
class Heading:
    """One column of a page: which column of the description, in which language, and whether it says who checked.

    `column` is None for the checker of a whole row; `language` is "" for the collaborative's own.
    """

    text: str
    column: Column | None
    language: str = ""
    checker: bool = False

    def continued(self, text: str) -> "Heading":
        """Return the heading of a further column, in which this one's texts go on."""
        return replace(self, text=text)


@dataclass(frozen=True)
class Page:
    """One sheet: its headings and, each time it is asked, its rows."""

    kind: SheetKind
    headings: Sequence[Heading]
    rows: Callable[[], Iterator[Row]]


def headings(kind: SheetKind, languages: Sequence[str], readers: Sequence[tuple[str, str]] = ()) -> list[Heading]:
    """Return a sheet's headings: every column, each followed by its twins; then who checked each language.

    `languages` are the further ones; `readers` the (field, language) pairs whose checkers need a column of their own.
    """
    made: list[Heading] = []
    for column in kind.columns:
        twins = languages if column.translated else ()
        made.append(Heading(column.header, column))
        made += [Heading(f"{column.header} ({language})", column, language) for language in twins]
    if kind.has_twins:
        made += [Heading(f"Checked ({language})", None, language, checker=True) for language in languages]
    for field, language in readers:
        column = kind.fields[field]
        made.append(Heading(f"Checked {column.header} ({language})", column, language, checker=True))
    return made


def pages(whole: "Whole", described: Workbook) -> list[Page]:
    """Return every sheet of the workbook with everything that is current."""
    languages = further_languages(whole)
    percent = _in_percent(whole)
    made = []
    for kind in described.sheets:
        if kind.noun in FIGURES:
            made.append(_figures_page(kind, languages, whole, percent))
        else:
            made.append(records_page(kind, languages, whole.records[kind.noun]))
    return made


def further_languages(whole: "Whole") -> list[str]:
    """Return the languages that have twins: all but the first; those of the words, where nobody has said which."""
    if whole.languages:
        found = dict.fromkeys(language.lower() for language in whole.languages[1:])
    else:
        used = {language for records in whole.records.values() for one in records for _, language in one.words}
        found = dict.fromkeys(sorted(used | {note.language for note in whole.notes}))
    # A language that is named otherwise than by a code has no twins: loading would not know them.
    return [language for language in found if TWIN.fullmatch(f"Title ({language})")]


def _in_percent(whole: "Whole") -> set[str]:
    records = (one for noun in ("indicator", "measure") for one in whole.records[noun])
    return {f"{one.noun} {one.key}" for one in records if one.fields["unit"] == PERCENT}


def records_page(kind: SheetKind, languages: Sequence[str], records: Sequence[Record]) -> Page:
    """Return the sheet of some records, with twins in the further languages."""
    readers = {key for one in records for key in one.readers}
    own = [(field, language) for field in kind.fields for language in languages if (field, language) in readers]
    heads = headings(kind, languages, own)
    return Page(kind, heads, lambda: ([_said(one, head) for head in heads] for one in records))


def _said(record: Record, head: Heading) -> Cell:
    if head.column is None:
        return entry(record.checked.get(head.language))
    key = (head.column.field, head.language)
    if head.checker:
        return entry(record.readers.get(key))
    return entry(record.words.get(key)) if head.language else entry(record.fields.get(head.column.field))


def _figures_page(kind: SheetKind, languages: Sequence[str], whole: "Whole", percent: set[str]) -> Page:
    subject = kind.columns[0].field
    frame = whole.figures if subject == "indicator" else whole.measures
    notes: dict[str, dict[str, tuple[str, str | None]]] = defaultdict(dict)
    for note in whole.notes:
        if note.noun == kind.noun:
            notes[note.record][note.language] = (note.words, note.checked_by)
    heads = headings(kind, languages if kind.has_twins else ())
    return Page(kind, heads, lambda: _figure_rows(frame, kind, heads, notes, percent))


def _figure_rows(
    frame: pd.DataFrame,
    kind: SheetKind,
    heads: Sequence[Heading],
    notes: Mapping[str, Mapping[str, tuple[str, str | None]]],
    percent: set[str],
) -> Iterator[Row]:
    """Yield a row for each figure; one that says nothing at all (no number, no flag) is unknown and is left out."""
    keys = [column.field for column in kind.keys]
    for values in frame.itertuples(index=False, name=None):
        said = dict(zip(frame.columns, values, strict=True))
        said["flag"] = str(said["flags"]).split(";")
        figure = {column.field: entry(said[column.field]) for column in kind.columns}
        if figure["value"] == "" and figure["flag"] == "":
            continue
        if f"{keys[0]} {said[keys[0]]}" in percent:
            figure |= {name: _percent(figure[name]) for name in SHOWN_IN_PERCENT & figure.keys()}
        words = notes.get("/".join(str(said[key]) for key in keys), {}) if notes else {}
        yield [_figure_cell(head, figure, words) for head in heads]


def _percent(cell: Cell) -> Cell:
    return Percent(cell) if isinstance(cell, float) else cell


def _figure_cell(head: Heading, figure: Mapping[str, Cell], words: Mapping[str, tuple[str, str | None]]) -> Cell:
    if not head.language and head.column:
        return figure[head.column.field]
    said, checker = words.get(head.language, (None, None))
    return entry(checker if head.checker else said)
