"""Recognising: which recipe fits a file, by its headers, and where these cannot tell by its name and its cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loaders import cells
from loaders.numbers.numerals import Writing
from loaders.numbers.values import objects, read_numbers
from loaders.opening import Opened, Sheet
from loaders.problems import Fault, refusal
from loaders.publishers.roles import roles_of
from loaders.tables.finding import Heads, find_tables
from loaders.tables.headers import CHECKED
from loaders.tables.spelling import found_in, header_match, whole
from loaders.tables.table import Table, first_row
from loaders.templates.recipes import Recipe, read_recipe
from loaders.templates.shapes import Edition, Recognise
from loaders.templates.told import told_of
from loaders.templates.unrecognised import misnamed, stranger, undecided, unknown
from loaders.workbook.description import SheetKind, Workbook

NO_WORKBOOK = Workbook(())
OWN = "commoncurve-workbook.yaml"


@dataclass(frozen=True)
class Fit:
    """The recipe that fits: an edition with its tables, or the Commoncurve workbook (no edition) as `described`."""

    recipe: Recipe
    edition: Edition | None
    tables: tuple[Table, ...]
    described: Workbook = NO_WORKBOOK

    @property
    def name(self) -> str:
        """The recipe's id, with its edition."""
        return f"{self.recipe.id}/{self.edition.id}" if self.edition else self.recipe.id

    @property
    def beside(self) -> frozenset[str]:
        """The files beside its tables that say something of them."""
        return frozenset(table.told.file for table in self.tables)


def recognise(opened: Opened, recipes: Sequence[Recipe], described: Workbook, *, wanted: str | None) -> Fit:
    """Return the one recipe that fits.

    Raises:
        LoadError: none fits, or several do; the sentence says what is missing, or what to ask for with --recipe.
    """
    chosen = [recipe for recipe in recipes if wanted is None or wanted.split("/")[0] == recipe.id]
    if not chosen:
        known = ", ".join(recipe.id for recipe in recipes)
        raise refusal(opened.name, Fault(f"no import template “{wanted}”", f"one of {known}", "Correct --recipe."))
    looked_at = Looked(opened, tuple(map(Heads, opened.sheets)))
    fits = [fit for recipe in chosen for fit in fits_of(looked_at, recipe, described, wanted=wanted)]
    # One layout that was asked for by its name needs no file name to confirm it.
    named = fits if wanted and len(fits) == 1 else [fit for fit in fits if _named_so(opened, fit)]
    # A publisher's own template goes before a common layout, which fits many files.
    own = [fit for fit in named if not fit.recipe.generic] or _common(opened, fits)
    if len(own) == 1:
        return _told(opened, own[0])
    raise refusal(opened.name, _doubtful(own or _nearest(opened, fits)) if fits else unknown(opened, chosen))


def _told(opened: Opened, fit: Fit) -> Fit:
    """Return a fit whose tables hold what the metadata beside them say."""
    if fit.edition is None or not fit.edition.metadata.files:
        return fit
    metadata, sheets = fit.edition.metadata, opened.sheets
    tables = (replace(table, told=told_of(opened, sheets[table.sheet], metadata)) for table in fit.tables)
    return replace(fit, tables=tuple(tables))


def _doubtful(fits: Sequence[Fit]) -> Fault:
    """Return why none of several ways to read a file is taken."""
    strange = {header: fit.name for fit in reversed(fits) for header in _strangers(fit)}
    if strange:
        return stranger(strange)
    alone = fits[0].edition if len(fits) == 1 else None
    return misnamed(fits[0].name, alone.recognise.files) if alone else undecided([fit.name for fit in fits])


def _strangers(fit: Fit) -> list[str]:
    """Return the columns of words that a common layout does not know: they may tell some people from others."""
    if fit.edition is None or not fit.recipe.generic:
        return []
    asked = [(table, roles_of(table, fit.edition)) for table in fit.tables]
    # A header with a mark behind it is refused with that reason: 2015*.
    unasked = [(table, at) for table, roles in asked for at in roles.unasked if at not in roles.puzzling]
    return [
        table.headers[at] or f"column {cells.letters(at + 1)}"
        for table, at in unasked
        if _says_words(table, at, fit.edition)
    ]


def _says_words(table: Table, at: int, edition: Edition) -> bool:
    """Tell whether a column holds a text that is neither a number nor a mark."""
    texts = objects(sorted({cell for cell in table.columns[at] if isinstance(cell, str) and cell.strip()}))
    writing = Writing(grouped=True, marks=tuple(edition.marks), limits=True)
    return bool(len(texts) and read_numbers(texts, writing).wrong.any())


def _common(opened: Opened, fits: Sequence[Fit]) -> list[Fit]:
    """Return the common layouts that fit, of which no header stands below that of a publisher's own template."""
    known = _highest([fit for fit in fits if not _strangers(fit)])
    return [fit for fit in known if _named_so(opened, fit)]


