"""What a loader hands over: everything that was read from one file, checked, nothing stored yet.

The loader has resolved every name to an id of the framework and every period to its canonical writing; it knows
cells and sheets, the store knows versions. Both speak through these classes.
"""

import datetime as dt
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from indicators.counted import counted

if TYPE_CHECKING:
    import pandas as pd

# The columns of `Reading.figures`; one row per cell (or cells) of one figure, keys unique within a file.
FIGURE_COLUMNS = (
    "indicator",  # id
    "place",  # id
    "group",  # id
    "period",  # canonical: 2014, 2013-14, FY2014, 2014-Q3, 2014-03, 2014-01-28, 2005-2009
    "starts_on",  # datetime.date, first day
    "ends_on",  # datetime.date, last day
    "value",  # float, NaN unknown
    "numerator",  # float, NaN unknown
    "denominator",
    "lower",
    "upper",
    "flags",  # canonical: sorted, joined by ";"; "" when none
    "source",  # id
    "sample",  # bool
    "note",  # text or None
    "sheet",  # index into Reading.sheets
    "row",  # 1-based, as a spreadsheet numbers rows
    "column",  # 1-based, of the value's cell
)
# The columns of `Reading.measures`: the same for performance measures.
MEASURE_COLUMNS = (
    "measure",
    *(name for name in FIGURE_COLUMNS if name not in {"indicator", "place", "group", "lower", "upper"}),
)


class ProblemKind(StrEnum):
    """What became of the cell: rejected (must be mended) or outside (left out on purpose, and said)."""

    REJECTED = "rejected"
    OUTSIDE = "outside"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One problem of a file.

    Attributes:
        cell: the addresses of its cells as people read them, perhaps cut short; "" for a problem of a whole sheet.
        cells: how many figures it concerns.
        runs: every one of its cells, as runs of one column: first row, last row, column; each 1-based.
    """

    kind: ProblemKind
    file: str
    sheet: str
    cell: str
    found: str
    expected: str
    mend: str
    cells: int = 1
    runs: tuple[tuple[int, int, int], ...] = field(default=(), compare=False, repr=False)

    def document(self) -> dict[str, Any]:
        """Return the problem as JSON holds it, for a person: without the list of every cell."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "runs"}


def going_back(file: str, load: int, figures: int) -> Problem:
    """Return the warning that a file was stored before and now takes later corrections back."""
    back = counted(figures, "figure goes", "figures go")
    return Problem(
        kind=ProblemKind.WARNING,
        file=file,
        sheet="",
        cell="",
        found=f"a file that was stored before, as load {load}; {back} back to what it says",
        expected="a file that is new",
        mend="If a later edition holds, load that one again.",
        cells=figures,
    )


@dataclass(frozen=True)
class Record:
    """One row of a sheet of the framework.

    Attributes:
        noun: of data/workbook.yaml, never `observation` or `measure_observation`.
        key: its id.
        fields: field to value (text, number, bool, date, list of texts, or None); every column of the sheet that
            the file holds. A column that the file leaves out is not in it, and is left as it is in the store.
        words: (field, language) to the words of a twin column.
        checked: language to the name of the reader who checked that language's words; a missing language is a
            machine draft.
        readers: (field, language) to the name of the reader who checked the words of that one field.
        where: the sheet and the cell of its id in the file; "" where nobody says so.
    """

    noun: str
    key: str
    fields: dict[str, object]
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    checked: dict[str, str] = field(default_factory=dict)
    readers: dict[tuple[str, str], str] = field(default_factory=dict)
    where: tuple[str, str] = field(default=("", ""), compare=False)


@dataclass(frozen=True)
class NoteWords:
    """A translated footnote of one figure: its key, the language and the words."""

    noun: str
    record: str
    language: str
    words: str
    checked_by: str | None = None


