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

BOUND = (
    r"\b(?:95 ?%? ?)?(?:ci |confidence )?"
    r"(?:(?:{0})(?: (?:95 ?%? ?)?(?:confidence )?(?:limit|bound|interval|ci))?|{1})\b(?: ?95 ?%? ?ci)?"
)
# More numbers and marks than this among texts make one doubt whether a column holds only texts.
MIXED = 0.2
# What is left of a companion's header where a table has one column of figures: "Lower bound of the rate".
WHOSE_IS_PLAIN = ("", "value", "rate", "percent", "estimate", "data", "confidence interval", "ci", "interval")
# What stands beside a figure, by the words of its header; the rest of the header names the figure.
COMPANIONS = {
    "lower": re.compile(BOUND.format("lower|low", "lb|lcl|lci")),
    "upper": re.compile(BOUND.format("upper|high", "ub|ucl|uci")),
    "margin": re.compile(r"\b(?:moe|margin(?: of error)?)\b|±|\+/ ?"),
    "numerator": re.compile(r"\bnumer(?:ator)?\b"),
    "denominator": re.compile(r"\bdenom(?:inator)?\b"),
    "quality": re.compile(r"\b(?:quality|reliability|data flag|flag|symbol)\b"),
    "size": re.compile(r"\b(?:sample size|unweighted n|respondents)\b"),
}
# "Low income" beside "Income" is no bound of it, unless "High income" stands there too.
BARE = {"lower": re.compile(r"\blow\b"), "upper": re.compile(r"\bhigh\b")}
OPPOSITE = {"lower": "upper", "upper": "lower"}
OF_THE_FIGURE = re.compile(r"\b(?:estimates?|values?)\b")
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
    headers = [column.header for column in columns]
    for column in columns:
        role = _role_among(headers, column.header)
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


def _role_among(headers: Sequence[str], header: str) -> str | None:
    """Return what a column is to a figure beside it, given every header; None where it stands for itself.

    "Lower CI" and "employed_low" stand beside figures; "Low birth weight" is one.
    """
    role = companion_of(header)
    if role is None or whose(stem_of(header, role)) not in {*map(whose, headers), *WHOSE_IS_PLAIN}:
        return None
    if role in BARE and BARE[role].search(fold(header)):
        others = [one for one in headers if companion_of(one) == OPPOSITE[role]]
        return role if any(stem_of(one, OPPOSITE[role]) == stem_of(header, role) for one in others) else None
    return role


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


def whose(header: str) -> str:
    """Return what a header says of its figures without the words that tell a figure from its margin of error."""
    return " ".join(OF_THE_FIGURE.sub(" ", fold(header).replace("!", " ")).split()).strip(" ,;:-()")


def companions_for(value: Column, figures: Figures) -> dict[str, str]:
    """Return the headers of what stands beside one column of figures, by role.

    A companion belongs to the figures whose header is the rest of its own, or to the only column of figures.
    """
    found: dict[str, str] = {}
    for role, column in figures.beside:
        stem = whose(stem_of(column.header, role))
        # Of two columns that are called alike, a template could only name the first.
        again = sum(fold(header) == fold(column.written) for header in value.block.headers) > 1
        if len(figures.values) == 1 or (stem == whose(value.header) and not again):
            found.setdefault(role, column.named)
    return found