def _nearest(opened: Opened, fits: Sequence[Fit]) -> list[Fit]:
    """Return the fits whose header stands highest; of these the ones that the file's name speaks for, if any."""
    highest = _highest(fits)
    return [fit for fit in highest if _named_so(opened, fit)] or highest


def _highest(fits: Sequence[Fit]) -> list[Fit]:
    """Return the layouts whose header stands highest: a record below it may look like a header too."""
    rows = [min((table.header_row for table in fit.tables), default=0) for fit in fits]
    return [fit for fit, row in zip(fits, rows, strict=True) if row == min(rows)]


@dataclass(frozen=True)
class Looked:
    """A file that recipes are tried on: what was opened, and the headers of each of its sheets."""

    opened: Opened
    heads: tuple[Heads, ...]


def fits_of(looked_at: Looked, recipe: Recipe, described: Workbook, *, wanted: str | None = None) -> list[Fit]:
    """Return every way in which a recipe fits by headers and cells; of the edition alone, when one is asked for."""
    if recipe.layout == "commoncurve":
        return [Fit(recipe, None, (), described)] if _is_commoncurve(looked_at.opened, described) else []
    edition_wanted = (wanted or "").partition("/")[2]
    editions = [edition for edition in recipe.complete if edition_wanted in {"", edition.id}]
    fits = [Fit(recipe, edition, tables_of(looked_at, edition)) for edition in editions]
    return [fit for fit in fits if fit.tables]


def own_workbook(opened: Opened, folder: Path, described: Workbook) -> Fit | None:
    """Return the fit of a file that can only be the Commoncurve workbook; None where it may be something else.

    Every sheet that holds anything is one of its sheets, with every key column and no header that the workbook does
    not begin one with. No other recipe is read then: reading them all takes longer than a small file.

    Raises:
        LoadError: the workbook's own recipe is not as the schema says.
    """
    path = folder / OWN
    filled = [sheet for sheet in opened.sheets if not described.is_note(sheet.name) and first_row(sheet) is not None]
    if not filled or not path.exists() or not all(_is_wholly_own(sheet, described) for sheet in filled):
        return None
    recipe = read_recipe(path)
    return Fit(recipe, None, (), described) if recipe.layout == "commoncurve" else None


def _is_wholly_own(sheet: Sheet, described: Workbook) -> bool:
    kind, written = described.kind(sheet.name), _first_headers(sheet)
    if kind is None:
        return False
    keys = {column.header.casefold() for column in kind.keys}
    return keys <= written and all(text.startswith(_beginnings(kind)) for text in written)


def _beginnings(kind: SheetKind) -> tuple[str, ...]:
    return (*(column.header.casefold() for column in kind.columns), CHECKED)


def _first_headers(sheet: Sheet) -> set[str]:
    header = first_row(sheet)
    written = sheet.rows[header] if header is not None else ()
    return {cells.text(cell).casefold() for cell in written} - {""}


def _is_commoncurve(opened: Opened, described: Workbook) -> bool:
    return any(_is_sheet(sheet, described) for sheet in opened.sheets)


def _is_sheet(sheet: Sheet, described: Workbook) -> bool:
    kind = described.kind(sheet.name)
    return kind is not None and any(column.header.casefold() in _first_headers(sheet) for column in kind.keys)


def _named_so(opened: Opened, fit: Fit) -> bool:
    asked = fit.edition.recognise if fit.edition else Recognise()
    names, patterns = ["/".join(opened.path.resolve().parts[-2:])], asked.files
    for table in fit.tables:
        names += [table.name, *(table.above if asked.titled else ())]
    return not patterns or any(re.search(pattern, name, re.IGNORECASE) for pattern in patterns for name in names)


def tables_of(looked_at: Looked, edition: Edition) -> tuple[Table, ...]:
    """Return the tables of a file that are laid out as an edition says."""
    if not edition.recognise.headers:
        return ()
    heads = [(index, own) for index, own in enumerate(looked_at.heads) if header_match(edition.sheets, own.sheet.name)]
    return tuple(table for index, own in heads for table in find_tables(own, index, edition) if _fits(table, edition))


def _fits(table: Table, edition: Edition) -> bool:
    asked = edition.recognise
    if any(map(table.written.says, asked.absent)):
        return False
    if not all(any(found_in(pattern, text) is not None for text in table.above) for pattern in asked.above):
        return False
    return all(_says(table, header, pattern) for header, pattern in asked.cells.items())


def _says(table: Table, header: str, pattern: str) -> bool:
    position = table.position(header)
    if position is None:
        return False
    said = {cells.text(cell) for cell in table.columns[position]}
    return all(whole(pattern, text) for text in said if text)
