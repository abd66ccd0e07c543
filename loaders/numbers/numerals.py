"""Numerals: one number as a person writes it, and what stands beside it.

Nothing is guessed: what is not plainly a number, a limit, a range, a ratio or a mark that is known is none of these.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from loaders.templates.shapes import Edition

NAN = float("nan")
# Beyond it a float cannot hold every whole number: 9007199254740993 would silently become another one.
EXACT = 2**53
PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
GROUPED = re.compile(r"[1-9]\d{0,2}(?P<by>[,’' ])\d{3}(?:(?P=by)\d{3})*(?:\.\d*)?")
# A thousand and more in one hand, one and a quarter in the other: 68.044 and 14,125, with what stands beside it.
EITHER = re.compile(r"[^\d.,]*[1-9]\d{0,2}[.,]\d{3}[^\d.,]*")
CURRENCY = r"US\$|\$|€|£|USD|EUR|GBP"
AMOUNT = re.compile(
    rf"(?P<open>\()? ?(?P<sign>[+-])? ?(?P<money>{CURRENCY})? ?(?P<inner>[+-])? ?(?P<digits>[\d.,’' ]*\d[\d.,]*"
    rf"(?:[eE][+-]?\d+)?) ?(?P<after>%|percent|per cent|{CURRENCY})? ?(?P<close>\))?(?P<last> ?%)?",
    re.IGNORECASE,
)
PERCENTS = {"%", "percent", "per cent"}
DOLLARS = {"$", "US$", "USD"}
LIMIT = re.compile(r"(?:<=|>=|=<|=>|[<>≤≥⩽⩾≦≧]) ?(?P<amount>.+)")
RANGE = re.compile(r"(?P<low>[^-]+?) ?(?:-| to ) ?(?P<high>[^-]+)", re.IGNORECASE)
RATIO = re.compile(r"(?P<above>[^:]+):(?P<below>[^:]+)")
# Minus signs and dashes that are typed for one, and marks that nobody sees.
DASHES = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2013\ufe63\uff0d", "-") | dict.fromkeys("\u200b\u2060\ufeff"))
RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a cell says instead of, or beside, a plain number.

    Attributes:
        value: NaN where there is no number, only a mark or a limit.
        percent: whether a percent sign stands beside it; the number is what is written, 12 for 12 %.
        money: the currency beside it, as it is written; "" for none.
        published: the writing that the number alone would lose: a limit, a range or a ratio.
        mark: what stands instead of a number, as the recipe writes it.
        footnotes: the marks beside it, as the recipe writes them.
    """

    value: float = NAN
    percent: bool = False
    money: str = ""
    published: str = ""
    mark: str = ""
    footnotes: tuple[str, ...] = ()


NOTHING = Numeral()


@dataclass(frozen=True)
class Writing:
    """How somebody writes numbers.

    Attributes:
        grouped: with thousands separators, 1,216; decimal_comma: 1.216,5 instead of 1,216.5.
        marks: what stands instead of a number, whatever its case; footnotes: what may stand beside one.
        asks: 68.044 and 14,125 are no numbers, as nobody knows which sign is the decimal one.
        limits: whether <1, ≥99, 10-20 and 0.043:0.084 are meant as such; otherwise they are no numbers.
    """

    grouped: bool = False
    decimal_comma: bool = False
    marks: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    limits: bool = False
    asks: bool = False

    @cached_property
    def folded(self) -> dict[str, str]:
        """Every mark in small letters, to how the recipe writes it."""
        return {" ".join(mark.split()).casefold(): mark for mark in self.marks}

    @cached_property
    def forms(self) -> dict[str, str]:
        """Every way in which a footnote's mark is set, to how the recipe writes it: 1 is ¹, (1) and [1]."""
        found: dict[str, str] = {}
        for mark in self.footnotes:
            base = unicodedata.normalize("NFKC", mark.strip())
            for form in (mark.strip(), base, base.translate(RAISED), f"({base})", f"[{base}]"):
                found.setdefault(form, mark)
        return found

    @cached_property
    def form(self) -> re.Pattern[str]:
        """One footnote's mark; one of digits must be set apart from the number: 81.6 1, never 81.61."""
        forms = sorted(self.forms, key=len, reverse=True)
        before = {form: r"(?<=[\s,;])" if form[:1] in "0123456789.,+-" else "" for form in forms}
        return re.compile("|".join(before[form] + re.escape(form) for form in forms))

    @cached_property
    def beside(self) -> tuple[re.Pattern[str], ...]:
        """A number, or a mark instead of one, with footnotes' marks after it, on both sides, or before it."""
        many = rf"(?:{self.form.pattern})(?:\s*[,;]?\s*(?:{self.form.pattern}))*"
        before, after = rf"(?P<before>{many})\s*", rf"\s*(?P<after>{many})"
        sides = ("(?P<rest>.+?)" + after, before + "(?P<rest>.+?)" + after, before + "(?P<rest>.+)")
        return tuple(re.compile(pattern) for pattern in sides)


