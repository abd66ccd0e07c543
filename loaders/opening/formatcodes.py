"""Format codes: the sections of a number format, each cut into what it shows.

Source: ECMA-376 part 1, 18.8.31 (numFmts).
"""

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|_(?P<wide>.)|\*(?P<fill>.)|(?P<end>;)'
    r"|(?P<general>General)|(?P<power>E[+-])|(?P<digit>[0#?])|(?P<date>AM/PM|A/P|[ymdhs])|(?P<sign>.)",
    re.DOTALL | re.IGNORECASE,
)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
MONEY = re.compile(r"\$([^-]*)")
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq
}  # fmt: skip
DASHES = {"-", "\u2013", "\u2014"}


class Kind(Enum):
    """What a piece of a section is."""

    LITERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    GENERAL = auto()  # the number, or the text, as it is
    OTHER = auto()  # part of a date, a power of ten or a fraction
    CONDITION = auto()
    PADDING = auto()


SIGNS = {".": Kind.POINT, ",": Kind.COMMA, "%": Kind.PERCENT, "@": Kind.GENERAL, "/": Kind.OTHER}
NUMBERS = {Kind.DIGIT, Kind.POINT, Kind.COMMA, Kind.GENERAL}
Piece = tuple[Kind, str]


@dataclass(frozen=True)
class Section:
    """One section of a number format, in pieces."""

    pieces: tuple[Piece, ...]

    def kinds(self, *wanted: Kind) -> str:
        """Return what the pieces of some kinds say, joined."""
        return "".join(text for kind, text in self.pieces if kind in wanted)

    @cached_property
    def condition(self) -> tuple[str, float] | None:
        """The sign and the number by which the section holds; None where it says nothing of that."""
        found = CONDITION.fullmatch(self.kinds(Kind.CONDITION))
        return (found[1], float(found[2])) if found else None

    def holds(self, value: float) -> bool:
        """Say whether the section's own condition holds."""
        return self.condition is not None and COMPARED[self.condition[0]](value, self.condition[1])

    @property
    def for_negatives(self) -> bool:
        """Whether its own condition holds for no number above zero, as [<0] does."""
        return self.condition is not None and self.condition[0] in {"<", "<="} and self.condition[1] <= 0

    @property
    def shows(self) -> bool:
        """Whether anything is said of what it shows, were it nothing; a colour alone says nothing of that."""
        return any(kind not in {Kind.PADDING, Kind.CONDITION} for kind, _ in self.pieces)

    @cached_property
    def digits(self) -> str:
        """The places of digits: 0, # and ?."""
        return self.kinds(Kind.DIGIT)

    @cached_property
    def strange(self) -> bool:
        """Whether it shows a date, a power of ten or a fraction, which are left as they are."""
        return bool(self.kinds(Kind.OTHER)) and (bool(self.digits) or self.kinds(Kind.OTHER).strip("/") != "")

    @cached_property
    def numeric(self) -> bool:
        """Whether it shows digits, or the cell as it is."""
        return bool(self.kinds(Kind.DIGIT, Kind.GENERAL))

    @cached_property
    def literal(self) -> str:
        """What it shows besides digits."""
        return self.kinds(Kind.LITERAL, Kind.PERCENT, Kind.OTHER).strip()

    @cached_property
    def ends(self) -> tuple[int, int]:
        """Between which pieces its number stands."""
        places = [at for at, (kind, _) in enumerate(self.pieces) if kind in NUMBERS]
        return (places[0], places[-1] + 1) if places else (0, 0)

    @cached_property
    def before(self) -> str:
        """What stands before its number."""
        return Section(self.pieces[: self.ends[0]]).literal_text

    @cached_property
    def after(self) -> str:
        """What stands after its number."""
        return Section(self.pieces[self.ends[1] :]).literal_text

    @cached_property
    def number(self) -> tuple[Piece, ...]:
        """The pieces between which the digits stand, and they themselves."""
        return self.pieces[slice(*self.ends)]

    @cached_property
    def point(self) -> int:
        """Before which piece of its number the decimal point stands."""
        return next((at for at, (kind, _) in enumerate(self.number) if kind is Kind.POINT), len(self.number))

    @cached_property
    def literal_text(self) -> str:
        """What it shows besides digits, with the spaces at its ends."""
        return self.kinds(Kind.LITERAL, Kind.PERCENT)

    @cached_property
    def thousands(self) -> int:
        """By how many thousands the number is divided: commas behind its last digit before the point, or at its end."""
        whole, _, rest = "".join("," if kind is Kind.COMMA else text[:1] for kind, text in self.number).partition(".")
        return sum(len(part) - len(part.rstrip(",")) for part in (whole, rest))

    @cached_property
    def dash_for_zero(self) -> bool:
        """Whether it is Excel's accounting style, in which a dash, filled up with spaces, is how zero is written."""
        return bool(self.kinds(Kind.PADDING)) and "0" not in self.digits and self.literal in DASHES


def sections(code: str) -> list[Section]:
    """Return the sections of a format code, which semicolons part."""
    found: list[list[Piece]] = [[]]
    for token in TOKEN.finditer(code):
        if token.lastgroup == "end":
            found.append([])
        else:
            found[-1] += _pieces(token.lastgroup or "", token[token.lastgroup or 0])
    return [Section(tuple(pieces)) for pieces in found]


KINDS = {
    "quoted": Kind.LITERAL,
    "escaped": Kind.LITERAL,
    "wide": Kind.PADDING,
    "general": Kind.GENERAL,
    "power": Kind.OTHER,
    "digit": Kind.DIGIT,
    "date": Kind.OTHER,
}


def _pieces(group: str, text: str) -> Iterator[Piece]:
    """Yield what a token of a code is."""
    if group == "bracket":
        yield from _bracketed(text)
    elif group == "fill":
        # Filled up with a sign, that sign is seen; with spaces, nothing is.
        yield (Kind.PADDING if text.isspace() else Kind.LITERAL), text
    elif group == "sign":
        yield SIGNS.get(text, Kind.LITERAL), text
    else:
        yield KINDS[group], text


def _bracketed(text: str) -> Iterator[Piece]:
    """Yield what stands in brackets: a condition, money, or hours past a day; a colour and a language show nothing."""
    money = MONEY.match(text)
    if CONDITION.fullmatch(text):
        yield Kind.CONDITION, text
    elif money and money[1].strip("%"):
        yield Kind.LITERAL, money[1]
    elif ELAPSED.fullmatch(text):
        yield Kind.OTHER, text
