"""The export: everything that is current, as the workbook that loading reads back without a change."""

from pathlib import Path
from typing import TYPE_CHECKING

from loaders.workbook.description import FIGURES, Workbook
from loaders.writing.archive import write_archive
from loaders.writing.book import READ_ME, Contents, read_me, write_book
from loaders.writing.choosing import LISTED_ROWS, References, own_range
from loaders.writing.pages import pages
from loaders.writing.spreadsheet import TooManyRowsError, fitted

if TYPE_CHECKING:
    from indicators.store.queries.whole import Whole

__all__ = ["TooManyRowsError", "write_export"]

SPANISH, ENGLISH = "es", "en"
WORKBOOK, ARCHIVE = ".xlsx", ".zip"


def write_export(path: Path, whole: "Whole", described: Workbook) -> None:
    """Write the framework and every figure to `path`: an xlsx workbook, or a zip with a CSV file for each sheet.

    Texts are written tidy, numbers to their last digit, and nothing as a formula. What no workbook says is left out: a
    figure without number and flag, and words in a language that the collaborative no longer speaks.

    Raises:
        TooManyRowsError: a sheet would have more rows than a spreadsheet can hold; a zip holds them.
        ValueError: the file's suffix is neither .xlsx nor .zip.
    """
    language = SPANISH if whole.languages[:1] == (SPANISH,) else ENGLISH
    made = pages(whole, described)
    said = read_me(described, made, language, "export", "template")
    if path.suffix.lower() == ARCHIVE:
        write_archive(path, made, notes={READ_ME: [[paragraph] for paragraph in said]})
    elif path.suffix.lower() == WORKBOOK:
        contents = Contents(said, [fitted(page) for page in made], _references(whole, described))
        write_book(path, contents, described, language=language)
    else:
        raise ValueError(f"an export ends in .xlsx or .zip, not {path.name}")


def _references(whole: "Whole", described: Workbook) -> References:
    kinds = [kind for kind in described.sheets if kind.noun not in FIGURES]
    # As many empty rows as a person may add are offered too.
    return References({kind.noun: own_range(kind, LISTED_ROWS + len(whole.records[kind.noun])) for kind in kinds})
