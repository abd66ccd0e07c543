"""Inspecting: what tables a file holds, which recipe fits, and how each column would be read."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from indicators.reading import Framework
from loaders import cells
from loaders.boundaries import RECIPE, SUFFIX, inspect_boundaries
from loaders.lacking import lacking
from loaders.opening import Opened, open_file
from loaders.problems import Findings, LoadError, sentence
from loaders.proposing import Proposal, propose
from loaders.proposing.block import Block
from loaders.publishers.roles import COMPANIONS, Reading, Roles, roles_of
from loaders.tables.headers import read_headers
from loaders.tables.table import Table, first_row, table_at
from loaders.templates.recipes import read_recipes
from loaders.templates.recognising import Fit, recognise
from loaders.templates.shapes import Edition
from loaders.templates.unrecognised import UNDECIDED
from loaders.workbook.description import Workbook, read_workbook


@dataclass(frozen=True)
class FoundColumn:
    """A column: the cell of its header, the header, and how it would be read."""

    cell: str
    header: str
    use: str


@dataclass(frozen=True)
class FoundTable:
    """A table: where its header ends (1-based), how many rows follow, its columns, its range, its header's rows."""

    sheet: str
    header_row: int
    rows: int
    columns: tuple[FoundColumn, ...]
    range: str = ""
    header_rows: int = 1


@dataclass(frozen=True)
class FoundSheet:
    """A sheet: its rows, and what nobody sees in a spreadsheet program."""

    name: str
    rows: int
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    merged: int = 0


@dataclass(frozen=True)
class Inspection:
    """How a file would be read.

    Attributes:
        recipe: the one that fits, None where none or several do; `reasons` then says why.
        sheets: every sheet; said: how the file was opened, such as the encoding that was guessed.
        proposal: how an unknown file could be read, or one that only a common layout fits; None where a publisher's
            recipe fits, where several do, or where there is no table.
    """

    file: str
    recipe: str | None
    reasons: tuple[str, ...]
    tables: tuple[FoundTable, ...]
    sheets: tuple[FoundSheet, ...] = ()
    said: tuple[str, ...] = ()
    proposal: Proposal | None = None

    def document(self) -> dict[str, Any]:
        """Return what was found as JSON holds it."""
        own = {one.name: getattr(self, one.name) for one in fields(self)}
        own |= {name: [asdict(one) for one in own[name]] for name in ("tables", "sheets")}
        proposed = self.proposal
        told = ("recipe", "evidence", "questions")
        return own | {"proposal": {name: getattr(proposed, name) for name in told} if proposed else None}


def inspect(path: Path, framework: Framework, *, recipes: Path, workbook: Path) -> Inspection:
    """Say how a file would be read; nothing in it is checked.

    Args:
        path: the file.
        framework: whose languages a workbook's twin columns may have, and whose names an unknown file may say.
        recipes: the folder of recipes.
        workbook: the description of the Commoncurve workbook.

    Raises:
        LoadError: the file cannot be opened.
    """
    if path.suffix.lower() == SUFFIX:
        return Inspection(path.name, RECIPE, (), (), said=inspect_boundaries(path, framework))
    opened, described, known = open_file(path), read_workbook(workbook), read_recipes(recipes)
    try:
        fit = recognise(opened, known, described, wanted=None)
    except LoadError as error:
        reasons = (*map(sentence, error.problems), *lacking(opened, known))
        several = any(problem.found.startswith(UNDECIDED) for problem in error.problems)
        proposal = None if several else propose(opened, framework)
        return _inspection(opened, None, _tables(opened, proposal), reasons=reasons, proposal=proposal)
    if fit.edition is None:
        return _inspection(opened, fit, [_of_workbook(table, described, framework) for table in _any_tables(opened)])
    # A common layout reads a file, but knows nothing of its publisher: a template of its own may be better.
    proposal = propose(opened, framework) if fit.recipe.generic else None
    return _inspection(opened, fit, [_of_recipe(table, fit) for table in fit.tables], proposal=proposal)


