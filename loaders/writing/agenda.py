"""The agenda: a workbook with the sheet Data needs, filled in from gaps and ready to be completed and loaded."""

from collections.abc import Sequence
from pathlib import Path

from indicators.reading import Framework, Record
from loaders.workbook.description import Workbook
from loaders.writing.book import Contents, read_me, write_book
from loaders.writing.choosing import references
from loaders.writing.pages import records_page

NOUN = "data_need"


def write_agenda(
    path: Path, needs: Sequence[Record], framework: Framework, described: Workbook, *, language: str
) -> None:
    """Write an xlsx file with one row for each need; its columns offer the ids that the database holds.

    `language`: that of the help, `en` or `es`. Texts have twins in the collaborative's further languages.
    """
    kind = next(one for one in described.sheets if one.noun == NOUN)
    page = records_page(kind, [one.lower() for one in framework.languages[1:]], needs)
    said = read_me(described, [page], language, "template")
    write_book(path, Contents(said, [page], references([kind], framework.ids)), described, language=language)
