"""An indicator on one sheet of paper (PDF), as a team works with it: curve, story, what is done, what is proposed."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from layouts.documents.typesetting import pdf
from layouts.language.reader import Words

TEMPLATE = Path(__file__).with_name("sheet.typ")


@dataclass(frozen=True)
class SheetMark:
    """One of the three marks: its shape as a drawing, and its words."""

    drawing: str
    about: str
    word: str
    reason: str


@dataclass(frozen=True)
class Doing:
    """Something that is done or proposed: its number in the chart, since when, by whom, and who brings what."""

    key: str
    title: Words
    facts: str
    description: Words | None
    partners: tuple[tuple[str, Words], ...]


@dataclass(frozen=True)
class Section:
    """A part of a sheet: its heading, and paragraphs or things done; `note` stands below the heading."""

    heading: str
    note: str = ""
    texts: tuple[Words, ...] = ()
    doings: tuple[Doing, ...] = ()
    ending: str = ""


@dataclass(frozen=True)
class Sheet:
    """What one sheet says.

    Attributes:
        over: the outcome, above the title; `about`: where, and for whom.
        chart: the drawing (SVG), empty without a figure; `ratio`: how much wider it is than high; `alternative`: the
            same for those who hear it.
        left, right: the two columns below the chart.
        small_print: source, license, update.
    """

    over: str
    title: Words
    about: str
    definition: Words
    verdict: str
    marks: tuple[SheetMark, ...]
    chart: str
    ratio: float
    alternative: str
    left: tuple[Section, ...]
    right: tuple[Section, ...]
    small_print: tuple[str, ...]


@dataclass(frozen=True)
class Binding:
    """What several sheets have in common: the file's title and author, its language, its day, and `page 1 of 3`."""

    title: str
    author: str
    language: str
    made_on: dt.date
    page: str


def sheets_pdf(sheets: Sequence[Sheet], binding: Binding) -> bytes:
    """Return sheets as one PDF, each on a page of its own; the same bytes for the same sheets.

    `binding.page` has the places `{page}` and `{pages}`. Letters get smaller until a sheet fits its page.
    """
    told = {
        "title": binding.title,
        "author": binding.author,
        "language": binding.language.split("-")[0],
        "page": binding.page,
        "year": str(binding.made_on.year),
        "month": str(binding.made_on.month),
        "day": str(binding.made_on.day),
        "sheets": json.dumps([asdict(one) for one in sheets], ensure_ascii=False),
    }
    return pdf(TEMPLATE, told, made_on=binding.made_on)
