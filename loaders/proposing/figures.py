"""Which columns of an unknown table hold figures, which stand beside a figure, and which are labels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.proposing.columns import Column
from loaders.proposing.dates import WORDS
from loaders.proposing.kinds import Kind
from loaders.proposing.places import is_code
from loaders.proposing.writing import period_in
from loaders.tables.spelling import fold

BOUND = r"\b(?:95 ?% ?)?(?:ci )?(?:{0}(?: (?:confidence )?(?:limit|bound|ci))?|{1})\b(?: ?95 ?%? ?ci)?"
# More numbers and marks than this among texts make one doubt whether a column holds only texts.
MIXED = 0.2
# What is left of a companion's header where a table has one column of figures: "Lower bound of the rate".
WHOSE_IS_PLAIN = ("", "value", "rate", "percent", "estimate", "data", "confidence interval", "ci", "interval")
# What stands beside a figure, by the words of its header; the rest of the header names the figure.
COMPANIONS = {
    "lower": re.compile(BOUND.format("lower", "lb|lcl|low")),
    "upper": re.compile(BOUND.format("upper", "ub|ucl|high")),
    "margin": re.compile(r"\b(?:moe|margin of error)\b|±"),
    "numerator": re.compile(r"\bnumer(?:ator)?\b"),
    "denominator": re.compile(r"\bdenom(?:inator)?\b"),
    "quality": re.compile(r"\b(?:quality|reliability|data flag|flag|symbol)\b"),
    "size": re.compile(r"\b(?:sample size|unweighted n|respondents)\b"),
}
NO_FIGURE = re.compile(
    r"(?:object ?id|fid|lat(?:itude)?|lon(?:g(?:itude)?)?|rank|row|sort|order|line|#|n[or]\.?|id|age|grade|sex)",
    re.IGNORECASE,
)


@dataclass
class Figures:
    """The columns of an unknown table by what they are to its figures.

    Attributes:
        values: columns of figures; beside: a column that stands beside figures, to what it is of them.
        labels: columns that hold no figures; nameless: columns of numbers without a header.
        mixed: columns of texts with some numbers or marks among them; they are asked about, and left out until then.
    """

    values: list[Column] = field(default_factory=list)
    beside: list[tuple[str, Column]] = field(default_factory=list)
    labels: list[Column] = field(default_factory=list)
    mixed: list[Column] = field(default_factory=list)
    nameless: list[Column] = field(default_factory=list)


def find_figures(columns: Sequence[Column]) -> Figures:
    """Return which columns hold figures: more than half of the filled cells are numbers or marks."""
    figures = Figures()
    headers = {fold(column.header) for column in columns}
    for column in columns:
        role = companion_of(column.header)
        # "Lower CI" and "employed_low" stand beside figures; "Low birth weight" is one.
        role = role if role and stem_of(column.header, role) in {*headers, *WHOSE_IS_PLAIN} else None
        if not _is_numbers(column) and role != "quality":
            (figures.mixed if _is_mixed(column) else figures.labels).append(column)
        elif role:
            figures.beside.append((role, column))
        elif not column.header:
            figures.nameless.append(column)
        else:
            figures.values.append(column)
    if not figures.values:
        # Bounds without a figure are figures themselves.
        figures.values = [column for role, column in figures.beside if role != "quality"]
        figures.beside = [(role, column) for role, column in figures.beside if role == "quality"]
    return figures


def _is_numbers(column: Column) -> bool:
    if NO_FIGURE.fullmatch(column.header) or (is_code(column.header) and not period_in(column.header)):
        return False
    if column.writing and (column.writing.name != "years" or WORDS.fullmatch(column.header)):
        return False
    counted = column.share(Kind.NUMBER, Kind.YEAR)
    if period_in(column.header) is not None:
        # What a year's column says instead of numbers is to be asked about, not left out.
        return counted + column.share(Kind.MARK) > 0
    return counted > 0 and counted + column.share(Kind.MARK) > 0.5


def _is_mixed(column: Column) -> bool:
    if column.writing or NO_FIGURE.fullmatch(column.header) or is_code(column.header):
        return False
    return column.kinds[Kind.NUMBER] > 0 and column.share(Kind.NUMBER, Kind.MARK) > MIXED


def companion_of(header: str) -> str | None:
    """Return what a column with such a header is to a figure beside it; None where it stands for itself."""
    folded = fold(header)
    return next((role for role, pattern in COMPANIONS.items() if pattern.search(folded)), None)


def stem_of(header: str, role: str) -> str:
    """Return what is left of a companion's header without the words for its role: the figure's own header."""
    return " ".join(COMPANIONS[role].sub(" ", fold(header)).split()).strip(" ,;:-()")


def companions_for(value: Column, figures: Figures) -> dict[str, str]:
    """Return the headers of what stands beside one column of figures, by role.

    A companion belongs to the figures whose header is the rest of its own, or to the only column of figures.
    """
    found: dict[str, str] = {}
    for role, column in figures.beside:
        stem = stem_of(column.header, role)
        if stem == fold(value.header) or len(figures.values) == 1:
            found.setdefault(role, column.header)
    return found