def writing_of(edition: Edition) -> Writing:
    """Return how an edition of a publisher's table writes numbers."""
    marks, footnotes = tuple(edition.marks), tuple(edition.footnotes)
    return Writing(edition.thousands, edition.decimal_comma, marks, footnotes, limits=True)


def read_numeral(text: str, writing: Writing) -> Numeral | None:
    """Return what a text says; None where it is neither a number nor anything that is known."""
    said = " ".join(text.split())
    found = _alone(said, writing)
    if found is not None or not writing.footnotes or len(said) > LONGEST:
        return found
    splits = (_split(said, pattern, writing) for pattern in writing.beside)
    return next((numeral for rest, marks in splits if (numeral := _noted(rest, marks, writing))), None)


def _noted(rest: str, marks: tuple[str, ...], writing: Writing) -> Numeral | None:
    """Read what is left of a text without the marks of its footnotes."""
    numeral = _alone(rest, writing) if marks else None
    # “**” is no “*” with the footnote “*”: publishers tell them apart.
    if numeral is None or (numeral.mark and numeral.mark in marks):
        return None
    return replace(numeral, footnotes=marks)


def _split(said: str, pattern: re.Pattern[str], writing: Writing) -> tuple[str, tuple[str, ...]]:
    match = pattern.fullmatch(said)
    if match is None:
        return said, ()
    spans = [match.span(name) for name in ("before", "after") if match.groupdict().get(name)]
    found = [form[0] for start, end in spans for form in writing.form.finditer(said, start, end)]
    return match["rest"].strip(), tuple(dict.fromkeys(writing.forms[form] for form in found))


def _alone(said: str, writing: Writing) -> Numeral | None:
    """Read a text beside which nothing stands."""
    mark = writing.folded.get(said.casefold())
    if mark is not None:
        return Numeral(mark=mark, published=said if LIMIT.fullmatch(said) else "")
    if not said or len(said) > LONGEST:
        return None
    written = said.translate(DASHES).strip()
    amount = _amount(written, writing)
    if amount is None and writing.limits:
        return _limit(written, said, writing) or _ratio(written, said, writing)
    return amount


def _amount(written: str, writing: Writing) -> Numeral | None:
    found = AMOUNT.fullmatch(written)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    if bool(found["open"]) + bool(found["sign"]) + bool(found["inner"]) > 1 or (found["last"] and not found["close"]):
        return None
    after = (found["after"] or "").lower()
    percent = after in PERCENTS
    if (after and found["money"]) or (found["last"] and after):
        return None
    value = _digits(found["digits"], writing)
    if value is None:
        return None
    negative = bool(found["open"]) or "-" in ((found["sign"] or ""), (found["inner"] or ""))
    money = "" if percent else (found["money"] or found["after"] or "").upper()
    return Numeral(-value if negative else value, percent or bool(found["last"]), money)


def _digits(digits: str, writing: Writing) -> float | None:
    """Return the number of some digits, their separators as they are meant; None where they stand strangely."""
    if writing.asks and EITHER.fullmatch(digits):
        return None
    # Where a comma is the point, a point can only be a separator of thousands.
    swapped = digits.translate(str.maketrans(",.", ".,")) if writing.decimal_comma else digits
    if PLAIN.fullmatch(swapped):
        return exact(swapped)
    if (writing.grouped or writing.decimal_comma) and GROUPED.fullmatch(swapped):
        return exact(re.sub(r"[,’' ]", "", swapped))
    return None


def exact(digits: str) -> float | None:
    """Return the number of plain digits; None where a float would hold another one, or none."""
    value = float(digits)
    if len(digits) <= 15 and "e" not in digits.lower():
        return value
    written = Decimal(digits)
    # 3.4e300 comes back as it was written; 9007199254740993 would come back as another number.
    lost = abs(value) >= EXACT and Decimal(repr(value)) != written
    return None if lost or abs(value) == float("inf") or (value == 0 and written != 0) else value


def _limit(written: str, said: str, writing: Writing) -> Numeral | None:
    """Read <1, ≥99 and 10-20: the number itself is not known, and what was published is kept."""
    limit, span = LIMIT.fullmatch(written), RANGE.fullmatch(written)
    amounts = [limit["amount"]] if limit else [span["low"], span["high"]] if span else []
    read = [_amount(amount, writing) for amount in amounts]
    known = [amount for amount in read if amount is not None]
    if not known or len(known) < len(read) or known[0].value > known[-1].value:
        return None
    percent = any(amount.percent for amount in known)
    return Numeral(percent=percent, money=next((one.money for one in known if one.money), ""), published=said)


def _ratio(written: str, said: str, writing: Writing) -> Numeral | None:
    found = RATIO.fullmatch(written)
    if found is None:
        return None
    above, below = (_amount(found[name].strip(), writing) for name in ("above", "below"))
    if above is None or below is None or not below.value > 0 or above.value < 0:
        return None
    return Numeral(above.value / below.value, published=said)
