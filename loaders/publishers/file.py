"""A publisher's file, read by its recipe: find, map, check; the edition says how."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, Framework, Reading
from loaders import cells
from loaders.answers import NONE, Answers
from loaders.numbers.hands import SEMICOLON, Hand, shows_comma
from loaders.opening import Opened, Sheet, say_hidden
from loaders.problems import Fault, Findings
from loaders.publishers.gathering import Gathering
from loaders.publishers.names import names_of
from loaders.publishers.naming import Indicators
from loaders.publishers.sorting import Sorting
from loaders.publishers.tidying import figures_of
from loaders.tables.spelling import header_match
from loaders.tables.table import Table
from loaders.templates.recognising import Fit
from loaders.templates.shapes import Edition

NO_ROWS = Fault("a table without figures", "figures below its headers", "Check that it is the right file, and whole.")


@dataclass
class Harvest:
    """What the tables of a file have given so far; `comma`: whether any figure has one as its decimal sign."""

    file: str = ""
    placed: list[pd.DataFrame] = field(default_factory=list)
    comma: bool = False
    cells: int = 0
    rejected: int = 0
    outside: int = 0


@dataclass(frozen=True)
class Job:
    """What reading one file by one edition goes by."""

    edition: Edition
    framework: Framework
    sheets: tuple[str, ...]
    findings: Findings
    answers: Answers
    hand: Hand


def read_publisher(
    opened: Opened,
    framework: Framework,
    fit: Fit,
    findings: Findings,
    tell: Callable[[str, int, int], None],
    answers: Answers = NONE,
) -> Reading:
    """Return what a publisher's file says; every filled cell of its tables is read, rejected or left out, once."""
    edition = fit.edition or Edition(id="")
    names = names_of(framework)
    indicators = Indicators(framework, names, answers.indicator)
    harvest = Harvest(opened.path.stem)
    for table in fit.tables:
        tell(table.name, table.sheet, len(opened.sheets))
        _reap(harvest, table, fit, indicators, findings)
    _say_other_sheets(opened, fit, edition, findings)
    sheets = tuple(sheet.name for sheet in opened.sheets)
    semicolons = any(opened.sheets[table.sheet].delimiter == SEMICOLON for table in fit.tables)
    hand = Hand(harvest.comma or semicolons, _says_hand(fit), answers.decimal)
    # Asked of the figures that are left out, too: they are no reason to say that the answer was not needed.
    findings.asked.update(["decimal"] if harvest.comma and not hand.said else [])
    figures = _figures(harvest, Job(edition, framework, sheets, findings, answers, hand))
    return Reading(
        file=opened.name,
        sha256=opened.sha256,
        recipe=fit.name,
        sheets=sheets,
        records=(),
        figures=figures,
        measures=pd.DataFrame({name: [] for name in MEASURE_COLUMNS}),
        problems=tuple(findings.problems),
        rejected=harvest.rejected,
        outside=harvest.outside,
        cells=harvest.cells,
    )


def _reap(harvest: Harvest, table: Table, fit: Fit, indicators: Indicators, findings: Findings) -> None:
    """Pick and place the cells of one table, and say what was left out of it."""
    sorting = Sorting.of(table, fit, indicators, findings, harvest.file)
    harvest.cells += sorting.cells
    if not sorting.cells:
        findings.warn(table.name, table.address(-1, 0), NO_ROWS)
    picks = sorting.picking.picks()
    harvest.comma |= any(shows_comma(table.columns[pick.column][pick.rows]) for pick in picks)
    harvest.placed += [sorting.placing.place(pick) for pick in picks]
    sorting.placing.report()
    sorting.leftovers.report(findings)
    _say_below(table, findings)
    harvest.rejected += sorting.rejected
    harvest.outside += sorting.leftovers.cells


def _figures(harvest: Harvest, job: Job) -> pd.DataFrame:
    placed = [piece for piece in harvest.placed if len(piece)]
    if not placed:
        return pd.DataFrame({name: [] for name in FIGURE_COLUMNS})
    # One piece is taken as it is: a copy of a file's cells would be as large again.
    gathered = pd.concat(placed, ignore_index=True) if len(placed) > 1 else placed[0]
    harvest.placed.clear()
    gathering = Gathering(gathered, job.edition, job.framework, job.sheets, job.findings, job.answers, job.hand)
    figures, rejected, again = figures_of(gathering)
    harvest.rejected += rejected
    harvest.outside += again
    return figures


def _says_hand(fit: Fit) -> bool:
    """Return whether the template says how its publisher writes numbers; a common layout cannot know its publisher."""
    edition = fit.edition
    return edition is not None and (
        "decimal_comma" in edition.model_fields_set or (edition.thousands and not fit.recipe.generic)
    )


def _say_below(table: Table, findings: Findings) -> None:
    """Say where the import template ended the table."""
    if table.below:
        row, text = table.below
        fault = Fault(
            f"what stands below the table, from “{text}” on", "notes and no figures", "Nothing is to be done."
        )
        findings.leave_out(table.name, cells.address(row, table.left + 1), fault, cells=0)


def _say_other_sheets(opened: Opened, fit: Fit, edition: Edition, findings: Findings) -> None:
    read = {table.sheet for table in fit.tables}
    for index, sheet in enumerate(opened.sheets):
        if index in read:
            say_hidden(sheet, findings)
        elif holds := _known_to_hold(sheet, edition):
            fault = Fault("a sheet that was not read", holds, "Nothing is to be done.")
            findings.leave_out(sheet.name, "", fault, cells=0)
        elif any(cell != "" for row in sheet.rows for cell in row):
            findings.warn(sheet.name, "", _strange(sheet, edition))


def _known_to_hold(sheet: Sheet, edition: Edition) -> str | None:
    """Return what the recipe says that a sheet without the table holds; None where it says nothing."""
    return next((holds for name, holds in edition.other_sheets.items() if header_match(name, sheet.name)), None)


def _strange(sheet: Sheet, edition: Edition) -> Fault:
    if header_match(edition.sheets, sheet.name):
        return Fault("a sheet without the table that was expected", "the headers of the import template", "Check it.")
    return Fault(f"a sheet of {len(sheet.rows)} rows that was not read", "a sheet that the template knows", "Check it.")
