"""Numbers as they are shown: what one section of a number format makes of a number."""

import re
from decimal import ROUND_HALF_UP, Decimal

from loaders import cells
from loaders.cells import Cell, Percent
from loaders.opening.formatcodes import Kind, Section
from loaders.opening.literals import changes, is_mark

# Between places of digits these only part them: spaces anywhere, and points or commas between thousands.
SPACES = re.compile(r"0[0\s'’]*")
THOUSANDS = re.compile(r"0+(?:[.,]000)+")
SIGNED = re.compile(r"[-\u2212(]")
# Beyond it no place of a digit is counted.
LARGE = 1e15


def is_steady(section: Section, *, negative: bool) -> bool:
    """Say whether a section shows every number as such, with nothing beside it that says more.

    `negative`: whether it is the one for negative numbers, which writes their sign itself.
    """
    if section.strange:
        return True
    empty = "0" not in section.digits and not section.kinds(Kind.GENERAL)
    if empty or section.thousands or _parted(section):
        return False
    before, after = section.before, section.after
    return not (changes(before, after, negative=negative) or is_mark(before) or is_mark(after))


def number_shown(section: Section, value: float) -> Cell:
    """Return what is read of a number: itself, a percentage, or a text where what is shown says something else.

    A limit is read as it is shown, <10; beside a footnote's mark the number is read as it is stored, 12.54*.
    """
    if section.strange or section.dash_for_zero:
        return value
    size = abs(value) * 100 ** len(section.kinds(Kind.PERCENT))
    digits = places(section, size)
    before, after = section.before, section.after
    sign = "-" if value < 0 and not SIGNED.search(before) else ""
    if not digits:
        return section.literal
    if section.thousands:
        by = f"{1000**section.thousands:,}"
        return _text(f"{sign}{before}{digits}{after} ({cells.text(value)} divided by {by})")
    if _parted(section) or changes(before, after, negative=value < 0):
        return _text(f"{sign}{before}{digits}{after}")
    if is_mark(before) or is_mark(after):
        return _text(f"{sign}{before}{size:.15g}{after}")
    if section.kinds(Kind.PERCENT):
        return times_100(value)
    return Percent(value) if "%" in section.literal else value


def times_100(number: float) -> Percent:
    """Return a number as a percentage, rounded to fifteen figures as Excel does: .07 x 100 is 7."""
    return Percent(f"{number * 100:.15g}")


def places(section: Section, size: float) -> str:
    """Return the digits that a section shows of a number, which is not negative; "" for none, as # shows zero."""
    if section.kinds(Kind.GENERAL) or (section.digits and not size < LARGE):
        return f"{size:.15g}"
    if not section.digits:
        return ""
    decimals = Section(section.number[section.point :]).digits
    amount = Decimal(repr(float(size))) / 1000**section.thousands
    rounded = amount.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    kept = max(decimals.rfind("0"), decimals.rfind("?")) + 1
    rest = rest[:kept] + rest[kept:].rstrip("0")
    shown = _whole(Section(section.number[: section.point]), whole.lstrip("0"), parted=_parted(section))
    return f"{shown or '0' * bool(rest)}.{rest}" if rest else shown


def _whole(section: Section, digits: str, *, parted: bool) -> str:
    """Return the digits before the point in their places, from the right; the first place takes all that are left."""
    kept = [(kind, text) for kind, text in section.pieces if kind is Kind.DIGIT or (parted and kind is Kind.LITERAL)]
    shown = ""
    for at, (kind, text) in reversed(list(enumerate(kept))):
        first = not any(one is Kind.DIGIT for one, _ in kept[:at])
        if kind is Kind.LITERAL:
            shown = text + shown
        else:
            own = digits if first else digits[-1:]
            shown = (own or "0" * (text == "0")) + shown
            digits = digits[: -len(own)] if own else ""
    return shown


def _parted(section: Section) -> bool:
    """Say whether something stands between the places of digits before the point that makes other numbers of them."""
    before = "".join(_sketch(kind, text) for kind, text in section.number[: section.point])
    return bool(before) and not (SPACES.fullmatch(before) or THOUSANDS.fullmatch(before))


def _sketch(kind: Kind, text: str) -> str:
    return "0" if kind is Kind.DIGIT else text if kind is Kind.LITERAL else ""


def _text(written: str) -> str:
    return " ".join(written.split())