def _inspection(
    opened: Opened,
    fit: Fit | None,
    tables: Sequence[FoundTable],
    *,
    reasons: tuple[str, ...] = (),
    proposal: Proposal | None = None,
) -> Inspection:
    sheets = tuple(
        FoundSheet(
            sheet.name,
            len(sheet.rows),
            sheet.hidden,
            len(sheet.hidden_rows),
            len(sheet.hidden_columns),
            len(sheet.merged),
        )
        for sheet in opened.sheets
    )
    faults = opened.says(fit.beside if fit else ())
    said = tuple(f"{fault.found}; expected {fault.expected}. {fault.mend}" for fault in faults)
    return Inspection(opened.name, fit.name if fit else None, reasons, tuple(tables), sheets, said, proposal)


def _tables(opened: Opened, proposal: Proposal | None) -> list[FoundTable]:
    """Return the tables of a file that no recipe fits, as the proposed one would read them."""
    if proposal is None:
        return [_unread(table) for table in _any_tables(opened)]
    pairs = [pair for draft in proposal.drafts for pair in zip(draft.blocks, draft.read, strict=True)]
    return [_of_block(block, uses) for block, uses in pairs]


def _of_block(block: Block, uses: dict[int, str]) -> FoundTable:
    row = block.header[1] + 1
    columns = tuple(
        FoundColumn(cells.address(row, block.left + at + 1), header, uses.get(at, "not read"))
        for at, header in enumerate(block.headers)
    )
    rows, header_rows = block.body[1] - block.body[0], row - block.header[0]
    return FoundTable(block.name, row, rows, columns, block.range, header_rows)


def _any_tables(opened: Opened) -> Iterator[Table]:
    for index, sheet in enumerate(opened.sheets):
        header = first_row(sheet)
        if header is not None:
            yield table_at(sheet, index, header)


def _found(table: Table, uses: dict[int, str]) -> FoundTable:
    columns = tuple(
        FoundColumn(table.address(-1, at), header, uses.get(at, "not read")) for at, header in enumerate(table.headers)
    )
    last = table.address(len(table.body) - 1, len(table.headers) - 1)
    return FoundTable(table.name, table.header_row, len(table.body), columns, f"{table.address(-1, 0)}:{last}")


def _unread(table: Table) -> FoundTable:
    return _found(table, {})


def _of_workbook(table: Table, described: Workbook, framework: Framework) -> FoundTable:
    kind = described.kind(table.name)
    if kind is None:
        return _unread(table)
    headers = read_headers(table, kind, framework.languages, Findings(""))
    uses = {at: kind.fields[field].type for field, at in headers.columns.items()}
    uses |= {at: f"{field}, in {language}" for (field, language), at in headers.twins.items()}
    uses |= {at: f"who checked the words in {language}" for language, at in headers.checked.items()}
    return _found(table, uses)


def _of_recipe(table: Table, fit: Fit) -> FoundTable:
    edition = fit.edition or Edition(id="")
    roles = roles_of(table, edition)
    uses = {at: "label" for at in roles.labels} | {at: f"left out: {why}" for at, why in roles.doubled.items()}
    for at, ways in roles.values.items():
        uses[at] = "; or ".join(_use(way, edition) for way in ways)
        uses |= _beside(roles, ways)
    named = {"place": edition.place.columns, "group": edition.group.columns, "period": (edition.period.column,)}
    stands = {roles.position(header): use for use, headers in named.items() for header in headers}
    return _found(table, uses | {at: use for at, use in stands.items() if at is not None})


def _use(way: Reading, edition: Edition) -> str:
    if way.rule.leave_out:
        return f"left out: {way.rule.leave_out}"
    bracket = way.named("group")
    group = way.rule.group or way.rule.groups.get(bracket or "", bracket)
    period = way.named("period") or edition.period.fixed
    scale = f"times {way.rule.scale:g}" if way.rule.scale != 1 else None
    when = [f"where {header} is {pattern}" for header, pattern in way.rule.when.items()]
    figures = f"figures of {way.indicator}" if way.indicator else "figures of what the file names"
    return ", ".join(part for part in (figures, group, period, scale, *when) if part)


def _beside(roles: Roles, ways: Sequence[Reading]) -> dict[int, str]:
    pairs = [(name, roles.position(way.companion(name))) for way in ways for name in COMPANIONS]
    return {at: f"{name} of the figure beside it" for name, at in pairs if at is not None}