@dataclass(frozen=True)
class Reading:
    """Everything read from one file.

    Attributes:
        file: its name; sha256: of its bytes; recipe: the id of the recipe that fitted.
        sheets: the names that `figures.sheet` indexes.
        records: the framework's rows, in an order in which every reference points to an earlier one or to the store.
        figures, measures: frames with FIGURE_COLUMNS and MEASURE_COLUMNS.
        notes: translated notes of figures; the record is `indicator/place/group/period` or `measure/period`.
        problems: every one, at once.
        rejected, outside: cells of the table that are not in `figures`, as the load contract counts them.
        cells: every cell of the tables that could be a figure, counted before any of them was read; None: not counted.
            It is the sum of the figures, the measures, the rejected and the outside cells.
    """

    file: str
    sha256: str
    recipe: str
    sheets: tuple[str, ...]
    records: tuple[Record, ...]
    figures: "pd.DataFrame"
    measures: "pd.DataFrame"
    notes: tuple[NoteWords, ...] = ()
    problems: tuple[Problem, ...] = ()
    rejected: int = 0
    outside: int = 0
    cells: int | None = None


@dataclass(frozen=True)
class KnownPlace:
    """A place of the framework and every way of writing it; `translated` is its name in the other languages."""

    id: str
    name: str
    code: str | None
    aliases: tuple[str, ...]
    kind: str = ""
    part_of: str | None = None
    translated: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownGroup:
    """A group of the framework and every way of writing it.

    `translated` is its name in the other languages; `part_of` holds the groups that it is said to be part of.
    """

    id: str
    name: str
    dimension: str
    aliases: tuple[str, ...]
    translated: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownIndicator:
    """What checking a figure needs to know of its indicator (or performance measure), and how it is called.

    `source` is the id of the indicator's own source, for files that do not say where their figures come from;
    `translated` is its title in the other languages; `disclosure_rule` holds instead of that of a figure's source;
    `counted_people` is whom a figure counts.
    """

    id: str
    unit: str
    period_type: str
    title: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""
    translated: tuple[str, ...] = ()
    disclosure_rule: str | None = None
    counted_people: str | None = None


@dataclass(frozen=True)
class KnownSource:
    """From when to when a source has figures, and what was agreed of them; None where nobody has said so."""

    id: str
    covers_from: dt.date | None = None
    covers_to: dt.date | None = None
    disclosure_rule: str | None = None
    agreement: str | None = None
    agreed_on: dt.date | None = None


@dataclass(frozen=True)
class KnownRule:
    """A rule of disclosure, its columns as in the sheet of its kind; None where it says what its preset says."""

    id: str
    rule: str = "as published"
    minimum: int | None = None
    zeros: bool | None = None
    coded: bool | None = None
    reliable: bool | None = None
    complementary: bool | None = None
    round_to: int | None = None
    flag_below: int | None = None
    pool_into: str | None = None
    begins_on: dt.date | None = None
    follows: str | None = None


@dataclass(frozen=True)
class Framework:
    """What a file is read against: the store's framework, and then also the file's own.

    `ids` holds every id that there is, by noun; `held` the indicators and measures that have stored figures, and those
    sources of which a figure is stored that was taken because of their agreement, as far as somebody has asked.
    """

    languages: tuple[str, ...] = ()
    indicators: dict[str, KnownIndicator] = field(default_factory=dict)
    places: dict[str, KnownPlace] = field(default_factory=dict)
    groups: dict[str, KnownGroup] = field(default_factory=dict)
    measures: dict[str, KnownIndicator] = field(default_factory=dict)
    sources: dict[str, KnownSource] = field(default_factory=dict)
    rules: dict[str, KnownRule] = field(default_factory=dict)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    held: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Landed:
    """What storing a reading did, or would do: the load contract's sums."""

    load: int | None
    new: int
    revised: int
    unchanged: int
    flagged: int
    rejected: int
    outside: int
    records: dict[str, int] = field(default_factory=dict)  # new, changed, unchanged rows of the framework
    cells: int = 0  # of the tables: the sum of the six above
